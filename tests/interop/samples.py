"""Where the samples are: files that follow the published headers, with invented figures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from nkconflict.errors import NkConflictError

FOLDER = Path(__file__).parent.parent / "data" / "interop"
RELEASED = date(2025, 6, 12)


def told(error: NkConflictError) -> tuple[int | None, str | None, str]:
    """Return line, column and message of an error."""
    return error.line, error.path, error.message
