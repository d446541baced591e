"""Tallies: whose count a figure is where nobody is said to say it.

"Its tally stood at 609", "the list from Stepanakert", "the ministry has 1,800 soldiers on its list of the
dead", "in Baku the toll rose to 61": the list has an owner, and the figure is the owner's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from nkconflict.model.attribution import Attribution
from nkconflict.reading.mentions import Mention
from nkconflict.reading.speakers import Discourse, Source, latest
from nkconflict.reading.whose import resolved

__all__ = ["counted_by"]

_COUNTS: Final = frozenset(
    ("count", "tally", "figure", "figures", "official count", "casualty count", "casualty figures")
)
_KEPT: Final = frozenset(("list", "tally", "casualty list", "casualty tally", *_COUNTS))
_ISSUED: Final = re.compile(r"[xS]?@(?P<who>_?[pPA]{0,2}x?[oO]{1,2}(?:(?:/|i)_?[PA])?)")
_OFFICE: Final = re.compile(r"_?[pPA]{0,2}[oO]{1,2}$")
_FROM: Final = re.compile(r"(?:0|/)_?(?P<who>[PA])")
_THERE: Final = re.compile(r"^i(?P<who>[AP])(?:,[qi][^,]{0,6}T,|,?_?T(?:/|X))")
_DOES: Final = re.compile(r"^(?:i?D,?)?_?(?P<who>[pP])'?x?o?O[Oo]?h[^;,.SN]{1,6}i?[QM]{0,2}N")
"""What an office did with those it counts: "Armenia's health authorities have autopsied 90 bodies"."""
_KEEPS: Final = re.compile(r"(?P<who>[pPA])[xaOo]{0,4}[hX][^;.]{1,14}?iHT")


def counted_by(mentions: Sequence[Mention], position: int, lower: str, discourse: Discourse) -> Source | None:
    """Return the party whose count a figure is: "its tally stood at 609", "by Baku's figures"."""
    letters = "".join([mention.letter for mention in mentions])
    for index, mention in enumerate(mentions):
        if mention.letter != "T" or mention.start >= position:
            continue
        word = lower[mention.start : mention.end]
        owner = _owner(mentions, index) if word in _COUNTS else None
        office = _office(mentions, letters, index, lower) if owner is None else []
        office = [part for part in office if part.start < position]
        who = resolved(office, lower, discourse, mentions[: mentions.index(office[0])]) if office else None
        if who is not None and who.by.party is not None:
            return Source(office[0].start, office[-1].end, mention.start, "right", False, who.by, "a tally")
        if owner is None and word in _KEPT and (match := _FROM.match(letters, index + 1)):
            owner = mentions[match.start("who")]
        if owner is not None:
            party = _party(mentions, owner, discourse)
            if party is None:
                return None
            return Source(
                owner.start, max(owner.end, mention.end), mention.start, "right", False, party, "a tally"
            )
    keeps, there = _KEEPS.search(letters), _THERE.match(letters) or _DOES.match(letters)
    if keeps is not None and mentions[keeps.start("who")].start < position < mentions[keeps.end() - 1].end:
        there = keeps
    if there is not None:
        owner = mentions[there.start("who")]
        by = Attribution.named(discourse.lexicon.party(owner.key))
        return Source(owner.start, owner.end, owner.start, "right", False, by, "a tally")
    return None


def _office(mentions: Sequence[Mention], letters: str, index: int, lower: str) -> list[Mention]:
    """Return the office whose tally it is: "the ministry's count", "the list unveiled by the ministry"."""
    word = lower[mentions[index].start : mentions[index].end]
    issued = _ISSUED.match(letters, index + 1) if word in _KEPT else None
    if issued is not None:
        return list(mentions[issued.start("who") : issued.end("who")])
    owner = _OFFICE.search(letters, 0, index) if word in _COUNTS else None
    if owner is None or not lower.endswith("'s ", 0, mentions[index].start):
        return []
    return list(mentions[owner.start() : index])


def _owner(mentions: Sequence[Mention], index: int) -> Mention | None:
    """Return the owner right before a tally: "Baku's official count", "its tally"."""
    if not index:
        return None
    owner = mentions[index - 1]
    if owner.letter in "xRa" and index > 1:
        owner = mentions[index - 2]
    return owner if owner.letter in "PpAH" else None


def _party(mentions: Sequence[Mention], owner: Mention, discourse: Discourse) -> Attribution | None:
    if owner.letter != "H":
        return Attribution.named(discourse.lexicon.party(owner.key))
    party = latest(discourse, [m for m in mentions if m.end <= owner.start])
    return Attribution.named(party) if party is not None else None
