"""Captives: people counted not as they are taken but while they are held, and by whom.

"Armenia holds no Azerbaijani prisoners", "60 prisoners of war are being held in Azerbaijan" count captives as
much as "took 60 prisoners" does, all of them, and not where they were taken. Whoever has them is never the
side whose people they are: where the words do not say whose they are, they are the enemy's of the holder.
Where the holder is no side of this war, they are nobody's unless the words say whose.
"""

from __future__ import annotations

import re
from typing import Final

from nkconflict.model.parties import Party
from nkconflict.reading.belonging import BELLIGERENTS, NONE_FOUND, Found, antecedent, enemy_of
from nkconflict.reading.captivity import HELD, are_held
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention
from nkconflict.reading.phrases import Phrase

__all__ = ["is_an_outsiders", "is_held", "of_the_held"]

_HOLDER: Final = re.compile(
    r"(?P<who>[PAr]|[pH]'?(?=[asOGx]))[asOG']{0,3}(?:,[rIOopP_]{1,4}S,)?[hmdbf^x]{1,4}\Z"
)
"""Who has captives, before their count: "Armenia does not have", "it is still holding"."""
_AT: Final = re.compile(r"[^,;.\"SNFK]{0,8}?[i@]_?(?P<who>[PAp])")
"""Who has them, or where, behind it: "are being held in Azerbaijan", "held by Armenian forces"."""
_HAVING: Final = re.compile(r"\b(?:have|has|had|having|hold(?:s|ing)?|held|keep(?:s|ing)?|kept)\b")
_CLOSE: Final = len(" by the forces of ")
"""How far behind the word that they are held it may stand who holds them."""


def is_held(sentence: Sentence, phrase: Phrase, word: Mention) -> bool:
    """Say whether a counted phrase is of captives while they are held, `word` saying what befell them."""
    if word.key != "captured":
        return False
    return word.kind == "state" or are_held(sentence.lower, phrase.start, phrase.end)


def is_an_outsiders(sentence: Sentence, phrase: Phrase) -> bool:
    """Say whether an outsider is told to have those who are counted: "Ukraine holds 12 prisoners"."""
    holder = _holder_before(sentence, phrase)
    if holder is None:
        held, behind = HELD.match(sentence.lower, phrase.end), _AT.match(sentence.tags, phrase.last)
        holder = sentence.mentions[behind.start("who")] if held is not None and behind is not None else None
        if held is None or holder is None or holder.start > held.end() + _CLOSE:
            return False
    party = _party_of(sentence, holder)
    named = any(m.letter in "pPYAHe" for m in sentence.mentions[phrase.first : phrase.last])
    return party is not None and party.id not in BELLIGERENTS and not named


def of_the_held(sentence: Sentence, phrase: Phrase, harm: Phrase) -> Found:
    """Read whose people captives are by who has them, or whose land they are held in: the enemy's."""
    word = phrase.head if phrase.letter == "j" else sentence.mentions[harm.first]
    if word is None or word.key != "captured" or word.kind not in ("loss", "state"):
        return NONE_FOUND
    holder = _holder_before(sentence, phrase)
    if holder is not None:
        return _enemy(sentence, holder)
    behind = _AT.match(sentence.tags, phrase.last)
    return _enemy(sentence, sentence.mentions[behind.start("who")]) if behind is not None else NONE_FOUND


def _holder_before(sentence: Sentence, phrase: Phrase) -> Mention | None:
    """Return who is told to have captives before their count."""
    before = _HOLDER.search(sentence.tags, 0, phrase.first)
    holder = sentence.mentions[before.start("who")] if before is not None else None
    if holder is None or _HAVING.search(sentence.lower, holder.end, phrase.start) is None:
        return None
    return holder


def _enemy(sentence: Sentence, holder: Mention) -> Found:
    """Return the enemy of who holds captives, which is inferred; an outsider has none."""
    party = _party_of(sentence, holder)
    at_war = party is not None and party.id in BELLIGERENTS
    return (enemy_of(sentence, party), None) if at_war else NONE_FOUND


def _party_of(sentence: Sentence, holder: Mention) -> Party | None:
    """Return the party that holds captives, whom a pronoun may stand for."""
    if holder.letter not in "rH":
        return sentence.vocabulary.lexicon.party(holder.key).root
    source = sentence.source_at(holder.start)
    parties = antecedent(sentence, holder, source.attribution.party if source is not None else None)
    return next(iter(parties), None)
