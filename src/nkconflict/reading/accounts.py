"""Accounts: "according to X", "by X's count", "in his words", "citing X".

They need no verb. Where nobody can be made out behind "according to", somebody without a name is the source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from nkconflict.model.attribution import Attribution, Voice
from nkconflict.reading.mentions import Mention
from nkconflict.reading.said_by import Saying
from nkconflict.reading.sayings import COUNTED, said
from nkconflict.reading.speakers import Source
from nkconflict.reading.subjects import rightwards
from nkconflict.reading.whose import Who

__all__ = ["according"]

_GIVEN: Final = re.compile(r"(?:[xS]?@|0)(?=_?[pPAOYI])")
_TOLD: Final = re.compile(r"[_1xTO]{1,4}q[^,;.S]{1,8}S")
_PICTURE: Final = re.compile(r"\b(?:photo(?:graph)?|image|video|footage|picture|frame|map)s? (?:\w+ ){0,2}\Z")
_ACCOUNTS: Final = frozenset(
    "account reckoning data statistics figures information estimate estimates tally reports statement count"
    " bulletin words view assessment".split()
)
_OF_PERSONS: Final = re.compile(
    r" (?P<who>him|her|them|his|their)\b(?= (?:data|words|account|count|tally)|[,.\"]|$)"
)


def according(saying: Saying) -> Source | None:
    """Read "according to X", "by X's count" and a fronted "in X's estimate"."""
    mentions, letters, index, lower = saying[:4]
    counts = saying.word in ("by", "in")
    if counts:
        near = mentions[index + 1 : index + 9]
        if not _has_account(saying, near) and not _is_its_own(saying, near[:1]):
            return None
        accounts = (m.letter in "TS" and saying.words(m) in _ACCOUNTS for m in mentions)
        letters = "".join(
            "x" if is_account else m.letter for is_account, m in zip(accounts, mentions, strict=True)
        )
    elif saying.word.endswith("by") and _PICTURE.search(
        lower, max(0, saying.verb.start - 40), saying.verb.start
    ):
        return None  # "in this photo provided by the ministry"
    parts = _without_names(saying, rightwards(mentions, letters, index + 1))
    parts = _from_whom(saying, parts) or parts
    if parts and saying.word in ("citing", "quoting") and _is_paper(saying, parts[-1]):
        return None  # "citing a United Nations resolution": a reason, and nobody's word
    account = not counts or _has_account(saying, parts) or _is_its_own(saying, parts)
    if not account or _is_ours(parts):
        return None
    who = _whose(saying, parts, counts=counts)
    told = _TOLD.match(letters, index + 1)
    if who is None and told is not None:  # "according to a count that the ministry gave"
        told_by = said(saying._replace(at=told.end() - 1, found=()))
        return told_by._replace(reach="left", verb=saying.verb.start) if told_by is not None else None
    parts = parts or (mentions[index + 1 : index + 2] if who is not None else [])
    if not parts or (who is None and saying.word != "according to"):
        return None
    after = mentions.index(parts[-1]) + 1
    reach = "both" if index and after >= len(letters) - 1 else "right"
    if COUNTED.search(letters[:index]):
        reach = "both" if COUNTED.search(letters[after:]) else "left"
    return saying.source(parts, reach, who or Who(Attribution(voice=Voice.UNNAMED), "nobody known"))


def _is_paper(saying: Saying, last: Mention) -> bool:
    """Say whether a noun phrase goes on with a word for a paper: "a United Nations resolution"."""
    behind = saying.mentions[saying.mentions.index(last) + 1 :][:1]
    return bool(behind) and behind[0].kind == "thing" and behind[0].key == "paper"


def _has_account(saying: Saying, mentions: Sequence[Mention]) -> bool:
    """Say whether a word for a count or report is among some mentions: "by the ministry's count"."""
    return any(saying.words(m).removesuffix("'s").split()[-1] in _ACCOUNTS for m in mentions)


def _whose(saying: Saying, parts: Sequence[Mention], *, counts: bool) -> Who | None:
    """Return whose account it is: "his", that of the office behind "of", or of the phrase as a whole."""
    who = _him(saying) if counts or saying.word == "according to" else None
    letters = [m.letter for m in parts]
    if who is None and counts and "/" in letters[:-1]:  # "by the count of the same office"
        who = saying.resolved(parts[letters.index("/") + 1 :])
    return who or saying.resolved(parts)


def _without_names(saying: Saying, parts: list[Mention]) -> list[Mention]:
    """Return a noun phrase without a name in apposition to what is no person: "the data, Aliyev T."."""
    for index, part in enumerate(parts[:-1]):
        if saying.words(part) in ("information", "data", "figures") and parts[index + 1].letter in "xyI":
            return parts[: index + 1]
    return parts


def _from_whom(saying: Saying, parts: Sequence[Mention]) -> list[Mention]:
    """Return who gave an account: "information from the State Department", "data provided by X"."""
    if not parts or saying.words(parts[-1]) not in _ACCOUNTS:
        return []
    mentions, letters = saying.mentions, saying.letters
    given = _GIVEN.match(letters, mentions.index(parts[-1]) + 1)
    if given is None or saying.words(mentions[given.end() - 1]) not in ("from", "by", "provided by"):
        return []
    return rightwards(mentions, letters, given.end())


def _is_its_own(saying: Saying, parts: Sequence[Mention]) -> bool:
    """Say whether a second count has no word of its own: "and Azerbaijan, by its own, lost 187 soldiers"."""
    return (
        saying.word == "by" and [m.letter for m in parts] == ["H"] and saying.words(parts[0]).endswith("own")
    )


def _is_ours(parts: Sequence[Mention]) -> bool:
    """Say whether a noun phrase is the quoted speaker's own: "according to our data"."""
    return any(m.letter == "H" and m.key == "first" for m in parts)


def _him(saying: Saying) -> Who | None:
    """Return who "according to him" or "in his words" means: the person, or the source, that spoke last."""
    match = _OF_PERSONS.match(saying.lower, saying.verb.end)
    if match is None:
        return None
    memory = saying.discourse.memory
    several = match["who"] in ("them", "their")
    source = memory.source if several else memory.person or memory.source
    return Who(source.attribution, "a pronoun") if source is not None else None
