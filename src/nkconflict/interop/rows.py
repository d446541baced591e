"""Rows of other people's tables, as typed values; a bad row is told by file, line and column.

Such files are large, and one broken row must not cost the other four hundred thousand. So a file is read row
by row, each cell is made what its column says, and in the place of a row that cannot be there comes the error
that says why.
"""

from __future__ import annotations

import csv
import io
import json
import math
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from os import PathLike
from typing import Any, Final, NamedTuple, TextIO, TypeVar

import attrs

from nkconflict.errors import ArticleError, DecodeError, NkConflictError
from nkconflict.model.checks import exactly, filled_or_none
from nkconflict.packing import BROKEN, opened
from nkconflict.packing import lines as bounded

__all__ = [
    "Cells",
    "csv_rows",
    "flag",
    "iso_day",
    "json_rows",
    "number",
    "of_type",
    "reader",
    "text",
    "typed",
    "whole",
    "within",
    "worded",
]

Event = TypeVar("Event")
Read = Callable[[str], object]
"""What makes a value of a cell that is not empty; ValueError, in words, where it cannot."""

LONGEST: Final = 16_000_000
"""The longest line of a table that is read, in characters: one without an end may have been packed."""

_WHOLE: Final = re.compile(r" *-?[0-9]{1,18}(?:\.0*)? *")
_UNDECODED: Final = re.compile("[\udc80-\udcff]")
_DAY: Final = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?Z?)?"
)
_BRACKETS: Final = re.compile(r"[\[{\s]+")
_FLAGS: Final = {"true": True, "t": True, "1": True, "false": False, "f": False, "0": False}
_EMPTY: Final = frozenset(("", "NA", "NULL"))
"""What statistical programs write for a cell that is empty."""


class Cells(NamedTuple):
    """A row: its file, the line where it begins (from 1), and its cells by column, in lower case."""

    source: str
    line: int
    cells: Mapping[str, str]

    def fault(self, reason: str, column: str | None = None) -> DecodeError:
        """Return the error that says where a reason applies."""
        return DecodeError(reason, source=self.source, line=self.line, path=column)


def csv_rows(
    path: str | PathLike[str], needed: Iterable[str], renamed: Mapping[str, str] | None = None
) -> Iterator[Cells | NkConflictError]:
    """Yield the rows of a CSV file with a header, packed with gzip where its name ends in `.gz`.

    `renamed` leads from what a column was called in other releases to what it is called here. Columns may
    stand in any order and any case; those that are `needed` must be there. OSError where the file cannot be
    read.
    """
    name = os.fspath(path)
    with _text(path) as file:
        lines = csv.reader(bounded(file, name, LONGEST), strict=True)
        try:
            header = [column.strip().lower() for column in next(lines, [])]
        except (csv.Error, ArticleError, *BROKEN) as error:
            yield DecodeError(f"not a CSV table: {error}", source=name, line=1)
            return
        header = [(renamed or {}).get(column, column) for column in header]
        if missing := [column for column in needed if column not in header]:
            what = f"the header lacks {', '.join(missing)}: is this a file of this format?"
            yield DecodeError(what, source=name, line=1)
            return
        yield from _rows(lines, header, name)


def _rows(lines: Any, header: list[str], name: str) -> Iterator[Cells | NkConflictError]:
    while True:
        first = lines.line_num + 1
        try:
            cells = next(lines, None)
        except csv.Error as error:
            yield DecodeError(f"not a row of a CSV table: {error}", source=name, line=first)
            continue
        except ArticleError as error:  # a line without an end
            yield error
            return
        except BROKEN as error:
            yield DecodeError(f"the packed file is cut off or spoilt: {error}", source=name, line=first)
            return
        if cells is None:
            return
        row = Cells(name, first, dict(zip(header, cells, strict=False)))
        if not any(cells):
            continue
        if len(cells) != len(header):
            yield row.fault(f"{len(cells)} cells under {len(header)} columns")
            continue
        yield row


def json_rows(path: str | PathLike[str]) -> Iterator[Cells | NkConflictError]:
    """Yield the rows of a file of JSON Lines, an object of plain values a line.

    A file whose first line is but an opening bracket is one document over many lines, which is one error.
    """
    name, number, begun = os.fspath(path), 0, False
    with _text(path) as file:
        try:
            for number, line in enumerate(bounded(file, name, LONGEST), 1):
                if not line.strip():
                    continue
                if not begun and _BRACKETS.fullmatch(line):
                    what = "not JSON Lines, an object a line, but a document over many lines; try `jq -c`"
                    yield DecodeError(what, source=name, line=number)
                    return
                begun = True
                yield _object(line, name, number)
        except BROKEN as error:
            what = f"the packed file is cut off or spoilt: {error}"
            yield DecodeError(what, source=name, line=number + 1)
        except ArticleError as error:
            yield error


def _object(line: str, name: str, number: int) -> Cells | NkConflictError:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return DecodeError(f"this is no JSON ({error})", source=name, line=number)
    row = Cells(name, number, {})
    if not isinstance(value, dict):
        return row.fault("a row is a JSON object")
    for column, item in value.items():
        if item is not None and type(item) not in (str, int, float):
            return row.fault(f"must be text or a number, not {item!r:.40}", column)
    return row._replace(cells={key.lower(): "" if v is None else str(v) for key, v in value.items()})


def _text(path: str | PathLike[str]) -> TextIO:
    """Open a text; a byte that is no UTF-8 becomes a surrogate, for its row to tell of."""
    return io.TextIOWrapper(opened(path), encoding="utf-8-sig", errors="surrogateescape", newline="")


def typed(
    row: Cells,
    kind: Callable[..., Event],
    columns: Mapping[str, Read],
    needed: Collection[str],
    used: Collection[str] = (),
) -> Iterator[Event | NkConflictError]:
    """Yield the value of a row, or the error that names the first column at fault.

    A bad cell costs the row where a claim is made of its column: those `needed`, and those `used` where they
    are filled. Another one is an error before the value, which goes without it.
    """
    fields: dict[str, object] = {}
    for column, read in columns.items():
        try:
            fields[column] = _value(row.cells.get(column, ""), read)
        except ValueError as error:
            yield row.fault(str(error), column)
            if column in needed or column in used:
                return
    fields = {column: value for column, value in fields.items() if value is not None}
    for column in needed:
        if column not in fields:
            yield row.fault("must not be empty", column)
            return
    try:
        yield kind(**fields)
    except NkConflictError as error:
        yield row.fault(error.message)


def _value(cell: str, read: Read) -> object:
    """Return the value of a cell, None of an empty one; ValueError, in words, where it cannot be."""
    if not cell.isascii() and (undecoded := _UNDECODED.search(cell)) is not None:
        byte = ord(undecoded[0]) - 0xDC00
        raise ValueError(f"byte 0x{byte:02x} is not UTF-8; convert the file with iconv")
    if cell.strip() in _EMPTY:
        return None
    try:
        return read(cell)
    except ValueError as error:
        raise ValueError(f"{error}, not {cell!r:.60}") from None


def reader(field: attrs.Attribute[Any]) -> Read:
    """Return what reads the cells of a field, by its type; a field may name another in its metadata."""
    own: Read | None = field.metadata.get("read")
    return own if own is not None else _BY_TYPE[str(field.type).partition(" |")[0]]


def text(cell: str) -> str:
    """Return a text as it stands."""
    return cell


def whole(cell: str) -> int:
    """Return a whole number; `3.0` is one, as data frames with gaps write it."""
    if not _WHOLE.fullmatch(cell):
        raise ValueError("must be a whole number")
    return int(cell.partition(".")[0])


def worded() -> Any:
    """Return a field of words, None where a cell is empty."""
    return attrs.field(default=None, validator=filled_or_none)


def of_type(kind: type) -> Any:
    """Return a field of a type, None where a cell is empty."""
    return attrs.field(default=None, validator=exactly(kind, none=True))


def within(low: int, high: int | None = None) -> Read:
    """Return what reads a whole number from `low`, up to `high` if there is one, both included."""

    def read(cell: str) -> int:
        value = whole(cell)
        if value < low or (high is not None and value > high):
            raise ValueError(f"must be a whole number from {low}" + ("" if high is None else f" to {high}"))
        return value

    return read


def number(cell: str) -> float:
    """Return a number that is one."""
    try:
        value = float(cell)
    except ValueError:
        raise ValueError("must be a number") from None
    if not math.isfinite(value):
        raise ValueError("must be a number")
    return value


def flag(cell: str) -> bool:
    """Return a truth value: TRUE, true, 1 and t are one."""
    if cell.strip().lower() not in _FLAGS:
        raise ValueError("must be TRUE or FALSE")
    return _FLAGS[cell.strip().lower()]


def iso_day(cell: str) -> date:
    """Return a day as 2020-09-27, perhaps with a time of day behind it, which is left out."""
    found = _DAY.fullmatch(cell.strip())
    try:
        if found:
            return date.fromisoformat(found[1])
    except ValueError as error:
        raise ValueError(f"is no day ({error})") from None
    raise ValueError("must be a day such as 2020-09-27")


_BY_TYPE: Final[Mapping[str, Read]] = {
    "int": whole,
    "float": number,
    "bool": flag,
    "date": iso_day,
    "str": text,
}
