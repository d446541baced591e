"""Alphabets: for each kind of claim, which kinds of words get which letter.

An alphabet is an ordered table: where a form has several kinds, the first kind of the alphabet wins. There is
one for each kind of claim because a word can matter differently: "captured" befalls soldiers in a sentence
about the dead, villages in one about ground, and tanks in a communique.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "ALLEGATIONS",
    "ALPHABETS",
    "CASUALTIES",
    "CEASEFIRES",
    "GATES",
    "NEEDED",
    "STATEMENTS",
    "Alphabet",
]

Alphabet = dict[str, str]
"""Letters by kind of word, or by `kind/meaning`."""

CASUALTIES: Final = "casualties"
CEASEFIRES: Final = "ceasefires"
STATEMENTS: Final = "statements"
ALLEGATIONS: Final = "allegations"

_NAMES: Final = {
    "party_noun": "P", "party_adjective": "p", "party_people": "Y", "party_capital": "A", "person": "I",
    "surname": "I", "place": "Z", "sides": "s",
}  # fmt: skip
"""Parties, persons and places have the same letters in all the later alphabets."""

_SMALL: Final = {
    "be": "b", "have": "h", "modal": "m", "not": "d", "reflexive": "H", "pronoun": "r", "wire": "W",
    "office": "O", "spokes": "o", "function/of": "/", "function/and": "&", "function/with": "+",
    "function/among": "~", "function/but": "B", "function/article": "1", "function/the": "_",
    "function/who": "q", "function/for": "4", "function/to": ">", "function/adverb": "^",
    "function/if": "2", "function/in": "i",
}  # fmt: skip
"""So have small words and offices."""

_CASUALTIES: Final = {
    "ceasefire": "x", "unrelated": "x", "onlooker": "x", "wire": "W", "toll": "T", "party_noun": "P",
    "party_adjective": "p", "party_people": "Y", "party_capital": "A", "person": "I", "surname": "I",
    "place": "Z", "harm": "K", "harming": "k", "dying": "F", "loss": "L", "state": "J", "soldiers": "G",
    "soldier": "g", "civilians": "G", "civilian": "g", "people": "G", "person_noun": "g", "sides": "s",
    "enemy": "e", "groupish": "a", "office": "O", "spokes": "o", "hedge": "Q", "according": "@",
    "including": "l", "sofar": "f", "more": "M", "lose": "V", "leave": "U", "say": "S", "raise": "R",
    "take": "C", "rise": "X", "be": "b", "have": "h", "modal": "m", "not": "d", "reflexive": "H",
    "thing": "E", "naming": "t", "hedged": "u", "war": "w", "outbreak": "w", "materiel": "E",
    "blow": "v", "repelling": "x", "since": "0", "pronoun": "r", "function/of": "/", "function/and": "&",
    "function/with": "+", "function/among": "~", "function/but": "B",
    "function/article": "1", "function/the": "_", "function/who": "q", "function/for": "4",
    "function/to": ">", "function/adverb": "^", "function/if": "2", "function/in": "i",
}  # fmt: skip

_CEASEFIRES: Final = {
    "ceasefire": "H", "stopping": "L", "wire": "W", "party_noun": "P", "party_adjective": "p",
    "party_people": "Y", "party_capital": "A", "person": "I", "surname": "I", "place": "Z", "sides": "s",
    "office": "O", "call": "c", "effect": "E", "breach": "V", "broker": "B", "announce": "T", "hold": "h",
    "not": "d", "according": "@", "say": "S", "be": "b", "have": "v", "war": "w", "outbreak": "o",
    "blow": "f", "modal": "m", "function/of": "/", "function/and": "&", "function/in": "i",
    "function/but": "K", "function/article": "1", "function/the": "_", "function/with": "+", "reflexive": "r",
    "function/for": "4", "function/to": ">",
}  # fmt: skip

_TERRITORY: Final = {
    "gained": "T", "gain": "t", "gaining": "V", "conquest": "n", "ceded": "C", "cede": "c", "ceding": "v",
    "ousting": "E", "handover": "k", "passing": "J", "falling": "J", "holding": "F", "control": "K",
    "now": "z", "lasting": "9", "managing": "j", "occupation": "5", "flag": "L", "ground": "U", "enemy": "e",
    **_NAMES, "hedge": "Q", "more": "M", "according": "@", "raise": "R", "say": "S", "since": "0",
    "sofar": "f", "rise": "X", "including": "l", "hedged": "u", "war": "w", "soldiers": "G", **_SMALL,
}  # fmt: skip

_ALLEGATIONS: Final = {
    "ceasefire": "K", "accusing/accused": "C", "accusing/blamed": "L", "accusing/mutual": "M",
    "undergoing": "U", "attacked": "T", "attacking": "t", "attack": "f", "wronging": "z", "wielding": "w",
    "weapon": "v",
    "harming/killed": "k", "harm/killed": "k", "harm/wounded": "k", "wrecking/destroyed": "k", "target": "c",
    "enemy": "e", **_NAMES, "according": "@", "say": "S", "hedged": "u", "soldiers": "G", "soldier": "G",
    "civilians": "g", "civilian": "g", "since": "0", **_SMALL,
}  # fmt: skip

_TALKS: Final = {
    "talking/talks": "T", "talking/meeting": "T", "talking/call": "T", "talking/phone": "f",
    "meeting/meet": "M", "meeting/call": "M", "meeting/see": "M", "meeting/discuss": "j", "hosting": "V",
    "planning": "L", "wishing": "c", "call": "c", "forgoing": "k", "convening/hold": "C",
    "convening/happen": "G", "travelling": "t", "envoy": "E", "broker": "F", **_NAMES,
    "according": "@", "say": "S", "war": "w", "function/between": "z", **_SMALL,
}  # fmt: skip

_MATERIEL: Final = {
    "materiel": "T", "wrecking": "K", "lose": "V", "loss": "L", "enemy": "e", **_NAMES,
    "hedge": "Q", "more": "M", "according": "@", "say": "S", "since": "0", "sofar": "f", "including": "l",
    "hedged": "u", "war": "w", "soldiers": "G", "soldier": "G", "civilians": "G", "civilian": "G",
    "people": "G", **_SMALL,
}  # fmt: skip

_STATEMENTS: Final = {
    "demanding": "S", "telling": "S", "voicing": "S", "obliging": "!", "medium": "W",
    **{kind: letter for kind, letter in _CASUALTIES.items() if kind != "say"},
}  # fmt: skip
"""A sentence is walked for its speakers by the letters of casualties; only the verbs that tell differ."""

ALPHABETS: Final = {
    CASUALTIES: _CASUALTIES,
    CEASEFIRES: _CEASEFIRES,
    "territory": _TERRITORY,
    ALLEGATIONS: _ALLEGATIONS,
    "talks": _TALKS,
    "materiel": _MATERIEL,
    STATEMENTS: _STATEMENTS,
}
"""The alphabet of each kind of claim that is read by letters; a kind is named like its table."""

GATES: Final = {
    CASUALTIES: ("harm", "harming", "dying", "state", "loss", "toll", "lose", "naming"),
    CEASEFIRES: ("ceasefire", "stopping"),
    "territory": (
        "gained",
        "gain",
        "gaining",
        "conquest",
        "ceded",
        "cede",
        "ceding",
        "ousting",
        "handover",
        "falling",
        "holding",
        "control",
        "flag",
    ),
    ALLEGATIONS: ("accusing", "attacked", "attacking", "attack", "weapon"),
    "talks": ("talking", "meeting", "hosting"),
    "materiel": ("wrecking", "lose", "loss"),
    STATEMENTS: ("telling", "demanding"),
}
"""The kinds of words of which a sentence must have one to hold a claim of a kind."""

NEEDED: Final = {"materiel": ("materiel",)}
"""The kinds of words of which it must have one as well: many things are lost or hit that are no equipment."""
