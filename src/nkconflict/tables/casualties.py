"""Rows of the table casualties: figures of persons, and that a figure was not made public."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nkconflict.model.claims import CasualtyClaim, Nondisclosure
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Evidence, Role, Sighting
from nkconflict.tables.values import Row, claimant, ident, iso, side, words

__all__ = ["casualty"]

_READ_BY: Final = {
    "number": Role.COUNT,
    "qualifier": Role.COUNT,
    "low": Role.COUNT,
    "high": Role.COUNT,
    "outcome": Role.OUTCOME,
    "victims": Role.GROUP,
    "subgroup": Role.GROUP,
    "side": Role.SIDE,
    "voice": Role.CLAIMANT,
    "claimant": Role.CLAIMANT,
    "claimant_body": Role.CLAIMANT,
    "speaker": Role.CLAIMANT,
    "office": Role.CLAIMANT,
    "relays": Role.RELAY,
    "scope": Role.SCOPE,
    "since": Role.SINCE,
    "until": Role.UNTIL,
    "as_of": Role.AS_OF,
    "place": Role.PLACE,
    "modality": Role.MODALITY,
}
"""The mark that shows a column to have been read."""

_DEFAULTS: Final[dict[str, object]] = {
    "victims": "unspecified",
    "voice": "own",
    "scope": "unspecified",
    "modality": "asserted",
    "relays": [],
}
"""The values that say no more than that nothing was read; null is one for every column."""

_SILENT: Final[dict[str, object]] = {"qualifier": "undisclosed", "outcome": "casualties"}
"""What holds of every non-disclosure, so that no word need say it."""


def casualty(report: Report, sighting: Sighting, claim: CasualtyClaim | Nondisclosure) -> Row:
    """Return the cells of a figure, or of one that was not disclosed."""
    told = claim if isinstance(claim, CasualtyClaim) else None
    count = told.count if told else None
    period = told.period if told else None
    row: Row = {
        "number": count.number if count else None,
        "qualifier": str(count.qualifier) if count else "undisclosed",
        "low": count.low if count else None,
        "high": count.high if count else None,
        "outcome": str(claim.outcome),
        "victims": str(claim.group),
        "subgroup": told.subgroup if told else None,
        "side": side(claim.side),
        "voice": str(claim.by.voice),
        "claimant": claimant(claim.by),
        "claimant_body": ident(claim.by.body),
        "speaker": ident(claim.by.person),
        "speaker_text": words(report, sighting, Role.CLAIMANT),
        "office": claim.by.office,
        "relays": list(claim.by.relays),
        "scope": str(told.scope) if told else "unspecified",
        "since": iso(period.since) if period else None,
        "until": iso(period.until) if period else None,
        "as_of": iso(claim.as_of),
        "place": ident(told.place) if told else None,
        "place_text": words(report, sighting, Role.PLACE),
        "modality": str(told.modality) if told else "asserted",
    }
    row["inferred"] = list(_inferred(row, sighting, _DEFAULTS if told else _DEFAULTS | _SILENT))
    return row


def _inferred(row: Row, sighting: Sighting, defaults: dict[str, object]) -> Iterator[str]:
    """Yield the columns with a value that no words of the text stand for."""
    if not isinstance(sighting.evidence, Evidence):
        return  # curated, not read
    marked = sighting.evidence.marks.roles
    if row["since"] == row["until"] and marked & {Role.SINCE, Role.UNTIL}:
        marked |= {Role.SINCE, Role.UNTIL}  # one day, read once
    for column, role in _READ_BY.items():
        if role not in marked and row[column] is not None and row[column] != defaults.get(column):
            yield column
