"""The formats that `nkconflict export` writes, as lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from nkconflict.corpus import Corpus
from nkconflict.interop import (
    claim_reviews,
    claims_geojson,
    claims_jsonld,
    ged_lines,
    ged_rows,
    web_annotations,
)

__all__ = ["exported"]


def exported(corpus: Corpus, form: str, unit: str) -> tuple[Iterable[str], int]:
    """Return the lines of a corpus in a format, and how many claims had to be left out of it.

    `unit` is what the offsets of annotations count, as it is typed: `code-points`, `utf-16`, `bytes`.
    """
    match form:
        case "ged":
            return ged_lines(ged_rows(corpus)), 0
        case "claim":
            return _json_lines(claims_jsonld(corpus)), 0
        case "claimreview":
            return _json_lines(claim_reviews(corpus)), 0
        case "annotation":
            return _json_lines(web_annotations(corpus, unit=unit.replace("code-", "code "))), 0
        case _:
            collection, left_out = claims_geojson(corpus)
            return [f"{json.dumps(collection, indent=1)}\n"], left_out


def _json_lines(items: Iterable[Mapping[str, object]]) -> Iterator[str]:
    return (f"{json.dumps(item)}\n" for item in items)
