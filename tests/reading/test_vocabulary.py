"""The gate of a whole article: does it name a party or place of the conflict?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkconflict.lexicon.folding import fold, lowered
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.reading.tries import TOKEN
from nkconflict.reading.vocabulary import PIECE, vocabulary

WORDS = vocabulary(Lexicon.default())
NAMED = (
    "Talks opened in Baku.",
    "BAKU WARNS OF NEW FIGHTING",
    "\u201cBaku\u2019s patience has ended\u201d",
    "the road to Nax\u00e7\u0131van",
    "BAKU\u2014a statement",
    "\u2026Karabakh",
    "#Karabakh",
    "\u4e2d\u6587Karabakh\u4e2d\u6587 Karabakh",
    "Jeyhun Bayramov and Zohrab Mnatsakanyan met in Geneva.",
    "Pashinyan, \u018fliyev and Putin spoke by phone.",
)
UNNAMED = (
    "Talks opened in Geneva.",
    "The region has seen twelve wars.",
    "Bakunin wrote of it.",
    "Pashinyan met Putin.",
    "Aliyev met Macron.",
    "caf\u00e9 \u2014 \u201cna\u00efve\u201d",
    "\ud800",
    "",
)


@pytest.mark.parametrize("text", NAMED)
def test_a_text_that_names_a_party_or_place_is_about_the_conflict(text: str) -> None:
    assert WORDS.names_any(text)


@pytest.mark.parametrize("text", UNNAMED)
def test_a_text_that_names_none_is_not(text: str) -> None:
    assert not WORDS.names_any(text)


@pytest.mark.parametrize("text", [*NAMED, *UNNAMED])
def test_words_that_stand_far_apart_are_of_one_text(text: str) -> None:
    apart = " ".join(f"{word} {'word ' * (PIECE // 5 + 1)}" for word in text.split())
    assert WORDS.names_any(apart) is WORDS.names_any(text)


@pytest.mark.parametrize("blank", [" ", "\n"])
def test_no_name_is_cut_in_two_where_a_long_text_is(blank: str) -> None:
    for before in range(PIECE - 12, PIECE + 3):
        assert WORDS.names_any(f"{'x' * before}{blank}Karabakh wars and more")


@given(st.lists(st.sampled_from([*NAMED, *UNNAMED]) | st.text(max_size=8), max_size=4).map("".join))
def test_whatever_a_reader_would_take_for_a_name_opens_the_gate(text: str) -> None:
    if not WORDS.names.isdisjoint(TOKEN.findall(lowered(fold(text)))):
        assert WORDS.names_any(text)
