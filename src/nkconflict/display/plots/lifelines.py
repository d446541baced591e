"""Truces as lines: announced, in force, first said to be broken, ended; who accuses whom, what came next.

By the calendar a moment with its hour is a point; a day without one is a bar as long as the day, since nobody
told the hour. A truce of minutes is no more than a dot there, so `elapsed=True` draws how long each held
instead, from a minute to years on one scale. Where no end is told the line ends in an arrow: nobody said that
it ended, nor that it did not.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from nkconflict.display.entities import truce_named
from nkconflict.display.phrases import mutual
from nkconflict.display.plots.curves import arrow
from nkconflict.display.plots.rows import Row, rows_sheet
from nkconflict.display.plots.spans import (
    ANNOUNCED,
    BREACHED,
    EFFECTIVE,
    ENDED,
    Drawn,
    by_calendar,
    by_elapsed,
)
from nkconflict.display.plots.style import FAINT, INK, QUIET, SMALL, TEXT, says_nothing, write
from nkconflict.display.plots.ticks import date_axis
from nkconflict.display.plots.words import Names, answers, day_of, listed, moment_of, sources
from nkconflict.model.attribution import Modality
from nkconflict.query import Accounts, Accusation, Lifeline
from nkconflict.query import lifelines as asked

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["lifelines"]

KEY: Final = "● in force, × first alleged breach, | ended, ▸ no end told"
MARKS: Final[dict[str, dict[str, Any]]] = {
    ANNOUNCED: {"marker": "o", "markerfacecolor": "white", "markersize": 5},
    EFFECTIVE: {"marker": "o", "markerfacecolor": INK, "markersize": 5},
    BREACHED: {"marker": "x", "markersize": 7, "markeredgewidth": 1.8},
    ENDED: {"marker": "|", "markersize": 12, "markeredgewidth": 1.8},
}
BARS: Final = (
    "Bars: some time within these, since only the day is told. Thick lines: nobody had alleged a breach."
)
TICKS: Final = {
    1: "1 minute",
    60: "1 hour",
    1_440: "1 day",
    43_200: "30 days",
    525_600: "1 year",
    5_256_000: "10 years",
}
"""What is marked on the scale of time that went by, in minutes."""


def lifelines(
    of: Accounts | Lifeline | Iterable[Lifeline], *, elapsed: bool = False, ax: Axes | None = None
) -> Axes:
    """Draw each truce by the calendar, or with `elapsed` by the time since it took effect.

    `of` is what `nkconflict.query.lifelines` gives, or anything that it may be asked of. Truces stand by
    their day, or by that of their first report; a row without a mark says why.
    """
    told = sorted(answers(of, Lifeline, asked), key=_by_day)
    if not told:
        return says_nothing(ax, "Truces", "No truce among these accounts.")
    given = [account for line in told for account in line.accounts]
    names = Names(given)
    ax = rows_sheet(
        ax,
        [_row(line, names, told) for line in told],
        title="How long each truce held" if elapsed else "The course of each truce",
        subtitle=f"By the time since it took effect: {KEY}" if elapsed else f"○ announced, {KEY}",
        notes=[BARS, sources(given)],
        below=26 if elapsed else 38,
    )
    drawn = [by_elapsed(line) if elapsed else by_calendar(line) for line in told]
    _axis(ax, drawn, elapsed)
    for place, stretches in enumerate(drawn):
        _line(ax, -place, stretches, elapsed)
    return ax


def _by_day(line: Lifeline) -> tuple[date, bool, str]:
    moment = line.effective or line.announced
    return (moment.day if moment else _printed(line) or date.max), moment is None, str(moment or "")


def _printed(line: Lifeline) -> date | None:
    """Return when a truce was first told of."""
    return min((account.published for account in line.accounts if account.published), default=None)


def _name(line: Lifeline) -> tuple[str, str]:
    """Return how a row is called, by its day or else by what is known of it, and what is said beneath."""
    began = line.effective or line.announced
    if began:
        return moment_of(began), "" if line.effective else "announced; not told when in force"
    printed = _printed(line)
    when = f"told of on {day_of(printed, short=True)}" if printed else "no day of publication either"
    return (truce_named(line.known) if line.known else "A truce without a day"), when


def _row(line: Lifeline, names: Names, told: Sequence[Lifeline]) -> Row:
    head, under = _name(line)
    brokers = f"brokered by {listed(map(names.of, line.mediators), 3)}" if line.mediators else ""
    after = {other.known: other.effective or other.announced for other in told}.get(line.then)
    beside = [
        *_told(line, names),
        f"next truce: {moment_of(after) if after else line.then}" if line.then else "",
    ]
    unknown = "" if line.known else sources(line.accounts, 2)
    return Row((head, *filter(None, (under, brokers))), tuple(filter(None, (*beside, unknown))))


def _told(line: Lifeline, names: Names) -> Iterator[str]:
    """Yield what stands beside a line: the first alleged breach, who accuses whom, and the end."""
    if line.breached or line.delay:
        same = line.breached and line.effective and line.breached.day == line.effective.day
        clock = line.breached.clock if line.breached else None
        when = f"{clock:%H:%M}" if same and clock else moment_of(line.breached) if line.breached else ""
        after = f"{line.delay} in" if line.delay else ""
        yield f"first alleged breach: {', '.join(filter(None, (when, after)))}"
    naming = {accusation.by for accusation in line.accusations if accusation.accused}
    said = {_accusation(a, names): None for a in line.accusations if a.accused or a.by not in naming}
    if said:
        yield "; ".join([*list(said)[:3], *([f"{len(said) - 3} more"] if len(said) > 3 else [])])
    if line.ended:
        yield f"ended {moment_of(line.ended)}"


def _accusation(told: Accusation, names: Names) -> str:
    who = f"by {names.of(told.by)}" if told.by else "in reports"
    whom = names.people(told.accused) if told.accused else ""
    if mutual(told.breach):
        return f"{whom} accuse each other"
    if told.breach.modality is Modality.DENIED:
        return f"denied {who}"
    return f"{whom} accused {who}" if whom else f"alleged {who}"


def _axis(ax: Axes, drawn: Sequence[Drawn], elapsed: bool) -> None:
    ends = [end for stretches in drawn for stretch in stretches.values() for end in stretch]
    if not elapsed:
        days: list[date] = [end.date() for end in ends if isinstance(end, datetime)]
        date_axis(ax, days or [date(2020, 9, 27)])
        return
    last = max([end for end in ends if isinstance(end, float)], default=10_080.0)
    last = max(last * 3, 200.0)
    ticks = {at: words for at, words in TICKS.items() if at <= last}
    ax.set_xscale("log")
    ax.set_xlim(0.8, last)
    ax.set_xticks(list(ticks), list(ticks.values()))
    ax.set_xticks([], minor=True)
    ax.grid(axis="x", color=FAINT, linewidth=0.6)
    ax.tick_params(axis="x", length=3, color=FAINT, labelsize=TEXT, labelcolor=QUIET)


def _line(ax: Axes, row: float, stretches: Drawn, elapsed: bool) -> None:
    """Draw a truce: thick while nobody had said that it was broken, thin before and after."""
    known = [name for name in MARKS if name in stretches]
    for one, two in pairwise(known):
        held = one == EFFECTIVE
        ends: list[Any] = [stretches[one][0], stretches[two][1]]
        ax.plot(ends, [row, row], color=INK if held else QUIET, linewidth=2.2 if held else 0.9)
    untold = _untold(known, elapsed)
    if untold:
        write(ax, untold, 0, row, on=ax.get_yaxis_transform(), offset=(24, 0), color=QUIET, fontsize=SMALL)
    elif ENDED not in known:
        arrow(ax, (stretches[known[-1]][1], row), (24, 0), INK if known[-1] == EFFECTIVE else QUIET)
    for name in known:
        since, until = stretches[name]
        if since != until:
            stretch: list[Any] = [since, until]
            ax.plot(stretch, [row, row], color=INK, linewidth=6, alpha=0.25, solid_capstyle="butt")
        at: Any = until if name == ENDED else _middle(since, until)
        ax.plot([at], [row], color=INK, linestyle="none", zorder=3, **MARKS[name])


def _untold(known: Sequence[str], elapsed: bool) -> str:
    """Return why a row has no line: an arrow of any length would tell how long a truce held."""
    if elapsed and known == [EFFECTIVE]:
        return "not told how long it held"
    if known:
        return ""
    return "not told when it took effect" if elapsed else "no day told"


def _middle(since: Any, until: Any) -> Any:
    """Return the middle of a stretch as it looks: of time that went by that of the logarithms."""
    return math.sqrt(since * until) if isinstance(since, float) else since + (until - since) / 2
