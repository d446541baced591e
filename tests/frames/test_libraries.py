"""What the libraries make of a table: the same rows and types, whoever makes the Arrow, whoever reads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from frames.drawn import AWKWARD, REPORT, tables
from frames.readers import FROM_ARROW, PRODUCERS, installed, needs, pandas_rows
from nkconflict.tables import TABLES, Column, ColumnType, Table, table, to_arrow, to_pandas, to_polars
from nkconflict.tables.arrow import metadata, producer

readers = pytest.mark.parametrize("library", sorted(FROM_ARROW))
producers = pytest.mark.parametrize("by", sorted(PRODUCERS))


def produced(by: str, found: Table) -> Any:
    """Return a table as Arrow, by one producer."""
    needs(by)
    return PRODUCERS[by]().table(found)


def needs_arrow() -> None:
    """Skip a test where nothing makes Arrow."""
    if not any(map(installed, PRODUCERS)):
        needs("arro3.core")


@readers
@given(found=tables())
def test_the_rows_survive_to_arrow_and_back(library: str, found: Table) -> None:
    needs_arrow()
    assert FROM_ARROW[library](found) == found.rows


@readers
@producers
@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_library_reads_what_every_producer_makes(library: str, by: str, name: str) -> None:
    needs(library)
    for report in (REPORT, AWKWARD):
        found = table(report, name)
        assert FROM_ARROW[library](produced(by, found)) == found.rows


@given(found=tables())
def test_the_producers_make_the_same_down_to_the_metadata(found: Table) -> None:
    pyarrow = needs("pyarrow")
    one, other = pyarrow.table(produced("pyarrow", found)), pyarrow.table(produced("arro3.core", found))
    assert one.schema.equals(other.schema, check_metadata=True)
    assert one.equals(other)


@given(found=tables())
def test_all_libraries_have_equal_frames(found: Table) -> None:
    needs("pandas")
    frames = [FROM_ARROW[library](found) for library in FROM_ARROW if installed(library)]
    if not frames:
        pytest.skip("no other library is installed: pip install --group frames")
    frames.append(pandas_rows(to_pandas(found), found))
    assert all(frame == frames[0] for frame in frames)


@given(found=tables())
def test_the_rows_survive_to_pandas_and_back(found: Table) -> None:
    needs("pandas")
    assert pandas_rows(to_pandas(found), found) == found.rows


def test_pandas_reads_arrow_too_where_pyarrow_is_installed() -> None:
    pandas = needs("pandas")
    needs("pyarrow")
    if not hasattr(pandas.DataFrame, "from_arrow"):
        pytest.skip(f"pandas {pandas.__version__} reads no Arrow; 3.0 does")
    frame = pandas.DataFrame.from_arrow(table(REPORT))
    assert list(frame["quote"]) == table(REPORT).column("quote")


@pytest.mark.parametrize("name", sorted(TABLES))
def test_polars_has_a_type_for_every_column_also_of_no_rows(name: str) -> None:
    polars = needs("polars")
    needs_arrow()

    def expected(column: Column) -> Any:
        match column.type:
            case ColumnType.INTEGER:
                return polars.Int64
            case ColumnType.BOOLEAN:
                return polars.Boolean
            case ColumnType.DAY:
                return polars.Date
            case ColumnType.TEXTS:
                return polars.List(polars.String)
            case ColumnType.RECORDS:
                return polars.List(polars.Struct(dict.fromkeys(column.parts, polars.String)))
            case _:
                return polars.String

    for reports in ((), REPORT):
        assert to_polars(reports, name).schema == {c.name: expected(c) for c in TABLES[name]}


@pytest.mark.parametrize("name", sorted(TABLES))
def test_duckdb_has_a_type_for_every_column_also_of_no_rows(name: str) -> None:
    duckdb = needs("duckdb")
    needs_arrow()
    told: dict[ColumnType, str] = {
        ColumnType.INTEGER: "BIGINT",
        ColumnType.BOOLEAN: "BOOLEAN",
        ColumnType.DAY: "DATE",
        ColumnType.TEXTS: "VARCHAR[]",
    }
    for reports in ((), REPORT):
        found = table(reports, name)
        with duckdb.connect() as connection:
            connection.register("told", found)
            described = connection.execute("DESCRIBE told").fetchall()
        assert [row[0] for row in described] == [column.name for column in found.columns]
        for column, (_, kind, *_) in zip(found.columns, described, strict=True):
            if column.type is ColumnType.RECORDS:
                parts = kind.removeprefix("STRUCT(").removesuffix(")[]").replace('"', "")
                assert parts == ", ".join(f"{part} VARCHAR" for part in column.parts)
            else:
                assert kind == told.get(column.type, "VARCHAR")


@producers
@pytest.mark.parametrize("name", sorted(TABLES))
def test_arrow_has_a_type_for_every_column_also_of_no_rows(by: str, name: str) -> None:
    pyarrow = needs("pyarrow")
    text = pyarrow.string()
    told: dict[ColumnType, Any] = {
        ColumnType.INTEGER: pyarrow.int64(),
        ColumnType.BOOLEAN: pyarrow.bool_(),
        ColumnType.DAY: pyarrow.date32(),
        ColumnType.TEXTS: pyarrow.list_(text),
    }
    for reports in ((), REPORT):
        schema = pyarrow.table(produced(by, table(reports, name))).schema
        assert schema.names == [column.name for column in TABLES[name]]
        for field, column in zip(schema, TABLES[name], strict=True):
            records = pyarrow.list_(pyarrow.struct([(part, text) for part in column.parts]))
            assert field.type == (records if column.parts else told.get(column.type, text))


@pytest.mark.parametrize("name", sorted(TABLES))
def test_pandas_has_a_type_for_every_column_also_of_no_rows(name: str) -> None:
    needs("pandas")
    told: dict[ColumnType, str] = {
        ColumnType.INTEGER: "Int64",
        ColumnType.BOOLEAN: "boolean",
        ColumnType.DAY: "datetime64[s]",
        ColumnType.TEXTS: "object",
        ColumnType.RECORDS: "object",
    }
    for reports in ((), REPORT):
        frame = to_pandas(reports, name)
        assert [str(kind) for kind in frame.dtypes] == [
            told.get(column.type, "string") for column in TABLES[name]
        ]


@producers
def test_the_schema_says_what_is_known_of_each_column(by: str) -> None:
    pyarrow = needs("pyarrow")
    schema = pyarrow.table(produced(by, table(REPORT))).schema
    assert schema.metadata == {b"table": b"casualties"}
    number = {b"type": b"integer", b"null": b"vague, a range, or undisclosed", b"unit": b"persons"}
    assert schema.field("number").metadata == number
    assert "unit" not in metadata(TABLES["casualties"][0])


def test_the_schema_can_be_had_without_the_rows() -> None:
    pyarrow = needs("pyarrow")
    found = table(REPORT)
    assert pyarrow.schema(found).equals(pyarrow.table(found).schema, check_metadata=True)


CONVENIENCES: dict[str, Callable[..., Any]] = {
    "polars": to_polars,
    "pyarrow": to_arrow,
    "arro3.core": to_arrow,
}


@pytest.mark.parametrize("library", sorted(CONVENIENCES))
def test_a_convenience_gives_what_the_table_gives(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    needs(library)
    needs_arrow()
    if library in PRODUCERS:
        monkeypatch.setattr("nkconflict.tables.arrow.PRODUCERS", (PRODUCERS[library],))
    frame = CONVENIENCES[library](REPORT)
    assert type(frame).__module__.startswith(library.partition(".")[0])
    assert FROM_ARROW[library.partition(".")[0]](frame) == table(REPORT).rows
    assert frame.shape == (len(table(REPORT)), 31)


def test_pyarrow_is_taken_where_it_is_installed_already() -> None:
    needs_arrow()
    assert type(producer()).__name__ == ("PyArrow" if installed("pyarrow") else "Arro3")
