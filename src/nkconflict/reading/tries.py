"""Tries: for one alphabet, which word or run of words gets which letter.

Where several forms begin at one word, the longest wins; where one form has several kinds, the kind that comes
first in the alphabet. Forms are cut into tokens once, for all alphabets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from nkconflict.lexicon.forms import Form, FormKind
from nkconflict.reading.alphabets import Alphabet

__all__ = ["TOKEN", "Branch", "Entry", "Spelt", "Trie", "spelt", "trie"]

TOKEN: Final = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:'[^\W\d_]+)*|[0-9]+(?:[.,:][0-9]+)*|[^\w\s]|_")
"""A word with its apostrophes, an initialism, a number, or one other character."""


class Spelt(NamedTuple):
    """A form, folded and in lower case, and its tokens, cut just as running text is.

    `cased` is whether its first word has a capital: "ethnic Armenian" begins small, and only that is asked.
    """

    form: Form
    folded: str
    tokens: tuple[str, ...]
    cased: bool


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


def spelt(forms: Iterable[Form]) -> Mapping[str, tuple[Spelt, ...]]:
    """Return the forms with their tokens, by their kind."""
    kinds: dict[str, list[Spelt]] = {}
    for form in forms:
        folded = form.folded
        tokens = (folded,) if folded.isalpha() else tuple(TOKEN.findall(folded))
        first = form.text.split(maxsplit=1)[0]
        kinds.setdefault(form.kind.value, []).append(Spelt(form, folded, tokens, first != first.lower()))
    return {kind: tuple(of) for kind, of in kinds.items()}


def trie(kinds: Mapping[str, tuple[Spelt, ...]], letters: Alphabet) -> Trie:
    """Return the trie of an alphabet, from the forms by their kind."""
    fighters = _fighters(kinds) if "soldiers" in letters else frozenset[str]()
    best: dict[tuple[str, ...], Entry] = {}
    for name, letter in letters.items():
        kind, _, key = name.partition("/")
        for form, _, tokens, cased in kinds.get(kind, ()):
            if tokens in best or (key and form.keys[0] != key) or not tokens:
                continue
            meant = letter
            if kind == "party_noun" and not fighters.isdisjoint((tokens[0], tokens[-1])):
                meant = letters["party_people"]
            best[tokens] = Entry(meant, kind, form.keys, cased)
    return _branches(best)


def _branches(entries: Mapping[tuple[str, ...], Entry]) -> Trie:
    """Return the entries by their first word."""
    alone = {tokens[0]: entry for tokens, entry in entries.items() if len(tokens) == 1}
    longer: dict[str, dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]] = {}
    for tokens in sorted((tokens for tokens in entries if len(tokens) > 1), key=len, reverse=True):
        seconds = longer.setdefault(tokens[0], {})
        seconds[tokens[1]] = (*seconds.get(tokens[1], ()), (tokens[2:], entries[tokens]))
    return {
        first: Branch(alone.get(first), _uncased(alone.get(first)), longer.get(first, {}))
        for first in {**alone, **longer}
    }


def _uncased(entry: Entry | None) -> Entry | None:
    return None if entry is None or entry.cased else entry


def _fighters(kinds: Mapping[str, tuple[Spelt, ...]]) -> frozenset[str]:
    """Return the words that make people of the name of a force: "Syrian mercenaries", "border guards"."""
    words = (form.tokens for form in kinds.get(FormKind.SOLDIERS, ()))
    return frozenset(tokens[0] for tokens in words if len(tokens) == 1) | {"guards"}
