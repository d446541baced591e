"""Narration: what a sentence says in its author's own voice.

Each quotation becomes one letter of the line, so that nobody who speaks within it is taken for its
speaker, and nobody's words for the author's. Verbs that tell nothing lose their letter: nouns ("its
claims"), passives ("it was announced"), what was not said, or is yet to be. Places and times lose theirs
as things that could be counted, since here no figure is at stake.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import Final, NamedTuple

from nkconflict.reading.alphabets import STATEMENTS
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention, Tagged
from nkconflict.reading.quotations import Quotation

__all__ = ["CREDITS", "Narrated", "narrated"]

CREDITS: Final = frozenset(("according to", "in the words of", "as stated by"))
"""Words that bring somebody's words without a verb."""

_KINDS: Final = frozenset(("telling", "voicing", "demanding"))
_NOUNS: Final = frozenset(
    "report reports claim claims call calls demand demands appeals notes comments answers replies states urge"
    " posting estimates offered read reads".split()
)
_OWNERS: Final = frozenset("_1HpM/xQNiS")
_UNSAID: Final = re.compile(r"(?:d[hb]?|[m!>][\^b]?|b[xuf^]?)\^?$")
_DENIED: Final = re.compile(r"d\^?[hb]?\^?$")
_QUESTIONS: Final = frozenset("by if whether about how what why when who".split())
_TIMES: Final = frozenset("day week month year night morning evening afternoon time same date".split())


class Narrated(NamedTuple):
    """The line of a sentence in its author's voice, and which quotation each of its marks stands for."""

    line: Tagged
    quotations: dict[int, Quotation]


def narrated(sentence: Sentence, quoted: Sequence[Quotation]) -> Narrated | None:
    """Return a sentence in its author's voice, or None where nothing can be said in it.

    `quoted` are the quotations of its block, in order.
    """
    if not quoted and STATEMENTS not in sentence.kinds:
        return None
    low = bisect_right(quoted, sentence.start, key=attrgetter("closes"))
    here = quoted[low : bisect_left(quoted, sentence.end, key=attrgetter("opens"))]
    if not here and STATEMENTS not in sentence.kinds:
        return None
    line, places = _folded(sentence.tagged_in(STATEMENTS), here)
    return Narrated(_quieted(line, sentence), places)


def _folded(tagged: Tagged, here: Sequence[Quotation]) -> tuple[Tagged, dict[int, Quotation]]:
    """Return a line with each quotation as one mention, and which stands where."""
    if not here and '"' not in tagged.letters:
        return tagged, {}
    folded: list[Mention] = []
    places: dict[int, Quotation] = {}
    following = iter([*here, None])
    quotation = next(following)
    for mention in tagged.mentions:
        while quotation is not None and mention.start >= quotation.closes:
            quotation = next(following)
        if quotation is None or mention.start < quotation.opens:
            folded.append(mention if mention.letter != '"' else mention._replace(letter="#"))
        elif not folded or folded[-1].start != quotation.opens:
            places[len(folded)] = quotation
            folded.append(Mention('"', quotation.opens, quotation.closes, "quotation"))
    return Tagged(folded, "".join([m.letter for m in folded])), places


def _quieted(line: Tagged, sentence: Sentence) -> Tagged:
    """Return a line in which only verbs that tell something have the letter of one."""
    quiet = "".join([_quiet(line, index, sentence) for index in range(len(line.letters))])
    if quiet == line.letters:
        return line
    mentions = [
        mention if mention.letter == letter else mention._replace(letter=letter)
        for mention, letter in zip(line.mentions, quiet, strict=True)
    ]
    return Tagged(mentions, quiet)


def _quiet(line: Tagged, index: int, sentence: Sentence) -> str:
    letter = line.letters[index]
    if letter not in "S@Eq*n":
        return letter
    mention = line.mentions[index]
    if letter == "*":
        return "." if sentence.words(mention) == "\u2026" else letter
    if letter == "n":
        return "x"  # "the 45-year-old premier"
    before = line.letters[index - 1 : index]
    if letter == "S":
        return "x" if mention.kind not in _KINDS or _tells_nothing(line, index, sentence) else "S"
    if letter == "@":
        return (
            "i" if before == "O" and sentence.words(mention) == "by" else "@"
        )  # "a statement by the ministry"
    if letter == "E":
        return "D" if mention.key == "time" else "x" if mention.key == "ground" and before in "PpA" else "E"
    later = line.mentions[index + 1 : index + 2]
    timed = sentence.words(mention) == "that" and later and sentence.words(later[0]) in _TIMES
    return "_" if timed else "q"  # "late that day"


def _tells_nothing(line: Tagged, index: int, sentence: Sentence) -> bool:
    """Say whether a verb tells nothing here: a noun, a passive, something not said or yet to be said."""
    words = sentence.words(line.mentions[index])
    before = line.letters[max(0, index - 3) : index]
    if words in _NOUNS and index and (before[-1] in _OWNERS or line.mentions[index - 1].possessive):
        return True
    if words in _NOUNS and index and sentence.words(line.mentions[index - 1]).endswith("'s"):
        return True  # "the ministry's claim"
    if words in _NOUNS and before.endswith("_P") and not words.endswith("s"):
        return True  # "the Karabakh report"
    if before.endswith("-") and line.mentions[index - 1].end == line.mentions[index].start:
        return True  # "self-proclaimed"
    if words == "asked" and index + 1 < len(line.mentions):
        return before.endswith("i") or sentence.words(line.mentions[index + 1]) in _QUESTIONS
    if words.endswith("ing") or words.startswith(("was ", "is ", "were ")):
        return _DENIED.search(before) is not None
    return _UNSAID.search(before) is not None
