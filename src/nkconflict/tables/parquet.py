"""A table as a Parquet file, by what is installed: pyarrow where it is there already, else arro3-io."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, Final

from nkconflict.tables.frames import Table

__all__ = ["parquet_writer", "write_parquet"]

COMPRESSION: Final = "snappy"  # every reader has it


def write_parquet(table: Table, file: str | Path | BinaryIO) -> None:
    """Write a table to a path, or to a file opened for bytes; ImportError if no writer is installed."""
    parquet_writer()(table, file)


def parquet_writer() -> Callable[[Table, Any], None]:
    """Return what writes a table to a file; ImportError that names the extra where nothing does."""
    for writer in WRITERS:
        try:
            return writer()
        except ImportError:
            continue
    raise ImportError("Parquet is written by arro3-io or pyarrow: pip install nkconflict[parquet]")


def _by_pyarrow() -> Callable[[Table, Any], None]:
    import pyarrow as pa
    from pyarrow import parquet

    def write(table: Table, file: Any) -> None:
        parquet.write_table(pa.table(table), file, compression=COMPRESSION)

    return write


def _by_arro3() -> Callable[[Table, Any], None]:
    import arro3.io

    def write(table: Table, file: Any) -> None:
        arro3.io.write_parquet(table, file, compression=COMPRESSION)

    return write


WRITERS: Final = (_by_pyarrow, _by_arro3)
"""The writers, the first that is installed first."""
