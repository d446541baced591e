"""Clauses: how far a verb of telling reaches, before its subject and behind its verb.

"X said that A and added that B", "A, X said", "A, X said, B": what X says stands behind the verb, before the
subject, or on both sides. A clause ends where the next saying begins that is not itself part of what is said, at
a semicolon, and where the report's own voice takes over ("..., but fighting went on").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from nkconflict.model.attribution import Voice
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Tagged
from nkconflict.reading.quotations import Quotation
from nkconflict.reading.hearing import Heard
from nkconflict.reading.sayings import Saying

__all__ = ["VOWS", "Reach", "Unit", "reaches", "units"]

_ADDRESSED: Final = frozenset(("told", "informed", "assured", "reminded", "warned", "promised"))
VOWS: Final = frozenset(("vowed", "pledged", "promised", "threatened"))
"""Verbs behind which an infinitive tells what is said."""

_ADVERBIAL: Final = r"(?:\^(?![bhm])|[_1]?[xM]?D[x^]?|iD|i[_1H]?[xpy]{0,2}[WO]x?|[i+][_1H]?[xpy]{0,3}[+i]_?[xpPy]{0,2}W[xy]{0,2})"
_ADDRESSEE: Final = r"(?:[_1H]?[xpPA]{0,2}'?[xp]?[WG][x]{0,2}|_?p?O|x)"
_TAIL: Final = re.compile(rf"{_ADVERBIAL}{{0,4}}")
_TOLD_TAIL: Final = re.compile(rf"{_ADDRESSEE}?{_ADVERBIAL}{{0,4}}")
_TO_THAT: Final = re.compile(
    r"x|[_1NM]?x?D[x^]{0,2}|(?:[iD^+/][^qS!bhm\";:.,]{0,17}(?:,[^qS!bhm\";:.,]{0,14},)?|,[^qS!bhm\";:.]{0,16},|>_?x?G)?"
)
_TOLD_TO_THAT: Final = re.compile(r"[^qS!bhm\";:.]{0,18}")
_PLACED: Final = r"(?:\^|[_1]?[xM]?D[x^]?|x(?=[.,;iD]|$)|[i>4+~/@][^S!\";.,bhmq]{0,9})"
_NOTHING: Final = re.compile(rf"{_PLACED}{{0,4}}(?:[.;:,]|$)")
_TOLD_NOTHING: Final = re.compile(r"[^S!\";.,bhmq]{0,14}(?:[.;:,]|$)")
_VERBLESS: Final = re.compile(r"[i2][^\"bhm!KFVCRXU]*,?$")
_LATER: Final = re.compile(r"\",?(?:(?:i[_1x]{0,2}[DZA]|D),?){1,3}$")
_TURN: Final = re.compile(r",B|B(?=[rI])|;|,x?&(?=_?[pPIAOoy_]{1,3}[hmb])")
_JOINT: Final = re.compile(r"(?:,?[&B;]\^?|[,;=])$")
_OPENING: Final = re.compile(r"(?:[AZPy]{1,4},[yD.,()N]{0,6}=|[AZPy]{1,3},?\([^()]{0,14}\))?[B&,.*=-]*")


class Unit(NamedTuple):
    """Sentences that a quotation holds together, as one line; `sentence` is the first of them."""

    sentence: Sentence
    line: Tagged
    quotations: dict[int, Quotation]
    sayings: list[Saying]


class Reach(NamedTuple):
    """How far a saying reaches: positions in the line before it and behind it, both half-open.

    `trails` says that what is said stands before it, `that` whether "that" opens what stands behind,
    `inside` whether the saying is part of what another one says, `told` whether the saying stands in this line.
    `zone` is the saying itself.
    """

    saying: Saying
    zone: tuple[int, int]
    before: tuple[int, int]
    behind: tuple[int, int]
    trails: bool
    that: bool
    inside: bool = False
    told: bool = True


def units(heard: Sequence[Heard]) -> list[Unit]:
    """Return the sentences of a block as units, each sentence or sentences that a quotation runs over."""
    found: list[Unit] = []
    for sentence in heard:
        if not sentence.line.mentions:
            continue
        if found and _goes_on(found[-1], sentence):
            found[-1] = _joined(found[-1], sentence)
        else:
            found.append(Unit(*sentence))
    return found


def _goes_on(unit: Unit, heard: Heard) -> bool:
    """Say whether a sentence goes on with a quotation, or only says whose the one before it is."""
    last = len(unit.line.letters) - 1
    quotation = unit.quotations.get(last)
    if quotation is None:
        return False
    if quotation.closes > heard.sentence.start:
        return True
    said = heard.sayings[0] if heard.sayings else None
    if said is None or said.first != 0 or '"' in heard.line.letters or unit.sayings:
        return False
    nothing = _nothing(said).match(heard.line.letters, said.index + 1)
    return nothing is not None and nothing.end() == len(heard.line.letters)


def _nothing(saying: Saying) -> re.Pattern[str]:
    return _TOLD_NOTHING if saying.verb.key in _ADDRESSED else _NOTHING


def _joined(unit: Unit, heard: Heard) -> Unit:
    """Return a unit with a sentence added; the quotation that both have a part of stands once."""
    same = 1 if 0 in heard.quotations and heard.quotations[0] in unit.quotations.values() else 0
    shift = len(unit.line.letters) - same
    mentions = [*unit.line.mentions, *heard.line.mentions[same:]]
    places = {shift + index: quotation for index, quotation in heard.quotations.items()}
    moved = [
        s._replace(
            index=s.index + shift, first=s.first + shift, last=s.last + shift
        )
        for s in heard.sayings
    ]
    line = Tagged(mentions, unit.line.letters + heard.line.letters[same:])
    return Unit(unit.sentence, line, unit.quotations | places, [*unit.sayings, *moved])


def reaches(unit: Unit) -> list[Reach]:
    """Return how far each saying of a unit reaches, in order."""
    found: list[Reach] = []
    zones = [_zone(saying, unit.line.letters) for saying in unit.sayings]
    for number, saying in enumerate(unit.sayings):
        found.append(_reach(unit, number, zones, found))
    return [_nested(reach, found) for reach in found]


def _zone(saying: Saying, letters: str) -> tuple[int, int]:
    if not saying.shared:
        return min(saying.first, saying.index), max(saying.last, saying.index) + 1
    low = saying.index
    while low and saying.index - low < 3 and letters[low - 1] in "hm^x":
        low -= 1
    return low, saying.index + 1


def _reach(unit: Unit, number: int, zones: Sequence[tuple[int, int]], earlier: Sequence[Reach]) -> Reach:
    letters = unit.line.letters
    saying, (low, high) = unit.sayings[number], zones[number]
    if saying.verb.letter not in "S@":
        return _set_off(unit, saying)
    start, that = (high, False) if saying.verb.letter == "@" else _content(unit, high, saying)
    trails = not that and not saying.shared and _apart(letters, low)
    if trails:
        nothing = _nothing(saying).match(letters, high)
        trails = nothing is not None or saying.index < saying.first or _after_words(unit, low)
        if nothing is not None and letters[nothing.end() - 1] == "," and letters[nothing.end() : nothing.end() + 1] != '"':
            start = nothing.end() - 1
    begun = _from(unit, low, earlier) if trails else low
    goes_on = letters[start : start + 1] == "," and saying.verb.letter == "S"
    if trails and not goes_on and _verbless(unit, begun, low):
        begun, trails = low, False  # "After the talks, Lavrov said in Moscow ..."
    return Reach(
        saying, (low, high), (begun, low), (start, _limit(unit, number, start, zones)), trails, that
    )


def _apart(letters: str, low: int) -> bool:
    """Say whether something is parted from what stands before it: '..., he', '"..." on Monday he'."""
    return low > 0 and (letters[low - 1] in ',"=-*' or _LATER.search(letters, 0, low) is not None)


def _set_off(unit: Unit, saying: Saying) -> Reach:
    """Return how far a name reaches that a colon or dash sets off."""
    low, high = min(saying.first, saying.index), max(saying.last, saying.index) + 1
    end = len(unit.line.letters)
    if saying.index < saying.first:
        return Reach(saying, (low, high), (0, low), (high, high), trails=True, that=False)
    return Reach(saying, (low, high), (low, low), (high, end), trails=False, that=False)


def _verbless(unit: Unit, low: int, high: int) -> bool:
    """Say whether a stretch before a saying is no clause: "after the talks", "speaking in parliament"."""
    if _VERBLESS.match(unit.line.letters[low:high]) is not None:
        return True
    opening = unit.sentence.words(unit.line.mentions[low]) if low < high else ""
    return opening.endswith("ing") and unit.line.letters[low : low + 1] in "xyS" and '"' not in unit.line.letters[low:high]


def _after_words(unit: Unit, low: int) -> bool:
    """Say whether a whole quotation stands right before a position: '"We are ready," Aliyev'."""
    quotation = unit.quotations.get(low - 1)
    return quotation is not None and unit.sentence.folded[quotation.end - 1] in ",.!?\u2026-"


def _content(unit: Unit, high: int, saying: Saying) -> tuple[int, bool]:
    """Return where what is said begins behind a verb, and whether "that" opens it."""
    letters = unit.line.letters
    told = saying.verb.key in _ADDRESSED
    if letters[high : high + 1] == ">" and saying.verb.key in VOWS:
        return high, False
    that = letters.find("q", high, high + 20)
    if that >= 0 and unit.sentence.words(unit.line.mentions[that]) == "that":
        if (_TOLD_TO_THAT if told else _TO_THAT).fullmatch(letters, high, that) is not None:
            return that + 1, True
    tail = (_TOLD_TAIL if told else _TAIL).match(letters, high)
    start = tail.end() if tail is not None else high
    if letters[start : start + 2] == ',"':
        return start + 1, False
    return start + (letters[start : start + 1] == ":"), False


def _limit(unit: Unit, number: int, start: int, zones: Sequence[tuple[int, int]]) -> int:
    """Return where what stands behind a saying ends."""
    letters = unit.line.letters
    end = len(letters)
    turn = _TURN.search(letters, start)
    if turn is not None:
        end = turn.start()
    for later, (low, _) in zip(unit.sayings[number + 1 :], zones[number + 1 :], strict=True):
        if low < start or low > end:
            continue
        joint = _JOINT.search(letters, start, low)
        if joint is not None and (later.shared or letters[joint.start() : low].strip(",") or _relays(later)):
            end = min(end, joint.start())
            break
    return end


def _relays(saying: Saying) -> bool:
    """Say whether a saying only tells which agency carried what is said."""
    return saying.who.voice is Voice.OWN


def _from(unit: Unit, low: int, earlier: Sequence[Reach]) -> int:
    """Return where what stands before a trailing saying begins: behind what another one said."""
    letters = unit.line.letters
    start = 0
    for reach in earlier:
        if reach.trails or reach.behind[1] < low:
            start = max(start, reach.zone[1], reach.behind[1] if not reach.trails else 0)
    semicolon = letters.rfind(";", start, low)
    opening = _OPENING.match(letters, max(start, semicolon + 1 if semicolon >= 0 else 0), low)
    return opening.end() if opening is not None else start


def _nested(reach: Reach, others: Sequence[Reach]) -> Reach:
    """Return a saying, marked where it is part of what another one says."""
    low, high = reach.zone
    for other in others:
        if other is reach or _relays(other.saying):
            continue
        if reach.trails and reach.before[0] <= other.zone[0] and other.zone[1] <= reach.before[1]:
            continue
        for start, end in (other.before, other.behind if not other.trails else (0, 0)):
            if start <= low and high <= end:
                return reach._replace(inside=True)
    return reach
