"""Documents: a value with its type and the version of the schema, as text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from cattrs import BaseValidationError

from nkconflict.convert.converter import converter
from nkconflict.convert.encoding import encoded
from nkconflict.convert.faults import fault
from nkconflict.convert.upgrades import SCHEMA_VERSION, upgraded
from nkconflict.corpus import Corpus
from nkconflict.errors import DecodeError, NkConflictError
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model import (
    attribution,
    ceasefires,
    claims,
    counts,
    dates,
    parties,
    places,
    reports,
    sightings,
    spans,
)

__all__ = ["SCHEMA_VERSION", "TYPES", "document_of", "dumps", "loads", "value_of"]


def _types() -> Iterator[type]:
    yield Corpus
    yield from (reports.Report, reports.Block, reports.Caption, reports.Contributor)
    yield from (sightings.Sighting, sightings.Evidence, sightings.Citation, sightings.Mark)
    yield from (sightings.Link, sightings.Residue, spans.Span)
    yield from claims.CLAIM_TYPES
    yield from (ceasefires.Breach, attribution.Attribution, counts.Count)
    yield from (parties.Party, parties.Person, places.Place, places.Tenure)
    yield from (dates.Period, dates.Moment, dates.MonthDay, dates.MonthRef, dates.WeekdayRef)
    yield from (dates.RelativeDay, dates.WeekRef, dates.WeekendRef, dates.YearRef, dates.Unresolved)


TYPES: Final = {kind.__name__: kind for kind in _types()}
"""The types that can be written, by the name that a document gives them."""


def dumps(value: object, lexicon: Lexicon | None = None) -> str:
    """Return a value as a document in JSON, on one line.

    What `lexicon` (the default one unless given) has is written by its id. With the extra `fast` the same
    text is written sooner. DecodeError where the type is none of `TYPES`.
    """
    return encoded(document_of(value, lexicon))


def loads(text: str, lexicon: Lexicon | None = None) -> Any:
    """Return the value of a document, upgraded where it is of an older version.

    DecodeError with the JSON path of what is wrong: text that is no JSON, an unknown version, type, key, tag,
    value of an enum, party, person or place; a value of another type; a span that does not fit its text.
    """
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise DecodeError(f"this is no JSON ({error.msg})").at(text, error.pos) from None
    except (ValueError, RecursionError) as error:
        raise DecodeError(f"this JSON cannot be read ({error})") from None
    return value_of(document, lexicon)


def document_of(value: object, lexicon: Lexicon | None = None) -> dict[str, object]:
    """Return a value as a document of plain dictionaries, lists and values."""
    kind = type(value)
    if TYPES.get(kind.__name__) is not kind:
        raise DecodeError(f"no document of a {kind.__name__}; there are {', '.join(TYPES)}")
    made = converter(lexicon if lexicon is not None else Lexicon.default())
    return {
        "schema_version": SCHEMA_VERSION,
        "type": kind.__name__,
        "value": made.unstructure(value, kind),
    }


def value_of(document: object, lexicon: Lexicon | None = None) -> Any:
    """Return the value of a document; see `loads`."""
    if not isinstance(document, dict) or not {"schema_version", "type", "value"} == document.keys():
        raise DecodeError("a document has schema_version, type and value, and nothing else", path="$")
    current = upgraded(document)
    kind = TYPES.get(current["type"]) if isinstance(current["type"], str) else None
    if kind is None:
        raise DecodeError(f"unknown type {current['type']!r}; there are {', '.join(TYPES)}", path="$.type")
    made = converter(lexicon if lexicon is not None else Lexicon.default())
    try:
        return made.structure(current["value"], kind)
    except (BaseValidationError, NkConflictError, TypeError, KeyError) as error:
        raise fault(error, "$.value") from None
