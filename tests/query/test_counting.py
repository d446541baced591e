"""Running counts: one claimant each, in order, with corrections, round numbers and additions told."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import attrs
import pytest
from hypothesis import given

from nkconflict.corpus import Corpus
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.attribution import Attribution
from nkconflict.model.claims import CasualtyClaim, Nondisclosure, Scope
from nkconflict.model.counts import Count
from nkconflict.model.dates import Period
from nkconflict.model.sightings import Link, LinkKind
from nkconflict.query import Account, Step, accounts, conflicts, series, silences
from nkconflict.reading.parse import parse
from query.drawn import BEGAN, cited, corpora, figure, of_many_kinds

DAY = timedelta(1)


def steps(*counts: int | Count) -> list[str]:
    told = [cited(BEGAN + n * DAY, figure(count)) for n, count in enumerate(counts)]
    (found,) = series(told)
    return [str(point.step) for point in found.points]


@given(corpora())
def test_every_figure_is_in_one_series_once(corpus: Corpus) -> None:
    found = series(corpus)
    told = [account for one in found for point in one.points for account in point.accounts]
    told += [account for one in found for account in one.increments]
    told += [left.account for one in found for left in one.left_out]
    assert Counter(told) == Counter(a for a in accounts(corpus) if isinstance(a.claim, CasualtyClaim))


@given(corpora())
def test_a_series_has_one_claimant_and_neighbours_that_differ(corpus: Corpus) -> None:
    for found in series(corpus):
        by = {_claimant(account) for point in found.points for account in point.accounts}
        assert by <= {found.claimant}
        for one, two in pairwise(found.points):
            fell = not one.count.compatible(two.count) and not two.count.surely_exceeds(one.count)
            assert one.count != two.count
            assert (two.step is Step.LOWERED) == fell


def _claimant(account: Account) -> str | None:
    assert isinstance(account.claim, CasualtyClaim)
    party = account.claim.by.party
    return party.root.id if party else None


def test_a_series_says_what_it_counts_since_when_and_who_says_it() -> None:
    told = [cited(BEGAN, figure(16)), cited(BEGAN + DAY, figure(31))]
    (found,) = series(told)
    assert str(found).splitlines() == [
        "nagorno-karabakh, military, killed since 2020-09-27, says nagorno-karabakh",
        "  2020-09-27: 16 (first)",
        "  2020-09-28: 31 (raised)",
    ]


def test_series_stand_in_the_order_of_who_counts_what_and_since_when() -> None:
    ganja, barda = (Lexicon.default().place(place) for place in ("ganja", "barda"))
    told = of_many_kinds(ganja, barda)
    found = [(one.claimant, one.counted.subgroup, one.counted.place, one.since) for one in series(told)]
    assert found == [
        ("azerbaijan", None, None, BEGAN),
        ("nagorno-karabakh", None, None, date(2016, 4, 2)),
        ("nagorno-karabakh", None, None, BEGAN),
        ("nagorno-karabakh", None, "barda", BEGAN),
        ("nagorno-karabakh", None, "ganja", BEGAN),
        ("nagorno-karabakh", "officers", None, BEGAN),
    ]


def test_a_part_of_another_figure_is_left_out_of_a_series() -> None:
    part = [Link(kind=LinkKind.SUBSET_OF, subject=1, object=0)]
    (found,) = series([cited(BEGAN, figure(60), figure(10), links=part)])
    assert [(left.account.claim, left.reason) for left in found.left_out] == [
        (figure(10), "a part of another figure of its report")
    ]


@pytest.mark.parametrize(("gap", "late"), [(1, False), (2, True), (5, True)])
def test_an_addition_of_a_day_before_the_eve_is_backdated(gap: int, late: bool) -> None:
    added = figure(3, scope=Scope.INCREMENT, period=Period.day(BEGAN + DAY))
    (found,) = series([cited(BEGAN, figure(60)), cited(BEGAN + (1 + gap) * DAY, added)])
    assert [account.claim for account in found.backdated] == ([added] if late else [])


def test_an_addition_without_a_day_is_not_backdated() -> None:
    added = figure(3, scope=Scope.INCREMENT, period=None)
    (found,) = series([cited(BEGAN, figure(60)), cited(BEGAN + 9 * DAY, added)])
    assert len(found.increments) == 1
    assert found.backdated == ()


def test_a_series_without_a_first_day_or_a_claimant_says_neither() -> None:
    between_wars = cited(date(2019, 3, 1), attrs.evolve(figure(16, period=None), by=Attribution.own()))
    (found,) = series([between_wars])
    assert str(found).splitlines() == [
        "nagorno-karabakh, military, killed, says AP itself",
        "  2019-03-01: 16 (first)",
    ]


@pytest.mark.parametrize(
    ("counts", "wanted"),
    [
        ((158, 151), ["first", "lowered"]),
        ((729, 974), ["first", "raised"]),
        ((36, Count.more_than(30)), ["first", "rounded"]),
        ((Count.more_than(30), Count.more_than(60)), ["first", "raised"]),
        ((Count.more_than(60), Count.more_than(30)), ["first", "rounded"]),
        ((Count.more_than(30), 36), ["first", "raised"]),
        ((Count.about(200), 120), ["first", "lowered"]),
        ((729, 729), ["first"]),
    ],
)
def test_a_step_says_how_a_figure_stands_to_the_one_before(
    counts: tuple[int | Count, ...], wanted: list[str]
) -> None:
    assert steps(*counts) == wanted


def test_a_correction_of_the_same_day_stands_after_what_it_corrects() -> None:
    (found,) = series([cited(BEGAN, figure(158), figure(151))])
    assert [str(point.count) for point in found.points] == ["158", "151"]
    assert [str(point.count) for point in found.revisions] == ["151"]
    assert found.latest is found.points[-1]
    assert found.points[1].gap == 0


def test_additions_and_incidents_are_beside_the_running_count() -> None:
    told = cited(
        BEGAN,
        figure(532),
        figure(16, scope=Scope.INCREMENT, period=None),
        figure(2, scope=Scope.INCIDENT, period=None),
    )
    (found,) = series([told], claimant="nagorno-karabakh", outcome="killed")
    assert [str(p.count) for p in found.points] == ["532"]
    assert len(found.increments) == 1
    assert [left.reason for left in found.left_out] == ["of one incident"]


def test_wars_apart_are_counts_apart() -> None:
    april = figure(92, period=Period(date(2016, 4, 2), None))
    told = [cited(date(2016, 4, 5), april), cited(BEGAN, figure(16)), cited(BEGAN + DAY, figure(31))]
    assert [found.since for found in series(told)] == [date(2016, 4, 2), BEGAN]


def test_a_count_that_names_no_first_day_goes_on_with_the_one_that_had_begun() -> None:
    told = [cited(BEGAN, figure(16)), cited(BEGAN + DAY, figure(31, period=None))]
    (found,) = series(told)
    assert [str(point.count) for point in found.points] == ["16", "31"]


def test_a_silence_stands_with_the_count_that_it_is_about() -> None:
    silent = Nondisclosure(by=Attribution.own(), side=figure(1).side)
    told = [cited(BEGAN, silent), cited(BEGAN + DAY, figure(31, by="armenia", side="nagorno-karabakh"))]
    assert [found.silences for found in series(told)] == [()]
    assert "31 (first)" in str(series(told)[0])


def test_an_addition_of_days_long_before_is_back_dated_and_one_of_the_eve_is_not() -> None:
    late, eve = BEGAN + 20 * DAY, BEGAN + 19 * DAY
    found_late = figure(298, scope=Scope.INCREMENT, period=Period(BEGAN, BEGAN + 9 * DAY))
    new = figure(61, scope=Scope.INCREMENT, period=Period.day(eve))
    (found,) = series([cited(late, figure(359), found_late, new)])
    assert [account.claim for account in found.increments] == [found_late, new]
    assert [account.claim for account in found.backdated] == [found_late]


def test_a_part_of_a_figure_is_no_step_of_its_running_count() -> None:
    part = [Link(kind=LinkKind.SUBSET_OF, subject=1, object=0)]
    (counts,) = series([cited(BEGAN, figure(2400), figure(250), links=part)])
    assert [point.count.number for point in counts.points] == [2400]
    assert [left.reason for left in counts.left_out] == ["a part of another figure of its report"]


def test_a_count_of_the_day_before_stands_before_the_one_it_grew_into_though_told_behind_it() -> None:
    text = (
        "The death toll of the Karabakh army has climbed to 731, it reported on Friday. "
        "A day before, the figure stood at 702."
    )
    (found,) = series([parse(text, published=date(2020, 10, 24))])
    assert [(str(point.count), str(point.step)) for point in found.points] == [
        ("702", "first"),
        ("731", "raised"),
    ]


def test_a_figure_stands_behind_the_one_that_it_revises() -> None:
    text = "Armenia counts 151 soldiers killed, not the 158 it had announced earlier."
    (found,) = series([parse(text, published=date(2020, 10, 24))])
    assert [(str(point.count), str(point.step)) for point in found.points] == [
        ("158", "first"),
        ("151", "lowered"),
    ]


def test_an_opposition_s_figure_is_no_step_of_the_state_s_count() -> None:
    lexicon = Lexicon.default()
    armenia, opposition = lexicon.party("armenia"), lexicon.party("armenia-opposition")
    ministry = lexicon.party("armenia-defence-ministry")
    given = ((ministry, 900), (opposition, 4_000), (armenia, 1_100))
    told = [
        cited(BEGAN + n * DAY, attrs.evolve(figure(count, by="armenia"), by=Attribution.named(party)))
        for n, (party, count) in enumerate(given)
    ]
    found = {one.claimant: [str(point.step) for point in one.points] for one in series(told)}
    assert found == {armenia.id: ["first", "raised"], opposition.id: ["first"]}
    assert [str(clash.kind) for clash in conflicts(told)] == ["disagreement"]
    assert all(silence.party != opposition.id for silence in silences(told))
