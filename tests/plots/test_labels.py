"""Labels, ticks and the names of sources: what fits is written, nearer to what it names than to others."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frames.readers import needs
from nkconflict.display import plots
from nkconflict.display.plots.labels import Labels, crossing
from nkconflict.display.plots.ticks import MOST, day_labels, day_ticks
from nkconflict.display.plots.words import LONGEST, listed, short
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.claims import Scope
from nkconflict.model.dates import Period
from plots.seen import words
from query.drawn import cited, figure

DAYS = st.dates(date(1988, 1, 1), date(2100, 1, 1))


def axes(tall: float = 4) -> Any:
    ax = needs("matplotlib.pyplot").figure(figsize=(4, tall)).add_axes((0, 0, 1, 1))
    ax.set(xlim=(0, 288), ylim=(0, 72 * tall))  # so that data are points
    return ax


def test_a_label_stands_beside_its_mark_and_moves_where_something_else_is() -> None:
    ax = axes()
    labels = Labels(ax)
    assert labels.put("here", 100, 100, 5)
    right = ax.texts[0].get_position()
    assert right[0] > 5
    labels.block(200, 200, 40)
    assert labels.put("there", 150, 200, 5)
    assert ax.texts[1].get_position()[0] < 0


def test_a_label_without_any_room_is_not_written() -> None:
    ax = axes(tall=0.5)
    labels = Labels(ax)
    labels.block(144, 18, 200)
    assert not labels.put("nowhere", 144, 18, 5)
    assert not ax.texts


def test_lines_that_lead_to_labels_beside_the_axes_cross_or_do_not() -> None:
    assert crossing(((0, 10), (100, 30)), ((50, 15), (100, 90)))
    assert not crossing(((0, 10), (100, 30)), ((50, 50), (100, 90)))


def test_what_leads_to_a_label_beside_the_axes_keeps_others_off_until_they_are_taken_away() -> None:
    ax = axes()
    labels = Labels(ax)
    labels.beside(100, 100, 0, 100)
    assert labels.put("here", 100, 100, 5)
    assert ax.texts[0].get_position()[0] < 5
    labels.withdraw()
    assert not ax.texts


def test_a_label_is_nearer_to_its_own_mark_than_to_another() -> None:
    ax = axes()
    labels = Labels(ax)
    labels.mark(100, 100, 5)
    labels.mark(100 + 60, 100, 5)  # at the end of where the label would be
    assert labels.put("a label so long", 100, 100, 5)
    assert ax.texts[0].get_position()[0] < 0


def test_a_label_farther_off_is_led_to() -> None:
    ax = axes()
    labels = Labels(ax)
    for side in (-12, 12):
        labels.block(100 + side, 100, 11)
        labels.block(100, 100 + side, 11)
    assert labels.put("far", 100, 100, 3)
    assert [text.get_text() for text in ax.texts] == ["far", ""]


@given(DAYS, DAYS)
def test_days_are_marked_in_order_within_what_is_shown_and_not_too_many(one: date, two: date) -> None:
    first, last = min(one, two), max(one, two) + timedelta(6)
    ticks = day_ticks(first, last)
    assert 1 <= len(ticks) <= MOST
    assert all(first <= tick <= last for tick in ticks)
    assert ticks == sorted(set(ticks))
    assert len(day_labels(ticks)) == len(ticks)


def test_each_year_is_written_once() -> None:
    assert day_labels([date(2020, 12, 28), date(2021, 1, 4), date(2021, 1, 11)]) == [
        "28 Dec\n2020",
        "4 Jan\n2021",
        "11 Jan",
    ]
    assert day_labels([date(2020, 1, 1), date(2021, 1, 1)]) == ["2020", "2021"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("examples/articles/2020-09-27-first-day.txt", "2020-09-27-first-day.txt"),
        ("archive/stream.txt.gz#2", "stream.txt.gz#2"),
        ("https://example.org/a/b.html", "example.org"),
        ("AP / Sputnik", "AP / Sputnik"),
        (f"sha256:{'0123456789abcdef' * 4}", "sha256:0123456789ab"),
    ],
)
def test_a_source_is_named_shortly(source: str, name: str) -> None:
    assert short(source) == name


def test_the_most_frequent_come_first_and_whole_names_are_left_out() -> None:
    assert listed(["b", "a", "a", "c"], 2) == "a, b and 1 more"
    many = listed([f"{i} " + "x" * 100 for i in range(9)])
    assert many.endswith("x and 6 more")
    assert len(many) < LONGEST


def test_places_without_room_for_their_names_are_counted() -> None:
    names = "ganja", "shusha", "stepanakert", "shosh", "barda", "tartar", "goranboy"
    near = [Lexicon.default().place(name) for name in names]
    period = Period.day(date(2020, 10, 5))
    given = [
        cited(
            date(2020, 10, 5),
            figure(3, by=by, scope=Scope.INCIDENT, period=period, place=one),
            source=f"{one}{by}",
        )
        for one in near
        for by in ("armenia", "azerbaijan", "russia")
    ]
    ax = needs("matplotlib.pyplot").figure(figsize=(8, 8)).add_axes((0.4, 0.4, 0.15, 0.15))
    plots.places(given, ax=ax)
    assert any(text.startswith("no room for the names of ") for text in words(ax))
