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

from nkconflict.model.attribution import Modality
from nkconflict.model.checks import shown
from nkconflict.model.claims import CasualtyClaim, Scope
from nkconflict.model.sightings import LinkKind
from nkconflict.query.accounts import Account, Accounts, LeftOut, accounts
from nkconflict.query.counted import Counted, Episodes, casualty, counted, root_id
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
        lines = [f"{self.counted}{since}: {self.interval}, says {self.claimant or 'nobody named'}"]
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
    episodes = Episodes(given)
    if as_of is not None:
        given = tuple(held_at(known_at(given, as_of), as_of))
    cells: dict[tuple[Counted, date | None, str | None], list[Account]] = {}
    for account in given:
        claim = casualty(account)
        if claim is not None:
            key = counted(claim), episodes.of(account), root_id(claim.by.party)
            cells.setdefault(key, []).append(account)
    ordered = sorted(cells.items(), key=lambda item: _sortable(*item[0]))
    return tuple(_total(*key, told) for key, told in ordered)


def _sortable(what: Counted, since: date | None, by: str | None) -> tuple[object, ...]:
    return what.side, what.group, what.subgroup or "", what.outcome, since or date.min, by or ""


def _total(what: Counted, since: date | None, by: str | None, told: Iterable[Account]) -> Total:
    left: list[LeftOut] = []
    running: list[tuple[Account, CasualtyClaim]] = []
    others: list[tuple[Account, CasualtyClaim]] = []
    for account in told:
        claim = casualty(account)
        if claim is None:
            continue
        if claim.modality is Modality.DENIED:
            left.append(LeftOut(account, "denied by the one who tells it"))
        elif account.related(LinkKind.SUBSET_OF) and what.subgroup is None:
            left.append(LeftOut(account, "a part of another figure of its report"))
        elif claim.scope is Scope.CUMULATIVE:
            running.append((account, claim))
        else:
            others.append((account, claim))
    if running:
        return _running(what, since, by, running, others, left)
    return _bounded(what, since, by, others, left)


def _running(
    what: Counted,
    since: date | None,
    by: str | None,
    running: list[tuple[Account, CasualtyClaim]],
    others: list[tuple[Account, CasualtyClaim]],
    left: list[LeftOut],
) -> Total:
    """Use the latest running count, and the figures before it that it only rounds: a count never falls."""
    latest, claim = running[-1]
    low, high = claim.count.low, claim.count.high
    used = [latest]
    standing = True
    for account, other in reversed(running[:-1]):
        standing = standing and other.count.compatible(claim.count)
        if standing and (account.published == latest.published or (other.count.low or 0) > (low or 0)):
            low = max(low or 0, other.count.low or 0)  # 36, then "over 30": the 36 still stand
            used.insert(0, account)
        else:
            left.append(LeftOut(account, _why_older(other, claim)))
    for account, other in others:
        what_for = {
            Scope.INCREMENT: "newly added: the running count holds it",
            Scope.INCIDENT: "of one incident: the running count holds it, or may",
        }
        left.append(
            LeftOut(account, what_for.get(other.scope, "not said whether the running count holds it"))
        )
    return Total(
        claimant=by, counted=what, since=since, low=low, high=high, used=tuple(used), left_out=tuple(left)
    )


def _why_older(older: CasualtyClaim, latest: CasualtyClaim) -> str:
    if older.count == latest.count:
        return "the same running count, printed before"
    if older.count.compatible(latest.count):
        return f"an earlier figure that admits the latest, {latest.count}"
    return f"an earlier figure of the running count that now is {latest.count}"


def _bounded(
    what: Counted,
    since: date | None,
    by: str | None,
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
        claimant=by,
        counted=what,
        since=since,
        low=low,
        high=None,
        used=() if most is None else (most[0],),
        left_out=tuple(left),
        caveat=caveat,
    )
