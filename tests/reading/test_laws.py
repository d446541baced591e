"""Laws of reading: what holds of any text, of every example, and of every composition of sentences."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkconflict.errors import ArticleError
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.claims import CasualtyClaim, Claim, Nondisclosure
from nkconflict.model.keys import claim_key
from nkconflict.model.parties import Person
from nkconflict.model.places import Place
from nkconflict.model.reports import Report
from nkconflict.model.sightings import BlockKind, Evidence
from nkconflict.model.spans import Span
from nkconflict.reading.parse import parse, parse_many
from reading import told
from reading.scoring import DATA, EXAMPLES, passages

PUBLISHED: Final = date(2020, 10, 19)
NAME: Final = "wire-1"
WITHOUT_MENTIONS: Final = "A grey cat slept on the warm stone wall all afternoon, as cats will."
ODDITIES: Final = (
    "\x00", "\ud800", "\udfff", "\u202e", "\u2066", "\u2069", "\ufeff", "\u200b", "\u00ad", "\u2028", "\x85",
    "\u0130", "\u1e9e", "\ufb01", "\u0301", "\r", "\r\n", "\n\n", "\t", "\u00a0", "“", "’", "(", "[", "—",
    "-", "$", "%", ",", ":", ";", "...", "9" * 4301, "1,234", "U.S.",
)  # fmt: skip


def text_of(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


@cache
def example(name: str) -> str:
    return text_of(EXAMPLES / name)


@cache
def sentences() -> tuple[str, ...]:
    """Return the texts of all cases: sentences and short passages of our own, none with a layout."""
    found: list[str] = []
    for path in sorted({*(DATA / "cases").glob("*.toml")} - {DATA / "cases" / "layout.toml"}):
        found += [case["text"].strip() for case in tomllib.loads(path.read_text("utf-8"))["case"]]
    return tuple(found)


NAMES: Final = sorted(path.name for path in EXAMPLES.glob("*.txt"))
WITH_CAPTIONS: Final = [name for name in NAMES if "Credit:" in example(name)]
prose: Final = st.sampled_from(sentences())
compositions: Final = st.lists(
    st.lists(prose, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=4
).map("\n\n".join)
anything: Final = st.text(st.characters(), max_size=40)
mixtures: Final = st.lists(st.one_of(anything, prose, st.sampled_from(ODDITIES)), max_size=8).map("".join)
words: Final = st.sampled_from(sorted({word for text in sentences() for word in text.split()}))
soups: Final = st.lists(st.one_of(words, words, st.sampled_from(ODDITIES)), min_size=3, max_size=40).map(
    " ".join
)
broken: Final = st.tuples(prose, st.integers(0, 60)).map(lambda drawn: drawn[0][drawn[1] :])


def read(text: str) -> Report:
    return parse(text, PUBLISHED, NAME)


def figures_and_truces(report: Report) -> tuple[Claim, ...]:
    return (*report.casualties, *report.ceasefires)


@given(st.one_of(anything, mixtures, soups, broken))
def test_any_text_is_read_or_refused_with_an_article_error(text: str) -> None:
    try:
        report = read(text)
    except ArticleError:
        return
    assert report.text == text
    assert "".join(block.span.of(text) for block in report.blocks) == text
    for sighting in report.sightings:
        assert isinstance(sighting.evidence, Evidence)
        sighting.evidence.check(text)
        assert all(0 <= mark.span.start < mark.span.end <= len(text) for mark in sighting.evidence.marks)
        if isinstance(sighting.claim, CasualtyClaim):
            low, high = sighting.claim.count.low, sighting.claim.count.high
            assert low is None or high is None or low <= high


@given(st.one_of(compositions, mixtures, soups))
def test_one_text_gives_one_report_however_often_it_is_read(text: str) -> None:
    def outcome() -> Report | str:
        try:
            return read(text)
        except ArticleError as error:
            return str(error)

    assert outcome() == outcome()


@pytest.mark.parametrize("oddity", ODDITIES)
def test_an_oddity_inside_an_article_leaves_its_other_paragraphs_as_they_were(oddity: str) -> None:
    plain = "Armenia said 12 of its soldiers were killed.\n\n"
    report = read(f"{plain}A voice said: {oddity} was heard.\n\nBaku said 3 civilians were wounded.")
    numbers = [claim.count.number for claim in report.claims(CasualtyClaim)]
    assert numbers == [12, 3]


@pytest.mark.parametrize("name", NAMES)
def test_every_evidence_and_mark_of_an_example_stands_in_its_text(name: str) -> None:
    report = parse(example(name), source=NAME)
    assert report.sightings
    for sighting in report.sightings:
        assert isinstance(sighting.evidence, Evidence)
        sighting.evidence.check(report.text)
        block = report.block_at(sighting.evidence.span.start)
        assert block is not None
        assert block.kind is sighting.evidence.block
        assert block.span.covers(sighting.evidence.span)


@pytest.mark.parametrize("name", NAMES)
def test_a_paragraph_without_mentions_changes_no_claim_and_shifts_nothing_before_it(name: str) -> None:
    text = example(name)
    before, after = (parse(t, source=NAME) for t in (text, f"{text}\n\n{WITHOUT_MENTIONS}"))
    assert after.sightings == before.sightings
    assert (after.links, after.residue) == (before.links, before.residue)


@given(compositions)
def test_a_paragraph_without_mentions_changes_nothing_in_any_composition(text: str) -> None:
    before, after = read(text), read(f"{text}\n\n{WITHOUT_MENTIONS}")
    assert [(s.claim, s.evidence.span) for s in after.sightings if isinstance(s.evidence, Evidence)] == [
        (s.claim, s.evidence.span) for s in before.sightings if isinstance(s.evidence, Evidence)
    ]
    assert (after.links, after.residue) == (before.links, before.residue)


@pytest.mark.parametrize("name", WITH_CAPTIONS)
def test_a_doubled_caption_adds_sightings_and_no_claim(name: str) -> None:
    text = example(name)
    before = parse(text, source=NAME)
    for block in before.blocks:
        if block.kind is BlockKind.CAPTION:
            after = parse(f"{text}\n\n{block.span.of(text)}", source=NAME)
            inside = [s for s in before.sightings if block.span.covers(span_of(s.evidence))]
            assert after.claims() == before.claims()
            assert after.sightings[: len(before.sightings)] == before.sightings
            assert [s.claim for s in after.sightings[len(before.sightings) :]] == [s.claim for s in inside]
            assert len(after.captions) == len(before.captions) + 1


def span_of(evidence: object) -> Span:
    assert isinstance(evidence, Evidence)
    return evidence.span


def straight(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def curly(text: str) -> str:
    """Return a text with curly quotes: an opening one behind blanks and brackets, else a closing one."""
    marks = {'"': "“”", "'": "‘’"}
    out = []
    for index, letter in enumerate(text):
        opening = index == 0 or text[index - 1].isspace() or text[index - 1] in "([—-"
        out.append(marks[letter][0 if opening else 1] if letter in marks else letter)
    return "".join(out)


def one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n")


def two_line_ends(text: str) -> str:
    return one_line_end(text).replace("\n", "\r\n")


SPELLINGS: Final = [
    pytest.param(straight, curly, id="quotes"),
    pytest.param(one_line_end, two_line_ends, id="line ends"),
]


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
@pytest.mark.parametrize("name", NAMES)
def test_quotes_and_line_ends_change_no_figure_and_no_truce_of_an_example(
    name: str, one: Callable[[str], str], other: Callable[[str], str]
) -> None:
    first, second = (parse(spell(example(name)), source=NAME) for spell in (one, other))
    assert figures_and_truces(first) == figures_and_truces(second)
    assert len(first.sightings) == len(second.sightings)
    assert first.links == second.links


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
@given(text=compositions)
def test_quotes_and_line_ends_change_no_figure_and_no_truce_of_a_composition(
    one: Callable[[str], str], other: Callable[[str], str], text: str
) -> None:
    assert figures_and_truces(read(one(text))) == figures_and_truces(read(other(text)))


def test_claims_are_equal_if_and_only_if_their_keys_are() -> None:
    claims = [claim for name in NAMES for claim in parse(example(name)).claims()]
    claims += [claim for text in sentences() for claim in read(text).claims()]
    for path in sorted(DATA.glob("passages_*.toml")):
        claims += [claim for article in passages(path) for claim in article.read().claims()]
    keyed = {claim: claim_key(claim) for claim in claims}
    assert len(set(keyed.values())) == len(keyed)
    assert all(claim_key(claim) == keyed[claim] for claim in claims)
    assert len(keyed) < len(claims)


def test_a_spelling_of_ones_own_names_a_party() -> None:
    text = "Zorkia said 12 of its soldiers were killed in Karabakh."
    mine = Lexicon.default().with_spelling("Zorkia", "azerbaijan", kind="party_noun")
    assert [item["claimant"] for item in told.claims(read(text))] == [""]
    assert [item["claimant"] for item in told.claims(parse(text, PUBLISHED, lexicon=mine))] == ["azerbaijan"]


def test_a_word_of_ones_own_counts_as_a_harm() -> None:
    text = "Armenia said 12 of its soldiers were smitten."
    mine = Lexicon.default().with_words("harm", "killed", ["smitten"])
    assert told.claims(read(text)) == []
    assert [item["outcome"] for item in told.claims(parse(text, PUBLISHED, lexicon=mine))] == ["killed"]


def test_a_person_and_a_place_of_ones_own_are_read() -> None:
    text = (
        "Armenia said 2 civilians were killed in shelling of Zorkabad, and Lena Marzyan said 3 were wounded."
    )
    armenia = Lexicon.default().party("armenia")
    mine = (
        Lexicon.default()
        .with_place(Place(id="zorkabad", name="Zorkabad", country="AM"), "Zorkabad")
        .with_person(Person(id="lena-marzyan", name="Lena Marzyan", party=armenia), "Lena Marzyan")
    )
    first, second = told.claims(parse(text, PUBLISHED, lexicon=mine))
    assert first["place"] == "zorkabad"
    assert second["person"] == "lena-marzyan"


def test_a_spelling_taken_away_is_not_read() -> None:
    mine = Lexicon.default().without_spelling("Azeri")
    text = "Three Azeri soldiers were killed near Goris, Armenia."
    assert [item["side words"] for item in told.claims(read(text))] == ["Azeri"]
    assert [item["side words"] for item in told.claims(parse(text, PUBLISHED, lexicon=mine))] != ["Azeri"]


def test_a_stream_gives_a_report_for_each_of_its_articles_with_offsets_of_its_own() -> None:
    stream = text_of(EXAMPLES.parent / "stream.txt")
    reports = parse_many(stream, source="stream")
    assert len(reports) == 3
    assert "".join(report.text for report in reports) == stream
    assert [report.source for report in reports] == ["stream#1", "stream#2", "stream#3"]
    for report in reports:
        assert parse(report.text, source=report.source) == report
        assert report.sightings


def test_one_article_is_a_stream_of_one() -> None:
    text = example(NAMES[0])
    assert parse_many(text, source=NAME) == (parse(text, source=NAME),)


@given(st.lists(prose, min_size=2, max_size=4))
def test_articles_of_a_stream_are_read_as_if_each_stood_alone(bodies: list[str]) -> None:
    articles = [f" date 2020-10-{10 + day} {body}\n" for day, body in enumerate(bodies)]
    reports = parse_many("".join(articles), source="s")
    alone = [parse(article, source=f"s#{n}") for n, article in enumerate(articles, 1)]
    assert [report.sightings for report in reports] == [report.sightings for report in alone]


@pytest.mark.parametrize(
    "text",
    [
        "Fire swept the hotel in Paris and killed 20 people on Sunday.",
        "The hurricane killed 12 people in Florida, officials said.",
        "A lorry hit a tram on the road to Milan on Sunday. Two people were killed.",
        "A rebel army in the Congo said 5 of its soldiers were killed.",
        "Two states far away agreed on a ceasefire on Sunday after the shelling had killed 200 people.",
    ],
)
def test_a_text_that_names_nobody_of_the_conflict_claims_nothing(text: str) -> None:
    assert read(text).sightings == ()


def test_silences_are_no_figures_and_figures_no_silences() -> None:
    report = read("Azerbaijan has not disclosed its military losses but says 65 civilians have been killed.")
    assert [type(claim) for claim in report.casualties] == [Nondisclosure, CasualtyClaim]


def seconds(text: str) -> float:
    """Return the processor's time that a text takes to read, the best of three, however busy the machine."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        read(text)
        taken.append(time.process_time() - start)
    return min(taken)


def news(length: int) -> str:
    """Return an article of some length: the paragraphs of all examples over and over."""
    body = "\n\n".join(example(name).split(" ", 3)[3] for name in NAMES) + "\n\n"
    return (body * (length // len(body) + 1))[:length]


def test_twice_the_text_takes_about_twice_the_time() -> None:
    assert seconds(news(20_000)) < 4 * seconds(news(10_000))


@pytest.mark.slow
def test_twice_a_long_text_takes_about_twice_the_time() -> None:
    assert seconds(news(200_000)) < 3.5 * seconds(news(100_000))


@pytest.mark.parametrize(
    "unit", ["Azerbaijan said 5 soldiers were killed and ", "Armenia said 5 soldiers died; "]
)
def test_a_sentence_four_times_as_long_takes_about_four_times_the_time(unit: str) -> None:
    long = "Armenia said: " + unit * (10_000 // len(unit))
    assert seconds(long) < 7 * seconds(long[: len(long) // 4])


@pytest.mark.parametrize(
    "unit",
    ["1 ", "1,", "1-", "(", '"', "Aa ", "$", "one thousand ", "U.S. ", "on Oct. 12 ", "Credit: X ", "'s "],
)
def test_no_run_of_marks_or_figures_takes_longer_than_it_is_long(unit: str) -> None:
    long = "Armenia said 5 soldiers were killed in the truce, " + unit * (8_000 // len(unit))
    assert seconds(long) < 7 * seconds(long[: len(long) // 4])
