"""What benchmarks find, printed beside its bars, and kept as CSV for the pages of the documentation.

A figure that has a bar is a `Figure`. `floor` is what must be reached, `aim` what is wished for; a figure is
to be at least so much, or at most. Where a script is given `--csv FOLDER` it writes its figures to a file of
its own name there, each line with the Python, the system and the day, so that old lines cannot pass for new.
"""

import csv
import os
import platform
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

COLUMNS = ("what", "measured", "unit", "floor", "aim", "reached")


class Bar(NamedTuple):
    """What must be reached, and what is wished for: at least so much, or at most."""

    floor: float
    aim: float
    least: bool = True

    def reached(self, value: float) -> str:
        """Say which of the two a value reaches: the aim, the floor or neither."""
        sign = 1 if self.least else -1
        if sign * value >= sign * self.aim:
            return "aim"
        return "floor" if sign * value >= sign * self.floor else "no"

    def __str__(self) -> str:
        """Return the bar as it is printed."""
        return f"at {'least' if self.least else 'most'} {self.floor:g}, aim {self.aim:g}"


class Figure(NamedTuple):
    """One figure with its bar; `unit` is empty for a ratio."""

    what: str
    value: float
    bar: Bar
    unit: str = ""

    @property
    def missed(self) -> bool:
        """Whether the floor is not reached."""
        return self.bar.reached(self.value) == "no"

    def __str__(self) -> str:
        """Return the figure as it is printed."""
        told = f"{self.what}: {written(self.value)} {self.unit}".rstrip()
        return f"{told} ({self.bar}){'  MISSED' * self.missed}"

    def row(self) -> dict[str, str]:
        """Return the figure as it is kept."""
        side = "at least" if self.bar.least else "at most"
        cells = (
            self.what,
            written(self.value),
            self.unit,
            f"{side} {self.bar.floor:,g}",
            f"{self.bar.aim:,g}",
            self.bar.reached(self.value),
        )
        return dict(zip(COLUMNS, cells, strict=True))


def written(value: float) -> str:
    """Return a number with as many digits as mean something."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def system() -> str:
    """Return what kind of machine this is, in no more words than a reader needs."""
    return f"{platform.system()} on {platform.machine()}, {os.cpu_count()} cores"


def add_option(parser: ArgumentParser) -> None:
    """Let a script be told where to keep what it finds."""
    parser.add_argument("--csv", type=Path, metavar="FOLDER", help="keep the figures as CSV there too")


def keep(folder: Path | None, name: str, rows: Iterable[Mapping[str, str]]) -> None:
    """Write rows to a file of a folder, if there is one, and say of each where and when it was measured."""
    rows = list(rows)
    if folder is None or not rows:
        return
    here = {"python": platform.python_version(), "system": system(), "day": str(datetime.now(UTC).date())}
    told = [{**row, **here, **row} for row in rows]  # a peer has a Python of its own
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(told[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(told)


def kept(folder: Path, name: str) -> dict[str, float]:
    """Return the figures that a folder keeps, by what they are of."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return {row["what"]: float(row["measured"].replace(",", "")) for row in csv.DictReader(file)}


def slower(usual: Mapping[str, float], figures: Iterable[Figure]) -> Iterator[str]:
    """Say which figures are half as good as usual, or worse.

    Ratios are alike on machines that are not; half leaves room for another Python and for noise. There must
    be a usual figure for one at least.
    """
    known = [figure for figure in figures if figure.what in usual]
    if not known:
        yield "none of these figures was ever kept"
    for figure in known:
        before = usual[figure.what]
        if figure.value < before / 2 if figure.bar.least else figure.value > before * 2:
            yield f"{figure.what}: {written(figure.value)}, and usually {written(before)}"


def finish(folder: Path | None, name: str, figures: Iterable[Figure]) -> int:
    """Print figures, keep them, and return the exit status: 1 where a floor is missed."""
    found = list(figures)
    for figure in found:
        print(figure)
    keep(folder, name, [figure.row() for figure in found])
    return int(any(figure.missed for figure in found))
