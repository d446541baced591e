"""What can be seen in a plot: its texts with their boxes, its lines, marks and arrows."""

from __future__ import annotations

from itertools import combinations
from typing import Any, NamedTuple

__all__ = ["Line", "arrows", "cut_off", "filled", "leads_through", "lines", "overlapping", "texts", "words"]

EDGE = 1.0
"""By how many pixels boxes may touch: they have room for letters that go up or down."""


THIN = 0.5
"""How wide, in points, a line is that leads to a label."""


class Line(NamedTuple):
    """A line or its marks, in data."""

    x: tuple[Any, ...]
    y: tuple[Any, ...]
    colour: str
    marker: str
    face: str


def texts(ax: Any) -> list[Any]:
    """Return the texts that are seen, those of ticks too."""
    ticks = [
        tick.label1
        for axis, (low, high) in ((ax.xaxis, sorted(ax.get_xlim())), (ax.yaxis, sorted(ax.get_ylim())))
        for tick in axis.get_major_ticks()
        if low <= tick.get_loc() <= high
    ]
    return [text for text in (*ax.texts, *ticks) if text.get_text().strip() and text.get_visible()]


def words(ax: Any) -> list[str]:
    """Return what is written, each text on one line."""
    return [" ".join(text.get_text().split()) for text in texts(ax)]


def lines(ax: Any) -> list[Line]:
    """Return the lines and marks."""
    return [
        Line(
            tuple(line.get_xdata()),
            tuple(line.get_ydata()),
            str(line.get_color()),
            str(line.get_marker()),
            str(line.get_markerfacecolor()),
        )
        for line in ax.lines
    ]


def arrows(ax: Any) -> list[tuple[float, float]]:
    """Return the arrows that point somewhere, as steps in points; lines that lead to labels are none."""
    return [
        tuple(text.get_position())
        for text in ax.texts
        if not text.get_text() and "<|-" in (text.arrowprops or {}).get("arrowstyle", "")
    ]


def filled(ax: Any) -> list[tuple[float, float]]:
    """Return the bands as their lowest and highest heights."""
    found = []
    for band in ax.collections:
        heights = [y for path in band.get_paths() for _, y in path.vertices]
        found.append((min(heights), max(heights)))
    return found


def _boxes(ax: Any) -> list[tuple[str, Any]]:
    ax.figure.draw_without_rendering()
    return [(text.get_text(), text.get_window_extent()) for text in texts(ax)]


def cut_off(ax: Any) -> list[str]:
    """Return the texts that are not wholly on the sheet."""
    wide, tall = ax.figure.canvas.get_width_height()
    return [
        text
        for text, box in _boxes(ax)
        if box.x0 < -EDGE or box.y0 < -EDGE or box.x1 > wide + EDGE or box.y1 > tall + EDGE
    ]


def overlapping(ax: Any) -> list[tuple[str, str]]:
    """Return the pairs of texts that lie on each other."""
    return [
        (one, two)
        for (one, a), (two, b) in combinations(_boxes(ax), 2)
        if a.x0 + EDGE < b.x1 and b.x0 + EDGE < a.x1 and a.y0 + EDGE < b.y1 and b.y0 + EDGE < a.y1
    ]


def leads_through(ax: Any) -> list[str]:
    """Return the texts that a line which leads to a label runs through."""
    ax.figure.draw_without_rendering()
    boxes = [(text.get_text(), text.get_window_extent().padded(-EDGE)) for text in texts(ax)]
    found: list[str] = []
    for text in ax.texts:
        patch = text.arrow_patch
        if patch is None or text.get_text() or patch.get_linewidth() != THIN:
            continue
        (x, y), *_, (to_x, to_y) = patch.get_transform().transform(patch.get_path().vertices)
        steps = [(x + (to_x - x) * i / 200, y + (to_y - y) * i / 200) for i in range(201)]
        found += [words for words, box in boxes if any(box.contains(*step) for step in steps)]
    return found
