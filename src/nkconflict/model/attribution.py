"""Whose word it is: the claimant of a figure, apart from the agencies and media that carried it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self, final

import attrs

from nkconflict.errors import NkConflictError
from nkconflict.model.checks import Named, as_tuple, exactly, filled_or_none, shown, tuple_of
from nkconflict.model.parties import Party, Person

__all__ = ["Attribution", "Modality", "Voice"]


class Voice(Named):
    """Whose voice it is: the report's own, a source that is named, or one that is not."""

    OWN = "own"
    NAMED = "named"
    UNNAMED = "unnamed"


class Modality(Named):
    """How firmly something is claimed."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    DENIED = "denied"


@final
@attrs.frozen(kw_only=True, weakref_slot=False)
class Attribution:
    """Whose claim it is.

    `party` is the root party, `body` the agency or force within it, `person` who spoke, `office` the office
    in the words of the text. `relays` are the agencies and media in between, which claim nothing themselves.
    The words of the attribution stand where the evidence's `claimant` mark says.
    """

    voice: Voice = attrs.field(converter=Voice)
    party: Party | None = attrs.field(default=None, validator=exactly(Party, none=True))
    body: Party | None = attrs.field(default=None, validator=exactly(Party, none=True))
    person: Person | None = attrs.field(default=None, validator=exactly(Person, none=True))
    office: str | None = attrs.field(default=None, validator=filled_or_none)
    relays: tuple[str, ...] = attrs.field(default=(), converter=as_tuple, validator=tuple_of(str))
    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        if self.voice is not Voice.NAMED and (self.body is not None or self.person is not None):
            raise NkConflictError(f"Attribution: a voice that is {self.voice} names no body or person")
        if self.voice is Voice.OWN and self.party is not None:
            raise NkConflictError("Attribution.party: the report's own voice has no party")
        if self.party is not None and self.party.part_of is not None:
            raise NkConflictError(
                f"Attribution.party: must be a root party, not {self.party.id!r}; use `body`"
            )
        if self.body is None:
            return
        if self.body.part_of is None:
            raise NkConflictError(f"Attribution.body: {self.body.id!r} is a root party; use `party`")
        if self.party is None or self.body.root.id != self.party.id:
            party = "no party" if self.party is None else repr(self.party.id)
            raise NkConflictError(f"Attribution.body: {self.body.id!r} does not belong to {party}")

    @classmethod
    def own(cls) -> Self:
        """Return the report's own voice."""
        return cls(voice=Voice.OWN)

    @classmethod
    def unnamed(
        cls, party: Party | None = None, *, office: str | None = None, relays: Iterable[str] = ()
    ) -> Self:
        """Return a voice without a name ("unofficial sources"), of a root party where that is said."""
        return cls(voice=Voice.UNNAMED, party=party, office=office, relays=relays)

    @classmethod
    def named(
        cls,
        party: Party,
        *,
        person: Person | None = None,
        office: str | None = None,
        relays: Iterable[str] = (),
    ) -> Self:
        """Return the voice of a party, or of a body within one: its root becomes the party."""
        body = party if party.part_of is not None else None
        return cls(
            voice=Voice.NAMED, party=party.root, body=body, person=person, office=office, relays=relays
        )

    def relayed(self, relays: Iterable[str]) -> Self:
        """Return the same voice as carried by these agencies and media, and by no others."""
        given = as_tuple(relays)
        return self if given == self.relays else attrs.evolve(self, relays=given)
