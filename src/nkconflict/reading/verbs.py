"""Verbs of saying, and words that only look like one: nouns, participles, and weak verbs with nothing said.

"Gave", "put", "showed", "named" are verbs of saying where a figure or "that" follows them; "Moscow put
pressure on both" says nothing about anybody's losses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from nkconflict.reading.mentions import Mention

__all__ = ["is_saying"]

_NOUNS: Final = frozenset(
    "report reports claim claims count counts charges estimate estimates figures lists names states".split()
)
_TAKES: Final = frozenset(("claimed", "claims", "claim", "claiming"))
_LIVES: Final = re.compile(r"[_Q]*(?:[N1].{0,4}?|xx)L")
_OWNED: Final = re.compile(r"[_1Hp]x$")
_PASSIVE: Final = re.compile(r"b[xuf]?$")
_PREPOSITION: Final = frozenset("i/4+~@0")
"""Letters that no subject ends with: what follows is part of a noun phrase."""

_PARTICIPLE: Final = re.compile(r"(?:[_1HMN]|[_1H][x^]|(?<=[bh])[N]|^N)$")
_THING: Final = re.compile(r"[xaupPMvw]{0,3}?[LGgTKJvwxE]")
_RELATIVE: Final = re.compile(r"q[^,;.S]{1,8}$")
_WEIGHT: Final = re.compile(r"[^;.]{0,14}?[NgnLTYJKtqG]|[_H]?x?\"|(?:[qr]?[xTO])?:")


def is_saying(mentions: Sequence[Mention], letters: str, index: int, lower: str) -> bool:
    """Say whether a word that can be a verb of saying is one here."""
    verb = mentions[index]
    word = lower[verb.start : verb.end]
    if index and word in _NOUNS:
        owner = mentions[index - 1]
        if owner.letter in "_1HpM/" or owner.possessive or _OWNED.search(letters[:index]):
            return False
        if letters[max(0, index - 2) : index] == "_P" and not word.endswith("s"):
            return False  # "denied the Karabakh report"
    before = letters[max(0, index - 2) : index]
    if _PASSIVE.search(before) and word not in ("saying", "reporting"):
        return False  # "was reported dead": nobody says who said it
    if word in _TAKES and _LIVES.match(letters, index + 1) is not None:
        return False  # "claimed 40 civilian lives"
    if word.endswith("ed") and _is_participle(letters, index, before):
        return False
    if verb.key != "weak" or _RELATIVE.search(letters, max(0, index - 10), index):
        return True  # "the count that the ministry gave"
    return _WEIGHT.match(letters, index + 1) is not None


def _is_participle(letters: str, index: int, before: str) -> bool:
    """Say whether a participle belongs to a noun: "10 confirmed deaths", "over the disputed region"."""
    if before[-1:] in _PREPOSITION:
        return True
    return _PARTICIPLE.search(before) is not None and _THING.match(letters, index + 1) is not None
