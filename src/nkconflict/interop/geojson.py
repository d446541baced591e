"""Places and claims on a map: GeoJSON (RFC 7946) feature collections.

A place without coordinates has no feature, and neither has a claim that names none; both are counted, since a
map that hides what it leaves out misleads. The point of a district is that of its seat.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from nkconflict.model.ceasefires import Ceasefire
from nkconflict.model.claims import Allegation, CasualtyClaim, Claim, Talks, TerritoryClaim
from nkconflict.model.parties import Party
from nkconflict.model.places import Place
from nkconflict.query import Telling, distinct
from nkconflict.query.accounts import Accounts

__all__ = ["FeatureCollection", "claims_geojson", "places_geojson"]


class FeatureCollection(NamedTuple):
    """A collection as GeoJSON, for `json.dumps`, and how many things were left out of it."""

    value: dict[str, Any]
    left_out: int


def places_geojson(places: Iterable[Place]) -> FeatureCollection:
    """Return places as points, each with both of its names."""
    given = list(dict.fromkeys(places))
    features = [_feature(place, _place(place)) for place in given if place.latitude is not None]
    return _collection(features, len(given) - len(features))


def claims_geojson(of: Accounts) -> FeatureCollection:
    """Return the claims of a corpus that name a place, each claim once, with who printed it.

    A territory claim is a feature at each of its places. Statements, denials and the like, which are nowhere,
    are not among what is left out.
    """
    features: list[dict[str, Any]] = []
    left_out = 0
    for telling in distinct(of):
        places = _places(telling.claim)
        if places is None:
            continue
        located = [place for place in places if place.latitude is not None]
        features += [_feature(place, _claim(telling, place)) for place in located]
        left_out += not located
    return _collection(features, left_out)


def _collection(features: list[dict[str, Any]], left_out: int) -> FeatureCollection:
    return FeatureCollection({"type": "FeatureCollection", "features": features}, left_out)


def _feature(place: Place, properties: dict[str, Any]) -> dict[str, Any]:
    """Return a feature: longitude first, as GeoJSON has it."""
    point = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
    return {"type": "Feature", "geometry": point, "properties": properties}


def _places(claim: Claim) -> tuple[Place, ...] | None:
    """Return the places of a claim, None where it is of a kind that has none."""
    if isinstance(claim, TerritoryClaim):
        return claim.places
    if not isinstance(claim, (CasualtyClaim, Ceasefire, Allegation, Talks)):
        return None
    return () if claim.place is None else (claim.place,)


def _place(place: Place) -> dict[str, Any]:
    return {"place": place.id, "names": list(place.names), "kind": place.kind, "country": place.country}


def _claim(telling: Telling, place: Place) -> dict[str, Any]:
    claim: Any = telling.claim
    by = getattr(claim, "by", None)
    told: dict[str, Any] = {
        "claim": type(claim).__name__,
        "key": telling.key,
        **_place(place),
        "claimant": by.party.id if by is not None and by.party is not None else None,
        "published": [str(account.published) for account in telling.accounts if account.published],
        "sources": list(telling.sources),
        "quotes": [account.quote for account in telling.accounts if account.quote],
    }
    if isinstance(claim, CasualtyClaim):
        told |= {
            "side": _ids(claim.side),
            "group": str(claim.group),
            "outcome": str(claim.outcome),
            "count": str(claim.count),
            "low": claim.count.low,
            "high": claim.count.high,
            "scope": str(claim.scope),
            "period": None if claim.period is None else str(claim.period),
        }
    return told


def _ids(parties: Iterable[Party]) -> list[str]:
    return [party.id for party in parties]
