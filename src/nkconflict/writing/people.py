"""People counted: the figure with its hedge, whose people they are, and what they are called.

"At least 13 Armenian soldiers", "dozens of people on both sides", "no civilians of unknown affiliation": one
phrase with count, side and group in it, so that nothing has to be inferred from what stands around it.
"""

from __future__ import annotations

from typing import Final

from nkconflict.model.claims import Group
from nkconflict.model.counts import Count, Qualifier
from nkconflict.model.parties import Party, PartyKind, Side
from nkconflict.writing.names import Names
from nkconflict.writing.prose import listed
from nkconflict.writing.refusals import refuse

__all__ = ["BOTH", "counted", "figure", "is_one"]

BOTH: Final = ("armenia", "azerbaijan")
"""The states that "both sides" are, by id, in their order."""

_MOST: Final = 10**12
"""No figure of persons has more digits than twelve."""

_DIRECT: Final = frozenset(("several", "a few", "several dozen", "several hundred", "several thousand"))
"""The vague words that stand right before a noun; the others need "of"."""


def is_one(count: Count) -> bool:
    """Say whether a figure is told in the singular: "one soldier has been killed"."""
    return count.number == 1


def figure(count: Count, more: bool = False, field: str = "count") -> str:
    """Return a count as it stands before a noun; with `more`, as an addition: "at least 13 more".

    >>> figure(Count.between(260, 280)), figure(Count.vague("dozens")), figure(Count.up_to(1200), more=True)
    ('between 260 and 280', 'dozens of', 'up to 1,200 more')
    """
    added = " more" if more else ""
    if count.words is not None:
        return f"{count.words}{added}" if more or count.words in _DIRECT else f"{count.words} of"
    if count.qualifier is Qualifier.NONE:
        if more:
            raise refuse(field, "none is no addition to a figure")
        return "no"
    if count.qualifier is Qualifier.BETWEEN:
        low, high = count.low or 0, count.high or 0
        if not low < high < _MOST:
            raise refuse(field, f"{count} is no range, or has more digits than a figure of persons")
        return f"between {low:,} and {high:,}{added}"
    if not 0 < (count.number or 0) < _MOST:
        raise refuse(field, f"{count} would be read as none, or has more digits than a figure of persons")
    if more and count.qualifier is Qualifier.MORE_THAN:
        return f"over {count.number:,} more"  # "more than 13 more" says one thing twice
    return f"{count}{added}"


def counted(
    count: Count,
    group: Group,
    subgroup: str | None,
    side: tuple[Party, ...],
    names: Names,
    *,
    more: bool = False,
) -> str:
    """Return the people that a figure counts: "at least 13 Armenian soldiers"."""
    key = str(group) if subgroup is None else f"{group}/{subgroup}"
    noun = names.people(key, many=not is_one(count))
    if noun is None or (subgroup is not None and group is Group.UNSPECIFIED):
        raise refuse("subgroup" if subgroup else "group", f"there is no noun for people who are {key!r}")
    if subgroup == "volunteers" and any(party.kind is PartyKind.ORGANISATION for party in side):
        raise refuse("subgroup", "volunteers of an organisation are no soldiers")
    if subgroup == "peacekeepers" and len(side) > 1:
        raise refuse("side", "peacekeepers are those of one party")
    number = figure(count, more)
    if not side:
        return f"{number} {noun} of unknown affiliation"
    parties = [_side(party, names) for party in side]
    if tuple(party.id for party in side) == BOTH:
        return f"{number} {noun} on both sides"
    if len(side) > 1:
        return f"{number} {noun} of {listed(parties)}"
    adjective = names.adjective(side[0])
    if adjective is None or names.means(f"{adjective} {noun}".lower()):  # "Syrian mercenaries" are a party
        return f"{number} {noun} of {parties[0]}"
    if group is Group.UNSPECIFIED:
        return f"{number} {noun} on the {adjective} side"
    return f"{number} {adjective} {noun}"


def _side(party: Party, names: Names) -> str:
    """Return the noun of a root party whose people can be counted apart from another's."""
    if party.part_of is not None:
        raise refuse("side", f"{party.id!r} is part of {party.root.id!r}, whose people are counted")
    if party.kind is PartyKind.ORGANISATION and party.side is Side.AZERBAIJANI:
        raise refuse("side", f"the people of {party.id!r} are counted with Azerbaijan's")
    noun = names.noun(party) if names.knows(party) else None
    if noun is None:
        raise refuse("side", f"the lexicon has no name for {party.id!r}")
    return noun
