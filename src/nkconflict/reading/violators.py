"""Violators: the subject of a breach that a comma parts from it.

"Armenian units, grossly violating the truce near Tovuz, opened fire" has its violator before the comma,
"while violating the truce near Tovuz, Armenian units opened fire" behind it, and "Azerbaijan's forces, from
posts near Stepanakert, have violated the truce" before an aside. Whichever party stands nearest may own the
place alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from nkconflict.reading.belonging import BELLIGERENTS
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention

__all__ = ["violator"]

_ASIDE: Final = re.compile(r"(?P<who>[pPA])[^,;\"S]{0,5},[^,;\"VS]{1,12},v?x?$")
_PARTICIPLE: Final = re.compile(r"[^,;\"S]*(?P<who>[pPA])[^,;\"S]{0,5},[x^]{0,2}$")
_ITS_OBJECT: Final = re.compile(r"[^,;.\"bSV]{0,4}H")
_THEN: Final = re.compile(r",_?(?P<who>[pPA])(?!-)")


def violator(sentence: Sentence, mentions: Sequence[Mention], broken: int) -> Mention | None:
    """Return the subject of a breach across a comma: "Armenian units, violating the truce, opened fire".

    It may follow: "While violating the truce near Tovuz, Armenian units fired".
    """
    letters = "".join([mention.letter for mention in mentions])
    if _ITS_OBJECT.match(letters, broken + 1) is None:
        return None  # "the truce with Armenia, agreed in Moscow, broke down"
    subject = _ASIDE.search(letters[:broken])
    if subject is None and sentence.words(mentions[broken]).endswith("ing"):
        subject = _PARTICIPLE.search(letters[:broken])
        if subject is None and not set("pPA") & set(letters[:broken]):
            subject = _THEN.search(letters, broken)
    who = mentions[subject.start("who")] if subject is not None else None
    if who is None or sentence.spoken(who):
        return None
    return who if sentence.vocabulary.lexicon.party(who.key).root.id in BELLIGERENTS else None
