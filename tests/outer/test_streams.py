"""The streams of the command: pipes, interrupts, terminals, colours, and output that fails."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import nkconflict
from outer.commands import BAD_DAY, GOOD, Run, posix, started

pytestmark = pytest.mark.usefixtures("run")  # in a folder with good.txt


def test_output_that_cannot_be_written_is_named(run: Run) -> None:
    status, _, err = run("parse", "good.txt", "-o", "no/where.csv")
    assert (status, err) == (1, "nkconflict: no/where.csv cannot be written: No such file or directory\n")


@posix
def test_a_full_disk_is_an_error_in_one_line() -> None:
    with started(["parse", "good.txt", "-o", "/dev/full"]) as process:
        out, err = process.communicate()
    assert (process.returncode, out) == (1, "")
    assert err == "nkconflict: /dev/full cannot be written: No space left on device\n"


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

    for terminal, coloured in {"show": (("xterm", True), ("dumb", False))}.get(command, (("xterm", False),)):
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
    Path("many.txt").write_text("\n\n".join([GOOD] * 800))  # more than a pipe holds
    with started([command, "many.txt", *(["--format", form] if form else [])]) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        assert (process.stderr.read(), process.wait()) == ("", 0)


@pytest.mark.parametrize(("end", "status"), [(KeyboardInterrupt, 130), (BrokenPipeError, 0)])
def test_neither_an_interrupt_nor_a_broken_pipe_is_told_of(
    end: type[BaseException], status: int, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise end

    monkeypatch.setattr("nkconflict.cli.commands.show", stopped)
    assert run("show", "good.txt") == (status, "", "")


@posix
def test_rows_arrive_while_more_input_is_awaited() -> None:
    with started(["parse", "-", "--format", "jsonl"]) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps({"source": "a", "published": "2020-10-19", "text": GOOD}) + "\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["source"] == "a"
        assert process.communicate() == ("", "")


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let children take an interrupt where this run, started in the background, was told to ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@posix
@pytest.mark.usefixtures("interruptible")
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
