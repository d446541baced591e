"""Other people's formats, in and out.

In: UCDP GED, UCDP-AEC and ACLED, whose events become typed values, and these reports of claims. What a
dataset of events claims stands beside what the press said, as a claim of its own.

Out: rows in the shape of GED, schema.org `Claim` and `ClaimReview`, W3C Web Annotations, GeoJSON.
"""

from nkconflict.interop.acled import AcledEvent, read_acled
from nkconflict.interop.aec import AecEvent, read_aec
from nkconflict.interop.annotations import resolved, web_annotations
from nkconflict.interop.claim_reviews import claim_reviews, claims_jsonld
from nkconflict.interop.compilations import load_compilation
from nkconflict.interop.ged import GED_COLUMNS, GedEvent, ged_lines, read_ged, write_ged
from nkconflict.interop.ged_out import ged_rows
from nkconflict.interop.geojson import FeatureCollection, claims_geojson, places_geojson
from nkconflict.interop.imports import Imported, load_acled, load_aec, load_ged, of_the_conflict
from nkconflict.interop.reported import acled_report, aec_report, ged_report
from nkconflict.interop.units import Offsets, Unit

__all__ = [
    "GED_COLUMNS",
    "AcledEvent",
    "AecEvent",
    "FeatureCollection",
    "GedEvent",
    "Imported",
    "Offsets",
    "Unit",
    "acled_report",
    "aec_report",
    "claim_reviews",
    "claims_geojson",
    "claims_jsonld",
    "ged_lines",
    "ged_report",
    "ged_rows",
    "load_acled",
    "load_aec",
    "load_compilation",
    "load_ged",
    "of_the_conflict",
    "places_geojson",
    "read_acled",
    "read_aec",
    "read_ged",
    "resolved",
    "web_annotations",
    "write_ged",
]
