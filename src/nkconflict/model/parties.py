"""Who: the parties to the conflict and to its mediation, as a tree, and the persons who speak for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Self, final

import attrs

from nkconflict.errors import NkConflictError
from nkconflict.model.checks import Named, as_tuple, exactly, filled, filled_or_none, shown

__all__ = ["Party", "PartyKind", "Person", "Side"]


class PartyKind(Named):
    """What a party is."""

    STATE = "state"
    DE_FACTO_AUTHORITY = "de facto authority"
    AGENCY = "agency"
    ARMED_FORCE = "armed force"
    MEDIATOR = "mediator"
    ORGANISATION = "organisation"


class Side(Named):
    """With whom a party stands in the conflict."""

    ARMENIAN = "armenian"
    AZERBAIJANI = "azerbaijani"
    MEDIATOR = "mediator"
    OTHER = "other"


@final
@attrs.frozen(kw_only=True, cache_hash=True)
class Party:
    """A state, authority, agency, force or organisation; `part_of` is the party that it belongs to.

    `id` is kebab-case and neutral ("nagorno-karabakh"). Identity across lexicons is the id.
    """

    id: str = attrs.field(validator=filled)
    name: str = attrs.field(validator=filled)
    kind: PartyKind = attrs.field(converter=PartyKind)
    side: Side = attrs.field(converter=Side)
    part_of: Party | None = attrs.field(default=None)
    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        if self.part_of is None:
            return
        if type(self.part_of) is not Party:
            raise NkConflictError(f"Party.part_of: must be Party or None, not {self.part_of!r}")
        if self.part_of.within(self):
            raise NkConflictError(f"Party.part_of: {self.id!r} cannot be part of itself")

    def lineage(self) -> Iterator[Party]:
        """Yield the party itself, then what it is part of, up to the root."""
        party: Party | None = self
        while party is not None:
            yield party
            party = party.part_of

    @property
    def root(self) -> Party:
        """Return the state, authority or organisation at the top of the tree."""
        return self if self.part_of is None else self.part_of.root

    def within(self, other: Party) -> bool:
        """Say whether this is the other party or part of it, by id."""
        return any(party.id == other.id for party in self.lineage())

    def __str__(self) -> str:
        return self.name


def party_set(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Normalise parties told of together: each once, by id, since the order of telling means nothing.

    So "Armenia and Azerbaijan" and "Azerbaijan and Armenia" are the same side of the same claim.
    """
    given = as_tuple(parties)
    if type(given) is not tuple or any(type(party) is not Party for party in given):
        return given  # for the validator to refuse
    return tuple(sorted(dict.fromkeys(given), key=_by_id)) if len(given) > 1 else given


def _by_id(party: Party) -> str:
    return party.id


@final
@attrs.frozen(kw_only=True, cache_hash=True)
class Person:
    """Somebody who speaks or decides: an office holder with a term, or, unlisted, the words of the text.

    `id` is None for persons whom the lexicon lacks. `since` and `until` bound the term of `office`, both
    included.
    """

    id: str | None = attrs.field(default=None, validator=filled_or_none)
    name: str = attrs.field(validator=filled)
    office: str | None = attrs.field(default=None, validator=filled_or_none)
    party: Party | None = attrs.field(default=None, validator=exactly(Party, none=True))
    since: date | None = attrs.field(default=None, validator=exactly(date, none=True))
    until: date | None = attrs.field(default=None, validator=exactly(date, none=True))
    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        if self.since is not None and self.until is not None and self.since > self.until:
            raise NkConflictError(f"Person.since: {self.since} is after until {self.until}")

    @classmethod
    def unlisted(cls, words: str, *, office: str | None = None, party: Party | None = None) -> Self:
        """Return a speaker whom the lexicon lacks, in the words of the text."""
        return cls(name=words, office=office, party=party)

    def in_office(self, day: date) -> bool:
        """Say whether the term of office covers a day; an unknown end is open."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def __str__(self) -> str:
        return self.name
