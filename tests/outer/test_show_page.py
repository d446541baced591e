"""`nkconflict show --html`: one page of all the articles that could be read."""

from __future__ import annotations

from pathlib import Path

from nkconflict import Report, read
from nkconflict.display import page
from outer.commands import GOOD, Run


def written(run: Run, *names: str) -> str:
    """Return the page of some paths, which the command writes without a word."""
    assert run("show", *names, "--html", "out.html") == (0, "", "")
    return Path("out.html").read_text("utf-8")


def test_the_command_writes_the_page_of_all_paths(run: Run) -> None:
    Path("other.txt").write_text(GOOD.replace("Three", "Seven"))
    told = read("good.txt"), read("other.txt")
    assert all(isinstance(one, Report) for one in told)
    assert written(run, "good.txt", "other.txt") == page(told)


def test_the_command_writes_what_it_could_read_and_tells_of_the_rest(run: Run) -> None:
    status, out, errors = run("show", "good.txt", "missing.txt", "--html", "out.html")
    assert (status, out) == (1, "")
    assert "missing.txt" in errors
    assert "good.txt" in Path("out.html").read_text("utf-8")


def test_the_command_does_not_write_over_what_it_reads(run: Run) -> None:
    before = Path("good.txt").read_text()
    status, _, errors = run("show", "good.txt", "--html", "good.txt")
    assert status == 2
    assert "would be read as input" in errors
    assert Path("good.txt").read_text() == before


def test_a_page_that_cannot_be_written_is_one_error(run: Run) -> None:
    status, _, errors = run("show", "good.txt", "--html", "nowhere/out.html")
    assert status == 1
    assert errors.startswith("nkconflict: nowhere/out.html cannot be written")
