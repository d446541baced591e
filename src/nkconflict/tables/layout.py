"""Rows as a table for people: aligned, one line a row, no wider than the terminal.

The name of an article is a line of its own above its rows, so that it does not stand on every one. Columns
without any value are dropped. Where space is short, cells are cut, then columns give way by their rank, and a
last line says which.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from nkconflict.tables.columns import Column, ColumnType, columns_of
from nkconflict.tables.values import Row
from nkconflict.tables.writing import cell_text

__all__ = ["clean", "cut", "printable", "text_lines"]

APART: Final = frozenset({"source", "published", "start", "end", "key", "rule"})
"""The columns of the line above, and those for programs, which a table for people does without."""

INDENT: Final = "  "
GAP: Final = "  "
WIDEST: Final = (32, 16, 12, 8)
"""The most characters of a cell that is no quote: the first number with which what matters most fits."""

LEAST_QUOTE: Final = 24
"""The least room for quotes, lest they say nothing."""

LONGEST: Final = 2_000
"""The most characters of a cell that are looked at, since none could be shown."""


def printable(text: str) -> str:
    """Return text that cannot move the cursor or change colours, on one line.

    White space becomes spaces, marks without ink are dropped, what else cannot be printed becomes U+FFFD.
    """
    return text if text.isprintable() else "".join(c if c.isprintable() else _visible(c) for c in text)


def clean(text: str) -> str:
    """Return printable text with single spaces."""
    return " ".join(printable(text).split())


def _visible(character: str) -> str:
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) == "Cf" else "\N{REPLACEMENT CHARACTER}"


def cut(text: str, width: int) -> str:
    """Return text in at most `width` characters, at least one, with an ellipsis where it was cut."""
    return text if len(text) <= width else f"{text[: max(0, width - 1)].rstrip()}…"


def text_lines(rows: Iterable[Row], table: str | Sequence[Column], width: int) -> Iterator[str]:
    """Yield the lines of a table at most `width` characters wide, each with its line feed.

    All rows are read before the first line, since the widest cell settles the width of its column.
    """
    found = list(rows)
    columns = columns_of(table)
    apart = APART if any(column.name == "source" for column in columns) else frozenset()
    columns = [
        column
        for column in columns
        if column.name not in apart and any(row[column.name] not in (None, []) for row in found)
    ]
    cells = [{column.name: _cell(row, column) for column in columns} for row in found]
    widths = {column.name: _natural(column, cells) for column in columns}
    shown = _fitting(columns, widths, width - len(INDENT))
    if not found:
        yield f"no rows in the table {table}\n" if isinstance(table, str) else "nothing to tell\n"
        return
    yield _line({name: name for name in widths}, shown)
    for (source, published), group in groupby(
        zip(found, cells, strict=True), key=lambda pair: (pair[0].get("source"), pair[0].get("published"))
    ):
        if source is not None:
            yield _title(clean(str(source)), str(published), width) + "\n"
        for _, line in group:
            yield _line(line, shown)
    if left := [column.name for column in columns if column.name not in {name for name, _, _ in shown}]:
        note = f"left out for want of width: {', '.join(left)}"
        yield from (f"{line}\n" for line in textwrap.wrap(note, max(20, width)))


def _cell(row: Row, column: Column) -> str:
    return clean(cell_text(row[column.name])[:LONGEST])


def _natural(column: Column, cells: Sequence[Mapping[str, str]]) -> int:
    return max(len(column.name), *(len(cell[column.name]) for cell in cells))


Shown = tuple[str, int, bool]
"""A column of the page: its name, its width, whether it is set flush right."""


def _fitting(columns: Sequence[Column], widths: Mapping[str, int], room: int) -> list[Shown]:
    """Return the columns that fit, in order but for the quote, which comes last and takes what is left."""
    main = [widths[column.name] for column in columns if column.rank == 0 and column.name != "quote"]
    widest = next(
        (most for most in WIDEST if sum(min(width, most) + len(GAP) for width in main) <= room), WIDEST[-1]
    )
    chosen: dict[str, int] = {}
    for column in sorted(columns, key=lambda column: (column.rank, column.name == "quote")):
        needed = min(widths[column.name], LEAST_QUOTE if column.name == "quote" else widest)
        gap = len(GAP) if chosen else 0
        if not chosen or needed + gap <= room:
            chosen[column.name] = min(needed, max(1, room))
            room -= chosen[column.name] + gap
    if "quote" in chosen:
        chosen["quote"] = min(widths["quote"], chosen["quote"] + max(0, room))
    order = sorted(columns, key=lambda column: column.name == "quote")
    return [(c.name, chosen[c.name], c.type is ColumnType.INTEGER) for c in order if c.name in chosen]


def _line(cells: Mapping[str, str], shown: Sequence[Shown]) -> str:
    parts = []
    for name, width, right in shown:
        cell = cut(cells[name], width)
        parts.append(cell.rjust(width) if right else cell.ljust(width))
    return f"{INDENT}{GAP.join(parts)}".rstrip() + "\n"


def _title(source: str, published: str, width: int) -> str:
    """Return the line above an article's rows; of a long name the end is kept, which tells files apart."""
    room = max(2, width - len(published) - len(GAP))
    name = source if len(source) <= room else f"…{source[1 - room :]}"
    return f"{name}{GAP}{published}"
