"""Wars: the days on which the dead of a war were counted, so that a figure may be a running total.

Between the wars soldiers died one incident at a time: "Armenia said two of its soldiers had been killed" is a
total in October 2020, and a skirmish in October 2012. A count runs on after the last shot, while bodies are
found and lists are published; clashes that go on for days are counted like a war.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

__all__ = ["WARS", "counted_until", "of_a_war", "war_on"]

WARS: Final = (
    (date(1988, 2, 20), date(1994, 12, 31)),
    (date(2016, 4, 2), date(2016, 5, 31)),
    (date(2020, 7, 12), date(2020, 7, 31)),
    (date(2020, 9, 27), date(2021, 6, 30)),
    (date(2022, 9, 12), date(2022, 11, 30)),
    (date(2023, 9, 19), date(2023, 12, 31)),
)
"""The first day of each war, or of clashes like one, and the last on which their dead were still counted."""


_EVE: Final = timedelta(days=2)
"""How long before the first shot a source may date a war."""

_LASTING: Final = timedelta(days=180)
"""For how long the dead of fighting that is none of the wars above are counted."""


def counted_until(begun: date) -> date:
    """Return the day until which the dead of a war were counted whose count a source begins on a day."""
    known = (last for first, last in WARS if first - _EVE <= begun <= last)
    return next(known, begun + _LASTING)


def war_on(day: date) -> date | None:
    """Return the first day of the war whose dead were being counted on a day, None where none was on."""
    return next((first for first, last in WARS if first <= day <= last), None)


def of_a_war(day: date) -> bool:
    """Say whether the dead of a war were being counted on a day."""
    return war_on(day) is not None
