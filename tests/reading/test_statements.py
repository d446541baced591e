"""Laws of statements: words stand between their marks, whatever those look like, and take no time to find."""

from __future__ import annotations

import time
from datetime import date
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkconflict.lexicon.folding import fold
from nkconflict.lexicon.forms import FormKind
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.attribution import Voice
from nkconflict.model.claims import Statement
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Evidence, Role
from nkconflict.reading.parse import parse
from nkconflict.reading.quotations import quotations
from nkconflict.reading.statements import WAITING
from reading.test_laws import NAMES, compositions, curly, example, one_line_end, straight, two_line_ends

PUBLISHED: Final = date(2020, 10, 19)
NAME: Final = "wire-1"
MARKS: Final = ('"', "'")

fragments: Final = st.sampled_from(
    (
        '"', "''", "'", " ", ". ", ", ", "\u201c", "\u201d", "\u00ab", "\u00bb", "said", "Aliyev",
        "we are ready", "the truce", 'he added, "', '," Lavrov said. "', "15", "\n\n", "(", ")", "\u2014",
        "minister's", "told Tass",
    )
)  # fmt: skip
broken: Final = st.lists(fragments, max_size=24).map("".join).map("Karabakh war: {}".format)
verbs: Final = {
    form.keys[0]
    for form in Lexicon.default().forms
    if form.kind in (FormKind.TELLING, FormKind.VOICING, FormKind.DEMANDING)
}


def read(text: str) -> Report:
    return parse(text, PUBLISHED, NAME)


def quoted(report: Report) -> list[tuple[Statement, Evidence]]:
    return [
        (sighting.claim, sighting.evidence)
        for sighting in report.sightings_of(Statement)
        if isinstance(sighting.claim, Statement) and isinstance(sighting.evidence, Evidence)
    ]


def stands_between_marks(report: Report, evidence: Evidence) -> bool:
    """Say whether a quotation begins at a mark or where its block does, and ends likewise."""
    block = report.block_at(evidence.span.start)
    assert block is not None
    folded = fold(report.text)
    before = folded[block.span.start : evidence.span.start].rstrip()
    behind = folded[evidence.span.end : block.span.end].lstrip()
    return (not before or before.endswith(MARKS)) and (not behind or behind.startswith(MARKS))


@given(st.one_of(compositions, broken))
def test_a_quotation_is_never_cut_and_never_completed(text: str) -> None:
    report = read(text)
    for claim, evidence in quoted(report):
        if claim.direct:
            assert stands_between_marks(report, evidence), evidence.quote
            assert claim.words == " ".join(fold(evidence.quote).split())


@pytest.mark.parametrize("name", NAMES)
def test_no_quotation_of_an_example_is_cut_or_completed(name: str) -> None:
    report = parse(example(name), source=NAME)
    assert all(stands_between_marks(report, evidence) for claim, evidence in quoted(report) if claim.direct)


@given(st.one_of(compositions, broken))
def test_somebody_speaks_in_every_statement_and_his_words_are_marked(text: str) -> None:
    for claim, evidence in quoted(read(text)):
        assert claim.by.voice is not Voice.OWN
        assert evidence.mark(Role.CLAIMANT) is not None
        assert evidence.marks_of(Role.WORDS)[0].start == evidence.span.start
        assert evidence.marks_of(Role.WORDS)[-1].end == evidence.span.end
        assert (claim.verb is None) is (evidence.mark(Role.VERB) is None)
        assert claim.verb is None or claim.verb in verbs


@given(compositions)
def test_reported_speech_of_nobody_known_is_no_statement(text: str) -> None:
    for claim, _ in quoted(read(text)):
        if not claim.direct:
            assert claim.by.voice is Voice.NAMED or claim.by.office is not None


def spoken(text: str) -> list[tuple[Statement, int, int]]:
    return [(claim, evidence.span.start, evidence.span.end) for claim, evidence in quoted(read(text))]


@given(compositions)
def test_straight_or_curly_quotes_change_no_statement(text: str) -> None:
    assert spoken(straight(text)) == spoken(curly(straight(text)))


@given(compositions)
def test_line_ends_change_no_statement(text: str) -> None:
    first, second = (
        [claim for claim, _, _ in spoken(spell(text))] for spell in (one_line_end, two_line_ends)
    )
    assert first == second


@given(broken)
def test_quotations_stand_in_order_and_apart(text: str) -> None:
    folded = fold(text)
    reached = 0
    for quotation in quotations(folded, 0, len(folded)):
        assert reached <= quotation.opens <= quotation.start < quotation.end <= quotation.closes
        reached = quotation.closes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"We are ready," he said.', ["We are ready,"]),
        ("''We are ready,'' he said.", ["We are ready,"]),
        ("\u00abWe are ready\u00bb, he said.", ["We are ready"]),
        ("\u201cWe are ready,\" he said, ''and we wait.\u201d", ["We are ready,", "and we wait."]),
        ('"He said "no" to us," she said.', ['He said "no" to us,']),
        ("'We are ready,' he said of the ministers' talks.", ["We are ready,"]),
        ("the ministers' talks of the '90s", []),
        ('a 5" gun and a 6" gun', []),
        ('"about 15" shells fell," he said', ['about 15" shells fell,']),
        ('"They slept, "the office said', ["They slept,"]),
        ('He said: "We wait.', ["We wait."]),
        ('"" and "..." and "!"', []),
    ],
)
def test_quotations_are_what_stands_between_marks(text: str, words: list[str]) -> None:
    folded = fold(text)
    found = quotations(folded, 0, len(folded))
    assert [folded[quotation.start : quotation.end] for quotation in found if quotation.sure] == words


def test_a_mark_without_an_end_that_is_known_is_set_aside() -> None:
    text = '"We wait, he said. "They come," she said.'
    first, second = quotations(text, 0, len(text))
    assert not first.sure
    assert (second.sure, text[second.start : second.end]) == (True, "They come,")


@pytest.mark.parametrize(
    "unit",
    [
        '"a "b" c" ',
        '"We wait. We come," he said. ',
        "'a' b ",
        "''a ",
        '" ',
        'Aliyev said: "a. b" c "d. e" f ',
    ],
)
def test_no_run_of_quotations_takes_long(unit: str) -> None:
    def seconds(length: int) -> float:
        text = "Armenia said 5 soldiers were killed in the war. " + unit * (length // len(unit))
        start = time.process_time()
        read(text)
        return time.process_time() - start

    short, long = min(seconds(4_000) for _ in range(2)), min(seconds(16_000) for _ in range(2))
    assert long < 8 * short + 0.2


@pytest.mark.parametrize("paragraphs", [3, WAITING, WAITING + 5])
def test_a_speech_waits_for_its_speaker_for_so_many_paragraphs(paragraphs: int) -> None:
    lines = [f'"The army of Armenia holds line {n} of its defence.' for n in range(paragraphs)]
    report = read("\n".join([*lines, '"We shall not leave Karabakh," Pashinyan said.']))
    told = [evidence.quote for _, evidence in quoted(report)]
    assert told[:-1] == [line[1:] for line in lines[-WAITING:]]
