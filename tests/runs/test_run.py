"""A run writes what reading one after the other gives, the same bytes however it went."""

from __future__ import annotations

import gzip
import json
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from frames.readers import needs
from nkconflict.cli import main
from nkconflict.errors import NkConflictError
from nkconflict.runs import Plan, Progress, errors_beside, run
from nkconflict.runs.chunks import Chunk, Inputs
from nkconflict.runs.folder import Part
from nkconflict.runs.workers import Done, Task, mended, read
from runs.samples import archive, record

BROKEN = frozenset({0, 7, 130})
RUN = import_module("nkconflict.runs.run")  # its name in the package is the function's
FORMS = ("out.jsonl", "out.csv", "out.csv.gz", "out.parquet")


class StoppedError(Exception):
    """What a test stops a run with."""


def here(work: Callable[[Task], Done], tasks: Iterable[Task], *_: object) -> Iterator[Done]:
    """Do the work of a pool in this process."""
    yield from map(work, tasks)


@pytest.fixture
def shared_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to an empty folder with an archive of four chunks, some of it broken."""
    monkeypatch.chdir(tmp_path)
    return archive(Path("in.jsonl"), 200, BROKEN)


@pytest.fixture
def given(shared_out: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to that folder, and let this process do all of the work, so that none has to be started."""
    monkeypatch.setattr(RUN, "worked", here)
    return shared_out


def outcome(output: str, **options: Any) -> tuple[bytes, bytes]:
    """Run, and return the output and the file of errors."""
    path = Path(output)
    run(["in.jsonl"], path, Plan.for_output(path), **options)
    assert {found.name for found in Path().iterdir()} == {"in.jsonl", output, f"{output}.errors.jsonl"}
    return path.read_bytes(), errors_beside(path).read_bytes()


def stopping(after: int) -> Callable[[Progress], None]:
    """Return what stops a run after so many chunks."""
    seen: list[Progress] = []

    def stop(at: Progress) -> None:
        seen.append(at)
        if len(seen) == after:
            raise StoppedError

    return stop


@pytest.mark.usefixtures("given")
@pytest.mark.parametrize("output", FORMS)
def test_the_output_is_what_the_command_prints_without_a_run(
    output: str, capsys: pytest.CaptureFixture[str]
) -> None:
    needs("pyarrow" if output.endswith("parquet") else "json")
    written, _ = outcome(output)
    form = Plan.for_output(Path(output)).form
    if form == "parquet":
        main(["parse", "in.jsonl", "-o", "whole.parquet"])
        tables = [needs("pyarrow.parquet").read_table(path) for path in (output, "whole.parquet")]
        assert tables[0] == tables[1]
        assert tables[0].num_rows == 2 * 197
        return
    main(["parse", "in.jsonl", "--format", form])
    told = gzip.decompress(written) if output.endswith(".gz") else written
    assert told.decode() == capsys.readouterr().out


@pytest.mark.usefixtures("given")
def test_errors_say_which_article_where_and_why() -> None:
    lines = [json.loads(line) for line in outcome("out.jsonl")[1].splitlines()]
    assert [line["place"]["line"] for line in lines] == [number + 1 for number in sorted(BROKEN)]
    assert {line["place"]["file"] for line in lines} == {"in.jsonl"}
    assert all("JSON" in line["reason"] for line in lines)


def test_an_article_that_is_named_and_cannot_be_read_is_named_in_the_errors(given: Path) -> None:
    text = json.loads(record(1)) | {"source": "wire/blank", "text": " "}
    given.write_text(json.dumps(text) + "\n" + record(2))
    (error,) = outcome("out.jsonl")[1].splitlines()
    assert json.loads(error)["source"] == "wire/blank"


@pytest.mark.usefixtures("shared_out")
def test_processes_change_nothing_nor_does_it_when_they_are_killed() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(RUN, "worked", here)
        undisturbed = outcome("out.jsonl")
    killed: list[int] = []

    def kill(_: Progress) -> None:
        if len(killed) < 2:
            victim = multiprocessing.active_children()[0]
            os.kill(victim.pid or 0, signal.SIGKILL)
            killed.append(victim.pid or 0)

    assert outcome("out.jsonl", jobs=2, progress=kill) == undisturbed
    assert len(set(killed)) == 2


@pytest.mark.usefixtures("given")
@pytest.mark.parametrize("output", FORMS)
def test_a_run_that_was_stopped_goes_on_and_ends_with_the_same_bytes(output: str) -> None:
    needs("pyarrow" if output.endswith("parquet") else "json")
    undisturbed = outcome(output)
    path = Path(output)
    with pytest.raises(StoppedError):
        run(["in.jsonl"], path, Plan.for_output(path), progress=stopping(2))
    assert Path(f"{output}.parts").is_dir()
    path.unlink()
    went = run(["in.jsonl"], path, Plan.for_output(path), resume=True)
    assert (path.read_bytes(), errors_beside(path).read_bytes()) == undisturbed
    assert went.reused >= 2
    assert (went.articles, went.errors, went.stale) == (200, 3, 0)


def test_what_changed_meanwhile_is_read_again(given: Path) -> None:
    with pytest.raises(StoppedError):
        run(["in.jsonl"], Path("out.jsonl"), Plan(form="jsonl"), progress=stopping(4))
    lines = given.read_text().splitlines(keepends=True)
    given.write_text("".join([*lines[:-1], record(1000)]))
    went = run(["in.jsonl"], Path("out.jsonl"), Plan(form="jsonl"), resume=True)
    assert (went.reused, went.stale) == (3, 1)
    assert '"source": "wire/1000"' in Path("out.jsonl").read_text()
    assert '"source": "wire/199"' not in Path("out.jsonl").read_text()


@pytest.mark.usefixtures("given")
def test_progress_tells_what_is_behind_it_and_what_was_before() -> None:
    size = Path("in.jsonl").stat().st_size
    seen: list[Progress] = []
    with pytest.raises(StoppedError):
        run(["in.jsonl"], Path("out.jsonl"), Plan(form="jsonl"), progress=stopping(1))
    run(["in.jsonl"], Path("out.jsonl"), Plan(form="jsonl"), resume=True, progress=seen.append)
    assert (seen[-1].articles, seen[-1].done, seen[-1].total) == (200, size, size)
    assert seen[-1].articles_before >= 64
    assert seen[-1].done_before > 0
    assert [at.done for at in seen] == sorted(at.done for at in seen)


@pytest.mark.usefixtures("given")
def test_a_folder_in_use_is_not_taken_over_unasked_nor_by_other_options() -> None:
    with pytest.raises(StoppedError):
        run(["in.jsonl"], Path("out.jsonl"), Plan(form="jsonl"), progress=stopping(1))
    with pytest.raises(NkConflictError, match="an interrupted run is in it: resume that"):
        run(["in.jsonl"], Path("out.jsonl"), Plan(form="jsonl"))
    with pytest.raises(NkConflictError, match="had table 'casualties', this one has 'talks'"):
        run(["in.jsonl"], Path("out.jsonl"), Plan(form="jsonl", table="talks"), resume=True)


@pytest.mark.usefixtures("given")
def test_a_folder_of_something_else_is_left_alone() -> None:
    Path("out.jsonl.parts").mkdir()
    Path("out.jsonl.parts/mine.txt").write_text("dear to me")
    with pytest.raises(NkConflictError, match=r"holds 'mine\.txt'"):
        run(["in.jsonl"], Path("out.jsonl"), Plan(form="jsonl"), resume=True)
    assert Path("out.jsonl.parts/mine.txt").read_text() == "dear to me"


@pytest.mark.usefixtures("given")
def test_parts_that_nobody_knows_are_not_used_and_a_broken_manifest_is_refused() -> None:
    parts = Path("out.jsonl.parts")
    parts.mkdir()
    (parts / f"00000000-{'0' * 32}-64.part").write_text("of nobody knows what")
    undisturbed = outcome("out.jsonl")
    assert b"nobody knows" not in undisturbed[0]
    parts.mkdir()
    (parts / "manifest.json").write_text("{")
    with pytest.raises(NkConflictError, match="its manifest cannot be read"):
        run(["in.jsonl"], Path("out.jsonl"), Plan(form="jsonl"), resume=True)


def chunk_of(path: Path) -> Chunk:
    return next(Inputs.of([str(path)]).chunks())


def test_what_kills_the_process_that_reads_it_becomes_an_error(tmp_path: Path) -> None:
    path = archive(tmp_path / "in.jsonl", 3)
    task = Task(Plan(form="jsonl"), chunk_of(path), Part(tmp_path, "p"))
    tried: list[Task] = []

    def survives(trial: Task) -> bool:
        tried.append(trial)
        return len(tried) != 2

    done = read(mended(task, survives))
    assert all(trial.trial and len(trial.chunk.items) == 1 for trial in tried)
    (error,) = map(json.loads, done.part.errors.read_text().splitlines())
    assert (error["place"]["line"], done.articles) == (2, 3)
    assert "the process that reads it dies" in error["reason"]
    sources = [json.loads(line)["source"] for line in done.part.rows(3).read_text().splitlines()]
    assert sources == ["wire/0", "wire/0", "wire/2", "wire/2"]


def test_a_trial_writes_nothing(tmp_path: Path) -> None:
    path = archive(tmp_path / "in.jsonl", 3)
    read(Task(Plan(form="jsonl"), chunk_of(path), Part(tmp_path, "p"), trial=True))
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("output", "words"), [("out.txt", "ends in none of"), ("out.parquet.gz", "packed already")]
)
def test_a_name_that_says_no_form_is_refused(output: str, words: str) -> None:
    needs("pyarrow")
    with pytest.raises(NkConflictError, match=words):
        Plan.for_output(Path(output))
    with pytest.raises(NkConflictError, match="no form 'xml'"):
        Plan(form="xml")


@pytest.mark.usefixtures("given")
def test_a_run_refuses_articles_longer_than_it_may_read_and_goes_on_only_with_that_limit() -> None:
    output = Path("out.jsonl")
    short = Plan.for_output(output, max_chars=90)
    ended = run(["in.jsonl"], output, short)
    assert ended.errors > len(BROKEN)
    assert "more than the 90 of max_chars" in errors_beside(output).read_text("utf-8")
    with pytest.raises(StoppedError):
        run(["in.jsonl"], output, short, progress=stopping(2))
    with pytest.raises(NkConflictError, match="max_chars"):
        run(["in.jsonl"], output, Plan.for_output(output), resume=True)


@pytest.mark.usefixtures("given")
@pytest.mark.parametrize("spoilt", ["out.jsonl", "out.jsonl.errors.jsonl"])
def test_what_is_no_file_is_refused_before_anything_is_read(spoilt: str) -> None:
    Path(spoilt).mkdir()
    with pytest.raises(NkConflictError, match="a folder"):
        run(["in.jsonl"], Path("out.jsonl"), Plan.for_output(Path("out.jsonl")))
    assert {found.name for found in Path().iterdir()} == {"in.jsonl", spoilt}


@pytest.mark.usefixtures("given")
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_or_device_is_not_replaced_by_a_file() -> None:
    os.mkfifo("out.jsonl")
    with pytest.raises(NkConflictError, match="a device or pipe"):
        run(["in.jsonl"], Path("out.jsonl"), Plan.for_output(Path("out.jsonl")))
    assert Path("out.jsonl").is_fifo()


@pytest.mark.usefixtures("given")
def test_a_link_stays_one_and_a_file_keeps_its_rights() -> None:
    kept, link = Path("kept.jsonl"), Path("out.jsonl")
    kept.touch(mode=0o600)
    link.symlink_to(kept)
    run(["in.jsonl"], link, Plan.for_output(link))
    assert link.is_symlink()
    assert kept.stat().st_size
    assert kept.stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("given")
def test_parts_are_not_laid_where_a_link_leads(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    Path("out.jsonl.parts").symlink_to(elsewhere)
    with pytest.raises(NkConflictError, match="leads elsewhere"):
        run(["in.jsonl"], Path("out.jsonl"), Plan.for_output(Path("out.jsonl")))


@pytest.mark.usefixtures("given")
def test_no_processes_are_refused_before_anything_is_laid_down() -> None:
    with pytest.raises(NkConflictError, match="jobs"):
        run(["in.jsonl"], Path("out.jsonl"), Plan.for_output(Path("out.jsonl")), jobs=0)
    assert [found.name for found in Path().iterdir()] == ["in.jsonl"]
