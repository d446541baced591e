"""The examples of the page on engines are run, where there are engines."""

from __future__ import annotations

import doctest
import sys
from pathlib import Path

import pytest

from engines.shared import importable
from frames.readers import needs
from test_docs import sessions

ROOT = Path(__file__).parents[2]

# Filters: the engines warn of themselves, and leave sockets behind.
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


def test_the_examples_of_the_page_give_what_they_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pyspark", "ray", "distributed", "pyarrow"):
        needs(name)
    (page,) = (ROOT / "docs").rglob("engines.md")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", importable())
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    text = sessions(page.read_text("utf-8"))
    test = doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), 0)
    report: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(test, out=report.append)
    assert not result.failed, "".join(report)
    assert result.attempted > 20
