"""Other people's formats, in and out.

In: UCDP GED, UCDP-AEC and ACLED, whose events become typed values, and these reports of claims. What an event
dataset claims stands beside what the press said, as a claim of its own.
"""

from nkconflict.interop.acled import AcledEvent, read_acled
from nkconflict.interop.aec import AecEvent, read_aec
from nkconflict.interop.ged import GED_COLUMNS, GedEvent, ged_lines, read_ged, write_ged
from nkconflict.interop.imports import (
    Imported,
    acled_report,
    aec_report,
    ged_report,
    load_acled,
    load_aec,
    load_ged,
    of_the_conflict,
)

__all__ = [
    "GED_COLUMNS",
    "AcledEvent",
    "AecEvent",
    "GedEvent",
    "Imported",
    "acled_report",
    "aec_report",
    "ged_lines",
    "ged_report",
    "load_acled",
    "load_aec",
    "load_ged",
    "of_the_conflict",
    "read_acled",
    "read_aec",
    "read_ged",
    "write_ged",
]
