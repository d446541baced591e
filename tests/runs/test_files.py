"""What a run writes and lays down: nothing of anybody else's is lost, and what makes no sense is refused."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest

from frames.readers import needs
from nkconflict.errors import NkConflictError
from nkconflict.runs import Plan, Progress, errors_beside, form_of, is_packed, parts_beside, run
from nkconflict.runs.folder import Parts
from runs.running import BROKEN, StoppedError, outcome, stopping


@pytest.mark.usefixtures("given")
def test_a_second_run_at_the_same_time_is_refused_and_does_the_first_no_harm() -> None:
    undisturbed, refused = outcome("out.jsonl"), list[str]()

    def again(_: Progress) -> None:
        for resume in (False, True):
            with pytest.raises(NkConflictError, match="another run is at work in it") as told:
                run(["in.jsonl"], Path("out.jsonl"), Plan(form="jsonl"), resume=resume)
            refused.append(str(told.value.source))

    assert outcome("out.jsonl", progress=again) == undisturbed
    assert set(refused) == {str(Path("out.jsonl.parts").resolve())}


@pytest.mark.usefixtures("given")
def test_what_others_keep_beside_the_output_stays() -> None:
    others = {f"{name}.123.tmp" for name in ("out.jsonl", "out.jsonl.errors.jsonl", "in.jsonl")}
    for name in others:
        Path(name).write_text("dear to me")
    run("in.jsonl", "out.jsonl", Plan(form="jsonl"))
    assert others < {found.name for found in Path().iterdir()}
    assert {Path(name).read_text() for name in others} == {"dear to me"}


@pytest.mark.usefixtures("given")
def test_what_a_run_leaves_that_is_killed_while_it_joins_is_gone_when_it_was_gone_on_with(
    tmp_path: Path,
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    errors = elsewhere / "bad.jsonl"
    with pytest.raises(StoppedError):
        run("in.jsonl", "out.jsonl", Plan(form="jsonl"), errors=errors, progress=stopping(2))
    (elsewhere / "bad.jsonl.7.tmp").write_text("dear to me")
    left = Parts(tmp_path / "out.jsonl.parts", {}, resume=True)
    for path, name in ((tmp_path / "out.jsonl", "output"), (errors, "errors")):
        left.unfinished(path, name).write_text("half of it")
    assert len(list(elsewhere.iterdir())) == 2
    run("in.jsonl", "out.jsonl", Plan(form="jsonl"), errors=errors, resume=True)
    assert {found.name for found in Path().iterdir()} == {"in.jsonl", "out.jsonl", "elsewhere"}
    assert {found.name for found in elsewhere.iterdir()} == {"bad.jsonl", "bad.jsonl.7.tmp"}
    assert errors.read_bytes().count(b"\n") == len(BROKEN)


@pytest.mark.usefixtures("given")
def test_files_may_be_named_by_text_or_by_anything_that_is_a_path() -> None:
    usual = outcome("out.csv.gz")
    assert Plan.for_output("out.csv.gz") == Plan.for_output(Path("out.csv.gz"))
    assert (form_of("a.CSV.gz"), is_packed("a.csv.GZ"), is_packed("a.csv")) == ("csv", True, False)
    assert errors_beside("a/out.csv") == Path("a/out.csv.errors.jsonl")
    assert parts_beside("a/out.csv") == Path("a/out.csv.parts").resolve()
    run("in.jsonl", "again.csv.gz", Plan.for_output("again.csv.gz"), errors="bad.jsonl")
    assert (Path("again.csv.gz").read_bytes(), Path("bad.jsonl").read_bytes()) == usual


@pytest.mark.parametrize(
    ("files", "words"),
    [
        (("in.jsonl", None), "in.jsonl: it would be read as input"),
        (("out.jsonl", "in.jsonl"), "in.jsonl: it would be read as input"),
        (("out.jsonl", "./out.jsonl"), "out.jsonl: it is the output"),
        (("out.jsonl", "out.jsonl.parts"), "it would be removed with out.jsonl.parts"),
    ],
)
def test_what_would_be_read_or_written_twice_is_refused(
    files: tuple[str, str | None], words: str, given: Path
) -> None:
    before = given.read_bytes()
    with pytest.raises(NkConflictError, match=words):
        run(Path("in.jsonl"), files[0], Plan(form="jsonl"), errors=files[1])
    assert [found.name for found in Path().iterdir()] == ["in.jsonl"]
    assert given.read_bytes() == before


@pytest.mark.usefixtures("given")
@pytest.mark.parametrize("errors", ["manifest.json", "bad.jsonl", "deeper/bad.jsonl"])
def test_errors_are_not_written_where_they_would_be_removed_with_the_parts(errors: str) -> None:
    parts = Path("out.jsonl.parts")
    (parts / "deeper").mkdir(parents=True)
    with pytest.raises(NkConflictError, match=r"removed with out\.jsonl\.parts, the folder of parts") as told:
        run(["in.jsonl"], "out.jsonl", Plan(form="jsonl"), errors=parts / errors)
    assert told.value.source == str(parts / errors)
    assert {found.name for found in Path().iterdir()} == {"in.jsonl", "out.jsonl.parts"}


@pytest.mark.usefixtures("given")
def test_a_folder_of_something_else_is_left_alone() -> None:
    Path("out.jsonl.parts").mkdir()
    Path("out.jsonl.parts/mine.txt").write_text("dear to me")
    with pytest.raises(NkConflictError, match=r"holds 'mine\.txt'"):
        run(["in.jsonl"], Path("out.jsonl"), Plan(form="jsonl"), resume=True)
    assert Path("out.jsonl.parts/mine.txt").read_text() == "dear to me"


@pytest.mark.usefixtures("given")
@pytest.mark.parametrize("resume", [False, True])
def test_a_folder_with_a_manifest_of_something_else_is_no_interrupted_run(resume: bool) -> None:
    parts = Path("out.jsonl.parts")
    parts.mkdir()
    (parts / "manifest.json").write_text('{"name": "webapp"}')
    (parts / "other.txt").write_text("dear to me")
    for wrong in (r"holds 'other\.txt': move that away", r"its manifest\.json is no run's, or spoilt: move"):
        with pytest.raises(NkConflictError, match=wrong):
            run(["in.jsonl"], "out.jsonl", Plan(form="jsonl"), resume=resume)
        assert (parts / "manifest.json").read_text() == '{"name": "webapp"}'
        (parts / "other.txt").unlink(missing_ok=True)


@pytest.mark.usefixtures("given")
@pytest.mark.parametrize("resume", [False, True])
@pytest.mark.parametrize("strange", ["mine.txt", "output.tmp", f"00000009-{'0' * 32}-64.part"])
def test_nobody_is_told_to_remove_a_run_among_which_something_else_lies(resume: bool, strange: str) -> None:
    with pytest.raises(StoppedError):
        run(["in.jsonl"], "out.jsonl", Plan(form="jsonl"), progress=stopping(1))
    (Path("out.jsonl.parts") / strange).mkdir()
    with pytest.raises(NkConflictError, match=f"holds '{re.escape(strange)}': move that away"):
        run(["in.jsonl"], "out.jsonl", Plan(form="jsonl"), resume=resume)
    (Path("out.jsonl.parts") / strange).rmdir()
    outcome("out.jsonl", resume=True)


@pytest.mark.usefixtures("given")
def test_parts_that_nobody_knows_are_not_used_and_a_broken_manifest_is_refused() -> None:
    parts = Path("out.jsonl.parts")
    parts.mkdir()
    (parts / f"00000000-{'0' * 32}-64.part").write_text("of nobody knows what")
    undisturbed = outcome("out.jsonl")
    assert b"nobody knows" not in undisturbed[0]
    parts.mkdir()
    (parts / "manifest.json").write_text("{")
    with pytest.raises(NkConflictError, match="is no run's, or spoilt"):
        run(["in.jsonl"], Path("out.jsonl"), Plan(form="jsonl"), resume=True)


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
@pytest.mark.parametrize("spoilt", ["out.jsonl", "out.jsonl.errors.jsonl"])
def test_what_is_no_file_is_refused_before_anything_is_read(spoilt: str) -> None:
    Path(spoilt).mkdir()
    with pytest.raises(NkConflictError, match="a folder"):
        run(["in.jsonl"], Path("out.jsonl"), Plan.for_output(Path("out.jsonl")))
    assert {found.name for found in Path().iterdir()} == {"in.jsonl", spoilt}


@pytest.mark.usefixtures("given")
@pytest.mark.parametrize("output", [".", "/", ""])
@pytest.mark.parametrize("errors", [None, "bad.jsonl"])
def test_what_has_no_name_is_refused_as_the_folder_that_it_is(output: str, errors: str | None) -> None:
    with pytest.raises(NkConflictError, match="it is a folder: name a file") as told:
        run(["in.jsonl"], output, Plan(form="jsonl"), errors=errors)
    assert told.value.source == str(Path(output))
    assert [found.name for found in Path().iterdir()] == ["in.jsonl"]


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


@pytest.mark.parametrize("limit", [0, -1, True, None, "9"])
def test_a_plan_has_a_limit_that_is_one(limit: Any) -> None:
    with pytest.raises(NkConflictError, match="max_chars must be a number"):
        Plan(form="jsonl", max_chars=limit)


@pytest.mark.usefixtures("given")
@pytest.mark.parametrize("jobs", [0, -1, True, "2", 1.5])
def test_no_processes_are_refused_before_anything_is_laid_down(jobs: Any) -> None:
    with pytest.raises(NkConflictError, match="jobs"):
        run(["in.jsonl"], Path("out.jsonl"), Plan.for_output(Path("out.jsonl")), jobs=jobs)
    assert [found.name for found in Path().iterdir()] == ["in.jsonl"]
