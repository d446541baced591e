"""Settling: letters that only the words around them can tell, given once a whole sentence is tagged.

"No" before people or losses is nought, and so is "not a single" and "does not have any"; "estimated" says
something unless a number follows; "10-month-old" is one word, whose number counts no people.
"""

from __future__ import annotations

import re
from typing import Final

from nkconflict.reading.mentions import Mention, Tagged
from nkconflict.reading.numbers import Number

__all__ = ["settled"]

_HAVING: Final = frozenset(("have", "hold", "holding"))
_NOUGHT: Final = re.compile(r"[apPx]?[LGgY]")
_CONFIRMED: Final = re.compile(r"(?<=N)S(?=[gGapx]{0,2}L)")
_SEATS: Final = frozenset("APZ")
_WITHIN: Final = 8
"""Up to how many words behind "not" what it denies can stand."""
_PARTING: Final = frozenset(",.;:BSq2")
_BY_THEMSELVES: Final = frozenset(("no", "none"))
"""Words that are nought without another."""


def settled(found: list[Mention], lower: str) -> Tagged:
    """Return the mentions with their letters, once those are judged that need the next one to be judged."""
    letters = "".join([mention.letter for mention in found])
    if "d" in letters and _single(found, lower):
        letters = "".join([mention.letter for mention in found])
    again = "d" in letters or "Q" in letters or "NS" in letters
    if again:
        _reconsider(found, letters, lower)
    if "-" in letters:
        found, again = _compounds(found, lower), True
    return Tagged(found, "".join([mention.letter for mention in found]) if again else letters)


def _single(found: list[Mention], lower: str) -> bool:
    """Turn "not one" and "not ... a single" into nought, and say whether there was any."""
    changed = False
    for index, mention in enumerate(found):
        if mention.letter == "d" and lower[mention.start : mention.end] not in _BY_THEMSELVES:
            run = _only_one(found, index, lower)
            if run is not None:
                first, last = run
                found[first : last + 1] = [_nought(found[first].start, found[last].end)]
                changed = True
    return changed


def _only_one(found: list[Mention], index: int, lower: str) -> tuple[int, int] | None:
    """Return from where to where "not one" stands, or behind "not" "a single", or the "any" one has.

    The last two may stand anywhere in the clause of "not".
    """
    for at in range(index + 1, min(index + _WITHIN, len(found))):
        word = lower[found[at].start : found[at].end]
        if word == "one" and at == index + 1:
            return index, at
        if word == "single" and found[at - 1].letter == "1":
            following = found[at + 1 : at + 2]
            one = bool(following) and lower[following[0].start : following[0].end] == "one"
            return (index if at == index + 2 else at - 1), at + one  # "not a single one of the soldiers"
        if word == "any" and lower[found[at - 1].start : found[at - 1].end] in _HAVING:
            behind = "".join([mention.letter for mention in found[at + 1 : at + 3]])
            return (at, at) if _NOUGHT.match(behind) else None
        if found[at].letter in _PARTING:
            break
    return None


def _nought(start: int, end: int) -> Mention:
    return Mention("N", start, end, "number", figure=Number(start, end, 0, 0, None))


def _reconsider(found: list[Mention], letters: str, lower: str) -> None:
    """Turn "no" before people or losses into nought, and a verb that hedges no number into a saying."""
    for match in _CONFIRMED.finditer(letters):  # "10 confirmed civilian deaths"
        verb = found[match.start()]
        if lower[verb.start : verb.end].endswith("ed"):
            found[match.start()] = verb._replace(letter="x", kind="", keys=())
    for index in range(len(found) - 1):
        mention = found[index]
        if mention.letter not in "dQ":
            continue
        word = lower[mention.start : mention.end]
        if word in ("no", "without"):
            if _NOUGHT.match(letters, index + 1):  # "no casualties", "without losses", "no civilians"
                found[index] = _nought(mention.start, mention.end)
        elif word == "none" and letters[index + 1] == "/":  # "none of the servicemen"
            found[index] = _nought(mention.start, mention.end)
        elif word == "estimated" and (found[index + 1].letter not in "NQ1M" or _subject(found, index)):
            found[index] = mention._replace(letter="S", kind="say", keys=("said",))


def _subject(found: list[Mention], index: int) -> bool:
    """Say whether somebody stands before a verb: "Russia has estimated", not "the army's estimated 40"."""
    return index > 0 and found[index - 1].letter in "hPAIOor)" and not found[index - 1].possessive


def _compounds(found: list[Mention], lower: str) -> list[Mention]:
    """Fold "10-month-old" and "16-strong" into one unknown word: the number in them counts no people.

    So is "London-based", which names no party: what has its seat somewhere need not speak for the country.
    """
    folded: list[Mention] = []
    index = 0
    while index < len(found):
        mention, last = found[index], index
        if mention.letter == "N":
            while last + 2 < len(found) and _hyphened(*found[last : last + 3]):
                last += 2
        elif mention.letter in _SEATS and index + 2 < len(found) and _hyphened(*found[index : index + 3]):
            last += 2 * (lower[found[index + 2].start : found[index + 2].end] == "based")
        if last > index:
            aged = lower[found[last].start : found[last].end].endswith("old")
            mention = Mention("n" if aged else "x", mention.start, found[last].end, "age" if aged else "")
        folded.append(mention)
        index = last + 1
    return folded


def _hyphened(first: Mention, hyphen: Mention, second: Mention) -> bool:
    """Say whether a hyphen ties two words together, the second of which is no number."""
    return (
        hyphen.letter == "-"
        and first.end == hyphen.start
        and hyphen.end == second.start
        and second.letter != "N"
    )
