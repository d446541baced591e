"""How all plots look: a sheet with its heading above, its notes below, and nothing drawn that says nothing.

Colours stand for claimants, and are none of their flags': purple, ochre and teal, which stay apart for the
colour-blind too, greys and browns for all others. What a colour says is written beside it as well. All
measures are in points (1/72 inch), so that text and what it labels keep their places at any size.

matplotlib is imported where it is needed: what does not plot does not load it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from nkconflict.display.plots.words import LONGEST
from nkconflict.tables.layout import clean, cut

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text

__all__ = [
    "FAINT",
    "HINTED",
    "INK",
    "LINE",
    "QUIET",
    "SMALL",
    "TEXT",
    "WIDTH",
    "bare",
    "colours",
    "drawable",
    "library",
    "save",
    "says_nothing",
    "sheet",
    "size",
    "wide",
    "wrapped",
    "write",
]

WIDTH: Final = 576.0
"""The width of a sheet of its own: eight inches."""

INK: Final = "#222222"
QUIET: Final = "#6a6a6a"
FAINT: Final = "#dcdcdc"

TITLE: Final = 13.0
TEXT: Final = 8.5
SMALL: Final = 7.0

HINTED: Final = 1.06
"""How much wider text may become where its letters are fitted to dots."""

LINE: Final = 11.5
"""The height of a line of text."""

UNDATED: Final[dict[str, dict[str, None]]] = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}
"""What leaves the time of day out of a file."""

_HYPHEN: Final = re.compile(r"(?<=-)")
"""Where a word that is longer than a line may be broken first."""

_OF_PARTIES: Final = {"armenia": "#7d3c98", "azerbaijan": "#946a00", "nagorno-karabakh": "#0f7b75"}
_OF_OTHERS: Final = ("#4d4d4d", "#8c5a3c", "#46528c", "#707070", "#99506b", "#5c6b2f")


def library(name: str) -> Any:
    """Return a module of matplotlib; ImportError that names the extra where it is not installed."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "matplotlib":
            raise
        raise ImportError("matplotlib is not installed: pip install nkconflict[plot]") from error


def colours(claimants: Iterable[str]) -> dict[str, str]:
    """Return the colour of each claimant: the parties at war always have theirs, others in their order."""
    found: dict[str, str] = {}
    for claimant in dict.fromkeys(claimants):
        others = len(found.keys() - _OF_PARTIES.keys())
        found[claimant] = _OF_PARTIES.get(claimant) or _OF_OTHERS[others % len(_OF_OTHERS)]
    return found


def drawable(text: str) -> str:
    """Return text, on the lines it has, in characters that the font has."""
    fonts = library("matplotlib.font_manager")
    font = fonts.get_font(fonts.findfont(fonts.FontProperties()))
    missing = "\N{REPLACEMENT CHARACTER}" if font.get_char_index(0xFFFD) else "?"
    return "\n".join(
        "".join(
            letter if font.get_char_index(ord(letter)) else missing for letter in cut(clean(line), LONGEST)
        )
        for line in text.split("\n")
    )


def wrapped(text: str, width: float, size: float = SMALL, weight: str = "normal") -> list[str]:
    """Return text as lines that fit into so many points, broken at spaces, or in words longer than a line."""
    lines: list[str] = []
    for word in drawable(text).split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and wide(longer, size, weight) <= width:
            lines[-1] = longer
            continue
        lines.append("")
        for part in _HYPHEN.split(word) if wide(word, size, weight) > width else [word]:
            for letter in part if wide(part, size, weight) > width else [part]:
                if lines[-1] and wide(lines[-1] + letter, size, weight) > width:
                    lines.append("")
                lines[-1] += letter
    return lines


@lru_cache(10_000)
def wide(text: str, size: float, weight: str = "normal") -> float:
    """Return how wide a line of text may be, in points: on coarse screens letters take up whole dots."""
    font = library("matplotlib.font_manager").FontProperties(size=size, weight=weight)
    measure = library("matplotlib.textpath").text_to_path.get_text_width_height_descent
    return float(measure(text, font, False)[0]) * HINTED


def write(ax: Axes, text: str, x: object, y: object, **how: Any) -> Text:
    """Write text at a place in data, or moved from it by `offset` points; `on` are other coordinates.

    Nothing in it is taken for mathematics, and what the font lacks is replaced.
    """
    given = {"color": INK, "fontsize": TEXT, "va": "center", "annotation_clip": False} | how
    offset, on = given.pop("offset", (0, 0)), given.pop("on", "data")
    made: Text = ax.annotate(
        drawable(text),
        xy=(x, y),
        xytext=offset,
        xycoords=on,
        textcoords="offset points",
        parse_math=False,
        **given,
    )
    return made


def sheet(
    ax: Axes | None,
    *,
    height: float,
    title: str,
    subtitle: str,
    notes: Sequence[str],
    left: float = 48,
    right: float = 12,
    below: float = 30,
    width: float = WIDTH,
) -> Axes:
    """Return axes with heading and notes: those given, or new ones of a figure of their own.

    `height` is that of the data area, `width` of all, `left` and `right` is what labels need beside it,
    `below` what the ticks need beneath. On axes that are given all of this lies outside of them, where their
    owner leaves room.
    """
    width = width if ax is None else size(ax)[0] + left + right
    heading = wrapped(title, width - 22, TITLE, "bold")
    line = wrapped(subtitle, width - 22, TEXT)
    foot = [line for note in notes if note for line in wrapped(note, width - 22)]
    above = 14 + 17 * len(heading) + 12 * len(line)
    beneath = below + 10 * len(foot) + 14
    if ax is None:
        tall = above + height + beneath
        figure = library("matplotlib.pyplot").figure(figsize=(width / 72, tall / 72), facecolor="white")
        shape = (left / width, beneath / tall, 1 - (left + right) / width, height / tall)
        ax = figure.add_axes(shape)
    edge = -left + 6 if left > 6 else 0
    at = {"on": "axes fraction", "ha": "left"}
    top = 12 + 12 * len(line)
    if heading:
        write(
            ax, "\n".join(heading), 0, 1, offset=(edge, top), va="bottom", fontsize=TITLE, weight="bold", **at
        )
    write(ax, "\n".join(line), 0, 1, offset=(edge, 10), va="bottom", color=QUIET, **at)
    if foot:
        write(ax, "\n".join(foot), 0, 0, offset=(edge, -below), va="top", color=QUIET, fontsize=SMALL, **at)
    bare(ax)
    return ax


def size(ax: Axes) -> tuple[float, float]:
    """Return the width and height of axes in points."""
    inches = ax.figure.get_size_inches()
    place = ax.get_position()
    return float(place.width * inches[0] * 72), float(place.height * inches[1] * 72)


def save(ax: Axes, file: BinaryIO | Path, form: str, dots: int = 150) -> None:
    """Write the figure of some axes as png, svg or pdf and put it away: the same bytes for the same claims.

    The letters of an SVG stay text, to be found and read aloud.
    """
    with library("matplotlib").rc_context({"svg.hashsalt": "nkconflict", "svg.fonttype": "none"}):
        ax.figure.savefig(file, format=form, dpi=dots, metadata=UNDATED.get(form))
    library("matplotlib.pyplot").close(ax.figure)


def bare(ax: Axes) -> None:
    """Take away what is no data: the frame, tick marks, all lines but those that are drawn on purpose."""
    for spine in ax.spines.values():
        spine.set_visible(False)
    ax.tick_params(length=0, labelsize=TEXT, colors=QUIET)
    ax.set_axisbelow(True)


def says_nothing(ax: Axes | None, title: str, why: str) -> Axes:
    """Return axes that say why nothing is drawn: an empty plot must not look like a plot of zero."""
    ax = sheet(ax, height=6, title=title, subtitle=why, notes=(), below=0)
    ax.set(xticks=[], yticks=[])
    return ax
