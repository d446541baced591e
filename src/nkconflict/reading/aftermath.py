"""Aftermath: whose people died where "killing two" only follows what is told before it.

Those in a helicopter that comes down are of its owner, be it read or told from who shot it down; those killed
by whoever repels an attack or takes a post are of the side that was beaten.
"""

from __future__ import annotations

import re
from typing import Final

from nkconflict.model.parties import Party
from nkconflict.reading.arsenals import losses
from nkconflict.reading.belonging import NONE_FOUND, Found, enemy_of, named
from nkconflict.reading.context import Sentence
from nkconflict.reading.owners import owner_of
from nkconflict.reading.phrases import Phrase
from nkconflict.reading.victories import beaten, is_victory

__all__ = ["of_the_beaten", "of_the_craft"]

_CRASHED: Final = re.compile(r"(?P<who>[pP])'?[xaGy-]{0,3}T[^;.:]{0,12}?\Z")
_CRASH: Final = re.compile(r"\b(?:crash(?:ed|es|ing)?|(?:went|came|comes|goes) down|exploded)\b")
_CREWED: Final = frozenset(("helicopter", "aircraft"))
_TOLD: Final = ("destroyed", "were_destroyed")
_OWN_FORCES: Final = re.compile(r"H[aGOx]{1,3}[hm^]{0,2}\Z")
_ITS_DEED: Final = re.compile(r"Sq?r[hm^]{0,2}(?P<verb>[xKv])[^;SFcr]{1,12}[,&]\Z")
"""What a speaker did by its own account: "said it had repelled an attack, killing ..."."""


def of_the_craft(sentence: Sentence, harm: Phrase, claimant: Party | None) -> Found | None:
    """Return whose craft came down with those killed in it; None where that is not said."""
    if not _follows(sentence, harm):
        return None
    low = sentence.clause(harm.start)[0]
    tagged = sentence.tagged_in("materiel")
    for loss in losses(tagged, sentence.lower):
        item = loss.items[-1]
        shot_down = loss.rule in _TOLD and loss.word is not None and loss.word.key == "shot_down"
        if shot_down and item.kind.key in _CREWED and low <= item.kind.start < harm.start:
            by_its_own = _OWN_FORCES.search(tagged.letters[: loss.at])
            owner = owner_of(sentence, loss, item, claimant)
            if not owner[0] and by_its_own is not None:
                owner = (enemy_of(sentence, claimant), None)
            return owner if owner[0] else None
    count = sum(low <= m.start and m.end <= harm.start for m in tagged.mentions)
    first = next((i for i, m in enumerate(tagged.mentions) if m.start >= low), 0)
    crashed = _CRASHED.search(tagged.letters, first, first + count)
    if crashed is None or not _CRASH.search(sentence.lower, low, harm.start):
        return None
    who, craft = tagged.mentions[crashed.start("who")], tagged.mentions[crashed.start("who") + 1 :]
    kind = next(m for m in craft if m.letter == "T")
    return named(sentence, [who], claimant) if kind.key in _CREWED else None


def of_the_beaten(sentence: Sentence, harm: Phrase, claimant: Party | None) -> Found:
    """Return the side that somebody, or the speaker itself, is told to have beaten before "killing"."""
    if not _follows(sentence, harm):
        return NONE_FOUND
    mentions, letters = sentence.between(sentence.clause(harm.start)[0], harm.start)
    foes = beaten(mentions, letters)
    if foes:
        return named(sentence, [foes[-1]], claimant)
    deed = _ITS_DEED.search(letters)
    if deed is not None and (deed["verb"] == "v" or is_victory(mentions[deed.start("verb")])):
        return enemy_of(sentence, claimant), None
    return NONE_FOUND


def _follows(sentence: Sentence, harm: Phrase) -> bool:
    """Say whether a harm is a participle that goes on with what stands before it: ", killing two"."""
    return harm.letter == "k" and sentence.tags[max(0, harm.first - 1) : harm.first] in (",", "&")
