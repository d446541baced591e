"""The law of writing: what is written reads back as the very claims, what cannot be is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from nkconflict.errors import PhraseError
from nkconflict.model.attribution import Attribution
from nkconflict.model.claims import CLAIM_TYPES, Allegation, Claim, Denial, TerritoryClaim
from nkconflict.model.counts import Count
from nkconflict.model.keys import claim_key
from nkconflict.model.reports import Caption
from nkconflict.model.spans import Span
from nkconflict.reading.parse import parse, parse_many
from nkconflict.strategies import Article, articles, claims, days, writable_claims
from nkconflict.strategies.writable import WRITABLE
from nkconflict.writing.articles import compose, write
from nkconflict.writing.echoes import echo
from nkconflict.writing.sentences import sentence
from writing.samples import ARMENIA, AZERBAIJAN, BAKU, LEXICON, PUBLISHED, casualty


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


@pytest.mark.slow
@seed(7)
@settings(max_examples=1500, phases=[Phase.generate])
@given(articles())
def test_none_of_very_many_articles_makes_other_claims(article: Article) -> None:
    report = parse(article.text, source="written")
    assert set(report.claims()) == set(article.claims), article.text
    assert not report.residue, article.text


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


ACCUSED = Allegation(by=BAKU, accused=(ARMENIA,), act="struck", target="hospital")


def test_who_holds_an_office_is_not_named_beside_the_office_alone() -> None:
    named = Attribution.named(
        LEXICON.party("nagorno-karabakh-presidency"), person=LEXICON.person("arayik-harutyunyan")
    )
    office = Attribution.named(LEXICON.party("nagorno-karabakh-presidency"), office="president")
    claims = [casualty(by=named, side=(AZERBAIJAN,)), casualty(by=office, side=(AZERBAIJAN,))]
    (alone,) = compose(PUBLISHED, claims[1:]).refused or [None]
    assert alone is None
    ((claim, error),) = compose(PUBLISHED, claims).refused
    assert (claim, error.path) == (claims[1], "CasualtyClaim.by.office")


def test_ground_under_an_old_picture_is_that_of_an_earlier_war() -> None:
    gained = TerritoryClaim(by=Attribution.own(), gained_by=AZERBAIJAN, count=Count.exact(1), unit="village")
    old = Caption(span=Span(0, 0), day=date(1991, 4, 23))
    ((claim, error),) = compose(PUBLISHED, [], [(old, [gained])]).refused
    assert (claim, error.path) == (gained, "TerritoryClaim.as_of")
    assert not compose(date(1992, 4, 1), [], [(old, [gained])]).refused


def test_a_denial_stands_behind_what_it_denies_and_before_everything_else_where_that_is_not_known() -> None:
    denial = Denial(by=Attribution.named(ARMENIA), against=AZERBAIJAN, words="absurd")
    linked = compose(PUBLISHED, [denial, ACCUSED], denied={denial: [ACCUSED]})
    assert linked.text.endswith("striking a hospital.\n\nArmenia dismissed the claim as absurd.")
    assert [link.kind for link in parse(linked.text).links] == ["denies"]
    apart = compose(PUBLISHED, [ACCUSED, denial]).text
    assert f" date {PUBLISHED} Armenia dismissed Azerbaijan's claim as absurd.\n\n" in apart
    assert not parse(apart).links
    assert write(parse(linked.text)) == linked.text


@pytest.mark.parametrize("what", [None, "an article"])
def test_what_is_no_report_is_not_written(what: Any) -> None:
    with pytest.raises(PhraseError, match="is no report"):
        write(what)


def test_there_is_a_wording_for_every_kind_of_claim() -> None:
    assert set(WRITABLE) == set(CLAIM_TYPES)
