"""Subjects: from a verb of saying to the noun phrase that says it, before or behind the verb.

Leftwards the reader walks over offices, parties, names and appositions until another verb, a count or clause
begins; rightwards, after an inversion, over one noun phrase and an apposition to it. A noun phrase that has
nobody in it whom the reader knows ("..., local media said") is a subject all the same: the walk ends there,
rather than take the party before the comma for the speaker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from nkconflict.reading.mentions import Mention

__all__ = [
    "SKIPPED",
    "SUBJECT",
    "SUBORDINATE",
    "is_adverb",
    "is_past",
    "leftwards",
    "rightwards",
]

_HEADS: Final = frozenset("PYAIOoWre")
SKIPPED: Final = frozenset("hmxufMDibd^Q")
SUBJECT: Final = frozenset("PpYAIOoWrHeayxsgZ_1/'-(]&4iD)~")
_JOINED: Final = frozenset("OoPpAYIyWas(")
"""Letters that "and" can join to a speaker; behind any other it begins a clause."""

SUBORDINATE: Final = frozenset(("before", "after", "when", "while", "as", "since", "where"))
"""Words that open a clause; the other prepositions of their letter do not."""

LONGEST_OWNED: Final = 3
"""Words, at the most, between an owner and the "and" behind what is owned."""
_ADVERBS: Final = frozenset(
    "now too today further first once twice instead so soon ever thus hence twice long since once".split()
)
_PASTS: Final = frozenset(
    "met held left flew went came took gave made wrote sent spoke began led saw won kept put set ran fell"
    " stood sat drew paid brought drove rose arose did became felt found".split()
)
"""Pasts of verbs that no ending shows."""

_WHERE: Final = re.compile(r"i[_1]?O?[,]?[PpAZ]")
_SERVES: Final = re.compile(r"[Oo]>[_1]?[pPxOoI]")
"""Whom an adviser or aide serves: "an aide to President Ilham Aliyev"."""
_NEW: Final = re.compile(r"[OoIPA][_1]")
_RELATIVE: Final = re.compile(
    r",(?:q[^,;.\"]{1,16}|[xX][@i>^][^,;.\"S]{1,8}|@[^,;.\"S]{0,5}E[^,;.\"S]{0,6}),$"
)
"""A clause between a subject and its verb: "X, who follows the war, said", "X, reached by phone, said"."""
_INVERTED: Final = re.compile(r"S_?[pPA]?[xOo]")
_CLOSES: Final = re.compile(r"(?:i?D)?(?:[.,;]|$)")
_NAMESAKE: Final = re.compile(r"y{1,3}I")
_WITHIN: Final = re.compile(r"v[xy]?o|w(?=[Oo])")
"""Words of war within the name of an office: "the mine action agency"."""


class _Walk(NamedTuple):
    """What stands before a verb, by commas: the segments, the nearest first, and where the walk ended.

    `opened` is set where a subordinate clause begins: whether what it says is told by its subject.
    """

    segments: list[list[Mention]]
    commas: int
    end: int
    opened: bool | None = None


def leftwards(
    mentions: Sequence[Mention], letters: str, index: int, lower: str = ""
) -> tuple[list[Mention], bool]:
    """Return the mentions of the subject left of a verb, in order, and whether a comma stands before them."""
    clause = _RELATIVE.search(letters[:index]) if letters[index - 1 : index] == "," else None
    if clause is not None:
        subject, comma_before = leftwards(mentions, letters, clause.start() + 1, lower)
        opens = (
            bool(subject) and mentions.index(subject[0]) == 0
        )  # "Mirzoyan, who met Lavrov, said the truce"
        if subject and (opens or not _INVERTED.match(letters, index)):
            return subject, comma_before
    at = index - 1
    while at >= 0 and letters[at] in SKIPPED and index - at <= 5:
        at -= 1
    if lower and letters[at : at + 1] in (",", '"') and _plain_noun(mentions[at + 1 : index], lower):
        return [], True  # "..., local media said"
    walk = _walk(mentions, letters, at, lower)
    segments = walk.segments
    if walk.opened is not None:
        return segments[0], walk.opened and _CLOSES.match(letters, index + 1) is not None
    filled = [_speaks(segment) for segment in segments]
    if not segments[0] and len(segments) > 1:  # "X, an aide to Y, said": an apposition before the verb
        return _with_apposition(segments, filled), len(segments) > 2
    if filled[0]:
        quoted = walk.end >= 0 and letters[walk.end] == '"'
        return segments[0], quoted or (walk.commas > 0 and len(segments) > 1)
    if len(segments) > 1 and filled[1] and _adverbs(segments[0], lower):
        return segments[1], len(segments) > 2
    return (segments[0] if any(m.letter == "y" for m in segments[0]) else []), walk.commas > 0


def _walk(mentions: Sequence[Mention], letters: str, at: int, lower: str) -> _Walk:
    """Walk back over what may be a subject, from a position before a verb."""
    segments: list[list[Mention]] = [[]]
    commas = 0
    while at >= 0 and len(segments) <= 4:
        letter = letters[at]
        if letter == ",":
            segments.append([])
            commas += 1
        elif letter == "&" and (owner := _owner_of_things(mentions, letters, at)) is not None:
            segments[-1].clear()
            at = owner + 1
        elif letter == "&" and (not segments[-1] or letters[at - 1 : at] not in _JOINED):
            break  # "shelled Barda and the prosecutors said"
        elif (
            letter == "i"
            and not commas
            and _speaks(segments[0])
            and _word(mentions[at], lower) in SUBORDINATE
        ):
            # "into Karabakh after ethnic Armenian forces said", but "the toll rose, as officials announced"
            told = letters[at - 1 : at] == "," and _word(mentions[at], lower) == "as"
            return _Walk(segments, commas, at, told)
        elif _acts(mentions, letters, at, lower) and {"I", "P"} & {m.letter for m in segments[-1]}:
            del segments[-1][: segments[-1][0].letter == "x"]
            break  # "Aliyev met Pashinyan, who said"
        elif _belongs(mentions, letters, at):
            segments[-1].insert(0, mentions[at])
        elif letter == "q" and at and not _HEADS & {m.letter for segment in segments for m in segment}:
            segments = [[]]  # "the ministry, which at midday had listed ..."
            at -= letters[at - 1] == ","
        else:
            break
        at -= 1
    return _Walk(segments, commas, at)


def _owner_of_things(mentions: Sequence[Mention], letters: str, at: int) -> int | None:
    """Return where the owner of things that "and" joins stands: "the Armenian side's photos and videos"."""
    owner = at - 1
    while owner > 0 and letters[owner] in "xE" and at - owner <= LONGEST_OWNED:
        owner -= 1
    owns = 0 <= owner < at - 1 and mentions[owner].possessive and letters[owner] in "pPAIs"
    return owner if owns else None


def _belongs(mentions: Sequence[Mention], letters: str, at: int) -> bool:
    """Say whether a mention can be part of a subject."""
    return bool(
        letters[at] in SUBJECT
        or (letters[at] == "G" and mentions[at].key == "civilian/medics")
        or (mentions[at].key == "military/officers" and letters[at + 1 : at + 2] == "i")
        or _WITHIN.match(letters, at)
        or _is_region(letters, at)
        or _SERVES.match(letters, at - 1)
    )


def _with_apposition(segments: Sequence[list[Mention]], filled: Sequence[bool]) -> list[Mention]:
    """Return the subject that an apposition stands beside: "X, an aide to Y, said"."""
    apposed = (len(segments) > 2 and filled[2] and not filled[1]) or _apposed(segments)
    if apposed and _describes(segments[1]) and any(m.letter in "PA" for m in segments[2]):
        return segments[2]
    return segments[2] + segments[1] if apposed else segments[1]


def _word(mention: Mention, lower: str) -> str:
    return lower[mention.start : mention.end]


def is_adverb(word: str) -> bool:
    """Say whether a word that means nothing else here is an adverb: "officially", "now", "himself"."""
    return word.endswith(("ly", "self", "selves")) or word in _ADVERBS


def is_past(word: str) -> bool:
    """Say whether a word that means nothing else here may be the past of a verb: "visited", "met"."""
    return word.endswith("ed") or word in _PASTS


def _acts(mentions: Sequence[Mention], letters: str, at: int, lower: str) -> bool:
    """Say whether a name has a verb of its own behind it: "Aliyev met"."""
    if letters[at] not in "IPA" or mentions[at].possessive or letters[at + 1 : at + 2] != "x":
        return False
    return is_past(_word(mentions[at + 1], lower))


def _plain_noun(skipped: Sequence[Mention], lower: str) -> bool:
    """Say whether an unknown word that is no adverb stands among those before a verb."""
    letters = {m.letter for m in skipped}
    return letters <= {"x", "^", "h", "m"} and any(
        m.letter == "x" and not is_adverb(lower[m.start : m.end]) for m in skipped
    )


def _adverbs(segment: Sequence[Mention], lower: str) -> bool:
    """Say whether a segment is an aside and no subject: "Aliyev, in a speech, repeatedly said"."""
    return segment[0].letter in "i4+" or all(
        m.letter in "x^" and is_adverb(lower[m.start : m.end]) for m in segment
    )


def _describes(segment: Sequence[Mention]) -> bool:
    """Say whether an apposition only tells what somebody is: "the Observatory, a monitor in Britain"."""
    return segment[:1] != [] and segment[0].letter == "1" and not {m.letter for m in segment} & set("OoIy")


def _apposed(segments: Sequence[Sequence[Mention]]) -> bool:
    """Say whether an office stands in apposition to a name: "Vigen X, the Armenian minister, said"."""
    if len(segments) < 3 or not segments[1]:
        return False
    if _introduced(segments[2], segments[1]):
        return True
    office = {m.letter for m in segments[1]}
    if segments[1][0].letter not in "1_Oo" and not ("O" in office and "I" not in office):
        return False
    main = {m.letter for m in segments[2]}
    return bool(main & set("yI") or (segments[1][0].letter == "1" and main & set("PA")))


def _introduced(office: Sequence[Mention], name: Sequence[Mention]) -> bool:
    """Say whether a name that only ends like a listed one holds an office: "the mayor of X, Y Sargsyan"."""
    letters = {m.letter for m in office}
    return (
        bool(letters & set("Oo"))
        and not letters & set("Iy")
        and _NAMESAKE.fullmatch(_letters(name)) is not None
    )


def _letters(segment: Sequence[Mention]) -> str:
    return "".join([m.letter for m in segment])


def _speaks(segment: Sequence[Mention]) -> bool:
    """Say whether a segment has somebody in it who can speak."""
    if any(m.letter in _HEADS or m.letter == "H" or m.key == "both" for m in segment):
        return True
    if any(m.letter in "pP" for m in segment) and segment[-1].key == "civilian/medics":
        return True  # "Karabakh emergency workers say"
    return _title(segment)


def _title(segment: Sequence[Mention]) -> bool:
    """Say whether a segment without an office speaks: "the Karabakh army", "the Armenian side"."""
    letters = "".join([m.letter for m in segment])
    return bool(set("as") & set(letters) and set("pPA") & set(letters)) or letters.endswith("a")


def _is_region(letters: str, at: int) -> bool:
    """Say whether a word for ground belongs to a name: "the ministry of the Nagorno-Karabakh region"."""
    return (
        letters[at] == "E"
        and letters[at - 1 : at] in ("P", "p")
        and letters[at + 1 : at + 2] not in ("E", "v")
    )


def rightwards(mentions: Sequence[Mention], letters: str, index: int) -> list[Mention]:
    """Return the mentions of a noun phrase that begins at `index`, with an apposition if one follows."""
    at = index
    while at < len(letters) and (
        (letters[at] in SUBJECT and letters[at] != "D")
        or (at > index and (_is_region(letters, at) or _SERVES.match(letters, at - 1)))
    ):
        if letters[at] == "i" and not _WHERE.match(letters, at):
            break  # "the president after talks"
        if letters[at] == ")" and "(" not in letters[index:at]:
            break  # "(three dead, says Baku) and Stepanakert"
        if at > index and _NEW.match(letters, at - 1):
            break  # "according to the ministry the army lost"
        at += 1
    end = at
    if letters[at : at + 1] == "," and letters[at + 1 : at + 2] in tuple("_1OoIp"):
        beyond = at + 1
        while beyond < len(letters) and letters[beyond] in SUBJECT:
            beyond += 1
        if beyond == len(letters) or letters[beyond] in ",.;":
            end = beyond
    while end > index and letters[end - 1] in "iD4":
        end -= 1
    return [m for m in mentions[index:end] if m.letter != ","]
