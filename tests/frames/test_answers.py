"""What questions answer is a table like any other: typed columns that every library reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given

from frames.readers import FROM_ARROW, PRODUCERS, installed, needs, pandas_rows
from nkconflict.cli import main
from nkconflict.corpus import Corpus
from nkconflict.datasets import load_2020_war
from nkconflict.errors import NkConflictError
from nkconflict.query import conflicts, diff, lifelines, reconciled, series, silences, totals
from nkconflict.reading.parse import parse
from nkconflict.tables import (
    ANSWERS,
    ColumnType,
    Table,
    answer_rows,
    answer_table,
    table,
    to_arrow,
    to_pandas,
    to_polars,
    write_parquet,
)
from query.drawn import corpora

ASKED: Final[Mapping[str, Callable[[Corpus], Iterable[object]]]] = {
    "totals": totals,
    "series": series,
    "conflicts": lambda corpus: [*conflicts(corpus), *reconciled(corpus)],
    "ceasefires": lifelines,
    "silences": silences,
    "diff": lambda corpus: diff(corpus, since=date(2020, 10, 10), until=date(2020, 10, 26)),
}
PLAIN: Final = {
    ColumnType.INTEGER: int,
    ColumnType.BOOLEAN: bool,
    ColumnType.DAY: date,
    ColumnType.TEXTS: list,
    ColumnType.RECORDS: list,
}
WAR: Final = load_2020_war()
DENIED: Final = (
    " date 2020-10-19 Armenia accused Azerbaijan of shelling Stepanakert on Sunday. Azerbaijan denied it."
)
questions = pytest.mark.parametrize("question", sorted(ANSWERS))


def answered(question: str, corpus: Corpus = WAR) -> Table:
    """Return the answer to a question as a table."""
    return answer_table(ASKED[question](corpus), question)


def fitting(found: Table) -> None:
    """Check that each cell has the type of its column, and is null only where that means something."""
    for column in found.columns:
        cells = {type(cell) for cell in found.column(column.name) if cell is not None}
        assert cells <= {PLAIN.get(column.type, str)}
        if column.null == "never null" or column.null.startswith("(empty)"):
            assert None not in found.column(column.name)


def test_every_question_is_asked_here() -> None:
    assert ASKED.keys() == ANSWERS.keys()


@questions
def test_an_answer_has_typed_cells_in_its_columns(question: str) -> None:
    found = answered(question)
    assert len(found)
    assert found.columns == ANSWERS[question]
    fitting(found)


@questions
@given(corpus=corpora())
def test_a_table_of_an_answer_says_what_its_rows_say(question: str, corpus: Corpus) -> None:
    found = answered(question, corpus)
    days = {column.name for column in found.columns if column.type is ColumnType.DAY}
    rows = answer_rows(ASKED[question](corpus), question)
    assert rows == [
        {name: str(cell) if name in days and cell is not None else cell for name, cell in row.items()}
        for row in found.rows
    ]
    fitting(found)


@questions
def test_every_library_has_equal_frames_of_an_answer(question: str) -> None:
    found = answered(question)
    if any(map(installed, PRODUCERS)):
        for library in filter(installed, ("polars", "duckdb", "pyarrow")):
            assert FROM_ARROW[library](found) == found.rows
    if installed("pandas"):
        assert pandas_rows(to_pandas(found), found) == found.rows


@pytest.mark.parametrize(("library", "convert"), [("polars", to_polars), ("pyarrow", to_arrow)])
def test_a_convenience_takes_the_table_of_an_answer(library: str, convert: Callable[[Table], Any]) -> None:
    needs(library)
    if not any(map(installed, PRODUCERS)):
        needs("arro3.core")
    found = answered("totals")
    assert convert(found).shape == (len(found), len(ANSWERS["totals"]))


def test_a_denial_of_what_is_no_figure_has_no_count() -> None:
    told = Corpus([parse(DENIED, source="a")])
    found = answer_table(conflicts(told), "conflicts")
    assert found.column("kind") == ["denial"]
    assert (found.column("group"), found.column("second_claimant")) == ([None], ["azerbaijan"])
    fitting(found)


@questions
def test_the_answer_to_nothing_has_all_columns(question: str) -> None:
    found = answer_table((), question)
    assert (len(found), found.columns) == (0, ANSWERS[question])


def test_what_is_no_answer_to_the_question_is_refused() -> None:
    with pytest.raises(NkConflictError, match="no question 'total'; there are totals, series"):
        answer_table((), "total")
    with pytest.raises(NkConflictError, match="a Total is not an answer to 'series'"):
        answer_table(totals(WAR), "series")
    with pytest.raises(NkConflictError, match=r"a Report is not an answer of nkconflict\.query"):
        answer_rows(WAR)
    with pytest.raises(NkConflictError, match=r"a Total is no report; .* by answer_rows and answer_table"):
        table(totals(WAR))  # type: ignore[arg-type] # pyrefly: ignore[bad-argument-type]


@questions
def test_the_command_writes_answers_as_parquet(question: str, tmp_path: Path) -> None:
    needs("duckdb")
    if not any(map(installed, ("pyarrow", "arro3.io"))):
        needs("arro3.io")
    file, same = tmp_path / "answer.parquet", tmp_path / "same.parquet"
    days = ["--since", "2020-10-10", "--as-of", "2020-10-26"] if question == "diff" else []
    arguments = [question, "--dataset", "2020-war", *days, "--format", "parquet"]
    assert main([*arguments, "-o", str(file)]) == 0
    asked = [*conflicts(WAR)] if question == "conflicts" else ASKED[question](WAR)
    write_parquet(answer_table(asked, question), same)
    assert file.read_bytes() == same.read_bytes()
    with needs("duckdb").connect() as connection:
        assert connection.execute("SELECT count(*) FROM read_parquet(?)", [str(file)]).fetchone()[0]


def test_parquet_is_for_files_and_a_bad_question_spares_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "old.csv"
    file.write_text("kept")
    for arguments in (
        ["totals", "--dataset", "claims", "--format", "parquet"],
        ["totals", "--dataset", "claims", "--side", "nowhere", "-o", str(file)],
    ):
        with pytest.raises(SystemExit) as end:
            main(arguments)
        assert end.value.code == 2
    assert "name a file with -o FILE" in capsys.readouterr().err
    assert file.read_text() == "kept"
