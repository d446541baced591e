"""Conveniences for the common libraries: a table of some reports as a data frame, in one call.

Each takes a report, a corpus or any reports, with the name of a table; or a table that is there already, such
as that of an answer, whose name it has itself.

pandas has no type of its own for lists and records, and reads Arrow only with pyarrow's help. So its frame is
made from the columns: the same with pyarrow and without.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from nkconflict.model.reports import Report
from nkconflict.tables.arrow import producer
from nkconflict.tables.columns import ColumnType
from nkconflict.tables.frames import Table, table

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

__all__ = ["to_arrow", "to_pandas", "to_polars"]

Told: TypeAlias = Table | Report | Iterable[Report]

_DTYPES: Final = {
    ColumnType.INTEGER: "Int64",
    ColumnType.BOOLEAN: "boolean",
    ColumnType.DAY: "datetime64[s]",
    ColumnType.TEXTS: "object",
    ColumnType.RECORDS: "object",
}
"""The pandas types that keep nulls and integers as they are; text, of whatever notation, is `string`."""


def to_arrow(told: Told, name: str = "casualties") -> Any:
    """Return a table as a `pyarrow.Table`, or where pyarrow is not installed as an `arro3.core.Table`.

    ImportError if neither is there: `pip install nkconflict[arrow]`.
    """
    return producer().table(_table(told, name))


def to_polars(told: Told, name: str = "casualties") -> pl.DataFrame:
    """Return a table as a `polars.DataFrame`.

    ImportError if polars, or what makes Arrow, is not there: `pip install nkconflict[polars]`.
    """
    return _installed("polars").DataFrame(_table(told, name))


def to_pandas(told: Told, name: str = "casualties") -> pd.DataFrame:
    """Return a table as a `pandas.DataFrame`, with nullable types: null is `NA`, of days `NaT`.

    Lists are lists, records dicts. ImportError if pandas is not there: `pip install nkconflict[pandas]`.
    """
    pandas, found = _installed("pandas"), _table(told, name)
    cells = found.to_dict()
    return pandas.DataFrame(
        {
            column.name: pandas.Series(cells[column.name], dtype=_DTYPES.get(column.type, "string"))
            for column in found.columns
        }
    )


def _table(told: Told, name: str) -> Table:
    return told if isinstance(told, Table) else table(told, name)


def _installed(library: str) -> Any:
    try:
        return import_module(library)
    except ModuleNotFoundError as error:
        if error.name != library:
            raise
        raise ImportError(f"{library} is not installed: pip install nkconflict[{library}]") from error
