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
from math import inf
from typing import TypeAlias, final

import attrs

from nkconflict.model.attribution import Voice
from nkconflict.model.checks import shown
from nkconflict.model.claims import CasualtyClaim
from nkconflict.model.counts import Count
from nkconflict.model.parties import Side
from nkconflict.query.accounts import Accounts, accounts
from nkconflict.query.counted import Episodes, counted, root_id
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

    `confirmed`: the party whose people they are gives the figure itself, or one that admits it. `fair`: two
    claimants or more agree, none disagrees. `contested`: another claimant's figure of the same thing cannot
    hold with it. `weak`: one claimant alone, in any number of outlets. `no figure` for other claims.
    """
    given = accounts(of)
    episodes = Episodes(given)
    cells: dict[object, dict[str | None, list[Count]]] = {}
    began: dict[CasualtyClaim, date | None] = {}
    for account in given:
        claim = account.claim
        if isinstance(claim, CasualtyClaim):
            began.setdefault(claim, episodes.of(account))
            by_claimant = cells.setdefault(_cell(claim, began[claim]), {})
            by_claimant.setdefault(root_id(claim.by.party), []).append(claim.count)
    spans = {cell: {by: _Intervals(counts) for by, counts in told.items()} for cell, told in cells.items()}

    def grade(telling: Telling) -> str:
        claim = telling.claim
        if not isinstance(claim, CasualtyClaim):
            return "no figure"
        return _corroborated(claim, spans.get(_cell(claim, began.get(claim)), {}))

    return grade


def _cell(claim: CasualtyClaim, since: date | None) -> object:
    return counted(claim), claim.scope, since, claim.place


class _Intervals:
    """The intervals of some counts, so arranged that what meets or misses one is found without a search."""

    def __init__(self, counts: Iterable[Count]) -> None:
        bounds = sorted((count.low or 0, inf if count.high is None else count.high) for count in counts)
        self.lows = [low for low, _ in bounds]
        self.most = list(accumulate((high for _, high in bounds), max))
        self.least = min(high for _, high in bounds)

    def meet(self, count: Count) -> bool:
        """Say whether one of them may be the same number as a count."""
        upto = bisect_right(self.lows, inf if count.high is None else count.high)
        return upto > 0 and self.most[upto - 1] >= (count.low or 0)

    def miss(self, count: Count) -> bool:
        """Say whether one of them cannot be the same number as a count."""
        return self.least < (count.low or 0) or (count.high is not None and self.lows[-1] > count.high)


def _corroborated(claim: CasualtyClaim, told: Mapping[str | None, _Intervals]) -> str:
    by = root_id(claim.by.party)
    agreeing = {claimant for claimant, spans in told.items() if claimant and spans.meet(claim.count)}
    side = {party.root.id for party in claim.side}
    if len(side) == 1 and side <= agreeing:
        return "confirmed"
    if any(spans.miss(claim.count) for claimant, spans in told.items() if claimant not in (by, None)):
        return "contested"
    return "fair" if len(agreeing) > 1 else "weak"
