"""What the tests of the command share: an article, and the command run here or as a process of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

import pytest

import nkconflict

GOOD = " date 2020-10-19 Three Azerbaijani soldiers were killed in Ganja."
BAD_DAY = " date 2020-13-45 Three soldiers were killed."

Run: TypeAlias = Callable[..., tuple[int, str, str]]

posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX pipes, signals and devices")


def started(
    arguments: Sequence[str], process_group: int | None = None, **environment: str
) -> subprocess.Popen[str]:
    """Return the command as a process of its own, in a group of its own if that is 0, as a shell has it."""
    path = str(Path(nkconflict.__file__).parents[1])
    return subprocess.Popen(
        [sys.executable, "-m", "nkconflict", *arguments],
        env=os.environ | {"PYTHONPATH": path} | environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        process_group=process_group,
    )


def fed(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put bytes on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
