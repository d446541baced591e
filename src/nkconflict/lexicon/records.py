"""What the tables hold beside the model's own values: sources, offices, and the truces that are known."""

from __future__ import annotations

from typing import Final, final

import attrs

from nkconflict.errors import LexiconError
from nkconflict.lexicon.hints import hint
from nkconflict.model.ceasefires import CeasefireKind
from nkconflict.model.checks import (
    Named,
    as_tuple,
    exactly,
    filled,
    filled_or_none,
    natural_or_none,
    shown,
    tuple_of,
)
from nkconflict.model.dates import Moment
from nkconflict.model.parties import Party, party_set
from nkconflict.model.places import Place
from nkconflict.model.sightings import Confidence

__all__ = ["BODIES", "ROLES", "SPELLING_ONLY", "Confidence", "KnownCeasefire", "Record", "Table"]

SPELLING_ONLY: Final = "spelling only"
"""The source of a row that nothing vouches for: its spellings are of use, its cells state no facts."""

BODIES: Final = frozenset(
    """
    armed-forces border-service defence-army defence-ministry emergencies-ministry emergency-service
    foreign-ministry health-ministry human-rights-office humanitarian-office infocentre interior-ministry
    investigative-committee mine-action-agency ombudsman opposition parliament peacekeepers presidency
    prime-minister-office prisoners-commission prosecutor-general refugee-agency secretary-general
    security-council security-service state-department
    """.split()
)
"""The kinds of body that a party can have."""

ROLES: Final = frozenset(
    """
    army-commander briefing-officer chief-of-general-staff co-chair committee-head commander council-president
    defence-minister defence-spokesperson deputy-army-commander deputy-chief-of-general-staff
    deputy-foreign-minister deputy-prime-minister emergencies-minister first-vice-president foreign-minister
    foreign-spokesperson general health-minister health-spokesperson high-commissioner high-representative
    intelligence-director mediator ombudsman opposition-figure peacekeeping-commander president
    presidential-aide presidential-spokesperson prime-minister prime-minister-spokesperson prosecutor-general
    regional-director secretary-general secretary-general-spokesperson security-adviser
    security-council-secretary special-representative state-minister
    """.split()
)
"""The offices that a person can hold. A secretary of state is a foreign minister here."""


class Table(Named):
    """The table in which an entry stands."""

    PARTIES = "parties"
    PERSONS = "persons"
    PLACES = "places"
    CEASEFIRES = "ceasefires"


@final
@attrs.frozen(kw_only=True)
class Record:
    """What a table notes of an entry beside the entry itself: where it comes from and what office it is.

    `functions` are kinds of body for a party (`BODIES`), one office for a person (`ROLES`), else none.
    """

    table: Table = attrs.field(converter=Table)
    id: str = attrs.field(validator=filled)
    functions: tuple[str, ...] = attrs.field(default=(), converter=as_tuple, validator=tuple_of(str))
    source: str = attrs.field(validator=filled)
    confidence: Confidence = attrs.field(default=Confidence.HIGH, converter=Confidence)
    note: str | None = attrs.field(default=None, validator=filled_or_none)
    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        known = {Table.PARTIES: BODIES, Table.PERSONS: ROLES}.get(self.table, frozenset())
        for function in self.functions:
            if function not in known:
                reason = f"unknown function {function!r}{hint(function, known)}"
                raise LexiconError(f"{self.id!r} of {self.table}: {reason}")


@final
@attrs.frozen(kw_only=True)
class KnownCeasefire:
    """A truce of the record, from 1991 on: what a truce in the news can turn out to be.

    Moments are local, in `zone` ("UTC+4"). `place` is unlisted where the table only has words for it.
    `first_breach` is the first breach that somebody alleged, `breach_delay` the minutes from taking effect to
    it, `breach_alleged_by` who alleged it.
    """

    id: str = attrs.field(validator=filled)
    name: str = attrs.field(validator=filled)
    announced: Moment | None = attrs.field(default=None, validator=exactly(Moment, none=True))
    effective: Moment | None = attrs.field(default=None, validator=exactly(Moment, none=True))
    ended: Moment | None = attrs.field(default=None, validator=exactly(Moment, none=True))
    zone: str | None = attrs.field(default=None, validator=filled_or_none)
    place: Place | None = attrs.field(default=None, validator=exactly(Place, none=True))
    mediators: tuple[Party, ...] = attrs.field(default=(), converter=party_set, validator=tuple_of(Party))
    signatories: tuple[Party, ...] = attrs.field(default=(), converter=party_set, validator=tuple_of(Party))
    kind: CeasefireKind = attrs.field(default=CeasefireKind.UNSPECIFIED, converter=CeasefireKind)
    first_breach: Moment | None = attrs.field(default=None, validator=exactly(Moment, none=True))
    breach_delay: int | None = attrs.field(default=None, validator=natural_or_none)
    breach_alleged_by: tuple[Party, ...] = attrs.field(
        default=(), converter=party_set, validator=tuple_of(Party)
    )
    breach_place: Place | None = attrs.field(default=None, validator=exactly(Place, none=True))
    source: str = attrs.field(validator=filled)
    url: str | None = attrs.field(default=None, validator=filled_or_none)
    confidence: Confidence = attrs.field(default=Confidence.HIGH, converter=Confidence)
    note: str | None = attrs.field(default=None, validator=filled_or_none)
    __repr__ = shown
