"""Things: numbers that count villages, posts or tanks and no people, though the verb befalls people too.

Villages are captured as soldiers are, and tanks destroyed. A number without a noun counts what was counted
last: "captured 16 villages: six in one district", "Azerbaijan seized 12 posts. Two were captured on Monday."
"""

from __future__ import annotations

import re
from typing import Final

from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention
from nkconflict.reading.phrases import Line, Phrase

__all__ = ["takes_things", "things_before", "things_told_of", "totals_things"]

_TOTAL: Final = re.compile(r"(?:K|T/)[_1pPQMxyaH'^]{0,4}E[^cjGgYLJ]*")
"""A verb with things for its object, or a total of things, and no people behind them."""
_TAKES: Final = ("captur", "seiz", "destroy")
_COUNTED: Final = "cjGgYLJ"
_UNITS: Final = ("ground", "materiel", "buildings")
_KINDS: Final = ("ground", "materiel")


def totals_things(line: Line, harm: int, at: int) -> bool:
    """Say whether the total that a count at `at` would state is one of things."""
    return _TOTAL.fullmatch(line.letters, harm, at) is not None


def takes_things(line: Line, word: Mention) -> bool:
    """Say whether a word for harm befalls things as well as people: "captured", but not "taken prisoner"."""
    return line.words(word).startswith(_TAKES)


def things_before(line: Line, at: int) -> bool:
    """Say whether a number without a noun stands behind things, and nobody is counted since."""
    if line.letters[at] != "z":
        return False
    for phrase in reversed(line.phrases[:at]):
        if phrase.letter in _COUNTED:
            return False
        if phrase.letter == "E" and _noun(line, phrase).key in _UNITS:
            return True
    return False


def _noun(line: Line, phrase: Phrase) -> Mention:
    return phrase.head if phrase.head is not None else line.mentions[phrase.first]


def things_told_of(sentence: Sentence) -> bool:
    """Say whether the sentences of a paragraph before this one tell of ground or equipment."""
    words = set(sentence.lower[sentence.discourse.opened : sentence.start].replace(".", " ").split())
    return any(not words.isdisjoint(sentence.vocabulary.words[kind]) for kind in _KINDS)
