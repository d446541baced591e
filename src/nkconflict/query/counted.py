"""What a figure counts, so that only like is compared with like: whose people, which of them, and their fate.

Two figures of one claimant are a running count only where they count the same and from the same day on:
"since Sept. 27" 2020 never goes on with a count of April 2016. A figure that names no first day goes on with
the last count that had begun when it was printed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, final

import attrs

from nkconflict.model.claims import CasualtyClaim, Group, Nondisclosure, Outcome, Scope
from nkconflict.model.parties import Party
from nkconflict.query.accounts import Account

__all__ = ["Counted", "Episodes", "casualty", "counted", "in_words", "root_id"]

_NEAR: Final = timedelta(days=7)
"""Counts that begin so near each other are of one episode: a source may date a war a day late."""


@final
@attrs.frozen(order=True)
class Counted:
    """Whose people (root party ids, in order), which group, a subgroup if any, and what befell them."""

    side: tuple[str, ...]
    group: Group
    subgroup: str | None
    outcome: Outcome

    def __str__(self) -> str:
        whose = in_words(self.side) if self.side else "people of no named side"
        people = self.subgroup or ("people" if self.group is Group.UNSPECIFIED else str(self.group))
        return f"{whose}, {people}, {self.outcome}"


def in_words(side: Iterable[str]) -> str:
    """Return ids as words: "armenia and azerbaijan"."""
    return " and ".join(side)


def counted(claim: CasualtyClaim | Nondisclosure) -> Counted:
    """Return what a figure counts."""
    side = tuple(sorted({party.root.id for party in claim.side}))
    subgroup = claim.subgroup if isinstance(claim, CasualtyClaim) else None
    return Counted(side, claim.group, subgroup, claim.outcome)


def casualty(account: Account) -> CasualtyClaim | None:
    """Return the casualty claim of an account, None where it claims something else."""
    return account.claim if isinstance(account.claim, CasualtyClaim) else None


def root_id(party: Party | None) -> str | None:
    """Return the id of a party's root, None for nobody."""
    return None if party is None else party.root.id


@final
class Episodes:
    """The first days of the running counts in some accounts, near ones taken together."""

    def __init__(self, given: Iterable[Account]) -> None:
        days: set[date] = set()
        for account in given:
            claim = casualty(account)
            if claim is not None and claim.scope is Scope.CUMULATIVE and claim.period is not None:
                days |= {claim.period.since} if claim.period.since is not None else set()
        self.first: list[date] = []
        for day in sorted(days):
            if not self.first or day - self.first[-1] > _NEAR:
                self.first.append(day)

    def of(self, account: Account) -> date | None:
        """Return the first day of the count that an account belongs to; None where no count had begun."""
        claim = casualty(account)
        since = claim.period.since if claim is not None and claim.period is not None else None
        day = since or account.published
        index = bisect_right(self.first, day + _NEAR if since and day else day or date.max)
        return self.first[index - 1] if index else None
