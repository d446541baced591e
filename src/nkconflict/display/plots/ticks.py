"""Axes of days and of persons: few ticks, at days and numbers that people would choose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from nkconflict.display.plots.style import FAINT, QUIET, TEXT, library

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["date_axis", "day_labels", "day_ticks", "number_axis", "span"]

MOST: Final = 8
"""The most ticks of an axis of days."""

SHORTEST: Final = 6
"""The fewest days that an axis shows."""

_DAYS: Final = (1, 2, 4, 7, 14)
_MONTHS: Final = (1, 2, 3, 6)
_YEARS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


def day_ticks(first: date, last: date) -> list[date]:
    """Return the days to mark between two: at most 8, on whole weeks, months or years if they are many."""
    for step in _DAYS:
        found = list(_every(first, last, step))
        if len(found) <= MOST:
            return found
    months = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in range(1, 13)]
    for every in (*_MONTHS, *(12 * years for years in _YEARS)):
        found = [
            day for day in months if first <= day <= last and (day.year * 12 + day.month - 1) % every == 0
        ]
        if len(found) <= MOST:
            return found
    return []


def _every(first: date, last: date, step: int) -> Iterator[date]:
    """Yield every so many days; weeks begin on Mondays."""
    wait = -(first.toordinal() - 1) % step if step >= 7 else 0
    for ordinal in range(first.toordinal() + wait, last.toordinal() + 1, step):
        yield date.fromordinal(ordinal)


def day_labels(days: Sequence[date]) -> list[str]:
    """Return what stands at ticks: years alone where nothing else differs, else the year beneath, once."""
    if days and all((day.month, day.day) == (1, 1) for day in days):
        return [str(day.year) for day in days]
    monthly = all(day.day == 1 for day in days) and len(days) > 1
    labels = []
    year = None
    for day in days:
        text = f"{day:%b}" if monthly else f"{day.day} {day:%b}"
        labels.append(text if day.year == year else f"{text}\n{day.year}")
        year = day.year
    return labels


def span(days: Sequence[date]) -> tuple[date, date]:
    """Return the first and last day of an axis that shows some days, with a little room at both ends."""
    first, last = min(days), max(days)
    room = max((last - first).days // 40, (SHORTEST - (last - first).days + 1) // 2, 1)
    start = max(first.toordinal() - room, date.min.toordinal())
    end = min(last.toordinal() + room, date.max.toordinal())
    return date.fromordinal(start), date.fromordinal(end)


def date_axis(ax: Axes, days: Sequence[date]) -> None:
    """Set limits and ticks of an axis of days that shows all of these."""
    first, last = span(days)
    ticks = day_ticks(first, last)
    ax.set_xlim(first, last)
    ax.set_xticks(ticks, day_labels(ticks))
    ax.tick_params(axis="x", length=3, color=FAINT, labelsize=TEXT, labelcolor=QUIET)
    ax.spines["bottom"].set(visible=True, color=QUIET, linewidth=0.6)


def number_axis(ax: Axes, highest: float) -> None:
    """Set limits and grid of an upright axis of persons, from 0 to above the highest."""
    ax.set_ylim(0, max(highest, 1) * 1.1)
    ticker = library("matplotlib.ticker")
    ax.yaxis.set_major_locator(ticker.MaxNLocator(5, steps=[1, 2, 2.5, 5, 10], integer=True))
    ax.yaxis.set_major_formatter(ticker.StrMethodFormatter("{x:,.0f}"))
    ax.grid(axis="y", color=FAINT, linewidth=0.6)
