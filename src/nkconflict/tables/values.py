"""From values of the model to cells: ids of root parties, words from marks, days in ISO."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, TypeAlias

from nkconflict.model.attribution import Attribution
from nkconflict.model.dates import Moment, Period
from nkconflict.model.parties import Party, PartyKind, Person
from nkconflict.model.places import Place
from nkconflict.model.reports import Report
from nkconflict.model.sightings import BlockKind, Evidence, Role, Sighting

__all__ = [
    "Row",
    "block",
    "claimant",
    "delegations",
    "ident",
    "iso",
    "roots",
    "side",
    "words",
    "words_of_all",
]

Row: TypeAlias = dict[str, object]
"""Cells by the name of their column."""

ARMENIAN_SIDE: Final = frozenset({"armenia", "nagorno-karabakh"})

_BLOCKS: Final = {
    BlockKind.HEADLINE: "headline",
    BlockKind.DATELINE: "body",
    BlockKind.PARAGRAPH: "body",
    BlockKind.CAPTION: "caption",
}


def block(kind: BlockKind | None) -> str | None:
    """Return headline, body or caption; None for what is none of these, such as a byline."""
    return None if kind is None else _BLOCKS.get(kind)


def ident(entry: Party | Person | Place | None) -> str | None:
    """Return the id of what may be missing, or may be unlisted."""
    return None if entry is None else entry.id


def iso(day: date | Moment | Period | None) -> str | None:
    """Return a day, moment or period as text: ISO 8601, EDTF for intervals."""
    return None if day is None else str(day)


def roots(parties: Iterable[Party]) -> list[str]:
    """Return the ids of the root parties, each once, in alphabetical order."""
    return sorted({party.root.id for party in parties})


def delegations(parties: Iterable[Party]) -> list[str]:
    """Return the ids of parties at a table, each once: root parties, but a group of mediators is itself."""
    return sorted({(party if party.kind is PartyKind.MEDIATOR else party.root).id for party in parties})


def side(parties: Iterable[Party]) -> str | None:
    """Return one value for the parties whose people are counted, or who are accused, together.

    A root party's id; `armenian-side` for Armenia with Nagorno-Karabakh; `both` for Azerbaijan with either of
    them; ids joined by `|` for other company; None where nobody is named.
    """
    ids = roots(parties)
    if "azerbaijan" in ids and ARMENIAN_SIDE.intersection(ids):
        return "both"
    if set(ids) == ARMENIAN_SIDE:
        return "armenian-side"
    return "|".join(ids) or None


def claimant(by: Attribution) -> str | None:
    """Return the root party whose word it is; None for the report's own, or an unknown party's."""
    return None if by.party is None else by.party.root.id


def words(report: Report, sighting: Sighting, role: Role) -> str | None:
    """Return the words that a field was read from, the first of several; None if it was inferred."""
    return next(iter(words_of_all(report, sighting, role)), None)


def words_of_all(report: Report, sighting: Sighting, role: Role) -> list[str]:
    """Return the words of each mark of a role, in order of reading; a mark of no words is none."""
    if not isinstance(sighting.evidence, Evidence):
        return []
    return [span.of(report.text) for span in sighting.evidence.marks_of(role) if span.start < span.end]
