"""The libraries that read a table, each made to give plain rows: days as dates, null as None.

A library that is not installed skips its tests, and says so, except in an environment that is made for it:
`NKCONFLICT_LIBRARIES` names, with spaces between them, the modules that must be there.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

import pytest

from nkconflict.tables import ColumnType, Row, Table
from nkconflict.tables.arrow import Arro3, Producer, PyArrow

__all__ = ["FROM_ARROW", "PRODUCERS", "installed", "needs", "pandas_rows"]


def installed(name: str) -> bool:
    """Say whether a module can be imported."""
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:  # not even the package that it would be in
        return False


def needs(name: str) -> Any:
    """Return a module, or skip the test for want of it."""
    if installed(name):
        return import_module(name)
    parts = name.split(".")
    named = {".".join(parts[:end]) for end in range(1, len(parts) + 1)}  # it, and the packages it is in
    if named.intersection(os.environ.get("NKCONFLICT_LIBRARIES", "").split()):
        pytest.fail(f"{name} is not installed in the environment that is made for it")
    pytest.skip(f"{name} is not installed: pip install --group frames --group engines")


def by_polars(arrow: object) -> list[Row]:
    """Return the rows of what polars makes of Arrow."""
    found: list[Row] = needs("polars").DataFrame(arrow).to_dicts()
    return found


def by_duckdb(arrow: object) -> list[Row]:
    """Return the rows that DuckDB selects from Arrow, in order."""
    connection = _database()
    connection.register("told", arrow)
    answer = connection.execute("SELECT * FROM told")
    names = [column[0] for column in answer.description]
    rows = [dict(zip(names, cells, strict=True)) for cells in answer.fetchall()]
    connection.unregister("told")
    return rows


@cache
def _database() -> Any:
    """Return an empty database, opened once: that takes longer than most questions."""
    return needs("duckdb").connect()


def by_pyarrow(arrow: object) -> list[Row]:
    """Return the rows of what pyarrow makes of Arrow."""
    found: list[Row] = needs("pyarrow").table(arrow).to_pylist()
    return found


def by_arro3(arrow: object) -> list[Row]:
    """Return the rows of what arro3 makes of Arrow."""
    found = needs("arro3.core").Table.from_arrow(arrow)
    columns = [[cell.as_py() for cell in found.column(name)] for name in found.column_names]
    return [dict(zip(found.column_names, cells, strict=True)) for cells in zip(*columns, strict=True)]


FROM_ARROW: Final[Mapping[str, Callable[[object], list[Row]]]] = {
    "polars": by_polars,
    "duckdb": by_duckdb,
    "pyarrow": by_pyarrow,
    "arro3": by_arro3,
}
"""How the rows of anything that speaks Arrow are read, by each library that needs no other to do so."""

PRODUCERS: Final[Mapping[str, type[Producer]]] = {"pyarrow": PyArrow, "arro3.core": Arro3}
"""What makes Arrow, by the module that it needs."""


def pandas_rows(frame: Any, table: Table) -> list[Row]:
    """Return the rows of a frame of pandas, with `NA` and `NaT` as None and timestamps as days."""
    isna = needs("pandas").isna
    nested = (ColumnType.TEXTS, ColumnType.RECORDS)
    columns: dict[str, list[Any]] = {}
    for column in table.columns:
        cells = list(frame[column.name])
        if column.type not in nested:
            cells = [None if isna(cell) else cell for cell in cells]
        if column.type is ColumnType.DAY:
            cells = [cell and cell.date() for cell in cells]
        columns[column.name] = cells
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]
