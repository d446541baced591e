"""The shipped timeline: its running counts come out of the queries as its curators noted them."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from itertools import groupby, pairwise
from pathlib import Path

import pytest

from nkconflict.datasets import CuratedClaim, curated_claims, load_2020_war, load_claims
from nkconflict.model.claims import CasualtyClaim
from nkconflict.query import Series, conflicts, lifelines, select, series, silences, totals

KARABAKH = "nagorno-karabakh"
COUNTS = {
    "nagorno-karabakh-military-killed": (
        "nagorno-karabakh",
        "nagorno-karabakh",
        "military",
        "killed",
        55,
        51,
    ),
    "azerbaijan-civilian-killed": ("azerbaijan", "azerbaijan", "civilian", "killed", 36, 34),
    "azerbaijan-civilian-wounded": ("azerbaijan", "azerbaijan", "civilian", "wounded", 32, 30),
    "azerbaijan-military-killed": ("azerbaijan", "azerbaijan", "military", "killed", 10, 7),
}
"""Claimant, side, group, outcome, rows, and rows in the chain that never falls, as curated."""


def rows_of(name: str) -> list[CuratedClaim]:
    return [claim for claim in curated_claims() if claim.series == name]


def the_count(claimant: str, side: str, group: str, outcome: str) -> Series:
    (found,) = series(load_2020_war(), claimant=claimant, side=side, group=group, outcome=outcome)
    return found


@pytest.mark.parametrize("name", sorted({c.series for c in curated_claims() if c.series}))
def test_a_chain_marked_monotone_never_falls_between_days(name: str) -> None:
    chain = [claim for claim in rows_of(name) if claim.monotone]
    days = [
        [claim.claim.count.number or 0 for claim in claims]
        for _, claims in groupby(chain, key=lambda claim: claim.published)
    ]
    assert all(max(before) <= max(after) for before, after in pairwise(days)), days


@pytest.mark.parametrize("name", sorted(COUNTS))
def test_a_query_finds_every_row_of_a_count_and_others_only_of_another_body(name: str) -> None:
    *what, rows, chained = COUNTS[name]
    curated = rows_of(name)
    assert len(curated) == rows
    assert sum(claim.monotone for claim in curated) == chained
    found = the_count(*what)
    told = Counter(account.claim for point in found.points for account in point.accounts)
    wanted = Counter(claim.claim for claim in curated)
    assert wanted <= told
    bodies = {claim.claim.by.body for claim in curated}
    for claim in told:
        assert isinstance(claim, CasualtyClaim)
        assert claim in wanted or claim.by.body not in bodies


def test_the_correction_of_2_october_is_a_revision() -> None:
    found = the_count("nagorno-karabakh", "nagorno-karabakh", "military", "killed")
    october = [point for point in found.points if point.published == date(2020, 10, 2)]
    assert [(str(point.count), str(point.step)) for point in october] == [
        ("158", "raised"),
        ("157", "lowered"),
        ("151", "lowered"),
    ]
    assert found.revisions == tuple(october[1:])


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2020, 9, 27), 16),
        (date(2020, 10, 8), 350),
        (date(2020, 10, 13), 532),
        (date(2020, 10, 19), 729),
        (date(2020, 10, 26), 974),
        (date(2020, 11, 2), 1177),
        (date(2020, 12, 12), 1815),
    ],
)
def test_the_total_of_the_karabakh_army_is_what_it_said_by_a_day(day: date, number: int) -> None:
    told = select(
        load_2020_war(),
        claimant="nagorno-karabakh",
        side="nagorno-karabakh",
        group="military",
        outcome="killed",
    )
    (total,) = totals(told, as_of=day)
    assert (total.low, total.high) == (number, number)


@pytest.mark.parametrize(
    ("day", "number"),
    [(date(2020, 9, 30), 14), (date(2020, 10, 13), 42), (date(2020, 10, 17), 60), (date(2020, 10, 26), 65)],
)
def test_the_civilians_that_azerbaijan_counted_dead_are_what_it_said_by_a_day(day: date, number: int) -> None:
    found = the_count("azerbaijan", "azerbaijan", "civilian", "killed")
    printed = [p.count.number for p in found.points if p.published and p.published <= day]
    assert printed[-1] == number


def test_civilians_of_nagorno_karabakh_were_36_and_then_over_30() -> None:
    found = the_count("nagorno-karabakh", "nagorno-karabakh", "civilian", "killed")
    rounded = [str(p.count) for p in found.points if str(p.step) == "rounded"]
    assert "more than 30" in rounded
    told = select(load_2020_war(), claimant="nagorno-karabakh", group="civilian", outcome="killed")
    (total,) = totals(told, as_of=date(2020, 10, 26))
    assert (total.low, total.high) == (36, None)


def test_azerbaijan_gave_no_figure_of_its_dead_soldiers_before_3_december() -> None:
    war = load_2020_war()
    asked = ("azerbaijan", "military", "killed")
    by_then = {(s.party, str(s.group), str(s.outcome)) for s in silences(war, date(2020, 10, 26))}
    later = {(s.party, str(s.group), str(s.outcome)) for s in silences(war, date(2020, 12, 3))}
    assert asked in by_then
    assert asked not in later


def test_claims_about_the_opposing_side_never_enter_an_own_losses_series() -> None:
    for claim in curated_claims():
        if claim.citation.note and "opposing side" in claim.citation.note:
            assert claim.series is None
            assert claim.claim.by.party not in claim.claim.side


def test_fighters_of_neither_side_are_compared_with_the_soldiers_of_none() -> None:
    syrian = [claim.claim for claim in curated_claims() if claim.claim.subgroup == "Syrian fighters"]
    assert [claim.count.number for claim in syrian] == [170, 217, 541]
    assert {claim.side for claim in syrian} == {()}
    clashing = conflicts(load_2020_war())
    assert not [clash for clash in clashing if "syrian-observatory" in str(clash)]


def test_the_four_truces_of_the_war_have_their_lifelines_in_order() -> None:
    lines = lifelines(load_2020_war())
    assert [line.known for line in lines] == ["oct-10-2020", "oct-18-2020", "oct-26-2020", "nov-10-2020"]
    assert [line.then for line in lines] == ["oct-18-2020", "oct-26-2020", "nov-10-2020", None]
    assert all(line.effective for line in lines)


def test_confidence_filters_and_drops_nothing_by_itself() -> None:
    every = curated_claims()
    assert len(every) == 337
    for asked, least in (
        ("high", {"high"}),
        ("medium", {"high", "medium"}),
        ("low", {"high", "medium", "low"}),
    ):
        chosen = curated_claims(asked)
        assert {str(claim.citation.confidence) for claim in chosen} == least
        assert chosen == tuple(claim for claim in every if claim.citation.confidence in least)
        assert sum(len(report.sightings) for report in load_claims(asked)) == len(chosen)


def test_derived_and_preliminary_rows_are_marked() -> None:
    assert sum(claim.derived for claim in curated_claims()) == 8
    assert sum(claim.preliminary for claim in curated_claims()) == 3


def test_a_corpus_of_the_timeline_has_a_report_a_day_and_no_text() -> None:
    corpus = load_claims()
    assert [report.published for report in corpus] == sorted({c.published for c in curated_claims()})
    assert {report.text for report in corpus} == {""}
    assert load_claims() == corpus


def test_the_war_leaves_out_other_wars() -> None:
    for report in load_2020_war():
        for claim in report.claims(CasualtyClaim):
            assert claim.period is not None
            assert claim.period.since is not None
            assert date(2020, 9, 27) <= claim.period.since <= date(2020, 11, 10)


def test_every_row_of_the_shared_timeline_is_shipped(shared: Path) -> None:
    with (shared / "facts" / "claims_timeline.csv").open(encoding="utf-8", newline="") as file:
        given = {row["id"]: row for row in csv.DictReader(file)}
    assert set(given) == {claim.id for claim in curated_claims()}
    for claim in curated_claims():
        row = given[claim.id]
        assert str(claim.published) == row["published"]
        assert str(claim.claim.count.number or "") == row["number"]
        assert str(claim.claim.count.qualifier) == row["qualifier"]
