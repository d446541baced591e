"""From a claim to its sighting: the passage it was read from, and a mark for each field that was read."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from nkconflict.model.claims import Claim
from nkconflict.model.sightings import Evidence, Mark, Role, Sighting
from nkconflict.model.spans import Span
from nkconflict.reading.context import Sentence

__all__ = ["sighted"]

_mark: Final = lru_cache(maxsize=256)(Mark)
"""Makes a mark, or returns the one made a moment ago: claims of one sentence share many."""


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
        marks=tuple([_mark(role, at) for role, at in marks if at is not None]),
    )
    return Sighting(claim, evidence)
