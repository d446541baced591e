"""Demands: what is asked for, of whom, and whether something said demands or only tells.

"Called on Armenia to withdraw" addresses a party and asks for what the infinitive says; "demanded an end
to the fighting" asks for what its object names. What is merely said is a demand where somebody else must
or should do it, or where something is made a condition: "Armenian forces must leave", "only if they
leave". What we must do, what must have happened and what it must be is none.
"""

from __future__ import annotations

import re
from typing import Final

from nkconflict.model.claims import StatementKind
from nkconflict.model.parties import Party
from nkconflict.model.spans import Span
from nkconflict.reading.belonging import both
from nkconflict.reading.clauses import Reach, Stretch
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention, Tagged
from nkconflict.reading.tails import ADDRESSED
from nkconflict.reading.units import Unit

__all__ = ["addressees", "asked_for", "kind_of"]

_OF_SOMEBODY: Final = frozenset(("called on", "appealed to", "urged", "ordered"))
_TO_PARTIES: Final = re.compile(r"_?[PYs](?:,?[&,]_?[PY]){0,3}(?=[.:;,]|$)")
_NEEDS_DEED: Final = frozenset(("called on", "appealed to", "ordered"))
_MUST: Final = re.compile(r"(?P<must>!)(?!\^?[hH]|x?b?[xuf^]?h)")
_ADDRESS_ENDS: Final = re.compile(r"[i,>D+Q@4]|(?<=[IPAWr])/")
_BODY: Final = re.compile(r"[pPAI](?=[Ooa])(?![Oo]*I)")
"""Before whom a party or its head has sent or set up: "the Turkish parliament", "Putin's envoy"."""
_US: Final = frozenset(("we", "i", "one", "it"))
_NO_SUBJECT: Final = frozenset(',.;:"S@q_1')
_TOGETHER: Final = frozenset("xgGOoaA'IyWE")
_LONGEST_ADDRESS: Final = 14
"""Words, at the most, between a verb of demanding and what it asks somebody to do."""


def kind_of(line: Tagged, sentence: Sentence, before: Mention | None = None) -> StatementKind:
    """Say whether some words tell or demand.

    `line` is what they are in the alphabet of statements, `before` the mention before them where they are
    but a part of a sentence: "Armenia “must leave”".
    """
    for match in _MUST.finditer(line.letters):
        at = match.start("must")
        if line.mentions[at].key == "condition":
            return StatementKind.DEMAND
        if at and line.letters[at - 1] in "x^" and at > 1:
            at -= 1  # "they immediately must"
        who = line.mentions[at - 1] if at else before
        if who is not None and who.letter not in _NO_SUBJECT and sentence.words(who) not in _US:
            return StatementKind.DEMAND
    return StatementKind.STATEMENT


def asked_for(unit: Unit, reach: Reach) -> Stretch | None:
    """Return where in a line stands what a verb of demanding asks for, or None where nothing is asked for."""
    letters, verb = unit.line.letters, reach.saying.verb
    low, high = reach.behind if reach.that else (reach.zone[1], reach.behind[1])
    if reach.that or verb.key not in _OF_SOMEBODY:
        return low, high
    deed = letters.find(">", low, min(high, low + _LONGEST_ADDRESS))
    if deed >= 0 and not set(letters[low:deed]) & set('S"bhm!'):
        return deed - (letters[deed - 1] == "d"), high  # "not to fire" is not "to fire"
    thing = verb.key not in _NEEDS_DEED and letters[low : low + 1] in tuple('1_xMTw"^')
    return (low, high) if thing else None


def addressees(unit: Unit, reach: Reach) -> tuple[tuple[Party, ...], list[Span]]:
    """Return the parties spoken to, and where they stand: "told the Minsk Group", "urged Armenia to"."""
    verb, low, high = reach.saying.verb, reach.zone[1], reach.behind[0]
    if verb.key in _OF_SOMEBODY:
        deed = asked_for(unit, reach)
        high = deed[0] if deed is not None and unit.line.letters[deed[0]] in ">d" else low
    elif verb.key not in ADDRESSED:
        return (), []
    elif (told := _TO_PARTIES.match(unit.line.letters, low)) is not None:
        high = told.end()  # "..., Aliyev told Armenia."
    else:
        end = _ADDRESS_ENDS.search(unit.line.letters, low, high)
        high = end.start() if end is not None else high
    parties: list[Party] = []
    spans: list[Span] = []
    outlet = "W" in unit.line.letters[low:high]  # "told Russia's state news agency"
    for at in range(low, high):
        mention, addressed = unit.line.mentions[at], _addressed(unit, at, outlet=outlet)
        parties += addressed
        spans += [Span(mention.start, mention.end) for _ in addressed[:1]]
    return tuple(parties), spans


def _addressed(unit: Unit, at: int, *, outlet: bool) -> list[Party]:
    """Return whom a mention names that is spoken to: a party, one of its people, or a body of it."""
    mention, letters = unit.line.mentions[at], unit.line.letters
    lexicon = unit.first.vocabulary.lexicon
    body = not outlet and _BODY.match(letters, at) is not None
    if mention.letter == "I" and mention.possessive == body:
        parties = {lexicon.person(key).party for key in mention.keys}
        return [party for party in parties if party is not None] if len(parties) == 1 else []
    alone = mention.letter in "PY" and not mention.possessive and letters[at + 1 : at + 2] not in _TOGETHER
    if alone or (body and mention.letter != "I"):
        return [lexicon.party(mention.key).root]
    return list(both(unit.first)) if mention.letter == "s" and mention.key == "both" else []
