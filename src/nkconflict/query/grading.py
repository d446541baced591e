"""Grades: how much a claim has behind it, by a rule that the user chooses.

A grader is any function from a `Telling` (a claim with all its accounts) to a text. Two are shipped, and
neither is a judgement of truth: one says how near the claimant stands to what is counted, the other how many
speak for a figure and against it, after the scale that Airwars uses for civilian harm.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import accumulate
from typing import TypeAlias, final

import attrs

from nkconflict.model.attribution import Modality, Voice
from nkconflict.model.checks import shown
from nkconflict.model.claims import CasualtyClaim
from nkconflict.model.counts import Count
from nkconflict.model.parties import Side
from nkconflict.query.accounts import Accounts, accounts
from nkconflict.query.conflicts import ConflictKind, conflicts
from nkconflict.query.counted import Episodes, casualty, counted, teller_id
from nkconflict.query.selecting import Telling, distinct

__all__ = ["Grade", "Graded", "corroboration", "graded", "source_proximity"]

Grade: TypeAlias = Callable[[Telling], str]
"""A function that grades a claim by itself and its accounts."""


@final
@attrs.frozen
class Graded:
    """A claim with its accounts, and the grade that a grader gave it."""

    telling: Telling
    grade: str
    __repr__ = shown


def graded(of: Accounts, *, grade: Grade) -> tuple[Graded, ...]:
    """Return each distinct claim with the grade that `grade` gives it."""
    return tuple(Graded(telling, grade(telling)) for telling in distinct(of))


def source_proximity(telling: Telling) -> str:
    """Grade a figure by how near its claimant stands to the people counted.

    `own losses` by the party whose people they are, `enemy losses` by the other side of the conflict, `third
    party` by anybody else, `relay` where an outlet tells it in its own voice or nobody is named, `no figure`
    for other claims.
    """
    claim = telling.claim
    if not isinstance(claim, CasualtyClaim):
        return "no figure"
    party = claim.by.party
    if claim.by.voice is not Voice.NAMED or party is None:
        return "relay"
    sides = {other.side for other in claim.side}
    if sides == {party.side}:
        return "own losses"
    opposed = {party.side, *sides} == {Side.ARMENIAN, Side.AZERBAIJANI}
    return "enemy losses" if opposed and party.side not in sides else "third party"


def corroboration(of: Accounts) -> Grade:
    """Return a grader by corroboration among these accounts, after the scale of Airwars.

    `confirmed`: the party whose people they are gives the figure itself, or one with bounds that admits it.
    `contested`: it stands in a conflict with another claimant's figure. `fair`: two claimants or more agree.
    `weak`: one claimant alone, in any number of outlets. `denied`: told as denied. `no figure` for other
    claims. A figure with an open end ("more than 30") confirms nothing but itself.
    """
    given = accounts(of)
    episodes = Episodes(given)
    cells: dict[object, dict[str | None, list[Count]]] = {}
    began: dict[CasualtyClaim, date | None] = {}
    for account in given:
        claim = account.claim
        if casualty(account) is not None and isinstance(claim, CasualtyClaim):
            began.setdefault(claim, episodes.of(account))
            by_claimant = cells.setdefault(_cell(claim, began[claim]), {})
            by_claimant.setdefault(teller_id(claim.by), []).append(claim.count)
    clashing = conflicts(given)
    contested = {
        account.claim
        for clash in clashing
        if clash.kind is ConflictKind.DISAGREEMENT
        for account in (clash.first, clash.second)
    }
    spans = {cell: {by: _Intervals(counts) for by, counts in told.items()} for cell, told in cells.items()}

    def grade(telling: Telling) -> str:
        claim = telling.claim
        if not isinstance(claim, CasualtyClaim):
            return "no figure"
        if claim.modality is Modality.DENIED:
            return "denied"
        told = spans.get(_cell(claim, began.get(claim)), {})
        return _corroborated(claim, told, contested=claim in contested)

    return grade


def _cell(claim: CasualtyClaim, since: date | None) -> object:
    return counted(claim), claim.scope, since, claim.place


class _Intervals:
    """The bounded intervals of some counts, so arranged that what meets one is found without a search."""

    def __init__(self, counts: Iterable[Count]) -> None:
        given = list(counts)
        self.same = frozenset(given)
        bounds = sorted((count.low or 0, count.high) for count in given if count.high is not None)
        self.lows = [low for low, _ in bounds]
        self.most = list(accumulate((high for _, high in bounds), max))

    def meet(self, count: Count) -> bool:
        """Say whether one of them is the same figure, or one with bounds that may be the same number."""
        if count in self.same or count.high is None:
            return count in self.same
        upto = bisect_right(self.lows, count.high)
        return upto > 0 and self.most[upto - 1] >= (count.low or 0)


def _corroborated(claim: CasualtyClaim, told: Mapping[str | None, _Intervals], *, contested: bool) -> str:
    agreeing = {claimant for claimant, spans in told.items() if claimant and spans.meet(claim.count)}
    side = {party.root.id for party in claim.side}
    if len(side) == 1 and side <= agreeing:
        return "confirmed"
    if contested:
        return "contested"
    return "fair" if len(agreeing) > 1 else "weak"
