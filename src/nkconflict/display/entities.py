"""Parties, persons and places as cards: both names of a place, and who held it when."""

from __future__ import annotations

from collections.abc import Iterable

from nkconflict.display.markup import Child, Html, raw, tag
from nkconflict.display.phrases import name, place_names
from nkconflict.errors import LexiconError
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.parties import Party, Person
from nkconflict.model.places import Place
from nkconflict.tables.layout import clean

__all__ = ["party", "party_named", "party_names", "person", "place", "truce_named"]


def party_named(key: str | None, outlet: str | None = None) -> str:
    """Return the name of a party by its id, which is shown itself where the lexicon lacks it."""
    if key is None:
        return f"the report itself ({clean(outlet)})" if outlet else "the report itself"
    try:
        return clean(name(Lexicon.default().party(key)))
    except LexiconError:
        return clean(key)


def party_names(keys: Iterable[str]) -> str:
    """Return the names of parties that are counted or accused together."""
    return " and ".join(map(party_named, keys))


def truce_named(key: str | None) -> str:
    """Return the name of a known truce; one that was not settled to be known has none."""
    if key is None:
        return "a truce that was not settled to be a known one"
    try:
        return clean(Lexicon.default().ceasefire(key).name)
    except LexiconError:
        return clean(key)


def party(value: Party) -> Html:
    """Return a party: what it is, with whom it stands, what it is part of."""
    lineage = [one.name for one in value.lineage()][1:]
    return _card(
        value.name,
        str(value.kind),
        [("side", str(value.side)), ("part of", ", ".join(lineage)), ("id", value.id)],
    )


def person(value: Person) -> Html:
    """Return a person: the office, and its term."""
    term = f"{value.since or '…'} to {value.until or '…'}" if value.since or value.until else ""
    whose = value.party.name if value.party else ""
    return _card(
        value.name, value.office or "person", [("of", whose), ("in office", term), ("id", value.id or "")]
    )


def place(value: Place) -> Html:
    """Return a place by both of its names, neither the default, and who held it when."""
    where = ""
    if value.latitude is not None and value.longitude is not None:
        where = f"{value.latitude:.4f}, {value.longitude:.4f} (WGS84)"
    held = [
        tag("span", f"{tenure.party.name}, {tenure.since or '…'} to {tenure.until or '…'}", tag("br"))
        for tenure in value.held_by
    ]
    return _card(
        place_names(value),
        value.kind or "place",
        [
            ("in Armenian", value.armenian_name or ""),
            ("in Azerbaijani", value.azerbaijani_name or ""),
            ("lies in", ", ".join(part for part in (value.within, value.country) if part)),
            ("coordinates", where),
            ("held by", held),
            ("id", value.id or ""),
        ],
    )


def _card(title: str, kind: str, facts: Iterable[tuple[str, Child]]) -> Html:
    told = [raw((tag("dt", label), tag("dd", value))) for label, value in facts if value]
    head = tag("p", tag("b", clean(title)), " ", tag("small", clean(kind)), cls="k-head")
    return tag("section", head, tag("dl", told, cls="k-fields"), cls="k-card")
