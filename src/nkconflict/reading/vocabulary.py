"""The lexicon compiled for reading: for each alphabet, which word or run of words gets which letter.

Where several forms begin at one word, the longest wins; where one form has several kinds, the kind that comes
first in the alphabet. A trie is made when its alphabet is first asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final, NamedTuple, final

import attrs

from nkconflict.lexicon.folding import fold, lowered
from nkconflict.lexicon.forms import Form, FormKind
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.parties import Side
from nkconflict.reading.alphabets import ALPHABETS, CEASEFIRES, GATES, NEEDED, STATEMENTS

__all__ = ["TOKEN", "TO_SPACES", "Entry", "Vocabulary", "vocabulary"]

TOKEN: Final = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:'[^\W\d_]+)*|[0-9]+(?:[.,:][0-9]+)*|[^\w\s]|_")
"""A word with its apostrophes, an initialism, a number, or one other character."""

_TRUCES: Final = frozenset(("cease", "truce", "peace", "fire"))
_CREDITS: Final = frozenset(("according", "words"))
TO_SPACES: Final = {ord(mark): " " for mark in "\"'()[],.;:!?-\u2014/\n\r"}
"""Makes words of a text by `translate` and `split`, with every offset kept."""
_WORDS: Final = bytes(ord(c.lower()) if c.isalpha() else ord(" ") for c in map(chr, range(128))).ljust(256)
"""Makes lower-case words of the ASCII in a text's bytes, many times as quick as `TO_SPACES`."""


class Entry(NamedTuple):
    """What a form means in one alphabet: letter, kind, keys, and whether only a capital counts."""

    letter: str
    kind: str
    keys: tuple[str, ...]
    cased: bool


class Branch(NamedTuple):
    """What can begin with a word: the word alone, and longer forms by their second word, the longest first.

    `single` is the word alone where it means the same in any case.
    """

    alone: Entry | None
    single: Entry | None
    longer: Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]


Trie = Mapping[str, Branch]


@final
@attrs.frozen(kw_only=True, eq=False)
class Vocabulary:
    """A lexicon made ready: the tries of the alphabets, the words of the gates, names, places, the rest.

    `gates` has the words of which a sentence needs one to hold a claim of a kind, `needed` those of which
    it needs one besides, `gate` those of all kinds that need more than somebody speaking, `names` those that
    make a text one about the conflict, `envoys` the surnames of the two sides, which do so together, `wars`
    those that make what is said in it be about the war.
    """

    lexicon: Lexicon
    places: Mapping[str, str]
    gates: Mapping[str, frozenset[str]]
    needed: Mapping[str, frozenset[str]]
    gate: frozenset[str]
    names: frozenset[str]
    envoys: tuple[frozenset[str], frozenset[str]]
    wars: frozenset[str]
    words: Mapping[str, frozenset[str]]
    epithets: Mapping[str, str]
    _tries: dict[str, Trie] = attrs.field(factory=dict)
    _plain: frozenset[bytes] = attrs.field(
        init=False,
        default=attrs.Factory(
            lambda self: frozenset(name.encode() for name in self.names | self.envoys[0]), takes_self=True
        ),
    )

    def trie(self, alphabet: str) -> Trie:
        """Return the trie of an alphabet, made when it is first asked for."""
        if alphabet not in self._tries:
            self._tries[alphabet] = _trie(self.lexicon.forms, ALPHABETS[alphabet])
        return self._tries[alphabet]

    def names_any(self, text: str) -> bool:
        """Say whether a text names a party or place of the conflict, or persons of both sides.

        Three calls in C decide most texts; only words with other than ASCII characters are folded first.
        """
        words = text.encode("utf-8", "replace").translate(_WORDS).split()
        if not self._plain.isdisjoint(words) and self._are_named({word.decode() for word in words}):
            return True
        if text.isascii():
            return False
        marked = " ".join([word for word in text.split() if not word.isascii()])
        folded = {word.decode() for word in words}.union(TOKEN.findall(lowered(fold(marked))))
        return self._are_named(folded)

    def _are_named(self, words: AbstractSet[str]) -> bool:
        """Say whether words name the conflict: a party or place of it, or somebody of each side."""
        if not self.names.isdisjoint(words):
            return True
        return not any(envoys.isdisjoint(words) for envoys in self.envoys)

    def opens(self, words: Sequence[str], *, quotes: bool = False) -> bool:
        """Say whether the words of a text about the conflict can hold a claim.

        `quotes` is whether it has quotation marks: then somebody may speak without a verb that says so.
        """
        if not self.gate.isdisjoint(words):
            return True
        spoken = quotes or not self.gates[STATEMENTS].isdisjoint(words)
        return spoken and not self.wars.isdisjoint(words)

    def kinds(self, words: Sequence[str]) -> frozenset[str]:
        """Return the kinds of claims, as their tables are named, that a sentence of some words can hold."""
        return frozenset(
            [
                kind
                for kind, gate in self.gates.items()
                if not gate.isdisjoint(words)
                and not (kind in self.needed and self.needed[kind].isdisjoint(words))
            ]
        )

    def has(self, kind: str, lower: str) -> bool:
        """Say whether a lower-case word or phrase is a form of a kind of common word."""
        return lower in self.words.get(kind, ())


def tokens_of(form: str) -> tuple[str, ...]:
    """Return the lower-case tokens of a form, cut just as running text is."""
    return tuple(TOKEN.findall(lowered(fold(form))))


def _letters(form: Form, letters: Mapping[str, str]) -> str | None:
    kind = str(form.kind)
    return letters.get(kind) or letters.get(f"{kind}/{form.keys[0]}")


def _fighters(forms: Iterable[Form]) -> frozenset[str]:
    """Return the words that make people of the name of a force: "Syrian mercenaries", "border guards"."""
    words = (tokens_of(form.text) for form in forms if form.kind is FormKind.SOLDIERS)
    return frozenset(tokens[0] for tokens in words if len(tokens) == 1) | {"guards"}


def _trie(forms: Iterable[Form], letters: Mapping[str, str]) -> Trie:
    fighters = _fighters(forms) if "soldiers" in letters else frozenset[str]()
    rank = {letter_kind: place for place, letter_kind in enumerate(letters)}
    best: dict[tuple[str, ...], tuple[int, Entry]] = {}
    for form in forms:
        letter = _letters(form, letters)
        if letter is None or not (tokens := tokens_of(form.text)):
            continue
        kind = str(form.kind)
        if kind == "party_noun" and not fighters.isdisjoint((tokens[0], tokens[-1])):
            letter = letters["party_people"]
        place = rank.get(kind, rank.get(f"{kind}/{form.keys[0]}", 0))
        if tokens not in best or place < best[tokens][0]:
            first = form.text.split()[
                0
            ]  # "ethnic Armenian" begins small: of its capitals only the first is asked
            best[tokens] = place, Entry(letter, kind, form.keys, first != first.lower())
    alone: dict[str, Entry] = {}
    longer: dict[str, dict[str, list[tuple[tuple[str, ...], Entry]]]] = {}
    for tokens, (_, entry) in sorted(best.items(), key=lambda item: -len(item[0])):
        if len(tokens) == 1:
            alone[tokens[0]] = entry
        else:
            longer.setdefault(tokens[0], {}).setdefault(tokens[1], []).append((tokens[2:], entry))
    return {
        first: Branch(
            alone.get(first),
            _uncased(alone.get(first)),
            {second: tuple(rest) for second, rest in longer.get(first, {}).items()},
        )
        for first in {*alone, *longer}
    }


def _uncased(entry: Entry | None) -> Entry | None:
    return None if entry is None or entry.cased else entry


def _noun(form: str) -> str:
    """Return the word of a form for a thing that stands in no other: the last, or a designation's longest."""
    words = form.translate(TO_SPACES).split()
    return words[-1] if words[-1].isalpha() and len(words[-1]) > 2 else max(words, key=len)


def _names_the_conflict(form: Form, lexicon: Lexicon) -> bool:
    """Say whether a form is a proper name of the conflict: "Baku" is one, "the region" is not."""
    kind = str(form.kind)
    if form.text.islower():
        return False
    if kind.startswith("party"):
        return lexicon.party(form.keys[0]).root.id in ("azerbaijan", "armenia", "nagorno-karabakh")
    return kind == "place" and form.strong and lexicon.place(form.keys[0]).country in ("AZ", "AM")


def _surnames(lexicon: Lexicon, side: Side) -> frozenset[str]:
    """Return the surnames, of one word, of the persons of a side."""
    return frozenset(
        tokens[0]
        for form in lexicon.forms
        if form.kind is FormKind.SURNAME and len(tokens := tokens_of(form.text)) == 1
        for party in [lexicon.person(form.keys[0]).party]
        if party is not None and party.root.side is side
    )


@lru_cache(maxsize=8)
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Return the compiled vocabulary of a lexicon; built once for each."""
    words: dict[str, set[str]] = {}
    places: dict[str, str] = {}
    for form in lexicon.forms:
        if str(form.kind) == "place":
            places.setdefault(lowered(fold(form.text)), form.keys[0])
        else:
            words.setdefault(str(form.kind), set()).add(lowered(fold(form.text)))
    gates = {
        kind: frozenset(max(tokens_of(word), key=len) for of in kinds for word in words.get(of, ()))
        for kind, kinds in GATES.items()
    }
    gates[CEASEFIRES] |= _TRUCES
    gates[STATEMENTS] |= _CREDITS
    return Vocabulary(
        lexicon=lexicon,
        places=places,
        gates=gates,
        needed={
            kind: frozenset(_noun(word) for of in kinds for word in words.get(of, ()))
            for kind, kinds in NEEDED.items()
        },
        gate=frozenset().union(*(gate for kind, gate in gates.items() if kind != STATEMENTS)),
        names=frozenset(
            tokens[0]
            for form in lexicon.forms
            if _names_the_conflict(form, lexicon) and len(tokens := tokens_of(form.text)) == 1
        ),
        envoys=(_surnames(lexicon, Side.ARMENIAN), _surnames(lexicon, Side.AZERBAIJANI)),
        wars=frozenset(word for word in words["war"] if len(tokens_of(word)) == 1),
        words={kind: frozenset(forms) for kind, forms in words.items()},
        epithets={lowered(fold(f.text)): f.keys[0] for f in lexicon.forms if f.kind is FormKind.EPITHET},
    )
