"""The documentation's examples are run, so that none of them can go stale."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from frames.readers import installed

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])


def sessions(page: str) -> str:
    """Keep what stands in fences marked `pycon`, each line where it was; all else becomes blank lines.

    A fence may name the modules that it needs (`pycon duckdb`), and is run where they are installed. Fences
    marked otherwise (`pycon no-run`, `console`, `text`) are not run.
    """
    kept: list[str] = []
    fence = None
    for line in page.split("\n"):
        if line.startswith("```"):
            fence = line[3:].strip() if fence is None else None
            kept.append("")
        else:
            kept.append(line if runs(fence) else "")
    return "\n".join(kept)


def runs(fence: str | None) -> bool:
    """Say whether what is marked so is a session, and all that it needs is installed."""
    language, *modules = (fence or "").split() or [""]
    return language == "pycon" and all(map(installed, modules))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_examples_of_a_page_give_what_they_show(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # where a page may write its files
    test = doctest.DocTestParser().get_doctest(sessions(page.read_text("utf-8")), {}, page.name, str(page), 0)
    report: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(test, out=report.append)
    assert not result.failed, "".join(report)


PAGE = """text
```pycon
>>> 1
1
```
>>> in no fence
```pycon no-run
>>> not to be run
```
```pycon attrs
>>> 2
```
```
>>> no session
```
"""


def test_only_sessions_are_run_and_lines_keep_their_numbers() -> None:
    assert sessions(PAGE).split("\n") == ["", "", ">>> 1", "1", *[""] * 6, ">>> 2", *[""] * 5]


def test_the_page_on_the_model_shows_every_public_type() -> None:
    from model.discovery import VALUES

    page = (ROOT / "docs" / "model.md").read_text("utf-8")
    assert not [kind.__name__ for kind in VALUES if f"`{kind.__name__}" not in page]
