"""What a sighting tells, as plain values to compare with a table of cases; nothing is the empty text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from nkconflict.model.attribution import Attribution, Modality
from nkconflict.model.ceasefires import Ceasefire
from nkconflict.model.claims import (
    Allegation,
    CasualtyClaim,
    Denial,
    MaterielClaim,
    Nondisclosure,
    Statement,
    Talks,
    TerritoryClaim,
)
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Evidence, LinkKind, Role, Sighting
from nkconflict.tables.rows import rows
from reading.scoring import side_of

__all__ = ["claims", "denials", "differences", "links", "table", "truces"]

Told = Mapping[str, Any]

TABLES: Final = {
    "territory": TerritoryClaim,
    "allegations": Allegation,
    "statements": Statement,
    "talks": Talks,
    "materiel": MaterielClaim,
}
"""The tables that are told as their rows, and the claims that stand in them."""


def claims(report: Report) -> list[Told]:
    """Return the figures of a report and its silences, in order of the text."""
    return [_shown(report, s) | _claim(s.claim) for s in report.sightings_of(CasualtyClaim, Nondisclosure)]


def truces(report: Report) -> list[Told]:
    """Return what a report tells of truces, in order of the text."""
    return [_shown(report, s) | _truce(s.claim) for s in report.sightings_of(Ceasefire)]


def links(report: Report) -> list[Told]:
    """Return the links between figures by their numbers; a denial has none and is told by its party."""
    return [
        {
            "kind": str(link.kind),
            "from": _number(subject),
            "by": _claimant(subject),
            "to": _number(object_),
            "flag": link.flag or "",
        }
        for link, subject, object_ in report.linked(*LinkKind)
    ]


def table(name: str) -> Callable[[Report], list[Told]]:
    """Return how the rows of a table are told: its columns, and the words that each field was read from."""

    def told(report: Report) -> list[Told]:
        shown = [
            _shown(report, s)
            for s in report.sightings
            if isinstance(s.claim, TABLES[name]) and isinstance(s.evidence, Evidence)
        ]
        return [
            words | {column: "" if cell is None else cell for column, cell in row.items()}
            for words, row in zip(shown, rows(report, name), strict=True)
        ]

    return told


def denials(report: Report) -> list[Told]:
    """Return who denies what whom, and the quote of what is denied where it was read."""
    found: list[Told] = []
    for sighting in report.sightings_of(Denial):
        claim = sighting.claim
        if not isinstance(claim, Denial):
            raise TypeError(f"no denial: {claim!r}")
        denied = [
            object_.evidence.quote
            for _, subject, object_ in report.linked(LinkKind.DENIES)
            if subject is sighting and isinstance(object_.evidence, Evidence)
        ]
        against = claim.against.id if claim.against else ""
        told = {"against": against, "words": claim.words or "", "denied": denied[0] if denied else ""}
        found.append(_shown(report, sighting) | told | _by(claim.by))
    return found


def differences(wanted: Told, told: Told) -> dict[str, str]:
    """Return the fields in which what is told is not what is wanted; other fields are not compared."""
    return {
        field: f"wanted {value!r}, told {told.get(field)!r}"
        for field, value in wanted.items()
        if told.get(field) != value
    }


def _number(sighting: Sighting) -> object:
    number = sighting.claim.count.number if isinstance(sighting.claim, CasualtyClaim) else None
    return "" if number is None else number


def _claimant(sighting: Sighting) -> str:
    claim = sighting.claim
    party = claim.by.party if isinstance(claim, (CasualtyClaim, Denial)) else None
    return party.id if party else ""


def _shown(report: Report, sighting: Sighting) -> dict[str, Any]:
    evidence = sighting.evidence
    if not isinstance(evidence, Evidence):
        raise TypeError("what was read has evidence")
    marks = {role: evidence.mark(role) for role in Role}
    read = {f"{role} words": span.of(report.text) if span else "" for role, span in marks.items()}
    return {"quote": evidence.quote, "rule": evidence.rule, "block": str(evidence.block), **read}


def _by(by: Attribution) -> dict[str, Any]:
    return {
        "voice": str(by.voice),
        "claimant": by.party.id if by.party else "",
        "body": by.body.id if by.body else "",
        "person": (by.person.id or by.person.name) if by.person else "",
        "office": by.office or "",
        "relays": list(by.relays),
    }


def _claim(claim: object) -> dict[str, Any]:
    if isinstance(claim, Nondisclosure):
        told = {"qualifier": "undisclosed", "group": str(claim.group), "outcome": str(claim.outcome)}
        return {**told, "side": side_of(claim.side) or "", **_by(claim.by)}
    if not isinstance(claim, CasualtyClaim):
        raise TypeError(f"no figure: {claim!r}")
    count = claim.count
    return {
        "number": "" if count.number is None else count.number,
        "low": "" if count.low is None else count.low,
        "high": "" if count.high is None else count.high,
        "qualifier": str(count.qualifier),
        "words": count.words or "",
        "outcome": str(claim.outcome),
        "group": str(claim.group),
        "subgroup": claim.subgroup or "",
        "side": side_of(claim.side) or "",
        "scope": str(claim.scope),
        "period": str(claim.period or ""),
        "as_of": str(claim.as_of or ""),
        "place": (claim.place.id or "") if claim.place else "",
        "modality": str(claim.modality),
        **_by(claim.by),
    }


def _truce(claim: object) -> dict[str, Any]:
    if not isinstance(claim, Ceasefire):
        raise TypeError(f"no truce: {claim!r}")
    broken = [breach for breach in claim.breaches if breach.modality is not Modality.DENIED]
    return {
        "known": claim.known or "",
        "announced": str(claim.announced or ""),
        "effective": str(claim.effective or ""),
        "ended": str(claim.ended or ""),
        "place": (claim.place.id or "") if claim.place else "",
        "mediators": sorted(party.id for party in claim.mediators),
        "signatories": sorted(party.id for party in claim.signatories),
        "kind": str(claim.kind),
        "status": str(claim.status),
        "violated": bool(broken),
        "denied": any(breach.modality is Modality.DENIED for breach in claim.breaches),
        "accused": sorted({party.id for breach in broken for party in breach.accused}),
        "accusers": sorted({breach.by.party.id for breach in broken if breach.by.party}),
        "delay": next((breach.delay for breach in broken if breach.delay), ""),
        **_by(claim.by),
    }
