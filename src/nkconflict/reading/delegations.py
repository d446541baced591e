"""Delegations: which parties a noun phrase seats at a table.

"Azerbaijani Foreign Minister Jeyhun X", "Putin", "Baku", "officials from Karabakh" each stand for a party;
"the ministers of the two countries" and "his two counterparts" for both states at war. A party that only says
what it is about ("the Karabakh settlement") or where it is ("the Azerbaijani city of X") sends nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.parties import Party, PartyKind
from nkconflict.reading.belonging import BELLIGERENTS, antecedent, both
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention, Tagged

__all__ = ["Delegate", "delegates", "sent_by"]

_TOPICS: Final = frozenset(
    "conflict crisis settlement war issue peace dispute problem fighting city town village capital district"
    " soil mediation side's".split()
)
_ABOUT: Final = frozenset("over on about regarding concerning".split())
_TROOPS: Final = frozenset(("armed-forces", "defence-army", "border-service", "peacekeepers"))
_WHO_COMES: Final = re.compile(r"[&,)]|-?p|[/P'x]{0,2}[EOoIYys]|$")
"""What makes a people's adjective a delegation: who speaks for it, or another adjective beside it."""
_ORGANISATIONS: Final = frozenset("eu e.u. un u.n. osce nato".split())
_COUNTRIES: Final = re.compile(r"countr|nation|neighbo|state")
_TWO: Final = re.compile(r"(?:[_H]|^)(?:x|N)?E|sE")
_ITS_MINISTER: Final = re.compile(r"Hx?O")
_IN_BRACKETS: Final = re.compile(r"(?<=[PIO])\([^)]*$")
_STATESMEN: Final = re.compile(r"minister|president|leader|counterpart|colleague|premier|fms|diplomat")


class Delegate(NamedTuple):
    """A party at the table, and the mention that says so."""

    party: Party
    mention: Mention


def sent_by(party: Party) -> Party:
    """Return whom a party sits for: its root, but a group of mediators sits for itself."""
    return party if party.kind is PartyKind.MEDIATOR else party.root


def delegates(sentence: Sentence, mentions: Sequence[Mention]) -> list[Delegate]:
    """Return the delegates that a noun phrase names, in its order."""
    lexicon = sentence.vocabulary.lexicon
    letters = "".join([mention.letter for mention in mentions])
    everyone = sentence.tagged_in("talks")
    first = everyone.mentions.index(mentions[0]) if mentions else 0
    found: list[Delegate] = []
    for index, mention in enumerate(mentions):
        if mention.letter == "s" and _COUNTRIES.search(sentence.words(mention)):
            found += [Delegate(party, mention) for party in both(sentence)]
        elif mention.letter in "pPAYI" and not _is_topic(sentence, everyone, first + index):
            party = _party(mention, lexicon)
            if party is not None:
                found.append(Delegate(sent_by(party), mention))
    found = _without_state(found, sentence)
    belligerents = {d.party.id for d in found} & set(BELLIGERENTS)
    two = _TWO.search(letters)
    if two is not None and not belligerents:
        envoy = mentions[two.end() - 1]
        plural = sentence.words(envoy).endswith("s")
        if plural and _STATESMEN.search(sentence.words(envoy)):
            found += [Delegate(party, envoy) for party in both(sentence)]
    owned = _ITS_MINISTER.search(letters)
    if owned is not None and not found:
        pronoun = mentions[owned.start()]
        found = [Delegate(sent_by(party), pronoun) for party in antecedent(sentence, pronoun, None)]
    return found


def _party(mention: Mention, lexicon: Lexicon) -> Party | None:
    if mention.letter == "I":
        return lexicon.person(mention.key).party
    return lexicon.party(mention.key)


def _is_topic(sentence: Sentence, tagged: Tagged, index: int) -> bool:
    """Say whether a party is named as a topic, a place or a broker, and not as one who came."""
    mentions, letters = tagged
    after = letters[index + 1 : index + 3]
    if _IN_BRACKETS.search(letters, max(0, index - 40), index):
        return True  # a mediator's name and country
    if after[:1] == "-" and after[1:] not in tuple("pP"):
        return True  # "Russian-mediated", "Turkish-backed"
    if index and letters[index - 1] in "xi" and sentence.words(mentions[index - 1]) in _ABOUT:
        return True  # "talks with Putin over Nagorno-Karabakh"
    words, owned = sentence.words(mentions[index]), mentions[index].possessive
    if words.startswith("the ") and after == "/P":
        return True  # "the Republic of Armenia"
    if letters[max(0, index - 2) : index] == "p-":
        return False  # "the Armenian-Azerbaijani summit"
    if letters[index] == "P" and after[:1] == "y" and not owned and words not in _ORGANISATIONS:
        return True  # the Syria Support Group
    a_people = letters[index] == "p" and mentions[index].key != "nagorno-karabakh"
    if a_people and not _WHO_COMES.match(letters, index + 1):
        return True  # "the Armenian attack"
    if index + 1 == len(mentions):
        return False
    following = mentions[index + 1]
    led = after[1:] in tuple("EoIO") or letters[max(0, index - 2) : index].endswith(("/", "/_"))
    return (following.key in _TROOPS and not led) or sentence.words(following) in _TOPICS


def _without_state(found: list[Delegate], sentence: Sentence) -> list[Delegate]:
    """Leave Armenia out where "Armenian" only says who the people of Nagorno-Karabakh are."""
    if "nagorno-karabakh" not in {d.party.id for d in found}:
        return found
    return [
        d
        for d in found
        if d.party.id != "armenia"
        or d.mention.letter != "p"
        or _STATESMEN.match(sentence.lower, _next_word(sentence, d.mention.end))
    ]


def _next_word(sentence: Sentence, position: int) -> int:
    while position < sentence.end and sentence.lower[position] == " ":
        position += 1
    return position
