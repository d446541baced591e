"""Stated: what somebody has said by a noun or a passive, without a subject before the verb.

"Armenian claims that ...", "the statement by the ministry that ...", "..., is said in the message of the
ministry", "was reported on Sunday by the ministry".
"""

from __future__ import annotations

import re
from typing import Final

from nkconflict.model.attribution import Attribution, Voice
from nkconflict.reading.mentions import Mention
from nkconflict.reading.said_by import Saying
from nkconflict.reading.speakers import Source
from nkconflict.reading.subjects import rightwards

__all__ = ["by_whom", "claims_of", "in_a_message", "stated_by"]

_CLAIMS: Final = frozenset("report reports claim claims charges charge estimate estimates assertion".split())
_CLAIM_BY: Final = re.compile(r"[@/0]_?(?P<who>[pPA])(?:'?x?[Oo]{1,2})?q")
_STATEMENTS: Final = frozenset("statement statements information data".split())
_STATED_BY: Final = re.compile(r"(?:[xS]?@|/|0)(?P<who>_?[pPA]'?x?[Oo]{0,3}(?:i_?[PA])?[yI]{0,3})q")
_THERE_ARE: Final = re.compile(r"\bthere (?:are|were|is|was|have been|has been|had been) (?:[\w-]+ ){0,3}\Z")
_THAT_BEHIND: Final = re.compile(r"(?<=that)| (?:that|of)\b")
"""What goes on to say what nobody is named for: "there are unconfirmed reports that"."""
_MESSAGE: Final = re.compile(
    r" in (?:a |the )?(?:message|statement|report|communique|release|study|review|document|bulletin)"
    r" (?:of|by|from) "
)
_DATED_AGENT: Final = re.compile(r"(?:i?_?[DW]){1,2},?@")


def claims_of(saying: Saying) -> Source | None:
    """Read a noun for what a party says: "Armenian claims that ...", "denied a claim by Baku that ..."."""
    letters, index = saying.letters, saying.at
    word = saying.word.removesuffix(" that")
    if word not in _CLAIMS or not index:
        return None
    first, told = saying.mentions[0].start, saying.verb
    if _THAT_BEHIND.match(saying.lower, told.end) and _THERE_ARE.search(saying.lower, first, told.start):
        nobody = Attribution(voice=Voice.UNNAMED)
        return Source(told.start, told.end, told.start, "right", False, nobody, rule="nobody known")
    by = _CLAIM_BY.match(letters, index + 1)
    if by is not None and saying.words(saying.mentions[index + 1]) in ("by", "from", "of"):
        owner = saying.mentions[by.start("who")]
    elif letters[index - 1] in "pPI" and (word != saying.word or letters[index + 1 : index + 2] == "q"):
        owner = saying.mentions[index - 1]
    else:
        return None
    party = _owner(saying, owner)
    if party is None:
        return None
    denied = bool(saying.found) and saying.found[-1].denies
    verb = saying.found[-1].verb if denied else saying.verb.start
    return Source(owner.start, owner.end, verb, "right", denied, party, rule="a party's claim")


def stated_by(saying: Saying) -> Source | None:
    """Read a statement that is told of: "the statement by the ministry in Yerevan that ... is a lie"."""
    by = _STATED_BY.match(saying.letters, saying.at + 1) if saying.word in _STATEMENTS else None
    who = saying.resolved(saying.mentions[by.start("who") : by.end("who")]) if by is not None else None
    if by is None or who is None or who.by.party is None:
        return None
    parts = saying.mentions[by.start("who") : by.end("who")]
    return saying.source(parts, "right", who._replace(rule="a party's claim"))


def by_whom(saying: Saying) -> Source | None:
    """Read a passive with a day before its agent: "was reported on Sunday by the ministry"."""
    match = _DATED_AGENT.match(saying.letters, saying.at + 1)
    if match is None or saying.words(saying.mentions[match.end() - 1]) != "by":
        return None
    if "b" not in saying.letters[max(0, saying.at - 2) : saying.at]:
        return None
    parts = rightwards(saying.mentions, saying.letters, match.end())
    who = saying.resolved(parts) if parts else None
    return saying.source(parts, "left", who) if who is not None else None


def in_a_message(saying: Saying) -> Source | None:
    """Read a passive with its place: "..., is said in the message of the ministry"."""
    match = _MESSAGE.match(saying.lower, saying.verb.end)
    if match is None or saying.letters[saying.at - 1 : saying.at] != "b":
        return None
    first = next((i for i, m in enumerate(saying.mentions) if m.start >= match.end()), len(saying.letters))
    parts = rightwards(saying.mentions, saying.letters, first)
    who = saying.resolved(parts) if parts else None
    return saying.source(parts, "left", who) if who is not None else None


def _owner(saying: Saying, owner: Mention) -> Attribution | None:
    """Return whose a claim is: a party's, or a person's ("Aliyev's claim that ...")."""
    if owner.letter != "I":
        return Attribution.named(saying.discourse.lexicon.party(owner.key).root)
    who = saying.resolved([owner._replace(possessive=False)]) if owner.possessive else None
    return who.by if who is not None else None
