"""Conflicts: the figures of each claimant on a line of its own, and which were denied or taken back."""

from __future__ import annotations

from datetime import date

import attrs

from nkconflict.display import plots
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.attribution import Attribution
from nkconflict.model.claims import Denial
from nkconflict.model.counts import Count
from nkconflict.model.sightings import Link, LinkKind
from nkconflict.query import conflicts
from plots.seen import arrows, lines, words
from query.drawn import cited, figure

DAY, LATER, LAST = date(2020, 10, 20), date(2020, 10, 22), date(2020, 10, 24)
OCHRE, PURPLE, GREY = "#946a00", "#7d3c98", "#dcdcdc"
SAID = cited(DAY, figure(Count.more_than(550), by="azerbaijan", side="armenia"), source="a")
DISAGREED = [SAID, cited(LATER, figure(107, by="armenia"), source="b")]


def marks(ax: object, marker: str = "o") -> list[tuple[float, str, str]]:
    return [(line.x[0], line.colour, line.face) for line in lines(ax) if line.marker == marker]


def test_two_claimants_have_a_line_each_and_what_is_between_them_is_shown() -> None:
    ax = plots.conflicts(DISAGREED)
    assert marks(ax) == [(551, OCHRE, OCHRE), (107, PURPLE, PURPLE)]
    upper, lower = [line.y[0] for line in lines(ax) if line.marker == "o"]
    assert upper > 0 > lower
    (between,) = [line for line in lines(ax) if line.colour == GREY]
    assert (between.x, between.y) == ((107, 551), (0, 0))
    assert [right > 0 for right, _ in arrows(ax)] == [True]


def test_a_row_says_what_is_counted_who_says_what_and_when() -> None:
    ax = plots.conflicts(DISAGREED)
    written = words(ax)
    assert {"Armenia: soldiers killed", "two claimants disagree"} <= set(written)
    assert {"Azerbaijan: more than 550; 20 Oct 2020", "Armenia: 107; 22 Oct 2020"} <= set(written)
    said = {
        text.get_text().partition(":")[0]: text.get_color() for text in ax.texts if "; 2" in text.get_text()
    }
    assert said == {"Azerbaijan": OCHRE, "Armenia": PURPLE}
    assert any(text.endswith("Sources: AP.") for text in written)


def test_conflicts_that_share_an_account_are_one_row_and_others_are_not() -> None:
    ax = plots.conflicts([*DISAGREED, cited(LAST, figure(207, by="armenia"), source="c")])
    assert "Armenia: 107, 207; 22 Oct 2020 to 24 Oct 2020" in words(ax)
    assert len([text for text in words(ax) if text == "two claimants disagree"]) == 1


def test_what_was_lowered_is_a_ring_on_the_same_line() -> None:
    ax = plots.conflicts([cited(DAY, figure(40)), cited(LATER, figure(30)), cited(LAST, figure(28))])
    (first, *later) = [(line.x[0], line.y[0], line.face) for line in lines(ax) if line.marker == "o"]
    assert [(x, face) for x, _, face in later] == [(30, "white"), (28, "white")]
    assert first[2] != "white"
    assert len({y for _, y, _ in [first, *later]}) == 1
    assert "Nagorno-Karabakh authorities: 40 → 30 → 28; 20 Oct 2020 to 24 Oct 2020" in words(ax)


def test_a_denial_crosses_the_figure_that_it_denies() -> None:
    lexicon = Lexicon.default()
    denial = Denial(by=Attribution.named(lexicon.party("armenia")), against=lexicon.party("azerbaijan"))
    report = cited(
        DAY,
        figure(550, by="azerbaijan", side="armenia"),
        denial,
        links=[Link(kind=LinkKind.DENIES, subject=1, object=0)],
    )
    ax = plots.conflicts([report])
    assert [(x, colour) for x, colour, _ in marks(ax)] == [(550, OCHRE)]
    assert [(x, colour) for x, colour, _ in marks(ax, "x")] == [(550, PURPLE)]
    assert {"denied", "Armenia: denies it; 20 Oct 2020"} <= set(words(ax))


def test_the_scale_shows_none_and_the_highest() -> None:
    ax = plots.conflicts(DISAGREED)
    assert ax.get_xscale() == "symlog"
    low, high = ax.get_xlim()
    assert low < 0
    assert high > 551
    assert [tick.get_text() for tick in ax.get_xticklabels()] == ["0", "1", "10", "100", "1,000"]


def test_the_widest_rows_are_kept_and_the_others_counted() -> None:
    near = [cited(DAY, figure(40)), cited(LATER, figure(39))]
    ax = plots.conflicts([*DISAGREED, *near], most=1)
    assert "Armenia: soldiers killed" in words(ax)
    assert any("Not drawn: 1 row of figures nearer to each other." in text for text in words(ax))


def test_answers_in_hand_are_drawn_as_they_are_and_none_says_so() -> None:
    found = conflicts(DISAGREED)
    assert (
        words(plots.conflicts(found)) == words(plots.conflicts(found[0])) == words(plots.conflicts(DISAGREED))
    )
    assert "No two figures among these accounts are in conflict." in words(plots.conflicts([SAID]))
    assert attrs.has(type(found[0]))
