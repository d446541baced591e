"""Spoken: whose words a quotation is, by where it stands in its line.

Words before a trailing saying are its speaker's ('"We are ready," Aliyev said'), words behind a verb the
nearest one's ('he said: "..."', 'called it a "lie"'), and what stands alone goes on with who spoke last
in the paragraph. What somebody says in a clause that another one reports is left to nobody, and so are
names and titles: the town that they call "Shushi", the film "Return".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from nkconflict.model.attribution import Voice
from nkconflict.reading.clauses import Reach
from nkconflict.reading.quotations import Quotation
from nkconflict.reading.units import Unit

__all__ = ["Spoken", "spoken"]

_ALONE: Final = re.compile(r'[".,&B^:=#()-]*')
_NAMED: Final = re.compile(
    r"\b(?:entitled|titled|so-called|so called|named|dubbed|nicknamed|codenamed|known as|film|movie|book"
    r"|newspaper|song|slogan|operation|hashtag|magazine|documentary|party|bloc|alliance|systems?|missile"
    r"|complex|concept|declaration by [\w ,.]{1,40} that)\W*\Z"
)
_CAPTIONED: Final = 48
"""Characters before a quotation in which a word for what it names is looked for."""

_LONGEST_NAME: Final = 5
"""Words of a name in quotation marks, at the most."""

_STOPS: Final = ",.!?\u2026"
_ONLY_AS: Final = frozenset(("dismissed", "rejected", "brushed aside"))
_NEVER: Final = frozenset(("denied", "refuted"))


class Spoken(NamedTuple):
    """A quotation with its position in the line, the saying whose words it is, and the rule that says so."""

    at: int
    quotation: Quotation
    reach: Reach
    rule: str


def spoken(unit: Unit, told: Sequence[Reach], before: Reach | None, alone: str) -> Iterator[Spoken]:
    """Yield the quotations of a unit that somebody speaks, in order.

    `told` are the sayings of the unit, `before` is the one before it, whose speaker goes on where a quotation
    stands alone; that is read by the rule `alone`.
    """
    letters = unit.line.letters
    for at, quotation in unit.quotations.items():
        if not quotation.sure:
            continue
        reach = _whose(at, told)
        if reach is None:
            if before is not None and not told and not quotation.single and _ALONE.fullmatch(letters):
                yield Spoken(at, quotation, before._replace(told=False), alone)
        elif _speaks(reach, told) and _brings(at, reach, unit):
            rule = _rule(at, reach)
            if rule != "quoted_within" or not _is_name(unit, quotation):
                yield Spoken(at, quotation, reach, rule)


def _whose(at: int, told: Sequence[Reach]) -> Reach | None:
    """Return the saying that a quotation belongs to: the one right behind it, else the nearest before it."""
    following = [r for r in told if r.trails and r.before[0] <= at < r.before[1]]
    adjacent = [r for r in following if r.before[1] - at <= 2 and r.saying.verb.letter != "@"]
    if adjacent:
        return adjacent[0]
    leading = [r for r in told if r.zone[1] <= at < r.behind[1]]
    if leading:
        return leading[-1]
    return following[-1] if following else None


def _speaks(reach: Reach, told: Sequence[Reach]) -> bool:
    """Say whether somebody speaks for himself, and not within what another says."""
    who = reach.saying.who
    if who.voice is Voice.OWN:
        return False
    return not reach.inside or all(other.saying.who == who for other in told if not other.inside)


def _brings(at: int, reach: Reach, unit: Unit) -> bool:
    """Say whether a verb brings its subject's own words: "dismissed as “a lie”", not "denied “attacks”"."""
    key = reach.saying.verb.key
    if key in _NEVER:
        return at < reach.zone[0]
    if key in _ONLY_AS:
        return any(unit.words(place) == "as" for place in range(max(reach.zone[1], at - 5), at))
    return True


def _rule(at: int, reach: Reach) -> str:
    """Return how a quotation was found to be whose it is."""
    letter = reach.saying.verb.letter
    if letter != "S":
        return "quoted_according" if letter == "@" else "quoted_at_colon"
    if at < reach.zone[0]:
        return "quoted_before_saying" if reach.before[1] - at <= 2 else "quoted_within"
    return "quoted_after_saying" if at == reach.behind[0] else "quoted_within"


def _is_name(unit: Unit, quotation: Quotation) -> bool:
    """Say whether what stands in quotation marks is a name or title that nobody speaks."""
    text = unit.first
    if _NAMED.search(text.lower, max(0, quotation.opens - _CAPTIONED), quotation.opens):
        return True
    words = text.folded[quotation.start : quotation.end].split()
    capitals = len(words) <= _LONGEST_NAME and all(word[:1].isupper() for word in words)
    return capitals and text.folded[quotation.end - 1] not in _STOPS
