"""Victories: who beat whom, by verbs of which whoever did it tells.

An army boasts of what it repelled, captured or destroyed. So "the ministry" behind such a sentence is not
that of the side that was beaten, and those whom it tells of killing are of that side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from nkconflict.reading.mentions import Mention

__all__ = ["beaten", "is_victory", "victor"]

_BEAT: Final = re.compile(
    r"[pPAr]'?[xaOGg]{0,3}?[hm^]{0,2}(?P<verb>[xK])(?:[_1xvwNE^Q-]{1,4}@_?|[_1xN^Q-]{0,4})(?P<foe>[pPAY])"
)
_BEATEN: Final = re.compile(
    r"(?P<foe>[pPAY])'?[xaGgvEw]{0,4}[hm^]{0,2}b[h^]{0,2}(?P<verb>[xK])(?!>)(?:@_?(?P<victor>[pPAY]))?"
)
_VICTORIES: Final = ("repelling/any", "harm/captured", "harm/casualties")
"""Such verbs, by kind and meaning: "repelled", "captured", "destroyed"."""


def is_victory(verb: Mention) -> bool:
    """Say whether a verb is one of which whoever did it tells."""
    return f"{verb.kind}/{verb.key}" in _VICTORIES


def beaten(mentions: Sequence[Mention], letters: str) -> tuple[Mention, ...]:
    """Return the mentions of parties that another is told to have beaten, in order."""
    found = [
        mentions[match.start("foe")]
        for fight in (_BEAT, _BEATEN)
        for match in fight.finditer(letters)
        if is_victory(mentions[match.start("verb")])
    ]
    return tuple(sorted(found, key=lambda mention: mention.start))


def victor(mentions: Sequence[Mention], letters: str) -> Mention | None:
    """Return the mention of those by whom another was beaten: "was repelled by Azerbaijani troops"."""
    for match in _BEATEN.finditer(letters):
        if match["victor"] and is_victory(mentions[match.start("verb")]):
            return mentions[match.start("victor")]
    return None
