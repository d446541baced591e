"""What a hostile text holds does nothing where it is shown: on a terminal, in a spreadsheet, in JSON."""

from __future__ import annotations

import csv
import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest

from nkconflict import parse
from nkconflict.cli import main
from nkconflict.cli.console import Output
from nkconflict.tables import TABLES, csv_lines, jsonl_lines, rows
from nkconflict.tables.writing import FORMULA

TROUBLE = "\x1b[2J\x1b]0;gone\x07\u202e\u2066\x9b31m\x08\r"
TEXT = (
    f" date 2020-10-19 Armenia said that 12 of its {TROUBLE} soldiers were killed in Karabakh.\n"
    "=1+1 soldiers of Armenia were killed, Baku said.\n+3 villages were taken, Aliyev said.\n"
    f"\u201c@SUM(A1) we killed 12 soldiers,\u201d said <script>alert(1)</script> {TROUBLE} Aliyev.\n"
)
DAY = date(2020, 10, 20)


def terminal(monkeypatch: pytest.MonkeyPatch, name: str) -> io.TextIOWrapper:
    """Put in the place of a stream one that says it is a terminal, and return it."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, name, stream)
    return stream


def printed(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """Return what a command prints on a terminal, without its own line that counts articles."""
    monkeypatch.setenv("NO_COLOR", "1")
    streams = [terminal(monkeypatch, "stdout"), terminal(monkeypatch, "stderr")]
    main(arguments)
    shown = ""
    for stream in streams:
        stream.flush()
        shown += stream.buffer.getvalue().decode().replace("\r\x1b[K", "")  # type: ignore[attr-defined]
    return shown


COMMANDS = [
    *(["parse", "--format", form, "--table", table] for form in ("text", "csv", "jsonl") for table in TABLES),
    ["show"], ["explain"], ["write"], ["totals"], ["conflicts", "--format", "csv"], ["ceasefires"],
    ["export", "--as", "annotation"], ["export", "--as", "claimreview"], ["export", "--as", "ged"],
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_on_a_terminal_moves_or_hides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    path = tmp_path / "a\x1b[2Jb\u202e.txt"
    path.write_text(TEXT, encoding="utf-8", newline="")
    shown = printed([*command, str(path)], monkeypatch)
    assert all(line.isprintable() for line in shown.split("\n"))


def test_errors_about_hostile_names_and_texts_are_inert(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a\x1b[2J\u202e.jsonl"
    path.write_text('{"source": "\x1b[2J", "text": 1}\n\x1b[2J\u202e\n', encoding="utf-8")
    shown = printed(["parse", str(path), str(path) + "\x9b"], monkeypatch)
    assert shown
    assert all(line.isprintable() for line in shown.split("\n"))


def test_what_is_styled_keeps_its_colours_and_a_file_keeps_all() -> None:
    stream = io.StringIO()
    for terminal, styled, kept in ((True, True, True), (True, False, False), (False, False, True)):
        stream.seek(0)
        stream.truncate()
        Output(stream, "", terminal=terminal).write("a\x1b[1mb\n", styled=styled)
        assert ("\x1b" in stream.getvalue()) is kept
        assert stream.getvalue().endswith("b\n")


@pytest.mark.parametrize("table", TABLES)
def test_no_cell_of_csv_is_a_formula(table: str) -> None:
    told = list(rows(parse(TEXT, source="=cmd|' /C calc'!A0"), table))
    for row in csv.reader(csv_lines(told, table)):
        assert not any(cell.startswith(FORMULA) for cell in row)


@pytest.mark.parametrize("start", FORMULA)
def test_an_apostrophe_stands_before_what_would_be_computed(start: str) -> None:
    report = parse(TEXT, source=f"{start}1")
    (_, first, *_) = csv.reader(csv_lines(rows(report, "reports"), "reports"))
    assert first[0] == f"'{start}1"


def test_json_says_the_same_in_ascii() -> None:
    told = list(rows(parse(TEXT), "statements")) + list(rows(parse(TEXT), "casualties"))
    lines = list(jsonl_lines(told))
    assert any(TROUBLE[:4] in str(row["quote"]) or "\x9b" in str(row) for row in told)
    assert all(line[:-1].isprintable() for line in lines)
    assert [json.loads(line) for line in lines] == told
