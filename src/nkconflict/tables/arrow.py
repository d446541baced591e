"""A table as Arrow, by whichever producer is installed: pyarrow where it is there already, else arro3-core.

Both make the same: text is UTF-8, integers have 64 bits, days are `date32`, lists are lists, records structs.
The metadata of each field has the column's type, its unit, and what null means; that of the schema has the
table's name. So a Parquet file is documented in itself.
"""

from __future__ import annotations

from datetime import date
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any, Final, Protocol

from nkconflict.tables.columns import Column, ColumnType

if TYPE_CHECKING:
    from nkconflict.tables.frames import Cells, Table

__all__ = ["PRODUCERS", "Producer", "metadata", "producer"]

EPOCH: Final = date(1970, 1, 1).toordinal()


class Producer(Protocol):
    """What makes Arrow of a table."""

    def schema(self, table: Table) -> Any:
        """Return the schema of a table, in the producer's own type."""

    def table(self, table: Table) -> Any:
        """Return a table, in the producer's own type."""

    def batch(self, table: Table) -> Any:
        """Return a table as one record batch, in the producer's own type."""

    def reader(self, stream: Any) -> Any:
        """Return what yields the record batches of anything that has an Arrow stream: a table, a frame."""


def producer() -> Producer:
    """Return the first producer that is installed; ImportError that names the extra where there is none."""
    for made in PRODUCERS:
        try:
            return made()
        except ImportError:
            continue
    raise ImportError("Arrow is made by arro3-core or pyarrow: pip install nkconflict[arrow]")


def metadata(column: Column) -> dict[str, str]:
    """Return what is known of a column beside its name."""
    told = {"type": str(column.type), "null": column.null}
    return told | ({"unit": column.unit} if column.unit else {})


class PyArrow:
    """Arrow by pyarrow."""

    def __init__(self) -> None:
        import pyarrow as pa

        self._arrow: Any = pa

    def schema(self, table: Table) -> Any:
        """Return a `pyarrow.Schema`."""
        fields = [
            self._arrow.field(column.name, self._type(column), metadata=metadata(column))
            for column in table.columns
        ]
        return self._arrow.schema(fields, metadata={"table": table.name})

    def table(self, table: Table) -> Any:
        """Return a `pyarrow.Table`."""
        schema = self.schema(table)
        return self._arrow.Table.from_arrays(self._arrays(table, schema), schema=schema)

    def batch(self, table: Table) -> Any:
        """Return a `pyarrow.RecordBatch`."""
        schema = self.schema(table)
        return self._arrow.RecordBatch.from_arrays(self._arrays(table, schema), schema=schema)

    def reader(self, stream: Any) -> Any:
        """Return a `pyarrow.RecordBatchReader`."""
        return self._arrow.RecordBatchReader.from_stream(stream)

    def _arrays(self, table: Table, schema: Any) -> list[Any]:
        return [
            self._arrow.array(cells, field.type) for field, cells in zip(schema, table.cells, strict=True)
        ]

    def _type(self, column: Column) -> Any:
        arrow, text = self._arrow, self._arrow.string()
        match column.type:
            case ColumnType.INTEGER:
                return arrow.int64()
            case ColumnType.BOOLEAN:
                return arrow.bool_()
            case ColumnType.DAY:
                return arrow.date32()
            case ColumnType.TEXTS:
                return arrow.list_(text)
            case ColumnType.RECORDS:
                return arrow.list_(arrow.struct([(part, text) for part in column.parts]))
            case _:
                return text


class Arro3:
    """Arrow by arro3-core, a fiftieth of pyarrow's size."""

    def __init__(self) -> None:
        import arro3.core

        self._arrow: Any = arro3.core

    def schema(self, table: Table) -> Any:
        """Return an `arro3.core.Schema`."""
        fields = [
            self._arrow.Field(column.name, self._type(column), metadata=metadata(column))
            for column in table.columns
        ]
        return self._arrow.Schema(fields, metadata={"table": table.name})

    def table(self, table: Table) -> Any:
        """Return an `arro3.core.Table`."""
        return self._arrow.Table.from_arrays(self._arrays(table), schema=self.schema(table))

    def batch(self, table: Table) -> Any:
        """Return an `arro3.core.RecordBatch`."""
        return self._arrow.RecordBatch.from_arrays(self._arrays(table), schema=self.schema(table))

    def reader(self, stream: Any) -> Any:
        """Return an `arro3.core.RecordBatchReader`."""
        return self._arrow.RecordBatchReader.from_arrow(stream)

    def _arrays(self, table: Table) -> list[Any]:
        return [self._array(column, cells) for column, cells in zip(table.columns, table.cells, strict=True)]

    def _array(self, column: Column, cells: Cells) -> Any:
        kind = self._type(column)
        match column.type:
            case ColumnType.DAY:
                days = [None if day is None else day.toordinal() - EPOCH for day in cells]
                return self._arrow.Array(days, self._arrow.DataType.int32()).cast(kind)
            case ColumnType.TEXTS | ColumnType.RECORDS:
                ends = self._arrow.Array([0, *accumulate(map(len, cells))], self._arrow.DataType.int32())
                return self._arrow.list_array(ends, self._items(column, [*chain(*cells)]), type=kind)
            case _:
                return self._arrow.Array(cells, kind)

    def _items(self, column: Column, items: list[Any]) -> Any:
        """Return what lists hold, one after the other: texts, or records."""
        text = self._arrow.DataType.utf8()
        if column.type is ColumnType.TEXTS:
            return self._arrow.Array(items, text)
        values = zip(*items, strict=True) if items else [()] * len(column.parts)
        return self._arrow.struct_array(
            [self._arrow.Array(each, text) for each in values], fields=self._fields(column)
        )

    def _fields(self, column: Column) -> list[Any]:
        return [self._arrow.Field(part, self._arrow.DataType.utf8()) for part in column.parts]

    def _type(self, column: Column) -> Any:
        types, field = self._arrow.DataType, self._arrow.Field
        match column.type:
            case ColumnType.INTEGER:
                return types.int64()
            case ColumnType.BOOLEAN:
                return types.bool()
            case ColumnType.DAY:
                return types.date32()
            case ColumnType.TEXTS:
                return types.list(field("item", types.utf8()))
            case ColumnType.RECORDS:
                return types.list(field("item", types.struct(self._fields(column))))
            case _:
                return types.utf8()


PRODUCERS: Final[tuple[type[PyArrow | Arro3], ...]] = (PyArrow, Arro3)
"""The producers, the first that is installed first."""
