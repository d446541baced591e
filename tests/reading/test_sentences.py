"""Sentences: where they end, where they only seem to, and that they never lose a character with ink."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkconflict.reading.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Fighting has gone on since Sept. 27 without a break.",
        "The U.S. Secretary of State met both ministers.",
        "Gen. Testov spoke to the troops.",
        "J. Doe and A. B. Smith reported from the front.",
        "Lt. Col. Testov was not hurt.",
        "The truce began at 8 a.m. local time.",
        "The truce began at noon (0800 GMT) on Oct. 10 as agreed.",
        "Some 1.5 million people live there.",
        "St. Petersburg hosted the talks.",
        "Resolution No. 874 was cited again.",
        "They came at 5:30 p.m. on Monday.",
        'The U.S. "peace plan" was not read.',
    ],
)
def test_a_stop_that_ends_no_sentence_does_not_cut_it(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    "parts",
    [
        ["Three soldiers died.", "Four were wounded."],
        ["Who fired first?", "Nobody knows!", "Guns fell silent."],
        ['"We lost three."', "He said no more."],
        ["He called it 'a lie.'", "She did not."],
        ["It ended in 1994.", "It flared up in 2016."],
        ["The truce began at 8 a.m.", "The war went on."],
        ["(None was hurt.)", "It began again."],
        ["It was quiet…", "Then shells fell."],
        ["The dead were counted.", "“Sixteen,” he said."],
        ["The dead were counted.", "16 were soldiers."],
        ["A street in Ganja on Oct. 4, 2020.", '"we heard two blasts," a guard said.'],
    ],
)
def test_sentences_end_at_their_stops_with_the_quotes_that_close_them(parts: list[str]) -> None:
    assert cut(" ".join(parts)) == parts


def test_a_line_break_ends_no_sentence() -> None:
    assert cut("Three soldiers\nwere killed.\nFour were not.") == [
        "Three soldiers\nwere killed.",
        "Four were not.",
    ]


def test_a_text_without_a_stop_is_one_sentence() -> None:
    assert cut("three soldiers killed") == ["three soldiers killed"]


def test_a_small_letter_begins_no_sentence() -> None:
    assert cut("He spoke of approx. three soldiers and so on. then he left.") == [
        "He spoke of approx. three soldiers and so on. then he left."
    ]


def test_blank_text_has_no_sentences() -> None:
    assert cut(" \n\t ") == []


@given(
    st.text("Ab.!? \"'\n()…é1", max_size=60),
    st.integers(0, 20),
    st.integers(0, 20),
)
def test_sentences_lie_in_their_stretch_in_order_and_hold_all_its_ink(
    text: str, low: int, cut_off: int
) -> None:
    start, end = min(low, len(text)), max(min(low, len(text)), len(text) - cut_off)
    at, inked = start, ""
    for first, last in sentences(text, start, end):
        assert at <= first < last <= end
        assert text[at:first].strip() == ""
        inked += text[first:last]
        at = last
    assert text[at:end].strip() == ""
    assert "".join(inked.split()) == "".join(text[start:end].split())
