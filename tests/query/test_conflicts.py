"""Conflicts, and what only looks like one: each pair with its kind or with the reason why it is none."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given

from nkconflict.corpus import Corpus
from nkconflict.model.claims import CasualtyClaim, Group, Scope
from nkconflict.model.counts import Count
from nkconflict.model.dates import Period
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


def test_a_later_figure_below_what_another_said_before_disagrees_and_one_above_may_have_grown() -> None:
    early, late = cited(BEGAN, figure(200)), cited(BEGAN + DAY, ENEMY)
    assert kinds(early, late) == []
    assert reasons(early, late) == ["of different days: 2020-09-27 and 2020-09-28"]
    assert kinds(cited(BEGAN, ENEMY), cited(BEGAN + DAY, figure(200))) == ["disagreement"]


def test_a_figure_taken_back_is_a_revision() -> None:
    assert kinds(cited(BEGAN, figure(158), figure(151))) == ["revision"]


def test_a_count_that_grows_is_no_conflict_and_does_not_look_like_one() -> None:
    told = cited(BEGAN, figure(729)), cited(BEGAN + DAY, figure(974))
    assert kinds(*told) == reasons(*told) == []


def test_round_numbers_are_reconciled() -> None:
    told = cited(BEGAN, figure(36)), cited(BEGAN + DAY, figure(Count.more_than(30)))
    assert kinds(*told) == []
    assert reasons(*told) == ["round numbers: 36 and more than 30 may be the same"]


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
    assert reason in reasons(told)


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


def test_soldiers_and_civilians_of_one_report_look_like_no_conflict() -> None:
    told = cited(BEGAN, figure(532), figure(9, group=Group.CIVILIAN))
    assert kinds(told) == reasons(told) == []
