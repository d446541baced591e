"""Plots are drawn without a window, and put away after each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from frames.readers import needs
from nkconflict import Corpus, load

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def drawing() -> Iterator[None]:
    """Draw into memory; skip, or fail where it must be there, without matplotlib."""
    needs("matplotlib").use("agg")
    yield
    needs("matplotlib.pyplot").close("all")


@pytest.fixture(scope="session")
def examples() -> Corpus:
    """Return the example articles, read."""
    return load(ROOT / "examples" / "articles")
