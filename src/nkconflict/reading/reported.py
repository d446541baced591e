"""Reported: the clauses in which somebody's words are told and not quoted.

Behind a verb stands a clause with "that", or without where nothing else can follow ("he said the truce
held"); before a trailing saying the whole sentence up to it; on both sides of a saying that parts it
("the truce, he said, must hold"). What is no clause is not told: "announced talks", "after the talks, he
said".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from nkconflict.reading.clauses import VOWS, Reach, Stretch
from nkconflict.reading.units import Unit

__all__ = ["Clause", "clauses"]

Clause: TypeAlias = tuple[list[Stretch], str]
"""Stretches of a line that make one clause, and the rule that it was read by."""

_BARE: Final = frozenset(("said", "insisted", "told"))
_FINITE: Final = re.compile(r"[bhm!]")
_VERB: Final = re.compile(r"[bhmd!KFVCRXJU]")
_RELATIVE: Final = re.compile(r"[bhm!KFVCRXJU]")
_BEGINS: Final = re.compile(r"\^[bhm]|d[EGgxLTNyZ]|[_1HpPAIZYyNrexagGOoDsTQtwL\"JvlEW]")
_WHEN: Final = re.compile(r"(?=.*D|[i^])[iN_1xMQ^D/ZAPp]{1,8},?")
_TIED: Final = re.compile(r"[qB&],?$")
_SECOND: Final = re.compile(r",?&q")


def clauses(unit: Unit, reach: Reach, told: Sequence[Reach]) -> Iterator[Clause]:
    """Yield the clauses that a saying reports; `told` are all the sayings of its unit."""
    letter = reach.saying.verb.letter
    if reach.trails:
        if not any(_is_other(reach, inner) for inner in told):
            yield from _before(unit, reach)
    elif letter == "@":
        high = reach.zone[1]
        if unit.line.letters[high : high + 1] == "," and _is_clause(unit, (high + 1, reach.behind[1])):
            yield [(high + 1, reach.behind[1])], "said_according"
    elif letter != "S":
        if _is_clause(unit, reach.behind):
            yield [reach.behind], "said_at_colon"
    else:
        yield from _behind(unit, reach)


def _is_other(outer: Reach, inner: Reach) -> bool:
    """Say whether another party's words stand within what is told, so that it is not plain who tells what."""
    return inner.inside and inner.saying.who.party not in (None, outer.saying.who.party)


def _before(unit: Unit, reach: Reach) -> Iterator[Clause]:
    """Yield what stands before a trailing saying, or on both sides of one that parts it."""
    letters, letter = unit.line.letters, reach.saying.verb.letter
    own, rest = letters[slice(*reach.before)], letters[slice(*reach.behind)]
    if letter == "@" and _TIED.search(own):
        behind = (reach.behind[0] + 1, reach.behind[1])
        if rest[:1] == "," and _is_clause(unit, behind):
            yield [behind], "said_according"  # "... in which, according to Putin, thousands had died"
    elif _parts(own, rest):
        yield [reach.before, reach.behind], "said_between"
    elif _is_clause(unit, reach.before, fronted=True):
        yield [reach.before], {"S": "said_after", "@": "said_according"}.get(letter, "said_at_colon")


def _parts(own: str, rest: str) -> bool:
    """Say whether a saying parts a clause: "the truce, Lavrov said, must hold", "at noon, he said, ..."."""
    if rest[:1] != "," or rest[1:2] in tuple('&Bq"S@') or len(own) > 10 or "," in own[:-1]:
        return False
    if _WHEN.fullmatch(own):
        return len(rest) > 3
    return not _VERB.search(own) and _VERB.search(rest) is not None


def _behind(unit: Unit, reach: Reach) -> Iterator[Clause]:
    """Yield what stands behind a verb, clause by clause: "that A, and that B" are two."""
    if not reach.that and not _may_follow(unit, reach):
        return
    letters, (low, high) = unit.line.letters, reach.behind
    ends = [m.span() for m in _SECOND.finditer(letters, low, high) if unit.words(m.end() - 1) == "that"]
    starts = [low, *[end for _, end in ends]]
    for stretch in zip(starts, [*[start for start, _ in ends], high], strict=True):
        if _is_clause(unit, stretch) and not (reach.that and _RELATIVE.match(letters, *stretch)):
            yield [stretch], "said_that"


def _may_follow(unit: Unit, reach: Reach) -> bool:
    """Say whether a clause may follow a verb without "that"."""
    letters, key = unit.line.letters, reach.saying.verb.key
    low, high = reach.behind
    if letters[low : low + 2].lstrip("d")[:1] == ">" and key in VOWS:
        return True
    if not _BEGINS.match(letters, low) or (key == "told" and low == reach.zone[1]):
        return False
    if key in _BARE:
        return True
    ends = [place for mark in ",q;" if (place := letters.find(mark, low, high)) >= 0]
    return _FINITE.search(letters, low, min(ends, default=high)) is not None


def _is_clause(unit: Unit, stretch: Stretch, *, fronted: bool = False) -> bool:
    """Say whether a stretch is a clause rather than a phrase: "after the talks" is none."""
    letters = unit.line.letters[slice(*stretch)]
    if "#" in letters:
        return False  # a mark without another stands in it
    if fronted and '"' in letters and not _VERB.search(letters) and len(letters) <= 7:
        return False
    return len(letters.strip(',.;:"=-&B')) >= (3 if fronted else 2)
