"""The outlines of states that the map is drawn on: Natural Earth's, clipped to the South Caucasus.

`data/README.md` says where they come from, under which licence, and whose boundaries they are; `WHOSE` says
it on every map.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import cos, radians
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from nkconflict.display.plots.labels import Labels
from nkconflict.display.plots.style import QUIET, SMALL, library, size

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["EXTENT", "LAND", "WHOSE", "Country", "View", "countries", "ground", "name_countries"]

WHOSE: Final = (
    "Boundaries: Natural Earth 4.1.0 of 2018, in the public domain. They are not ours and say nothing of the "
    "status of any territory: Natural Earth’s layer of countries has no outline of Nagorno-Karabakh, nor a "
    "line of contact."
)
LAND: Final = "#f3f2ee"
BORDER: Final = "#b9b5aa"
STEPS: Final = 24
"""How many places across and up are looked at for the name of a country."""

TRIED: Final = 12
"""How many of them are tried, the roomiest first."""

ROOM: Final = 11.0
"""How far from its borders the name of a country stands at the least, in points."""


class View(NamedTuple):
    """A part of the earth in degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, longitude: float, latitude: float) -> bool:
        """Say whether a place lies in it."""
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north

    @property
    def stretch(self) -> float:
        """Return how much longer a degree up is than one across, in the middle."""
        return 1 / cos(radians((self.south + self.north) / 2))


EXTENT: Final = View(43.25, 37.75, 51.25, 42.75)
"""What can be shown: a little less than what is shipped, so that no cut edge is seen."""


class Country(NamedTuple):
    """A state by its name, with its rings of longitude and latitude, those of lakes among them."""

    name: str
    rings: tuple[tuple[tuple[float, float], ...], ...]


@cache
def countries() -> tuple[Country, ...]:
    """Return the states that have ground in the South Caucasus or border on it."""
    path = files("nkconflict.display.plots") / "data" / "boundaries.json"
    return tuple(
        Country(
            feature["properties"]["name"],
            tuple(
                tuple((x, y) for x, y in ring)
                for polygon in feature["geometry"]["coordinates"]
                for ring in polygon
            ),
        )
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]
    )


def ground(ax: Axes, view: View) -> None:
    """Draw the states, and set the limits and the shape of axes to a view."""
    for country in countries():
        patch = library("matplotlib.patches").PathPatch(
            _path(country), facecolor=LAND, edgecolor=BORDER, linewidth=0.7, zorder=0, label=country.name
        )
        ax.add_patch(patch)
    ax.set(xlim=(view.west, view.east), ylim=(view.south, view.north), xticks=[], yticks=[])
    ax.set_aspect(view.stretch, adjustable="box")
    ax.apply_aspect()
    frame = library("matplotlib.patches").Rectangle((0, 0), 1, 1, transform=ax.transAxes, fill=False)
    frame.set(edgecolor=BORDER, linewidth=0.7, clip_on=False)
    ax.add_patch(frame)


def name_countries(ax: Axes, labels: Labels, view: View) -> None:
    """Write the name of each state where it has most room around it; none where it has not enough."""
    enough = ROOM / size(ax)[1] * (view.north - view.south)
    wide, tall = (view.east - view.west) / STEPS, (view.north - view.south) / STEPS
    places = [
        (view.west + (i + 0.5) * wide, view.south + (j + 0.5) * tall)
        for i in range(STEPS)
        for j in range(STEPS)
    ]
    for country in countries():
        path = _path(country)
        inside = [place for place, held in zip(places, path.contains_points(places), strict=True) if held]
        edge = [point for ring in country.rings for point in ring[::4]]
        rooms = {place: _room(place, edge, view) for place in inside}
        roomy = sorted((place for place in inside if rooms[place] > enough), key=lambda place: -rooms[place])
        how = {"color": QUIET, "fontsize": SMALL, "zorder": 1}
        any(labels.put(country.name.upper(), x, y, 0, ((0, 0),), **how) for x, y in roomy[:TRIED])


def _path(country: Country) -> Any:
    """Return the rings of a country as one path, holes included."""
    paths = library("matplotlib.path").Path
    return paths.make_compound_path(*(paths(ring, closed=True) for ring in country.rings))


def _room(place: tuple[float, float], edge: Sequence[tuple[float, float]], view: View) -> float:
    """Return how far a place is from a border and from the edge of the view, in degrees of latitude."""
    x, y = place
    across = 1 / view.stretch
    near: float = min(((x - u) * across) ** 2 + (y - v) ** 2 for u, v in edge) ** 0.5
    return min(near, (x - view.west) * across, (view.east - x) * across, y - view.south, view.north - y)
