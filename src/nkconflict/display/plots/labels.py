"""Labels that keep out of each other's way: each takes the first free place near what it names, or none.

A label that finds no place is not squeezed in: its plot says in its notes what could not be written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import hypot
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from nkconflict.display.plots.style import HINTED, QUIET, library, write

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text

__all__ = ["AT_AN_END", "Box", "Labels", "apart", "crossing", "lead"]

Side: TypeAlias = tuple[int, int]

Lead: TypeAlias = tuple[tuple[float, float], tuple[float, float]]

SIDES: Final[Sequence[Side]] = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1))
"""Where a label may stand, seen from what it names: right first, since text is read to the right."""

NEAR: Final = 3.0
AT_AN_END: Final[Sequence[Side]] = ((1, 0), (1, 1), (1, -1), (0, 1), (-1, 1))
"""Where the label of a line's end may stand: not where the line comes from."""

DISTANCES: Final = (NEAR, 12.0, 24.0, 40.0, 60.0)
"""How far from it, in points; from the second on a line leads there."""


class Box(NamedTuple):
    """A rectangle in points from the lower left corner of the figure."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Box) -> bool:
        """Say whether two rectangles share some room."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )

    def off(self, across: float, up: float) -> float:
        """Return how far a place is from this."""
        return hypot(max(self.left - across, 0, across - self.right), max(self.bottom - up, 0, up - self.top))

    def within(self, other: Box) -> bool:
        """Say whether this lies wholly in another."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.bottom <= self.bottom
            and self.top <= other.top
        )


class Labels:
    """The labels of axes whose limits are settled, and what else takes room there.

    Labels lie on a patch in the colour of the ground, so that no line runs through their letters.
    """

    def __init__(self, ax: Axes, ground: str = "white") -> None:
        self._ground = {"facecolor": ground, "edgecolor": "none", "alpha": 0.8, "pad": 0.5}
        self._ax = ax
        self._points = 72 / ax.figure.dpi
        bounds = ax.get_window_extent()
        self._bounds = Box(*(edge * self._points for edge in bounds.extents))
        self._taken: list[Box] = []
        self._written: list[Box] = []
        self._led: list[Box] = []
        self._made: list[Any] = []
        self._marks: list[tuple[float, float, float]] = []

    def at(self, x: Any, y: Any) -> tuple[float, float]:
        """Return a place in data as points of the figure."""
        units = self._ax.convert_xunits(x), self._ax.convert_yunits(y)
        across, up = self._ax.transData.transform(units)
        return float(across) * self._points, float(up) * self._points

    def mark(self, x: Any, y: Any, radius: float) -> None:
        """Keep labels off a mark of so many points; those of others are nearer to their own."""
        self.block(x, y, radius)
        self._marks.append((*self.at(x, y), radius))

    def block(self, x: Any, y: Any, radius: float, up: float = 0) -> None:
        """Keep labels away from a mark of so many points, and from what goes up from it."""
        left, bottom = (place - radius for place in self.at(x, y))
        self._taken.append(Box(left, bottom, left + 2 * radius, bottom + 2 * radius + up))

    def block_between(self, one: tuple[Any, Any], two: tuple[Any, Any]) -> None:
        """Keep labels away from a level or upright line between two places in data."""
        (left, bottom), (right, top) = sorted((self.at(*one), self.at(*two)))
        self._taken.append(Box(left - 1, min(bottom, top) - 1, right + 1, max(bottom, top) + 1))

    def beside(self, x: Any, y: Any, out: float, up: float) -> None:
        """Keep labels off the line from a place in data to a label beside the axes, `up` from their foot."""
        path = _along(self.at(x, y), (self._bounds.right + out, self._bounds.bottom + up))
        self._taken += path
        self._led += path

    def withdraw(self) -> None:
        """Take away all that was written."""
        for made in self._made:
            made.remove()
        self._made.clear()

    def put(
        self, text: str, x: Any, y: Any, radius: float, sides: Sequence[Side] = SIDES, **how: Any
    ) -> bool:
        """Write text near a mark where there is room; False, and nothing written, where there is none.

        The line that leads to a label farther off crosses no other label, and no other such line.
        """
        made = write(self._ax, text, x, y, ha="left", va="bottom", linespacing=1.1, **how)
        extent = made.get_window_extent()
        wide, tall = extent.width * self._points * HINTED, extent.height * self._points
        across, up = self.at(x, y)
        for (left, bottom), far in _places(across, up, radius, wide, tall, sides):
            box = Box(left - 1, bottom - 1, left + wide + 1, bottom + tall + 1)
            if not box.within(self._bounds) or any(box.meets(other) for other in self._taken):
                continue
            if not far and self._nearer(box, (across, up), radius):
                continue
            nearest = (min(max(across, left), left + wide), min(max(up, bottom), bottom + tall))
            path = _along((across, up), nearest) if far else []
            if any(step.meets(other) for step in path for other in (*self._written, *self._led)):
                continue
            self._taken += [box, *path]
            self._written.append(box)
            self._led += path
            self._made.append(made)
            made.set_position((left - across, bottom - up))
            made.set_bbox(self._ground)
            if far:
                share = (nearest[0] - left) / wide, (nearest[1] - bottom) / tall
                self._made.append(lead(self._ax, x, y, made, QUIET, share))
            return True
        made.remove()
        return False

    def _nearer(self, box: Box, own: tuple[float, float], radius: float) -> bool:
        """Say whether another mark is as near to a label as its own."""
        near = box.off(*own) - radius + 1
        return any((x, y) != own and box.off(x, y) - reach <= near for x, y, reach in self._marks)


def lead(ax: Axes, x: Any, y: Any, label: Text, colour: str, share: tuple[float, float] = (0, 0.5)) -> Any:
    """Draw a thin line from a place in data to a label, where `share` of its width and height say."""
    return ax.annotate(
        "",
        xy=(x, y),
        xytext=(0, 0),
        textcoords=library("matplotlib.text").OffsetFrom(label, share, "points"),
        arrowprops={"arrowstyle": "-", "color": colour, "linewidth": 0.5, "shrinkA": 2, "shrinkB": 2},
        annotation_clip=False,
    )


def apart(wanted: Sequence[float], tall: Sequence[float], room: float) -> list[float]:
    """Return heights for labels, each as near to the wanted as the others let it, none on another.

    Those that would overlap become a stack about the middle of what they want, from 0 up to `room` if that
    has room for all.
    """
    stacks: list[_Stack] = []
    for i in sorted(range(len(wanted)), key=lambda i: wanted[i]):
        stack = _Stack([i], wanted[i], tall[i], room)
        while stacks and stacks[-1].top > stack.bottom:
            stack = stacks.pop().with_above(stack)
        stacks.append(stack)
    found = [0.0] * len(wanted)
    for stack in stacks:
        bottom = stack.bottom
        for i in stack.members:
            found[i] = bottom + tall[i] / 2
            bottom += tall[i]
    return found


def crossing(one: Lead, two: Lead) -> bool:
    """Say whether two lines, each from a place to one on the same upright to the right of both, cross."""
    at = max(one[0][0], two[0][0])
    return (_height(one, at) - _height(two, at)) * (one[1][1] - two[1][1]) < 0


def _height(line: Lead, at: float) -> float:
    (x, y), (to_x, to_y) = line
    return y + (to_y - y) * (at - x) / (to_x - x)


class _Stack(NamedTuple):
    """Labels that touch, from below, with the middle that they want together."""

    members: list[int]
    wanted: float
    tall: float
    room: float

    @property
    def bottom(self) -> float:
        return max(0.0, min(self.wanted - self.tall / 2, self.room - self.tall))

    @property
    def top(self) -> float:
        return self.bottom + self.tall

    def with_above(self, other: _Stack) -> _Stack:
        """Return both as one, in the middle of what all their labels want."""
        here, there = len(self.members), len(other.members)
        middle = (self.wanted * here + other.wanted * there) / (here + there)
        return _Stack(self.members + other.members, middle, self.tall + other.tall, self.room)


def _along(one: tuple[float, float], two: tuple[float, float]) -> list[Box]:
    """Return small rectangles along a line, each about as long as wide."""
    steps = max(1, int(max(abs(two[0] - one[0]), abs(two[1] - one[1])) / 3))
    points = [
        (one[0] + (two[0] - one[0]) * i / steps, one[1] + (two[1] - one[1]) * i / steps)
        for i in range(steps + 1)
    ]
    return [Box(x - 0.5, y - 0.5, x + 0.5, y + 0.5) for x, y in points]


def _places(
    across: float, up: float, radius: float, wide: float, tall: float, sides: Sequence[Side]
) -> Iterator[tuple[tuple[float, float], bool]]:
    """Yield the lower left corners where a label may stand, the nearest first, and whether that is away."""
    for distance in DISTANCES:
        reach = radius + distance
        for right, above in sides:
            far = reach * (0.7 if right and above else 1)
            left = across + right * far - (wide if right < 0 else 0 if right else wide / 2)
            bottom = up + above * far - (tall if above < 0 else 0 if above else tall / 2)
            yield (left, bottom), distance > NEAR
