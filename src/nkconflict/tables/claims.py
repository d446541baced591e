"""Rows of the tables of claims other than casualties."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from nkconflict.model.attribution import Modality, Voice
from nkconflict.model.ceasefires import Breach, Ceasefire
from nkconflict.model.claims import Allegation, Denial, MaterielClaim, Statement, Talks, TerritoryClaim
from nkconflict.model.keys import claim_key
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Evidence, LinkKind, Role, Sighting
from nkconflict.tables.values import Row, claimant, delegations, ident, iso, roots, side, words, words_of_all

__all__ = ["allegation", "ceasefire", "denial", "materiel", "statement", "talks", "territory"]

_GRAVEST_FIRST: Final = ("stated", "alleged", "denied")


def ceasefire(report: Report, sighting: Sighting, claim: Ceasefire) -> Row:
    """Return the cells of a truce as one passage tells it."""
    del report, sighting
    return {
        "known": claim.known,
        "announced": iso(claim.announced),
        "effective": iso(claim.effective),
        "ended": iso(claim.ended),
        "place": ident(claim.place),
        "mediators": roots(claim.mediators),
        "signatories": roots(claim.signatories),
        "kind": str(claim.kind),
        "status": str(claim.status),
        "breach": _breach(claim.breaches),
        "delay": next((breach.delay for breach in claim.breaches if breach.delay), None),
        "breaches": [
            {
                "by": claimant(breach.by),
                "accused": side(breach.accused),
                "when": iso(breach.period),
                "modality": str(breach.modality),
            }
            for breach in claim.breaches
        ],
    }


def _breach(breaches: Iterable[Breach]) -> str | None:
    """Return how firmly a breach is told of, by the firmest telling."""
    told = set(map(_told, breaches))
    return next((how for how in _GRAVEST_FIRST if how in told), None)


def _told(breach: Breach) -> str:
    if breach.modality is Modality.DENIED:
        return "denied"
    stated = breach.modality is Modality.ASSERTED and breach.by.voice is Voice.OWN
    return "stated" if stated else "alleged"


def territory(report: Report, sighting: Sighting, claim: TerritoryClaim) -> Row:
    """Return the cells of ground that changed hands; one named place counts as 1."""
    return {
        "claimant": claimant(claim.by),
        "speaker": ident(claim.by.person),
        "speaker_text": words(report, sighting, Role.CLAIMANT),
        "gained_by": ident(claim.gained_by.root) if claim.gained_by else None,
        "number": claim.number,
        "unit": str(claim.unit) if claim.unit else None,
        "place": ident(claim.where),
        "names": words_of_all(report, sighting, Role.PLACE) or [place.name for place in claim.places],
        "scope": str(claim.scope),
        "modality": str(claim.modality),
    }


def allegation(report: Report, sighting: Sighting, claim: Allegation) -> Row:
    """Return the cells of an accusation, with the first party that denies it."""
    deniers = (
        claimant(subject.claim.by)
        for _, subject, object_ in report.linked(LinkKind.DENIES)
        if object_ is sighting and isinstance(subject.claim, Denial)
    )
    return {
        "accuser": claimant(claim.by),
        "accused": side(claim.accused),
        "speaker": ident(claim.by.person),
        "act": claim.act,
        "target": claim.target,
        "weapon": claim.weapon,
        "place": ident(claim.place),
        "place_text": words(report, sighting, Role.PLACE),
        "date": iso(claim.period),
        "denied_by": next((denier for denier in deniers if denier), None),
    }


def denial(report: Report, sighting: Sighting, claim: Denial) -> Row:
    """Return the cells of a denial, with the claims that it is of, where the report has them."""
    denied = [of_it for _, subject, of_it in report.linked(LinkKind.DENIES) if subject is sighting]
    return {
        "claimant": claimant(claim.by),
        "speaker": ident(claim.by.person),
        "speaker_text": words(report, sighting, Role.CLAIMANT),
        "office": claim.by.office,
        "relays": list(claim.by.relays),
        "against": ident(claim.against.root) if claim.against else None,
        "words": claim.words,
        "denies": [claim_key(of_it.claim) for of_it in denied],
        "denied": [of_it.evidence.quote for of_it in denied if isinstance(of_it.evidence, Evidence)],
    }


def statement(report: Report, sighting: Sighting, claim: Statement) -> Row:
    """Return the cells of what somebody said; the words themselves are the quote."""
    return {
        "speaker": ident(claim.by.person),
        "speaker_text": words(report, sighting, Role.CLAIMANT),
        "office": claim.by.office,
        "party": claimant(claim.by),
        "verb": claim.verb,
        "direct": claim.direct,
        "kind": str(claim.kind),
        "relays": list(claim.by.relays),
        "to": roots(claim.to),
    }


def talks(report: Report, sighting: Sighting, claim: Talks) -> Row:
    """Return the cells of a meeting, from its first day to its last."""
    return {
        "date": iso(claim.period.since) if claim.period else None,
        "until": iso(claim.period.until) if claim.period else None,
        "place": ident(claim.place),
        "place_text": words(report, sighting, Role.PLACE),
        "host": next(iter(delegations([claim.host])), None) if claim.host else None,
        "mediators": delegations(claim.mediators),
        "participants": delegations(claim.participants),
        "planned": claim.planned,
        "duration": claim.duration,
    }


def materiel(report: Report, sighting: Sighting, claim: MaterielClaim) -> Row:
    """Return the cells of equipment lost."""
    del report, sighting
    return {
        "claimant": claimant(claim.by),
        "side": side(claim.side),
        "kind": claim.kind,
        "number": claim.count.number,
        "qualifier": str(claim.count.qualifier),
        "outcome": str(claim.outcome),
        "scope": str(claim.scope),
        "modality": str(claim.modality),
    }
