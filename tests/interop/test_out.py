"""GeoJSON, schema.org and rows of GED from a corpus: valid, counted, and nothing invented."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkconflict.corpus import Corpus
from nkconflict.interop import (
    GedEvent,
    claim_reviews,
    claims_geojson,
    claims_jsonld,
    ged_lines,
    ged_rows,
    places_geojson,
)
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.attribution import Attribution
from nkconflict.model.claims import CasualtyClaim, Denial, Group, Outcome, Scope, TerritoryClaim
from nkconflict.model.counts import Count
from nkconflict.model.keys import claim_key
from nkconflict.model.places import Place
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Citation, Sighting
from nkconflict.query import distinct
from nkconflict.reading.parse import parse
from nkconflict.strategies import places, reports

STRUCK = (
    " date 2020-10-19 Azerbaijan's prosecutors said that shelling killed 9 civilians in Ganja on Sunday.\n\n"
    "Armenia said about 40 soldiers were killed in a battle near Hadrut on Saturday."
)
DENIED = (
    " date 2020-10-19 Armenia's Defense Ministry said 400 Azerbaijani soldiers were killed. "
    "Azerbaijan's Defense Ministry denied the figure."
)
PROPERTIES = {
    "Claim": "identifier text author datePublished temporalCoverage contentLocation firstAppearance "
    "appearance",
    "ClaimReview": "url datePublished author claimReviewed itemReviewed reviewRating reviewBody",
    "Article": "name datePublished hasPart",
    "CreativeWork": "name datePublished hasPart",
    "Quotation": "text",
    "Rating": "alternateName",
    "Person": "name jobTitle affiliation",
    "Organization": "name identifier parentOrganization",
    "GovernmentOrganization": "name identifier parentOrganization",
    "Place": "identifier name alternateName geo",
    "GeoCoordinates": "latitude longitude",
}
"""The properties that schema.org gives to each type, its own or inherited, as far as they are written."""


def nodes(value: Any) -> Any:
    """Yield every node of a JSON-LD value."""
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from nodes(item)
    elif isinstance(value, list):
        for item in value:
            yield from nodes(item)


@given(st.lists(reports(), max_size=2))
def test_geojson_is_valid_and_counts_what_it_leaves_out(given: list[Report]) -> None:
    geojson = pytest.importorskip("geojson", reason="needs geojson, of the test group")
    collection, left_out = claims_geojson(given)
    read = geojson.loads(json.dumps(collection))
    assert read.is_valid, read.errors()
    told = {(f["properties"]["key"], tuple(f["properties"]["sources"])) for f in collection["features"]}
    somewhere = [t for t in distinct(given) if hasattr(t.claim, "place") or hasattr(t.claim, "places")]
    assert len(told) + left_out == len(somewhere)


@given(st.lists(places(), max_size=5, unique=True))
def test_each_place_has_a_feature_or_is_counted(given: list[Place]) -> None:
    geojson = pytest.importorskip("geojson", reason="needs geojson, of the test group")
    collection, left_out = places_geojson(given)
    assert geojson.loads(json.dumps(collection)).is_valid
    assert len(collection["features"]) + left_out == len(given)
    located = [place for place in given if place.latitude is not None]
    assert [feature["geometry"]["coordinates"] for feature in collection["features"]] == [
        [place.longitude, place.latitude] for place in located
    ]


def test_the_places_of_the_lexicon_keep_both_names() -> None:
    collection, left_out = places_geojson(Lexicon.default().places)
    (shusha,) = (f for f in collection["features"] if f["properties"]["place"] == "shusha")
    assert shusha["properties"]["names"] == ["Shushi", "Şuşa"]
    assert left_out == sum(place.latitude is None for place in Lexicon.default().places) > 0


def test_a_claim_is_where_it_says_it_was() -> None:
    collection, left_out = claims_geojson([parse(STRUCK, source="a.txt")])
    told = next(
        f["properties"] for f in collection["features"] if f["properties"]["claim"] == "CasualtyClaim"
    )
    assert (told["place"], told["count"], told["claimant"], told["sources"]) == (
        "ganja",
        "9",
        "azerbaijan",
        ["a.txt"],
    )
    assert left_out == 1  # Hadrut, whose coordinates the lexicon does not vouch for


def test_a_territory_claim_stands_at_each_of_its_places() -> None:
    lexicon = Lexicon.default()
    claim = TerritoryClaim(by=Attribution.own(), places=[lexicon.place("shusha"), lexicon.place("fuzuli")])
    citation = Citation(outlet="Invented", published=date(2020, 11, 8))
    collection, left_out = claims_geojson([Sighting(claim, citation)])
    assert [feature["properties"]["place"] for feature in collection["features"]] == ["shusha", "fuzuli"]
    assert left_out == 0


@given(reports())
def test_claims_in_json_ld_have_only_properties_that_schema_org_has(report: Report) -> None:
    written = json.loads(json.dumps([*claims_jsonld([report]), *claim_reviews([report])]))
    for node in nodes(written):
        used = {name for name in node if not name.startswith("@")}
        assert used <= set(PROPERTIES[node["@type"]].split())
        assert None not in node.values()
    told = {node["identifier"] for node in written if node["@type"] == "Claim"}
    assert told == {claim_key(claim) for claim in report.claims() if not isinstance(claim, Denial)}


def test_a_processor_of_json_ld_reads_it() -> None:
    jsonld = pytest.importorskip("pyld", reason="needs pyld, of the test group").jsonld
    (claim, *_) = claims_jsonld([parse(STRUCK, source="https://post.example/a")])
    (node,) = jsonld.expand(claim | {"@context": {"@vocab": "https://schema.org/"}})
    assert node["@type"] == ["https://schema.org/Claim"]
    (appearance,) = node["https://schema.org/firstAppearance"]
    assert appearance["@id"] == "https://post.example/a"


def test_a_claim_in_json_ld_names_its_claimant_day_place_and_article() -> None:
    told: list[dict[str, Any]] = list(claims_jsonld([parse(STRUCK, source="a.txt")]))
    claim = next(claim for claim in told if claim["text"].startswith("9 "))
    assert claim["text"] == "9 civilian killed, of Azerbaijan, at Gandzak / Gəncə, in 2020-10-18, incident"
    assert claim["author"]["parentOrganization"]["identifier"] == "azerbaijan"
    assert (claim["datePublished"], claim["temporalCoverage"]) == ("2020-10-19", "2020-10-18")
    assert claim["firstAppearance"]["hasPart"]["text"] in STRUCK


def test_the_only_reviews_are_the_denials_that_were_read_and_none_calls_a_claim_false() -> None:
    report = parse(DENIED, source="a.txt")
    (review,) = claim_reviews([report])
    assert review["author"]["identifier"] == "azerbaijan-defence-ministry"
    assert review["itemReviewed"]["author"]["identifier"] == "armenia-defence-ministry"
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "Denied"}
    assert not list(claim_reviews([parse(STRUCK)]))


def test_incidents_become_rows_of_ged_with_the_unknown_left_empty() -> None:
    first, *_ = ged_rows(Corpus([parse(STRUCK, source="a.txt")]))
    assert first == GedEvent(
        year=2020,
        number_of_sources=1,
        source_article="a.txt",
        source_date="2020-10-19",
        source_original=first.source_original,
        where_coordinates="Ganja",
        latitude=40.6816,
        longitude=first.longitude,
        geom_wkt=f"POINT ({first.longitude} 40.6816)",
        country="Azerbaijan",
        date_prec=1,
        date_start=date(2020, 10, 18),
        date_end=date(2020, 10, 18),
        deaths_civilians=9,
        best=9,
        high=9,
        low=9,
    )


@pytest.mark.parametrize(
    ("count", "best", "low", "high"),
    [
        (Count.exact(40), 40, 40, 40),
        (Count.at_least(40), None, 40, None),
        (Count.more_than(40), None, 41, None),
        (Count.about(40), 40, None, None),
        (Count.nearly(40), None, None, 40),
        (Count.up_to(40), None, None, 40),
        (Count.between(30, 40), None, 30, 40),
    ],
)
def test_a_hedge_gives_the_bounds_that_were_claimed_and_no_others(
    count: Count, best: int | None, low: int | None, high: int | None
) -> None:
    karabakh = Lexicon.default().party("nagorno-karabakh")
    claim = CasualtyClaim(
        by=Attribution.named(karabakh),
        side=[karabakh],
        group=Group.MILITARY,
        outcome=Outcome.KILLED,
        scope=Scope.INCIDENT,
        count=count,
    )
    (row,) = ged_rows([Sighting(claim, Citation(outlet="Invented", published=date(2020, 11, 8)))])
    assert (row.best, row.low, row.high, row.deaths_a) == (best, low, high, best if low == best else None)
    assert (row.side_a, row.date_start, row.country) == ("Republic of Artsakh", None, None)


@given(st.lists(reports(), max_size=2))
def test_rows_of_ged_are_of_incidents_alone_and_can_be_written(given: list[Report]) -> None:
    rows = list(ged_rows(given))
    told = [
        telling.claim
        for telling in distinct(given)
        if isinstance(telling.claim, CasualtyClaim)
        and (telling.claim.outcome, telling.claim.scope) == ("killed", "incident")
        and telling.claim.modality != "denied"
    ]
    assert len(rows) == len(told)
    assert sum(1 for _ in ged_lines(rows)) == len(rows) + 1
    assert all(row.id is None and row.side_b is None and row.conflict_name is None for row in rows)
