"""The command: what it prints, what it says of bad input, and that it never ends in a traceback."""

from __future__ import annotations

import csv
import io
import json
import os
import runpy
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

import pytest

import nkconflict
from nkconflict.cli import main
from nkconflict.reading.parse import parse
from nkconflict.tables import TABLES, cell_text, rows

GOOD = " date 2020-10-19 Three Azerbaijani soldiers were killed in Ganja."
BAD_DAY = " date 2020-13-45 Three soldiers were killed."
NO_ENTRY = "cannot be read: No such file or directory; check the path"

Run: TypeAlias = Callable[..., tuple[int, str, str]]

posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX pipes, signals and devices")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    Path("good.txt").write_text(GOOD)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs the command here and gives status, output and errors."""

    def command(*arguments: str) -> tuple[int, str, str]:
        try:
            status = main(arguments)
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 0
        out, err = capsys.readouterr()
        return status, out, err

    return command


def started(arguments: Sequence[str], **environment: str) -> subprocess.Popen[str]:
    """Return the command as a process of its own."""
    path = str(Path(nkconflict.__file__).parents[1])
    return subprocess.Popen(
        [sys.executable, "-m", "nkconflict", *arguments],
        env=os.environ | {"PYTHONPATH": path} | environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def fed(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put bytes on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


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


def test_output_that_cannot_be_written_is_named(run: Run) -> None:
    status, _, err = run("parse", "good.txt", "-o", "no/where.csv")
    assert (status, err) == (1, "nkconflict: no/where.csv cannot be written: No such file or directory\n")


@posix
def test_a_full_disk_is_an_error_in_one_line() -> None:
    with started(["parse", "good.txt", "-o", "/dev/full"]) as process:
        out, err = process.communicate()
    assert (process.returncode, out) == (1, "")
    assert err == "nkconflict: /dev/full cannot be written: No space left on device\n"


def test_a_given_day_is_the_day_of_every_article(run: Run) -> None:
    _, out, _ = run(
        "parse", "good.txt", "--table", "reports", "--format", "jsonl", "--published", "2020-10-20"
    )
    row = json.loads(out)
    assert (row["published"], row["header_date"]) == ("2020-10-20", "2020-10-19")


BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty.txt:1:1: the text is blank: give the text of an article"),
    "nothing.txt": (b" date 2020-10-19 \n", "nothing.txt:"),
    "undated.txt": (b"Three soldiers were killed.", "undated.txt:1:1: the article has no date: "),
    "day.txt": (BAD_DAY.encode(), "day.txt:1:7: the header's date is 2020-13-45, but there is no such day"),
    "bytes.txt": (b" date 2020-10-19 Caf\xe9", "bytes.txt:1:21: byte 0xe9 at offset 20 is not UTF-8"),
    "broken.jsonl": (b'{"source": "a", "pub', "broken.jsonl:1:17: this is no JSON"),
    "field.jsonl": (b'{"source": "a"}', "field.jsonl:1:1:text: the record has no field 'text'"),
    "day.jsonl": (
        b'{"source": "a", "text": "b", "published": "19 October"}',
        "day.jsonl:1:43:published: 'published' is no day: '19 October'",
    ),
}


@pytest.mark.parametrize("command", ["parse", "show", "explain"])
@pytest.mark.parametrize("name", BAD)
def test_a_bad_input_is_named_with_its_place_and_the_others_are_read(
    name: str, command: str, run: Run
) -> None:
    Path(name).write_bytes(BAD[name][0])
    status, out, err = run(command, "good.txt", name, "good.txt")
    assert status == 1
    assert err.startswith(BAD[name][1])
    assert err.count("\n") in (1, 3)
    assert "Traceback" not in err
    assert out.count("good.txt") == 1 if command == "parse" else 2


@pytest.mark.parametrize("name", BAD)
def test_a_bad_input_alone_gives_one_error_and_no_row(name: str, run: Run) -> None:
    Path(name).write_bytes(BAD[name][0])
    status, out, err = run("parse", name, "--format", "jsonl")
    assert (status, out) == (1, "")
    assert err.startswith(BAD[name][1])
    assert run("parse", name)[:2] == (1, "")


def test_all_bad_inputs_of_a_folder_are_named_and_no_good_one_is_lost(run: Run) -> None:
    for name, (data, _) in BAD.items():
        Path(name).write_bytes(data)
    Path("good.jsonl").write_text(json.dumps({"source": "z", "published": "2020-10-19", "text": GOOD}))
    status, out, err = run("parse", ".", "gone", "--format", "jsonl")
    assert status == 1
    assert [json.loads(line)["source"] for line in out.splitlines()] == ["z", "good.txt"]
    assert all(why in err for _, why in BAD.values())
    assert err.endswith(f"gone: {NO_ENTRY}\n")


def test_an_error_has_a_caret_beneath_what_is_wrong(run: Run) -> None:
    Path("day.txt").write_text(BAD_DAY)
    _, _, err = run("parse", "day.txt")
    assert err.splitlines()[1:] == [f"  {BAD_DAY}", "        ^"]


def test_a_second_header_where_one_article_should_be_is_an_error(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    fed(f"{GOOD}\n\n{GOOD}".encode(), monkeypatch)
    status, out, err = run("parse", "-", "--format", "jsonl")
    assert (status, out) == (1, "")
    assert err.startswith("<stdin>:3:2: a header, 'date 2020-10-19', stands inside the text")


def test_a_text_file_may_hold_a_stream(run: Run) -> None:
    Path("stream.txt").write_text(f"{GOOD}\n\n{BAD_DAY}\n\n{GOOD}")
    status, out, err = run("parse", "stream.txt", "--format", "jsonl")
    assert status == 1
    assert [json.loads(line)["source"] for line in out.splitlines()] == ["stream.txt#1", "stream.txt#3"]
    assert err.startswith("stream.txt:3:7: the header's date is 2020-13-45")


def test_standard_input_may_be_an_article_or_records(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    fed(GOOD.encode(), monkeypatch)
    assert json.loads(run("parse", "-", "--format", "jsonl")[1])["source"].startswith("sha256:")
    fed(json.dumps({"source": "a", "published": "2020-10-19", "text": GOOD}).encode(), monkeypatch)
    assert json.loads(run("parse", "-", "--format", "jsonl")[1])["source"] == "a"


def test_odd_characters_reach_the_rows_and_not_the_terminal(run: Run) -> None:
    text = "Three Azerbaijani soldiers\x1b[31m were \ud800 killed\x00 in Ganja\u202e."
    record = {"source": "a\x1b[31m", "published": "2020-10-19", "text": text}
    Path("odd.jsonl").write_text(json.dumps(record))
    _, lines, _ = run("parse", "odd.jsonl", "--table", "reports", "--format", "jsonl")
    assert json.loads(lines.encode())["source"] == "a\x1b[31m"
    for command in ("parse", "show", "explain"):
        status, out, err = run(command, "odd.jsonl")
        assert (status, err) == (0, "")
        assert all(line.isprintable() for line in out.split("\n"))


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


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_colours_are_for_terminals_unless_the_environment_says_otherwise(
    environment: dict[str, str], coloured: bool, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in run("show", "good.txt")[1]) is coloured


@posix
@pytest.mark.parametrize("command", ["parse", "show", "explain"])
def test_on_a_terminal_there_are_colours_where_it_has_them(command: str) -> None:
    import pty

    for terminal, coloured in (("xterm", command == "show"), ("dumb", False)):
        main_end, other_end = pty.openpty()
        path = str(Path(nkconflict.__file__).parents[1])
        subprocess.run(
            [sys.executable, "-m", "nkconflict", command, "good.txt"],
            env={"PYTHONPATH": path, "TERM": terminal, "PATH": os.environ.get("PATH", "")},
            stdout=other_end,
            check=True,
        )
        os.close(other_end)
        assert (b"\x1b[" in os.read(main_end, 100_000)) is coloured
        os.close(main_end)


@posix
@pytest.mark.parametrize(
    ("form", "command"), [("jsonl", "parse"), ("csv", "parse"), ("text", "parse"), ("", "show")]
)
def test_a_reader_that_has_seen_enough_is_no_error(form: str, command: str) -> None:
    Path("many.txt").write_text("\n\n".join([GOOD] * 3_000))
    with started([command, "many.txt", *(["--format", form] if form else [])]) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        assert (process.stderr.read(), process.wait()) == ("", 0)


@posix
def test_rows_arrive_while_more_input_is_awaited() -> None:
    with started(["parse", "-", "--format", "jsonl"]) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps({"source": "a", "published": "2020-10-19", "text": GOOD}) + "\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["source"] == "a"
        assert process.communicate() == ("", "")


@posix
def test_an_interrupt_ends_quietly_and_keeps_what_was_printed() -> None:
    with started(["parse", "good.txt", "-", "--format", "jsonl"]) as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["source"] == "good.txt"
        time.sleep(0.2)  # until it waits for standard input
        process.send_signal(signal.SIGINT)
        assert (process.communicate(), process.returncode) == (("", ""), 130)


def test_a_terminal_is_told_how_far_a_long_reading_is(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("nkconflict.cli.console.PATIENCE", 0)
    monkeypatch.setattr(sys, "stderr", terminal)
    Path("day.txt").write_text(BAD_DAY)
    run("parse", "good.txt", "day.txt", "--format", "jsonl")
    shown = terminal.getvalue()
    assert shown.startswith("\r\x1b[K1 articles, now in good.txt\r\x1b[Kday.txt:1:7: the header's date")


def test_nobody_is_told_where_standard_error_is_no_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nkconflict.cli.console.PATIENCE", 0)
    assert run("parse", "good.txt", "--format", "jsonl")[2] == ""


def test_closed_streams_end_in_no_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert run("parse", "good.txt") == (
        1,
        "",
        "nkconflict: standard output cannot be written: it is closed\n",
    )
    monkeypatch.setattr(sys, "stderr", None)
    assert run("parse", "good.txt")[0] == 1


@posix
def test_a_terminal_that_knows_ascii_only_gets_escapes() -> None:
    with started(["show", "good.txt"], PYTHONIOENCODING="ascii", LC_ALL="C") as process:
        out, err = process.communicate()
    assert (process.returncode, err) == (0, "")
    assert out.isascii()
    assert "\\xb7" in out


def test_an_explanation_names_its_article_and_shows_its_sentences(run: Run) -> None:
    Path("stream.txt").write_text(f"{GOOD}\n\n{GOOD}")
    status, out, _ = run("explain", "stream.txt")
    assert status == 0
    assert out.startswith("stream.txt#1\n\n[17:65] Three Azerbaijani soldiers were killed in Ganja.\n")
    assert "\n\n\nstream.txt#2\n\n" in out


def test_a_view_names_its_article_and_lists_its_claims(run: Run) -> None:
    status, out, _ = run("show", "good.txt", "good.txt")
    assert status == 0
    assert out.startswith("good.txt · 2020-10-19\n\nThree Azerbaijani soldiers were killed in Ganja.\n   1  ")
    assert out.count("good.txt · 2020-10-19") == 2
