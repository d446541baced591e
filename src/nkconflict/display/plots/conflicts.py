"""What cannot both hold: a row for each quarrel, in it a line for each claimant, and on the line its figures.

A claimant that is contradicted by one figure is often contradicted by the next too, so conflicts that share
an account and are between the same claimants about the same people are one row. The scale grows tenfold at
each tick: what is told there is how many times one figure is the other, which is what a reader asks of 217
and 6,000.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isnan, log
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from nkconflict.display.plots.curves import arrow, bounds, height
from nkconflict.display.plots.rows import Row, rows_sheet
from nkconflict.display.plots.style import FAINT, QUIET, TEXT, colours, says_nothing
from nkconflict.display.plots.words import Names, answers, day_of, plural, sources
from nkconflict.model.counts import Count
from nkconflict.query import Account, Accounts, Conflict, ConflictKind, Counted
from nkconflict.query import conflicts as asked
from nkconflict.query.counted import Teller, casualty, teller_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["conflicts"]

TITLE: Final = "What cannot both hold"
KINDS: Final = {
    ConflictKind.DISAGREEMENT: "two claimants disagree",
    ConflictKind.REVISION: "lowered by who gave it",
    ConflictKind.DENIAL: "denied",
}
ARROW: Final = 16.0
RIGHT: Final = 206.0
"""The room for what each claimant says."""

APART: Final = 0.34
"""How far the lines of a row are from the first to the last, where rows are 1 apart."""

SHOWN: Final = 4
"""The most figures of a claimant that are written in a row."""


class _Quarrel(NamedTuple):
    """Conflicts of one kind between the same claimants about one thing, and the accounts of each claimant."""

    kind: ConflictKind
    counted: Counted
    told: dict[Teller, list[Account]]

    @property
    def accounts(self) -> list[Account]:
        return [account for told in self.told.values() for account in told]


def conflicts(
    of: Accounts | Conflict | Iterable[Conflict], *, most: int = 12, ax: Axes | None = None
) -> Axes:
    """Draw the figures that cannot both hold, each with who gives it.

    `of` is what `nkconflict.query.conflicts` gives, or anything that it may be asked of. Of more than `most`
    rows those whose figures lie farthest apart are drawn, and the notes say how many are not, and how many
    denials are of no figure.
    """
    found = answers(of, Conflict, asked)
    quarrels = _quarrels(found)
    kept = sorted(quarrels, key=_gap, reverse=True)[: max(1, most)]
    drawn = [quarrel for quarrel in quarrels if any(quarrel is one for one in kept)]
    wordless = sum(one.counted is None for one in found)
    left = [f"{plural(len(quarrels) - len(drawn), 'row')} of figures nearer to each other"]
    left = left if len(quarrels) > len(drawn) else []
    left += [f"{plural(wordless, 'denial')} of what is no figure"] if wordless else []
    missing = f"Not drawn: {'; '.join(left)}." if left else ""
    if not drawn:
        return says_nothing(
            ax, TITLE, f"No two figures among these accounts are in conflict. {missing}".strip()
        )
    given = [account for quarrel in drawn for account in quarrel.accounts]
    names = Names(given)
    colour = colours(
        str(teller) for teller in sorted({t for quarrel in drawn for t in quarrel.told}, key=str)
    )
    ax = rows_sheet(
        ax,
        [_row(quarrel, names, colour) for quarrel in drawn],
        title=TITLE,
        subtitle="The figures of each claimant, on a scale that grows tenfold at each tick",
        notes=[f"{_key(drawn)} {missing}".strip(), sources(given)],
        below=26,
        right=RIGHT,
    )
    _axis(ax, given)
    for place, quarrel in enumerate(drawn):
        _draw(ax, -place, quarrel, colour)
    return ax


def _quarrels(found: Iterable[Conflict]) -> list[_Quarrel]:
    """Return conflicts about figures as rows, in the order in which the first of each became known."""
    rows: dict[tuple[ConflictKind, Counted, frozenset[Teller]], list[_Quarrel]] = {}
    ordered: list[_Quarrel] = []
    for conflict in found:
        if conflict.counted is None:
            continue
        pair = conflict.first, conflict.second
        key = conflict.kind, conflict.counted, frozenset(map(teller_of, pair))
        known = rows.setdefault(key, [])
        row = next((one for one in known if any(account in one.accounts for account in pair)), None)
        if row is None:
            row = _Quarrel(conflict.kind, conflict.counted, {})
            known.append(row)
            ordered.append(row)
        for account in pair:
            told = row.told.setdefault(teller_of(account), [])
            if account not in told:
                told.append(account)
    return ordered


def _gap(quarrel: _Quarrel) -> float:
    """Return how far apart the figures are, as the logarithm of how many times one is the other."""
    if quarrel.kind is ConflictKind.DENIAL:
        return float("inf")
    ends = [log(1 + _end(claim.count)) for one in quarrel.accounts if (claim := casualty(one))]
    return max(ends) - min(ends)


def _end(count: Count) -> float:
    """Return a bound of a figure that is known."""
    return float((count.low if count.low is not None else count.high) or 0)


def _row(quarrel: _Quarrel, names: Names, colour: dict[str, str]) -> Row:
    told = tuple(f"{names.teller(teller)}: {_said(quarrel, teller)}" for teller in quarrel.told)
    head = names.counted(quarrel.counted)
    return Row((head, KINDS[quarrel.kind]), told, tuple(colour[str(teller)] for teller in quarrel.told))


def _said(quarrel: _Quarrel, teller: Teller) -> str:
    """Return what a claimant says in a row: its figures, or that it denies them, and on which days."""
    told = quarrel.told[teller]
    figures = [str(claim.count) for account in told if (claim := casualty(account))]
    days = [day_of(account.published, short=True) for account in told if account.published]
    when = dict.fromkeys(days[:1] + days[-1:])
    if len(figures) > SHOWN:
        figures = [*figures[: SHOWN - 1], f"{len(figures) - SHOWN} more", figures[-1]]
    joint = " → " if quarrel.kind is ConflictKind.REVISION else ", "
    return "; ".join(filter(None, (joint.join(figures) or "denies it", " to ".join(when))))


def _key(drawn: Sequence[_Quarrel]) -> str:
    """Return what the marks mean that are there to be seen."""
    counts = [claim.count for quarrel in drawn for one in quarrel.accounts if (claim := casualty(one))]
    words = (
        ("Bars: from bound to bound.", any(map(bounds, counts))),
        ("Arrows at points: an open bound.", any(None in (count.low, count.high) for count in counts)),
        ("Rings: the later figure.", any(one.kind is ConflictKind.REVISION for one in drawn)),
        ("×: denied.", any(one.kind is ConflictKind.DENIAL for one in drawn)),
    )
    return " ".join(text for text, shown in words if shown)


def _axis(ax: Axes, given: Iterable[Account]) -> None:
    counts = [claim.count for account in given if (claim := casualty(account))]
    highest = max([count.high or count.low or 0 for count in counts], default=1)
    ticks = [0, 1, 10]
    while ticks[-1] < highest:
        ticks.append(ticks[-1] * 10)
    ax.set_xscale("symlog", linthresh=1, linscale=0.4)
    ax.set_xlim(-0.2, ticks[-1] * 1.5)
    ax.set_xticks(ticks, [f"{tick:,}" for tick in ticks])
    ax.set_xticks([], minor=True)
    ax.grid(axis="x", color=FAINT, linewidth=0.6)
    ax.tick_params(axis="x", length=3, color=FAINT, labelsize=TEXT, labelcolor=QUIET)


def _draw(ax: Axes, row: float, quarrel: _Quarrel, colour: dict[str, str]) -> None:
    """Draw a row: a line for each claimant, or one on which a figure was lowered or denied."""
    step = APART / max(1, len(quarrel.told) - 1)
    lines = {teller: row + APART / 2 - place * step for place, teller in enumerate(quarrel.told)}
    if len(lines) == 1:
        lines = dict.fromkeys(lines, row)
    spots = [
        (height(claim.count), lines[teller])
        for teller, told in quarrel.told.items()
        for account in told
        if (claim := casualty(account)) and not isnan(height(claim.count))
    ]
    for teller, told in quarrel.told.items():
        for place, account in enumerate(told):
            claim = casualty(account)
            later = quarrel.kind is ConflictKind.REVISION and place > 0
            if claim is not None:
                _mark(ax, lines[teller], claim.count, colour[str(teller)], later)
            else:
                _denied(ax, lines[teller], [at for at, _ in spots], colour[str(teller)])
    if len(spots) > 1:
        across: list[Any] = [at for at, _ in spots]
        middle = sum(lines.values()) / len(lines)
        ax.plot([min(across), max(across)], [middle, middle], color=FAINT, linewidth=3, zorder=1)


def _mark(ax: Axes, line: float, count: Count, colour: str, later: bool) -> None:
    at = height(count)
    if held := bounds(count):
        stretch: list[Any] = list(held)
        ax.plot(stretch, [line, line], color=colour, linewidth=4, alpha=0.4, solid_capstyle="butt")
    if isnan(at):
        return
    if count.low is None or count.high is None:
        arrow(ax, (at, line), (ARROW if count.high is None else -ARROW, 0), colour)
    ring = {"markerfacecolor": "white", "markeredgewidth": 1.4} if later else {}
    how: dict[str, Any] = {"color": colour, "markersize": 5, "zorder": 3} | ring
    ax.plot([at], [line], "o", **how)


def _denied(ax: Axes, line: float, figures: Sequence[float], colour: str) -> None:
    for at in figures:
        ax.plot([at], [line], "x", color=colour, markersize=6, markeredgewidth=1.6, zorder=3)
