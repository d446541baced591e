"""Numbers: what the words and digits of a newspaper come to, and what is cut where."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkconflict.model.counts import VAGUE_WORDS
from nkconflict.reading.numbers import MOST_DIGITS, Number, read_numbers

ONES: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
).split()
TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def read(text: str) -> list[Number]:
    return read_numbers(text, 0, len(text))


def values(text: str) -> list[int]:
    return [number.low for number in read(text)]


def spelled(n: int) -> str:
    """Return a number below a million in words, as an American newspaper writes it."""
    if n >= 1000:
        thousands, rest = divmod(n, 1000)
        return f"{spelled(thousands)} thousand" + (f" {spelled(rest)}" if rest else "")
    if n >= 100:
        hundreds, rest = divmod(n, 100)
        return f"{ONES[hundreds]} hundred" + (f" {spelled(rest)}" if rest else "")
    if n >= 20:
        tens, rest = divmod(n, 10)
        return TENS[tens - 2] + (f"-{ONES[rest]}" if rest else "")
    return ONES[n]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("729", 729),
        ("1,312", 1312),
        ("12,345,678", 12345678),
        ("6123", 6123),
        ("five", 5),
        ("twenty-two", 22),
        ("twenty two", 22),
        ("a hundred", 100),
        ("one hundred", 100),
        ("one hundred and seven", 107),
        ("two hundred fifty", 250),
        ("a thousand", 1000),
        ("two thousand", 2000),
        ("two thousand and five", 2005),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("three score", 60),
        ("three hundred thousand", 300000),
        ("30 thousand", 30000),
        ("2 million", 2000000),
    ],
)
def test_a_number_is_read_whole_with_its_value(text: str, value: int) -> None:
    assert read(text) == [Number(0, len(text), value, value, None)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two thousand five hundred", 2500),
        ("two thousand five hundred and six", 2506),
        ("twelve thousand three hundred forty-five", 12345),
    ],
)
def test_thousands_and_hundreds_in_words_are_one_number(text: str, value: int) -> None:
    assert read(text) == [Number(0, len(text), value, value, None)]


@given(st.integers(0, 999_999).map(lambda n: (n, f"{n:,}")))
def test_digits_with_commas_are_one_number(drawn: tuple[int, str]) -> None:
    n, text = drawn
    assert values(f"about {text} soldiers") == [n]


@given(st.integers(0, 999))
def test_every_number_below_a_thousand_is_read_from_its_words(n: int) -> None:
    assert values(f"{spelled(n)} soldiers") == [n]


@pytest.mark.parametrize("word", sorted(VAGUE_WORDS))
def test_every_vague_word_is_read_with_its_least(word: str) -> None:
    (number,) = read(f"{word} soldiers")
    assert number.low == VAGUE_WORDS[word]
    assert number.words is not None
    assert (number.start, number.end) == (0, len(word))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("250-270", 250, 270),
        ("250 - 270", 250, 270),
        ("1,200-1,300", 1200, 1300),
        ("between 30 and 40", 30, 40),
        ("10 to 15", 10, 15),
        ("ten to 15", 10, 15),
    ],
)
def test_two_numbers_that_bound_one_another_are_one_range(text: str, low: int, high: int) -> None:
    assert read(text) == [Number(0, len(text), low, high, None)]


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("from 50 to 71", [50, 71]),
        ("rose by 9 to 88", [9, 88]),
        ("40 and 50", [40, 50]),
        ("71-50", [71, 50]),
        ("974 troops and 30 civilians", [974, 30]),
        ("three, four", [3, 4]),
        ("three, two of them children", [3, 2]),
        ("three and four", [3, 4]),
    ],
)
def test_two_numbers_that_do_not_are_two(text: str, both: list[int]) -> None:
    assert values(text) == both


@pytest.mark.parametrize("text", ["1.5 million", "7.62", "3.2", "0400gmt", "12th", "v2", "nk-12.5"])
def test_what_is_no_count_is_not_cut_in_half(text: str) -> None:
    assert values(text) == []


@given(st.text("0123456789", min_size=MOST_DIGITS + 1, max_size=6000))
def test_a_figure_too_long_for_a_count_is_none(digits: str) -> None:
    assert values(f"call {digits} now") == []


@given(st.integers(1, MOST_DIGITS))
def test_a_figure_with_as_many_digits_as_a_count_may_have_is_read(length: int) -> None:
    assert values("9" * length) == [10**length - 1]


@given(st.text("0123456789,.:- abdehiklmnorstuvwxyz", max_size=80), st.integers(0, 10))
def test_numbers_stand_in_order_apart_and_inside_the_stretch(text: str, start: int) -> None:
    found = read_numbers(text, start, len(text)) if start <= len(text) else []
    at = start
    for number in found:
        assert at <= number.start < number.end <= len(text)
        assert number.words is not None or number.low <= number.high
        at = number.end


def test_a_stretch_that_is_taken_holds_no_numbers() -> None:
    text = "on oct. 12 some 40 died"
    assert [number.low for number in read_numbers(text, 0, len(text), [(3, 10)])] == [40]
