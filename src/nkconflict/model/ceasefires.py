"""Truces: announced, effective and ended are three moments, and who broke one is somebody's allegation."""

from __future__ import annotations

from typing import final

import attrs

from nkconflict.model.attribution import Attribution, Modality
from nkconflict.model.checks import Named, as_tuple, exactly, filled_or_none, shown, tuple_of
from nkconflict.model.dates import Moment, Period
from nkconflict.model.parties import Party, party_set
from nkconflict.model.places import Place

__all__ = ["Breach", "Ceasefire", "CeasefireKind", "CeasefireStatus"]


class CeasefireKind(Named):
    """What a truce is for."""

    HUMANITARIAN = "humanitarian"
    PERMANENT = "permanent"
    LOCAL = "local"
    UNSPECIFIED = "unspecified"


class CeasefireStatus(Named):
    """How far a truce has come, as the passage tells it."""

    PROPOSED = "proposed"
    ANNOUNCED = "announced"
    IN_FORCE = "in_force"
    BROKEN = "broken"
    ENDED = "ended"


@final
@attrs.frozen(kw_only=True)
class Breach:
    """A breach, stated by the report or alleged by a party.

    `accused` holds both sides when they blame each other. `delay` is the time after it took effect, as
    written ("minutes").
    """

    by: Attribution = attrs.field(validator=exactly(Attribution))
    accused: tuple[Party, ...] = attrs.field(default=(), converter=party_set, validator=tuple_of(Party))
    period: Period | None = attrs.field(default=None, validator=exactly(Period, none=True))
    delay: str | None = attrs.field(default=None, validator=filled_or_none)
    modality: Modality = attrs.field(default=Modality.ASSERTED, converter=Modality)
    __repr__ = shown


@final
@attrs.frozen(kw_only=True)
class Ceasefire:
    """A truce as a passage tells it.

    `known` is its id in the lexicon where day or broker settles which one it is.
    `announced`, `effective` and `ended` are local; None where the text does not say.
    """

    by: Attribution = attrs.field(default=Attribution.own(), validator=exactly(Attribution))
    known: str | None = attrs.field(default=None, validator=filled_or_none)
    announced: Moment | None = attrs.field(default=None, validator=exactly(Moment, none=True))
    effective: Moment | None = attrs.field(default=None, validator=exactly(Moment, none=True))
    ended: Moment | None = attrs.field(default=None, validator=exactly(Moment, none=True))
    place: Place | None = attrs.field(default=None, validator=exactly(Place, none=True))
    mediators: tuple[Party, ...] = attrs.field(default=(), converter=party_set, validator=tuple_of(Party))
    signatories: tuple[Party, ...] = attrs.field(default=(), converter=party_set, validator=tuple_of(Party))
    kind: CeasefireKind = attrs.field(default=CeasefireKind.UNSPECIFIED, converter=CeasefireKind)
    status: CeasefireStatus = attrs.field(converter=CeasefireStatus)
    breaches: tuple[Breach, ...] = attrs.field(default=(), converter=as_tuple, validator=tuple_of(Breach))
    __repr__ = shown
