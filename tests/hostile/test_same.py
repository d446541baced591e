"""The same text gives the same report, whatever the hash seed, locale, time zone, threads and newlines."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Final

import pytest

from hostile.locales import surroundings
from nkconflict import parse
from nkconflict.model.claims import CasualtyClaim, TerritoryClaim

SCRIPT: Final = Path(__file__).with_name("same.py")
FREE: Final = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
ARTICLES: Final = sorted(SCRIPT.parents[2].glob("examples/articles/*.txt"))

SURROUNDINGS: Final = {
    "another seed": {"PYTHONHASHSEED": "1"},
    "no locale, ASCII": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONHASHSEED": "2"},
    "a day ahead": {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "3"},
    "half a day behind": {"TZ": "<-12>12", "PYTHONHASHSEED": "4"},
    "no docstrings, no asserts": {"PYTHONOPTIMIZE": "2", "PYTHONHASHSEED": "5"},
}


def digests(environment: dict[str, str], threads: int = 1) -> str:
    """Return the digests of what a process of its own reads."""
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(threads)],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr or "the threads do not agree"
    return done.stdout


@pytest.fixture(scope="module")
def usual() -> str:
    found = digests({"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C", "PYTHONUTF8": "1"})
    assert len(set(found.split())) == len(ARTICLES) > 3
    return found


def test_threads_that_build_the_lexicon_at_once_read_the_same(usual: str) -> None:
    assert digests({"PYTHONHASHSEED": "6", "TZ": "Asia/Baku", "LC_ALL": "C"}, threads=4) == usual


@pytest.mark.slow
@pytest.mark.skipif(not FREE, reason="this Python has a lock that lets one thread run at a time")
@pytest.mark.parametrize("turn", range(5))
def test_threads_that_run_at_the_same_time_read_the_same(usual: str, turn: int) -> None:
    unlocked = {"PYTHON_GIL": "0", "PYTHONHASHSEED": str(turn)}
    script = "import sys; sys.exit(sys._is_gil_enabled())"
    assert (
        subprocess.run([sys.executable, "-c", script], env=os.environ | unlocked, check=False).returncode == 0
    )
    assert digests(unlocked, threads=8) == usual


@pytest.mark.slow
@pytest.mark.parametrize("surroundings", SURROUNDINGS)
def test_surroundings_change_nothing(usual: str, surroundings: str) -> None:
    assert digests(SURROUNDINGS[surroundings]) == usual


@pytest.mark.parametrize(
    "name",
    [
        "tr_TR",  # where a capital i has a dot
        *(pytest.param(name, marks=pytest.mark.slow) for name in ("az_AZ", "de_DE")),
    ],
)
def test_locales_with_other_letters_and_numbers_change_nothing(usual: str, name: str, tmp_path: Path) -> None:
    assert digests(surroundings(name, tmp_path) | {"PYTHONHASHSEED": "7"}) == usual


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\u2028"])
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_newlines_of_another_platform_change_no_claim(path: Path, newline: str) -> None:
    text = path.read_bytes().decode()
    usual, other = parse(text), parse(text.replace("\n", newline))
    for kind in (CasualtyClaim, TerritoryClaim):
        assert [*usual.claims(kind)] == [*other.claims(kind)]
    assert usual.ceasefires == other.ceasefires
    assert len(usual.sightings) == len(other.sightings)
