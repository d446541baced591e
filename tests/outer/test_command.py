"""The command: what it prints, and what it makes of its arguments."""

from __future__ import annotations

import csv
import io
import json
import runpy
import sys
from pathlib import Path

import pytest

import nkconflict
from nkconflict.reading.parse import parse
from nkconflict.tables import TABLES, cell_text, rows
from outer.commands import GOOD, Run, fed

pytestmark = pytest.mark.usefixtures("run")  # in a folder with good.txt


def test_jsonl_has_the_rows_of_every_article(run: Run) -> None:
    Path("more.txt").write_text(GOOD.replace("Three", "Four"))
    status, out, err = run("parse", "good.txt", "more.txt", "--format", "jsonl")
    told = [
        row
        for name in ("good.txt", "more.txt")
        for row in rows(parse(Path(name).read_text(), source=name), "casualties")
    ]
    assert (status, err) == (0, "")
    assert [json.loads(line) for line in out.splitlines()] == told
    assert [row["number"] for row in told] == [3, 4]


@pytest.mark.parametrize("table", sorted(TABLES))
def test_csv_and_jsonl_agree(table: str, run: Run) -> None:
    _, lines, _ = run("parse", "good.txt", "--table", table, "--format", "jsonl")
    _, text, _ = run("parse", "good.txt", "--table", table, "--format", "csv")
    header, *cells = csv.reader(io.StringIO(text, newline=""))
    assert header == [column.name for column in TABLES[table]]
    assert cells == [list(map(cell_text, json.loads(line).values())) for line in lines.splitlines()]


def test_text_is_the_default_and_fits_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    _, out, _ = run("parse", "good.txt")
    assert out.splitlines()[1] == "good.txt  2020-10-19"
    assert max(map(len, out.splitlines())) <= 60


def test_a_table_without_rows_says_so_and_is_a_success(run: Run) -> None:
    assert run("parse", "good.txt", "--table", "talks") == (0, "no rows in the table talks\n", "")


def test_output_goes_to_a_file_in_utf8(run: Run) -> None:
    Path("quoted.txt").write_text(GOOD.replace("Three", "“It” said three"), encoding="utf-8")
    status, out, err = run(
        "parse", "quoted.txt", "--table", "reports", "--format", "jsonl", "-o", "out.jsonl"
    )
    assert (status, out, err) == (0, "", "")
    assert json.loads(Path("out.jsonl").read_bytes())["source"] == "quoted.txt"


@pytest.mark.parametrize("output", ["good.txt", "./good.txt", "new.jsonl", "new.txt"])
def test_output_that_would_be_read_as_input_is_refused_before_anything_is_lost(output: str, run: Run) -> None:
    status, _, err = run("parse", "good.txt", ".", "-o", output)
    assert status == 2
    assert f"{Path(output)} would be read as input" in err
    assert Path("good.txt").read_text() == GOOD


def test_a_file_beside_the_articles_that_is_no_article_may_be_written(run: Run) -> None:
    assert run("parse", ".", "--format", "csv", "-o", "new.csv")[0] == 0


def test_a_given_day_is_the_day_of_every_article(run: Run) -> None:
    _, out, _ = run(
        "parse", "good.txt", "--table", "reports", "--format", "jsonl", "--published", "2020-10-20"
    )
    row = json.loads(out)
    assert (row["published"], row["header_date"]) == ("2020-10-20", "2020-10-19")


def test_standard_input_may_be_an_article_or_records(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    fed(GOOD.encode(), monkeypatch)
    assert json.loads(run("parse", "-", "--format", "jsonl")[1])["source"].startswith("sha256:")
    fed(json.dumps({"source": "a", "published": "2020-10-19", "text": GOOD}).encode(), monkeypatch)
    assert json.loads(run("parse", "-", "--format", "jsonl")[1])["source"] == "a"


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["parse"], "the following arguments are required: PATH"),
        (["prase", "good.txt"], "invalid choice: 'prase'"),
        (
            ["parse", "good.txt", "--table", "casualty"],
            "invalid choice: 'casualty' (choose from 'casualties', ",
        ),
        (["parse", "good.txt", "--format", "xml"], "invalid choice: 'xml'"),
        (["parse", "good.txt", "--published", "2020-13-45"], "no day: '2020-13-45' (month must be in 1..12)"),
        (["parse", "good.txt", "--published", "today"], "no day: 'today' (write YYYY-MM-DD)"),
    ],
)
def test_arguments_that_make_no_sense_are_a_usage_error(arguments: list[str], why: str, run: Run) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert why in err


def test_the_version_is_that_of_the_package(run: Run) -> None:
    assert run("--version") == (0, f"nkconflict {nkconflict.__version__}\n", "")


def test_the_help_names_every_table(run: Run) -> None:
    status, out, _ = run("parse", "--help")
    assert status == 0
    assert all(table in out for table in TABLES)


def test_the_module_is_the_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["nkconflict", "parse", "good.txt", "--table", "talks"])
    with pytest.raises(SystemExit) as end:
        runpy.run_module("nkconflict", run_name="__main__")
    assert (end.value.code, capsys.readouterr().out) == (0, "no rows in the table talks\n")


def test_an_explanation_names_its_article_and_shows_its_sentences(run: Run) -> None:
    Path("stream.txt").write_text(f"{GOOD}\n\n{GOOD}")
    status, out, _ = run("explain", "stream.txt")
    assert status == 0
    assert out.startswith("stream.txt#1\n\n[17:65] Three Azerbaijani soldiers were killed in Ganja.\n")
    assert "\n\n\nstream.txt#2\n\n" in out


def test_a_view_names_its_article_and_lists_its_claims(run: Run) -> None:
    Path("more.txt").write_text(GOOD)
    status, out, _ = run("show", "good.txt", "more.txt")
    assert status == 0
    assert out.startswith("good.txt · 2020-10-19\n\nThree Azerbaijani soldiers were killed in Ganja.\n   1  ")
    assert "\n\n\nmore.txt · 2020-10-19\n\n" in out
