"""Rows as lines of JSON and of CSV; both stream, and both are UTF-8 whatever the text held.

What a text held may be meant to do harm where it is looked at: to move a terminal's cursor, to turn letters
round, to be computed by a spreadsheet. In JSON all that is escaped; in CSV a cell that a spreadsheet would
compute begins with an apostrophe.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from nkconflict.tables.columns import Column, columns_of
from nkconflict.tables.values import Row

__all__ = ["cell_text", "csv_lines", "jsonl_lines", "utf8"]

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a cell begins with that spreadsheets compute; the last four are the wide forms of the first four."""


def jsonl_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield a JSON object for each row, each with its line feed; marks without ink make it all ASCII."""
    for row in rows:
        line = json.dumps(row, ensure_ascii=False)
        yield (line if line.isprintable() else json.dumps(row)) + "\n"


def csv_lines(rows: Iterable[Row], table: str | Sequence[Column], *, header: bool = True) -> Iterator[str]:
    """Yield the names of a table's columns, then each row; a quote with line feeds is a line of several.

    A lone surrogate, which UTF-8 cannot write, becomes its escape: a backslash and `ud800`. A cell that would
    be a formula (see `FORMULA`) begins with an apostrophe; JSON Lines and Parquet hold it as it is.
    """
    if header:
        yield _csv(column.name for column in columns_of(table))
    for row in rows:
        yield _csv(_inert(cell_text(row[column.name])) for column in columns_of(table))


def cell_text(value: object) -> str:
    """Return a cell as text: null is empty, a list is joined by `|`, a record is `name=value;name=value`."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "|".join(map(cell_text, value))
    if isinstance(value, dict):
        return ";".join(f"{name}={cell_text(part)}" for name, part in value.items() if part is not None)
    return str(value)


def _inert(cell: str) -> str:
    """Return a cell that no spreadsheet computes; nothing that we write ourselves begins like a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _csv(cells: Iterable[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)  # so that a lone CR in a cell is quoted too
    return utf8(buffer.getvalue()[:-2] + "\n")


def utf8(text: str) -> str:
    """Return a text that UTF-8 can write: a lone surrogate becomes its escape, a backslash and `ud800`."""
    return text if _encodable(text) else text.encode("utf-8", "backslashreplace").decode()


def _encodable(line: str) -> bool:
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True
