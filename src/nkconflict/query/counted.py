"""What a figure counts, so that only like is compared with like: whose people, which of them, and their fate.

Two figures of one claimant are a running count only where they count the same, at the same place, and from
the same day on: "since Sept. 27" 2020 never goes on with a count of April 2016, nor with one "since Oct. 18".
A figure that names no first day goes on with a count of its own claimant that it may continue; an incident is
of the war that was on when it happened, and of none where none was.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, NamedTuple, final

import attrs

from nkconflict.lexicon.wars import counted_until, war_on
from nkconflict.model.attribution import Attribution, Modality
from nkconflict.model.claims import CasualtyClaim, Group, Nondisclosure, Outcome, Scope
from nkconflict.model.parties import Party, PartyKind
from nkconflict.model.sightings import LinkKind
from nkconflict.query.accounts import Account

__all__ = [
    "Counted",
    "Episodes",
    "Teller",
    "casualty",
    "counted",
    "held_on",
    "in_words",
    "is_part",
    "root_id",
    "teller_id",
    "teller_of",
]

_NEAR: Final = timedelta(days=2)
"""First days so near each other are of one count: a source may date a war a day late."""

_WAR: Final = timedelta(days=60)
"""First days so near each other are of one war."""


@final
@attrs.frozen(order=True)
class Counted:
    """Whose people (root party ids, in order), which group, a subgroup if any, what befell them, and where.

    `place` is that of a running count of one place ("60 in Ganja since the war began"), which is a part of
    the whole count, and no continuation of it.
    """

    side: tuple[str, ...]
    group: Group
    subgroup: str | None
    outcome: Outcome
    place: str | None = None

    def __str__(self) -> str:
        whose = in_words(self.side) if self.side else "people of no named side"
        people = self.subgroup or ("people" if self.group is Group.UNSPECIFIED else str(self.group))
        return f"{whose}, {people}, {self.outcome}{f', in {self.place}' if self.place else ''}"


class Teller(NamedTuple):
    """Who gives a figure: a party by its id (see `teller_id`), or an outlet with a figure of its own."""

    party: str | None
    outlet: str | None

    def __str__(self) -> str:
        return self.party or f"{self.outlet} itself"


def in_words(side: Iterable[str]) -> str:
    """Return ids as words: "armenia and azerbaijan"."""
    return " and ".join(side)


def counted(claim: CasualtyClaim | Nondisclosure) -> Counted:
    """Return what a figure counts."""
    side = tuple(sorted({party.root.id for party in claim.side}))
    if isinstance(claim, Nondisclosure):
        return Counted(side, claim.group, None, claim.outcome)
    local = claim.place if claim.scope is Scope.CUMULATIVE else None
    place = None if local is None else local.id or local.name
    return Counted(side, claim.group, claim.subgroup, claim.outcome, place)


def casualty(account: Account) -> CasualtyClaim | None:
    """Return the figure that an account gives, None where it claims something else or denies a figure."""
    claim = account.claim
    return claim if isinstance(claim, CasualtyClaim) and claim.modality is not Modality.DENIED else None


def is_part(account: Account) -> bool:
    """Say whether a figure is a part of another of its report that counts the same, in no words of its own.

    Of "2,400 soldiers killed, among them 250 without a name" both count soldiers killed, and the 250 go on
    with no running count. Civilians among the dead, or officers, are counted as what they are.
    """
    claim = casualty(account)
    if claim is None:
        return False
    wholes = (whole for whole in account.related(LinkKind.SUBSET_OF) if isinstance(whole, CasualtyClaim))
    return any(counted(whole) == counted(claim) for whole in wholes)


def root_id(party: Party | None) -> str | None:
    """Return the id of a party's root, None for nobody."""
    return None if party is None else party.root.id


def teller_id(by: Attribution | None) -> str | None:
    """Return the id of who gives a figure: the state that a body speaks for, None for nobody.

    What is in a state but not of it, as its opposition is, speaks for itself.
    """
    speaker = None if by is None else by.body or by.party
    if speaker is None:
        return None
    own = speaker.kind is PartyKind.ORGANISATION and speaker.root.kind is PartyKind.STATE
    return speaker.id if own else speaker.root.id


def teller_of(account: Account) -> Teller:
    """Return who gives the figure of an account: outlets that add up for themselves are told apart."""
    party = teller_id(getattr(account.claim, "by", None))
    return Teller(party, None if party else account.where)


def held_on(account: Account) -> tuple[date, date, str, bool, int]:
    """Return what orders running counts: the day that a figure is for, then when and where it was printed.

    An old figure that is printed again later is of its own day, and supersedes nothing. Of one day and source
    a figure that revises another stands behind it: "151, not the 158 announced earlier".
    """
    claim = casualty(account)
    until = claim.period.until if claim is not None and claim.period is not None else None
    day = (claim.as_of if claim is not None else None) or until or account.published or date.max
    revising = bool(account.related(LinkKind.REVISES))
    return day, account.published or date.max, account.source, revising, account.place


class _Begun(NamedTuple):
    """A running count that has begun: its first day, and the least of its last figure."""

    since: date
    low: int


@final
class Episodes:
    """The first day of the running count that each of some accounts belongs to; None where none had begun."""

    def __init__(self, given: Iterable[Account]) -> None:
        ordered = sorted(given, key=held_on)
        self._kept = ordered  # so that no other account can come to have the identity of one of these
        self._wars = _wars(ordered)
        self._day: dict[int, date | None] = {}
        begun: dict[tuple[Teller, Counted], list[_Begun]] = {}
        for account in ordered:
            claim = account.claim
            if not isinstance(claim, CasualtyClaim):
                continue
            running = begun.setdefault((teller_of(account), counted(claim)), [])
            if casualty(account) is None or is_part(account):  # neither begins a count
                self._day[id(account)] = running[-1].since if running else self._war(account)
            else:
                self._day[id(account)] = self._place(account, claim, running)

    def of(self, account: Account) -> date | None:
        """Return the first day of the count that an account belongs to."""
        return self._day.get(id(account))

    def _place(self, account: Account, claim: CasualtyClaim, running: list[_Begun]) -> date | None:
        since = claim.period.since if claim.period is not None else None
        if claim.scope is not Scope.CUMULATIVE or since is None:
            war = self._war(account)
            if war is None and (claim.scope is Scope.INCIDENT or war_on(account.published or date.max)):
                retold = (one.since for one in running if one.low == claim.count.low)
                return next(retold, None) if claim.scope is Scope.CUMULATIVE else None
            own = [one for one in running if one.since > (war or date.min) - _NEAR]
            fitting = [one for one in own if one.low <= (claim.count.low or 0)] or own
            if claim.scope is not Scope.CUMULATIVE or not own:
                return own[0].since if own else war
            since = min(fitting).since
        at = next((i for i, one in enumerate(running) if abs(one.since - since) <= _NEAR), None)
        day = since if at is None else running[at].since
        now = _Begun(day, claim.count.low or 0)
        running[at if at is not None else len(running) : at + 1 if at is not None else len(running)] = [now]
        return day

    def _war(self, account: Account) -> date | None:
        """Return the first day of the last war that had begun when an account was printed.

        None where another war was on by then, of which no count says when it began. Of an incident: when it
        happened, and only while the dead of that war were counted.
        """
        claim = account.claim
        day = account.published or date.max
        incident = isinstance(claim, CasualtyClaim) and claim.scope is Scope.INCIDENT
        if isinstance(claim, CasualtyClaim) and incident and claim.period is not None:
            day = claim.period.until or day
        begun = max((first for first in self._wars if first <= day), default=None)
        if begun is None or (incident and day > counted_until(begun)):
            return None
        return None if counted_until(begun) < (war_on(day) or date.min) else begun


def _wars(given: Iterable[Account]) -> list[date]:
    """Return the first day of each war: first days of running counts, those near each other as one."""
    days: set[date] = set()
    for account in given:
        claim = casualty(account)
        if claim is not None and claim.scope is Scope.CUMULATIVE and claim.period is not None:
            days |= {claim.period.since} if claim.period.since is not None else set()
    first: list[date] = []
    last = date.min
    for day in sorted(days):
        if not first or day - last > _WAR:
            first.append(day)
        last = day
    return first
