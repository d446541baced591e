"""Parquet: what is written is what was read, whoever wrote it, and the command says what it lacks."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given

from frames.drawn import AWKWARD, REPORT, tables
from frames.readers import by_arro3, needs
from nkconflict.cli import main
from nkconflict.corpus import Corpus
from nkconflict.reading.parse import parse
from nkconflict.tables import TABLES, Row, Table, rows, table, write_parquet
from nkconflict.tables.parquet import WRITERS

GOOD = " date 2020-10-19 Three Azerbaijani soldiers were killed in Ganja."
EXTRA = "Parquet is written by arro3-io or pyarrow: pip install nkconflict[parquet]"
NEEDED = dict(zip(("pyarrow", "arro3.io"), WRITERS, strict=True))


def by_duckdb(path: Path) -> list[Row]:
    with needs("duckdb").connect() as connection:
        answer = connection.execute("SELECT * FROM read_parquet(?)", [str(path)])
        names = [column[0] for column in answer.description]
        return [dict(zip(names, cells, strict=True)) for cells in answer.fetchall()]


def by_polars(path: Path) -> list[Row]:
    found: list[Row] = needs("polars").read_parquet(path).to_dicts()
    return found


def by_pyarrow(path: Path) -> list[Row]:
    found: list[Row] = needs("pyarrow.parquet").read_table(path).to_pylist()
    return found


def by_io(path: Path) -> list[Row]:
    return by_arro3(needs("arro3.io").read_parquet(path))


READERS: Mapping[str, Callable[[Path], list[Row]]] = {
    "arro3.io": by_io,
    "duckdb": by_duckdb,
    "polars": by_polars,
    "pyarrow": by_pyarrow,
}

writers = pytest.mark.parametrize("writer", sorted(NEEDED))


@writers
@pytest.mark.parametrize("reader", sorted(READERS))
@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_library_reads_the_rows_that_were_written(
    writer: str, reader: str, name: str, tmp_path: Path
) -> None:
    needs(writer)
    needs(reader)
    for reports in ((), REPORT, AWKWARD, Corpus([REPORT, AWKWARD])):
        found = table(reports, name)
        NEEDED[writer]()(found, tmp_path / "told.parquet")
        assert READERS[reader](tmp_path / "told.parquet") == found.rows


@writers
@given(found=tables())
def test_drawn_rows_survive_to_parquet_and_back(writer: str, found: Table) -> None:
    needs(writer)
    pyarrow = needs("pyarrow.parquet")
    written = io.BytesIO()
    NEEDED[writer]()(found, written)
    assert pyarrow.read_table(written).to_pylist() == found.rows


@writers
def test_a_file_says_what_its_columns_are(writer: str, tmp_path: Path) -> None:
    needs(writer)
    parquet = needs("pyarrow.parquet")
    NEEDED[writer]()(table(REPORT), tmp_path / "told.parquet")
    field = parquet.read_schema(tmp_path / "told.parquet").field("number")
    assert {name: field.metadata[name] for name in (b"unit", b"null")} == {
        b"unit": b"persons",
        b"null": b"vague, a range, or undisclosed",
    }


def some_writer() -> None:
    """Skip a test where nothing writes Parquet."""
    try:
        needs("pyarrow")
    except pytest.skip.Exception:
        needs("arro3.io")


def test_a_path_may_be_text(tmp_path: Path) -> None:
    some_writer()
    write_parquet(table(REPORT), str(tmp_path / "told.parquet"))
    assert (tmp_path / "told.parquet").read_bytes()[:4] == b"PAR1"


@pytest.fixture
def good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a folder with one article."""
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text(GOOD)
    return tmp_path


@pytest.mark.parametrize("reader", sorted(READERS))
@pytest.mark.usefixtures("good")
def test_the_command_writes_the_rows_of_every_article(
    reader: str, capsys: pytest.CaptureFixture[str]
) -> None:
    needs(reader)
    some_writer()
    Path("more.txt").write_text(GOOD.replace("Three", "Four"))
    arguments = ["parse", "good.txt", "absent.txt", "more.txt", "--format", "parquet", "-o", "told.parquet"]
    assert main(arguments) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("absent.txt")) == ("", 1)
    told = READERS[reader](Path("told.parquet"))
    named = ("good.txt", "more.txt")
    expected = [row for n in named for row in rows(parse(Path(n).read_text(), source=n), "casualties")]
    assert [row["number"] for row in told] == [3, 4]
    assert [{**row, "published": str(row["published"])} for row in told] == expected


def usage(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    return capsys.readouterr().err


@pytest.mark.usefixtures("good")
def test_parquet_is_not_printed(capsys: pytest.CaptureFixture[str]) -> None:
    err = usage(capsys, "parse", "good.txt", "--format", "parquet")
    assert err.endswith("error: parquet is not for printing: name a file with -o FILE\n")


@pytest.mark.usefixtures("good")
def test_without_a_writer_the_extra_is_named_and_no_file_touched(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("pyarrow", "arro3", "arro3.io"):
        monkeypatch.setitem(sys.modules, name, None)
    Path("told.parquet").write_text("dear")
    assert main(["parse", "good.txt", "--format", "parquet", "-o", "told.parquet"]) == 1
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"nkconflict: told.parquet cannot be written: {EXTRA}\n")
    assert Path("told.parquet").read_text() == "dear"


@pytest.mark.usefixtures("good")
def test_a_file_that_cannot_be_written_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    some_writer()
    assert main(["parse", "good.txt", "--format", "parquet", "-o", "no/such/folder"]) == 1
    assert capsys.readouterr().err.startswith("nkconflict: no/such/folder cannot be written: ")


@pytest.mark.usefixtures("good")
def test_the_input_is_spared(capsys: pytest.CaptureFixture[str]) -> None:
    err = usage(capsys, "parse", "good.txt", "--format", "parquet", "-o", "good.txt")
    assert "good.txt would be read as input" in err
    assert Path("good.txt").read_text() == GOOD
