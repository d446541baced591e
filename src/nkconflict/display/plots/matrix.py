"""Who claims about whom: a row for each claimant, a column for each people told of.

Of accounts a circle says how many different figures the claimant gives: who counts its own, who counts the
others, and who says nothing. Of totals the figures themselves are written, since those of different claimants
and kinds can be set side by side but not added up. What a party says of its own people is shaded. Rows and
columns have one order, that of the alphabet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from nkconflict.display.plots.style import (
    FAINT,
    SMALL,
    TEXT,
    WIDTH,
    colours,
    library,
    says_nothing,
    sheet,
    wrapped,
    write,
)
from nkconflict.display.plots.words import Names, answers, fate, plural, short, sources
from nkconflict.query import Account, Accounts, Total, accounts, distinct
from nkconflict.query.counted import casualty, counted, teller_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["matrix"]

TITLE: Final = "Who claims about whom"
LEFT: Final = 140.0
HEAD: Final = 11.0
"""The height of a line of a column's head."""

LINE: Final = 9.8
WIDEST: Final = 18.0
"""The radius of the largest circle."""

Side: TypeAlias = tuple[str, ...]
Cell: TypeAlias = tuple[str, Side]
"""A claimant, and whose people it tells of; no name stands for outlets that add up for themselves."""

OUTLETS: Final = ""


def matrix(of: Accounts | Total | Iterable[Total], *, most: int = 7, ax: Axes | None = None) -> Axes:
    """Draw who claims about whom: of accounts how many figures each gives, of totals the figures.

    `of` is anything that questions may be asked of, or what `nkconflict.query.totals` gives. Of more than
    `most` peoples told of those that most is said of are drawn, and the notes say how many are not.
    """
    found: tuple[Total | Account, ...] = answers(of, Total, accounts)
    totals = [item for item in found if isinstance(item, Total)]
    return _figures(totals, most, ax) if totals else _circles(found, most, ax)


def _circles(given: Iterable[Any], most: int, ax: Axes | None) -> Axes:
    """Draw how many figures each claimant gives, each figure once, however often it was printed."""
    told: list[tuple[Cell, Account]] = []
    for telling in distinct(given):
        account = telling.accounts[0]
        claim = casualty(account)
        if claim is not None:
            told.append(((teller_of(account).party or OUTLETS, counted(claim).side), account))
    if not told:
        return says_nothing(ax, TITLE, "No figure among these accounts.")
    cells = Counter(cell for cell, _ in told)
    given = [account for _, account in told]
    grid = _Grid(cells, Names(given), most, {claimant: 2 * WIDEST + 8 for claimant, _ in cells}, 0)
    how = "Different figures of the killed, wounded, missing, captured and displaced"
    ax = grid.sheet(ax, how, [grid.note, sources(given)])
    largest = max(cells.values())
    for cell, number in cells.items():
        if cell in grid:
            radius = WIDEST * (number / largest) ** 0.5
            x, y = grid.centre(cell)
            ax.scatter([x], [y], s=(2 * radius) ** 2, color=grid.colour(cell), linewidth=0)
            inside = radius > 4 + 3 * len(f"{number:,}")
            beside = (
                {"ha": "center", "color": "white"} if inside else {"ha": "left", "offset": (radius + 3, 0)}
            )
            write(ax, f"{number:,}", x, y, **{"color": grid.colour(cell), "weight": "bold"} | beside)
    return ax


def _figures(totals: Sequence[Total], most: int, ax: Axes | None) -> Axes:
    """Write the figures of totals, each with what it counts, and who says it where a row has several."""
    given = [account for total in totals for account in total.used]
    names = Names([*given, *(left.account for total in totals for left in total.left_out)])
    several = len({total.since for total in totals if total.since}) > 1
    cells: dict[Cell, list[list[str]]] = {}
    for total in totals:
        cell = total.claimant or OUTLETS, total.counted.side
        cells.setdefault(cell, []).append(wrapped(_figure(total, several), COLUMN - 12))
    tall = {claimant: 0.0 for claimant, _ in cells}
    for (claimant, _), figures in cells.items():
        tall[claimant] = max(tall[claimant], sum(map(_tall, figures)) + 10)
    grid = _Grid(cells, names, most, tall, COLUMN)
    ax = grid.sheet(ax, "The last figures of each claimant, as bounds", [grid.note, sources(given)])
    for cell in filter(grid.__contains__, cells):
        x, y = grid.corner(cell)
        down = 6.0
        for lines in cells[cell]:
            how = {"ha": "left", "va": "top", "fontsize": SMALL, "color": grid.colour(cell)}
            write(ax, "\n".join(lines), x, y, offset=(6, -down), linespacing=1.15, **how)
            down += _tall(lines)
    return ax


def _figure(total: Total, several: bool) -> str:
    """Return a figure with what it counts, since when if that differs, and the outlet that gives it."""
    since = f" since {total.since:%b %Y}" if several and total.since else ""
    outlet = f" ({short(total.outlet)})" if total.claimant is None and total.outlet else ""
    return f"{fate(total.counted)}{since}: {total.interval}{outlet}"


def _tall(lines: Sequence[str]) -> float:
    return LINE * len(lines) + 2


COLUMN: Final = 112.0
"""The width of a column of figures."""


class _Grid:
    """Where the cells are, in points from the upper left corner of the data area."""

    def __init__(
        self, cells: Mapping[Cell, Any], names: Names, most: int, tall: Mapping[str, float], column: float
    ) -> None:
        self._names = names
        weight = Counter({side: 0 for _, side in cells})
        for (_, side), held in cells.items():
            weight[side] += held if isinstance(held, int) else len(held)
        kept = {side for side, _ in sorted(weight.items(), key=lambda item: (-item[1], item[0]))[:most]}
        self.sides = sorted(kept, key=lambda side: (not side, len(side), names.people(side)))
        rows = {claimant for claimant, side in cells if side in kept}
        self.claimants = sorted(rows, key=lambda one: (one == OUTLETS, names.of(one)))
        self.column = max(column, (WIDTH - LEFT - 12) / len(self.sides))
        self.width = self.column * len(self.sides)
        self._rows: dict[str, tuple[float, float]] = {}
        self._fixed = column > 0
        self._heads = [wrapped(f"of {names.people(side)}", self.column - 4, TEXT) for side in self.sides]
        depth = HEAD * max(map(len, self._heads)) + 12
        self._head = depth
        for claimant in self.claimants:
            label = 12 * len(wrapped(names.of(claimant), LEFT - 14, TEXT, "bold")) + 8
            self._rows[claimant] = (depth, depth + max(tall[claimant], label))
            depth = self._rows[claimant][1]
        self.height = depth
        self._colours = colours(self.claimants)
        others = len(weight) - len(kept)
        self.note = f"Not drawn: {plural(others, 'other people')}." if others else ""

    def __contains__(self, cell: Cell) -> bool:
        return cell[0] in self._rows and cell[1] in self.sides

    def colour(self, cell: Cell) -> str:
        return self._colours[cell[0]]

    def corner(self, cell: Cell) -> tuple[float, float]:
        return self.sides.index(cell[1]) * self.column, -self._rows[cell[0]][0]

    def centre(self, cell: Cell) -> tuple[float, float]:
        top, bottom = self._rows[cell[0]]
        return (self.sides.index(cell[1]) + 0.5) * self.column, -(top + bottom) / 2

    def sheet(self, ax: Axes | None, subtitle: str, notes: Sequence[str]) -> Axes:
        """Return axes with the names of rows and columns, and shades where a party tells of its own."""
        ax = sheet(
            ax,
            height=self.height,
            width=self.width + LEFT + 12,
            left=LEFT,
            below=8,
            title=TITLE,
            subtitle=f"{subtitle}. Shaded: of its own people",
            notes=notes,
        )
        ax.set(xlim=(0, self.width), ylim=(-self.height, 0), xticks=[], yticks=[])
        for place, lines in enumerate(self._heads):
            head = {"ha": "center", "va": "bottom", "linespacing": 1.1}
            write(ax, "\n".join(lines), (place + 0.5) * self.column, 6 - self._head, **head)
        rectangle = library("matplotlib.patches").Rectangle
        for claimant, (top, bottom) in self._rows.items():
            name = self._names.of(claimant) if claimant else "Outlets’ own counts"
            label = "\n".join(wrapped(name, LEFT - 14, TEXT, "bold"))
            color = self._colours[claimant]
            y, down, va = (-top, -6, "top") if self._fixed else (-(top + bottom) / 2, 0, "center")
            write(ax, label, 0, y, offset=(6 - LEFT, down), ha="left", va=va, color=color, weight="bold")
            ax.plot([0, self.width], [-top, -top], color=FAINT, linewidth=0.6, clip_on=False)
            if (claimant,) in self.sides:
                left = self.sides.index((claimant,)) * self.column
                ax.add_patch(rectangle((left, -bottom), self.column, bottom - top, color="#f2f2f2", zorder=0))
        return ax
