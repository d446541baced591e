"""Counts: a number with its hedge, and the questions that may be asked of it."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkconflict.errors import NkConflictError, PhraseError
from nkconflict.model.counts import VAGUE_WORDS, Count, Qualifier
from nkconflict.strategies import counts

NUMBERS = st.integers(0, 10**9)


def near(*figures: Count) -> range:
    """Return the numbers of persons up to just beyond every bound: enough for brute force."""
    return range(max(bound or 0 for figure in figures for bound in (figure.low, figure.high)) + 2)


def small_counts() -> st.SearchStrategy[Count]:
    return counts().filter(lambda count: max(count.low or 0, count.high or 0) <= 200)


@given(counts())
def test_a_count_is_read_back_from_its_text_form(count: Count) -> None:
    assert Count.parse(str(count)) == count


@given(counts())
def test_the_low_bound_is_never_above_the_high_one(count: Count) -> None:
    assert count.low is None or count.high is None or count.low <= count.high


@given(NUMBERS)
def test_the_bounds_of_an_exact_count_are_its_number(n: int) -> None:
    count = Count.exact(n)
    assert count.low == count.high == count.number == n


@given(NUMBERS)
def test_a_hedge_admits_its_own_number_unless_it_says_more_or_fewer(n: int) -> None:
    for build in (Count.exact, Count.at_least, Count.about, Count.nearly, Count.up_to):
        assert build(n).admits(n)
    assert not Count.more_than(n).admits(n)
    assert not Count.fewer_than(n + 1).admits(n + 1)


@given(NUMBERS)
def test_more_than_n_is_at_least_the_next_number_and_fewer_than_it_at_most_n(n: int) -> None:
    assert Count.more_than(n) & Count.at_least(n) == (n + 1, None)
    assert Count.fewer_than(n + 1) & Count.up_to(n) == (0, n)


@given(st.integers(0, 10**6))
def test_about_reaches_a_tenth_to_both_sides_and_nearly_only_below(n: int) -> None:
    about, nearly = Count.about(n), Count.nearly(n)
    assert about.low == nearly.low == n - -(-n // 10)
    assert about.high == n + -(-n // 10)
    assert nearly.high == n


@given(small_counts())
def test_a_count_admits_just_the_numbers_between_its_bounds(count: Count) -> None:
    for n in near(count):
        assert count.admits(n) == ((count.low or 0) <= n and (count.high is None or n <= count.high))


@given(small_counts(), small_counts())
def test_two_counts_are_compatible_when_some_number_suits_both(a: Count, b: Count) -> None:
    both = [n for n in near(a, b) if a.admits(n) and b.admits(n)]
    assert a.compatible(b) == b.compatible(a) == bool(both)


@given(small_counts(), small_counts())
def test_the_intersection_holds_just_the_numbers_that_suit_both(a: Count, b: Count) -> None:
    both = [n for n in near(a, b) if a.admits(n) and b.admits(n)]
    interval = a & b
    assert interval == b & a
    if interval is None:
        assert not both
    else:
        low, high = interval
        assert both == [n for n in near(a, b) if low <= n and (high is None or n <= high)]


@given(small_counts(), small_counts())
def test_a_count_surely_exceeds_another_when_each_of_its_numbers_does(a: Count, b: Count) -> None:
    of_a, of_b = [n for n in near(a, b) if a.admits(n)], [n for n in near(a, b) if b.admits(n)]
    bounded = b.high is not None
    assert a.surely_exceeds(b) == (bounded and min(of_a) > max(of_b))
    assert not (a.surely_exceeds(b) and a.compatible(b))


def test_counts_have_no_order() -> None:
    figures: list[Any] = [Count.exact(2), Count.exact(1)]
    with pytest.raises(TypeError):
        figures.sort()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("729", Count.exact(729)),
        ("5,000", Count.exact(5_000)),
        ("5000", Count.exact(5_000)),
        ("at least 13", Count.at_least(13)),
        ("more than 30", Count.more_than(30)),
        ("about 600", Count.about(600)),
        ("nearly 5,000", Count.nearly(5_000)),
        ("up to 100", Count.up_to(100)),
        ("fewer than 120", Count.fewer_than(120)),
        ("260-280", Count.between(260, 280)),
        ("dozens", Count.vague("dozens")),
        ("none", Count.none()),
    ],
)
def test_each_hedge_has_one_text_form(text: str, count: Count) -> None:
    assert Count.parse(text) == count


@pytest.mark.parametrize(
    "text",
    [
        "",
        "many",
        "-5",
        "5-",
        "5-3",
        "at least 5-7",
        "5,00",
        "fewer than 0",
        "5.0",
        "٣",
        " 5",
        "at least",
        "9" * 5_000,
    ],
)
def test_what_is_no_count_in_text_form_is_a_phrase_error_that_shows_it(text: str) -> None:
    with pytest.raises(PhraseError) as caught:
        Count.parse(text)
    assert repr(text[:60]) in str(caught.value)


@pytest.mark.parametrize("number", [True, False, -1, 1.0, "5", None])
def test_only_whole_numbers_from_nought_count_persons(number: Any) -> None:
    for build in (
        Count.exact,
        Count.at_least,
        Count.more_than,
        Count.about,
        Count.nearly,
        Count.up_to,
        Count.fewer_than,
    ):
        with pytest.raises(NkConflictError, match=r"^Count\.number: must be a whole number"):
            build(number)


def test_fewer_than_nobody_is_no_count() -> None:
    with pytest.raises(NkConflictError, match="whole number from 1, not 0"):
        Count.fewer_than(0)
    with pytest.raises(NkConflictError, match="whole number from 0, not -1"):
        Count.exact(-1)


def test_a_count_between_a_number_and_itself_is_that_number_of_persons() -> None:
    count = Count.between(260, 260)
    assert (count.low, count.high) == (260, 260)
    assert [n for n in range(255, 265) if count.admits(n)] == [260]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        (
            {"qualifier": "exact", "number": 5},
            r"5 allows 5 to 5, not \.\. to \.\.; build it with Count\.exact\(n\)",
        ),
        ({"qualifier": "exact", "number": 5, "low": 4, "high": 5}, "allows 5 to 5, not 4 to 5"),
        ({"qualifier": "at_least", "low": 5}, "at_least needs a number"),
        ({"qualifier": "between", "low": 5}, "between needs low <= high, not 5 and None"),
        ({"qualifier": "between", "low": 5, "high": 4}, "between needs low <= high, not 5 and 4"),
        (
            {"qualifier": "between", "number": 5, "low": 5, "high": 6},
            "between has bounds and no number, not 5",
        ),
        ({"qualifier": "vague", "low": 24}, "a vague count, and no other, keeps its words"),
        (
            {"qualifier": "exact", "number": 1, "low": 1, "high": 1, "words": "one"},
            r"^Count\.words: a vague count, and no other, keeps its words$",
        ),
        ({"qualifier": "vague", "words": "dozens", "low": 12}, r"dozens allows 24 to \.\., not 12 to \.\."),
        (
            {"qualifier": "vague", "words": "umpteen", "low": 1},
            "'umpteen' is no vague count; known are a few",
        ),
        ({"qualifier": "none", "number": 4, "low": 0, "high": 0}, "none is 0, not 4"),
        ({"qualifier": "none", "low": 0, "high": 0}, "none needs a number"),
        ({"qualifier": "some", "number": 4}, "Qualifier: must be exact, .* or none, not 'some'"),
    ],
)
def test_number_hedge_and_bounds_that_do_not_belong_together_are_refused(
    fields: dict[str, Any], reason: str
) -> None:
    with pytest.raises(NkConflictError, match=reason):
        Count(**fields)


@given(counts())
def test_the_hedge_may_be_given_by_name(count: Count) -> None:
    fields: dict[str, Any] = attrs.asdict(count)
    fields["qualifier"] = count.qualifier.value
    assert Count(**fields) == count
    assert type(Count(**fields).qualifier) is Qualifier


def test_vague_words_have_a_least_and_no_most() -> None:
    for words, least in VAGUE_WORDS.items():
        count = Count.vague(words)
        assert (count.low, count.high, count.number) == (least, None, None)


def test_an_unknown_vague_word_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(PhraseError, match=r"^'umpteen' is no vague count; known are a few, several, dozens"):
        Count.vague("umpteen")
