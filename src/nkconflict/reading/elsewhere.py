"""Elsewhere: other wars and disasters, whose dead and wrecks stand in the same articles.

An earthquake, an epidemic or the Second World War takes a whole sentence out, and so does Kyiv or Damascus
speaking of its own war. What happened "in Syria" is out unless a place of this conflict is named as well.
"""

from __future__ import annotations

import re
from typing import Final

from nkconflict.reading.belonging import BELLIGERENTS
from nkconflict.reading.context import Sentence
from nkconflict.reading.speakers import Source

__all__ = ["is_elsewhere"]

_AT_WAR_ELSEWHERE: Final = frozenset(("israel", "syria", "ukraine"))
_THERE: Final = re.compile(
    r"\bin (?:[a-z]+ )?(?:syria|ukraine|gaza|iraq|afghanistan|libya|yemen|lebanon|chechnya|abkhazia"
    r"|south ossetia|kosovo|bosnia|donbass?|donetsk|luhansk|kherson|mariupol|kharkiv|idlib|aleppo)\b"
)
_HERE: Final = re.compile(r"[i~0][_1xyp]{0,3}[ZPA]")


def is_elsewhere(sentence: Sentence, source: Source | None) -> bool:
    """Say whether what a sentence counts belongs to another war, or to none."""
    if any(mention.kind == "unrelated" for mention in sentence.mentions):
        return True
    party = source.attribution.party if source is not None else None
    if party is not None and party.id in _AT_WAR_ELSEWHERE:
        return not _names_a_belligerent(sentence)
    if _THERE.search(sentence.lower, sentence.start, sentence.end) is None:
        return False
    return not any(_is_here(sentence, match.end() - 1) for match in _HERE.finditer(sentence.tags))


def _names_a_belligerent(sentence: Sentence) -> bool:
    lexicon = sentence.vocabulary.lexicon
    return any(m.letter in "pPYA" and lexicon.party(m.key).root.id in BELLIGERENTS for m in sentence.mentions)


def _is_here(sentence: Sentence, index: int) -> bool:
    """Say whether a place is one of this conflict."""
    mention, lexicon = sentence.mentions[index], sentence.vocabulary.lexicon
    if mention.letter == "Z":
        return lexicon.place(mention.key).country in ("AM", "AZ")
    return lexicon.party(mention.key).root.id in BELLIGERENTS
