"""Letters for ground: those of the alphabet, narrowed by what stands beside a word.

`U` is left to nouns of ground in the plural, `%` to those of districts and of land, and `7` to the singular,
`Z` to places that are no district and `6` to those that are, `i` to prepositions of place and `8` to the
others. A capital that is no sign of a name becomes a plain word, and so do the marks around single words,
which quote nobody: it "liberated" six villages.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Final

from nkconflict.model.sightings import BlockKind
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention

__all__ = ["narrowed"]

_PLACING: Final = frozenset(
    ("in", "near", "at", "around", "around the", "outside", "inside", "within", "across", "along")
)
_SHAPED: Final = frozenset(("hilltop", "hill", "mountain"))
_WIDE: Final = ("district", "territory")
_DISTRICTS: Final = ("district", "region", "province", "rayonu")
_LISTING: Final = frozenset(",y-&")
_OPENING: Final = frozenset(
    "moreover however earlier today separately later furthermore besides thus".split()
)


def narrowed(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[str]:
    """Yield the letters of the mentions, narrowed to what matters of ground."""
    quoted = _quoted(mentions)
    for index, mention in enumerate(mentions):
        word = sentence.words(mention)
        following = mentions[index + 1].letter if index + 1 < len(mentions) else ""
        if index in quoted:
            yield "^"
        elif mention.letter == "B" and following == "," and index and mentions[index - 1].letter == ",":
            yield "^"  # "the troops, meanwhile, took": an aside that opens no clause
        elif mention.letter == "U" and following == "U" and word in _SHAPED:
            yield "x"  # "two hilltop posts"
        elif mention.letter == "U":
            yield "7" if not word.endswith("s") else "%" if mention.key in _WIDE else "U"
        elif mention.letter == "%":
            yield "*"  # the sign, whose letter means whole districts here
        elif mention.letter == "i" or (word == "around" and following != "N"):
            yield "i" if word in _PLACING else "8"
        elif mention.letter == "Z":
            yield "x" if mention.possessive else "6" if word.endswith(_DISTRICTS) else "Z"
        elif mention.letter == "A" and not mention.possessive and sentence.vocabulary.places.get(word):
            party = sentence.vocabulary.lexicon.party(mention.key).root
            yield "Z" if party.id == "nagorno-karabakh" else "A"
        elif mention.letter == "y" and (
            sentence.block is BlockKind.HEADLINE
            or (index == 0 and (following not in _LISTING or _opens(word)))
        ):
            yield "x"  # a capital that is no sign of a name
        else:
            yield mention.letter


def _quoted(mentions: Sequence[Mention]) -> set[int]:
    """Return where the marks around single words stand, which quote nobody: it "liberated" six villages."""
    marks = [index for index, mention in enumerate(mentions) if mention.letter == '"']
    pairs = [(one, two) for one, two in itertools.pairwise(marks) if two - one == 2]
    return {mark for pair in pairs for mark in pair}


def _opens(word: str) -> bool:
    """Say whether a word before the comma of a sentence is no name: "Moreover, Hadrut and Togh ..."."""
    return word.endswith("ly") or word in _OPENING
