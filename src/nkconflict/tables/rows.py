"""From a report to the rows of a table: for each thing read, where it was read, then what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from nkconflict.errors import NkConflictError
from nkconflict.model.ceasefires import Ceasefire
from nkconflict.model.claims import (
    Allegation,
    CasualtyClaim,
    Denial,
    MaterielClaim,
    Nondisclosure,
    Statement,
    Talks,
    TerritoryClaim,
)
from nkconflict.model.keys import claim_key
from nkconflict.model.places import Place
from nkconflict.model.reports import Report
from nkconflict.model.sightings import BlockKind, Evidence, Sighting
from nkconflict.model.spans import Span
from nkconflict.tables.casualties import casualty
from nkconflict.tables.claims import allegation, ceasefire, denial, materiel, statement, talks, territory
from nkconflict.tables.columns import columns_of
from nkconflict.tables.values import Row, block, ident, iso

__all__ = ["rows"]

_OF_CLAIMS: Final[Mapping[type, tuple[str, Callable[[Report, Sighting, Any], Row]]]] = {
    CasualtyClaim: ("casualties", casualty),
    Nondisclosure: ("casualties", casualty),
    Ceasefire: ("ceasefires", ceasefire),
    TerritoryClaim: ("territory", territory),
    Allegation: ("allegations", allegation),
    Denial: ("denials", denial),
    Statement: ("statements", statement),
    Talks: ("talks", talks),
    MaterielClaim: ("materiel", materiel),
}
"""The table that each type of claim stands in, and how it becomes a row."""


def rows(report: Report, name: str) -> Iterator[Row]:
    """Return the rows of a table, in the order of the text, each with the columns of `TABLES[name]` in order.

    Cells are ready for JSON. NkConflictError if there is no such table, or it is no report.

    >>> from nkconflict.reading.parse import parse
    >>> report = parse(" date 2020-10-19 Three civilians were wounded in Ganja on Saturday.")
    >>> [(row["number"], row["outcome"], row["quote"]) for row in rows(report, "casualties")]
    [(3, 'wounded', 'Three civilians were wounded')]
    """
    _check(report)
    columns_of(name)
    of_parts = _OF_PARTS.get(name)
    return _claims(report, name) if of_parts is None else of_parts(report)


def _check(report: object) -> None:
    """Refuse what is no report, such as an answer to a question."""
    if not isinstance(report, Report):
        answers = "the answers of nkconflict.query become rows by answer_rows and answer_table"
        raise NkConflictError(f"a {type(report).__name__} is no report; {answers}")


def _claims(report: Report, name: str) -> Iterator[Row]:
    for sighting in report.sightings:
        table, cells = _OF_CLAIMS.get(type(sighting.claim), ("", None))
        if table == name and cells is not None:
            yield _read(report, sighting) | cells(report, sighting, sighting.claim)


def _read(report: Report, sighting: Sighting) -> Row:
    """Return where a claim was read; a curated claim has its outlet and day, and no place in the text."""
    key, evidence = claim_key(sighting.claim), sighting.evidence
    if isinstance(evidence, Evidence):
        return _at(report, evidence.block, evidence.span) | {"key": key, "rule": evidence.rule}
    return {
        "source": evidence.url or evidence.outlet,
        "published": iso(evidence.published),
        **dict.fromkeys(("block", "start", "end", "quote")),
        "key": key,
        "rule": None,
    }


def _at(report: Report, kind: BlockKind | None, span: Span) -> Row:
    """Return the columns that every row begins with, for a stretch of the text that is no claim."""
    return {
        "source": report.source,
        "published": iso(report.published),
        "block": block(kind),
        "start": span.start,
        "end": span.end,
        "quote": span.of(report.text),
        "key": None,
        "rule": None,
    }


def _links(report: Report) -> Iterator[Row]:
    for link, subject, object_ in report.linked():
        keys = {"from_key": claim_key(subject.claim), "to_key": claim_key(object_.claim)}
        yield _read(report, subject) | {"kind": str(link.kind)} | keys


def _captions(report: Report) -> Iterator[Row]:
    for caption in report.captions:
        words = caption.span.of(report.text)
        place = caption.places[0] if caption.places else None
        yield _at(report, BlockKind.CAPTION, caption.span) | {
            "date": iso(caption.day),
            "place": ident(place),
            "place_text": _named_in(words, place),
            "agency": caption.agency,
            "photographer": caption.photographer,
        }


def _named_in(words: str, place: Place | None) -> str | None:
    """Return the name of a place that the words have; None if they have it in another spelling."""
    names: Iterable[str] = () if place is None else (place.name, *place.name.split(" / "), *place.names)
    return next((name for name in names if name in words), None)


def _reports(report: Report) -> Iterator[Row]:
    header = next((block.span for block in report.blocks if block.kind is BlockKind.HEADER), Span(0, 0))
    yield _at(report, None, header) | {
        "header_date": iso(report.header_date),
        "agency": report.agency,
        "contributors": [
            {"name": one.name, "place": one.place and (one.place.id or one.place.name)}
            for one in report.contributors
        ],
        "claims": len(report.claims()),
        "residue": len(report.residue),
        "sha256": report.sha256,
    }


def _residue(report: Report) -> Iterator[Row]:
    for left in report.residue:
        where = report.block_at(left.span.start)
        yield _at(report, where.kind if where else None, left.span) | {"reason": left.reason}


_OF_PARTS: Final[Mapping[str, Callable[[Report], Iterator[Row]]]] = {
    "links": _links,
    "captions": _captions,
    "reports": _reports,
    "residue": _residue,
}
"""The tables that are not of claims."""
