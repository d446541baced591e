"""Hypothesis profiles, and the fixture for articles that are not part of the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from nkconflict import strategies

# No deadlines: the first draw of a run imports and builds what later ones reuse. The suite draws the same
# each time, to say the same of the same code; what chance alone finds is sought with HYPOTHESIS_PROFILE=slow.
settings.register_profile("default", deadline=None, max_examples=30, derandomize=True, database=None)
settings.register_profile("slow", deadline=None, max_examples=500)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

# Plots open no window, whatever there is to open one on.
os.environ.setdefault("MPLBACKEND", "agg")

# The tests also run where the package is on the path but not installed, and so has no entry point.
strategies.register()


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of articles, gold facts and figures that the environment names."""
    folder = os.environ.get("NKCONFLICT_SHARED")
    if not folder:
        pytest.skip("NKCONFLICT_SHARED is not set: it names the folder of shared articles and gold facts")
    return Path(folder)
