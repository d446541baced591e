"""Strangers: people nobody knows who say something: "witnesses said", "a doctor at the hospital said".

They are voices without a name. Were they passed over, what they say would be taken for the words of whoever
spoke in the sentence before. A definite noun that means no people is left alone: "the group said" goes on
with a group that was named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from nkconflict.reading.mentions import Mention
from nkconflict.reading.said_by import Saying
from nkconflict.reading.subjects import SKIPPED, is_adverb

__all__ = ["onlookers", "strangers_before", "strangers_behind"]

_ONLOOKER: Final = "onlooker"
_SENT: Final = frozenset(("observer", "expert"))
_OF_SOMEBODY: Final = re.compile(r"[xy]/[_1H]?[xpPAOoaI]{1,4}$")
_NOUN: Final = (
    r"(?:[_1NMQ]?[xyapu^]{0,3}(?P<people>[Gg])|1[xyap]{0,3}(?P<one>[xE])|N?[xyapu]{0,2}(?P<many>[xyES])|(?P<some>[MQ]))"
    r"(?:[i/+4]_?[xyZAPpELGgw]{1,4})?"
)
_NAMED: Final = r"y{1,3},[_1][^,;\"SPAIOo]{1,8}"
"""A name beside what its bearer is, who holds no office: "Gohar, a mother of three"."""

_BEFORE: Final = re.compile(rf"(?:^|[,;:\"B&(])(?:i?_?D,?)?(?P<who>{_NAMED},|{_NOUN})[h^]{{0,2}}$")
_BEHIND: Final = re.compile(rf"(?P<who>{_NAMED}|{_NOUN})(?=[.,;]|$)")
_REACH: Final = 16
"""Up to how many words before the verb the subject begins."""


def onlookers(mentions: Sequence[Mention], letters: str, index: int) -> list[Mention]:
    """Return who speaks before a verb and is of no party: "military experts", "critics of the government"."""
    at = index - 1
    while at >= 0 and letters[at] in SKIPPED and mentions[at].kind != _ONLOOKER and index - at <= 3:
        at -= 1
    end = at + 1
    critics = _OF_SOMEBODY.search(letters, max(0, index - 8), end)
    if critics is not None and mentions[critics.start()].kind == _ONLOOKER:
        at = critics.start()
    elif at < 0 or mentions[at].kind != _ONLOOKER:
        return []
    elif mentions[at].key in _SENT and letters[at - 1 : at] == "P" and not mentions[at - 1].possessive:
        return []  # "OSCE observers", "UN experts"
    while at and letters[at - 1] in "_1HpPAOoaxy":
        at -= 1
    return list(mentions[at:end])


def strangers_before(saying: Saying) -> Sequence[Mention]:
    """Return who speaks before a verb and is nobody known; nothing where somebody known may be meant."""
    return _unknown(saying, _BEFORE.search(saying.letters, max(0, saying.at - _REACH), saying.at))


def strangers_behind(saying: Saying) -> Sequence[Mention]:
    """Return who speaks behind a verb and is nobody known: "..., said a resident"."""
    return _unknown(saying, _BEHIND.match(saying.letters, saying.at + 1))


def _unknown(saying: Saying, match: re.Match[str] | None) -> Sequence[Mention]:
    if match is None:
        return ()
    has = saying.discourse.vocabulary.has
    kind = next((kind for kind in ("people", "one", "many", "some") if match[kind]), None)
    if kind is not None:
        word = saying.words(saying.mentions[match.start(kind)])
        if has("utterance", word) or is_adverb(word):
            return ()  # what is said; whose it is stands elsewhere
        if (kind == "many" and not word.endswith(("s", "media"))) or (kind == "some" and not has(kind, word)):
            return ()
    return saying.mentions[match.start("who") : match.end("who")]
