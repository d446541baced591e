"""What changed between two days or two corpora: claims added, raised, lowered and withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import final

import attrs

from nkconflict.errors import NkConflictError
from nkconflict.model.checks import Named, shown
from nkconflict.model.claims import CasualtyClaim, Scope
from nkconflict.model.keys import claim_key
from nkconflict.query.accounts import Account, Accounts, accounts
from nkconflict.query.counted import Counted, Episodes, Teller, casualty, counted, held_on, teller_of
from nkconflict.query.counting import Step, step_between
from nkconflict.query.selecting import known_at

__all__ = ["Change", "ChangeKind", "diff"]


class ChangeKind(Named):
    """What became of a claim."""

    ADDED = "added"
    RAISED = "raised"
    LOWERED = "lowered"
    RESTATED = "restated"
    WITHDRAWN = "withdrawn"


@final
@attrs.frozen(kw_only=True)
class Change:
    """A claim that came, went, or (for a running count) gave way to another figure of the same count."""

    kind: ChangeKind
    before: Account | None = None
    after: Account | None = None
    __repr__ = shown

    def __str__(self) -> str:
        sides = (self.before, self.after)
        return f"{self.kind}: {' -> '.join(f'{_figure(account)}{account}' for account in sides if account)}"


def _figure(account: Account) -> str:
    claim = account.claim
    return f"{claim.count} {claim.outcome} " if isinstance(claim, CasualtyClaim) else ""


def diff(
    before: Accounts, after: Accounts | None = None, *, since: date | None = None, until: date | None = None
) -> tuple[Change, ...]:
    """Return how the claims of one corpus differ from those of another, or of one corpus between two days.

    `diff(corpus, since=day, until=later)` compares what had been printed by each of two days. A running count
    is one thing on both sides, by claimant, count and first day: its latest figures are compared. Any other
    claim is there or not.
    """
    if since is not None and until is not None and since > until:
        raise NkConflictError(f"the earlier day {since} is after the later one {until}")
    earlier, later = accounts(before), accounts(before if after is None else after)
    episodes = Episodes((*earlier, *later))
    if since is not None:
        earlier = known_at(earlier, since)
    if until is not None:
        later = known_at(later, until)
    old, new = _latest(earlier, episodes), _latest(later, episodes)
    changes = [_change(old.get(key), new.get(key)) for key in {**old, **new}]
    found = [change for change in changes if change is not None]
    return tuple(sorted(found, key=_order))


def _order(change: Change) -> tuple[object, ...]:
    account = change.after or change.before
    day = account.published if account is not None else None
    return change.kind, day or date.max, claim_key(account.claim) if account is not None else ""


def _latest(given: Iterable[Account], episodes: Episodes) -> dict[object, Account]:
    """Return the latest account of each running count, and the first of every other claim."""
    found: dict[object, Account] = {}
    for account in sorted(given, key=held_on):
        claim = casualty(account)
        if claim is not None and claim.scope is Scope.CUMULATIVE:
            key: tuple[Teller, Counted, date | None] = (
                teller_of(account),
                counted(claim),
                episodes.of(account),
            )
            found[key] = account
        else:
            found.setdefault(account.claim, account)
    return found


def _change(before: Account | None, after: Account | None) -> Change | None:
    if before is None or after is None:
        kind = ChangeKind.ADDED if before is None else ChangeKind.WITHDRAWN
        return Change(kind=kind, before=before, after=after)
    old, new = before.claim, after.claim
    if not isinstance(old, CasualtyClaim) or not isinstance(new, CasualtyClaim) or old.count == new.count:
        return None
    step = step_between(old.count, new.count)
    kinds = {Step.RAISED: ChangeKind.RAISED, Step.LOWERED: ChangeKind.LOWERED}
    return Change(kind=kinds.get(step, ChangeKind.RESTATED), before=before, after=after)
