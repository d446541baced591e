"""The fields of a claim for people: what each says, and the words it was read from, or that it was inferred.

A field without a mark was inferred; a field that says no more than that nothing was said is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, Final, NamedTuple

import attrs

from nkconflict.display.entities import truce_named
from nkconflict.display.phrases import SCOPES, breach_words, name, names, place_names, speaker
from nkconflict.model.attribution import Attribution, Modality
from nkconflict.model.ceasefires import Breach, CeasefireKind
from nkconflict.model.checks import Named
from nkconflict.model.claims import Claim, Group, Nondisclosure, Outcome, Scope, StatementKind
from nkconflict.model.counts import Count, Qualifier
from nkconflict.model.dates import Moment, Period
from nkconflict.model.parties import Party
from nkconflict.model.places import Place
from nkconflict.model.sightings import Evidence, Role, Sighting
from nkconflict.model.spans import Span

__all__ = ["Field", "bounds", "fields"]


class Field(NamedTuple):
    """A field: its label, what it says, the words it was read from, and whether it was inferred instead."""

    label: str
    value: str
    words: tuple[str, ...] = ()
    inferred: bool = False


_READ_FROM: Final[dict[str, tuple[Role, ...]]] = {
    "by": (Role.CLAIMANT,),
    "subgroup": (Role.GROUP,),
    "period": (Role.SINCE, Role.UNTIL),
    "places": (Role.PLACE,),
    "known": (),
    "breaches": (Role.BREACH, Role.ACCUSED, Role.DELAY),
    "status": (Role.STATUS, Role.BREACH),
    "kind": (Role.KIND, Role.COUNT),
    "against": (Role.ACCUSED,),
    "direct": (Role.WORDS,),
    "planned": (),
}
"""The roles of the marks of a field, where they have another name than the field itself."""

_LABELS: Final = {
    "by": "claimed by",
    "side": "whose people",
    "count": "how many",
    "outcome": "what befell them",
    "known": "which truce",
    "effective": "in force",
    "breaches": "breaches",
    "signatories": "between",
    "mediators": "through",
    "participants": "of",
    "to": "addressed to",
    "period": "when",
    "as_of": "as of",
    "gained_by": "taken by",
    "places": "where",
    "place": "where",
    "modality": "how firmly",
    "direct": "quoted",
}

_DEFAULTS: Final = (
    Group.UNSPECIFIED,
    Scope.UNSPECIFIED,
    Modality.ASSERTED,
    CeasefireKind.UNSPECIFIED,
    StatementKind.STATEMENT,
)
"""What says no more than that nothing was said."""


def fields(claim: Claim, sighting: Sighting | None = None, whole: str | None = None) -> Iterator[Field]:
    """Yield the fields of a claim that say something.

    `whole` is the text of the report of a sighting; without it only words within its quote can be told.
    """
    evidence = sighting.evidence if sighting is not None else None
    for attribute in attrs.fields(type(claim)):
        value = getattr(claim, attribute.name)
        if value is None or value is False or value == () or any(value is nothing for nothing in _DEFAULTS):
            continue
        if isinstance(claim, Nondisclosure) and value is Outcome.CASUALTIES:
            continue  # holds of every non-disclosure that names nothing else
        roles = _roles(attribute.name)
        for label, said, own in _told(attribute.name, value, roles):
            if own is None or not isinstance(evidence, Evidence):
                yield Field(label, said)
                continue
            spans = dict.fromkeys(span for role in own for span in evidence.marks_of(role))
            found = (_words(span, evidence, whole) for span in spans)
            words = tuple(dict.fromkeys(word for word in found if word))
            assumed = not spans and said != speaker(Attribution.own())
            yield Field(label, said, words, inferred=assumed)


def _words(span: Span, evidence: Evidence, whole: str | None) -> str | None:
    if whole is not None:
        return span.of(whole)
    return span.moved(-evidence.span.start).of(evidence.quote) if evidence.span.covers(span) else None


def _roles(field: str) -> tuple[Role, ...]:
    given = _READ_FROM.get(field)
    return (Role(field),) if given is None else given


def _told(
    field: str, value: Any, roles: tuple[Role, ...]
) -> Iterator[tuple[str, str, tuple[Role, ...] | None]]:
    """Yield label, value and roles; an attribution is several, of which the first stands for its words."""
    if not isinstance(value, Attribution):
        said = truce_named(value) if field == "known" else _said(value)
        yield _LABELS.get(field, field.replace("_", " ")), said, roles
        return
    yield "claimed by", speaker(value), roles
    if value.body is not None and value.party is not None:
        yield "which belongs to", name(value.party), None
    if value.office:
        yield "office", value.office, None
    if value.relays:
        yield "carried by", ", ".join(value.relays), (Role.RELAY,)


def _said(value: Any) -> str:
    """Return a value of a field in words."""
    found = next((say for kind, say in _WORDS.items() if isinstance(value, kind)), str)
    return found(value)


def _several(values: Iterable[Any]) -> str:
    items = tuple(values)
    if items and all(isinstance(item, Party) for item in items):
        return names(items)
    return "; ".join(map(_said, items))


def _counted(count: Count) -> str:
    if count.qualifier in (Qualifier.EXACT, Qualifier.NONE):
        return str(count)
    return f"{count} ({bounds(count.low, count.high)})"


def bounds(low: int | None, high: int | None) -> str:
    """Return an interval of persons in words: "729", "31 or more", "up to 100", "from 260 to 280"."""
    if low is None and high is None:
        return "no figure"
    if low == high:
        return f"{low:,}"
    if high is None:
        return f"{low:,} or more"
    return f"from {low:,} to {high:,}" if low else f"up to {high:,}"


def _period(period: Period) -> str:
    if period.since is None or period.until is None:
        return f"since {period.since}" if period.since else f"until {period.until}"
    return str(period).replace("/", " to ")


_WORDS: Final[dict[type, Callable[[Any], str]]] = {
    Scope: SCOPES.__getitem__,
    Named: lambda value: value.replace("_", " "),
    bool: lambda value: "yes" if value else "no",
    tuple: _several,
    Count: _counted,
    Party: name,
    Place: place_names,
    Period: _period,
    Moment: lambda value: str(value).replace("T", ", "),
    date: date.isoformat,
    Breach: breach_words,
}
"""How a value of each type is put in words."""
