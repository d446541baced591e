"""Lifelines: each moment of a truce where it was, a day as a bar, and an arrow where no end is told."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

import attrs
import pytest

from nkconflict.display import html, plots
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.attribution import Attribution, Modality
from nkconflict.model.ceasefires import Breach, Ceasefire, CeasefireStatus
from nkconflict.model.dates import Moment
from nkconflict.query import lifelines
from plots.seen import Line, arrows, lines, words
from query.drawn import cited

DAY = date(2020, 10, 10)
NOON = Moment(DAY, time(12))
RUSSIA, ARMENIA, AZERBAIJAN = map(Lexicon.default().party, ("russia", "armenia", "azerbaijan"))


def truce(known: str | None = "oct-10-2020", **fields: Any) -> Any:
    claim = Ceasefire(known=known, status=CeasefireStatus.IN_FORCE, **fields)
    return cited(DAY, claim, source=str(known))


def marked(ax: Any, marker: str) -> list[Line]:
    return [line for line in lines(ax) if line.marker == marker]


def test_a_moment_with_its_hour_is_a_point_and_a_day_a_bar_as_long_as_the_day() -> None:
    ax = plots.lifelines([truce(effective=NOON, ended=Moment(date(2020, 10, 13)))])
    (began,) = marked(ax, "o")
    assert (began.x, began.y) == ((datetime(2020, 10, 10, 12),), (0,))  # noqa: DTZ001
    (ended,) = marked(ax, "|")
    (bar,) = [line for line in lines(ax) if line.x[0] == datetime(2020, 10, 13)]  # noqa: DTZ001
    assert bar.x[1] == ended.x[0] == datetime(2020, 10, 13, 23, 59, 59)  # noqa: DTZ001


def test_a_line_is_thick_until_the_first_alleged_breach() -> None:
    breach = Breach(by=Attribution.named(ARMENIA), accused=[AZERBAIJAN], delay="four minutes")
    ax = plots.lifelines([truce(effective=NOON, breaches=[breach], ended=Moment(date(2020, 10, 13)))])
    thick, thin = [line.get_linewidth() for line in ax.lines if line.get_marker() == "None"][:2]
    assert thick > 2 * thin
    (broken,) = marked(ax, "x")
    assert broken.x == (datetime(2020, 10, 10, 12, 4),)  # noqa: DTZ001


def test_where_no_end_is_told_there_is_an_arrow_and_else_none() -> None:
    assert len(arrows(plots.lifelines([truce(effective=NOON)]))) == 1
    assert not arrows(plots.lifelines([truce(effective=NOON, ended=Moment(date(2020, 10, 13)))]))


def test_a_row_says_when_by_whom_and_who_accuses_whom() -> None:
    breach = Breach(by=Attribution.named(ARMENIA), accused=[AZERBAIJAN], delay="four minutes")
    written = words(plots.lifelines([truce(effective=NOON, mediators=[RUSSIA], breaches=[breach])]))
    assert {"10 Oct 2020, 12:00", "brokered by Russia"} <= set(written)
    assert "first alleged breach: 12:04, four minutes in" in written
    assert "Azerbaijan accused by Armenia" in written


def test_by_the_time_that_went_by_each_begins_at_the_left_and_lasts_as_long_as_it_held() -> None:
    breach = Breach(by=Attribution.named(ARMENIA), delay="four minutes")
    ax = plots.lifelines([truce(effective=NOON, breaches=[breach])], elapsed=True)
    assert ax.get_xscale() == "log"
    assert marked(ax, "o")[0].x == (1,)
    assert marked(ax, "x")[0].x == (pytest.approx(4),)


def test_of_a_truce_whose_day_alone_is_told_what_followed_is_between_two_bounds() -> None:
    ended = Moment(date(2020, 10, 12), time(12))
    ax = plots.lifelines([truce(effective=Moment(DAY), ended=ended)], elapsed=True)
    (bar,) = [line for line in lines(ax) if line.marker == "None" and line.x[0] > 1]
    assert [minutes / 60 for minutes in bar.x] == [pytest.approx(36, abs=0.1), pytest.approx(60, abs=0.1)]


def test_truces_stand_in_their_order_and_one_without_a_day_has_a_row_without_a_line() -> None:
    later = truce("oct-18-2020", effective=Moment(date(2020, 10, 18), time(0)))
    ax = plots.lifelines([later, truce(effective=NOON), truce(None)])
    assert [line.y[0] for line in marked(ax, "o")] == [0, -2]
    assert "next truce: 18 Oct 2020, 00:00" in words(ax)
    assert {"A truce without a day", "told of on 10 Oct 2020", "no day told"} <= set(words(ax))


def test_a_truce_that_is_not_a_known_one_stands_by_its_day_too() -> None:
    told = lifelines(
        [truce("nov-10-2020", effective=Moment(date(2020, 11, 10))), truce(None, announced=NOON)]
    )
    assert [line.known for line in told] == ["nov-10-2020", None]
    written = words(plots.lifelines(told))
    assert written.index("10 Oct 2020, 12:00") < written.index("10 Nov 2020")


def test_by_the_time_that_went_by_a_row_without_a_length_says_so_and_has_no_arrow() -> None:
    ax = plots.lifelines([truce(effective=NOON), truce(None)], elapsed=True)
    assert {"not told how long it held", "not told when it took effect"} <= set(words(ax))
    assert not arrows(ax)


def test_breaches_that_both_sides_lay_to_each_other_are_no_third_partys_charge() -> None:
    both = Breach(by=Attribution.own(), accused=[ARMENIA, AZERBAIJAN], modality=Modality.HEDGED)
    stated = attrs.evolve(both, modality=Modality.ASSERTED)
    assert "Armenia and Azerbaijan accuse each other" in words(plots.lifelines([truce(breaches=[both])]))
    assert "Armenia and Azerbaijan accused in reports" in words(plots.lifelines([truce(breaches=[stated])]))
    seen = re.sub("<[^>]+>", "", html(lifelines([truce(breaches=[both])])))
    assert "Armenia and Azerbaijan accuse each other of a breach" in seen


def test_without_a_truce_the_plot_says_so() -> None:
    assert "No truce among these accounts." in words(plots.lifelines([]))
