"""Sheets of rows: what a row is of on the left, the marks in the middle, what is said of it on the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from nkconflict.display.plots.style import INK, QUIET, SMALL, TEXT, sheet, wrapped, write

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["Row", "rows_sheet"]

LEFT: Final = 142.0
RIGHT: Final = 176.0
GAP: Final = 12.0
"""The room between two rows."""

LINE: Final = 9.6
"""The height of a line of small text."""


class Row(NamedTuple):
    """What stands beside a row: on the left its name and what is under it, on the right what is said of it.

    `colours` are those of what is said, in its order; without them all of it has that of ink.
    """

    left: tuple[str, ...]
    right: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()


def rows_sheet(
    ax: Axes | None,
    rows: Sequence[Row],
    *,
    title: str,
    subtitle: str,
    notes: Sequence[str],
    below: float,
    left: float = LEFT,
    right: float = RIGHT,
) -> Axes:
    """Return axes with the words of some rows written, the first row at height 0, each next one 1 below."""
    lefts = [
        (
            wrapped(row.left[0], left - 16, TEXT),
            [line for text in row.left[1:] for line in _small(text, left)],
        )
        for row in rows
    ]
    rights = [[_small(text, right) for text in row.right] for row in rows]
    tallest = max(
        max(len(head) * 11 + len(under) * LINE, sum(map(len, beside)) * LINE)
        for (head, under), beside in zip(lefts, rights, strict=True)
    )
    tall = max(26.0, tallest + GAP)
    ax = sheet(
        ax,
        height=tall * len(rows),
        left=left,
        right=right,
        below=below,
        title=title,
        subtitle=subtitle,
        notes=notes,
    )
    ax.set_ylim(0.5 - len(rows), 0.5)
    ax.set_yticks([])
    across = {"on": ax.get_yaxis_transform(), "linespacing": 1.15}
    for place, (row, (head, under), beside) in enumerate(zip(rows, lefts, rights, strict=True)):
        up = (len(head) * 11 + len(under) * LINE) / 2
        name = {"ha": "left", "va": "top", **across}
        write(ax, "\n".join(head), 0, -place, offset=(6 - left, up), color=INK, **name)
        lower = up - len(head) * 11
        write(ax, "\n".join(under), 0, -place, offset=(6 - left, lower), color=QUIET, fontsize=SMALL, **name)
        up = sum(map(len, beside)) * LINE / 2
        for lines, colour in zip(beside, row.colours or [INK] * len(beside), strict=True):
            write(ax, "\n".join(lines), 1, -place, offset=(10, up), color=colour, fontsize=SMALL, **name)
            up -= len(lines) * LINE
    return ax


def _small(text: str, width: float) -> list[str]:
    return wrapped(text, width - 16, SMALL)
