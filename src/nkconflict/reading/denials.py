"""Denials of figures: "..., which Armenian officials denied", or "Baku rejected the claim" a sentence later.

A denial is read only where a figure of another party stands before it in the paragraph, and is linked to
that figure. The figure stays what it was: somebody's claim.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from nkconflict.model.claims import CasualtyClaim, Denial
from nkconflict.model.sightings import Evidence, Mark, Role, Sighting
from nkconflict.model.spans import Span
from nkconflict.reading.context import Sentence
from nkconflict.reading.links import Placed
from nkconflict.reading.speakers import Source

_SAID_BEFORE: Final = re.compile(
    r"[^\w]*(?:$|[,.;)]|and\b"
    r"|(?:(?:the|these|those|this|that|such|both) )?(?:claims?|reports?|figures?|numbers?"
    r"|allegations?|assertions?|statements?|information|accusations?|losses|it|this|that|them)\b"
    r"[^\w]*(?:$|[,.;]|as\b))"
)

__all__ = ["read_denials"]


def read_denials(sentence: Sentence, placed: Sequence[Placed]) -> list[tuple[Sighting, int]]:
    """Return the denials of a sentence, each with the position of the sighting that it denies."""
    found = []
    for source in sentence.sources:
        if source.denies and source.attribution.party is not None and _of_a_figure(sentence, source):
            target = _denied(source, placed)
            if target is not None:
                found.append((_sighting(sentence, source, target), target.position))
    return found


def _of_a_figure(sentence: Sentence, source: Source) -> bool:
    """Say whether a denial is of what was said: "denied it", "rejected the claim", "which Baku denied"."""
    verb = next((mention for mention in sentence.mentions if mention.start == source.verb), None)
    return verb is not None and _SAID_BEFORE.match(sentence.lower, verb.end, sentence.end) is not None


def _denied(source: Source, placed: Sequence[Placed]) -> Placed | None:
    """Return the last figure before the denial that another party claims."""
    for item in reversed(placed):
        claim, evidence = item.sighting.claim, item.sighting.evidence
        if (
            isinstance(claim, CasualtyClaim)
            and isinstance(evidence, Evidence)
            and evidence.span.end <= source.verb
        ):
            party = claim.by.party
            return item if party is not None and party != source.attribution.party else None
    return None


def _sighting(sentence: Sentence, source: Source, target: Placed) -> Sighting:
    verb = next(mention for mention in sentence.mentions if mention.start == source.verb)
    span = Span(min(source.start, verb.start), max(source.end, verb.end))
    claim = target.sighting.claim
    against = claim.by.party if isinstance(claim, CasualtyClaim) else None
    marks = (Mark(Role.CLAIMANT, Span(source.start, source.end)), Mark(Role.VERB, Span(verb.start, verb.end)))
    evidence = Evidence(
        source=sentence.name,
        block=sentence.block,
        span=span,
        quote=span.of(sentence.text),
        rule="denial",
        marks=marks,
    )
    return Sighting(Denial(by=source.attribution, against=against), evidence)
