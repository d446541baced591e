"""A corpus: each report once, in one order, merged in any order and without loss."""

from __future__ import annotations

import pickle
from datetime import date
from random import Random

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkconflict.corpus import Clash, Corpus
from nkconflict.errors import NkConflictError
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Evidence
from nkconflict.reading.parse import parse
from nkconflict.strategies import reports
from query.drawn import corpora

ONE = Report(source="a.txt", text="One.", published=date(2020, 10, 19))
OTHER = attrs.evolve(ONE, text="Another.")
LATER = attrs.evolve(ONE, published=date(2020, 10, 20))


@given(corpora(), corpora(), corpora())
def test_union_is_associative_commutative_and_idempotent(a: Corpus, b: Corpus, c: Corpus) -> None:
    assert (a | b) | c == a | (b | c)
    assert a | b == b | a
    assert hash(a | b) == hash(b | a)
    assert a | a == a
    assert a | Corpus() == a


@given(st.lists(reports(), max_size=4), st.randoms())
def test_the_order_of_building_means_nothing_and_no_report_is_lost(
    told: list[Report], chance: Random
) -> None:
    shuffled = sorted(told, key=lambda _: chance.random())
    corpus = Corpus(told)
    assert corpus == Corpus(shuffled) == Corpus(iter([*told, *told]))
    assert set(corpus) == set(told)
    assert [(r.source, r.sha256) for r in corpus] == sorted((r.source, r.sha256) for r in corpus)


@given(corpora(), reports())
def test_with_report_is_the_union_with_it(corpus: Corpus, report: Report) -> None:
    grown = corpus.with_report(report)
    assert grown == corpus | Corpus([report])
    assert report in grown
    assert report in grown.of(report.source)


@given(corpora(), st.dates(), st.dates())
def test_filters_shrink_and_commute(corpus: Corpus, day: date, other: date) -> None:
    def early(report: Report) -> bool:
        return report.published <= day

    def late(report: Report) -> bool:
        return report.published >= other

    assert set(corpus.filter(early)) <= set(corpus)
    assert corpus.filter(early).filter(late) == corpus.filter(late).filter(early)


@given(corpora())
def test_the_claims_of_a_corpus_are_those_of_its_reports_each_once(corpus: Corpus) -> None:
    assert set(corpus.claims()) == {claim for report in corpus for claim in report.claims()}
    assert len(corpus.claims()) == len(set(corpus.claims()))
    assert [s for _, s in corpus.sightings()] == [s for report in corpus for s in report.sightings]


def test_one_source_with_two_texts_keeps_both_and_is_listed() -> None:
    corpus = Corpus([ONE, OTHER])
    assert len(corpus) == 2
    assert corpus.clashes() == (Clash("a.txt", corpus.reports),)
    assert str(corpus.clashes()[0]) == "a.txt: 2 texts"


def test_one_text_read_for_two_days_keeps_both_readings() -> None:
    corpus = Corpus([LATER, ONE])
    assert corpus == Corpus([ONE, LATER])
    assert str(corpus.clashes()[0]) == "a.txt: 2 readings of one text"


def test_readings_that_differ_in_nothing_but_their_evidence_are_two_whatever_came_first() -> None:
    read = parse("Baku said 12 Azerbaijani soldiers were killed.", date(2020, 10, 19), "a.txt")
    first, *others = read.sightings
    assert isinstance(first.evidence, Evidence)
    bare = attrs.evolve(first, evidence=attrs.evolve(first.evidence, marks=()))
    less = attrs.evolve(read, sightings=[bare, *others])
    assert len(Corpus([read, less])) == 2
    assert Corpus([read, less]) == Corpus([less, read])


def test_sources_that_differ_do_not_clash() -> None:
    assert Corpus([ONE, attrs.evolve(ONE, source="b.txt")]).clashes() == ()


def test_a_corpus_is_of_reports_alone_and_joins_corpora_alone() -> None:
    with pytest.raises(NkConflictError, match="Report"):
        Corpus(["a.txt"])  # type: ignore[list-item]
    with pytest.raises(TypeError):
        Corpus() | ONE  # type: ignore[operator]


def test_a_corpus_survives_pickling_and_says_its_size() -> None:
    corpus = Corpus([parse(" date 2020-10-19 Armenia said 12 of its soldiers were killed.", source="a")])
    assert pickle.loads(pickle.dumps(corpus)) == corpus
    assert repr(corpus) == "Corpus(reports=<1 reports>)"
    assert bool(corpus)
    assert not Corpus()
