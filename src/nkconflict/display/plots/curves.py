"""What is drawn of a figure: a point, a bar or band between its bounds, an arrow where one is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from math import isnan, nan
from typing import TYPE_CHECKING, Any, Final

from nkconflict.display.plots.labels import Labels
from nkconflict.display.plots.words import day_of
from nkconflict.model.counts import Count
from nkconflict.query import Point, Step

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["arrow", "bounds", "curve", "height", "keep_off", "label_revisions", "revisions", "top"]

Dated = tuple[date, Point]

ARROW: Final = 13.0
BAND: Final = 0.22
"""How much of its colour a band has."""


def height(count: Count) -> float:
    """Return where a line goes: at the figure, or at the bound that is known; nan between two bounds."""
    if count.low is None or count.high is None:
        return float(count.high or 0) if count.low is None else float(count.low)
    if count.number is None and count.low < count.high:
        return nan
    return float(count.low if count.number is None else count.number)


def bounds(count: Count) -> tuple[int, int] | None:
    """Return the bounds of a band; None where one is open, and where both are one figure."""
    if count.low is None or count.high is None or count.low == count.high:
        return None
    return count.low, count.high


def top(count: Count) -> float:
    """Return the highest point that is drawn of a figure."""
    return float((count.low if count.high is None else count.high) or 0)


def curve(ax: Axes, points: Sequence[Dated], colour: str, dashes: Any = "-") -> None:
    """Draw a running count: level until the next figure, and bands as long as their figures held."""
    days: list[Any] = [day for day, _ in points]
    heights = [height(point.count) for _, point in points]
    ax.step(days, heights, where="post", color=colour, linewidth=1.4, linestyle=dashes)
    for (day, point), (after, _) in pairwise(points):
        if held := bounds(point.count):
            between: list[Any] = [day, after]
            ax.fill_between(between, *held, color=colour, alpha=BAND, linewidth=0)
    for day, point in points:
        _mark(ax, day, point, colour)


def _mark(ax: Axes, day: Any, point: Point, colour: str) -> None:
    count, at = point.count, height(point.count)
    if held := bounds(count):
        ax.plot([day, day], held, color=colour, linewidth=1.6, solid_capstyle="butt")
    if count.low is None or count.high is None:
        arrow(ax, (day, at), (0, ARROW if count.high is None else -ARROW), colour)
    if not isnan(at):
        lowered = point.step is Step.LOWERED
        ring = {"markersize": 5.5, "markerfacecolor": "white", "markeredgewidth": 1.4} if lowered else {}
        how: dict[str, Any] = {"color": colour, "markersize": 3.4, "zorder": 3} | ring
        ax.plot([day], [at], "o", **how)


def arrow(ax: Axes, at: tuple[Any, Any], by: tuple[float, float], colour: str) -> None:
    """Draw an arrow from a place in data, so many points long: a bound that is open."""
    ax.annotate(
        "",
        xy=at,
        xytext=by,
        textcoords="offset points",
        arrowprops={
            "arrowstyle": "<|-,head_width=0.18,head_length=0.35",
            "color": colour,
            "linewidth": 1.0,
            "shrinkA": 0,
            "shrinkB": 0,
        },
    )


def revisions(points: Sequence[Dated]) -> list[tuple[date, list[Point]]]:
    """Return the figures that fell, after the one before them; those of one day together: 158, 157, 151."""
    found: list[tuple[date, list[Point]]] = []
    for (_, before), (day, point) in pairwise(points):
        if point.step is not Step.LOWERED:
            continue
        if found and found[-1][0] == day and found[-1][1][-1] is before:
            found[-1][1].append(point)
        else:
            found.append((day, [before, point]))
    return found


def label_revisions(labels: Labels, points: Sequence[Dated], colour: str) -> None:
    """Write at each ring what the figure was before; what finds no room is a ring all the same."""
    for day, chain in revisions(points):
        figures = " → ".join(str(point.count) for point in chain)
        texts = f"{figures} on {day_of(day, short=True)}", figures
        any(labels.put(text, day, top(chain[-1].count), 3, color=colour) for text in texts)


def keep_off(labels: Labels, points: Sequence[Dated]) -> None:
    """Keep labels off a curve: its marks with their arrows, its level lines and its jumps."""
    for day, point in points:
        labels.block(day, top(point.count), 3)
        if point.count.high is None:
            labels.block(day, top(point.count), 3, up=ARROW)
    for one, two in _corners(points):
        labels.block_between(one, two)


def _corners(points: Sequence[Dated]) -> Iterator[tuple[tuple[date, float], tuple[date, float]]]:
    for (day, point), (after, later) in pairwise(points):
        corner = after, top(point.count)
        yield (day, top(point.count)), corner
        yield corner, (after, top(later.count))
