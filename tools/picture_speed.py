"""The picture of speeds: each library over SCAN, on-topic above off-topic, on a scale that grows tenfold."""

from collections.abc import Mapping
from typing import Any

from measurements import kept

from nkconflict.display.plots.style import FAINT, INK, QUIET, SMALL, sheet, write

__all__ = ["speeds"]

TITLE = "nkconflict and other libraries over the same texts"
SUBTITLE = (
    "Text read in a second, in units of SCAN, one regular expression of sixty words; each tick is tenfold"
)
NOTE = (
    "None does the same work: what each finds stands in the table of the page. Medians of seven turns with "
    "SCAN over the same texts; seconds of the processor, one process."
)
SHADES: Mapping[str, str] = {"on-topic": "#0f7b75", "off-topic": "#9cc9c6"}
OWN = "#7d3c98", "#c9abd6"
ROW, BAR = 30.0, 9.0
LEFT, RIGHT = 150.0, 40.0


def speeds() -> Any:
    """Draw a pair of bars for each library and Python, the slowest on-topic first."""
    found: dict[str, dict[str, float]] = {}
    for row in kept("peers"):
        name = f"{row['peer']}, Python {'.'.join(row['python'].split('.')[:2])}"
        found.setdefault(name, {})[row["corpus"]] = float(row["/ SCAN"].replace(",", ""))
    names = sorted(found, key=lambda name: found[name]["on-topic"])
    ax = sheet(
        None,
        height=ROW * len(names),
        title=TITLE,
        subtitle=SUBTITLE,
        notes=[NOTE],
        left=LEFT,
        right=RIGHT,
        below=24,
    )
    least = min(value for told in found.values() for value in told.values())
    most = max(value for told in found.values() for value in told.values())
    ax.set(xscale="log", xlim=(10 ** _power(least, -1), most * 1.3), ylim=(ROW * len(names), 0), yticks=[])
    ticks = [10.0**power for power in range(_power(least, -1), _power(most, 1))]
    ax.set_xticks(ticks, [f"{tick:g}" for tick in ticks])
    ax.minorticks_off()
    ax.grid(axis="x", color=FAINT, linewidth=0.6)
    ax.axvline(1, color=QUIET, linewidth=1)
    for place, name in enumerate(names):
        _pair(ax, name, found[name], ROW * (place + 0.5), explained=place == 0)
    return ax


def _power(value: float, beyond: int) -> int:
    """Return the power of ten next below a value, or next above it."""
    power = int(f"{value:e}".partition("e")[2])
    return power + (beyond > 0)


def _pair(ax: Any, name: str, told: Mapping[str, float], y: float, *, explained: bool) -> None:
    """Draw what one library reaches over both kinds of text, with the figures behind the bars."""
    own = name.startswith("nkconflict")
    write(
        ax,
        name,
        0,
        y,
        on=("axes fraction", "data"),
        ha="right",
        offset=(-8, 0),
        weight="bold" if own else "normal",
    )
    start = ax.get_xlim()[0]
    for corpus, shade, at in zip(
        SHADES, OWN if own else SHADES.values(), (y - BAR / 2, y + BAR / 2), strict=True
    ):
        ax.barh(at, told[corpus] - start, left=start, height=BAR - 1, color=shade, linewidth=0)
        words = f"{told[corpus]:.2g}" if told[corpus] < 10 else f"{told[corpus]:.0f}"
        label = f"{words}  {corpus}" if explained else words
        write(ax, label, told[corpus], at, ha="left", offset=(4, 0), fontsize=SMALL, color=INK)
