"""A Parquet file from parts: tables of which no two need be in memory at once.

A part is a table as an Arrow stream, in bytes, so that another process can make it and a disk can keep it.
The file has row groups of `GROUP` rows, the last excepted, however the rows were shared out among the parts.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import Any, BinaryIO, Final, Protocol

from nkconflict.tables.arrow import Arro3, PyArrow
from nkconflict.tables.frames import Table
from nkconflict.tables.parquet import COMPRESSION

__all__ = ["GROUP", "MAKERS", "ParquetParts", "parquet_parts"]

GROUP: Final = 16_384
"""The rows of a row group: few enough to be held, many enough to be packed well."""


class ParquetParts(Protocol):
    """What makes parts, and a file of them."""

    @property
    def name(self) -> str:
        """The package and its version, on which the bytes of a file depend."""

    def part(self, table: Table) -> bytes:
        """Return a table as a part."""

    def write(self, parts: Iterable[bytes], file: BinaryIO, like: Table) -> None:
        """Write the rows of all parts to a file; they are read as they come. `like` has their columns."""


def parquet_parts() -> ParquetParts:
    """Return what makes Parquet files here; ImportError that names the extra where nothing does."""
    for maker in MAKERS:
        try:
            return maker()
        except ImportError:
            continue
    raise ImportError("Parquet is written by arro3-io or pyarrow: pip install nkconflict[parquet]")


class PyArrowParts:
    """Parts and files by pyarrow."""

    def __init__(self) -> None:
        import pyarrow as pa
        from pyarrow import ipc, parquet

        self._arrow, self._ipc, self._parquet, self._made = pa, ipc, parquet, PyArrow()

    @property
    def name(self) -> str:
        """The package and its version."""
        return f"pyarrow {version('pyarrow')}"

    def part(self, table: Table) -> bytes:
        """Return a table as the bytes of an Arrow stream."""
        batch, stream = self._made.batch(table), io.BytesIO()
        with self._ipc.new_stream(stream, batch.schema) as writer:
            writer.write_batch(batch)
        return stream.getvalue()

    def write(self, parts: Iterable[bytes], file: BinaryIO, like: Table) -> None:
        """Write parts as row groups of `GROUP` rows."""
        schema = self._made.schema(like)
        with self._parquet.ParquetWriter(file, schema, compression=COMPRESSION) as writer:
            for group in self._groups(parts, schema):
                writer.write_table(group, row_group_size=GROUP)

    def _groups(self, parts: Iterable[bytes], schema: Any) -> Iterator[Any]:
        held: list[Any] = []
        rows = 0
        for part in parts:
            for batch in self._ipc.open_stream(part):
                held.append(batch)
                rows += batch.num_rows
            if rows >= GROUP:
                whole = self._arrow.Table.from_batches(held, schema=schema)
                full = rows - rows % GROUP
                for start in range(0, full, GROUP):
                    yield whole.slice(start, GROUP).combine_chunks()
                held, rows = whole.slice(full).to_batches(), rows - full
        if rows:
            yield self._arrow.Table.from_batches(held, schema=schema).combine_chunks()


class Arro3Parts:
    """Parts and files by arro3-io."""

    def __init__(self) -> None:
        import arro3.core
        import arro3.io

        self._arrow: Any = arro3.core
        self._io: Any = arro3.io
        self._made = Arro3()

    @property
    def name(self) -> str:
        """The package and its version."""
        return f"arro3-io {version('arro3-io')}"

    def part(self, table: Table) -> bytes:
        """Return a table as the bytes of an Arrow stream."""
        stream = io.BytesIO()
        self._io.write_ipc_stream(self._made.batch(table), stream)
        return stream.getvalue()

    def write(self, parts: Iterable[bytes], file: BinaryIO, like: Table) -> None:
        """Write parts as row groups of `GROUP` rows."""
        batches = (batch for part in parts for batch in self._io.read_ipc_stream(io.BytesIO(part)))
        reader = self._arrow.RecordBatchReader.from_batches(self._made.schema(like), batches)
        self._io.write_parquet(reader, file, compression=COMPRESSION, max_row_group_size=GROUP)


MAKERS: Final[tuple[type[PyArrowParts | Arro3Parts], ...]] = (PyArrowParts, Arro3Parts)
"""The makers, the first that is installed first."""
