"""Markup is safe by its type: whatever words it shows, they never do anything."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.elements import parsed
from nkconflict.display.markup import Html, asset, link, size, tag, text
from nkconflict.tables.layout import printable

HOSTILE = st.text(st.sampled_from("<>&'\"/= \n\0\x1b\u202e\u2066\ud800\u2028amp;scriptonload")) | st.text()


@given(HOSTILE)
def test_words_are_shown_as_they_are_and_nothing_else(words: str) -> None:
    root = parsed(tag("p", words, title=words))
    (shown,) = root.walk()
    assert shown.text == printable(words)
    assert shown.attributes == {"title": printable(words)}


@given(HOSTILE)
def test_no_control_and_no_half_of_a_pair_is_left(words: str) -> None:
    assert {unicodedata.category(character) for character in text(words)}.isdisjoint({"Cc", "Cf", "Cs"})


@given(HOSTILE)
def test_what_is_markup_already_is_not_escaped_again(words: str) -> None:
    assert text(text(words)) == text(words)
    assert tag("p", tag("b", words)) == f"<p>{tag('b', words)}</p>"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", " https://a.b", "data:text/html,x", "//a.b", "", None]
)
def test_an_address_that_is_not_of_the_web_leads_nowhere(url: str | None) -> None:
    assert link("words", url) == "words"


def test_an_address_of_the_web_leads_there() -> None:
    (made,) = parsed(link("words", 'https://a.b/?c=1&d="')).walk()
    assert made.attributes["href"] == 'https://a.b/?c=1&d="'


def test_attributes_are_left_out_or_bare() -> None:
    assert tag("input", hidden=True, disabled=False, value=None, aria_label="x") == (
        '<input hidden aria-label="x">'
    )


def test_size_is_in_bytes() -> None:
    assert size(Html("ab"), Html("“")) == 5


@pytest.mark.parametrize("name", ["view.css", "article.css", "page.css", "page.js"])
def test_an_asset_closes_no_element_and_asks_nobody(name: str) -> None:
    written = asset(name)
    assert written
    assert not [bad for bad in ("</", "<!", "url(", "@import", "http", "/*", "fetch(") if bad in written]
