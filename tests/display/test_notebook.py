"""In a notebook values show themselves; elsewhere it costs nothing, and the model knows nothing of it."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from display.examples import corpus
from nkconflict.display import disable, enable, html
from nkconflict.display.notebook import TYPES
from nkconflict.display.views import VIEWED
from nkconflict.query import conflicts, totals
from outer.samples import ARMENIA, REPORT, TOTAL


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep IPython's history and settings out of the home of whoever runs the tests."""
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))


@pytest.fixture
def shell() -> Iterator[Any]:
    """Yield a running shell of IPython, with our views off, and end it."""
    from IPython.core.interactiveshell import InteractiveShell

    made = InteractiveShell.instance()
    yield made
    disable()
    InteractiveShell.clear_instance()


def shown(shell: Any, value: object) -> str | None:
    """Return the HTML that a notebook is sent for a value."""
    data, _ = shell.display_formatter.format(value)
    found: str | None = data.get("text/html")
    return found


def test_the_types_that_notebooks_are_told_of_are_those_with_a_view() -> None:
    told = {
        getattr(importlib.import_module(module), name) for module, names in TYPES.items() for name in names
    }
    assert told == {*VIEWED, tuple}


def test_a_notebook_shows_views_when_they_are_on_and_text_when_they_are_off(shell: Any) -> None:
    answers = (conflicts(corpus()), totals(corpus()))
    assert shown(shell, REPORT) is None
    assert enable()
    for value in (REPORT, corpus(), ARMENIA, TOTAL, TOTAL.claim, *answers, answers[0][0]):
        assert shown(shell, value) == html(value)
    disable()
    assert [shown(shell, value) for value in (REPORT, corpus(), ARMENIA, *answers)] == [None] * 5


def test_what_is_not_ours_is_left_to_itself(shell: Any) -> None:
    enable()
    values = ((), (1, 2), (ARMENIA, 1), (TOTAL, REPORT), [REPORT], date(2020, 1, 1))
    assert [shown(shell, value) for value in values] == [None] * 6


def test_turning_views_on_twice_or_off_twice_changes_nothing(shell: Any) -> None:
    assert enable()
    assert enable()
    assert shown(shell, ARMENIA)
    disable()
    disable()
    assert shown(shell, ARMENIA) is None


def theirs(_: object) -> str:
    """Return what somebody else would show."""
    return "theirs"


def test_a_formatter_that_somebody_else_gave_stays(shell: Any) -> None:
    formatter = shell.display_formatter.formatters["text/html"]
    formatter.for_type(type(ARMENIA), theirs)
    enable()
    assert shown(shell, ARMENIA) == "theirs"
    disable()
    assert shown(shell, ARMENIA) == "theirs"


def test_without_a_shell_there_is_nothing_to_turn_on() -> None:
    assert not enable()
    disable()


BY_ITSELF = """
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
import nkconflict, sys
assert "nkconflict.display.views" not in sys.modules, "a notebook that shows nothing paid for the views"
report = nkconflict.parse(" date 2020-10-19 Armenia said 12 of its soldiers were killed.", source="a")
data, _ = shell.display_formatter.format(report)
print("<mark" in data["text/html"], data["text/plain"][:6])
"""

ELSEWHERE = """
import sys
import nkconflict
print(sorted(name for name in sys.modules if name.startswith("nkconflict")))
"""


def ran(program: str) -> str:
    """Return what a program of its own prints."""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert not done.returncode, done.stderr
    return done.stdout.strip()


def test_importing_the_package_in_a_notebook_is_enough() -> None:
    assert ran(BY_ITSELF) == "True Report"


def test_elsewhere_nothing_of_it_is_loaded() -> None:
    assert ran(ELSEWHERE) == "['nkconflict']"


def test_the_model_knows_nothing_of_it() -> None:
    assert not [kind for kind in VIEWED if hasattr(kind, "_repr_html_")]
