"""The matrix: how much each claimant says of whom, or what."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from nkconflict.display import plots
from nkconflict.model.claims import Group
from nkconflict.model.counts import Count
from nkconflict.query import totals
from plots.seen import words
from query.drawn import cited, figure

DAY = date(2020, 10, 5)
ARMENIA_OF_OTHERS = [
    cited(DAY, figure(n, by="armenia", side="azerbaijan"), source=f"a{n}") for n in (300, 400)
]
OWN = [cited(DAY, figure(n), source=f"n{n}") for n in (25, 26, 27, 28, 29, 30, 31, 32)]


def areas(ax: Any) -> list[tuple[float, float, float]]:
    """Return where the circles are and how large."""
    return [(*c.get_offsets()[0].tolist(), float(c.get_sizes()[0])) for c in ax.collections]


def test_a_circle_is_as_large_as_the_figures_of_its_claimant_are_many() -> None:
    ax = plots.matrix([*ARMENIA_OF_OTHERS, *OWN])
    (left, upper, small), (right, lower, large) = sorted(areas(ax), key=lambda circle: circle[2])
    assert large == pytest.approx(4 * small)
    assert (left < right, upper > lower) == (True, True)
    assert {"2", "8"} <= set(words(ax))


def test_a_figure_that_is_printed_again_counts_once() -> None:
    ax = plots.matrix([cited(DAY, figure(25), source=name) for name in "abc"])
    assert "1" in words(ax)


def test_claimants_and_peoples_have_one_order_and_their_names() -> None:
    written = words(plots.matrix([*OWN, *ARMENIA_OF_OTHERS]))
    names = ["of Azerbaijan", "of Nagorno-Karabakh", "Armenia", "Nagorno-Karabakh authorities"]
    assert [text for text in written if text in names] == names


def test_what_a_party_says_of_its_own_is_shaded() -> None:
    ax = plots.matrix([*OWN, *ARMENIA_OF_OTHERS])
    (shade,) = ax.patches
    centre = shade.get_x() + shade.get_width() / 2, shade.get_y() + shade.get_height() / 2
    assert centre in [
        pytest.approx((x, y)) for x, y, size in areas(ax) if size == max(areas(ax), key=lambda c: c[2])[2]
    ]


def test_of_totals_the_figures_are_written_and_no_figure_is_not_zero() -> None:
    ax = plots.matrix(totals([cited(DAY, figure(Count.at_least(25)), figure(4, group=Group.CIVILIAN))]))
    assert {"soldiers killed: 25 or more", "civilians killed: 4"} <= set(words(ax))
    assert not ax.collections


def test_of_many_peoples_those_that_most_is_said_of_are_drawn_and_the_rest_told_of() -> None:
    ax = plots.matrix([*OWN, *ARMENIA_OF_OTHERS], most=1)
    assert len(areas(ax)) == 1
    assert any("Not drawn: 1 other people." in text for text in words(ax))


def test_without_a_figure_the_plot_says_so() -> None:
    assert "No figure among these accounts." in words(plots.matrix([]))
