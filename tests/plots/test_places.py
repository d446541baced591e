"""The map: where places lie, how large their circles are, and what it does not show."""

from __future__ import annotations

from datetime import date
from math import pi
from typing import Any

import pytest

from nkconflict.display import plots
from nkconflict.display.plots.boundaries import EXTENT, countries
from nkconflict.errors import NkConflictError
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.claims import Scope
from nkconflict.model.dates import Period
from nkconflict.model.places import Place
from nkconflict.model.reports import Report
from plots.seen import words
from query.drawn import cited, figure

DAY = date(2020, 10, 5)
GANJA, BARDA, MOSCOW = map(Lexicon.default().place, ("ganja", "barda", "moscow"))
SYUNIK = Lexicon.default().place("syunik-province")


def told(number: int, place: Place | None, by: str = "azerbaijan", day: date = DAY) -> Report:
    claim = figure(
        number, by=by, side="azerbaijan", scope=Scope.INCIDENT, period=Period.day(day), place=place
    )
    return cited(day, claim, source=f"{place}{number}{by}")


def circles(ax: Any) -> dict[str, list[tuple[float, float, float]]]:
    """Return longitude, latitude and area of the circles, by the name of their place."""
    found: dict[str, list[tuple[float, float, float]]] = {}
    for drawn in ax.collections:
        ((x, y),) = drawn.get_offsets()
        found.setdefault(drawn.get_label(), []).append((float(x), float(y), float(drawn.get_sizes()[0])))
    return found


def test_a_circle_lies_where_its_place_does_and_its_area_is_the_number_of_claims() -> None:
    ax = plots.places([told(3, GANJA), told(4, GANJA), told(5, GANJA), told(6, GANJA), told(2, BARDA)])
    found = circles(ax)
    ((x, y, large),) = found["Gandzak / Gəncə"]
    assert (x, y) == (GANJA.longitude, GANJA.latitude)
    ((_, _, small),) = found["Bərdə / Partav"]
    assert large == pytest.approx(4 * small)


def test_a_claim_that_is_printed_again_makes_no_larger_circle() -> None:
    once = circles(plots.places([told(3, GANJA), told(2, BARDA)]))
    again = [cited(DAY, *(s.claim for s in told(3, GANJA).sightings), source="again")]
    assert circles(plots.places([told(3, GANJA), told(2, BARDA), *again])) == once


def test_both_names_of_a_place_are_written_with_whose_claims_they_are() -> None:
    written = words(plots.places([told(3, GANJA), told(4, GANJA), told(9, GANJA, by="armenia")]))
    assert "Gandzak / Gəncə 3 claims: Azerbaijan 2, Armenia 1" in written


def test_by_persons_each_claimant_has_a_ring_for_its_greatest_figure_and_none_is_added() -> None:
    ax = plots.places([told(30, GANJA), told(40, GANJA), told(10, GANJA, by="armenia")], by="persons")
    large, small = circles(ax)["Gandzak / Gəncə"]
    assert large[2] == pytest.approx(4 * small[2])
    assert large[:2] == small[:2]
    assert "Gandzak / Gəncə Armenia: soldiers killed, 10 Azerbaijan: soldiers killed, 40" in words(ax)


def test_what_has_no_place_on_the_map_is_told_of() -> None:
    nowhere = Place.unlisted("a village")
    ax = plots.places([told(3, GANJA), told(4, MOSCOW), told(5, nowhere), told(6, None)])
    assert list(circles(ax)) == ["Gandzak / Gəncə"]
    (note,) = [text for text in words(ax) if "Not drawn" in text]
    assert "no one place that the lexicon knows: a village (1)" in note
    assert "outside the map Moscow (1)" in note
    assert "1 claim without a place" in note


def test_a_province_is_dashed_and_said_to_be() -> None:
    ax = plots.places([told(3, SYUNIK), told(4, GANJA)])
    dashed = {drawn.get_label(): drawn.get_linestyle()[0][1] is not None for drawn in ax.collections}
    assert dashed == {"Syunik / Zəngəzur": True, "Gandzak / Gəncə": False}
    assert any("Dashed: a district, province or region" in text for text in words(ax))


def test_every_map_says_whose_its_boundaries_are() -> None:
    (note,) = [text for text in words(plots.places([told(3, GANJA)])) if "Boundaries" in text]
    assert "Natural Earth 4.1.0" in note
    assert "not ours and say nothing of the status of any territory" in note


def test_the_map_shows_its_places_with_room_around_them_and_in_true_shape() -> None:
    ax = plots.places([told(3, GANJA), told(4, SYUNIK)])
    (west, east), (south, north) = ax.get_xlim(), ax.get_ylim()
    for place in (GANJA, SYUNIK):
        assert place.longitude is not None
        assert place.latitude is not None
        assert west < place.longitude < east
        assert south < place.latitude < north
    assert EXTENT.west <= west
    assert east <= EXTENT.east
    assert EXTENT.south <= south
    assert north <= EXTENT.north
    assert ax.get_aspect() == pytest.approx(1 / 0.766, rel=0.02)  # the cosine of 40 degrees


def test_a_single_place_is_shown_with_its_surroundings() -> None:
    ax = plots.places([told(3, GANJA)])
    south, north = ax.get_ylim()
    assert north - south > 1
    assert {"AZERBAIJAN"} <= set(words(ax))


def test_the_bar_is_as_long_as_it_says() -> None:
    ax = plots.places([told(3, GANJA), told(4, SYUNIK)])
    (bar,) = ax.lines
    degrees = bar.get_xdata()[1] - bar.get_xdata()[0]
    kilometres = degrees / ax.get_aspect() * 2 * pi * 6371 / 360
    assert kilometres == pytest.approx(int(bar.get_label().split()[0]), rel=0.01)


def test_without_a_place_on_the_map_the_plot_says_so() -> None:
    written = words(plots.places([told(3, MOSCOW)]))
    assert any(text.startswith("No claim among these accounts names a place on the map.") for text in written)
    assert any("outside the map Moscow (1)" in text for text in written)


def test_only_two_ways_to_be_large_are_known() -> None:
    with pytest.raises(NkConflictError, match="'claims', 'persons'"):
        plots.places([], by="fame")  # type: ignore[arg-type]


def test_the_outlines_are_closed_rings_of_the_states_around_the_south_caucasus() -> None:
    assert [country.name for country in countries()] == [
        "Armenia", "Azerbaijan", "Georgia", "Iran", "Russia", "Turkey",
    ]  # fmt: skip
    for country in countries():
        for ring in country.rings:
            assert ring[0] == ring[-1]
            assert len(ring) > 3
            assert all(43 < x < 51.5 and 37.5 < y < 43 for x, y in ring)


@pytest.mark.parametrize(
    ("place", "country"), [("yerevan", "Armenia"), ("ganja", "Azerbaijan"), ("tbilisi", "Georgia")]
)
def test_places_lie_in_the_states_that_they_are_in(place: str, country: str) -> None:
    from nkconflict.display.plots.boundaries import _path

    found = Lexicon.default().place(place)
    inside = [one.name for one in countries() if _path(one).contains_point((found.longitude, found.latitude))]
    assert inside == [country]
