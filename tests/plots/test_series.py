"""Running counts: what was said is drawn where it was said, with its bounds, and nothing beyond."""

from __future__ import annotations

from datetime import date
from math import isnan

import attrs

from nkconflict.display import plots
from nkconflict.model.attribution import Attribution
from nkconflict.model.claims import Group
from nkconflict.model.counts import Count
from nkconflict.model.parties import Party
from nkconflict.model.reports import Report
from nkconflict.query import series
from plots.seen import arrows, filled, lines, words
from query.drawn import cited, figure

FIRST, SECOND, THIRD = date(2020, 10, 1), date(2020, 10, 5), date(2020, 10, 8)
COLOUR = "#0f7b75"


def told(*figures: tuple[date, int | Count], **fields: object) -> list[Report]:
    return [cited(day, figure(count, **fields)) for day, count in figures]  # type: ignore[arg-type]


def test_a_count_holds_until_the_next_is_given_and_not_beyond_the_last() -> None:
    ax = plots.series(told((FIRST, 25), (SECOND, 40), (THIRD, 52)))
    (step,) = [line for line in lines(ax) if line.marker == "None"]
    assert (step.x, step.y, step.colour) == ((FIRST, SECOND, THIRD), (25, 40, 52), COLOUR)
    assert ax.lines[0].get_drawstyle() == "steps-post"
    points = [(line.x[0], line.y[0]) for line in lines(ax) if line.marker == "o"]
    assert points == [(FIRST, 25), (SECOND, 40), (THIRD, 52)]


def test_the_axis_of_persons_begins_at_none_and_shows_the_highest() -> None:
    ax = plots.series(told((FIRST, 25), (SECOND, 40)))
    low, high = ax.get_ylim()
    assert low == 0
    assert 40 < high < 60


def test_an_open_bound_is_an_arrow_in_its_direction() -> None:
    ax = plots.series(told((FIRST, Count.at_least(31)), (SECOND, 40), (THIRD, Count.up_to(60))))
    (_, up), (_, down) = arrows(ax)
    assert up > 0 > down
    assert any("Arrows: an open bound." in text for text in words(ax))
    assert not arrows(plots.series(told((FIRST, 31))))


def test_two_bounds_are_a_band_as_long_as_they_hold_and_no_line_between_them() -> None:
    ax = plots.series(told((FIRST, Count.between(260, 280)), (SECOND, 300)))
    assert filled(ax) == [(260, 280)]
    assert isnan(lines(ax)[0].y[0])
    (bar,) = [line for line in lines(ax) if line.y == (260, 280)]
    assert bar.x == (FIRST, FIRST)
    assert any("Bands and bars: from bound to bound." in text for text in words(ax))


def test_a_figure_that_fell_is_a_ring_and_says_what_it_was() -> None:
    ax = plots.series(told((FIRST, 40), (SECOND, 30), (THIRD, 45)))
    faces = {line.y[0]: line.face for line in lines(ax) if line.marker == "o"}
    assert faces == {40: COLOUR, 30: "white", 45: COLOUR}
    assert "40 → 30 on 5 Oct 2020" in words(ax)


def test_each_line_says_who_counts_whose_people_up_to_when() -> None:
    given = told((FIRST, 25), (SECOND, 40)) + told(
        (FIRST, 300), (SECOND, 400), by="azerbaijan", side="armenia"
    )
    written = words(plots.series(given))
    assert "Nagorno-Karabakh authorities: own soldiers killed 40, 5 Oct 2020" in written
    assert "Azerbaijan: soldiers killed, of Armenia 400, 5 Oct 2020" in written
    assert "Running counts of several kinds" in written


def test_counts_of_one_thing_say_what_it_is_in_the_title() -> None:
    written = words(plots.series(told((FIRST, 25), (SECOND, 40))))
    assert written[0] == "Nagorno-Karabakh: soldiers killed since 27 September 2020"
    assert "Nagorno-Karabakh authorities 40, 5 Oct 2020" in written
    assert "Sources: AP." in written


def test_of_many_counts_those_with_most_figures_are_drawn_and_the_rest_told_of() -> None:
    given = told((FIRST, 25), (SECOND, 40)) + told((FIRST, 5), group=Group.CIVILIAN)
    ax = plots.series(given, most=1)
    assert [line.y for line in lines(ax) if line.marker == "None"] == [(25, 40)]
    assert any("Not drawn: 1 other running count." in text for text in words(ax))


def test_the_series_asked_for_are_drawn_as_they_are() -> None:
    asked = series(told((FIRST, 25), (SECOND, 40)), claimant="nagorno-karabakh")
    assert words(plots.series(asked)) == words(plots.series(asked[0]))


def test_forty_claimants_have_a_label_each() -> None:
    given = []
    for i in range(40):
        party = Party(id=f"party-{i}", name=f"Party {i}", kind="organisation", side="other")
        claim = attrs.evolve(figure(100 + 7 * i), by=Attribution.named(party))
        given.append(cited(date(2020, 10, 1 + i % 20), claim, source=str(i)))
    written = words(plots.series(given, most=40))
    assert len([text for text in written if text.startswith("Party ")]) == 40
