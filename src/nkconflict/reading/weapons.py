"""Weapons: with what an attack was made, as the text has it.

A weapon is the object of "fired" and "used", stands before "strike" and "fire", behind "with", "using" and
"by", or attacks itself ("rockets hit"). Shelling without another weapon is its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nkconflict.model.spans import Span
from nkconflict.reading.attack import Attack
from nkconflict.reading.context import Sentence
from nkconflict.reading.targets import Stretch

__all__ = ["weapon_of"]

_WEAPONS: Final = re.compile(r"v(?:(?:,|,?&)?[_1xyN-]{0,3}v)*")
_BEFORE: Final = re.compile(r"[vx&,^-]*$")
_OTHER_DEED: Final = re.compile(r"&[/4x^]{0,2}w")
"""A weapon that another deed is told of: "of killing civilians and of using drones"."""
_WITH: Final = re.compile(r"[+w0@](?=[_1xyNEpH-]{0,5}v)|[+](?=[^.;SqT]{0,8}v)")


def weapon_of(sentence: Sentence, attack: Attack, stretch: Stretch) -> tuple[str | None, Span | None]:
    """Return the weapon as the text has it, and where it was read."""
    mentions, letters = attack.tagged
    for low, high in _stretches(attack, stretch):
        found = _WEAPONS.search(letters, low, high)
        if found is not None:
            span = Span(mentions[found.start()].start, mentions[found.end() - 1].end)
            return " ".join(span.of(sentence.text).split()), span
    if attack.mention.key == "shelled":
        return "shelling", Span(attack.mention.start, attack.mention.end)
    return None, None


def _stretches(attack: Attack, stretch: Stretch) -> Iterator[tuple[int, int]]:
    """Yield where the weapon may stand, the likeliest place first."""
    letters, act = attack.tagged.letters, attack.act
    if attack.letter == "w":
        yield (stretch.low, act) if attack.passive else (act + 1, stretch.high)
    if letters[attack.first] == "b" and not attack.passive:  # "rockets were fired at the town"
        yield stretch.low, attack.first
    before = _BEFORE.search(letters[:act])
    if attack.letter in "tf" and before is not None:
        yield before.start(), act
    last = max(attack.who, default=-1)
    if last > act:
        yield act + 1, last
        yield last, min(last + 5, stretch.high)
    elif last >= 0 and not attack.passive:
        yield last, act
    other = _OTHER_DEED.search(letters, act, stretch.high)
    high = other.start() if other is not None else stretch.high
    for found in _WITH.finditer(letters, act, high):
        yield found.start(), high
    if attack.rule in ("unnamed_attacker", "blamed_for_it") and letters[attack.first] == "v":
        yield attack.first, act
