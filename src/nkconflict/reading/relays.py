"""Relays: the agencies and media that carried a claim, which claim nothing themselves.

An agency stands in a sentence as one that reports ("Interfax said"), that is told ("told Sputnik") or that
carries ("a statement carried by Trend"): in each case the figure came by way of it. Pages on which a ministry
writes for itself are no relays, nor is an agency whose own photographer or reporter is told of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from nkconflict.lexicon.outlets import SOCIAL
from nkconflict.model.attribution import Attribution
from nkconflict.reading.mentions import Mention
from nkconflict.reading.speakers import Source

__all__ = ["by_way_of", "relayed", "relays_of"]

_OWN_PEOPLE: Final = frozenset(
    "photo photos file video image images journalist journalists reporter reporters correspondent"
    " correspondents photographer photographers crew team".split()
)


def relays_of(mentions: Sequence[Mention], lower: str) -> Iterator[str]:
    """Yield the agencies among some mentions, by key."""
    for mention, following in zip(mentions, (*mentions[1:], None), strict=True):
        if mention.letter != "W" or mention.key in SOCIAL:
            continue
        if following is None or lower[following.start : following.end] not in _OWN_PEOPLE:
            yield mention.key


def by_way_of(by: Attribution, relays: tuple[str, ...]) -> Attribution:
    """Return whose words they are with the relays that carried them: most often what they were before."""
    return by if by.relays == relays else attrs.evolve(by, relays=relays)


def relayed(source: Source, relays: Sequence[str]) -> Source:
    """Return a source with the agencies that carried it: "the ministry said ..., Interfax reported"."""
    by = source.attribution
    if not relays:
        return source
    return source._replace(attribution=by_way_of(by, tuple(dict.fromkeys((*by.relays, *relays)))))
