"""The examples of the page on engines are run, where there are engines."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from engines.shared import importable
from frames.readers import needs
from pages import ROOT, SYBIL

# Filters: the engines warn of themselves, and leave sockets behind.
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


def test_the_examples_of_the_page_give_what_they_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pyspark", "ray", "distributed", "pyarrow"):
        needs(name)
    page = ROOT / "docs" / "how-to" / "engines.md"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", importable())
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    examples = list(SYBIL.parse(page).examples())
    for example in examples:
        example.evaluate()
    assert len(examples) > 20
