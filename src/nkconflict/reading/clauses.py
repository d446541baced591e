"""Clauses: how far a verb of telling reaches, before its subject and behind its verb.

"X said that A and added that B", "A, X said", "A, X said, B": what X says stands behind the verb, before
the subject, or on both sides. A clause ends where the next saying begins that is no part of what is said,
at a semicolon, and where the report's own voice takes over ("..., but fighting went on").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple, TypeAlias

from nkconflict.model.attribution import Voice
from nkconflict.reading.subjects import is_past
from nkconflict.reading.tails import says_no_more, tail_end, to_that
from nkconflict.reading.units import Unit
from nkconflict.reading.utterances import Saying

__all__ = ["VOWS", "Reach", "Stretch", "reaches"]

VOWS: Final = frozenset(("vowed", "pledged", "promised", "threatened"))
"""Verbs behind which an infinitive tells what is said."""

Stretch: TypeAlias = tuple[int, int]
"""Positions of a line, from the first to behind the last."""

_VERBLESS: Final = re.compile(r"[i2][^\"bhm!KFVCRXU]*,?$")
_LATER: Final = re.compile(r"\",?(?:(?:i[_1x]{0,2}[DZA]|D),?){1,3}$")
_TURN: Final = re.compile(r",B|B(?=[rI])|;|,x?&(?=_?[pPIAOoy_]{1,3}[hmb])")
_JOINT: Final = re.compile(r"(?:,?[&B;]\^?|[,;=])$")
_DATELINE: Final = r"(?:[AZPy]{1,4},[yD.,()N]{0,6}=|[AZPy]{1,3},?\([^()]{0,14}\))?"
_OPENING: Final = re.compile(rf"{_DATELINE}[B&,.#=-]*")
_RELATIVE: Final = re.compile(r",q[hm^x]{0,3}$")
_COMMENT: Final = re.compile(r",q$")
_DOES: Final = frozenset("bhm!KFVCRXJUS")
_PART_ENDS: Final = re.compile(r"[,.;:=()\"]|$")
_STOPS: Final = ",.!?\u2026-"


class Reach(NamedTuple):
    """How far a saying reaches: stretches of the line before it and behind it; `zone` is the saying itself.

    `trails` says that what is said stands before it, `that` whether "that" opens what stands behind, `inside`
    whether the saying is part of what another one says, `told` whether it stands in this line at all.
    """

    saying: Saying
    zone: Stretch
    before: Stretch
    behind: Stretch
    trails: bool
    that: bool
    inside: bool = False
    told: bool = True


def reaches(unit: Unit) -> list[Reach]:
    """Return how far each saying of a unit reaches, in order."""
    found: list[Reach] = []
    zones = [_zone(saying, unit.line.letters) for saying in unit.sayings]
    for number, saying in enumerate(unit.sayings):
        found.append(
            _reach(unit, number, zones, found) if saying.verb.letter in "S@" else _set_off(unit, saying)
        )
    return [reach._replace(inside=any(_holds(other, reach) for other in found)) for reach in found]


def _zone(saying: Saying, letters: str) -> Stretch:
    """Return where a saying stands: verb and subject, or the verb with its auxiliaries."""
    if not saying.shared:
        return min(saying.first, saying.at), max(saying.last, saying.at) + 1
    low = saying.at
    while low and saying.at - low < 3 and letters[low - 1] in "hm^x":
        low -= 1
    return low, saying.at + 1


def _set_off(unit: Unit, saying: Saying) -> Reach:
    """Return how far a name reaches that a colon or dash sets off."""
    low, high = _zone(saying, unit.line.letters)
    if saying.at < saying.first:
        return Reach(saying, (low, high), (0, low), (high, high), trails=True, that=False)
    return Reach(saying, (low, high), (low, low), (high, len(unit.line.letters)), trails=False, that=False)


def _reach(unit: Unit, number: int, zones: Sequence[Stretch], earlier: Sequence[Reach]) -> Reach:
    letters, saying, (low, high) = unit.line.letters, unit.sayings[number], zones[number]
    closing = not saying.shared and _after_words(unit, low)
    start, that = _content(unit, high, saying)
    that = that and not closing
    trails = closing or (not that and _trails(unit, saying, (low, high), start))
    begun = low
    if trails:
        no_more = says_no_more(letters, high, saying.verb.key)
        if no_more is not None and letters[no_more - 1] == "," and letters[no_more : no_more + 1] != '"':
            start = no_more - 1  # "the truce, Lavrov said, must hold"
        begun = _begin(unit, low, earlier)
        parts = letters[start : start + 1] == "," and saying.verb.letter == "S"
        if not parts and _is_verbless(unit, begun, low):
            begun, trails = low, False  # "After the talks, Lavrov said in Moscow ..."
    end = _limit(unit, number, start, zones)
    if not saying.shared and _RELATIVE.search(letters, saying.last, saying.at) is not None:
        end = _resumed(unit, saying, start, end)
    return Reach(saying, (low, high), (begun, low), (start, end), trails, that)


def _resumed(unit: Unit, saying: Saying, start: int, end: int) -> int:
    """Return where a relative clause gives way to its main one: "Aliyev, who said so, met Putin"."""
    letters = unit.line.letters
    told = next((at for at in range(start, end) if _is_verb(unit, at)), end)
    commas = [at for at in range(told, end) if letters[at] == ","]
    resuming = next((at for at in commas if _is_verb(unit, at + 1 + (letters[at + 1 : at + 2] == "^"))), None)
    if resuming is None and not any(_is_verb(unit, at) for at in range(saying.first)):
        resuming = next(iter(commas), None)  # it is the subject, whose verb is still to come
    return end if resuming is None else resuming


def _is_verb(unit: Unit, at: int) -> bool:
    """Say whether a word may be a finite verb: one that is known, or nothing else and no participle."""
    letter = unit.line.letters[at : at + 1]
    if letter == "x":
        return is_past(unit.words(at))
    return letter in _DOES and not unit.words(at).endswith("ing")


def _trails(unit: Unit, saying: Saying, zone: Stretch, start: int) -> bool:
    """Say whether what is said stands before a saying: "..., Lavrov said on Monday", "..., said Lavrov"."""
    letters, (low, high) = unit.line.letters, zone
    if saying.shared or not _apart(letters, low):
        return False
    if letters[start : start + 1] == '"' and letters[start - 1] in ",:" and '"' not in letters[:low]:
        return False  # 'when asked, he replied, "No."'
    if letters[high:start].count("q") and letters[start : start + 1] in (".", ",", ";", ""):
        return True  # "..., Aliyev said in a tweet that listed the villages"
    return saying.at < saying.first or says_no_more(letters, high, saying.verb.key) is not None


def _content(unit: Unit, high: int, saying: Saying) -> tuple[int, bool]:
    """Return where what is said begins behind a saying, and whether "that" opens it."""
    letters, verb = unit.line.letters, saying.verb
    if verb.letter == "@" or (letters[high : high + 2].lstrip("d")[:1] == ">" and verb.key in VOWS):
        return high, False
    that = letters.find("q", high, high + 20)
    if that >= 0 and unit.words(that) == "that" and to_that(letters, high, that, verb.key):
        if not _tells_of_medium(unit, that):
            return that + 1, True
        ends = _PART_ENDS.search(letters, that)
        end = ends.start() if ends is not None else len(letters)
        second = letters.find("q", that + 1, end)
        return (end, False) if second < 0 else (second + 1, unit.words(second) == "that")
    start = tail_end(letters, high, verb.key)
    if letters[start : start + 2] == ',"':
        return start + 1, False
    return start + (letters[start : start + 1] == ":"), False


def _tells_of_medium(unit: Unit, that: int) -> bool:
    """Say whether "that" opens a clause about a paper: "in a tweet that listed the villages"."""
    paper = unit.line.letters[that - 1] in "WOx"
    return paper and that > 1 and unit.line.letters[that - 2] in "1_HxWO" and _is_verb(unit, that + 1)


def _apart(letters: str, low: int) -> bool:
    """Say whether something is parted from what stands before it: '..., he', '"..." on Monday he'."""
    return low > 0 and (letters[low - 1] in ',"=-#' or _LATER.search(letters, 0, low) is not None)


def _after_words(unit: Unit, low: int) -> bool:
    """Say whether a whole quotation stands right before a position: '"We are ready," Aliyev'."""
    quotation = unit.quotations.get(low - 1)
    return quotation is not None and unit.first.folded[quotation.end - 1] in _STOPS


def _is_verbless(unit: Unit, low: int, high: int) -> bool:
    """Say whether a stretch before a saying is no clause: "after the talks", "speaking in parliament"."""
    letters = unit.line.letters[low:high]
    if _VERBLESS.match(letters) is not None:
        return True
    return letters[:1] in tuple("xyS") and '"' not in letters and unit.words(low).endswith("ing")


def _limit(unit: Unit, number: int, start: int, zones: Sequence[Stretch]) -> int:
    """Return where what stands behind a saying ends."""
    letters = unit.line.letters
    turn = _TURN.search(letters, start)
    end = turn.start() if turn is not None else len(letters)
    for later, (low, _) in zip(unit.sayings[number + 1 :], zones[number + 1 :], strict=True):
        if low > end:
            break
        commented = low > start and _COMMENT.search(letters, start, low) is not None
        if commented and any(_is_verb(unit, at) for at in range(start, low - 2)):
            return low - 2  # "..., which Baku denied", but not "the drone, which Baku said was its own, fell"
        carries = _relays(later) or _is_credit(later)
        if carries and low > start and letters[low - 1] == '"':
            return low
        joint = _JOINT.search(letters, start, low) if low >= start else None
        if joint is not None and (later.shared or joint[0] != "," or carries):
            return joint.start()
    return end


def _relays(saying: Saying) -> bool:
    """Say whether a saying only tells which agency carried what is said."""
    return saying.who.voice is Voice.OWN


def _is_credit(saying: Saying) -> bool:
    return saying.verb.letter == "@"


def _begin(unit: Unit, low: int, earlier: Sequence[Reach]) -> int:
    """Return where what stands before a trailing saying begins: behind what another one said."""
    letters = unit.line.letters
    ends = [r.zone[1] if r.trails else r.behind[1] for r in earlier if r.trails or r.behind[1] <= low]
    start = max(ends, default=0)
    start = max(start, letters.rfind(";", start, low) + 1)
    opening = _OPENING.match(letters, start, low)
    return opening.end() if opening is not None else start


def _holds(outer: Reach, inner: Reach) -> bool:
    """Say whether a saying is part of what another one says; what is only called something tells nothing."""
    if outer is inner or _relays(outer.saying) or outer.saying.verb.kind == "voicing":
        return False
    if _is_credit(outer.saying) and inner.saying.who.voice is Voice.NAMED and inner.zone < outer.zone:
        return False  # "Aliyev said so, according to his press service"
    if inner.trails and _within(outer.zone, inner.before):
        return False
    return _within(inner.zone, outer.before) or (not outer.trails and _within(inner.zone, outer.behind))


def _within(stretch: Stretch, other: Stretch) -> bool:
    return other[0] <= stretch[0] and stretch[1] <= other[1]
