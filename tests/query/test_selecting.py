"""Accounts and choosing among them: nothing is invented, orders agree, days divide."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkconflict.corpus import Corpus
from nkconflict.errors import NkConflictError
from nkconflict.model.claims import CasualtyClaim, Scope
from nkconflict.model.dates import Period
from nkconflict.query import accounts, as_of, distinct, known_at, select
from nkconflict.reading.parse import parse
from query.drawn import BEGAN, cited, corpora, dated, figure


@given(corpora())
def test_every_sighting_is_one_account_in_order_of_publication(corpus: Corpus) -> None:
    found = accounts(corpus)
    assert sorted(map(id, (a.sighting for a in found))) == sorted(map(id, (s for _, s in corpus.sightings())))
    days = [account.published for account in found if account.published]
    assert days == sorted(days)
    assert accounts(found) == found == accounts(corpus.reports)


@given(corpora(), st.sampled_from(("armenia", "azerbaijan")), st.sampled_from(("military", "civilian")))
def test_selections_commute_and_shrink(corpus: Corpus, party: str, group: str) -> None:
    by, of = select(corpus, claimant=party), select(corpus, group=group)
    assert set(by) <= set(accounts(corpus))
    assert select(by, group=group) == select(of, claimant=party)
    assert select(by, group=group) == select(corpus, claimant=party, group=group)
    assert select(corpus) == accounts(corpus)


@given(corpora(), st.sampled_from(("armenia", "azerbaijan", "nagorno-karabakh")))
def test_what_is_selected_agrees_with_what_was_asked(corpus: Corpus, party: str) -> None:
    for account in select(corpus, CasualtyClaim, side=party, scope="increment"):
        claim = account.claim
        assert isinstance(claim, CasualtyClaim)
        assert [p.root.id for p in claim.side] == [party]
        assert claim.scope is Scope.INCREMENT


@given(corpora())
def test_distinct_covers_every_account_once(corpus: Corpus) -> None:
    told = distinct(corpus)
    assert Counter(a for telling in told for a in telling.accounts) == Counter(accounts(corpus))
    assert all(account.claim == telling.claim for telling in told for account in telling.accounts)


@given(corpora(), dated(), dated())
def test_what_was_known_grows_with_the_days(corpus: Corpus, one: date, other: date) -> None:
    early, late = sorted((one, other))
    assert set(known_at(corpus, early)) <= set(known_at(corpus, late))
    assert known_at(known_at(corpus, late), early) == known_at(corpus, early)
    assert set(as_of(corpus, late)) <= set(accounts(corpus))


def test_a_doubled_caption_is_one_claim_with_two_accounts() -> None:
    caption = "A missile killed 13 civilians in Ganja, Azerbaijan, on Saturday, officials in Azerbaijan said."
    report = parse(f" date 2020-10-19 The war went on.\n\n{caption}\n\n{caption}", source="a")
    (telling,) = (telling for telling in distinct([report]) if isinstance(telling.claim, CasualtyClaim))
    assert len(telling.accounts) == 2
    assert telling.sources == ("a",)
    assert telling.key.startswith("k1-")


def test_incidents_that_name_no_day_and_place_are_never_merged_across_sources() -> None:
    wounded = figure(3, scope=Scope.INCIDENT, period=None)
    told = Corpus([cited(BEGAN, wounded), cited(BEGAN + timedelta(30), wounded)])
    assert len(distinct(told)) == 2
    running = figure(729)
    assert len(distinct(Corpus([cited(BEGAN, running), cited(BEGAN + timedelta(1), running)]))) == 1


def test_what_is_printed_later_of_an_earlier_day_holds_then_and_was_not_known() -> None:
    day = BEGAN + timedelta(5)
    late = cited(day + timedelta(10), figure(8, scope=Scope.INCIDENT, period=Period.day(day)))
    assert len(as_of([late], day)) == 1
    assert known_at([late], day) == ()


def test_a_running_count_does_not_hold_before_it_was_given() -> None:
    told = [cited(BEGAN + timedelta(5), figure(158))]
    assert as_of(told, BEGAN + timedelta(4)) == ()
    assert len(as_of(told, BEGAN + timedelta(6))) == 1


def test_bare_sightings_have_no_day_unless_they_are_cited() -> None:
    report = parse(" date 2020-10-19 Armenia said 12 of its soldiers were killed.", source="a")
    assert [account.published for account in accounts(report.sightings)] == [None] * len(report.sightings)
    assert known_at(report.sightings, date(2030, 1, 1)) == ()
    assert accounts(cited(BEGAN, figure(1)).sightings)[0].published == BEGAN


def test_what_is_no_sighting_is_refused_by_name() -> None:
    with pytest.raises(NkConflictError, match="not of int"):
        accounts([1])  # type: ignore[arg-type]


def test_a_ministry_is_a_claimant_of_its_own_and_speaks_for_its_state() -> None:
    claim = figure(5, by="armenia-defence-ministry", side="armenia")
    told = [cited(BEGAN, claim, figure(6, by="armenia"))]
    assert len(select(told, claimant="armenia")) == 2
    assert [account.claim for account in select(told, claimant="armenia-defence-ministry")] == [claim]
