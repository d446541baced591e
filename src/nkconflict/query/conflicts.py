"""Where claims cannot both hold, and where they only look as if they could not.

Like is compared with like: the same people, the same fate, a running count from the same day, and what each
claimant said last when the other spoke. What differs in scope, day, group or roundness is no contradiction,
and `reconciled` says why not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import final

import attrs

from nkconflict.model.checks import Named, shown
from nkconflict.model.claims import CasualtyClaim, Group, Scope
from nkconflict.model.sightings import LinkKind
from nkconflict.query.accounts import Account, Accounts, accounts
from nkconflict.query.counted import Counted, Episodes, casualty, counted, held_on, is_part, teller_id
from nkconflict.query.counting import Step, step_between

__all__ = ["Conflict", "ConflictKind", "Reconciled", "conflicts", "reconciled"]


class ConflictKind(Named):
    """Why two claims cannot both hold."""

    DISAGREEMENT = "disagreement"
    REVISION = "revision"
    DENIAL = "denial"


@final
@attrs.frozen(kw_only=True)
class Conflict:
    """Two accounts that cannot both hold: of two claimants, of one that took its figure back, or a denial."""

    kind: ConflictKind
    first: Account
    second: Account
    counted: Counted | None = None
    __repr__ = shown

    def __str__(self) -> str:
        what = f"{self.counted}: " if self.counted else ""
        return f"{self.kind}: {what}{_said(self.first)}; {_said(self.second)}"


@final
@attrs.frozen(kw_only=True)
class Reconciled:
    """Two accounts with different figures that may both hold, and why."""

    first: Account
    second: Account
    reason: str
    __repr__ = shown

    def __str__(self) -> str:
        return f"{_said(self.first)}; {_said(self.second)}: {self.reason}"


def _said(account: Account) -> str:
    claim = account.claim
    by = getattr(claim, "by", None)
    who = teller_id(by) or "nobody named"
    figure = f" {claim.count}" if isinstance(claim, CasualtyClaim) else ""
    return f"{who} says{figure} ({account})"


def conflicts(of: Accounts) -> tuple[Conflict, ...]:
    """Return the pairs whose figures cannot both hold, revisions downward and denials, in order.

    A running count is compared with what every other claimant had last said of the same thing, and with the
    figure before it of its own; so time grows with the number of accounts, not with its square.
    """
    given = accounts(of)
    found = [*_denials(given), *_incidents(given)]
    for what, told in _cells(given):
        found += [
            Conflict(kind=kind, first=one, second=two, counted=what)
            for one, two, kind in _pairs(told)
            if kind
        ]
    return tuple(sorted(found, key=lambda c: (c.second.published or date.max, str(c.counted), str(c.kind))))


def reconciled(of: Accounts) -> tuple[Reconciled, ...]:
    """Return the pairs that look like a conflict and are none, each with the reason."""
    given = accounts(of)
    found: list[Reconciled] = []
    for _, told in _cells(given):
        for one, two, kind in _pairs(told):
            reason = None if kind else _why_not(one, two)
            if reason is not None:
                found.append(Reconciled(first=one, second=two, reason=reason))
    found += _across(given)
    return tuple(sorted(found, key=lambda r: (r.second.published or date.max, r.reason)))


def _cells(given: Iterable[Account]) -> list[tuple[Counted, list[Account]]]:
    """Return the running counts of each thing counted since one day, of all claimants together, in order."""
    known = list(given)
    episodes = Episodes(known)
    cells: dict[tuple[Counted, date | None], list[Account]] = {}
    for account in known:
        claim = casualty(account)
        if claim is None or claim.by.party is None or is_part(account):
            continue
        if claim.scope is Scope.CUMULATIVE:
            cells.setdefault((counted(claim), episodes.of(account)), []).append(account)
    return [(what, sorted(told, key=held_on)) for (what, _), told in cells.items()]


def _incidents(given: Iterable[Account]) -> Iterator[Conflict]:
    """Yield figures of one incident, by day and place, that two claimants give and that cannot both hold."""
    last: dict[tuple[Counted, str, date], dict[str | None, Account]] = {}
    for account in given:
        claim = casualty(account)
        if claim is None or claim.scope is not Scope.INCIDENT or claim.by.party is None or not claim.place:
            continue
        day = claim.period.only_day if claim.period is not None else None
        if day is None:
            continue
        what = counted(claim)
        told = last.setdefault((what, claim.place.id or claim.place.name, day), {})
        by = teller_id(claim.by)
        for claimant, before in told.items():
            earlier = casualty(before)
            if claimant != by and earlier is not None and not earlier.count.compatible(claim.count):
                yield Conflict(kind=ConflictKind.DISAGREEMENT, first=before, second=account, counted=what)
        told[by] = account


def _pairs(told: Iterable[Account]) -> Iterator[tuple[Account, Account, ConflictKind | None]]:
    """Yield each new figure beside the last of every claimant, and whether the two conflict."""
    last: dict[str | None, Account] = {}
    for account in told:
        claim = casualty(account)
        if claim is None:
            continue
        by = teller_id(claim.by)
        for claimant, before in last.items():
            earlier = casualty(before)
            if earlier is None or earlier.count == claim.count:
                continue
            if claimant == by:
                lowered = step_between(earlier.count, claim.count) is Step.LOWERED
                yield before, account, ConflictKind.REVISION if lowered else None
            else:
                # A running count grows: a later figure below what another claimant said before cannot hold
                # with it, a later one above it may.
                apart = not earlier.count.compatible(claim.count) and (
                    before.published == account.published or earlier.count.surely_exceeds(claim.count)
                )
                yield before, account, ConflictKind.DISAGREEMENT if apart else None
        last[by] = account


def _why_not(one: Account, two: Account) -> str | None:
    """Say why two running counts of one thing with different figures may both hold."""
    first, second = casualty(one), casualty(two)
    if first is None or second is None:
        return None
    same = teller_id(first.by) == teller_id(second.by)
    if same and step_between(first.count, second.count) is Step.RAISED:
        return None  # a count that grows looks like no conflict
    if first.count.compatible(second.count):
        return f"round numbers: {first.count} and {second.count} may be the same"
    return None if same else f"of different days: {one.published} and {two.published}"


def _across(given: Iterable[Account]) -> Iterator[Reconciled]:
    """Yield neighbours of one report that differ in scope, group or as part and whole."""
    by_source: dict[tuple[str, date | None], list[Account]] = {}
    for account in given:
        if casualty(account) is not None:
            by_source.setdefault((account.source, account.published), []).append(account)
    for told in by_source.values():
        for one, two in pairwise(told):
            reason = _unlike(one, two)
            if reason is not None:
                yield Reconciled(first=one, second=two, reason=reason)


def _unlike(one: Account, two: Account) -> str | None:
    first, second = casualty(one), casualty(two)
    if first is None or second is None or first.count.compatible(second.count):
        return None
    alike = first.side == second.side and first.outcome is second.outcome
    if not alike or teller_id(first.by) != teller_id(second.by):
        return None
    links = {kind for kind, claim in one.relations if claim == second}
    links |= {kind for kind, claim in two.relations if claim == first}
    if LinkKind.INCREMENT_OF in links:
        return "what was added, and the total that it led to"
    if LinkKind.SUBSET_OF in links:
        return "a part, and the whole that it is of"
    groups = {first.group, second.group}
    if len(groups) == 2 and Group.UNSPECIFIED not in groups:
        return None  # soldiers and civilians look like no conflict
    if len(groups) == 2 or first.subgroup != second.subgroup:
        return f"different groups: {first.subgroup or first.group} and {second.subgroup or second.group}"
    if first.scope is not second.scope:
        return f"different scope: {first.scope} and {second.scope}"
    if first.scope is Scope.INCIDENT and (first.place, first.period) != (second.place, second.period):
        return "different incidents"
    return None


def _denials(given: Iterable[Account]) -> Iterator[Conflict]:
    """Yield what is denied with its denial, where a report links the two."""
    known = list(given)
    by_claim: dict[tuple[str, object], Account] = {(a.source, a.claim): a for a in reversed(known)}
    for account in known:
        for denied in account.related(LinkKind.DENIES):
            first = by_claim.get((account.source, denied))
            if first is not None:
                what = counted(denied) if isinstance(denied, CasualtyClaim) else None
                yield Conflict(kind=ConflictKind.DENIAL, first=first, second=account, counted=what)
