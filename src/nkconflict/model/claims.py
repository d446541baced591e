"""What can be claimed, and by whom: a frozen type for each kind of claim, none knowing where it was read."""

from __future__ import annotations

from datetime import date
from typing import Final, TypeAlias, final

import attrs

from nkconflict.model.attribution import Attribution, Modality
from nkconflict.model.ceasefires import Ceasefire
from nkconflict.model.checks import Named, as_tuple, exactly, filled, filled_or_none, shown, tuple_of
from nkconflict.model.counts import Count
from nkconflict.model.dates import Period
from nkconflict.model.parties import Party, party_set
from nkconflict.model.places import Place

__all__ = [
    "CLAIM_TYPES",
    "Allegation",
    "CasualtyClaim",
    "Claim",
    "Denial",
    "Group",
    "MaterielClaim",
    "MaterielOutcome",
    "Nondisclosure",
    "Outcome",
    "Scope",
    "Statement",
    "StatementKind",
    "Talks",
    "TerritoryClaim",
    "Unit",
]


_WIDE: Final = ("district", "province", "region")
"""The kinds of places in which villages lie."""


class Outcome(Named):
    """What happened to the persons counted; `casualties` are losses of no stated kind."""

    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    CAPTURED = "captured"
    DISPLACED = "displaced"
    CASUALTIES = "casualties"


class Group(Named):
    """Whether the persons counted were soldiers."""

    MILITARY = "military"
    CIVILIAN = "civilian"
    UNSPECIFIED = "unspecified"


class Scope(Named):
    """What a figure covers: a running count, one incident, or what was newly added to a running count."""

    CUMULATIVE = "cumulative"
    INCIDENT = "incident"
    INCREMENT = "increment"
    UNSPECIFIED = "unspecified"


class Unit(Named):
    """What kind of ground changed hands."""

    VILLAGE = "village"
    SETTLEMENT = "settlement"
    TOWN = "town"
    CITY = "city"
    HEIGHT = "height"
    POSITION = "position"
    POST = "post"
    DISTRICT = "district"
    TERRITORY = "territory"


class StatementKind(Named):
    """Whether a statement tells or demands."""

    STATEMENT = "statement"
    DEMAND = "demand"


class MaterielOutcome(Named):
    """What became of equipment."""

    DESTROYED = "destroyed"
    DAMAGED = "damaged"
    CAPTURED = "captured"
    SHOT_DOWN = "shot_down"


@final
@attrs.frozen(kw_only=True)
class CasualtyClaim:
    """A figure of persons killed, wounded, missing, captured or displaced, as somebody claims it.

    `side` holds the parties whose people are counted: several when they are counted together, none when
    unsaid. `subgroup` narrows `group` ("children", "peacekeepers"). `period` is the stretch counted, `as_of`
    the day for which a running count is claimed; both only where a day was read or follows.
    """

    by: Attribution = attrs.field(validator=exactly(Attribution))
    side: tuple[Party, ...] = attrs.field(default=(), converter=party_set, validator=tuple_of(Party))
    group: Group = attrs.field(default=Group.UNSPECIFIED, converter=Group)
    subgroup: str | None = attrs.field(default=None, validator=filled_or_none)
    outcome: Outcome = attrs.field(converter=Outcome)
    count: Count = attrs.field(validator=exactly(Count))
    scope: Scope = attrs.field(default=Scope.UNSPECIFIED, converter=Scope)
    period: Period | None = attrs.field(default=None, validator=exactly(Period, none=True))
    as_of: date | None = attrs.field(default=None, validator=exactly(date, none=True))
    place: Place | None = attrs.field(default=None, validator=exactly(Place, none=True))
    modality: Modality = attrs.field(default=Modality.ASSERTED, converter=Modality)
    __repr__ = shown


@final
@attrs.frozen(kw_only=True)
class Nondisclosure:
    """That a party has not made a figure public: a claim of its own, not a zero."""

    by: Attribution = attrs.field(validator=exactly(Attribution))
    side: tuple[Party, ...] = attrs.field(default=(), converter=party_set, validator=tuple_of(Party))
    group: Group = attrs.field(default=Group.UNSPECIFIED, converter=Group)
    outcome: Outcome = attrs.field(default=Outcome.CASUALTIES, converter=Outcome)
    as_of: date | None = attrs.field(default=None, validator=exactly(date, none=True))
    __repr__ = shown


@final
@attrs.frozen(kw_only=True)
class TerritoryClaim:
    """That ground changed hands: how many of which unit, or which places, and to whom.

    The last of `places` may be where the others, or the ground that is only counted, lie: "13 villages in the
    Jabrayil region" has that region, "the villages of A and B" in it have A, B and the region.
    """

    by: Attribution = attrs.field(validator=exactly(Attribution))
    gained_by: Party | None = attrs.field(default=None, validator=exactly(Party, none=True))
    count: Count | None = attrs.field(default=None, validator=exactly(Count, none=True))
    unit: Unit | None = attrs.field(default=None, converter=attrs.converters.optional(Unit))
    places: tuple[Place, ...] = attrs.field(default=(), converter=as_tuple, validator=tuple_of(Place))
    scope: Scope = attrs.field(default=Scope.UNSPECIFIED, converter=Scope)
    as_of: date | None = attrs.field(default=None, validator=exactly(date, none=True))
    modality: Modality = attrs.field(default=Modality.ASSERTED, converter=Modality)
    __repr__ = shown

    @property
    def number(self) -> int | None:
        """Return how many places are meant, as published: 1 where a single one is named, None if unsaid."""
        if self.count is not None:
            return self.count.number
        if len(self.places) != 1:
            return None
        lies_there = self.places[0].kind in _WIDE and self.unit not in (None, Unit.DISTRICT)
        return None if lies_there else 1

    @property
    def where(self) -> Place | None:
        """Return the one place that is named, or the one in which the others lie."""
        if not self.places:
            return None
        last = self.places[-1]
        return last if all(place.within == last.name for place in self.places[:-1]) else None


@final
@attrs.frozen(kw_only=True)
class Allegation:
    """That a party did something to somebody: `act` is the verb, `target`, `weapon` as the text has them."""

    by: Attribution = attrs.field(validator=exactly(Attribution))
    accused: tuple[Party, ...] = attrs.field(default=(), converter=party_set, validator=tuple_of(Party))
    act: str = attrs.field(validator=filled)
    target: str | None = attrs.field(default=None, validator=filled_or_none)
    weapon: str | None = attrs.field(default=None, validator=filled_or_none)
    place: Place | None = attrs.field(default=None, validator=exactly(Place, none=True))
    period: Period | None = attrs.field(default=None, validator=exactly(Period, none=True))
    modality: Modality = attrs.field(default=Modality.ASSERTED, converter=Modality)
    __repr__ = shown


@final
@attrs.frozen(kw_only=True)
class Denial:
    """That a party denies what another says; a `denies` link leads to the sighting denied, if known."""

    by: Attribution = attrs.field(validator=exactly(Attribution))
    against: Party | None = attrs.field(default=None, validator=exactly(Party, none=True))
    words: str | None = attrs.field(default=None, validator=filled_or_none)
    __repr__ = shown


@final
@attrs.frozen(kw_only=True)
class Statement:
    """What somebody said: `words` folded (straight quotes, single spaces), `direct` when quoted."""

    by: Attribution = attrs.field(validator=exactly(Attribution))
    verb: str | None = attrs.field(default=None, validator=filled_or_none)
    words: str = attrs.field(validator=filled)
    direct: bool = attrs.field(default=False, validator=exactly(bool))
    kind: StatementKind = attrs.field(default=StatementKind.STATEMENT, converter=StatementKind)
    to: tuple[Party, ...] = attrs.field(default=(), converter=party_set, validator=tuple_of(Party))
    __repr__ = shown


@final
@attrs.frozen(kw_only=True)
class Talks:
    """A meeting held or planned: `duration` as the text puts it ("more than 10 hours")."""

    period: Period | None = attrs.field(default=None, validator=exactly(Period, none=True))
    place: Place | None = attrs.field(default=None, validator=exactly(Place, none=True))
    host: Party | None = attrs.field(default=None, validator=exactly(Party, none=True))
    mediators: tuple[Party, ...] = attrs.field(default=(), converter=party_set, validator=tuple_of(Party))
    participants: tuple[Party, ...] = attrs.field(default=(), converter=party_set, validator=tuple_of(Party))
    planned: bool = attrs.field(default=False, validator=exactly(bool))
    duration: str | None = attrs.field(default=None, validator=filled_or_none)
    __repr__ = shown


@final
@attrs.frozen(kw_only=True)
class MaterielClaim:
    """Equipment that a side lost, as somebody claims it; `kind` is the singular noun ("tank", "drone")."""

    by: Attribution = attrs.field(validator=exactly(Attribution))
    side: tuple[Party, ...] = attrs.field(default=(), converter=party_set, validator=tuple_of(Party))
    kind: str = attrs.field(validator=filled)
    count: Count = attrs.field(validator=exactly(Count))
    outcome: MaterielOutcome = attrs.field(converter=MaterielOutcome)
    scope: Scope = attrs.field(default=Scope.UNSPECIFIED, converter=Scope)
    modality: Modality = attrs.field(default=Modality.ASSERTED, converter=Modality)
    __repr__ = shown


Claim: TypeAlias = (
    CasualtyClaim
    | Nondisclosure
    | Ceasefire
    | TerritoryClaim
    | Allegation
    | Denial
    | Statement
    | Talks
    | MaterielClaim
)
"""Anything that an article can claim."""

CLAIM_TYPES: Final = (
    CasualtyClaim,
    Nondisclosure,
    Ceasefire,
    TerritoryClaim,
    Allegation,
    Denial,
    Statement,
    Talks,
    MaterielClaim,
)
