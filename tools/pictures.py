"""Make the pictures of the README and of the documentation, from the data that ship with the package.

    python tools/pictures.py [FOLDER]

They go into `docs/pictures`, or into another folder; `tests/plots/test_pictures.py` says when what is written
in them is no longer what would be drawn.
"""

import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from picture_speed import speeds

from nkconflict.datasets import load_2020_war
from nkconflict.display import plots
from nkconflict.display.plots.style import library, save
from nkconflict.query import known_at, lifelines, select, series, totals

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"

LAST_DAY = date(2020, 11, 30)


def running_counts() -> Any:
    """Draw how the counts of soldiers killed grew in the war of 2020."""
    told = known_at(load_2020_war(), LAST_DAY)
    found = series(told, side="nagorno-karabakh", group="military", outcome="killed")
    return plots.series([one for one in found if len(one.points) > 1])


def truces() -> Any:
    """Draw how long each truce of 2020 held."""
    return plots.lifelines(lifelines(load_2020_war()), elapsed=True)


def who_claims() -> Any:
    """Draw who gives how many figures about whom."""
    return plots.matrix(load_2020_war())


def last_figures() -> Any:
    """Draw what each claimant says in all of the killed."""
    return plots.matrix(totals(select(known_at(load_2020_war(), LAST_DAY), outcome="killed")))


def contradictions() -> Any:
    """Draw the figures of the war of 2020 that cannot both hold and lie farthest apart."""
    return plots.conflicts(load_2020_war(), most=8)


def places() -> Any:
    """Draw the places that claims of the war of 2020 name."""
    return plots.places(load_2020_war())


PICTURES: Mapping[str, Callable[[], Any]] = {
    "running-counts": running_counts,
    "truces": truces,
    "who-claims": who_claims,
    "last-figures": last_figures,
    "contradictions": contradictions,
    "places": places,
    "speeds": speeds,
}


def main(folder: Path) -> None:
    """Write each picture as SVG."""
    library("matplotlib").use("agg")
    folder.mkdir(parents=True, exist_ok=True)
    for name, draw in PICTURES.items():
        path = folder / f"{name}.svg"
        save(draw(), path, "svg")
        print(f"{path}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]) if len(sys.argv) == 2 else FOLDER)
