"""Rejecters: whose people a claim is of that somebody rejects, and that is about himself.

"Azerbaijan rejected Armenian claims that it had lost 40 soldiers": "it" is who rejects, and not who claims.
What he is said to have lost are his own people, whom he is said to have killed are his enemy's.
"""

from __future__ import annotations

import re
from typing import Final

from nkconflict.model.spans import Span
from nkconflict.reading.belonging import BELLIGERENTS, NONE_FOUND, Found, enemy_of
from nkconflict.reading.context import Sentence
from nkconflict.reading.phrases import Phrase
from nkconflict.reading.speakers import Source

__all__ = ["of_the_rejecter"]

_OF_HIMSELF: Final = re.compile(r"\bthat (?P<who>it|they|its|their)\b[^,;.:\"]{0,60}\Z")


def of_the_rejecter(sentence: Sentence, phrase: Phrase, harm: Phrase, source: Source | None) -> Found:
    """Read whose people are counted in a claim that somebody rejects who is the "it" of that claim."""
    if source is None or not source.denies or source.rule != "a party's claim":
        return NONE_FOUND
    inside = sentence.mentions[phrase.first : phrase.last]
    end = phrase.number.start if phrase.number is not None else phrase.start
    himself = _OF_HIMSELF.search(sentence.lower, source.end, max(source.end, end))
    denier = next((s for s in sentence.sources if s.denies and s.verb == source.verb != s.start), None)
    party = denier.attribution.party if denier is not None else None
    named = any(m.letter in "pPYAe" for m in inside)
    if party is None or party.id not in BELLIGERENTS or named:
        return NONE_FOUND
    own = next((m for m in inside if m.letter == "H" and m.key != "first"), None)
    if own is not None:
        return (party,), Span(own.start, own.end)
    if himself is None:
        return NONE_FOUND
    if harm.first < phrase.first and sentence.mentions[harm.first].letter in "Kk":
        return enemy_of(sentence, party), None
    return (party,), Span(*himself.span("who"))
