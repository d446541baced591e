"""Statements: who said what to whom, in his own words or in the report's.

A block is heard sentence by sentence (`sayings`), its quotations are found beforehand (`quotations`), and how far
each saying reaches is settled by the line of a sentence (`clauses`). Here they meet. A quotation is the word of
whoever's saying reaches it, or of who spoke last where it stands alone in its paragraph; a clause is reported
speech of who says it. Whatever nobody says is no statement, and where it is not plain whose word it is,
nothing is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias

import attrs

from nkconflict.model.attribution import Attribution, Voice
from nkconflict.model.claims import Statement, StatementKind
from nkconflict.model.parties import Party
from nkconflict.model.sightings import Role, Sighting
from nkconflict.model.spans import Span
from nkconflict.reading.alphabets import STATEMENTS
from nkconflict.reading.clauses import VOWS, Reach, Unit, reaches, units
from nkconflict.reading.context import Sentence
from nkconflict.reading.demands import addressed, asked_for, kind_of
from nkconflict.reading.mentions import Mention, Tagged
from nkconflict.reading.quotations import Quotation
from nkconflict.reading.hearing import Heard
from nkconflict.reading.sayings import Saying
from nkconflict.reading.sighted import sighted

__all__ = ["Pause", "read_statements"]

_ALONE: Final = re.compile(r'[".,&B^:=*()-]*')
_TITLED: Final = re.compile(
    r"\b(?:entitled|titled|so-called|so called|named|dubbed|nicknamed|codenamed|known as|film|movie|book|newspaper"
    r"|song|slogan|operation|hashtag|magazine|documentary|party|bloc|alliance|system|systems|missile|complex)\W*\Z"
)
_BARE: Final = frozenset(("said", "insisted", "told"))
_VERB: Final = re.compile(r"[bhmd!KFVCRXJU]")
_WHEN: Final = re.compile(r"(?=.*D|[i^])[iN_1xMQ^D/ZAPp]{1,8},?")
_RELATIVE: Final = re.compile(r"[bhm!KFVCRXJU]")
_BEGINS: Final = re.compile(r"\^[bhm]|d[EGgxLTNyZ]|[_1HpPAIZYyNrexagGOoDsTQtwL\"JvlEW]")
_ADDRESSED: Final = frozenset(("told", "called on", "appealed to", "urged", "warned", "assured", "informed", "reminded"))


_Spoken: TypeAlias = tuple[Quotation, Reach, str]
"""A quotation, the saying whose words they are, and the rule that says so."""


class Pause(NamedTuple):
    """Where a block ends within somebody's words: whose they are, or what waits to be told whose it is."""

    reach: Reach | None
    waiting: tuple[tuple[Unit, Quotation], ...] = ()


def read_statements(
    heard: Sequence[Heard], resumed: Pause | None = None
) -> tuple[list[Sighting], Pause | None]:
    """Return the sightings of what somebody said in a block, and how it goes on in the next one.

    `resumed` is how the block before it ended, where that was within somebody's words.
    """
    found: list[Sighting] = []
    before, waiting = resumed or Pause(None)
    pause: Pause | None = None
    for number, unit in enumerate(units(heard)):
        told = reaches(unit)
        spoken = list(_spoken(unit, told, before, "quoted_alone" if number else "quoted_on"))
        if spoken and not number:
            found += [_direct(*part, spoken[0][1]._replace(told=False), "quoted_on") for part in waiting]
        found += [_direct(unit, *item) for item in spoken]
        found += [s for reach in told for s in _reported(unit, reach, told)]
        last = spoken[-1][1] if spoken else told[-1] if told else None
        before = last._replace(saying=_carrying(unit, last)) if last is not None else None
        pause = _pause(unit, spoken, before, () if number else waiting)
    return found, pause


def _pause(
    unit: Unit, spoken: Sequence[_Spoken], before: Reach | None, waiting: tuple[tuple[Unit, Quotation], ...]
) -> Pause | None:
    """Return how a unit ends that ends within a quotation, or with a colon that one is to follow."""
    quotation = unit.quotations.get(len(unit.line.letters) - 1)
    if quotation is not None and not quotation.closed:
        return Pause(before) if spoken else Pause(None, (*waiting, (unit, quotation)))
    return Pause(before) if unit.line.letters.endswith(":") else None


def _carrying(unit: Unit, reach: Reach) -> Saying:
    """Return a saying with the media that carry it, for what its speaker says next."""
    return reach.saying._replace(who=_relayed(unit, reach)[0]) if reach.told else reach.saying


def _spoken(
    unit: Unit, told: Sequence[Reach], before: Reach | None, alone: str
) -> Iterator[_Spoken]:
    """Yield the quotations of a unit, each with the saying whose words they are, and the rule."""
    letters = unit.line.letters
    for index, quotation in unit.quotations.items():
        if not quotation.sure or _is_title(unit, quotation):
            continue
        reach = _whose(index, told)
        if reach is not None:
            if _speaks(reach, told):
                yield quotation, reach, _rule(index, letters, reach)
        elif before is not None and not told and _ALONE.fullmatch(letters) and not quotation.single:
            if before.saying.who.voice is not Voice.OWN:
                yield quotation, before._replace(told=False), alone


def _whose(index: int, told: Sequence[Reach]) -> Reach | None:
    """Return the saying that a quotation belongs to: the one that follows it, else the nearest before it."""
    following = [r for r in told if r.trails and r.before[0] <= index < r.before[1]]
    adjacent = [r for r in following if r.before[1] - index <= 2 and r.saying.verb.letter != "@"]
    if adjacent:
        return adjacent[0]
    leading = [r for r in told if r.zone[1] <= index < r.behind[1]]
    if leading:
        return leading[-1]
    return following[-1] if following else None


def _speaks(reach: Reach, told: Sequence[Reach]) -> bool:
    """Say whether somebody speaks for himself, and not within what another says."""
    if reach.saying.who.voice is Voice.OWN:
        return False
    if reach.inside:
        outer = [r for r in told if not r.inside and r is not reach]
        return all(r.saying.who == reach.saying.who for r in outer)
    return True


def _rule(index: int, letters: str, reach: Reach) -> str:
    if reach.saying.verb.letter != "S":
        return "quoted_according" if reach.saying.verb.letter == "@" else "quoted_at_colon"
    if index < reach.zone[0]:
        return "quoted_before_saying"
    return "quoted_after_saying" if index <= reach.behind[0] + 1 else "quoted_within"


def _is_title(unit: Unit, quotation: Quotation) -> bool:
    text = unit.sentence.folded
    if _TITLED.search(unit.sentence.lower, max(0, quotation.opens - 24), quotation.opens):
        return True
    words = text[quotation.start : quotation.end].split()
    return len(words) <= 5 and all(word[:1].isupper() for word in words) and not text[quotation.end - 1] in ",.!?"


def _direct(unit: Unit, quotation: Quotation, reach: Reach, rule: str) -> Sighting:
    sentence = unit.sentence
    span = Span(quotation.start, quotation.end)
    saying = reach.saying
    demanding = saying.verb.kind == "demanding"
    kind = StatementKind.DEMAND if demanding else kind_of(_inner(sentence, quotation), sentence)
    return _sighting(unit, reach, rule, [span], kind, direct=True)


def _inner(sentence: Sentence, quotation: Quotation) -> Tagged:
    mentions = [
        m for m in sentence.tagged_in(STATEMENTS).mentions if quotation.start <= m.start and m.end <= quotation.end
    ]
    return Tagged(mentions, "".join([m.letter for m in mentions]))


def _reported(unit: Unit, reach: Reach, told: Sequence[Reach]) -> Iterator[Sighting]:
    """Yield what a saying reports: the clause behind it, before it, or on both sides."""
    saying = reach.saying
    if reach.inside or saying.verb.kind == "voicing" or not _answerable(saying.who):
        return
    if saying.verb.kind == "demanding":
        place = asked_for(unit, reach)
        if place is not None and (parts := _spans(unit, [place])):
            yield _sighting(unit, reach, "demanded", parts, StatementKind.DEMAND, direct=False)
        return
    for places, rule in _clauses(unit, reach, told):
        parts = _spans(unit, places)
        if parts:
            lines = [unit.line.mentions[low:high] for low, high in places]
            line = Tagged([m for part in lines for m in part], "".join(unit.line.letters[a:b] for a, b in places))
            yield _sighting(unit, reach, rule, parts, kind_of(line, unit.sentence), direct=False)


def _answerable(who: Attribution) -> bool:
    return who.voice is Voice.NAMED or (who.voice is Voice.UNNAMED and who.office is not None)


def _clauses(
    unit: Unit, reach: Reach, told: Sequence[Reach]
) -> Iterator[tuple[list[tuple[int, int]], str]]:
    letters = unit.line.letters
    credit = reach.saying.verb.letter == "@"
    if reach.trails:
        if any(r.inside and r.saying.who.party not in (None, reach.saying.who.party) for r in told):
            return
        own = letters[slice(*reach.before)]
        rest = letters[slice(*reach.behind)]
        if credit and re.search("[qB&],?$", own):
            if rest[:1] == "," and _is_clause(rest[1:]):
                yield [(reach.behind[0] + 1, reach.behind[1])], "said_according"
            return
        if _parted(own, rest):
            yield [reach.before, reach.behind], "said_between"
        elif _is_clause(own, fronted=True):
            colon = reach.saying.verb.letter not in "S@"
            yield [reach.before], "said_according" if credit else "said_at_colon" if colon else "said_after"
        return
    if credit:
        if letters[reach.zone[1] : reach.zone[1] + 1] == "," and _is_clause(letters[slice(*reach.behind)][1:]):
            yield [(reach.zone[1] + 1, reach.behind[1])], "said_according"
        return
    low, high = reach.behind
    if reach.saying.verb.letter != "S":
        if _is_clause(letters[low:high]):
            yield [(low, high)], "said_at_colon"
        return
    key = reach.saying.verb.key
    if not reach.that and not _plain(unit, reach, key):
        return
    for start, end in _split(unit, low, high):
        if _is_clause(letters[start:end]) and not (reach.that and _RELATIVE.match(letters, start, end)):
            yield [(start, end)], "said_that"


def _parted(own: str, rest: str) -> bool:
    """Say whether a saying parts a clause: "the truce, Lavrov said, must hold", "at noon, he said, ..."."""
    if rest[:1] != "," or rest[1:2] in tuple('&Bq"S@') or len(own) > 10 or "," in own[:-1]:
        return False
    if _WHEN.fullmatch(own):
        return len(rest) > 3
    return not _VERB.search(own) and _VERB.search(rest) is not None


def _plain(unit: Unit, reach: Reach, key: str) -> bool:
    """Say whether a clause may follow a verb without "that"."""
    letters = unit.line.letters
    low, high = reach.behind
    if letters[low : low + 1] == ">" and key in VOWS:
        return True
    if not _BEGINS.match(letters, low):
        return False
    if key == "told" and low == reach.zone[1]:
        return False
    if key in _BARE:
        return True
    end = min([place for mark in ",q;" if (place := letters.find(mark, low, high)) >= 0] or [high])
    return re.search("[bhm!]", letters[low:end]) is not None


def _split(unit: Unit, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield the clauses of what is said: "that A, and that B" are two."""
    start = low
    for match in re.finditer(r",?&q", unit.line.letters[low:high]):
        that = unit.line.mentions[low + match.end() - 1]
        if unit.sentence.words(that) == "that":
            yield start, low + match.start()
            start = low + match.end()
    yield start, high


def _is_clause(letters: str, *, fronted: bool = False) -> bool:
    """Say whether a stretch is a clause rather than a phrase: "after the talks" is none."""
    if "*" in letters:
        return False  # a mark without another stands in it
    bare = letters.strip(',.;:"*=-&B')
    if fronted and '"' in letters and not _VERB.search(letters) and len(letters) <= 7:
        return False
    return len(bare) >= (3 if fronted else 2)


def _spans(unit: Unit, places: Sequence[tuple[int, int]]) -> list[Span]:
    """Return the characters of stretches of a line, without the stops around them."""
    found: list[Span] = []
    letters = unit.line.letters
    for low, high in places:
        while low < high and letters[low] in ",.;:=-&B*":
            low += 1
        while low < high and letters[high - 1] in ",.;:=-&*(":
            high -= 1
        if low < high:
            found.append(Span(unit.line.mentions[low].start, unit.line.mentions[high - 1].end))
    return found


def _sighting(
    unit: Unit, reach: Reach, rule: str, parts: Sequence[Span], kind: StatementKind, *, direct: bool
) -> Sighting:
    saying, sentence = reach.saying, unit.sentence
    to, to_at = _addressees(unit, reach) if reach.told else ((), [])
    by, relayed_at = _relayed(unit, reach) if reach.told else (saying.who, [])
    credit = saying.verb.letter != "S"
    claim = Statement(
        by=by,
        verb=None if credit else saying.verb.key,
        words=" ".join(" ".join(sentence.folded[part.start : part.end].split()) for part in parts),
        direct=direct,
        kind=kind,
        to=to,
    )
    marks = [
        (Role.CLAIMANT, saying.subject),
        *[(Role.VERB, Span(saying.verb.start, saying.verb.end))][: 0 if credit else 1],
        *[(Role.WORDS, part) for part in parts],
        *[(Role.TO, at) for at in to_at],
        *[(Role.RELAY, at) for at in relayed_at],
    ]
    return sighted(sentence, claim, rule, Span(parts[0].start, parts[-1].end), marks)


def _addressees(unit: Unit, reach: Reach) -> tuple[tuple[Party, ...], list[Span]]:
    saying = reach.saying
    if saying.verb.key not in _ADDRESSED:
        return (), []
    high = reach.behind[0]
    if saying.verb.kind == "demanding":
        place = asked_for(unit, reach)
        if place is None or unit.line.letters[place[0] : place[0] + 1] != ">":
            return (), []
        high = place[0]
    return addressed(unit, reach.zone[1], high)


def _relayed(unit: Unit, reach: Reach) -> tuple[Attribution, list[Span]]:
    """Return whose words they are, with the media that carried them, and where those are named."""
    by = reach.saying.who
    low, high = reach.zone
    letters = unit.line.letters
    stretch = list(range(low, max(high, reach.behind[0])))
    if not reach.trails and low and letters[low - 1] == ",":
        stretch = [*range(low), *stretch]
    carried: list[Mention] = [unit.line.mentions[i] for i in stretch if letters[i] == "W"]
    carried = [m for m in carried if not m.possessive]
    keys = [*by.relays, *[m.key for m in carried]]
    for other in unit.sayings:
        if other.who.voice is Voice.OWN:
            keys += other.who.relays
    return attrs.evolve(by, relays=tuple(dict.fromkeys(keys))), [Span(m.start, m.end) for m in carried]
