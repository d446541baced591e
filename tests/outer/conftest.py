"""The command, run in an empty folder with one good article in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from nkconflict.cli import main
from outer.commands import GOOD, Run


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Go to a folder with `good.txt`; return what runs the command and gives status, output and errors."""
    monkeypatch.chdir(tmp_path)
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    Path("good.txt").write_text(GOOD)

    def command(*arguments: str) -> tuple[int, str, str]:
        try:
            status = main(arguments)
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 0
        out, err = capsys.readouterr()
        return status, out, err

    return command
