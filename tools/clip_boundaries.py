"""Clip the boundaries of states that the map draws from the npm package world-atlas.

    npm pack world-atlas@2.0.2 && tar -xzf world-atlas-2.0.2.tgz
    python tools/clip_boundaries.py package/countries-10m.json

The package holds the countries of Natural Earth 4.1.0 as TopoJSON: lines ("arcs") of whole numbers, each the
step from the one before, that neighbours share. Each country's rings are put together from them, cut at the
edges of a box about the South Caucasus (Sutherland and Hodgman's way, one edge after the other), and rounded
to 0.001 degrees, about a hundred metres. What is cut lies on an edge of the box, which is wider than what the
map shows.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Ring = list[Point]

SHIPPED = (
    Path(__file__).parent.parent / "src" / "nkconflict" / "display" / "plots" / "data" / "boundaries.json"
)
WEST, SOUTH, EAST, NORTH = 43.2, 37.7, 51.3, 42.8
DECIMALS = 3


def lines(topology: dict[str, Any]) -> list[Ring]:
    """Return the lines of a topology in degrees, longitude first."""
    (across, up), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    return [
        [
            (x * across + west, y * up + south)
            for x, y in accumulate(arc, lambda a, b: (a[0] + b[0], a[1] + b[1]))
        ]
        for arc in topology["arcs"]
    ]


def ring(parts: Iterable[int], arcs: list[Ring]) -> Ring:
    """Return the points of a ring without its last, which is its first; a part below 0 runs backwards."""
    points: Ring = []
    for part in parts:
        points += (arcs[part] if part >= 0 else arcs[~part][::-1])[:-1]
    return points


def polygons(country: dict[str, Any], arcs: list[Ring]) -> Iterator[list[Ring]]:
    """Yield the polygons of a country as rings, the outer one first."""
    several = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
    for polygon in several:
        yield [ring(parts, arcs) for parts in polygon]


def cut(points: Ring, inside: Callable[[Point], bool], axis: int, at: float) -> Ring:
    """Return a ring without what lies outside an edge: where axis 0 (longitude) or 1 is `at`."""
    kept: Ring = []
    for one, two in pairwise([*points[-1:], *points]):
        if inside(one) != inside(two):
            share = (at - one[axis]) / (two[axis] - one[axis])
            crossing = [one[i] + share * (two[i] - one[i]) for i in (0, 1)]
            crossing[axis] = at
            kept.append((crossing[0], crossing[1]))
        if inside(two):
            kept.append(two)
    return kept


def clipped(points: Ring) -> list[list[float]]:
    """Return a closed ring within the box, rounded, without repetitions; empty if nothing of it is there."""
    points = cut(points, lambda point: point[0] >= WEST, 0, WEST)
    points = cut(points, lambda point: point[0] <= EAST, 0, EAST)
    points = cut(points, lambda point: point[1] >= SOUTH, 1, SOUTH)
    points = cut(points, lambda point: point[1] <= NORTH, 1, NORTH)
    rounded = [[round(x, DECIMALS), round(y, DECIMALS)] for x, y in points]
    kept = [two for one, two in pairwise([*rounded[-1:], *rounded]) if one != two]
    return [*kept, kept[0]] if len(kept) >= 3 else []


def features(topology: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the countries that have some ground in the box, by name."""
    arcs = lines(topology)
    for country in sorted(
        topology["objects"]["countries"]["geometries"], key=lambda g: g["properties"]["name"]
    ):
        found = [[r for r in map(clipped, rings) if r] for rings in polygons(country, arcs)]
        if any(found):
            yield {
                "type": "Feature",
                "properties": {"name": country["properties"]["name"]},
                "geometry": {"type": "MultiPolygon", "coordinates": [rings for rings in found if rings]},
            }


def main(path: str) -> None:
    """Write the clip as GeoJSON, a country a line."""
    topology = json.loads(Path(path).read_text(encoding="utf-8"))
    countries = [json.dumps(feature, separators=(",", ":")) for feature in features(topology)]
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(countries) + "\n]}\n"
    SHIPPED.write_text(text, encoding="utf-8")
    print(f"{SHIPPED.name}: {len(countries)} countries, {len(text):,} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(sys.argv[1])
