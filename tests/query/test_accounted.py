"""Every account is told of, in totals as in series: used or left out, once, with its reason in words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import attrs
import pytest
from hypothesis import given

from nkconflict.corpus import Corpus
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.attribution import Attribution, Modality
from nkconflict.model.claims import CasualtyClaim, Nondisclosure, Outcome, Scope
from nkconflict.model.counts import Count
from nkconflict.model.dates import Period
from nkconflict.query import accounts, conflicts, series, totals
from query.drawn import BEGAN, PLACES, cited, corpora, figure

DAY: Final = BEGAN + timedelta(10)
REASONS: Final = (
    "denied by the one who tells it",
    "a part of another figure of its report",
    "the same running count, printed before",
    "an earlier figure that admits the latest, ",
    "an earlier figure of the running count that now is ",
    "newly added: the running count holds it",
    "not said whether the running count holds it",
    "of an incident after the running count, which does not hold it: not added",
    "of one incident: the running count holds it, or may",
    "newly added to a count that is not given",
    "not said whether it is a running count",
    "another incident, or the same one told again: these are not added up",
)
CAVEATS: Final = (
    None,
    "figures of one day in several sources, of which no order is known",
    "no running count and no incident",
    "no running count: the largest incident is a least number, and no more",
)


def incident(number: int, day: date | None = None) -> CasualtyClaim:
    """Return a figure of one incident."""
    return figure(number, scope=Scope.INCIDENT, period=day and Period.day(day))


@given(corpora())
def test_each_figure_is_used_or_left_out_once_with_a_reason(corpus: Corpus) -> None:
    figures = [account for account in accounts(corpus) if isinstance(account.claim, CasualtyClaim)]
    told = totals(corpus)
    found = [account for total in told for account in total.used]
    found += [left.account for total in told for left in total.left_out]
    assert sorted(map(str, found)) == sorted(map(str, figures))
    assert all(left.reason.startswith(REASONS) for total in told for left in total.left_out)
    assert all(total.caveat in CAVEATS for total in told)
    in_series = [account for one in series(corpus) for point in one.points for account in point.accounts]
    in_series += [account for one in series(corpus) for account in one.increments]
    in_series += [left.account for one in series(corpus) for left in one.left_out]
    assert sorted(map(str, in_series)) == sorted(map(str, figures))


def test_what_stands_beside_a_running_count_says_why_it_is_left_out() -> None:
    corpus = Corpus(
        [
            cited(DAY, figure(100), source="a"),
            cited(DAY - timedelta(1), figure(5, scope=Scope.INCREMENT), source="b"),
            cited(DAY - timedelta(1), figure(6, scope=Scope.UNSPECIFIED), source="c"),
            cited(DAY + timedelta(2), incident(7, DAY + timedelta(2)), source="d"),
            cited(DAY + timedelta(3), incident(8, DAY - timedelta(3)), source="e"),
            cited(DAY, attrs.evolve(figure(9), modality=Modality.DENIED), source="f"),
        ]
    )
    (total,) = totals(corpus)
    reasons = {left.account.claim.count.number: left.reason for left in total.left_out}  # type: ignore[union-attr]
    assert reasons == {
        5: "newly added: the running count holds it",
        6: "not said whether the running count holds it",
        7: "of an incident after the running count, which does not hold it: not added",
        8: "of one incident: the running count holds it, or may",
        9: "denied by the one who tells it",
    }
    assert (total.low, total.high, total.since, total.claimant) == (100, 100, BEGAN, "nagorno-karabakh")
    (told,) = series(corpus)
    reasons = {left.account.claim.count.number: left.reason for left in told.left_out}  # type: ignore[union-attr]
    assert reasons == {
        6: "not said to be a running count",
        7: "of one incident",
        8: "of one incident",
        9: "denied by the one who tells it",
    }


def test_without_a_running_count_the_largest_incident_is_a_least_number() -> None:
    undated = [
        cited(DAY, incident(3), source="a"),
        cited(DAY, incident(8), source="b"),
        cited(DAY, figure(9, scope=Scope.INCREMENT, period=None), source="c"),
        cited(DAY, figure(20, scope=Scope.UNSPECIFIED, period=None), source="d"),
    ]
    (total,) = totals(Corpus(undated))
    assert (total.low, total.high) == (8, None)
    assert [account.claim.count.number for account in total.used] == [8]  # type: ignore[union-attr]
    assert total.counted.outcome == "killed"
    assert sorted(left.reason for left in total.left_out) == sorted([REASONS[9], REASONS[10], REASONS[11]])
    assert total.caveat == CAVEATS[3]
    (bare,) = totals(Corpus(undated[2:]))
    assert (bare.low, bare.high, bare.used, bare.caveat) == (None, None, (), CAVEATS[2])


def test_two_sources_of_one_day_bound_the_last_figure() -> None:
    corpus = Corpus([cited(DAY, figure(100), source="a"), cited(DAY, figure(120), source="b")])
    (total,) = totals(corpus)
    assert (total.low, total.high, total.caveat) == (100, 120, CAVEATS[1])
    assert [account.source for account in total.used] == [f"a/{DAY}", f"b/{DAY}"]


def test_a_rounded_figure_leaves_the_exact_one_standing() -> None:
    rounded = cited(DAY + timedelta(1), figure(Count.more_than(30)), source="b")
    (total,) = totals(Corpus([cited(DAY, figure(36), source="a"), rounded]))
    assert (total.low, total.high) == (36, None)
    assert [account.source for account in total.used] == [f"a/{DAY}", f"b/{DAY + timedelta(1)}"]
    (again,) = totals(Corpus([cited(DAY, figure(Count.vague("dozens"))), rounded]))
    assert again.low == 31


@pytest.mark.parametrize("own", [True, False])
def test_the_report_s_own_figure_is_its_outlet_s(own: bool) -> None:
    claim = attrs.evolve(figure(5), by=Attribution.own()) if own else figure(5)
    single = attrs.evolve(claim, scope=Scope.INCIDENT)
    for told in (totals(Corpus([cited(DAY, claim)])), totals(Corpus([cited(DAY, single)]))):
        assert [(total.claimant, total.outlet) for total in told] == [
            (None, "AP") if own else ("nagorno-karabakh", None)
        ]
    (one,) = series(Corpus([cited(DAY, claim)]))
    assert (one.claimant, one.outlet) == ((None, "AP") if own else ("nagorno-karabakh", None))
    assert str(one.counted) == str(totals(Corpus([cited(DAY, claim)]))[0].counted)


def test_a_series_is_chosen_by_each_of_its_arguments_and_keeps_its_silences() -> None:
    lexicon = Lexicon.default()
    azerbaijan = lexicon.party("azerbaijan")
    silent = Nondisclosure(by=Attribution.named(azerbaijan), side=[azerbaijan])
    corpus = Corpus(
        [
            cited(DAY, figure(5), figure(6, outcome=Outcome.WOUNDED), figure(7, by="azerbaijan"), silent),
            cited(DAY, figure(8, side="azerbaijan"), figure(2, subgroup="children"), source="y"),
        ]
    )

    def numbers(**asked: str) -> list[int | None]:
        return sorted(point.count.number for one in series(corpus, **asked) for point in one.points)  # type: ignore[type-var]

    assert numbers() == [2, 5, 6, 7, 8]
    assert numbers(claimant="azerbaijan") == [7]
    assert numbers(side="azerbaijan") == [7, 8]
    assert numbers(outcome="wounded") == [6]
    assert numbers(subgroup="children") == [2]
    assert numbers(group="civilian") == []
    (theirs,) = series(corpus, claimant="azerbaijan")
    assert [account.claim for account in theirs.silences] == [silent]
    (others,) = series(corpus, claimant="nagorno-karabakh", side="azerbaijan")
    assert others.silences == ()


def test_incidents_conflict_where_two_claimants_tell_of_one_and_no_other() -> None:
    def at(number: int, place: int, by: str, day: date = DAY) -> CasualtyClaim:
        return figure(
            number, by=by, side="armenia", scope=Scope.INCIDENT, period=Period.day(day), place=PLACES[place]
        )

    corpus = Corpus(
        [
            cited(DAY, at(3, 0, "azerbaijan"), at(4, 1, "azerbaijan"), source="a"),
            cited(DAY, figure(50), at(9, 0, "armenia"), at(4, 1, "armenia"), source="b"),
            cited(DAY, at(9, 2, "russia"), at(3, 0, "russia", DAY + timedelta(1)), source="c"),
        ]
    )
    (found,) = conflicts(corpus)
    assert found.first.claim == at(3, 0, "azerbaijan")
    assert found.second.claim == at(9, 0, "armenia")
    assert found.counted is not None
    assert found.counted.outcome == "killed"


def test_answers_say_in_words_what_they_hold() -> None:
    corpus = Corpus([cited(DAY, figure(5)), cited(DAY, attrs.evolve(figure(2), period=None), source="y")])
    told = {str(total).split("\n")[0] for total in totals(corpus)}
    assert any(f" since {BEGAN}: " in line and line.endswith("says nagorno-karabakh") for line in told)
    (bare,) = totals(Corpus([cited(DAY, incident(3))]))
    assert " since " not in str(bare).split("\n")[0]
    (one,) = series(Corpus([cited(DAY, figure(5))]))
    head, point = str(one).split("\n")
    assert head == f"{one.counted} since {BEGAN}, says nagorno-karabakh"
    assert point == f"  {DAY}: 5 (first)"
    assert str(Count.none()) == "none"


@pytest.mark.parametrize("first", [True, False])
def test_an_open_bound_of_one_figure_opens_that_of_both(first: bool) -> None:
    sources = ("a", "b") if first else ("b", "a")
    corpus = Corpus(
        [
            cited(DAY, figure(Count.more_than(200)), source=sources[0]),
            cited(DAY, figure(Count.up_to(100)), source=sources[1]),
        ]
    )
    (total,) = totals(corpus)
    assert total.high is None
    assert not total.low or total.low <= 100
