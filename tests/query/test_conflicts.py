"""Conflicts, and what only looks like one: each pair with its kind or with the reason why it is none."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given

from nkconflict.corpus import Corpus
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.attribution import Attribution
from nkconflict.model.claims import CasualtyClaim, Group, Outcome, Scope
from nkconflict.model.counts import Count
from nkconflict.model.dates import Period
from nkconflict.model.places import Place
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Link, LinkKind
from nkconflict.query import ConflictKind, conflicts, reconciled
from nkconflict.reading.parse import parse
from query.drawn import BEGAN, cited, corpora, figure

DAY = timedelta(1)
ON = Period.day(BEGAN)
ENEMY = figure(2300, by="azerbaijan", side="nagorno-karabakh")


@given(corpora())
def test_figures_in_conflict_cannot_both_hold(corpus: Corpus) -> None:
    for conflict in conflicts(corpus):
        one, two = conflict.first.claim, conflict.second.claim
        if conflict.kind is ConflictKind.DENIAL:
            continue
        assert isinstance(one, CasualtyClaim)
        assert isinstance(two, CasualtyClaim)
        assert not one.count.compatible(two.count)
        same = one.by.party == two.by.party
        assert same == (conflict.kind is ConflictKind.REVISION)


@given(corpora())
def test_no_pair_is_both_a_conflict_and_reconciled(corpus: Corpus) -> None:
    apart = {(id(c.first), id(c.second)) for c in conflicts(corpus)}
    assert not apart & {(id(r.first), id(r.second)) for r in reconciled(corpus)}
    assert all(pair.reason for pair in reconciled(corpus))


def kinds(*told: Report) -> list[str]:
    return [str(conflict.kind) for conflict in conflicts(told)]


def reasons(*told: Report) -> list[str]:
    return [pair.reason for pair in reconciled(told)]


def test_two_claimants_who_cannot_both_be_right_on_a_day_disagree() -> None:
    told = cited(BEGAN, figure(200)), cited(BEGAN, ENEMY, source="y")
    assert kinds(*told) == ["disagreement"]
    assert str(conflicts(told)[0]) == (
        "disagreement: nagorno-karabakh, military, killed: nagorno-karabakh says 200 (AP, 2020-09-27);"
        " azerbaijan says 2,300 (AP, 2020-09-27)"
    )


def test_same_figures_of_two_claimants_are_neither_in_conflict_nor_reconciled() -> None:
    told = cited(BEGAN, figure(200)), cited(BEGAN, figure(200, by="azerbaijan", side="nagorno-karabakh"))
    assert kinds(*told) == reasons(*told) == []


def test_a_figure_is_set_beside_the_last_of_every_other_claimant() -> None:
    theirs = figure(200, by="azerbaijan", side="nagorno-karabakh")
    others = figure(300, by="russia", side="nagorno-karabakh")
    told = cited(BEGAN, theirs), cited(BEGAN, others, source="y"), cited(BEGAN, figure(200), source="z")
    assert [(c.first.claim, c.second.claim) for c in conflicts(told)] == [
        (theirs, others),
        (others, figure(200)),
    ]


def test_counts_of_other_wars_are_not_compared() -> None:
    before = Period(date(2016, 4, 2), None)
    theirs = figure(97, by="azerbaijan", side="nagorno-karabakh", period=before)
    told = cited(date(2016, 4, 5), theirs), cited(BEGAN, figure(20), source="y")
    assert kinds(*told) == reasons(*told) == []


def test_a_later_figure_below_what_another_said_before_disagrees_and_one_above_may_have_grown() -> None:
    early, late = cited(BEGAN, figure(200)), cited(BEGAN + DAY, ENEMY)
    assert kinds(early, late) == []
    assert reasons(early, late) == ["of different days: 2020-09-27 and 2020-09-28"]
    assert kinds(cited(BEGAN, ENEMY), cited(BEGAN + DAY, figure(200))) == ["disagreement"]


def test_a_pair_in_conflict_is_not_reconciled() -> None:
    told = cited(BEGAN, ENEMY), cited(BEGAN + DAY, figure(200))
    assert kinds(*told) == ["disagreement"]
    assert reasons(*told) == []


def test_a_figure_taken_back_is_a_revision() -> None:
    assert kinds(cited(BEGAN, figure(158), figure(151))) == ["revision"]


def test_a_count_that_grows_is_no_conflict_and_does_not_look_like_one() -> None:
    told = cited(BEGAN, figure(729)), cited(BEGAN + DAY, figure(974))
    assert kinds(*told) == reasons(*told) == []


def test_round_numbers_are_reconciled() -> None:
    told = cited(BEGAN, figure(36)), cited(BEGAN + DAY, figure(Count.more_than(30)))
    assert kinds(*told) == []
    (pair,) = reconciled(told)
    assert pair.reason == "round numbers: 36 and more than 30 may be the same"
    assert (pair.first.claim, pair.second.claim) == (figure(36), figure(Count.more_than(30)))
    assert str(pair) == (
        "nagorno-karabakh says 36 (AP, 2020-09-27); nagorno-karabakh says more than 30 (AP, 2020-09-28):"
        " round numbers: 36 and more than 30 may be the same"
    )


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (
            figure(9, scope=Scope.INCIDENT, period=Period.day(BEGAN)),
            "different scope: cumulative and incident",
        ),
        (figure(9, group=Group.UNSPECIFIED), "different groups: military and unspecified"),
        (figure(9, subgroup="officers"), "different groups: military and officers"),
    ],
)
def test_figures_of_one_report_that_count_other_things_are_reconciled(
    other: CasualtyClaim, reason: str
) -> None:
    told = cited(BEGAN, figure(532), other)
    assert kinds(told) == []
    (pair,) = reconciled([told])
    assert pair.reason == reason
    assert (pair.first.claim, pair.second.claim) == (figure(532), other)


@pytest.mark.parametrize(
    "other",
    [
        figure(9, outcome=Outcome.WOUNDED, scope=Scope.INCIDENT),
        figure(9, side="azerbaijan", scope=Scope.INCIDENT),
        figure(9, by="armenia", side="nagorno-karabakh", scope=Scope.INCIDENT),
        figure(532, scope=Scope.INCIDENT),
    ],
    ids=["another fate", "the other side", "another claimant", "the same figure"],
)
def test_neighbours_that_nobody_would_take_for_one_are_not_reconciled(other: CasualtyClaim) -> None:
    assert reasons(cited(BEGAN, figure(532), other)) == []


def test_figures_of_two_reports_are_no_neighbours() -> None:
    told = cited(BEGAN, figure(532)), cited(BEGAN, figure(9, scope=Scope.INCIDENT), source="y")
    assert reasons(*told) == []


def test_counts_of_other_places_are_no_incidents() -> None:
    one, two = (figure(n, place=Lexicon.default().place(place)) for n, place in ((20, "barda"), (9, "ganja")))
    assert "different incidents" not in reasons(cited(BEGAN, one, two))


def test_an_addition_and_its_total_a_part_and_its_whole_are_reconciled() -> None:
    added = [Link(kind=LinkKind.INCREMENT_OF, subject=0, object=1)]
    told = cited(BEGAN, figure(16, scope=Scope.INCREMENT), figure(532), links=added)
    assert reasons(told) == ["what was added, and the total that it led to"]
    part = [Link(kind=LinkKind.SUBSET_OF, subject=1, object=0)]
    assert "a part, and the whole that it is of" in reasons(
        cited(BEGAN, figure(60), figure(10, subgroup="officers"), links=part)
    )


def test_a_part_takes_nothing_back_and_contradicts_nobody() -> None:
    part = [Link(kind=LinkKind.SUBSET_OF, subject=1, object=0)]
    told = cited(BEGAN, figure(2400), figure(250), links=part)
    theirs = cited(BEGAN, figure(2300, by="azerbaijan", side="nagorno-karabakh"), source="y")
    assert kinds(told, theirs) == ["disagreement"]


def in_barda(number: int, by: str = "azerbaijan", **fields: object) -> CasualtyClaim:
    """Return a figure of one incident on the day that the war began."""
    given = {"scope": Scope.INCIDENT, "period": ON, "place": Lexicon.default().place("barda")} | fields
    return figure(number, by=by, side="azerbaijan", **given)


def test_two_claimants_who_count_the_dead_of_one_incident_apart_disagree() -> None:
    told = cited(BEGAN, in_barda(21), source="x"), cited(BEGAN, in_barda(5, by="armenia"), source="y")
    (conflict,) = conflicts(told)
    assert (conflict.first.claim, conflict.second.claim) == (in_barda(21), in_barda(5, by="armenia"))
    assert str(conflict.counted) == "azerbaijan, military, killed"


@pytest.mark.parametrize(
    "fields",
    [
        {"place": Lexicon.default().place("ganja")},
        {"place": None},
        {"period": Period.day(BEGAN + DAY)},
        {"period": None},
        {"outcome": Outcome.WOUNDED},
        {"by": Attribution.unnamed()},
    ],
    ids=["another place", "no place", "another day", "no day", "another fate", "nobody named"],
)
def test_figures_of_other_incidents_do_not_disagree(fields: dict[str, object]) -> None:
    other = attrs.evolve(in_barda(5, by="armenia"), **fields)  # type: ignore[arg-type]
    assert kinds(cited(BEGAN, in_barda(21)), cited(BEGAN, other, source="y")) == []
    # and what is left out does not end the search
    between = cited(BEGAN, other, source="x1")
    last = cited(BEGAN, in_barda(5, by="armenia"), source="y")
    assert kinds(cited(BEGAN, in_barda(21)), between, last) == ["disagreement"]


def test_incidents_at_places_that_the_lexicon_lacks_are_told_apart_by_their_names() -> None:
    mill, farm = Place.unlisted("an old mill"), Place.unlisted("a chicken farm")
    first = cited(BEGAN, in_barda(21, place=mill))
    assert kinds(first, cited(BEGAN, in_barda(5, by="armenia", place=farm), source="y")) == []
    assert kinds(first, cited(BEGAN, in_barda(5, by="armenia", place=mill), source="y")) == ["disagreement"]


def test_incidents_of_other_days_are_reconciled() -> None:
    one, two = (figure(n, scope=Scope.INCIDENT, period=Period.day(BEGAN + n * DAY)) for n in (1, 2))
    assert reasons(cited(BEGAN + 3 * DAY, one, two)) == ["different incidents"]


def test_a_denial_is_a_conflict_with_what_it_denies() -> None:
    text = (
        " date 2020-10-19 Azerbaijan's Defense Ministry said it had killed 40 Armenian soldiers. Armenia"
        " denied the claim."
    )
    (conflict,) = conflicts([parse(text, source="a")])
    assert conflict.kind is ConflictKind.DENIAL
    assert conflict.first.quote is not None
    assert "40" in conflict.first.quote
    assert str(conflict.counted) == "armenia, military, killed"
    assert str(conflict).startswith("denial: armenia, military, killed: azerbaijan says 40 (")


def test_a_denial_of_what_has_no_figure_is_told_without_one() -> None:
    text = " date 2020-10-19 Azerbaijan accused Armenia of shelling Ganja. Armenia denied the accusation."
    (conflict,) = conflicts([parse(text, source="a")])
    assert conflict.counted is None
    assert str(conflict).startswith("denial: azerbaijan says ('Azerbaijan accused Armenia of")


def test_a_denial_of_what_nobody_is_named_for_says_so() -> None:
    reported = attrs.evolve(figure(40, by="armenia"), by=Attribution.own())
    denies = [Link(kind=LinkKind.DENIES, subject=1, object=0)]
    (conflict,) = conflicts([cited(BEGAN, reported, figure(Count.none(), by="armenia"), links=denies)])
    assert str(conflict) == (
        "denial: armenia, military, killed: nobody named says 40 (AP, 2020-09-27);"
        " armenia says none (AP, 2020-09-27)"
    )


def test_conflicts_stand_in_the_order_of_days_then_of_what_is_counted() -> None:
    wounded = figure(90, by="azerbaijan", side="nagorno-karabakh", outcome=Outcome.WOUNDED)
    told = [
        cited(BEGAN + DAY, figure(100), source="x"),
        cited(BEGAN, figure(40, outcome=Outcome.WOUNDED), source="x"),
        cited(BEGAN, figure(200), source="x"),
        cited(BEGAN, wounded, ENEMY, source="y"),
    ]
    found = [(c.second.published, c.counted and c.counted.outcome, c.kind) for c in conflicts(told)]
    assert found == [
        (BEGAN, Outcome.KILLED, ConflictKind.DISAGREEMENT),
        (BEGAN, Outcome.WOUNDED, ConflictKind.DISAGREEMENT),
        (BEGAN + DAY, Outcome.KILLED, ConflictKind.DISAGREEMENT),
        (BEGAN + DAY, Outcome.KILLED, ConflictKind.REVISION),
    ]


def test_reconciled_pairs_stand_in_the_order_of_days() -> None:
    wounded, rounded = (figure(count, outcome=Outcome.WOUNDED) for count in (36, Count.more_than(30)))
    told = [
        cited(BEGAN + 2 * DAY, figure(2300), figure(9, group=Group.UNSPECIFIED), source="z"),
        cited(BEGAN + DAY, ENEMY, source="y"),
        cited(BEGAN, figure(200), wounded, rounded),
    ]
    days = [(pair.second.published, pair.reason.partition(":")[0]) for pair in reconciled(told)]
    assert days == [
        (BEGAN, "round numbers"),
        (BEGAN + DAY, "of different days"),
        (BEGAN + 2 * DAY, "different groups"),
    ]


def test_soldiers_and_civilians_of_one_report_look_like_no_conflict() -> None:
    told = cited(BEGAN, figure(532), figure(9, group=Group.CIVILIAN))
    assert kinds(told) == reasons(told) == []
