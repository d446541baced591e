"""The documentation's examples are run, so that none of them can go stale."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])


def sessions(page: str) -> str:
    """Keep what stands in fences marked just `pycon`, each line where it was; all else becomes blank lines.

    Fences marked otherwise (`pycon no-run`, `console`, `text`) are not run.
    """
    kept: list[str] = []
    fence = None
    for line in page.split("\n"):
        if line.startswith("```"):
            fence = line[3:].strip() if fence is None else None
            kept.append("")
        else:
            kept.append(line if fence == "pycon" else "")
    return "\n".join(kept)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_examples_of_a_page_give_what_they_show(page: Path) -> None:
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
```
>>> no session
```
"""


def test_only_sessions_are_run_and_lines_keep_their_numbers() -> None:
    assert sessions(PAGE).split("\n") == ["", "", ">>> 1", "1", *[""] * 9]


def test_the_page_on_the_model_shows_every_public_type() -> None:
    from model.discovery import VALUES

    page = (ROOT / "docs" / "model.md").read_text("utf-8")
    assert not [kind.__name__ for kind in VALUES if f"`{kind.__name__}" not in page]
