"""The lexicon compiled for reading: words that open a text or sentence to it, and the tries of alphabets.

A trie is made when its alphabet is first asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final, final

import attrs

from nkconflict.lexicon.folding import fold, lowered
from nkconflict.lexicon.forms import Form, FormKind
from nkconflict.lexicon.lasting import lasting
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.parties import PartyKind, Side
from nkconflict.reading.alphabets import ALPHABETS, CEASEFIRES, GATES, NEEDED, STATEMENTS
from nkconflict.reading.tries import TOKEN, Spelt, Trie, spelt, trie

__all__ = ["TO_SPACES", "Vocabulary", "vocabulary"]

_TRUCES: Final = frozenset(("cease", "truce", "peace", "fire"))
_CREDITS: Final = frozenset(("according", "words"))
TO_SPACES: Final = {ord(mark): " " for mark in "\"'()[],.;:!?-\u2014/\n\r"}
"""Makes words of a text by `translate` and `split`, with every offset kept."""
_WORDS: Final = bytes(ord(c.lower()) if c.isalpha() else ord(" ") for c in map(chr, range(128))).ljust(256)
"""Makes lower-case words of the ASCII in a text's bytes, many times as quick as `TO_SPACES`."""
_ASCII: Final = bytes(range(128))
_BLANK: Final = re.compile("[ \\n]")
_NO_KINDS: Final = frozenset[str]()
PIECE: Final = 32_768
"""How many characters of a text are cut into words at a time."""
_MARKS: Final = frozenset("\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u2022\u00a0\u00ab\u00bb")
"""Signs that part words or stand for ASCII: a text with no others needs no folding to be cut into words."""


@final
@attrs.frozen(kw_only=True, eq=False)
class Vocabulary:
    """A lexicon made ready: the tries of the alphabets, the words of the gates, names, places, the rest.

    `gates` has the words of which a sentence needs one to hold a claim of a kind, `needed` those of which
    it needs one besides, `gate` those of all kinds that need more than somebody speaking, `names` those that
    make a text one about the conflict, `envoys` the surnames of the two sides, which do so together, `wars`
    those that make what is said in it be about the war; `organisations` are the ids of those of neither side.
    """

    lexicon: Lexicon
    places: Mapping[str, str]
    gates: Mapping[str, frozenset[str]]
    needed: Mapping[str, frozenset[str]]
    gate: frozenset[str]
    names: frozenset[str]
    envoys: tuple[frozenset[str], frozenset[str]]
    organisations: frozenset[str]
    wars: frozenset[str]
    words: Mapping[str, frozenset[str]]
    epithets: Mapping[str, str]
    _spelt: Mapping[str, tuple[Spelt, ...]]
    _tries: dict[str, Trie] = attrs.field(factory=dict)
    _plain: frozenset[bytes] = attrs.field(
        init=False,
        default=attrs.Factory(
            lambda self: frozenset(name.encode() for name in self.names.union(*self.envoys)), takes_self=True
        ),
    )

    def trie(self, alphabet: str) -> Trie:
        """Return the trie of an alphabet, made when it is first asked for."""
        if alphabet not in self._tries:
            with lasting():
                self._tries[alphabet] = trie(self._spelt, ALPHABETS[alphabet])
        return self._tries[alphabet]

    def names_any(self, text: str) -> bool:
        """Say whether a text names a party or place of the conflict, or persons of both sides.

        A few calls in C decide most texts; only words with other letters than those of ASCII are folded. Long
        texts are gone through piece by piece: what fits into the processor's cache is cut twice as fast.
        """
        if len(text) <= PIECE:
            return self._are_named(self._named(text))
        known: set[str] = set()
        for piece in _pieces(text):
            known |= self._named(piece)
            if not self.names.isdisjoint(known):
                return True
        return self._are_named(known)

    def _named(self, text: str) -> set[str]:
        """Return the words of a text that may name the conflict."""
        given = text.encode("utf-8", "replace")
        words = given.translate(_WORDS).split()
        if not text.isascii() and not _MARKS.issuperset(given.translate(None, _ASCII).decode()):
            marked = " ".join([word for word in text.split() if not word.isascii()])
            words += [word.encode("utf-8", "replace") for word in TOKEN.findall(lowered(fold(marked)))]
        return {word.decode() for word in self._plain.intersection(words)}

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

    def tells_nothing(self, words: Sequence[str]) -> bool:
        """Say whether no sentence of some words can hold a claim, to judge by the words alone."""
        return self.gate.isdisjoint(words) and self.gates[STATEMENTS].isdisjoint(words)

    def kinds(self, words: Sequence[str]) -> frozenset[str]:
        """Return the kinds of claims, as their tables are named, that a sentence of some words can hold."""
        if self.tells_nothing(words):
            return _NO_KINDS
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


def _pieces(text: str) -> Iterator[str]:
    """Yield a text in pieces that end between two words."""
    start = 0
    while len(text) - start > PIECE and (cut := _BLANK.search(text, start + PIECE)) is not None:
        yield text[start : cut.start()]
        start = cut.start()
    yield text[start:] if start else text


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


def _surnames(kinds: Mapping[str, tuple[Spelt, ...]], lexicon: Lexicon, side: Side) -> frozenset[str]:
    """Return the surnames, of one word, of the persons of a side."""
    return frozenset(
        tokens[0]
        for form, _, tokens, _ in kinds.get(FormKind.SURNAME, ())
        if len(tokens) == 1
        for party in [lexicon.person(form.keys[0]).party]
        if party is not None and party.root.side is side
    )


@lru_cache(maxsize=8)
@lasting()
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Return the compiled vocabulary of a lexicon; built once for each."""
    kinds = spelt(lexicon.forms)
    gates = {
        kind: frozenset(max(form.tokens, key=len) for of in wanted for form in kinds.get(of, ()))
        for kind, wanted in GATES.items()
    }
    gates[CEASEFIRES] |= _TRUCES
    gates[STATEMENTS] |= _CREDITS
    places: dict[str, str] = {}
    for form, folded, _, _ in kinds.get(FormKind.PLACE, ()):
        places.setdefault(folded, form.keys[0])
    return Vocabulary(
        lexicon=lexicon,
        organisations=frozenset(
            party.id
            for party in lexicon.parties
            if party.kind in (PartyKind.ORGANISATION, PartyKind.MEDIATOR)
            and party.side in (Side.MEDIATOR, Side.OTHER)
        ),
        places=places,
        gates=gates,
        needed={
            kind: frozenset(_noun(form.folded) for of in wanted for form in kinds.get(of, ()))
            for kind, wanted in NEEDED.items()
        },
        gate=frozenset().union(*(gate for kind, gate in gates.items() if kind != STATEMENTS)),
        names=frozenset(
            tokens[0]
            for of in kinds.values()
            for form, _, tokens, _ in of
            if len(tokens) == 1 and _names_the_conflict(form, lexicon)
        ),
        envoys=(_surnames(kinds, lexicon, Side.ARMENIAN), _surnames(kinds, lexicon, Side.AZERBAIJANI)),
        wars=frozenset(form.folded for form in kinds["war"] if len(form.tokens) == 1),
        words={
            kind: frozenset(form.folded for form in of)
            for kind, of in kinds.items()
            if kind != FormKind.PLACE
        },
        epithets={folded: form.keys[0] for form, folded, _, _ in kinds.get(FormKind.EPITHET, ())},
        spelt=kinds,
    )
