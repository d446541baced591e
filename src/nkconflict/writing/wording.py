"""Wording: which kinds of words of the lexicon stand in somebody's own words.

Words that are written as they were said must not say more than that somebody said them. A word for harm,
a truce, ground or an attack among them would be read as a claim of its own, a verb of saying as another
speaker's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from nkconflict.lexicon.folding import fold, lowered
from nkconflict.lexicon.forms import FormKind
from nkconflict.lexicon.lexicon import Lexicon

__all__ = ["BESIDE", "CLAIMING", "NAMING", "OF_MEETINGS", "TELLING", "kinds_in", "tokens"]

CLAIMING: Final = frozenset({
    FormKind.HARM, FormKind.HARMING, FormKind.DYING, FormKind.STATE, FormKind.LOSS, FormKind.TOLL,
    FormKind.LOSE, FormKind.NAMING, FormKind.CEASEFIRE, FormKind.BROKER, FormKind.BREACH, FormKind.EFFECT,
    FormKind.ANNOUNCE, FormKind.HOLD, FormKind.GAINED, FormKind.GAIN, FormKind.GAINING, FormKind.CONQUEST,
    FormKind.CEDED, FormKind.CEDE, FormKind.CEDING, FormKind.HANDOVER, FormKind.PASSING, FormKind.FALLING,
    FormKind.HOLDING, FormKind.CONTROL, FormKind.FLAG, FormKind.ACCUSING, FormKind.ATTACKED,
    FormKind.ATTACKING, FormKind.ATTACK, FormKind.WIELDING, FormKind.UNDERGOING, FormKind.WEAPON,
    FormKind.TALKING, FormKind.MEETING, FormKind.HOSTING, FormKind.CONVENING, FormKind.MATERIEL,
    FormKind.WRECKING, FormKind.BLOW, FormKind.DISCLOSE, FormKind.CONCEAL, FormKind.VOICING,
})  # fmt: skip
"""The kinds of words that claims of other kinds, and denials, are made of."""

BESIDE: Final = {
    FormKind.CEASEFIRE: frozenset({
        FormKind.BROKER, FormKind.BREACH, FormKind.EFFECT, FormKind.ANNOUNCE, FormKind.HOLD,
    }),
    FormKind.TALKING: frozenset({FormKind.CONVENING}),
}  # fmt: skip
"""The kinds of words that tell of a thing only where it is named beside them."""

OF_MEETINGS: Final = frozenset({FormKind.MEETING, FormKind.TALKING, FormKind.HOSTING})
"""The kinds of words for meetings: of one that has nobody and no place, nothing is told."""

NAMING: Final = frozenset({
    FormKind.PARTY_NOUN, FormKind.PARTY_ADJECTIVE, FormKind.PARTY_PEOPLE, FormKind.PARTY_CAPITAL,
    FormKind.PLACE, FormKind.PERSON, FormKind.SURNAME, FormKind.OFFICE, FormKind.SIDES, FormKind.ENEMY,
})  # fmt: skip
"""The kinds of words that say who or where."""

TELLING: Final = frozenset({
    FormKind.TELLING, FormKind.DEMANDING, FormKind.SAY, FormKind.ACCORDING, FormKind.CALL, FormKind.WIRE,
    FormKind.MEDIUM, FormKind.OFFICE, FormKind.SPOKES, FormKind.PERSON, FormKind.SURNAME,
})  # fmt: skip
"""The kinds of words by which somebody else would be heard within reported speech."""

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|[0-9]+|[^\w\s]|_")


def tokens(text: str) -> list[str]:
    """Return the lower-case words and marks of a text."""
    return _TOKEN.findall(lowered(fold(text)))


def kinds_in(text: str, lexicon: Lexicon) -> Iterator[tuple[FormKind, str]]:
    """Yield the kinds of words in a text, each with the words that are of it."""
    words, forms = tokens(text), _forms(lexicon)
    longest = max(map(len, forms), default=0)
    for first in range(len(words)):
        for last in range(first + 1, min(first + longest, len(words)) + 1):
            for kind in forms.get(tuple(words[first:last]), ()):
                yield kind, " ".join(words[first:last])


@lru_cache(maxsize=4)
def _forms(lexicon: Lexicon) -> Mapping[tuple[str, ...], frozenset[FormKind]]:
    """Return the kinds of meanings of each form of a lexicon, by its words."""
    found: dict[tuple[str, ...], set[FormKind]] = {}
    for form in lexicon.forms:
        found.setdefault(tuple(tokens(form.text)), set()).add(form.kind)
    return {words: frozenset(kinds) for words, kinds in found.items()}
