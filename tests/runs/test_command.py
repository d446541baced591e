"""`parse --jobs`: what it says, where, and with which exit status."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from frames.readers import needs
from nkconflict.cli.running import progress_words
from nkconflict.runs import Plan, Progress
from nkconflict.runs.lock import locked
from outer.commands import GOOD, Run, posix, started
from outer.conftest import run
from runs.samples import archive, record

__all__ = ["run"]  # the fixture

pytestmark = pytest.mark.usefixtures("run")  # in a folder with good.txt


def test_a_run_that_reads_all_says_nothing(run: Run) -> None:
    assert run("parse", "good.txt", "--jobs", "1", "-o", "out.jsonl") == (0, "", "")
    assert json.loads(Path("out.jsonl").read_bytes())["number"] == 3
    assert Path("out.jsonl.errors.jsonl").read_bytes() == b""


def test_what_cannot_be_read_is_told_in_a_file_and_by_the_status(run: Run) -> None:
    archive(Path("in.jsonl"), 5, frozenset({3}))
    status, out, err = run(
        "parse", "in.jsonl", "absent.txt", "--jobs", "1", "-o", "out.csv", "--errors", "bad.jsonl"
    )
    assert (status, out) == (1, "")
    assert err == "2 of 6 articles could not be read: bad.jsonl says which and why\n"
    errors = [json.loads(line)["place"] for line in Path("bad.jsonl").read_text().splitlines()]
    assert [(place["file"], place["line"]) for place in errors] == [("in.jsonl", 4), ("absent.txt", None)]
    assert len(Path("out.csv").read_text().splitlines()) == 1 + 2 * 4


def test_the_name_of_the_file_says_the_format_without_a_run_too(run: Run) -> None:
    needs("pyarrow")
    assert run("parse", "good.txt", "-o", "out.parquet") == (0, "", "")
    assert Path("out.parquet").read_bytes()[:4] == b"PAR1"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--jobs", "2"], "wants a file: name it with -o FILE"),
        (["--resume"], "wants a file: name it with -o FILE"),
        (["--jobs", "0", "-o", "out.jsonl"], "no number of processes: '0'"),
        (["--jobs", "two", "-o", "out.jsonl"], "no number of processes: 'two'"),
        (["--jobs", "2", "-o", "out.txt.x"], "a run writes jsonl, csv or parquet"),
        (["--jobs", "2", "-o", "out.csv", "--errors", "out.csv"], "out.csv is the output"),
        (["--jobs", "2", "-o", "out.csv", "--errors", "good.txt"], "good.txt would be read as input"),
        (["--jobs", "2", "-o", "out.parquet.gz"], "packed already: leave out .gz"),
        (["--jobs", "2", "-o", "/", "--format", "csv"], "/: it is a folder: name a file"),
    ],
)
def test_what_makes_no_sense_is_refused_before_anything_is_read(
    arguments: list[str], words: str, run: Run
) -> None:
    needs("pyarrow")
    status, _, err = run("parse", "good.txt", *arguments)
    assert (status, words in err) == (2, True), err
    assert list(Path().iterdir()) == [Path("good.txt")]
    assert Path("good.txt").read_text() == GOOD


def test_a_file_that_cannot_be_written_is_named(run: Run) -> None:
    status, _, err = run("parse", "good.txt", "--jobs", "1", "-o", "good.txt/out.jsonl")
    assert status == 1
    assert "good.txt/out.jsonl" in err
    assert "cannot be written" in err


def test_an_interrupted_run_is_not_overwritten_unasked(run: Run) -> None:
    Path("out.jsonl.parts").mkdir()
    Path("out.jsonl.parts/manifest.json").write_text(json.dumps({"name": "0" * 32}))
    status, _, err = run("parse", "good.txt", "--jobs", "1", "-o", "out.jsonl")
    assert (status, "an interrupted run is in it" in err) == (1, True)


def test_a_run_is_gone_on_with_by_the_same_command_and_says_what_it_left_out(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    archive(Path("in.jsonl"), 130)
    with monkeypatch.context() as patch:
        patch.setattr(Plan, "join", full)
        status, _, err = run("parse", "in.jsonl", "--jobs", "1", "-o", "out.jsonl")
    assert (status, "with the same command and --resume, when that is mended" in err) == (1, True)
    status, _, err = run("parse", "in.jsonl", "good.txt", "--jobs", "1", "-o", "out.jsonl", "--resume")
    words = "had paths ['in.jsonl'], this one has ['in.jsonl', 'good.txt']: resume it as it was"
    assert (status, words in err) == (1, True)
    archive(Path("in.jsonl"), 64)
    status, _, err = run("parse", "in.jsonl", "--jobs", "1", "-o", "out.jsonl", "--resume")
    words = "2 finished parts were of input that has changed since, and were left out\n"
    assert (status, err) == (0, words)
    assert len(Path("out.jsonl").read_text().splitlines()) == 2 * 64


def at_work(arguments: list[str], sign: str) -> subprocess.Popen[str]:
    """Start the command in a group of its own, and return it when there is a file that matches a pattern."""
    ours = signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored, perhaps, in the background
    command = started(arguments, process_group=0)
    signal.signal(signal.SIGINT, ours)
    patience = time.monotonic() + 60
    while not list(Path().glob(sign)):
        assert command.poll() is None
        assert time.monotonic() < patience
        time.sleep(0.01)
    return command


INTERRUPTED = "interrupted: what is finished is kept; go on with the same command and --resume\n"
RUN = ["parse", "in.jsonl", "--jobs", "2", "-o", "out.jsonl"]


@posix
@pytest.mark.parametrize(
    ("number", "times", "sign", "status"),
    [
        (signal.SIGINT, 1, "out.jsonl.parts/manifest.json", 130),  # while processes are being started
        (signal.SIGINT, 2, "out.jsonl.parts/*.part", 130),  # by somebody who cannot wait
        (signal.SIGTERM, 1, "out.jsonl.parts/*.part", 143),
    ],
)
def test_ctrl_c_and_sigterm_keep_what_is_finished_and_say_how_to_go_on(
    number: signal.Signals, times: int, sign: str, status: int
) -> None:
    archive(Path("in.jsonl"), 3000)
    command = at_work(RUN, sign)
    for _ in range(times):
        time.sleep(0.1)
        if command.poll() is None:
            os.killpg(command.pid, number)  # as a terminal does: its processes hear it too
    _, err = command.communicate(timeout=60)
    assert (command.returncode, err) == (status, INTERRUPTED)
    assert list(Path().glob(sign))
    assert not list(Path().glob("out.jsonl.parts/*.tmp"))


@pytest.mark.parametrize("resume", [[], ["--resume"]])
def test_a_second_run_into_the_same_file_is_refused(resume: list[str], run: Run) -> None:
    arguments = ["parse", "good.txt", "--jobs", "1", "-o", "out.jsonl", *resume]
    with locked(Path("out.jsonl.parts")):
        status, _, err = run(*arguments)
    assert status == 1
    assert err.endswith(
        "/out.jsonl.parts: another run is at work in it: wait until that ends, or write to another file\n"
    )
    assert run(*arguments) == (0, "", "")


@contextmanager
def full(size: int) -> Iterator[None]:
    """Let what is started meanwhile write no file of more than so many bytes: to it, the disk is full."""
    import resource

    _, most = before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@posix
def test_a_full_disk_is_named_and_what_is_finished_is_gone_on_with(run: Run) -> None:
    archive(Path("in.jsonl"), 300)
    with full(100_000):  # parts fit, the output does not
        command = started([*RUN, "--resume"])
    _, err = command.communicate(timeout=60)
    assert command.returncode == 1
    assert err.splitlines() == [
        "nkconflict: out.jsonl cannot be written: File too large",
        "what is finished is kept; go on with the same command and --resume, when that is mended",
    ]
    assert {path.name for path in Path().iterdir()} == {
        "good.txt",
        "in.jsonl",
        "out.jsonl.errors.jsonl",
        "out.jsonl.parts",
    }
    assert run(*RUN, "--resume") == (0, "", "")
    assert Path("out.jsonl").stat().st_size > 100_000


@pytest.mark.parametrize("arguments", [["-o", "absent/out.jsonl"], ["-o", "o.csv", "--errors", "absent/e"]])
def test_a_folder_that_is_not_there_is_told_before_anything_is_read(arguments: list[str], run: Run) -> None:
    status, _, err = run("parse", "good.txt", "--jobs", "1", *arguments)
    assert (status, err.count("\n")) == (1, 1)
    assert "absent/" in err
    assert "cannot be written: No such file or directory" in err
    assert [found.name for found in Path().iterdir()] == ["good.txt"]


@posix  # where a name has 255 bytes at most
@pytest.mark.parametrize("length", [250, 300])
@pytest.mark.parametrize("errors", [[], ["--errors", "bad.jsonl"]])
def test_a_name_that_is_too_long_is_told_before_anything_is_read(
    length: int, errors: list[str], run: Run
) -> None:
    status, _, err = run("parse", "good.txt", "--jobs", "1", "-o", f"{'o' * length}.csv", *errors)
    assert (status, err.count("\n")) == (1, 1)
    assert "cannot be written: File name too long" in err
    assert [found.name for found in Path().iterdir()] == ["good.txt"]


@posix
@pytest.mark.parametrize("run_of", [[], ["--jobs", "1", "-o", "out.csv"]])
def test_an_input_whose_name_is_too_long_is_one_that_cannot_be_read(run_of: list[str], run: Run) -> None:
    status, out, err = run("parse", "o" * 300, "*" * 300, "good.txt", "--format", "csv", *run_of)
    told = Path("out.csv.errors.jsonl").read_text() if run_of else err
    written = Path("out.csv").read_text() if run_of else out
    assert (status, told.count("cannot be read: File name too long")) == (1, 2)
    assert len(written.splitlines()) == 2


@posix
def test_progress_is_told_where_it_is_wanted_though_no_terminal_shows_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nkconflict.cli.console.PAUSE_OF_LINES", 0)
    Path("in.jsonl").write_text("".join(map(record, range(100))))
    status, _, err = run("parse", "in.jsonl", "--jobs", "1", "-o", "out.jsonl", "--progress")
    assert status == 0
    assert err.splitlines()[-1].startswith("100 articles, ")
    assert err.endswith("0 s left\n")


def at(done: int, total: int | None) -> Progress:
    return Progress(articles=1500, done=done, articles_before=500, done_before=1000, total=total)


def test_what_was_read_before_counts_for_the_whole_and_not_for_the_rate() -> None:
    assert progress_words(at(3000, 5000), 10) == "1,500 articles, 100 a second, 60 % of 5 kB, 10 s left"


@pytest.mark.parametrize(
    ("done", "total", "words"),
    [
        (3000, None, "1,500 articles, 100 a second"),
        (1000, 4000, "1,500 articles, 100 a second, 25 % of 4 kB"),
        (3000, 2 * 10**6, "0 % of 2 MB, 2 h 46 min left"),
        (3000, 3 * 10**9, "0 % of 3 GB, 4166 h 40 min left"),
    ],
)
def test_what_nobody_knows_is_not_told(done: int, total: int | None, words: str) -> None:
    assert progress_words(at(done, total), 10).endswith(words)
