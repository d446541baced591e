"""A run writes what reading one after the other gives, the same bytes however it went."""

from __future__ import annotations

import gzip
import json
import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from frames.readers import needs
from nkconflict.cli import main
from nkconflict.runs import Plan, Progress, errors_beside, run
from nkconflict.runs.chunks import Chunk, Inputs
from nkconflict.runs.folder import Part
from nkconflict.runs.workers import Task, mended, read
from runs.running import BROKEN, RUN, StoppedError, here, outcome, stopping
from runs.samples import archive, record

FORMS = ("out.jsonl", "out.csv", "out.csv.gz", "out.parquet")


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


def test_errors_of_a_part_that_was_never_whole_are_not_those_of_the_part(given: Path) -> None:
    archive(given, 200)
    undisturbed = outcome("out.jsonl")
    with pytest.raises(StoppedError):
        run(["in.jsonl"], "out.jsonl", Plan(form="jsonl"), progress=stopping(2))
    part = min(Path("out.jsonl.parts").glob("*.part"))
    part.unlink()  # as a process leaves it that is killed between the errors and the rows
    part.with_name(f"{part.name.rsplit('-', 1)[0]}.errors").write_text('{"reason": "of a dying process"}\n')
    assert outcome("out.jsonl", resume=True) == undisturbed
    assert undisturbed[1] == b""


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
