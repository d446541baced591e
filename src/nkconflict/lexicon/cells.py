"""Rows of a table, as text with a place: what cannot be read is refused by file, line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from nkconflict.errors import LexiconError, PhraseError
from nkconflict.lexicon.hints import hint
from nkconflict.model.dates import Moment

__all__ = ["Row", "rows"]

KEBAB: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"


class Row(NamedTuple):
    """One row of a table: its file, its line (from 1), and its cells by column."""

    source: str
    line: int
    cells: Mapping[str, str]

    def fault(self, reason: str, column: str | None = None) -> LexiconError:
        """Return the error that says where a reason applies."""
        return LexiconError(reason, source=self.source, line=self.line, path=column)

    def get(self, column: str) -> str | None:
        """Return a cell, or None where it is empty or the table lacks the column."""
        return self.cells.get(column) or None

    def need(self, column: str) -> str:
        """Return a cell; LexiconError where it is empty."""
        if value := self.get(column):
            return value
        raise self.fault("must not be empty", column)

    def items(self, column: str) -> tuple[str, ...]:
        """Return the items of a cell, which `|` parts."""
        return tuple(item.strip() for item in (self.get(column) or "").split("|") if item.strip())

    def day(self, column: str) -> date | None:
        """Return a day written as 2020-09-27; LexiconError for another notation."""
        return None if (text := self.get(column)) is None else self.iso(text, column)

    def iso(self, text: str, column: str) -> date:
        """Return the day that a text within a cell gives; LexiconError for another notation."""
        try:
            if len(text) == len("2020-09-27"):
                return date.fromisoformat(text)
        except ValueError:
            pass
        raise self.fault(f"{text!r} is no day; write 2020-09-27", column)

    def moment(self, column: str) -> Moment | None:
        """Return a moment written as 2020-10-18 or 2020-10-18T00:00."""
        try:
            return None if (text := self.get(column)) is None else Moment.parse(text)
        except PhraseError as error:
            raise self.fault(error.message, column) from None

    def number(self, column: str) -> float | None:
        """Return a number; LexiconError where the cell is none."""
        try:
            return None if (text := self.get(column)) is None else float(text)
        except ValueError:
            raise self.fault(f"{self.cells[column]!r} is no number", column) from None

    def minutes(self, column: str) -> int | None:
        """Return a whole number of minutes."""
        text = self.get(column)
        if text is not None and not re.fullmatch("[0-9]{1,9}", text):
            raise self.fault(f"{text!r} is no whole number of minutes", column)
        return None if text is None else int(text)


def rows(text: str, source: str, columns: Sequence[str], needed: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of a CSV table with a header, each with an id of its own and its needed cells filled.

    LexiconError: a column that the table does not know, or one that it needs; a row of another length; an
    empty cell that must be filled; an id that is not kebab-case or stands twice.
    """
    import csv
    from io import StringIO

    reader = csv.reader(StringIO(text, newline=""), strict=True)
    seen: dict[str, int] = {}
    try:
        header = next(reader, [])
        _check_header(header, source, columns, needed)
        for cells in reader:
            if not any(cells):
                continue
            row = Row(source, reader.line_num, dict(zip(header, map(str.strip, cells), strict=False)))
            if len(cells) != len(header):
                raise row.fault(f"{len(cells)} cells under {len(header)} columns")
            if not re.fullmatch(KEBAB, row.need("id")):
                raise row.fault(f"{row.need('id')!r} is no id; write kebab-case", "id")
            if (first := seen.setdefault(row.need("id"), row.line)) != row.line:
                raise row.fault(f"{row.need('id')!r} stands in line {first} already", "id")
            for column in needed:
                row.need(column)
            yield row
    except csv.Error as error:
        raise LexiconError(f"not a CSV table: {error}", source=source, line=reader.line_num) from None


def _check_header(header: list[str], source: str, columns: Sequence[str], needed: Sequence[str]) -> None:
    for column in header:
        if column not in columns or header.count(column) > 1:
            reason = "stands twice" if column in columns else f"is unknown{hint(column, columns)}"
            raise LexiconError(f"column {column!r} {reason}", source=source, line=1)
    for column in needed:
        if column not in header:
            raise LexiconError(f"column {column!r} is missing", source=source, line=1)
