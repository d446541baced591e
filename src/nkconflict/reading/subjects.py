"""Subjects: from a verb of saying to the noun phrase that says it, before or behind the verb.

Leftwards the reader walks over offices, parties, names and appositions until another verb, a count or clause
begins; rightwards, after an inversion, over one noun phrase and an apposition to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from nkconflict.reading.mentions import Mention

__all__ = ["SKIPPED", "SUBJECT", "leftwards", "rightwards"]

_HEADS: Final = frozenset("PYAIOoWre")
SKIPPED: Final = frozenset("hmxufMDibd^")
SUBJECT: Final = frozenset("PpYAIOoWrHeayxsgZ_1/'-(]&4iD)~")


def leftwards(mentions: Sequence[Mention], letters: str, index: int) -> tuple[list[Mention], bool]:
    """Return the mentions of the subject left of a verb, in order, and whether a comma stands before them."""
    at = index - 1
    while at >= 0 and letters[at] in SKIPPED and index - at <= 5:
        at -= 1
    if letters[at : at + 1] == "&":
        return [], False  # "denied it and said": whoever denied it
    segments: list[list[Mention]] = [[]]
    commas = 0
    while at >= 0 and len(segments) <= 4:
        letter = letters[at]
        if letter == ",":
            segments.append([])
            commas += 1
        elif letter in SUBJECT:
            segments[-1].insert(0, mentions[at])
        elif letter == "q" and at and not _HEADS & {m.letter for segment in segments for m in segment}:
            segments = [[]]  # "the ministry, which at midday had listed ..."
            at -= letters[at - 1] == ","
        else:
            break
        at -= 1
    quoted = at >= 0 and letters[at] == '"'
    filled = [bool((_HEADS | {"H"}) & {m.letter for m in segment} or _title(segment)) for segment in segments]
    if not segments[0] and len(segments) > 1:  # "X, an aide to Y, said": an apposition before the verb
        use = (
            segments[2] + segments[1]
            if (len(segments) > 2 and filled[2] and not filled[1]) or _apposed(segments)
            else segments[1]
        )
        return use, len(segments) > 2
    if filled[0]:
        return segments[0], quoted or (commas > 0 and len(segments) > 1)
    if len(segments) > 1 and filled[1]:
        return segments[1], len(segments) > 2
    return (segments[0] if any(m.letter == "y" for m in segments[0]) else []), commas > 0


def _apposed(segments: Sequence[Sequence[Mention]]) -> bool:
    return (
        len(segments) > 2
        and bool(segments[1])
        and segments[1][0].letter in "1_Oo"
        and any(m.letter in "yI" for m in segments[2])
    )


def _title(segment: Sequence[Mention]) -> bool:
    return any(m.letter in "as" for m in segment) and any(m.letter in "pPA" for m in segment)


def rightwards(mentions: Sequence[Mention], letters: str, index: int) -> list[Mention]:
    """Return the mentions of a noun phrase that begins at `index`, with an apposition if one follows."""
    at = index
    while at < len(letters) and letters[at] in SUBJECT and letters[at] != "D":
        at += 1
    end = at
    if letters[at : at + 1] == "," and letters[at + 1 : at + 2] in tuple("_1OoIp"):
        beyond = at + 1
        while beyond < len(letters) and letters[beyond] in SUBJECT:
            beyond += 1
        if beyond == len(letters) or letters[beyond] in ",.;":
            end = beyond
    return [m for m in mentions[index:end] if m.letter != ","]
