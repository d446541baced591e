"""Evidence as W3C Web Annotations: where in a text a claim was read, for other people's tools to show.

Each annotation has two selectors of the same words, as the model recommends: their position, and the words
with what stands before and behind them. Positions count code points, as the model wants; clients written in
JavaScript often count UTF-16 units instead, and a `DataPositionSelector` counts bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final
from urllib.parse import quote as percent
from uuid import NAMESPACE_URL, uuid5

from nkconflict.convert import dumps
from nkconflict.errors import SpanError
from nkconflict.interop.units import Offsets, Unit
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Evidence
from nkconflict.model.spans import Span

__all__ = ["iri", "resolved", "web_annotations"]

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
AROUND: Final = 32
"""How many characters before and behind the words a quote selector keeps."""

_IRI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_POSITIONS: Final = {
    Unit.CODE_POINTS: "TextPositionSelector",
    Unit.UTF_16: "TextPositionSelector",
    Unit.BYTES: "DataPositionSelector",
}


def web_annotations(
    reports: Iterable[Report],
    *,
    unit: Unit | str = Unit.CODE_POINTS,
    marks: bool = False,
    lexicon: Lexicon | None = None,
) -> Iterator[dict[str, object]]:
    """Yield an annotation for each claim that was read in a text, in order; curated claims have no text.

    The body is the claim as a JSON document (`nkconflict.convert`). With `marks` there follows, for each
    field that was read, an annotation whose body is the field's name. The same reports give the same ids.
    """
    for report in reports:
        offsets = Offsets(report.text, unit)
        for place, sighting in enumerate(report.sightings):
            evidence = sighting.evidence
            if not isinstance(evidence, Evidence):
                continue
            name = f"{report.source}#{report.sha256}#{place}"
            value = dumps(sighting.claim, lexicon)
            body = {
                "type": "TextualBody",
                "format": "application/json",
                "value": value,
                "purpose": "describing",
            }
            yield _annotation(name, body, report, evidence.span, offsets, Unit(unit))
            for number, mark in enumerate(evidence.marks if marks else ()):
                field = {"type": "TextualBody", "value": str(mark.role), "purpose": "tagging"}
                yield _annotation(f"{name}#{number}", field, report, mark.span, offsets, Unit(unit))


def _annotation(
    name: str, body: dict[str, str], report: Report, span: Span, offsets: Offsets, unit: Unit
) -> dict[str, object]:
    start, end = offsets.of(span)
    return {
        "@context": CONTEXT,
        "id": f"urn:uuid:{uuid5(NAMESPACE_URL, name.encode('utf-8', 'replace').decode())}",
        "type": "Annotation",
        "motivation": body["purpose"],
        "body": body,
        "target": {
            "type": "SpecificResource",
            "source": iri(report.source),
            "selector": [
                {"type": _POSITIONS[unit], "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": span.of(report.text),
                    "prefix": report.text[max(0, span.start - AROUND) : span.start],
                    "suffix": report.text[span.end : span.end + AROUND],
                },
            ],
        },
    }


def iri(source: str) -> str:
    """Return a source as an IRI: an address as it is, a path as one relative to where the document stands."""
    return source if _IRI.fullmatch(source) else percent(source, errors="replace")


def resolved(
    selectors: Iterable[Mapping[str, Any]], text: str, *, unit: Unit | str = Unit.CODE_POINTS
) -> Span:
    """Return the span of a text that selectors mean: the position, where the quoted words stand there.

    Where they do not, because the text was changed, they are looked for with what stood around them.
    SpanError where they are not found, or found twice. `unit` is that of a `TextPositionSelector`.
    """
    by_type = {str(selector.get("type")): selector for selector in selectors}
    quoted = by_type.get("TextQuoteSelector")
    position = by_type.get("TextPositionSelector") or by_type.get("DataPositionSelector")
    if position is not None:
        counted = Unit.BYTES if "TextPositionSelector" not in by_type else unit
        try:
            span = Offsets(text, counted).back(position["start"], position["end"])
        except SpanError:
            if quoted is None:
                raise
        else:
            if quoted is None or span.of(text) == quoted["exact"]:
                return span
    if quoted is None:
        raise SpanError("no selector of a position or of quoted words is given")
    return _found(text, quoted.get("prefix", ""), quoted["exact"], quoted.get("suffix", ""))


def _found(text: str, prefix: str, exact: str, suffix: str) -> Span:
    whole = f"{prefix}{exact}{suffix}"
    at = text.find(whole)
    if at < 0 or text.find(whole, at + 1) >= 0:
        often = "does not stand" if at < 0 else "stands more than once"
        raise SpanError(f"{exact[:60]!r} {often} in the text")
    return Span(at + len(prefix), at + len(prefix) + len(exact))
