"""Captives: people counted not as they are taken but while they are held, and by whom.

"Armenia holds no Azerbaijani prisoners", "60 prisoners of war are being held in Azerbaijan" count captives as
much as "took 60 prisoners" does, all of them, and not where they were taken. Whoever has them is never the
side whose people they are: where the words do not say whose they are, they are the enemy's of the holder.
"""

from __future__ import annotations

import re
from typing import Final

from nkconflict.reading.belonging import BELLIGERENTS, NONE_FOUND, Found, antecedent, enemy_of
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention
from nkconflict.reading.phrases import Phrase

__all__ = ["are_held", "is_held", "of_the_held"]

_STILL: Final = r"(?:(?:still|currently|also|now|actually) )*"
_CAPTIVITY: Final = r"(?:captivity|custody|detention|prisons?|jails?)"
_HOLDS: Final = re.compile(
    rf"\b(?:hold(?:s|ing)?|held|keep(?:s|ing)?|kept) {_STILL}(?:in {_CAPTIVITY} |captive |prisoner )?\Z"
)
_THERE_ARE: Final = re.compile(rf"\bthere (?:is|are|was|were|remain(?:s|ed)?) {_STILL}(?:not )?\Z")
_ARE_HELD: Final = re.compile(
    rf"(?: (?:from|of) (?:[\w'-]+ ){{0,3}}[\w'-]+)?? (?:(?:is|are|was|were|remain(?:s|ed)?|be|have|had|has) )"
    rf"{{0,2}}{_STILL}(?:being |been )?(?:in (?:[\w'-]+ )?{_CAPTIVITY}\b"
    r"|(?:held|kept)(?= (?:in|by|at|near|on|there|since|for|captive|prisoner)\b|[.,;)]|\Z))"
)
_HOLDER: Final = re.compile(
    r"(?P<who>[PAr]|[pH]'?(?=[asOGx]))[asOG']{0,3}(?:,[rIOopP_]{1,4}S,)?[hmdbf^x]{1,4}\Z"
)
"""Who has captives, before their count: "Armenia does not have", "it is still holding"."""
_AT: Final = re.compile(r"[^,;.\"SNFK]{0,8}?[i@]_?(?P<who>[PAp])")
"""Who has them, or where, behind it: "are being held in Azerbaijan", "held by Armenian forces"."""
_HAVING: Final = re.compile(r"\b(?:have|has|had|having|hold(?:s|ing)?|held|keep(?:s|ing)?|kept)\b")


def are_held(lower: str, start: int, end: int) -> bool:
    """Say whether captives counted at `[start, end)` of a lower-case text are said to be held."""
    before = max(0, start - 40)
    return (
        _HOLDS.search(lower, before, start) is not None
        or _THERE_ARE.search(lower, before, start) is not None
        or _ARE_HELD.match(lower, end) is not None
    )


def is_held(sentence: Sentence, phrase: Phrase, word: Mention) -> bool:
    """Say whether a counted phrase is of captives while they are held, `word` saying what befell them."""
    if word.key != "captured":
        return False
    return word.kind == "state" or are_held(sentence.lower, phrase.start, phrase.end)


def of_the_held(sentence: Sentence, phrase: Phrase, harm: Phrase) -> Found:
    """Read whose people captives are by who has them, or whose land they are held in: the enemy's."""
    word = phrase.head if phrase.letter == "j" else sentence.mentions[harm.first]
    if word is None or word.key != "captured" or word.kind not in ("loss", "state"):
        return NONE_FOUND
    before = _HOLDER.search(sentence.tags, 0, phrase.first)
    if before is not None and _HAVING.search(
        sentence.lower, sentence.mentions[before.start("who")].end, phrase.start
    ):
        return _enemy(sentence, sentence.mentions[before.start("who")])
    behind = _AT.match(sentence.tags, phrase.last)
    return _enemy(sentence, sentence.mentions[behind.start("who")]) if behind is not None else NONE_FOUND


def _enemy(sentence: Sentence, holder: Mention) -> Found:
    """Return the enemy of who holds captives, which is inferred; whoever stands for an outsider has none."""
    if holder.letter in "rH":
        source = sentence.source_at(holder.start)
        parties = antecedent(sentence, holder, source.attribution.party if source is not None else None)
        party = next(iter(parties), None)
    else:
        party = sentence.vocabulary.lexicon.party(holder.key).root
    at_war = party is not None and party.id in BELLIGERENTS
    return (enemy_of(sentence, party), None) if at_war else NONE_FOUND
