"""Running counts: a step for each figure, a band where it has bounds, an arrow where one is open.

A count holds until the next is given, so the line goes on level and then jumps. What is drawn of a figure is
what was said: "at least 31" is a point at 31 with an arrow upward, "260 to 280" a band without a line, since
nobody said which. A figure below the one before it is a ring. After the last figure nothing is drawn: nobody
has said how it went on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from nkconflict.display.plots.curves import bounds, curve, keep_off, label_revisions, top
from nkconflict.display.plots.labels import AT_AN_END, Labels, apart, crossing, lead
from nkconflict.display.plots.style import (
    LINE,
    TEXT,
    colours,
    says_nothing,
    sheet,
    size,
    wide,
    wrapped,
    write,
)
from nkconflict.display.plots.ticks import date_axis, number_axis
from nkconflict.display.plots.words import Names, answers, day_of, plural, sources
from nkconflict.query import Account, Accounts, Point, Series, Step
from nkconflict.query import series as asked
from nkconflict.query.counted import Teller, held_on

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["series"]

HEIGHT: Final = 230.0
RIGHT: Final = 138.0
"""The room for the labels of the lines."""
OUT: Final = 14.0
"""How far from the axes those stand that find no room in them."""

DASHES: Final = ("-", (0, (5, 1.5)), (0, (1, 1)), (0, (5, 1.5, 1, 1.5)))
"""What tells the lines of one claimant apart."""


class _Run(NamedTuple):
    """A running count with its figures that have a day, and how it is drawn."""

    told: Series
    points: tuple[tuple[date, Point], ...]
    colour: str
    dashes: Any


def series(of: Accounts | Series | Iterable[Series], *, most: int = 6, ax: Axes | None = None) -> Axes:
    """Draw running counts by the day that each figure is for, each labelled with who says it.

    `of` is what `nkconflict.query.series` gives, or anything that it may be asked of. Of more than `most`
    counts those with the most figures are drawn, and the notes say how many are not.
    """
    told = answers(of, Series, asked)
    runs = _runs(told, most)
    if not runs:
        return says_nothing(ax, "Running counts", "No running count with a day among these accounts.")
    names = Names(account for run in runs for account in _accounts(run.told))
    title, subtitle, alike = _heading(runs, names)
    ends = _ends(runs, names, alike)
    highest = max(top(point.count) for run in runs for _, point in run.points)
    ax = sheet(
        ax,
        height=max(HEIGHT, sum(map(_tall, ends))),
        left=max(48, wide(f"{highest * 1.1:,.0f}", TEXT) + 16),
        right=RIGHT,
        below=38,
        title=title,
        subtitle=subtitle,
        notes=_notes(told, runs),
    )
    for run in runs:
        curve(ax, run.points, run.colour, run.dashes)
    number_axis(ax, highest)
    date_axis(ax, [day for run in runs for day, _ in run.points])
    _label(ax, runs, ends)
    return ax


def _runs(told: Sequence[Series], most: int) -> list[_Run]:
    """Return the counts to be drawn, in the order given; a figure without a day has no place."""
    dated = [
        (one, tuple((day, point) for point in one.points if (day := _day(point)) is not None)) for one in told
    ]
    longest = sorted((item for item in dated if item[1]), key=lambda item: -len(item[1]))[:most]
    kept = [item for item in dated if any(item is one for one in longest)]
    colour = colours(str(_teller(one)) for one, _ in kept)
    drawn: list[_Run] = []
    for one, points in kept:
        before = sum(_teller(run.told) == _teller(one) for run in drawn)
        drawn.append(_Run(one, points, colour[str(_teller(one))], DASHES[before % len(DASHES)]))
    return drawn


def _teller(told: Series) -> Teller:
    return Teller(told.claimant, told.outlet)


def _day(point: Point) -> date | None:
    day = held_on(point.accounts[0])[0]
    return None if day == date.max else day


def _accounts(told: Series) -> Iterator[Account]:
    return (account for point in told.points for account in point.accounts)


def _heading(runs: Sequence[_Run], names: Names) -> tuple[str, str, bool]:
    """Return title and subtitle, and whether all counts are of the same people since the same day."""
    first = runs[0].told
    alike = all((run.told.counted, run.told.since) == (first.counted, first.since) for run in runs)
    how = "Running counts as their claimants give them, by the day that each figure is for"
    if not alike:
        return "Running counts of several kinds", how, False
    since = f" since {day_of(first.since)}" if first.since else ""
    return f"{names.counted(first.counted)}{since}", how, True


def _notes(told: Sequence[Series], runs: Sequence[_Run]) -> list[str]:
    drawn = [run.told for run in runs]
    others = [one for one in told if one.points and not any(one is run for run in drawn)]
    undated = sum(len(run.told.points) - len(run.points) for run in runs)
    aside = sum(len(run.left_out) + len(run.increments) for run in drawn)
    figures = [point for run in runs for _, point in run.points]
    key = [
        words
        for words, shown in (
            ("Bands and bars: from bound to bound.", any(bounds(point.count) for point in figures)),
            ("Arrows: an open bound.", any(None in (p.count.low, p.count.high) for p in figures)),
            ("Rings: below the figure before.", any(p.step is Step.LOWERED for p in figures)),
        )
        if shown
    ]
    left = [f"{plural(len(others), 'other running count')}"] if others else []
    left += [f"{plural(undated, 'figure')} without a day"] if undated else []
    left += [f"{plural(aside, 'figure')} of one incident or newly added"] if aside else []
    return [
        " ".join([*key, *([f"Not drawn: {'; '.join(left)}."] if left else [])]),
        sources(account for run in drawn for account in _accounts(run)),
    ]


def _ends(runs: Sequence[_Run], names: Names, alike: bool) -> list[str]:
    """Return what stands at the end of each line: who says it, of whom if they differ, figure and day."""
    texts = []
    for run in runs:
        day, point = run.points[-1]
        teller = _teller(run.told)
        who = names.teller(teller) if alike else names.said(teller, run.told.counted)
        figure = f"{point.count}, {day_of(day, short=True)}"
        texts.append("\n".join([*wrapped(who, RIGHT - 18, TEXT), *wrapped(figure, RIGHT - 18, TEXT)]))
    return texts


def _label(ax: Axes, runs: Sequence[_Run], texts: Sequence[str]) -> None:
    """Name each line at its end where there is room, else beside the axes; then say what was lowered.

    A line that leads to a name beside the axes takes room too, so names are tried anew until all have some.
    """
    aside: set[int] = set()
    while True:
        labels = Labels(ax)
        for run in runs:
            keep_off(labels, run.points)
        named = [(runs[i], texts[i]) for i in sorted(aside)]
        places = _beside(ax, labels, named)
        for (run, _), place in zip(named, places, strict=True):
            labels.beside(*_end(run), OUT, place)
        left = [i for i in range(len(runs)) if i not in aside]
        crowded = {
            i for i in left if not labels.put(texts[i], *_end(runs[i]), 4, AT_AN_END, color=runs[i].colour)
        }
        if not crowded:
            break
        labels.withdraw()
        aside |= crowded
    for (run, text), place in zip(named, places, strict=True):
        how = {"on": "axes fraction", "ha": "left", "color": run.colour}
        lead(ax, *_end(run), write(ax, text, 1, 0, offset=(OUT, place), **how), run.colour)
    for run in runs:
        label_revisions(labels, run.points, run.colour)


def _beside(ax: Axes, at: Labels, named: Sequence[tuple[_Run, str]]) -> list[float]:
    """Return the heights of names beside the axes, near the ends of their lines and none on another.

    Two whose lines would cross change places, as often as there are names.
    """
    left, floor = at.at(ax.get_xlim()[0], 0)
    ends = [(across - left, up - floor) for across, up in (at.at(*_end(run)) for run, _ in named)]
    wanted, tall, (wide, room) = [up for _, up in ends], [_tall(text) for _, text in named], size(ax)
    places = apart(wanted, tall, room)
    for _ in named:
        there = [(wide + OUT, place) for place in places]
        leads = enumerate(zip(ends, there, strict=True))
        pair = next(((i, j) for (i, one), (j, two) in combinations(leads, 2) if crossing(one, two)), None)
        if pair is None:
            break
        i, j = pair
        wanted[i], wanted[j] = wanted[j], wanted[i]
        places = apart(wanted, tall, room)
    return places


def _end(run: _Run) -> tuple[date, float]:
    day, point = run.points[-1]
    return day, top(point.count)


def _tall(text: str) -> float:
    return LINE * (1 + text.count("\n")) + 5
