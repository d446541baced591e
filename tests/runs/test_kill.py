"""Kill -9 at random points, then go on: the bytes are those of an undisturbed run, nothing is left."""

from __future__ import annotations

import random
import subprocess
import time
from pathlib import Path

import pytest

from frames.readers import needs
from outer.commands import posix, started
from runs.samples import archive

BROKEN = frozenset({5, 300})


def ended(output: str) -> None:
    """Run the command to its end."""
    command = started(["parse", "in.jsonl", "--jobs", "2", "--resume", "-o", output])
    _, err = command.communicate()
    assert (command.returncode, err.count("\n")) == (1, 1), err


def files() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path().iterdir()}


def killed(output: str, seconds: float, parts: int = 0) -> bool:
    """Start or resume the run, kill it so many seconds after it has so many parts; say if it ran still."""
    command = started(["parse", "in.jsonl", "--jobs", "2", "--resume", "-o", output])
    while command.poll() is None and finished(output) < parts:
        time.sleep(0.005)
    try:
        command.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        command.kill()
        command.communicate()
        return True
    return False


def finished(output: str) -> int:
    """Return how many parts there are."""
    return len(list(Path(f"{output}.parts").glob("*.part")))


def undisturbed(output: str, articles: int) -> dict[str, bytes]:
    """Return what a run leaves, and take it away again."""
    archive(Path("in.jsonl"), articles, BROKEN)
    ended(output)
    found = files()
    for name in set(found) - {"in.jsonl"}:
        Path(name).unlink()
    return found


@posix
def test_a_killed_run_goes_on_and_ends_with_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    whole = undisturbed("out.csv", 640)
    chance = random.Random()  # another point each time: whichever it is, the law holds
    assert killed("out.csv", chance.uniform(0, 0.05), parts=chance.randint(1, 4))
    assert finished("out.csv")
    ended("out.csv")
    assert files() == whole


@posix
@pytest.mark.slow
@pytest.mark.parametrize("output", ["out.jsonl", "out.csv.gz", "out.parquet"])
@pytest.mark.parametrize("seed", range(2))
def test_a_run_that_is_killed_often_goes_on_each_time(
    output: str, seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs("pyarrow")
    monkeypatch.chdir(tmp_path)
    whole = undisturbed(output, 6_400)
    chance, parts = random.Random(seed), [0]
    while killed(output, chance.uniform(0, 0.1), parts[-1] + chance.randint(0, 25)):
        if not Path(output).exists():  # from then on its parts are taken away
            parts.append(finished(output))
    assert len(parts) > 3
    assert parts == sorted(parts)
    assert files() == whole
