"""Demands: what is asked for, of whom, and whether something said demands or only tells.

"Called on Armenia to withdraw" addresses a party and asks for what the infinitive says; "demanded an end to the
fighting" asks for what its object names. What is merely said is a demand where somebody else must or should do
it, or where something is made a condition: "Armenian forces must leave", "only if they leave". What we must do,
what must have happened and what it must be is none.
"""

from __future__ import annotations

import re
from typing import Final

from nkconflict.model.claims import StatementKind
from nkconflict.model.parties import Party
from nkconflict.model.spans import Span
from nkconflict.reading.belonging import both
from nkconflict.reading.clauses import Reach, Unit
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Tagged

__all__ = ["addressed", "asked_for", "kind_of"]

_OF_SOMEBODY: Final = frozenset(("called on", "appealed to", "urged", "ordered", "warned"))
_NEEDS_DEED: Final = frozenset(("called on", "appealed to", "ordered", "warned"))
_MUST: Final = re.compile(r"(?P<who>.?)[\^x]{0,1}(?P<must>!)(?!\^?[hH]|x?b?[xuf^]?h)")
_TO_PARTIES: Final = re.compile(r"(?:(?:_?[xp]?[PYs])(?:[,&]{1,2}_?[xp]?[PYs]){0,3}|[ps])(?![xgGOoa'])")
_ADDRESSED: Final = re.compile(r"_?x?(?P<to>[PY])(?![xgGOoa'A-Z])")
_US: Final = frozenset(("we", "i", "one", "it"))


def kind_of(line: Tagged, sentence: Sentence) -> StatementKind:
    """Say whether some words tell or demand; `line` is what they are in the alphabet of statements."""
    for match in _MUST.finditer(line.letters):
        must = line.mentions[match.start("must")]
        if must.key == "condition":
            return StatementKind.DEMAND
        at = match.start("who")
        who = sentence.words(line.mentions[at]) if match["who"] else ""
        if who and who not in _US and line.letters[at] not in ',.;:"S@q_1':
            return StatementKind.DEMAND
    return StatementKind.STATEMENT


def asked_for(unit: Unit, reach: Reach) -> tuple[int, int] | None:
    """Return where in a line stands what a verb of demanding asks for, or None where nothing is asked for."""
    letters, verb = unit.line.letters, reach.saying.verb
    low, high = reach.behind if reach.that else (reach.zone[1], reach.behind[1])
    if reach.that or verb.key not in _OF_SOMEBODY:
        return low, high
    deed = letters.find(">", low, min(high, low + 14))
    if deed >= 0 and not set(letters[low:deed]) & set('S"bhm!'):
        return deed, high
    return None if verb.key in _NEEDS_DEED else (low, high)


def addressed(unit: Unit, low: int, high: int) -> tuple[tuple[Party, ...], list[Span]]:
    """Return the parties that are addressed between two positions of a line, and where they stand."""
    parties: list[Party] = []
    spans: list[Span] = []
    lexicon = unit.sentence.vocabulary.lexicon
    for index in range(low, high):
        mention = unit.line.mentions[index]
        following = unit.line.letters[index + 1 : index + 2]
        if mention.letter in "PY" and not mention.possessive and following not in tuple("xgGOoaA'IyWE"):
            parties.append(lexicon.party(mention.key).root)
        elif mention.letter == "s" and mention.key == "both":
            parties += both(unit.sentence)
        else:
            continue
        spans.append(Span(mention.start, mention.end))
    return tuple(parties), spans
