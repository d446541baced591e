"""Totals: an interval a claimant with its argument, and never a sum of what may not be added."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given

from nkconflict.corpus import Corpus
from nkconflict.model.attribution import Modality
from nkconflict.model.claims import CasualtyClaim, Scope
from nkconflict.model.counts import Count
from nkconflict.model.dates import Period
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Link, LinkKind
from nkconflict.query import Total, accounts, totals
from query.drawn import BEGAN, cited, corpora, dated, figure

DAY = timedelta(1)


def only(*told: Report, as_of: date | None = None) -> Total:
    (total,) = totals(told, as_of=as_of)
    return total


@given(corpora())
def test_the_interval_meets_every_figure_that_it_used(corpus: Corpus) -> None:
    for total in totals(corpus):
        for account in total.used:
            claim = account.claim
            assert isinstance(claim, CasualtyClaim)
            assert total.low is None or claim.count.high is None or total.low <= claim.count.high
            assert total.high is None or claim.count.low is None or claim.count.low <= total.high


@given(corpora())
def test_every_figure_is_used_or_left_out_with_a_reason_and_no_claimant_is_mixed(corpus: Corpus) -> None:
    found = totals(corpus)
    told = [a for total in found for a in (*total.used, *(left.account for left in total.left_out))]
    assert len(told) == len([a for a in accounts(corpus) if isinstance(a.claim, CasualtyClaim)])
    for total in found:
        assert all(left.reason for left in total.left_out)
        claims = [a.claim for a in total.used if isinstance(a.claim, CasualtyClaim)]
        assert {claim.by.party and claim.by.party.root.id for claim in claims} <= {total.claimant}


@given(corpora())
def test_no_interval_is_above_the_largest_figure_used(corpus: Corpus) -> None:
    for total in totals(corpus):
        lows = [a.claim.count.low or 0 for a in total.used if isinstance(a.claim, CasualtyClaim)]
        assert (total.low or 0) <= max(lows, default=0)


@given(corpora(), dated())
def test_nothing_printed_after_a_day_is_used_for_it(corpus: Corpus, day: date) -> None:
    for total in totals(corpus, as_of=day):
        assert all(a.published is not None and a.published <= day for a in total.used)


def test_an_addition_is_never_added_to_its_total() -> None:
    links = [Link(kind=LinkKind.INCREMENT_OF, subject=0, object=1)]
    total = only(cited(BEGAN, figure(16, scope=Scope.INCREMENT), figure(532), links=links))
    assert (total.low, total.high) == (532, 532)
    assert [left.reason for left in total.left_out] == ["newly added: the running count holds it"]


def test_an_incident_is_never_added_to_a_running_count() -> None:
    total = only(cited(BEGAN, figure(532), figure(9, scope=Scope.INCIDENT, period=Period.day(BEGAN))))
    assert (total.low, total.high) == (532, 532)
    assert "one incident" in total.left_out[0].reason


def test_a_part_is_never_added_to_its_whole() -> None:
    links = [Link(kind=LinkKind.SUBSET_OF, subject=1, object=0)]
    total = only(cited(BEGAN, figure(60), figure(10), links=links))
    assert (total.low, total.high) == (60, 60)
    assert total.left_out[0].reason == "a part of another figure of its report"


def test_claimants_are_never_added_up() -> None:
    theirs = figure(2300, by="azerbaijan", side="nagorno-karabakh")
    told = [cited(BEGAN, figure(729)), cited(BEGAN, theirs, source="y")]
    assert {(t.claimant, t.low) for t in totals(told)} == {("nagorno-karabakh", 729), ("azerbaijan", 2300)}


def test_incidents_alone_give_a_least_number_and_say_so() -> None:
    told = [
        cited(BEGAN + n * DAY, figure(n + 3, scope=Scope.INCIDENT, period=Period.day(BEGAN + n * DAY)))
        for n in range(3)
    ]
    total = only(*told)
    assert (total.low, total.high) == (5, None)
    assert total.caveat is not None
    assert total.interval == "5 or more"
    assert len(total.left_out) == 2


def test_without_a_running_count_or_an_incident_there_is_no_figure() -> None:
    total = only(cited(BEGAN, figure(5, scope=Scope.INCREMENT, period=None)))
    assert (total.low, total.high, total.used) == (None, None, ())
    assert total.interval == "no figure"
    assert "caveat" in str(total)


def test_the_latest_figure_is_used_and_a_correction_replaces_what_it_corrects() -> None:
    total = only(cited(BEGAN, figure(158), figure(151)))
    assert (total.low, total.high) == (151, 151)
    assert total.left_out[0].reason == "an earlier figure of the running count that now is 151"


def test_a_round_number_does_not_unsay_the_figure_that_it_rounds() -> None:
    total = only(cited(BEGAN, figure(36)), cited(BEGAN + DAY, figure(Count.more_than(30))))
    assert (total.low, total.high) == (36, None)
    assert len(total.used) == 2


def test_a_denied_figure_is_left_out() -> None:
    total = only(cited(BEGAN, figure(16)), cited(BEGAN + DAY, figure(40, modality=Modality.DENIED)))
    assert total.low == 16


def test_a_total_is_as_of_a_day_and_prints_its_argument() -> None:
    told = [cited(BEGAN + n * DAY, figure(number)) for n, number in enumerate((16, 31, 58))]
    total = only(*told, as_of=BEGAN + DAY)
    assert str(total).splitlines() == [
        "nagorno-karabakh, military, killed since 2020-09-27: 31, says nagorno-karabakh",
        "  used: AP, 2020-09-28",
        "  left out: AP, 2020-09-27: an earlier figure of the running count that now is 31",
    ]
