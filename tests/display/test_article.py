"""A marked article: its words are those of the text, and every claim is there once, where it was read."""

from __future__ import annotations

import re
from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.elements import Element, parsed
from nkconflict import parse, strategies
from nkconflict.display import html
from nkconflict.display.article import HIDDEN, article
from nkconflict.display.passages import Passages
from nkconflict.model.reports import Report
from nkconflict.model.sightings import BlockKind, Citation, Evidence, Link, LinkKind, Residue, Sighting
from nkconflict.model.spans import Span
from nkconflict.tables.layout import printable
from outer.samples import REPORT, TOTAL

REPORTS = strategies.reports() | strategies.articles().map(lambda drawn: parse(drawn.text, source="a"))
QUOTING = " date 2020-10-19 Armenian President Armen Sarkissian said Monday that 12 soldiers had been killed."


def words(shown: Element) -> str:
    """Return the words of an article's text, without the numbers of its claims."""
    return "".join(
        one if isinstance(one, str) else "" if one.name == "sup" else f"{words(one)}" for one in shown.held
    )


def numbers(root: Element) -> list[str]:
    """Return the classes that give notes their numbers."""
    return [name for note in root.all("li", "k-note") for name in note.classes if re.fullmatch(r"n\d+", name)]


@given(REPORTS)
def test_the_text_is_shown_word_by_word(report: Report) -> None:
    shown = "".join(words(one) for one in parsed(article(report)).all(cls="k-text"))
    blocks = [block for block in report.blocks if block.kind not in HIDDEN]
    told = (
        "".join(printable(block.span.of(report.text)) for block in blocks) if report.blocks else report.text
    )
    assert shown.split() == printable(told).split() or "".join(shown.split()) == "".join(told.split())


@given(REPORTS)
def test_every_claim_has_one_note(report: Report) -> None:
    assert sorted(numbers(parsed(article(report)))) == sorted(
        f"n{n}" for n in range(1, len(report.sightings) + 1)
    )


@given(REPORTS)
def test_the_marks_of_a_claim_are_its_passage(report: Report) -> None:
    root = parsed(article(report))
    for n, sighting in enumerate(report.sightings, 1):
        marked = "".join(words(one) for one in root.all("mark", f"c{n}"))
        if isinstance(sighting.evidence, Evidence) and marked:
            assert "".join(marked.split()) == "".join(printable(sighting.evidence.quote).split())


@given(REPORTS, st.data())
def test_pieces_tile_what_they_are_asked_for(report: Report, data: st.DataObject) -> None:
    edges = st.integers(0, len(report.text))
    start, end = sorted((data.draw(edges), data.draw(edges)))
    pieces = list(Passages(report).of(Span(start, end)))
    assert "".join(piece.span.of(report.text) for piece in pieces) == report.text[start:end]
    assert all(len(piece.span) for piece in pieces)


@given(REPORTS)
def test_ids_are_those_that_links_lead_to(report: Report) -> None:
    root = parsed(article(report, anchor="a1"))
    ids = [one.attributes["id"] for one in root.walk() if "id" in one.attributes]
    assert len(set(ids)) == len(ids)
    assert {one.attributes["href"] for one in root.all("a") if one.attributes["href"] != "#"} <= {
        *(f"#{name}" for name in ids),
        *(sighting.evidence.url for sighting in report.sightings if isinstance(sighting.evidence, Citation)),
    }


@given(REPORTS)
def test_a_view_by_itself_has_no_ids(report: Report) -> None:
    assert not [one for one in parsed(html(report)).walk() if "id" in one.attributes]


def test_claims_in_one_another_are_all_marked_and_the_inner_is_meant() -> None:
    report = parse(QUOTING, source="a")
    inner = next(n for n, one in enumerate(report.sightings, 1) if one.claim in report.casualties)
    outer = next(n for n, one in enumerate(report.sightings, 1) if one.claim not in report.casualties)
    both = [one for one in parsed(html(report)).all("mark", f"c{inner}") if f"c{outer}" in one.classes]
    assert both
    assert all({f"p{inner}", "k-toll", "o-said"} <= one.classes for one in both)


def test_a_field_is_shown_with_its_words_or_as_inferred() -> None:
    note = parsed(html(REPORT)).all("li", "n2")[0]
    told = {label.text: value for label, value in zip(note.all("dt"), note.all("dd"), strict=True)}
    assert told["how many"].text == "729"
    assert told["scope"].text == "running total bringing the number to"
    assert [one.text for one in told["scope"].all("q")] == ["bringing the number to"]
    assert told["group"].text == "military inferred"
    assert told["group"].classes == {"k-inferred"}


def test_what_was_not_understood_is_marked_otherwise() -> None:
    left = Residue(REPORT.blocks[1].span, "no shape fits")
    report = attrs.evolve(REPORT, sightings=(), links=(), residue=[left])
    root = parsed(html(report))
    (mark,) = root.all("mark", "k-residue")
    assert mark.text == report.residue[0].span.of(report.text)
    assert root.all("li", "k-note")[0].text == "not understood no shape fits"


def test_a_link_between_claims_is_told_and_what_is_odd_about_it() -> None:
    odd = Link(kind=LinkKind.SUBSET_OF, subject=1, object=0, flag="exceeds its whole")
    shown = parsed(html(attrs.evolve(REPORT, links=[odd]))).all("p", "k-link")
    assert [one.text for one in shown] == ["part of claim 1, which exceeds its whole"]


def test_a_claim_without_a_place_in_the_text_stands_at_the_end_with_its_source() -> None:
    cited = Sighting(
        TOTAL.claim, Citation(outlet="AP", published=date(2020, 10, 19), url="https://example.org/1")
    )
    root = parsed(html(attrs.evolve(REPORT, sightings=[*REPORT.sightings, cited])))
    (apart,) = root.all("ol", "k-apart")
    assert numbers(apart) == ["n6"]
    assert apart.all("a")[0].attributes["href"] == "https://example.org/1"


LONG = " ".join(
    f"Armenia said {n} soldiers were killed in Shushi on Oct. {n % 18 + 1}." for n in range(1, 250)
)


@pytest.mark.parametrize(
    "text",
    [LONG, LONG.replace(". ", ".\n\n"), "Ж漢 " * 40_000, f"{'<b>&' * 20_000} Three soldiers were killed."],
    ids=["one paragraph", "many", "no letters of ours", "markup"],
)
def test_an_articles_view_is_under_100_kb_however_long_it_is_and_says_what_it_leaves_out(text: str) -> None:
    shown = html(parse(f" date 2020-10-19 {text}", source="a" * 5000))
    assert 5_000 < len(shown.encode()) < 100_000
    (left,) = parsed(shown).all("p", "k-left")
    assert re.match(r"Left out of this view for its size: [\d,]+ characters of the text", left.text)


def test_the_numbers_left_out_and_shown_add_up() -> None:
    report = parse(f" date 2020-10-19 {LONG}", source="a")
    root = parsed(html(report))
    (left,) = root.all("p", "k-left")
    characters, claims = (int(number.replace(",", "")) for number in re.findall(r"[\d,]+\d", left.text))
    shown = sum(len(words(one)) for one in root.all(cls="k-text")) - len(" […]")
    visible = sum(len(block.span) for block in report.blocks if block.kind not in HIDDEN)
    assert shown + characters == visible
    assert len(numbers(root)) + claims == len(report.sightings)


def test_a_dateline_leads_into_its_paragraph() -> None:
    text = "YEREVAN, Armenia (AP) — Armenia said three soldiers were killed."
    report = parse(text, source="a", published=date(2020, 10, 19))
    assert [block.kind for block in report.blocks if block.kind not in HIDDEN] == [
        BlockKind.DATELINE,
        BlockKind.PARAGRAPH,
    ]
    (shown,) = parsed(html(report)).all("p", "k-text")
    assert shown.all("span", "k-dateline")[0].text.startswith("YEREVAN")
