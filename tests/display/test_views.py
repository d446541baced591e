"""Every type that people look at has a view: self-contained, inert, each figure beside its claimant."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.elements import parsed
from display.examples import corpus, examples
from nkconflict import Corpus, parse, strategies
from nkconflict.display import html
from nkconflict.display.views import ROWS, VIEWED
from nkconflict.errors import NkConflictError
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.attribution import Attribution
from nkconflict.model.claims import CasualtyClaim
from nkconflict.model.counts import Count
from nkconflict.model.parties import Person
from nkconflict.model.sightings import BlockKind
from nkconflict.query import conflicts, diff, distinct, graded, select, source_proximity, totals
from nkconflict.tables import table
from outer.samples import ARMENIA, REPORT, TOTAL, sighting

SCRIPT = "<script>alert(1)</script>"
HOSTILE = (SCRIPT, "&lt;b&gt;", "\u202eevil\u2066", "</style></article>", '"onload="x', "\ud800\0\x1b[31m")
VIEWS = (
    strategies.reports()
    | strategies.claims()
    | strategies.parties()
    | strategies.persons()
    | strategies.places()
    | strategies.sightings()
    | st.lists(strategies.reports(), max_size=2).map(Corpus)
)


@pytest.mark.parametrize("kind", VIEWED, ids=lambda kind: kind.__name__)
def test_every_type_with_a_view_shows_its_example(kind: type) -> None:
    shown = parsed(html(examples()[kind])).held[0]
    assert not isinstance(shown, str)
    assert {"nk", "nk-view"} <= shown.classes
    assert shown.text.removeprefix(shown.all("style")[0].text).strip()


@given(VIEWS)
def test_a_view_is_well_formed_and_needs_nothing(value: object) -> None:
    root = parsed(html(value))
    assert not root.all("script") + root.all("link") + root.all("img") + root.all("iframe")
    for one in root.walk():
        assert not [name for name in one.attributes if name.startswith("on") or name in ("src", "style")]


@given(st.sampled_from(HOSTILE), strategies.casualty_claims())
def test_hostile_words_in_a_field_of_a_claim_are_inert(words: str, claim: CasualtyClaim) -> None:
    speaker = Person.unlisted(f"A {words}")
    claim = attrs.evolve(claim, by=Attribution.named(ARMENIA, person=speaker, relays=[words]))
    root = parsed(html(claim))
    assert not root.all("script")
    assert {one.name for one in root.walk()} <= {
        *("div", "style", "section", "p", "span", "b", "i", "dl", "dt", "dd", "q", "em", "small"),
    }


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_in_an_article_are_inert(words: str) -> None:
    text = f" date 2020-10-19 Armenia said {words} that 12 soldiers {words} were killed. {words}"
    root = parsed(html(parse(text, source=f"{words}.txt")))
    assert not root.all("script")
    assert len(root.all("article")) == 1
    assert not {"\u202e", "\u2066", "\0", "\x1b", "\ud800"} & set(root.text)


@pytest.mark.parametrize("value", [(REPORT, TOTAL), {"a": 1}, "words", None, REPORT.text, 12])
def test_what_has_no_view_is_refused_by_name(value: object) -> None:
    with pytest.raises(NkConflictError, match=f"no view of {type(value).__name__}"):
        html(value)


@pytest.mark.parametrize("answer", [(), []])
def test_an_empty_answer_says_that_it_is_empty(answer: object) -> None:
    assert "no answer" in parsed(html(answer)).text


def test_what_every_question_returns_has_a_view() -> None:
    told = corpus()
    for answer in (distinct(told), graded(told, grade=source_proximity), select(told, outcome="missing")):
        assert parsed(html(answer)).all("section", "k-card")
    one = distinct(told)[0]
    assert len(parsed(html(one)).all("ul")[0].all("li")) == len(one.accounts)
    changed = diff(told, since=date(2020, 10, 20), until=date(2020, 10, 26))
    assert len(parsed(html(changed)).all("tbody")[0].all("tr")) == len(changed) > 1


def test_a_table_is_shown_with_its_columns_and_no_more_rows_than_a_reader_wants() -> None:
    claims = table(corpus())
    many = attrs.evolve(claims, cells=tuple(column * 20 for column in claims.cells))
    shown = parsed(html(many))
    assert [head.text for head in shown.all("thead")[0].all("th")] == [one.name for one in claims.columns]
    assert len(shown.all("tbody")[0].all("tr")) == ROWS < len(many)
    assert shown.all("p", "k-by")[-1].text == f"and {len(many) - ROWS:,} more"


def test_several_answers_are_shown_together_and_very_many_counted() -> None:
    many = tuple(corpus().claims()) * 3
    root = parsed(html(tuple(corpus().claims(type(TOTAL.claim)))[:3]))
    assert len(root.all("section", "k-card")) == 3
    same = [claim for claim in many if type(claim) is type(TOTAL.claim)]
    shown = parsed(html(same))
    assert len(shown.all("section", "k-card")) == ROWS
    assert shown.all("p", "k-by")[-1].text == f"and {len(same) - ROWS:,} more"


def test_a_corpus_is_a_summary_and_no_dump() -> None:
    shown = html(Corpus(attrs.evolve(REPORT, source=f"{n}.txt") for n in range(500)))
    assert len(shown) < 30_000
    root = parsed(shown)
    assert "500 reports" in root.text
    assert "the first 12 of 500" in root.text
    assert "No reports" in html(Corpus())


def test_a_place_is_shown_by_both_names_and_neither_is_the_default() -> None:
    text = parsed(html(examples()[type(Lexicon.default().place("shusha"))])).all("section")[0].text
    assert text.startswith("Shushi / Şuşa")
    assert "in ArmenianShushi" in text
    assert "in AzerbaijaniŞuşa" in text


def test_a_conflict_shows_both_quotes_side_by_side_each_with_its_claimant() -> None:
    for found in conflicts(corpus()):
        sides = parsed(html(found)).all("div", "k-side")
        assert len(sides) == 2
        for side, account in zip(sides, (found.first, found.second), strict=True):
            assert "claimed by" in side.text
            assert account.quote is not None
            assert [" ".join(one.text.split()) for one in side.all("q")] == [" ".join(account.quote.split())]


def test_totals_stand_beside_their_claimants_and_say_what_was_left_out() -> None:
    found = totals(corpus())
    rows = parsed(html(found)).all("tbody")[0].all("tr")
    outer = [row for row in rows if len(row.all("td")) == 3]
    assert len(outer) == min(len(found), ROWS)
    assert all(row.all("td")[0].text.strip() for row in outer)
    left_out = [total for total in found if total.left_out]
    assert left_out
    assert left_out[0].left_out[0].reason in html(left_out[0])


def test_a_claim_without_evidence_shows_no_field_as_inferred() -> None:
    assert not parsed(html(TOTAL.claim)).all(cls="k-inferred")
    assert parsed(html(TOTAL)).all(cls="k-inferred")


def test_a_sighting_shows_its_quote_and_where_it_stands() -> None:
    quote = parsed(html(TOTAL)).all("blockquote")[0]
    assert quote.all("q")[0].text == "bringing the number to 729"
    assert "wire/sample.txt, characters" in quote.text


def test_no_figure_is_shown_as_a_bare_number_where_it_was_hedged() -> None:
    assert isinstance(TOTAL.claim, CasualtyClaim)
    claim = attrs.evolve(TOTAL.claim, count=Count.at_least(31))
    told = parsed(html(sighting(claim, "Dozens were wounded", BlockKind.CAPTION, "r")))
    assert "at least 31 (31 or more)" in told.text
