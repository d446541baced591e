"""Strategies for whole articles with the claims that they make: prose to try any reader of this model on."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from nkconflict.model.claims import Claim
from nkconflict.model.reports import Caption
from nkconflict.model.spans import Span
from nkconflict.strategies.speakers import names
from nkconflict.strategies.told_events import answers_to
from nkconflict.strategies.values import days
from nkconflict.strategies.writable import writable_claims
from nkconflict.writing.articles import compose

__all__ = ["Article", "articles"]

FIRST = date(1992, 1, 1)


class Article(NamedTuple):
    """An article in canonical prose, the day that it was published on, and the claims that it makes."""

    text: str
    published: date
    claims: tuple[Claim, ...]


@st.composite
def articles(draw: DrawFn, claims: SearchStrategy[Claim] | None = None) -> Article:
    """Draw articles of up to five claims, some of which captions make; `claims` says of which they are.

    Without it, some of them are denied right where they stand.
    What is drawn from `claims` and cannot be written in one article is left out of it.
    """
    published = draw(days(FIRST))
    drawn = writable_claims(published=published) if claims is None else claims
    body = draw(st.lists(drawn, max_size=4, unique=True))
    pictured = [
        (draw(_captions()), draw(st.lists(drawn, max_size=1))) for _ in range(draw(st.integers(0, 2)))
    ]
    replies = {claim: draw(answers_to(claim)) for claim in body} if claims is None else {}
    denied: dict[Claim, tuple[Claim, ...]] = {
        reply: (claim,) for claim, reply in replies.items() if reply is not None and draw(st.booleans())
    }
    drafted = compose(published, [*body, *denied], pictured, lexicon=names().lexicon, denied=denied)
    return Article(drafted.text, published, drafted.told)


@st.composite
def _captions(draw: DrawFn) -> Caption:
    places = [place for place in names().lexicon.places if names().place(place)]
    return Caption(
        span=Span(0, 0),
        day=draw(st.none() | days()),
        places=draw(st.lists(st.sampled_from(places), max_size=2, unique=True)),
        agency=draw(st.sampled_from((None, "AP", "Reuters", "TASS"))),
        photographer=draw(st.sampled_from((None, "Jo Harlan", "Ann Mirelli"))),
    )
