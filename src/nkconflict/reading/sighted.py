"""From a claim to its sighting: the passage it was read from, and a mark for each field that was read."""

from __future__ import annotations

from collections.abc import Iterable

from nkconflict.model.claims import Claim
from nkconflict.model.sightings import Evidence, Mark, Marks, Role, Sighting
from nkconflict.model.spans import Span
from nkconflict.reading.context import Sentence

__all__ = ["sighted"]


def sighted(
    sentence: Sentence, claim: Claim, rule: str, span: Span, marks: Iterable[tuple[Role, Span | None]]
) -> Sighting:
    """Return a claim as read from `span` of a sentence by `rule`; a field without a span was inferred."""
    evidence = Evidence(
        source=sentence.name,
        block=sentence.block,
        span=span,
        quote=span.of(sentence.text),
        rule=rule,
        marks=Marks.packing([Mark(role, at) for role, at in marks if at is not None]),
    )
    return Sighting(claim, evidence)
