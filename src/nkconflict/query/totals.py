"""Totals that refuse to add what may not be added, and return their own argument.

For each thing counted there is one interval a claimant, never a sum over claimants. The latest running count
is the answer where there is one: what was only added to it, what befell one incident that it already holds,
and what is a part of another figure are left out, each with its reason. Without a running count the largest
incident is a least number and nothing more: incidents may overlap, and are never added up.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import final

import attrs

from nkconflict.model.checks import shown
from nkconflict.model.claims import CasualtyClaim, Scope
from nkconflict.model.counts import Count
from nkconflict.query.accounts import Account, Accounts, LeftOut, accounts
from nkconflict.query.counted import Counted, Episodes, Teller, casualty, counted, held_on, is_part, teller_of
from nkconflict.query.selecting import as_of as held_at
from nkconflict.query.selecting import known_at

__all__ = ["Total", "totals"]


@final
@attrs.frozen(kw_only=True)
class Total:
    """What one claimant says of one thing counted: at least `low`, at most `high` persons, None where open.

    `used` are the accounts that it rests on, `left_out` the others with the reason of each, `caveat` says why
    it is no more than a bound, or why there is no figure at all (both ends None).
    """

    claimant: str | None
    outlet: str | None = None
    counted: Counted
    since: date | None
    low: int | None
    high: int | None
    used: tuple[Account, ...]
    left_out: tuple[LeftOut, ...] = ()
    caveat: str | None = None
    __repr__ = shown

    def __str__(self) -> str:
        since = f" since {self.since}" if self.since else ""
        lines = [f"{self.counted}{since}: {self.interval}, says {Teller(self.claimant, self.outlet)}"]
        lines += [f"  used: {account}" for account in self.used]
        lines += [f"  left out: {left}" for left in self.left_out]
        return "\n".join([*lines, *([f"  caveat: {self.caveat}"] if self.caveat else [])])

    @property
    def interval(self) -> str:
        """Return the bounds in words: "729", "31 or more", "up to 100", "no figure"."""
        if self.low is None and self.high is None:
            return "no figure"
        if self.low == self.high:
            return f"{self.low:,}"
        if self.high is None:
            return f"{self.low:,} or more"
        return f"up to {self.high:,}" if not self.low else f"{self.low:,} to {self.high:,}"


def totals(of: Accounts, *, as_of: date | None = None) -> tuple[Total, ...]:
    """Return a total for each thing counted and each claimant, by what was printed and held by a day.

    Denied figures, and those that nobody is said to assert, are left out.
    """
    given = accounts(of)
    if as_of is not None:
        given = held_at(known_at(given, as_of), as_of)
    episodes = Episodes(given)
    cells: dict[tuple[Counted, date | None, Teller], list[Account]] = {}
    for account in given:
        claim = account.claim
        if isinstance(claim, CasualtyClaim):
            key = counted(claim), episodes.of(account), teller_of(account)
            cells.setdefault(key, []).append(account)
    ordered = sorted(cells.items(), key=lambda item: _sortable(*item[0]))
    return tuple(_total(*key, told) for key, told in ordered)


def _sortable(what: Counted, since: date | None, by: Teller) -> tuple[object, ...]:
    place = what.place or ""
    return what.side, what.group, what.subgroup or "", what.outcome, place, since or date.min, str(by)


def _total(what: Counted, since: date | None, by: Teller, told: Iterable[Account]) -> Total:
    left: list[LeftOut] = []
    running: list[tuple[Account, CasualtyClaim]] = []
    others: list[tuple[Account, CasualtyClaim]] = []
    for account in told:
        claim = casualty(account)
        if claim is None:
            left.append(LeftOut(account, "denied by the one who tells it"))
        elif is_part(account):
            left.append(LeftOut(account, "a part of another figure of its report"))
        elif claim.scope is Scope.CUMULATIVE:
            running.append((account, claim))
        else:
            others.append((account, claim))
    if running:
        running.sort(key=lambda item: held_on(item[0]))
        return _running(what, since, by, running, others, left)
    return _bounded(what, since, by, others, left)


def _running(
    what: Counted,
    since: date | None,
    by: Teller,
    running: list[tuple[Account, CasualtyClaim]],
    others: list[tuple[Account, CasualtyClaim]],
    left: list[LeftOut],
) -> Total:
    """Use the latest running count, and the figures before it that it only rounds: a count never falls."""
    latest, claim = running[-1]
    low, high = claim.count.low, claim.count.high
    used = [latest]
    stated, standing, caveat = [claim.count], True, None
    for account, other in reversed(running[:-1]):
        if _unordered(account, latest) and not other.count.compatible(claim.count):
            low, high = _hull(low, high, other.count)
            caveat = "figures of one day in several sources, of which no order is known"
            used.insert(0, account)
            continue
        standing = standing and all(other.count.compatible(count) for count in stated)
        if standing and (account.published == latest.published or (other.count.low or 0) > (low or 0)):
            low = max(low or 0, other.count.low or 0)  # 36, then "over 30": the 36 still stand
            stated.append(other.count)
            used.insert(0, account)
        else:
            left.append(LeftOut(account, _why_older(other, claim)))
    for account, other in others:
        left.append(LeftOut(account, _why_beside(account, other, latest)))
    return Total(
        claimant=by.party,
        outlet=by.outlet,
        counted=what,
        since=since,
        low=low,
        high=high,
        used=tuple(used),
        left_out=tuple(left),
        caveat=caveat,
    )


def _unordered(account: Account, latest: Account) -> bool:
    """Say whether two figures are of one day and of two sources, so that either may be the later one."""
    return held_on(account)[:2] == held_on(latest)[:2] and account.source != latest.source


def _hull(low: int | None, high: int | None, count: Count) -> tuple[int | None, int | None]:
    """Return the bounds within which two figures lie that cannot both be the last."""
    lows, highs = (low, count.low), (high, count.high)
    return (
        None if None in lows else min(n for n in lows if n is not None),
        None if None in highs else max(n for n in highs if n is not None),
    )


def _why_beside(account: Account, other: CasualtyClaim, latest: Account) -> str:
    """Say why a figure that is no running count is not added to one."""
    if other.scope is Scope.INCREMENT:
        return "newly added: the running count holds it"
    if other.scope is not Scope.INCIDENT:
        return "not said whether the running count holds it"
    day = other.period.since if other.period is not None else None
    if (day or account.published or date.min) > held_on(latest)[0]:
        return "of an incident after the running count, which does not hold it: not added"
    return "of one incident: the running count holds it, or may"


def _why_older(older: CasualtyClaim, latest: CasualtyClaim) -> str:
    if older.count == latest.count:
        return "the same running count, printed before"
    if older.count.compatible(latest.count):
        return f"an earlier figure that admits the latest, {latest.count}"
    return f"an earlier figure of the running count that now is {latest.count}"


def _bounded(
    what: Counted,
    since: date | None,
    by: Teller,
    others: list[tuple[Account, CasualtyClaim]],
    left: list[LeftOut],
) -> Total:
    """Take the largest incident as a least number: nobody has given a running count."""
    incidents = [item for item in others if item[1].scope is Scope.INCIDENT]
    most = max(incidents, key=lambda item: item[1].count.low or 0, default=None)
    for account, claim in others:
        if claim.scope is Scope.INCREMENT:
            left.append(LeftOut(account, "newly added to a count that is not given"))
        elif claim.scope is not Scope.INCIDENT:
            left.append(LeftOut(account, "not said whether it is a running count"))
        elif most is not None and account is not most[0]:
            left.append(
                LeftOut(account, "another incident, or the same one told again: these are not added up")
            )
    if most is None:
        low, caveat = None, "no running count and no incident"
    else:
        low = most[1].count.low
        caveat = "no running count: the largest incident is a least number, and no more"
    return Total(
        claimant=by.party,
        outlet=by.outlet,
        counted=what,
        since=since if most is None else None,
        low=low,
        high=None,
        used=() if most is None else (most[0],),
        left_out=tuple(left),
        caveat=caveat,
    )
