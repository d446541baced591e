"""A run is gone on with only by what would have read the same, and reads again what changed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from frames.readers import needs
from nkconflict.errors import NkConflictError
from nkconflict.runs import Plan, errors_beside, run
from nkconflict.runs.chunks import Inputs
from runs.running import BROKEN, RUN, StoppedError, here, stopping
from runs.samples import archive, record


def test_what_changed_meanwhile_is_read_again(given: Path) -> None:
    with pytest.raises(StoppedError):
        run(["in.jsonl"], Path("out.jsonl"), Plan(form="jsonl"), progress=stopping(4))
    lines = given.read_text().splitlines(keepends=True)
    given.write_text("".join([*lines[:-1], record(1000)]))
    went = run(["in.jsonl"], Path("out.jsonl"), Plan(form="jsonl"), resume=True)
    assert (went.reused, went.stale) == (3, 1)
    assert '"source": "wire/1000"' in Path("out.jsonl").read_text()
    assert '"source": "wire/199"' not in Path("out.jsonl").read_text()


def said(version: str) -> Callable[..., str]:
    """Return what says this version of whatever is asked."""

    def say(*_: str) -> str:
        return version

    return say


@pytest.mark.usefixtures("given")
def test_a_folder_in_use_is_not_taken_over_unasked_nor_by_other_options() -> None:
    with pytest.raises(StoppedError):
        run(["in.jsonl"], Path("out.jsonl"), Plan(form="jsonl"), progress=stopping(1))
    with pytest.raises(NkConflictError, match="an interrupted run is in it: resume that"):
        run(["in.jsonl"], Path("out.jsonl"), Plan(form="jsonl"))
    with pytest.raises(NkConflictError, match="had table 'casualties', this one has 'talks'"):
        run(["in.jsonl"], Path("out.jsonl"), Plan(form="jsonl", table="talks"), resume=True)


@pytest.mark.usefixtures("given")
def test_a_run_is_gone_on_with_only_by_the_paths_that_it_was_given() -> None:
    archive(Path("more.jsonl"), 3)
    with pytest.raises(StoppedError):
        run("in.jsonl", "out.jsonl", Plan(form="jsonl"), progress=stopping(2))
    for others in ("more.jsonl", ["more.jsonl", "in.jsonl"], "./in.jsonl", ["in"] * 10_000):
        with pytest.raises(NkConflictError, match=r"had paths \['in\.jsonl'\], this one has \[") as told:
            run(others, "out.jsonl", Plan(form="jsonl"), resume=True)
        assert len(str(told.value)) < 2_500
    went = run([Path("in.jsonl")], "out.jsonl", Plan(form="jsonl"), resume=True)
    assert (went.reused >= 2, went.stale) == (True, 0)


def test_a_file_that_comes_into_a_folder_meanwhile_is_read_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RUN, "worked", here)
    folder, output = tmp_path / "wire", tmp_path / "out.jsonl"
    folder.mkdir()
    archive(folder / "b.jsonl", 130)
    with pytest.raises(StoppedError):
        run(folder, output, Plan(form="jsonl"), progress=stopping(3))
    (folder / "c.jsonl").write_text(record(1000))
    went = run(folder, output, Plan(form="jsonl"), resume=True)
    assert (went.articles, went.reused, went.stale) == (131, 2, 1)
    assert '"source": "wire/1000"' in output.read_text()


@pytest.mark.usefixtures("given")
@pytest.mark.parametrize(
    ("patched", "value", "words"),
    [
        ("platform.python_version", "3.99.1", "had Python 'CPython 3.* this one has 'CPython 3.99.1'"),
        ("nkconflict.runs.plan.version", "9.9", "had dateutil '.*', this one has '9.9'"),
        ("nkconflict.runs.plan._reader", "other", "had reader '.*', this one has 'other'"),
    ],
)
def test_a_run_is_not_gone_on_with_by_what_may_read_otherwise(
    patched: str, value: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(StoppedError):
        run("in.jsonl", "out.jsonl", Plan(form="jsonl"), progress=stopping(1))
    monkeypatch.setattr(patched, said(value))
    with pytest.raises(NkConflictError, match=words):
        run("in.jsonl", "out.jsonl", Plan(form="jsonl"), resume=True)


@pytest.mark.usefixtures("given")
def test_what_finds_the_story_on_a_page_is_pinned_where_there_are_pages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    needs("trafilatura")
    Path("a.html").write_text("<html><body><article><p>Baku.</p></article></body></html>")
    assert Inputs.of("in.jsonl").pinned() == {"paths": ["in.jsonl"], "pages": None}
    for name in ("a.html", "b.warc", "b.warc.gz", "c.HTM"):
        pages = Inputs.of(["in.jsonl", name]).pinned()["pages"]
        assert isinstance(pages, dict)
        assert {"trafilatura", "htmldate", "lxml"} <= set(pages)
    with pytest.raises(StoppedError):
        run(["a.html", "in.jsonl"], "out.jsonl", Plan(form="jsonl"), progress=stopping(1))
    monkeypatch.setattr("nkconflict.sources.pages.version", said("0.0"))
    with pytest.raises(NkConflictError, match=r"had pages .*'trafilatura': '[^']+'.* this one has .*'0.0'"):
        run(["a.html", "in.jsonl"], "out.jsonl", Plan(form="jsonl"), resume=True)


@pytest.mark.usefixtures("given")
def test_pages_that_nothing_reads_are_refused_before_anything_is_laid_down(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(ImportError, match=r"nkconflict\[html\]"):
        run(["in.jsonl", "a.html"], "out.jsonl", Plan(form="jsonl"))
    assert [found.name for found in Path().iterdir()] == ["in.jsonl"]


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
