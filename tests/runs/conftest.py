"""A folder for runs, with an archive of which some articles are broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from runs.running import BROKEN, RUN, here
from runs.samples import archive


@pytest.fixture
def shared_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to an empty folder with an archive of four chunks, some of it broken."""
    monkeypatch.chdir(tmp_path)
    return archive(Path("in.jsonl"), 200, BROKEN)


@pytest.fixture
def given(shared_out: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to that folder, and let this process do all of the work, so that none has to be started."""
    monkeypatch.setattr(RUN, "worked", here)
    return shared_out
