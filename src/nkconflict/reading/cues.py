"""Cues: plain words that tell whether a closer look at a sentence is worth its time."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

__all__ = [
    "is_dated",
    "names_who_said_it",
    "of_denial",
    "of_neither",
    "of_not_all",
    "of_parts",
    "of_truce",
    "of_truce_again",
    "only_says",
    "set_off",
    "takes_up",
    "truce_words",
]

_DIGIT: Final = re.compile("[0-9]")
_DATED: Final = re.compile(
    r"days?\b|noon|midnight|night|morning|evening|week|month|(?:janu|febru)ary|march|april|may\b|june|july|august|september|october"
    r"|november|december|tonight|tomorrow"
)
_TRUCES: Final = (
    "cease", "cessation", "truce", "armistice", "peace ", "halt to", "hold fire", "statement", "agreement",
    "deal", " pact", " accord ", "to halt fighting", "to end the",
)  # fmt: skip
_TRUCES_AGAIN: Final = re.compile(r"\bit\b|\bdespite|notwithstanding|although|pact|accord|brokered")
_DENIED: Final = re.compile(
    r"\b(?:den(?:y|ie[sd])|reject|dismiss|refute|dispute|describ|brand|label|denounc|slam|not true)"
)
_OF_PARTS: Final = re.compile(
    r"(?:(?:of|among) (?:them|these|those)|[\w-]+ of (?:them|these|those)) ?(?:,|\b(?:are|is|were|was)\b)"
)
_SET_OFF: Final = re.compile(r": | [-\u2014] ")
_TAKES_UP: Final = re.compile(
    r"(?:thus|with (?:these|those)|(?:these|those|the) (?:names|list|toll|total|dead|figures|figure|deaths"
    r"|victims|casualties|(?:(?:total|overall|official) )?number(?: of| has| now| stands)|tally|count)"
    r"|its|their|his|of (?:them|these|those|the dead)|another"
    r"|(?:(?:at least|more than|over|about|around|some|nearly|up to) )?"
    r"[\w,-]+(?<!,) (?:more(?! than)|others|other)"
    r"|[\w,-]+ of (?:them|these|those|the (?:dead|victims|wounded|injured|killed|fallen))"
    r"|it (?:is|was) (?:also |further )?(?:noted|reported|specified|added|stressed|clarified|emphasi[sz]ed)"
    r"|among (?:them|the dead|the wounded)|as a result|in addition|besides|also|in total|in all"
    r"|(?:apart from|aside from|on top of|in addition to) (?:that|this|these|them)|moreover|furthermore"
    r"|additionally"
    r"|according to (?:preliminary|initial|the latest|updated) (?:data|information|reports))\b"
)
_SAID: Final = r"(?:stated|reported|announced|said|confirmed|declared|revealed|written|wrote|disclosed|told)"
_WHO_SAID_IT: Final = re.compile(
    r"(?:this|that|it|the (?:information|news|figures?|data))"
    rf" (?:was|were|is|has been|have been) (?:\w+ )?{_SAID}\b"
    rf"|this is what [^.]{{3,120}}?\b{_SAID}\b"
    rf"|[^.]{{3,120}}?\b{_SAID}(?: \w+)? (?:this|so)\b(?! (?!to |at |in |on |during |today|yesterday)\w)"
)
_NEITHER: Final = re.compile(r"\bneither\b[^,;.:\"]{0,120}\Z")
_NOT_ALL: Final = re.compile(
    r"\bnot (?:quite |nearly |necessarily )?(?:all|every|each|both|everyone|everybody)"
    r"(?:,? (?:of|one of|single one of|among) (?:[\w'-]+ ){0,3}| the | )\Z"
)
"""What comes before those of whom only some were lost: "not all of the 12", "most, if not all, of"."""
_ONLY_SAYS: Final = re.compile(
    r"[^\".;:]{3,80}? (?:said|says|wrote|tweeted|posted|stated|noted|added)"
    r"(?: (?:on|in|via|during|at) [^.;:]{3,50})?\."
)


def is_dated(lower: str, start: int, end: int) -> bool:
    """Say whether a lower-case sentence may have a date: it has a digit, or part of a word for a time."""
    return bool(_DIGIT.search(lower, start, end) or _DATED.search(lower, start, end))


def truce_words(lower: str) -> list[tuple[int, int]]:
    """Return where a lower-case text has words for a truce: to look once is quicker than in each sentence."""
    places: list[tuple[int, int]] = []
    for word in _TRUCES:
        at = lower.find(word)
        while at >= 0:
            places.append((at, at + len(word)))
            at = lower.find(word, at + 1)
    return sorted(places)


def of_truce(truces: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Say whether a sentence has a word for a truce; `truces` is where the text has such words."""
    at = bisect_left(truces, (start, start))
    while at < len(truces) and truces[at][0] < end:
        if truces[at][1] <= end:
            return True
        at += 1
    return False


def of_truce_again(lower: str, start: int, end: int) -> bool:
    """Say whether a sentence may tell of a truce that was told of before: "it", or less sure a word."""
    return _TRUCES_AGAIN.search(lower, start, end) is not None


def of_denial(lower: str, start: int, end: int) -> bool:
    """Say whether a lower-case sentence may deny what was said before it."""
    return _DENIED.search(lower, start, end) is not None


def takes_up(lower: str, start: int, end: int) -> bool:
    """Say whether a paragraph that opens with a sentence goes on with what the one before it was saying."""
    opened = lower[max(0, start - 8) : start].rstrip(' "\n\r').endswith(":")
    return opened or _TAKES_UP.match(lower, start, end) is not None


def names_who_said_it(lower: str, start: int, end: int) -> bool:
    """Say whether a lower-case sentence tells who said the one before: "This was stated by ..."."""
    return _WHO_SAID_IT.match(lower, start, end) is not None


def only_says(lower: str, closes: int, start: int, end: int) -> bool:
    """Say whether a sentence only tells whose the words before it were, which a quotation mark closes."""
    return not lower[closes:start].strip(' "') and _ONLY_SAYS.fullmatch(lower[start:end].strip()) is not None


def of_neither(lower: str, start: int, position: int) -> bool:
    """Say whether what stands at a character of a sentence is said, or done, by neither of two."""
    return _NEITHER.search(lower, max(start, position - 130), position) is not None


def of_not_all(lower: str, position: int) -> bool:
    """Say whether a number at a character counts those of whom not all, or not surely all, are meant."""
    return _NOT_ALL.search(lower, max(0, position - 60), position) is not None


def of_parts(lower: str, start: int, end: int) -> bool:
    """Say whether a lower-case sentence divides what was counted before it: "Of these, 198 were soldiers"."""
    return _OF_PARTS.match(lower, start, end) is not None


def set_off(folded: str, start: int, end: int) -> bool:
    """Say whether a headline sets a name off from what it says: "Lavrov: talks go on", "... - president"."""
    return _SET_OFF.search(folded, start, end) is not None
