"""Choosing accounts: by what is claimed, by whom, about whom, and when it was printed or held to be so."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar, final

import attrs

from nkconflict.model.claims import CasualtyClaim, Claim, Scope
from nkconflict.model.keys import claim_key
from nkconflict.model.parties import Party
from nkconflict.query.accounts import Account, Accounts, accounts
from nkconflict.query.counted import casualty

__all__ = ["Telling", "as_of", "distinct", "known_at", "select"]

Value = TypeVar("Value")


def select(
    of: Accounts,
    *kinds: type,
    claimant: Party | str | None = None,
    side: Party | str | Iterable[Party | str] | None = None,
    group: str | None = None,
    subgroup: str | None = None,
    outcome: str | None = None,
    scope: str | None = None,
    modality: str | None = None,
    where: Callable[[Claim], object] | None = None,
) -> tuple[Account, ...]:
    """Return the accounts of claims of these types that agree with every argument given, in order.

    A party is named by itself or by its id. As claimant it stands for all that is part of it, so a ministry
    may be asked for; of `side` it stands for its root, and several are those counted together. A claim that
    lacks a field is not chosen by it. `where` is any further question to a claim.
    """
    sides = None if side is None else _ids((side,) if isinstance(side, (str, Party)) else side)
    fields = {"group": group, "subgroup": subgroup, "outcome": outcome, "scope": scope, "modality": modality}
    asked = {name: value for name, value in fields.items() if value is not None}
    by = claimant.id if isinstance(claimant, Party) else claimant

    def chosen(claim: Claim) -> bool:
        return (
            (not kinds or isinstance(claim, kinds))
            and (by is None or by in _claimant(claim))
            and (sides is None or _side(claim) == sides)
            and all(getattr(claim, name, None) == value for name, value in asked.items())
            and (where is None or bool(where(claim)))
        )

    return tuple(account for account in accounts(of) if chosen(account.claim))


def _ids(parties: Iterable[Party | str]) -> frozenset[str]:
    return frozenset(party.root.id if isinstance(party, Party) else party for party in parties)


def _claimant(claim: Any) -> frozenset[str]:
    """Return the ids of who claims, from the body that speaks up to its root."""
    by = getattr(claim, "by", None)
    speaker = None if by is None else by.body or by.party
    return frozenset(party.id for party in speaker.lineage()) if speaker is not None else frozenset()


def _side(claim: Any) -> frozenset[str] | None:
    side = getattr(claim, "side", None)
    return None if side is None else _ids(side)


@final
@attrs.frozen
class Telling:
    """One claim, and every account of it in order: printed six times, it is still one claim."""

    claim: Claim
    accounts: tuple[Account, ...]

    @property
    def key(self) -> str:
        """Return the key of the claim."""
        return claim_key(self.claim)

    @property
    def sources(self) -> tuple[str, ...]:
        """Return who printed it, each once, in order."""
        return tuple(dict.fromkeys(account.source for account in self.accounts))


def distinct(of: Accounts) -> tuple[Telling, ...]:
    """Return each claim once, with its accounts.

    Figures of one incident that name neither day nor place may be of two incidents that are told alike; such
    are put together within one source alone.
    """
    found: dict[object, list[Account]] = {}
    for account in accounts(of):
        claim = account.claim
        apart = isinstance(claim, CasualtyClaim) and not _placed(claim)
        found.setdefault((claim, account.source) if apart else claim, []).append(account)
    return tuple(Telling(told[0].claim, tuple(told)) for told in found.values())


def _placed(claim: CasualtyClaim) -> bool:
    """Say whether a figure is tied to something that makes it the same figure elsewhere."""
    if claim.scope is Scope.CUMULATIVE:
        return True
    return claim.period is not None and claim.place is not None


def known_at(of: Accounts, day: date) -> tuple[Account, ...]:
    """Return what had been printed by the end of a day; what has no day is not among it."""
    return tuple(a for a in accounts(of) if a.published is not None and a.published <= day)


def as_of(of: Accounts, day: date) -> tuple[Account, ...]:
    """Return what is claimed to hold on a day, whenever it was printed.

    A figure holds for the days of its period, a running count from the day for which it is claimed (or was
    printed) on, and what is told of later days than the one asked for does not hold yet.
    """
    return tuple(account for account in accounts(of) if _holds(account, day))


def _holds(account: Account, day: date) -> bool:
    claim = casualty(account)
    if claim is None:
        when = getattr(account.claim, "as_of", None) or account.published
        return when is not None and when <= day
    first = claim.period.since if claim.period is not None else None
    if claim.scope is Scope.CUMULATIVE:
        until = claim.as_of or (claim.period.until if claim.period is not None else None)
        reached = until or account.published
        return reached is not None and reached <= day and (first is None or first <= day)
    if claim.period is not None:
        return claim.period.until is not None and claim.period.until <= day
    return account.published is not None and account.published <= day
