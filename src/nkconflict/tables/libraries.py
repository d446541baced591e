"""Conveniences for the common libraries: a table of some reports as a data frame, in one call.

pandas has no type of its own for lists and records, and reads Arrow only with pyarrow's help. So its frame is
made from the columns: the same with pyarrow and without.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from nkconflict.model.reports import Report
from nkconflict.tables.arrow import producer
from nkconflict.tables.columns import ColumnType
from nkconflict.tables.frames import Table, table

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

__all__ = ["to_arrow", "to_pandas", "to_polars"]

_DTYPES: Final = {
    ColumnType.INTEGER: "Int64",
    ColumnType.BOOLEAN: "boolean",
    ColumnType.DAY: "datetime64[s]",
    ColumnType.TEXTS: "object",
    ColumnType.RECORDS: "object",
}
"""The pandas types that keep nulls and integers as they are; text, of whatever notation, is `string`."""


def to_arrow(reports: Report | Iterable[Report], name: str = "casualties") -> Any:
    """Return a table as a `pyarrow.Table`, or where pyarrow is not installed as an `arro3.core.Table`.

    ImportError if neither is there: `pip install nkconflict[arrow]`.
    """
    return producer().table(table(reports, name))


def to_polars(reports: Report | Iterable[Report], name: str = "casualties") -> pl.DataFrame:
    """Return a table as a `polars.DataFrame`.

    ImportError if polars, or what makes Arrow, is not there: `pip install nkconflict[polars]`.
    """
    return _installed("polars").DataFrame(table(reports, name))


def to_pandas(reports: Report | Iterable[Report], name: str = "casualties") -> pd.DataFrame:
    """Return a table as a `pandas.DataFrame`, with nullable types: null is `NA`, of days `NaT`.

    Lists are lists, records dicts. ImportError if pandas is not there: `pip install nkconflict[pandas]`.
    """
    return pandas_of(table(reports, name))


def pandas_of(found: Table) -> pd.DataFrame:
    """Return a table that is there already as `to_pandas` does."""
    pandas, cells = _installed("pandas"), found.to_dict()
    return pandas.DataFrame(
        {
            column.name: pandas.Series(cells[column.name], dtype=_DTYPES.get(column.type, "string"))
            for column in found.columns
        }
    )


def _installed(library: str) -> Any:
    try:
        return import_module(library)
    except ModuleNotFoundError as error:
        if error.name != library:
            raise
        raise ImportError(f"{library} is not installed: pip install nkconflict[{library}]") from error
