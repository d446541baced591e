"""The places that claims name: a circle at each, as large as the claims are many, or as their figures.

A place is written with both of its names. Figures of one place are not added: by persons there is a ring for
each claimant, for the greatest figure that it gives at once. What the map cannot show, because nobody knows
where it is or because it lies elsewhere, is counted in the notes: a map that hides what it leaves out
misleads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

from nkconflict.display.phrases import place_names
from nkconflict.display.plots.boundaries import EXTENT, LAND, WHOSE, View, ground, name_countries
from nkconflict.display.plots.curves import top
from nkconflict.display.plots.labels import Labels
from nkconflict.display.plots.style import INK, QUIET, SMALL, colours, says_nothing, sheet, wrapped, write
from nkconflict.display.plots.words import Names, fate, listed, plural, sources
from nkconflict.errors import NkConflictError
from nkconflict.model.ceasefires import Ceasefire
from nkconflict.model.claims import Allegation, CasualtyClaim, Talks, TerritoryClaim
from nkconflict.model.places import Place
from nkconflict.query import Account, Accounts, accounts, distinct
from nkconflict.query.counted import Teller, casualty, counted, teller_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["By", "places"]

By: TypeAlias = Literal["claims", "persons"]

TITLE: Final = "The places that claims name"
HOW: Final[dict[By, str]] = {
    "claims": "The area of a circle grows with the number of different claims that name the place",
    "persons": "The area of a ring grows with the greatest figure of a claimant for the place",
}
WIDTH: Final = 552.0
HEIGHT: Final = 440.0
WIDEST: Final = 24.0
"""The radius of the largest circle."""

LEAST: Final = 2.5
NEAREST: Final = 1.2
"""The least that is shown from south to north, in degrees."""

MARGIN: Final = 0.22
"""How much is shown around the places, as a part of what they cover."""

AREAS: Final = ("district", "province", "region")
COLUMN: Final = 128.0
"""The width of a label."""


class _Ring(NamedTuple):
    """A circle: how large, in which colour, and what is said of it."""

    size: float
    colour: str
    words: str


def places(of: Accounts, *, by: By = "claims", ax: Axes | None = None) -> Axes:
    """Draw the places that claims name on a map, by how many claims name them or by the persons told of.

    `of` is anything that questions may be asked of. NkConflictError for another `by`.
    """
    if by not in HOW:
        raise NkConflictError(f"by: {by!r} is neither of {', '.join(map(repr, HOW))}")
    told = [account for account in _told(of) if by == "claims" or casualty(account) is not None]
    named = [(place, account) for account in told for place in _places(account)]
    rings = _by_claims(named) if by == "claims" else _by_persons(named)
    shown = {place: found for place, found in rings.items() if _on_map(place)}
    missing = _missing(rings, Counter(place for place, _ in named), sum(not _places(a) for a in told))
    if not shown:
        return says_nothing(ax, TITLE, f"No claim among these accounts names a place on the map. {missing}")
    view = _view(shown)
    given = [account for place, account in named if place in shown]
    areas = any(place.kind in AREAS for place in shown)
    dashed = "Dashed: a district, province or region, at its seat or middle." if areas else ""
    ax = sheet(
        ax,
        height=HEIGHT,
        left=12,
        below=4,
        title=TITLE,
        subtitle=HOW[by],
        notes=[f"{dashed} {missing}".strip(), sources(given), WHOSE],
    )
    ground(ax, view)
    _draw(ax, shown, view)
    return ax


def _told(of: Accounts) -> list[Account]:
    """Return an account of each different claim of a kind that can name a place."""
    kinds = CasualtyClaim, Ceasefire, Allegation, Talks, TerritoryClaim
    tellings = distinct(account for account in accounts(of) if isinstance(account.claim, kinds))
    return [telling.accounts[0] for telling in tellings]


def _places(account: Account) -> tuple[Place, ...]:
    claim = account.claim
    if isinstance(claim, TerritoryClaim):
        return claim.places
    place: Place | None = getattr(claim, "place", None)
    return (place,) if place is not None else ()


def _on_map(place: Place) -> bool:
    at = _at(place)
    return at is not None and EXTENT.holds(*at)


def _at(place: Place) -> tuple[float, float] | None:
    """Return longitude and latitude, where they are known."""
    if place.longitude is None or place.latitude is None:
        return None
    return place.longitude, place.latitude


def _by_claims(named: Sequence[tuple[Place, Account]]) -> dict[Place, list[_Ring]]:
    """Return a circle for each place, with how many claims name it and whose they are."""
    names = Names(account for _, account in named)
    tellers: dict[Place, list[str]] = {}
    for place, account in named:
        teller = teller_of(account)
        tellers.setdefault(place, []).append(names.of(teller.party) if teller.party else "no party")
    found = {}
    for place, whose in tellers.items():
        words = f"{plural(len(whose), 'claim')}, by {listed(whose, 3)}"
        if len(set(whose)) > 1:
            words = (
                f"{len(whose)} claims: {listed((f'{who} {n}' for who, n in Counter(whose).most_common()), 3)}"
            )
        found[place] = [_Ring(len(whose), QUIET, words)]
    return found


def _by_persons(named: Sequence[tuple[Place, Account]]) -> dict[Place, list[_Ring]]:
    """Return a ring for each claimant that gives figures of a place, for the greatest of them."""
    names = Names(account for _, account in named)
    greatest: dict[Place, dict[Teller, CasualtyClaim]] = {}
    for place, account in named:
        claim = casualty(account)
        if claim is None:
            continue
        told = greatest.setdefault(place, {})
        before = told.get(teller_of(account))
        if before is None or top(claim.count) > top(before.count):
            told[teller_of(account)] = claim
    colour = colours(sorted({str(teller) for told in greatest.values() for teller in told}))
    return {
        place: [
            _Ring(
                top(claim.count),
                colour[str(teller)],
                f"{names.teller(teller)}: {_fate(claim)}, {claim.count}",
            )
            for teller, claim in sorted(told.items(), key=lambda item: str(item[0]))
        ]
        for place, told in greatest.items()
    }


def _fate(claim: CasualtyClaim) -> str:
    """Return who was counted and what befell them; where is told already."""
    return fate(counted(claim)).partition(" in ")[0]


def _missing(rings: Iterable[Place], claims: Counter[Place], nowhere: int) -> str:
    """Say which places are not drawn, and how many claims name none."""
    lost = [place for place in rings if _at(place) is None]
    several = [f"{place.name} ({claims[place]})" for place in lost if place.id is None]
    unknown = [f"{place_names(place)} ({claims[place]})" for place in lost if place.id is not None]
    # beyond the map the two names of a place are only spellings of two languages, so it has its English one
    outside = [f"{place.name} ({claims[place]})" for place in rings if _at(place) and not _on_map(place)]
    told = [
        f"no one place that the lexicon knows: {listed(several)}" if several else "",
        f"of unknown position {listed(unknown)}" if unknown else "",
        f"outside the map {listed(outside)}" if outside else "",
        f"{plural(nowhere, 'claim')} without a place" if nowhere else "",
    ]
    return f"Not drawn: {'; '.join(filter(None, told))}." if any(told) else ""


def _view(shown: Iterable[Place]) -> View:
    """Return what is shown: all the places with some room around them, in the shape of the sheet."""
    at = [place for place in map(_at, shown) if place is not None]
    across, up = zip(*at, strict=True)
    tall = max((max(up) - min(up)) * (1 + 2 * MARGIN), NEAREST)
    wide = (max(across) - min(across)) * (1 + 2 * MARGIN)
    east, north = (max(across) + min(across)) / 2, (max(up) + min(up)) / 2
    stretch = EXTENT.stretch * WIDTH / HEIGHT
    tall = min(max(tall, wide / stretch), EXTENT.north - EXTENT.south, (EXTENT.east - EXTENT.west) / stretch)
    wide = tall * stretch
    west = min(max(east - wide / 2, EXTENT.west), EXTENT.east - wide)
    south = min(max(north - tall / 2, EXTENT.south), EXTENT.north - tall)
    return View(west, south, west + wide, south + tall)


def _draw(ax: Axes, shown: dict[Place, list[_Ring]], view: View) -> None:
    """Draw the circles, the largest first, then the names where there is room, and a bar of length."""
    labels = Labels(ax, LAND)
    largest = max(ring.size for rings in shown.values() for ring in rings) or 1
    ordered = sorted(shown.items(), key=lambda item: -max(ring.size for ring in item[1]))
    reach: dict[Place, float] = {}
    for place, rings in ordered:
        x, y = _at(place) or (0, 0)
        for ring in sorted(rings, key=lambda ring: -ring.size):
            radius = max(LEAST, WIDEST * (ring.size / largest) ** 0.5)
            reach[place] = max(reach.get(place, 0), radius)
            _circle(ax, place, (x, y), radius, ring.colour)
        labels.mark(x, y, reach[place])
    _bar(ax, labels, view)
    written = Counter(_named(labels, place, rings, reach[place]) for place, rings in ordered)
    short = [f"the names of {plural(written[0], 'place')}"] if written[0] else []
    short += [f"what is said of {plural(written[1], 'place')}"] if written[1] else []
    if short:
        words = f"no room for {' and '.join(short)}"
        at = {"on": "axes fraction", "ha": "right", "offset": (-6, 8)}
        write(ax, words, 1, 0, color=QUIET, fontsize=SMALL, **at)
    name_countries(ax, labels, view)


def _circle(ax: Axes, place: Place, at: tuple[float, float], radius: float, colour: str) -> None:
    ax.scatter(
        *([x] for x in at),
        s=(2 * radius) ** 2,
        facecolor=(colour, 0.28),
        edgecolor=colour,
        linewidth=1.2,
        linestyle="--" if place.kind in AREAS else "-",
        label=place_names(place),
    )


def _named(labels: Labels, place: Place, rings: Sequence[_Ring], radius: float) -> int:
    """Write the names of a place with what is said of it, or alone; return which of both had room."""
    x, y = _at(place) or (0, 0)
    said = [line for ring in rings for line in wrapped(ring.words, COLUMN)]
    how: dict[str, Any] = {"color": INK, "fontsize": SMALL}
    if labels.put("\n".join([*wrapped(place_names(place), COLUMN), *said]), x, y, radius, **how):
        return 2
    return int(labels.put(place_names(place), x, y, radius, **how))


def _bar(ax: Axes, labels: Labels, view: View) -> None:
    """Draw how long so many kilometres are, in a corner."""
    degrees = (view.east - view.west) / view.stretch
    kilometres = next(km for km in (100, 50, 20, 10) if km / 111.2 < degrees / 4 or km == 10)
    west, south = view.west + 0.03 * (view.east - view.west), view.south + 0.03 * (view.north - view.south)
    east = west + kilometres / 111.2 * view.stretch
    ax.plot([west, east], [south, south], color=QUIET, linewidth=1.2, label=f"{kilometres} km")
    labels.put(f"{kilometres} km", east, south, 2, ((1, 0),), color=QUIET, fontsize=SMALL)
    labels.block_between((west, south), (east, south))
