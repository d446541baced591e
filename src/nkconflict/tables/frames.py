"""A table of many reports as one value: frozen, typed, and read by every library that reads Arrow.

The rows that `rows` yields are made for JSON. A data frame wants columns, each of one type, with days that
are days; a `Table` holds them so, as tuples all the way down. It belongs to no library: it hands itself on
through Arrow's PyCapsule interface, which polars, DuckDB, pyarrow and pandas take alike:

    polars.DataFrame(told)
    duckdb.sql("FROM told")
    pyarrow.table(told)
    pandas.DataFrame.from_arrow(told)

A moment, or a period, stays text: a day without a clock time is no midnight, and a month no first day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from operator import itemgetter
from typing import Any, Final, TypeAlias, final

import attrs

from nkconflict.errors import NkConflictError
from nkconflict.model.reports import Report
from nkconflict.tables.answers import answer_rows
from nkconflict.tables.columns import Column, ColumnType, columns_of
from nkconflict.tables.questions import answer_columns
from nkconflict.tables.rows import rows
from nkconflict.tables.values import Row
from nkconflict.tables.writing import csv_lines, utf8

__all__ = ["Cells", "Table", "answer_table", "table"]

Cells: TypeAlias = tuple[Any, ...]
"""The cells of a column: text, `int`, `bool`, `date`, tuples of text, tuples of records; None where null.

A record is a tuple of its values, in the order of `Column.parts`.
"""


def _fitting(table: Table, attribute: attrs.Attribute[tuple[Cells, ...]], cells: tuple[Cells, ...]) -> None:
    del attribute
    if len(cells) != len(table.columns) or len(set(map(len, cells))) > 1:
        lengths = ", ".join(str(len(column)) for column in cells)
        raise NkConflictError(
            f"Table.cells: wants {len(table.columns)} columns of one length, not lengths of {lengths}"
        )


@final
@attrs.frozen
class Table:
    """One of `TABLES`, or an answer: its name, its columns, and their cells, column by column.

    >>> from nkconflict.reading.parse import parse
    >>> report = parse(" date 2020-10-19 Three civilians were wounded in Ganja on Saturday.")
    >>> casualties = table(report, "casualties")
    >>> casualties
    <Table casualties: 1 row, 31 columns>
    >>> casualties.column("outcome"), casualties.column("published"), casualties.column("claimant")
    (['wounded'], [datetime.date(2020, 10, 19)], [None])
    """

    name: str
    columns: tuple[Column, ...]
    cells: tuple[Cells, ...] = attrs.field(validator=_fitting)

    @classmethod
    def of(cls, name: str, found: Iterable[Row], columns: Sequence[Column] | None = None) -> Table:
        """Return the table of this name, or of these columns, with rows as `rows` yields them.

        Days become dates. A lone surrogate, which UTF-8 cannot write, becomes its escape, as in CSV.
        """
        columns = tuple(columns_of(name) if columns is None else columns)
        by_row = [*map(itemgetter(*(column.name for column in columns)), found)]
        by_column: Iterable[Cells] = zip(*by_row, strict=True) if by_row else ((),) * len(columns)
        return cls(name, columns, tuple(map(_frozen, columns, by_column)))

    def column(self, name: str) -> list[Any]:
        """Return the cells of a column, from the first row to the last; NkConflictError if there is none."""
        for column, cells in zip(self.columns, self.cells, strict=True):
            if column.name == name:
                return list(_thawed(column, cells))
        names = ", ".join(column.name for column in self.columns)
        raise NkConflictError(f"no column {name!r} in {self.name}; there are {names}")

    def to_dict(self) -> dict[str, list[Any]]:
        """Return the cells of each column by its name: days are dates, lists are lists, records are dicts."""
        return {
            column.name: list(_thawed(column, cells))
            for column, cells in zip(self.columns, self.cells, strict=True)
        }

    @property
    def rows(self) -> list[Row]:
        """The rows, each a dict by the names of the columns, with the cells of `to_dict`."""
        by_name = self.to_dict()
        return [dict(zip(by_name, cells, strict=True)) for cells in zip(*by_name.values(), strict=True)]

    def to_csv(self) -> str:
        """Return the table as CSV: its header, then each row; null is an empty cell."""
        return "".join(csv_lines(self.rows, self.columns))

    def __arrow_c_schema__(self) -> object:
        """Return the capsule of the table's Arrow schema; ImportError where nothing makes Arrow."""
        from nkconflict.tables.arrow import producer

        return producer().schema(self).__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Return the capsule of an Arrow stream of the rows; ImportError where nothing makes Arrow."""
        from nkconflict.tables.arrow import producer

        return producer().table(self).__arrow_c_stream__(requested_schema)

    def __len__(self) -> int:
        return len(self.cells[0]) if self.cells else 0

    def __repr__(self) -> str:
        count = len(self)
        return f"<Table {self.name}: {count:,} row{'' if count == 1 else 's'}, {len(self.columns)} columns>"


def table(reports: Report | Iterable[Report], name: str = "casualties") -> Table:
    """Return a table of one report, or of all of a corpus; NkConflictError if there is no such table."""
    given = (reports,) if isinstance(reports, Report) else reports
    columns_of(name)  # also where there is no report to ask it of
    return Table.of(name, chain.from_iterable(rows(report, name) for report in given))


def answer_table(answer: Iterable[object], question: str) -> Table:
    """Return what a function of `query` answered as a table, by the name of its question in `ANSWERS`.

    NkConflictError if there is no such question, or the answer is to another one.
    """
    return Table.of(question, answer_rows(answer, question), answer_columns(question))


def _frozen(column: Column, cells: Sequence[Any]) -> Cells:
    freeze = _FROZEN.get(column.type)
    if freeze is not None:
        return tuple(freeze(column, cells))
    if column.type in _PLAIN:
        return tuple(cells)
    return tuple(cells) if _encodes(cells) else tuple(cell and utf8(cell) for cell in cells)


def _encodes(cells: Iterable[str | None]) -> bool:
    """Say whether UTF-8 can write all of it: one look at all, since hardly any column has what it cannot."""
    told = "".join(filter(None, cells))
    return utf8(told) is told


def _days(_column: Column, cells: Iterable[str | None]) -> Iterator[date | None]:
    return (None if cell is None else date.fromisoformat(cell) for cell in cells)


def _texts(_column: Column, cells: Iterable[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    return (tuple(map(utf8, cell)) for cell in cells)


def _records(
    column: Column, cells: Iterable[Sequence[Mapping[str, str | None]]]
) -> Iterator[tuple[Cells, ...]]:
    parts = column.parts
    return (tuple(tuple(_text(record[part]) for part in parts) for record in cell) for cell in cells)


def _text(cell: str | None) -> str | None:
    return None if cell is None else utf8(cell)


def _thawed(column: Column, cells: Cells) -> Iterable[Any]:
    if column.type is ColumnType.TEXTS:
        return map(list, cells)
    if column.type is ColumnType.RECORDS:
        parts = column.parts
        return ([dict(zip(parts, record, strict=True)) for record in cell] for cell in cells)
    return cells


_PLAIN: Final = (ColumnType.INTEGER, ColumnType.BOOLEAN)

_FROZEN: Final[Mapping[ColumnType, Callable[[Column, Any], Iterator[Any]]]] = {
    ColumnType.DAY: _days,
    ColumnType.TEXTS: _texts,
    ColumnType.RECORDS: _records,
}
