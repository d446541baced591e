"""Totals: an interval a claimant with its argument, and never a sum of what may not be added."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import attrs
from hypothesis import given

from nkconflict.corpus import Corpus
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.attribution import Attribution, Modality
from nkconflict.model.claims import CasualtyClaim, Group, Scope
from nkconflict.model.counts import Count
from nkconflict.model.dates import Period
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Citation, Link, LinkKind, Sighting
from nkconflict.query import Account, Total, accounts, conflicts, known_at, series, totals
from nkconflict.query.counted import Episodes
from query.drawn import BEGAN, cited, corpora, dated, figure, of_many_kinds

DAY = timedelta(1)


def _count(account: Account) -> int | None:
    assert isinstance(account.claim, CasualtyClaim)
    return account.claim.count.low


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
    assert Counter(told) == Counter(a for a in accounts(corpus) if isinstance(a.claim, CasualtyClaim))
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
    assert total.left_out[0].account.claim == figure(10)


def test_a_part_that_is_of_other_people_is_a_total_of_its_own() -> None:
    links = [Link(kind=LinkKind.SUBSET_OF, subject=1, object=0)]
    told = cited(BEGAN, figure(60, group=Group.UNSPECIFIED), figure(10, group=Group.CIVILIAN), links=links)
    assert {(total.counted.group, total.low) for total in totals([told])} == {
        (Group.UNSPECIFIED, 60),
        (Group.CIVILIAN, 10),
    }


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
    assert total.since is None
    assert [(_count(left.account), left.reason.partition(",")[0]) for left in total.left_out] == [
        (3, "another incident"),
        (4, "another incident"),
    ]


def test_the_largest_incident_is_of_its_day_and_not_since_the_war_began() -> None:
    theirs = figure(2300, by="azerbaijan", side="nagorno-karabakh")
    incident = figure(9, scope=Scope.INCIDENT, period=Period.day(BEGAN + DAY))
    told = totals([cited(BEGAN, theirs), cited(BEGAN + DAY, incident)])
    assert {(total.low, total.since) for total in told} == {(2300, BEGAN), (9, None)}


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


def test_a_round_number_before_a_figure_that_it_admits_is_left_out() -> None:
    total = only(cited(BEGAN, figure(Count.more_than(30))), cited(BEGAN + DAY, figure(36)))
    assert (total.low, total.high) == (36, 36)
    assert [str(left) for left in total.left_out] == [
        "AP, 2020-09-27: an earlier figure that admits the latest, 36"
    ]


def test_a_figure_that_is_printed_again_is_used_once() -> None:
    total = only(cited(BEGAN, figure(532)), cited(BEGAN + DAY, figure(532)))
    assert (total.low, len(total.used)) == (532, 1)
    assert [left.reason for left in total.left_out] == ["the same running count, printed before"]


def test_totals_stand_in_the_order_of_what_is_counted_since_when_and_by_whom() -> None:
    ganja, barda = (Lexicon.default().place(place) for place in ("ganja", "barda"))
    told = of_many_kinds(ganja, barda)
    found = [(t.low, t.counted.subgroup, t.counted.place, t.since, t.claimant) for t in totals(told)]
    assert found == [
        (20, None, None, date(2016, 4, 2), "nagorno-karabakh"),
        (50, None, None, BEGAN, "azerbaijan"),
        (60, None, None, BEGAN, "nagorno-karabakh"),
        (6, None, "barda", BEGAN, "nagorno-karabakh"),
        (5, None, "ganja", BEGAN, "nagorno-karabakh"),
        (9, "officers", None, BEGAN, "nagorno-karabakh"),
    ]


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


def test_an_old_figure_that_is_printed_again_supersedes_nothing() -> None:
    old = figure(223, as_of=BEGAN + 8 * DAY)
    told = [cited(BEGAN + 20 * DAY, figure(772)), cited(BEGAN + 26 * DAY, old)]
    assert only(*told).low == 772
    assert [str(point.step) for found in series(told) for point in found.points] == ["first", "raised"]
    assert conflicts(told) == ()


def test_a_count_of_one_place_is_no_continuation_of_the_whole() -> None:
    ganja = figure(10, place=Lexicon.default().place("ganja"))
    told = [cited(BEGAN, figure(60)), cited(BEGAN + DAY, ganja)]
    assert {(total.counted.place, total.low) for total in totals(told)} == {(None, 60), ("ganja", 10)}


def test_a_shorter_count_of_the_same_war_supersedes_nothing() -> None:
    short = figure(9, period=Period(BEGAN + 5 * DAY, None))
    told = [cited(BEGAN + 6 * DAY, figure(40)), cited(BEGAN + 7 * DAY, short)]
    assert {(total.since, total.low) for total in totals(told)} == {(BEGAN, 40), (BEGAN + 5 * DAY, 9)}
    later = cited(BEGAN + 8 * DAY, figure(55, period=None))
    assert {total.low for total in totals([*told, later])} == {55, 9}


@given(corpora(), dated())
def test_a_total_of_a_day_is_that_of_what_was_known_then(corpus: Corpus, day: date) -> None:
    assert totals(corpus, as_of=day) == totals(known_at(corpus, day), as_of=day)


def test_what_another_party_counts_from_changes_nothing() -> None:
    mine = [cited(BEGAN, figure(350)), cited(BEGAN + 22 * DAY, figure(729, period=None))]
    theirs = figure(20, by="azerbaijan", period=Period(BEGAN + 21 * DAY, None))
    own = [t for t in totals([*mine, cited(BEGAN + 23 * DAY, theirs)]) if t.claimant == "nagorno-karabakh"]
    assert [(total.since, total.low) for total in own] == [(BEGAN, 729)]


def test_outlets_that_add_up_for_themselves_are_told_apart() -> None:
    tally = figure(600, by="armenia", side="armenia")
    reports = []
    for outlet, number in (("AP", 600), ("RT", 400)):
        claim = attrs.evolve(tally, by=Attribution.own(), count=Count.exact(number))
        citation = Citation(outlet=outlet, published=BEGAN)
        reports.append(Report(source=outlet, text="", published=BEGAN, sightings=[Sighting(claim, citation)]))
    assert {(total.outlet, total.low) for total in totals(reports)} == {("AP", 600), ("RT", 400)}
    assert "says AP itself" in str(totals(reports)[0])


def test_a_figure_that_was_taken_back_does_not_come_back() -> None:
    counts = (Count.exact(110), Count.exact(95), Count.about(100))
    told = [cited(BEGAN + n * DAY, figure(count)) for n, count in enumerate(counts)]
    assert only(*told).low == 95


def test_figures_of_one_day_in_several_sources_have_no_order() -> None:
    told = [
        cited(BEGAN, figure(number), source=source) for source, number in (("a", 151), ("b", 149), ("c", 158))
    ]
    total = only(*told)
    assert (total.low, total.high) == (149, 158)
    assert len(total.used) == 3
    assert total.caveat is not None
    assert only(*reversed(told)) == total


def test_an_incident_after_the_count_is_not_in_it_and_not_added() -> None:
    later = figure(9, scope=Scope.INCIDENT, period=Period.day(BEGAN + 9 * DAY))
    total = only(cited(BEGAN, figure(532)), cited(BEGAN + 10 * DAY, later))
    assert total.low == 532
    assert "does not hold it" in total.left_out[0].reason


def test_an_incident_after_the_day_of_the_count_is_not_in_it_though_printed_with_it() -> None:
    incident = figure(9, scope=Scope.INCIDENT, period=Period.day(BEGAN + 2 * DAY))
    total = only(cited(BEGAN + 3 * DAY, figure(532, as_of=BEGAN + DAY), incident))
    assert total.low == 532
    assert "does not hold it" in total.left_out[0].reason


def test_an_incident_without_a_day_is_of_the_day_of_its_printing() -> None:
    undated = figure(9, scope=Scope.INCIDENT, period=None)
    later = only(cited(BEGAN, figure(532)), cited(BEGAN + 10 * DAY, undated))
    assert "does not hold it" in later.left_out[0].reason
    before = only(cited(BEGAN, undated), cited(BEGAN + DAY, figure(532)))
    assert before.left_out[0].reason == "of one incident: the running count holds it, or may"


def test_additions_alone_are_of_the_count_that_they_are_added_to_and_give_no_figure() -> None:
    told = (
        cited(BEGAN + DAY, figure(40)),
        cited(BEGAN + 2 * DAY, figure(5, by="armenia", scope=Scope.INCREMENT)),
    )
    (theirs,) = (total for total in totals(told) if total.claimant == "armenia")
    assert theirs.low is None
    assert theirs.since == BEGAN


def test_an_incident_of_a_time_without_a_war_is_of_no_war_before_it() -> None:
    april = cited(date(2016, 4, 7), figure(36, period=Period(date(2016, 4, 1), None)))
    july = cited(date(2020, 7, 14), figure(11, scope=Scope.INCIDENT, period=Period.day(date(2020, 7, 14))))
    during = cited(date(2016, 4, 8), figure(2, scope=Scope.INCIDENT))
    old = cited(date(2016, 4, 9), figure(1, scope=Scope.INCIDENT, period=Period.day(date(2015, 9, 1))))
    unsaid = cited(date(2020, 7, 20), figure(13, period=None))
    retold = cited(date(2020, 7, 21), figure(36, period=None))
    told = accounts((april, july, during, old, unsaid, retold))
    episodes = Episodes(told)
    since = {_count(account): episodes.of(account) for account in told[:-1]}
    assert since == {36: date(2016, 4, 1), 2: date(2016, 4, 1), 11: None, 1: None, 13: None}
    assert episodes.of(told[-1]) == date(2016, 4, 1), (
        "a figure of an earlier war that is told again is of that war"
    )
