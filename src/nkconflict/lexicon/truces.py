"""Which of the known truces is meant: what a day or a broker can settle, and nothing else does."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from nkconflict.lexicon.lexicon import Lexicon

__all__ = ["settled_truce"]

NEAR: Final = timedelta(days=21)
"""A truce known by its broker alone must have been announced at most this long before publication."""


def settled_truce(
    lexicon: Lexicon,
    published: date,
    *,
    days: AbstractSet[date],
    brokers: AbstractSet[str],
    peace: bool = False,
    old: bool = False,
) -> str | None:
    """Return the id of the known truce that days and brokers (root ids) settle, None unless one alone fits.

    `days` are those of its announcement and its taking effect. `peace` is an agreement called so, which is
    made less often than a truce: its broker alone does not settle which one it is. Nor does it for an `old`
    one, which is older than the last.
    """
    fits: list[tuple[timedelta, str]] = []
    for key, theirs, mediators in _known_truces(lexicon):
        if days:
            # Talks that run past midnight leave a truce with two days, of which a broker settles either.
            near = (
                days if not brokers & mediators else {day + timedelta(days=n) for day in days for n in (0, 1)}
            )
            if not near & theirs or (brokers and mediators and not brokers & mediators):
                continue
        elif not (
            brokers
            and not (peace or old)
            and brokers <= mediators
            and timedelta(0) <= published - min(theirs) <= NEAR
        ):
            continue
        fits.append((abs(published - min(theirs)), key))
    if not fits:
        return None
    return min(fits)[1] if len(fits) == 1 or not days else None


@lru_cache(maxsize=8)
def _known_truces(lexicon: Lexicon) -> tuple[tuple[str, frozenset[date], frozenset[str]], ...]:
    """Return the known truces with a day: the id, the days, and the ids of who brokered them."""
    days = ((known, [m.day for m in (known.announced, known.effective) if m]) for known in lexicon.ceasefires)
    return tuple(
        (known.id, frozenset(theirs), frozenset(party.root.id for party in known.mediators))
        for known, theirs in days
        if theirs
    )
