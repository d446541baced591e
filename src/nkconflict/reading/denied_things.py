"""Denied things: what stands behind a verb of denying: something said, a deed, or a loss of equipment.

"Denied the claim", "rejected it" deny what was said; "denied shelling Ganja", "denied responsibility",
"denied sending any fighters" deny a deed, "denied that it had lost a plane" what another one tells of. What
is no thing of war ("denied sending a letter", "denied losing patience") is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nkconflict.model.spans import Span
from nkconflict.reading.accusers import REPORTS
from nkconflict.reading.alphabets import ALLEGATIONS
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention
from nkconflict.reading.noun_phrases import noun_phrase

__all__ = [
    "EQUIPMENT",
    "SAYINGS",
    "denied_deed",
    "is_of_war",
    "lost_thing",
    "of_something_else",
    "places_hit",
    "said_before",
    "sent_away",
]

EQUIPMENT: Final = "equipment"
"""The noun of a denial that equipment was lost."""

SAYINGS: Final = rf"{'|'.join(sorted(REPORTS))}|figures?|numbers?|count|toll|losses|death toll"
"""Nouns for what was said, as a pattern."""

_OF_WHAT_WAS_SAID: Final = re.compile(
    r"[^\w]*(?:$|[,.;)]|(?:and|but|as|minutes|hours)\b"
    r"|(?P<pronoun>it|this|that|them|these|those)\b[^\w]*(?:$|[,.;]|(?:as|and|but)\b)"
    r"|(?:(?:the|these|those|this|that|such|both|all|any|an?|its|their) )?"
    r"(?:[^\s,.;]+(?<!ing)(?<!that) ){0,5}?"
    rf"(?P<noun>{SAYINGS})\b)"
)
_CONTENT: Final = re.compile(r" (?:of|that|about|over|on)\b[^.;,]*")
_OF_SOMEBODY: Final = re.compile(r"/[_1H]?x{0,2}[pPAYOoseI]")
_OF_GROUND: Final = re.compile(
    r" (?:of|about|over|on) (?:(?:the|these|those|its|several) )?(?:current )?(?P<noun>[\w-]+)"
)
_WHATEVER: Final = frozenset(
    "situation event events incident incidents matter front frontline operation".split()
)
"""Words that can mean whatever was claimed."""
_CLAIM_TO: Final = re.compile(r"(?:(?<=claim)|(?<=claims)) to (?!have\b|the contrary|th(?:at|is) effect)")
_DEED: Final = re.compile(r"(?:q[_1H]?[rpPAOosx]{0,4}[hmd^]{0,2}|h|x)?_?[x^]?(?P<act>[Ttk]|w(?:_?f)?)")
_OF_A_DEED: Final = re.compile(
    r"\W*(?:(?:the|any|an?|all|its|having any|having had) )?(?:[^\s,.;]+ ){0,2}?"
    r"(?:attacks?|strikes?|shelling|involvement|responsibility|bombardment|bombing)\b"
)
_OF_SENDING: Final = re.compile(
    r"\W*(?:having )?(?:sen(?:ding|t)|deploy(?:ing|ed)|suppl(?:ying|ied)|provid(?:ing|ed)|recruit(?:ing|ed)"
    r"|transferr(?:ing|ed))\b[^.;,]{0,40}?"
    r"\b(?:fighters|mercenaries|militants|troops|soldiers|forces|weapons|arms|drones|jets|planes)\b"
)
_OF_A_LOSS: Final = re.compile(
    r"\W*(?:that (?:it|they|any of its \w+|its \w+)(?: \w+)? lost|having lost|losing)\b"
)
_CLAUSE: Final = re.compile(r"[;.]|, | and (?:said|accused|blamed|in turn|instead)\b")
"""Where the clause ends in which something is denied."""
_SETTLEMENTS: Final = frozenset(("city", "town", "village", "settlement", "capital"))


def said_before(sentence: Sentence, start: int) -> re.Match[str] | None:
    """Return what was said, of an attack or a figure, that is denied from a character on, as a match.

    Its groups are `noun` ("the claim") and `pronoun` ("it"); neither need be there.
    """
    said = _OF_WHAT_WAS_SAID.match(sentence.lower, start, sentence.end)
    other = said is not None and bool(said["noun"]) and of_something_else(sentence, said.end())
    return None if other else said


def of_something_else(sentence: Sentence, end: int) -> bool:
    """Say whether a noun that ends at a character is for what has nothing to do with an attack or a figure.

    "Reports of calm", "claims to land" are; "the statement of the ministry" does not say what it is of.
    """
    if _CLAIM_TO.match(sentence.lower, end, sentence.end):
        return True
    content = _CONTENT.match(sentence.lower, end, sentence.end)
    if content is None or is_of_war(sentence, *content.span()):
        return False
    named = sentence.between(*content.span())
    ground = _OF_GROUND.match(sentence.lower, end, sentence.end)
    noun = ground["noun"] if ground is not None else ""
    of_ground = noun in _WHATEVER or noun in sentence.vocabulary.words["ground"]
    fighting = "w" in named.letters and not content[0].startswith(" that ")  # "that it wants war"
    return not (of_ground or fighting) and _OF_SOMEBODY.match(named.letters) is None


def is_of_war(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether the words at `[start, end)` are of an attack, of ground taken, of harm, or of a figure."""
    told = [m for m in sentence.tagged_in(ALLEGATIONS).mentions if start <= m.start < end]
    taken = [m for m in sentence.tagged_in("territory").mentions if start <= m.start < end]
    counted = sentence.between(start, end).mentions
    return (
        any(m.letter in "TtfwvkU" for m in told)
        or any(m.letter in "TtVnCKF" for m in taken)
        or any(m.letter in "KkFLJN" or m.kind in ("harm", "loss", "state") for m in counted)
    )


def denied_deed(sentence: Sentence, index: int, start: int) -> tuple[int, bool] | None:
    """Return where the words for a denied deed end, and whether an act is denied, or only a hand in one.

    "Shelling" is an act; "involvement" and "responsibility" may be in anything. None where no deed is denied.
    """
    tagged = sentence.tagged_in(ALLEGATIONS)
    deed = _DEED.match(tagged.letters, index)
    if deed is not None:
        done = noun_phrase(sentence, tagged, deed.end(), len(tagged.letters))
        return (done.span.end if done is not None else tagged.mentions[deed.end() - 1].end), True
    if _OF_WHAT_WAS_SAID.match(sentence.lower, start, sentence.end):
        return None
    noun = _OF_A_DEED.match(sentence.lower, start, sentence.end)
    return (noun.end(), False) if noun is not None else None


def sent_away(sentence: Sentence, start: int) -> Span | None:
    """Return where it is told what somebody denies to have sent: "denied sending any fighters"."""
    sent = _OF_SENDING.match(sentence.lower, start, sentence.end)
    return Span(start, sent.end()) if sent is not None else None


def lost_thing(sentence: Sentence, start: int) -> Mention | None:
    """Return what equipment somebody denies to have lost: "denied losing any tanks"."""
    lost = _OF_A_LOSS.match(sentence.lower, start, sentence.end)
    if lost is None:
        return None
    return next((m for m in _in_clause(sentence, "materiel", lost.end()) if m.letter == "T"), None)


def places_hit(sentence: Sentence, start: int) -> frozenset[str]:
    """Return the ids of the places that a denied deed is said to have hit."""
    lexicon = sentence.vocabulary.lexicon
    named = [lexicon.place(m.key) for m in _in_clause(sentence, ALLEGATIONS, start) if m.letter == "Z"]
    return frozenset([place.id for place in named if place.id and place.kind in _SETTLEMENTS])


def _in_clause(sentence: Sentence, alphabet: str, start: int) -> Iterator[Mention]:
    """Yield the mentions from a character on to where the clause ends in which something is denied."""
    stop = _CLAUSE.search(sentence.lower, start, sentence.end)
    end = stop.start() if stop is not None else sentence.end
    return (m for m in sentence.tagged_in(alphabet).mentions if start <= m.start < end)
