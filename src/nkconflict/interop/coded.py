"""The row that a claim of UCDP was made of, kept in its citation, so that it can be written as it was.

A report of an event says whose dead are claimed, in several claims. A row of GED says more: ids, both sides,
zeros, the best number, sources. All of it goes with the claims, as JSON in their note, with the columns of
GED and the cells of its csv; without it an exporter could only guess which claims are of one event.
"""

from __future__ import annotations

import json
from typing import Final

from nkconflict.interop.aec import AecEvent
from nkconflict.interop.ged import GED_COLUMNS, GedEvent, ged_cell, ged_event
from nkconflict.model.sightings import Citation, Evidence

__all__ = ["AEC", "GED", "as_ged", "coded_event", "row_note"]

GED: Final = "UCDP GED"
AEC: Final = "UCDP-AEC"
_KEPT: Final = "row: "
"""What stands before the row in a note."""


def as_ged(event: AecEvent) -> GedEvent:
    """Return an event of UCDP-AEC in the columns of GED; its article, which may be a text, stays out."""
    return GedEvent(
        id=event.id,
        side_a=event.side_a_name,
        side_b=event.side_b_name,
        source_date=None if event.source_date is None else str(event.source_date),
        where_coordinates=event.location_where_name,
        adm_1=event.location_adm1_name,
        adm_2=event.location_adm2_name,
        country=event.location_root_name,
        year=event.start_date.year if event.start_date.year == event.end_date.year else None,
        date_start=event.start_date,
        date_end=event.end_date,
        deaths_a=event.deaths_side_a,
        deaths_b=event.deaths_side_b,
        deaths_civilians=event.deaths_civilian,
        deaths_unknown=event.deaths_unknown,
        low=event.deaths_low,
        high=event.deaths_high,
    )


def row_note(event: GedEvent) -> str:
    """Return the note that keeps a row: the columns that say something, with their cells."""
    cells = {column: ged_cell(getattr(event, column)) for column in GED_COLUMNS}
    filled = {column: cell for column, cell in cells.items() if cell}
    return _KEPT + json.dumps(filled, ensure_ascii=False)


def coded_event(evidence: Evidence | Citation) -> GedEvent | None:
    """Return the row that the evidence of a claim keeps; None where it keeps none."""
    if not isinstance(evidence, Citation) or evidence.outlet not in (GED, AEC) or evidence.note is None:
        return None
    if not evidence.note.startswith(_KEPT):
        return None
    try:
        cells = json.loads(evidence.note.removeprefix(_KEPT))
    except (ValueError, RecursionError):
        return None
    if not isinstance(cells, dict) or not all(isinstance(cell, str) for cell in cells.values()):
        return None
    return ged_event(cells)
