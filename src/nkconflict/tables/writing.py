"""Rows as lines of JSON and of CSV; both stream, and both are UTF-8 whatever the text held."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence

from nkconflict.tables.columns import Column, columns_of
from nkconflict.tables.values import Row

__all__ = ["cell_text", "csv_lines", "jsonl_lines", "utf8"]


def jsonl_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield a JSON object for each row, each with its line feed; lone surrogates are escaped."""
    for row in rows:
        line = json.dumps(row, ensure_ascii=False)
        yield (line if _encodable(line) else json.dumps(row)) + "\n"


def csv_lines(rows: Iterable[Row], table: str | Sequence[Column], *, header: bool = True) -> Iterator[str]:
    """Yield the names of a table's columns, then each row; a quote with line feeds is a line of several.

    A lone surrogate, which UTF-8 cannot write, becomes its escape: a backslash and `ud800`.
    """
    if header:
        yield _csv(column.name for column in columns_of(table))
    for row in rows:
        yield _csv(cell_text(row[column.name]) for column in columns_of(table))


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
