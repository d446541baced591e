"""The law of writing: what is written reads back as the very claims, what cannot be is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nkconflict.errors import PhraseError
from nkconflict.model.claims import CLAIM_TYPES, Claim
from nkconflict.model.keys import claim_key
from nkconflict.reading.parse import parse, parse_many
from nkconflict.strategies import Article, articles, claims, days, writable_claims
from nkconflict.strategies.writable import WRITABLE
from nkconflict.writing.articles import write
from nkconflict.writing.echoes import echo
from nkconflict.writing.sentences import sentence

PUBLISHED = date(2020, 10, 19)


def read_back(text: str, published: date) -> list[Claim]:
    return list(parse(f" date {published} {text}", source="written").claims())


def made(claim: Claim, published: date) -> set[Claim]:
    """Return what the sentence of a claim makes: that claim, and the statement by whoever says it."""
    said = echo(claim, published=published)
    return {claim} if said is None else {claim, said}


@pytest.mark.parametrize("kind", WRITABLE, ids=lambda kind: str(kind.__name__))
@given(data=st.data(), published=days(date(1992, 1, 1)))
def test_a_claim_that_can_be_written_reads_back_as_itself(
    kind: type[Any], data: st.DataObject, published: date
) -> None:
    claim = data.draw(writable_claims(kind, published))
    text = sentence(claim, published=published)
    assert set(read_back(text, published)) == made(claim, published), text


@given(articles())
def test_an_article_makes_the_claims_that_it_was_written_from_and_no_other(article: Article) -> None:
    report = parse(article.text, source="written")
    assert report.published == article.published
    assert set(report.claims()) == set(article.claims), article.text
    assert not report.residue


@given(st.lists(articles(), min_size=2, max_size=3))
def test_articles_one_after_the_other_are_a_stream(drawn: list[Article]) -> None:
    reports = parse_many("\n".join(article.text for article in drawn), source="written")
    assert [set(report.claims()) for report in reports] == [set(article.claims) for article in drawn]


@given(articles())
def test_what_was_written_is_written_the_same_again(article: Article) -> None:
    again = write(parse(article.text, source="written"))
    assert again == article.text


@given(claim=claims())
@settings(suppress_health_check=[HealthCheck.filter_too_much])
def test_any_claim_is_written_to_be_read_back_or_refused_by_the_name_of_a_field(claim: Claim) -> None:
    try:
        text = sentence(claim, published=PUBLISHED)
    except PhraseError as error:
        owner, _, field = (error.path or "").partition(".")
        assert owner == type(claim).__name__
        assert field.partition(".")[0] in {one.name for one in attrs.fields(type(claim))} | {""}
        return
    keys = {claim_key(back) for back in read_back(text, PUBLISHED)}
    assert keys == {claim_key(one) for one in made(claim, PUBLISHED)}, text


def test_there_is_a_wording_for_every_kind_of_claim() -> None:
    assert set(WRITABLE) == set(CLAIM_TYPES)
