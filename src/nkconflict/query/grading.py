"""Grades: how much a claim has behind it, by a rule that the user chooses.

A grader is any function from a `Telling` (a claim with all its accounts) to a text. Two are shipped, and
neither is a judgement of truth: one says how near the claimant stands to what is counted, the other how many
speak for a figure and against it, after the scale that Airwars uses for civilian harm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias, final

import attrs

from nkconflict.model.attribution import Voice
from nkconflict.model.checks import shown
from nkconflict.model.claims import CasualtyClaim
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
    cells: dict[object, list[CasualtyClaim]] = {}
    for account in given:
        claim = account.claim
        if isinstance(claim, CasualtyClaim):
            key = (counted(claim), claim.scope, episodes.of(account), claim.place)
            cells.setdefault(key, []).append(claim)
    keys = {account.claim: episodes.of(account) for account in reversed(given)}

    def grade(telling: Telling) -> str:
        claim = telling.claim
        if not isinstance(claim, CasualtyClaim):
            return "no figure"
        others = cells.get((counted(claim), claim.scope, keys.get(claim), claim.place), ())
        return _corroborated(claim, others)

    return grade


def _corroborated(claim: CasualtyClaim, others: Iterable[CasualtyClaim]) -> str:
    by = root_id(claim.by.party)
    side = {party.root.id for party in claim.side}
    agreeing = {root_id(other.by.party) for other in others if other.count.compatible(claim.count)} - {None}
    if len(side) == 1 and side <= agreeing:
        return "confirmed"
    if any(
        root_id(other.by.party) not in (by, None) and not other.count.compatible(claim.count)
        for other in others
    ):
        return "contested"
    return "fair" if len(agreeing) > 1 else "weak"
