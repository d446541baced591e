"""Running counts in order: who has said how many by when, what was raised, corrected, only added or repeated.

A count that falls is a correction, not a mistake of ours: 158, then 151 on the same day. A count that is
hedged and admits the one before it says nothing new: 36, then "over 30".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import final

import attrs

from nkconflict.errors import NkConflictError
from nkconflict.model.checks import Named, shown
from nkconflict.model.claims import CasualtyClaim, Nondisclosure, Scope
from nkconflict.model.counts import Count, Qualifier
from nkconflict.model.parties import Party
from nkconflict.query.accounts import Account, Accounts, LeftOut, accounts
from nkconflict.query.counted import Counted, Episodes, Teller, casualty, counted, held_on, is_part, teller_of
from nkconflict.query.selecting import select

__all__ = ["Point", "Series", "Step", "series", "step_between"]


class Step(Named):
    """How a figure stands to the one before it in a running count."""

    FIRST = "first"
    ROUNDED = "rounded"
    RAISED = "raised"
    LOWERED = "lowered"


@final
@attrs.frozen(kw_only=True)
class Point:
    """One figure of a running count, with everybody who printed it before the next figure was.

    `gap` is the days since the figure before it was first printed.
    """

    count: Count
    step: Step
    accounts: tuple[Account, ...]
    gap: int | None = None
    __repr__ = shown

    @property
    def published(self) -> date | None:
        """Return the day on which it was first printed."""
        return self.accounts[0].published

    def __str__(self) -> str:
        return f"{self.published or 'no day'}: {self.count} ({self.step})"


@final
@attrs.frozen(kw_only=True)
class Series:
    """A running count: one claimant's figures of one thing since one day, in order of publication.

    `increments` are what was said to have been newly added, `silences` when the claimant was said to publish
    nothing, `left_out` the figures that are none of the running count, each with the reason.
    """

    claimant: str | None
    outlet: str | None = None
    counted: Counted
    since: date | None
    points: tuple[Point, ...]
    increments: tuple[Account, ...] = ()
    silences: tuple[Account, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    __repr__ = shown

    @property
    def revisions(self) -> tuple[Point, ...]:
        """Return the figures that are below the one before them."""
        return tuple(point for point in self.points if point.step is Step.LOWERED)

    @property
    def backdated(self) -> tuple[Account, ...]:
        """Return the additions of days before the eve of their publication: bodies found, names confirmed.

        A count that rises by them says little about the day on which it rose.
        """
        return tuple(account for account in self.increments if _backdated(account))

    @property
    def latest(self) -> Point | None:
        """Return the last figure, None where there is none."""
        return self.points[-1] if self.points else None

    def __str__(self) -> str:
        since = f" since {self.since}" if self.since else ""
        head = f"{self.counted}{since}, says {Teller(self.claimant, self.outlet)}"
        return "\n  ".join([head, *map(str, self.points)])


def _backdated(account: Account) -> bool:
    claim = casualty(account)
    until = claim.period.until if claim is not None and claim.period is not None else None
    return until is not None and account.published is not None and (account.published - until).days > 1


def series(
    of: Accounts,
    *,
    claimant: Party | str | None = None,
    side: Party | str | Iterable[Party | str] | None = None,
    group: str | None = None,
    subgroup: str | None = None,
    outcome: str | None = None,
) -> tuple[Series, ...]:
    """Return the running counts that agree with the arguments given, by claimant, count and first day.

    Who is asked for by none is not chosen by: without `claimant` there is a series for each claimant, and
    figures of different claimants never stand in one.
    """
    given = accounts(of)
    episodes = Episodes(given)
    chosen = select(
        given,
        CasualtyClaim,
        Nondisclosure,
        claimant=claimant,
        side=side,
        group=group,
        subgroup=subgroup,
        outcome=outcome,
    )
    found: dict[tuple[Teller, Counted, date | None], list[Account]] = {}
    silent: dict[tuple[str | None, tuple[str, ...]], list[Account]] = {}
    for account in chosen:
        claim = account.claim
        if isinstance(claim, Nondisclosure):
            key = teller_of(account).party, counted(claim).side
            silent.setdefault(key, []).append(account)
        elif isinstance(claim, CasualtyClaim):
            cell = teller_of(account), counted(claim), episodes.of(account)
            found.setdefault(cell, []).append(account)
    return tuple(
        _series(*key, told, silent.get((key[0].party, key[1].side), ()))
        for key, told in sorted(found.items(), key=lambda item: _sortable(item[0]))
    )


def _sortable(key: tuple[Teller, Counted, date | None]) -> tuple[object, ...]:
    by, what, since = key
    place = what.place or ""
    return str(by), what.side, what.group, what.subgroup or "", what.outcome, place, since or date.min


def _series(
    by: Teller, what: Counted, since: date | None, told: Iterable[Account], silent: Iterable[Account]
) -> Series:
    running: list[Account] = []
    added: list[Account] = []
    left: list[LeftOut] = []
    for account in told:
        claim = casualty(account)
        if claim is None:
            left.append(LeftOut(account, "denied by the one who tells it"))
        elif is_part(account):
            left.append(LeftOut(account, "a part of another figure of its report"))
        elif claim.scope is Scope.CUMULATIVE:
            running.append(account)
        elif claim.scope is Scope.INCREMENT:
            added.append(account)
        else:
            reason = "of one incident" if claim.scope is Scope.INCIDENT else "not said to be a running count"
            left.append(LeftOut(account, reason))
    return Series(
        claimant=by.party,
        outlet=by.outlet,
        counted=what,
        since=since,
        points=tuple(_points(sorted(running, key=held_on))),
        increments=tuple(added),
        silences=tuple(silent),
        left_out=tuple(left),
    )


def _points(running: Iterable[Account]) -> Iterator[Point]:
    """Yield the figures in order; the same figure printed again belongs to the point that it repeats."""
    before: Point | None = None
    for count, told in groupby(running, key=_count):
        accounts_of = tuple(told)
        published, gap = accounts_of[0].published, None
        if before is not None and before.published is not None and published is not None:
            gap = (published - before.published).days
        step = Step.FIRST if before is None else step_between(before.count, count)
        before = Point(count=count, step=step, accounts=accounts_of, gap=gap)
        yield before


def _count(account: Account) -> Count:
    claim = casualty(account)
    if claim is None:
        raise NkConflictError(f"{type(account.claim).__name__} is no figure")
    return claim.count


def step_between(before: Count, after: Count) -> Step:
    """Say how a figure stands to the one before it: 36, then "over 30", is the same count rounded."""
    if not before.compatible(after):
        return Step.RAISED if after.surely_exceeds(before) else Step.LOWERED
    vaguer = before.qualifier is Qualifier.EXACT or (after.low or 0) <= (before.low or 0)
    return Step.ROUNDED if vaguer else Step.RAISED
