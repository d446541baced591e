"""Claims as schema.org `Claim`, and denials as `ClaimReview`, in JSON-LD.

A `ClaimReview` says what somebody makes of a claim. This library makes nothing of it: the only reviews that
it knows are those that the texts tell of, a party that denies what another says. So the author of a review is
the party that denies, the rating is the word "Denied", and no claim is ever called true or false.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from nkconflict.interop.annotations import iri
from nkconflict.model.attribution import Attribution
from nkconflict.model.claims import CasualtyClaim, Claim, Denial
from nkconflict.model.keys import claim_key
from nkconflict.model.parties import Party, PartyKind
from nkconflict.model.places import Place
from nkconflict.model.reports import Report
from nkconflict.model.sightings import LinkKind
from nkconflict.query import Account, Telling, distinct
from nkconflict.query.accounts import Accounts

__all__ = ["claim_reviews", "claims_jsonld"]

CONTEXT: Final = "https://schema.org"
_GOVERNMENT: Final = frozenset({PartyKind.STATE, PartyKind.AGENCY, PartyKind.ARMED_FORCE})


def claims_jsonld(of: Accounts) -> Iterator[dict[str, Any]]:
    """Yield each claim once, as a schema.org `Claim` with the articles in which it appears."""
    for telling in distinct(of):
        if not isinstance(telling.claim, Denial):
            yield {"@context": CONTEXT, **_told(telling)}


def claim_reviews(reports: Iterable[Report]) -> Iterator[dict[str, Any]]:
    """Yield a schema.org `ClaimReview` for each denial in some reports that says which figure it denies."""
    for report in reports:
        for _, denying, denied in report.linked(LinkKind.DENIES):
            claim: Any = denying.claim
            telling = next(t for t in distinct([report]) if t.claim == denied.claim)
            author = _author(claim.by) if getattr(claim, "by", None) is not None else None
            review = {
                "@context": CONTEXT,
                "@type": "ClaimReview",
                "@id": f"urn:nkconflict:{claim_key(denying.claim)}:{claim_key(denied.claim)}",
                "url": iri(report.source),
                "datePublished": str(report.published),
                "author": author,
                "claimReviewed": in_words(denied.claim, telling.accounts[0].quote),
                "itemReviewed": _told(telling),
                "reviewRating": {"@type": "Rating", "alternateName": "Denied"},
                "reviewBody": getattr(denying.evidence, "quote", None),
            }
            yield _known(review)


def _told(telling: Telling) -> dict[str, Any]:
    claim: Any = telling.claim
    first = telling.accounts[0]
    by = getattr(claim, "by", None)
    period, place = getattr(claim, "period", None), getattr(claim, "place", None)
    appearances = [_appearance(account) for account in telling.accounts]
    return _known(
        {
            "@type": "Claim",
            "@id": f"urn:nkconflict:{telling.key}",
            "identifier": telling.key,
            "text": in_words(telling.claim, first.quote),
            "author": None if by is None else _author(by),
            "datePublished": None if first.published is None else str(first.published),
            "temporalCoverage": None if period is None else str(period),
            "contentLocation": None if place is None else _place(place),
            "firstAppearance": appearances[0],
            "appearance": appearances,
        }
    )


def in_words(claim: Claim, quote: str | None) -> str:
    """Return a casualty claim as a line of words, any other in the words in which it was printed."""
    if not isinstance(claim, CasualtyClaim):
        return quote or type(claim).__name__
    whose = " and ".join(party.name for party in claim.side)
    parts = [
        f"{claim.count} {claim.subgroup or claim.group} {claim.outcome}",
        f"of {whose}" if whose else None,
        f"at {' / '.join(claim.place.names)}" if claim.place is not None else None,
        f"in {claim.period}" if claim.period is not None else None,
        None if str(claim.scope) == "unspecified" else str(claim.scope),
        None if str(claim.modality) == "asserted" else str(claim.modality),
    ]
    return ", ".join(part for part in parts if part)


def _author(by: Attribution) -> dict[str, Any] | None:
    """Return who claims; the report's own voice is that of the article, which is named as the appearance."""
    party = by.body or by.party
    organisation = None if party is None else _organisation(party)
    if by.person is None:
        return organisation
    person = {"@type": "Person", "name": by.person.name, "jobTitle": by.office, "affiliation": organisation}
    return _known(person)


def _organisation(party: Party) -> dict[str, Any]:
    kind = "GovernmentOrganization" if party.kind in _GOVERNMENT else "Organization"
    parent = None if party.part_of is None else _organisation(party.part_of)
    told = {"@type": kind, "name": party.name, "identifier": party.id, "parentOrganization": parent}
    return _known(told)


def _appearance(account: Account) -> dict[str, Any]:
    quoted = None if account.quote is None else {"@type": "Quotation", "text": account.quote}
    return _known(
        {
            "@type": "Article" if account.quote is not None else "CreativeWork",
            "@id": iri(account.source),
            "name": account.where,
            "datePublished": None if account.published is None else str(account.published),
            "hasPart": quoted,
        }
    )


def _place(place: Place) -> dict[str, Any]:
    known = place.latitude is not None
    geo = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
    names = list(place.names)
    return _known(
        {
            "@type": "Place",
            "identifier": place.id,
            "name": place.name,
            "alternateName": names if names != [place.name] else None,
            "geo": geo if known else None,
        }
    )


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that have a value; what is not known is left out, never invented."""
    return {name: value for name, value in fields.items() if value is not None}
