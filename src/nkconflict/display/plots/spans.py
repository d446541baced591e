"""Where the moments of a truce lie, by the calendar or after it took effect: stretches, what is known.

A moment with its hour is a stretch without length. A day without an hour is the whole day, and what followed
a truce of which only the day is told came after some time between two bounds.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import Final, TypeAlias

from nkconflict.model.dates import Moment
from nkconflict.query import Lifeline

__all__ = ["ANNOUNCED", "BREACHED", "EFFECTIVE", "ENDED", "Drawn", "by_calendar", "by_elapsed", "stretch"]

ANNOUNCED: Final = "announced"
EFFECTIVE: Final = "effective"
BREACHED: Final = "breached"
ENDED: Final = "ended"

LEAST: Final = 1.0
"""The shortest time on the scale of time that went by, in minutes."""

Drawn: TypeAlias = dict[str, tuple[datetime, datetime]] | dict[str, tuple[float, float]]
"""The first and last that each moment may have been: as instants, or in minutes after it took effect."""


def stretch(moment: Moment) -> tuple[datetime, datetime]:
    """Return the first and last instant that a moment may mean."""
    if moment.clock is not None:
        instant = datetime.combine(moment.day, moment.clock)
        return instant, instant
    return datetime.combine(moment.day, time.min), datetime.combine(moment.day, time(23, 59, 59))


def by_calendar(line: Lifeline) -> Drawn:
    """Return the moments that are told of a truce as instants."""
    return {name: stretch(moment) for name, moment in _moments(line).items()}


def by_elapsed(line: Lifeline) -> Drawn:
    """Return the moments after a truce took effect in minutes; nothing where it is not told when it did."""
    moments = _moments(line)
    if EFFECTIVE not in moments:
        return {}
    first, last = stretch(moments[EFFECTIVE])
    found = {EFFECTIVE: (LEAST, LEAST)}
    for name in (BREACHED, ENDED):
        if name in moments:
            since, until = stretch(moments[name])
            shortest, longest = (since - last).total_seconds() / 60, (until - first).total_seconds() / 60
            if longest > 0:
                found[name] = max(LEAST, shortest), max(LEAST, longest)
    return found


def _moments(line: Lifeline) -> dict[str, Moment]:
    told = {
        ANNOUNCED: line.announced,
        EFFECTIVE: line.effective,
        BREACHED: line.breached,
        ENDED: line.ended,
    }
    return {name: moment for name, moment in told.items() if moment is not None}
