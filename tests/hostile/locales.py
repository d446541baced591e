"""Locales whose numbers or letters are not those of C, made from the C library's sources where it has them.

Few machines have more than `C.UTF-8`. `localedef` makes any other from `/usr/share/i18n` in two seconds, and
`LOCPATH` says where it is, so that nothing need be installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

__all__ = ["surroundings"]

_POINT: Final = (
    "import locale; locale.setlocale(locale.LC_ALL, ''); print(locale.localeconv()['decimal_point'])"
)


def surroundings(name: str, folder: Path) -> dict[str, str]:
    """Return the environment for a locale that has a decimal comma, or skip the test for want of it."""
    known = {"LC_ALL": f"{name}.UTF-8"}
    why = _made(name, folder)
    found = known if why else known | {"LOCPATH": str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", _POINT],
        env=os.environ | found,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.stdout.strip() != ",":
        pytest.skip(f"the locale {name}.UTF-8 is not on this machine and cannot be made: {why}")
    return found


def _made(name: str, folder: Path) -> str | None:
    """Make a locale in a folder; return why that is not possible."""
    maker = shutil.which("localedef")
    if maker is None:
        return "there is no localedef"
    made = subprocess.run(
        [maker, "-i", name, "-f", "UTF-8", str(folder / f"{name}.UTF-8")],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return made.stderr.strip().partition("\n")[0] or "localedef fails" if made.returncode else None
