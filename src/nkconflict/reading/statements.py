"""Statements: who said what to whom, in somebody's own words or in the report's.

A block is heard sentence by sentence (`hearing`), its quotations are found beforehand (`quotations`), and
how far each saying reaches is settled by the line of a sentence (`clauses`). Here they meet: a quotation
becomes the words of its speaker (`spoken`), a clause reported speech of who tells it (`reported`), and
either may demand (`demands`). Whatever nobody says is no statement, and where it is not plain whose word
it is, nothing is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from nkconflict.model.attribution import Attribution, Voice
from nkconflict.model.claims import Statement, StatementKind
from nkconflict.model.sightings import Role, Sighting
from nkconflict.model.spans import Span
from nkconflict.reading.alphabets import STATEMENTS
from nkconflict.reading.clauses import Reach, Stretch, reaches
from nkconflict.reading.demands import addressees, asked_for, kind_of
from nkconflict.reading.hearing import Heard
from nkconflict.reading.mentions import Tagged
from nkconflict.reading.quotations import Quotation
from nkconflict.reading.reported import clauses
from nkconflict.reading.sighted import sighted
from nkconflict.reading.spoken import Spoken, spoken
from nkconflict.reading.units import Unit, units

__all__ = ["RULES", "WAITING", "Pause", "read_statements"]

RULES: Final[Mapping[str, str]] = {
    "quoted_before_saying": '"We are ready," Aliyev said',
    "quoted_after_saying": 'Aliyev said: "We are ready"',
    "quoted_within": 'Aliyev said his army was "ready for anything"',
    "quoted_alone": '"We are ready," Aliyev said. "We have always been."',
    "quoted_on": "a paragraph that goes on with the quotation of the one before it",
    "quoted_according": 'the talks were "useful", according to Lavrov',
    "quoted_at_colon": 'Lavrov: "No alternative to talks"',
    "said_that": "Lavrov said that the truce must hold",
    "said_after": "the truce must hold, Lavrov said",
    "said_between": "the truce, Lavrov said, must hold",
    "said_according": "according to Lavrov, the truce must hold",
    "said_at_colon": "Lavrov: truce must hold",
    "demanded": "Lavrov called for an immediate truce",
}
"""The rules by which statements are read, each with a phrase that it was made for."""

_STOPS: Final = ",.;:=-&#"
_MEDIUM: Final = re.compile(r"[i+][_1H]?[xp]{0,2}Wx?")
_BY: Final = frozenset(("in", "on", "via", "through"))


WAITING: Final = 100
"""How many paragraphs of a speech wait to be told whose it is: what began before them stays nobody's."""


class Pause(NamedTuple):
    """Where a block ends within somebody's words: whose they are, or what waits to be told whose it is."""

    reach: Reach | None
    waiting: tuple[tuple[Unit, int], ...] = ()


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
        said = list(spoken(unit, told, before, "quoted_alone" if number else "quoted_on"))
        if said and not number:
            whose = said[0].reach._replace(told=False)
            found += [_direct(u, Spoken(at, u.quotations[at], whose, "quoted_on")) for u, at in waiting]
        found += [_direct(unit, item) for item in said]
        found += [sighting for reach in told for sighting in _reported(unit, reach, told)]
        before = _going_on(unit, said[-1].reach if said else told[-1] if told else None)
        pause = _pause(unit, said, before, () if number else waiting)
    return found, pause


def _going_on(unit: Unit, reach: Reach | None) -> Reach | None:
    """Return a saying with the media that carry it, for what its speaker says next."""
    if reach is None or reach.saying.who.voice is Voice.OWN:
        return None
    return reach._replace(saying=reach.saying._replace(who=_relayed(unit, reach)[0])) if reach.told else reach


def _pause(
    unit: Unit, said: Sequence[Spoken], before: Reach | None, waiting: tuple[tuple[Unit, int], ...]
) -> Pause | None:
    """Return how a unit ends that ends within a quotation, or with a colon that one is to follow."""
    last = len(unit.line.letters) - 1
    quotation = unit.quotations.get(last)
    if quotation is not None and not quotation.closed:
        return Pause(before) if said else Pause(None, (*waiting, (unit, last))[-WAITING:])
    return Pause(before) if unit.line.letters.endswith(":") else None


def _direct(unit: Unit, item: Spoken) -> Sighting:
    """Return the sighting of words in quotation marks."""
    demands = item.reach.saying.verb.kind == "demanding" or _demands(unit, item.at)
    kind = StatementKind.DEMAND if demands else StatementKind.STATEMENT
    span = Span(item.quotation.start, item.quotation.end)
    return _sighting(unit, item.reach, item.rule, [span], kind, direct=True)


def _within(unit: Unit, quotation: Quotation) -> Tagged:
    """Return the mentions within a quotation."""
    every = [m for sentence in unit.sentences for m in sentence.tagged_in(STATEMENTS).mentions]
    mentions = [m for m in every if quotation.start <= m.start and m.end <= quotation.end]
    return Tagged(mentions, "".join([m.letter for m in mentions]))


def _reported(unit: Unit, reach: Reach, told: Sequence[Reach]) -> Iterator[Sighting]:
    """Yield the sightings of what a saying reports or demands, where somebody answers for it."""
    who, verb = reach.saying.who, reach.saying.verb
    answers = who.voice is Voice.NAMED or (who.voice is Voice.UNNAMED and who.office is not None)
    if reach.inside or verb.kind == "voicing" or not answers:
        return
    if verb.kind == "demanding":
        demand = asked_for(unit, reach)
        if demand is not None and unit.line.letters[slice(*demand)].strip(_STOPS + '"'):
            yield from _told(unit, reach, [demand], "demanded")
        return
    for stretches, rule in clauses(unit, reach, told):
        yield from _told(unit, reach, stretches, rule)


def _told(unit: Unit, reach: Reach, stretches: Sequence[Stretch], rule: str) -> Iterator[Sighting]:
    """Yield the sighting of stretches of a line that somebody reports, unless nothing is left of them."""
    parts = [span for stretch in stretches if (span := _span(unit, stretch)) is not None]
    if not parts:
        return
    mentions = [m for low, high in stretches for m in unit.line.mentions[low:high]]
    kind = kind_of(Tagged(mentions, "".join([m.letter for m in mentions])), unit.first)
    quoted = [at for at in unit.quotations if any(low <= at < high for low, high in stretches)]
    if rule == "demanded" or any(_demands(unit, at) for at in quoted):
        kind = StatementKind.DEMAND
    yield _sighting(unit, reach, rule, parts, kind, direct=False)


def _demands(unit: Unit, at: int) -> bool:
    """Say whether the quotation at a position of a line demands something."""
    before = unit.line.mentions[at - 1] if at else None
    return kind_of(_within(unit, unit.quotations[at]), unit.first, before) is StatementKind.DEMAND


def _span(unit: Unit, stretch: Stretch) -> Span | None:
    """Return the characters of a stretch of a line, without the stops around it."""
    letters, (low, high) = unit.line.letters, stretch
    while low < high and letters[low] in _STOPS + "B":
        low += 1
    while low < high and letters[high - 1] in _STOPS + "(":
        high -= 1
    return Span(unit.line.mentions[low].start, unit.line.mentions[high - 1].end) if low < high else None


def _sighting(
    unit: Unit, reach: Reach, rule: str, parts: Sequence[Span], kind: StatementKind, *, direct: bool
) -> Sighting:
    saying, text = reach.saying, unit.first.folded
    to, to_at = addressees(unit, reach) if reach.told else ((), [])
    by, relayed_at = _relayed(unit, reach) if reach.told else (saying.who, [])
    has_verb = saying.verb.letter == "S"
    claim = Statement(
        by=by,
        verb=saying.verb.key if has_verb else None,
        words=" ".join([word for part in parts for word in text[part.start : part.end].split()]),
        direct=direct,
        kind=kind,
        to=to,
    )
    marks = [
        (Role.CLAIMANT, saying.subject),
        (Role.VERB, Span(saying.verb.start, saying.verb.end) if has_verb else None),
        *[(Role.WORDS, part) for part in parts],
        *[(Role.TO, at) for at in to_at],
        *[(Role.RELAY, at) for at in relayed_at],
    ]
    return sighted(unit.first, claim, rule, Span(parts[0].start, parts[-1].end), marks)


def _relayed(unit: Unit, reach: Reach) -> tuple[Attribution, list[Span]]:
    """Return whose words they are, with the media that carried them, and where those are named."""
    by, verb = reach.saying.who, reach.saying.verb
    letters, (low, high) = unit.line.letters, reach.zone
    by_it = _MEDIUM.fullmatch(letters, 0, low) is not None and unit.words(0) in _BY
    opens = reach.saying is unit.sayings[0] and not reach.trails and (by_it or letters[low - 1 : low] == ",")
    end = len(letters) if letters.endswith(":") else max(high, reach.behind[0])
    stretch = range(0 if opens else low, end)
    carried = [m for m in (unit.line.mentions[at] for at in stretch) if m.letter == "W" and not m.possessive]
    keys = [*by.relays, *[m.key for m in carried], *["twitter" for _ in [verb] if verb.key == "tweeted"]]
    agencies = [key for other in unit.sayings if other.who.voice is Voice.OWN for key in other.who.relays]
    relays = tuple(dict.fromkeys([*keys, *agencies]))
    return by.relayed(relays), [Span(m.start, m.end) for m in carried]
