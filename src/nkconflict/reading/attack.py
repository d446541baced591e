"""An attack told of: what a match of one of `attack_shapes` says of act, author and accusing verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from nkconflict.reading.grammar import Shape
from nkconflict.reading.mentions import Mention, Tagged

__all__ = ["Attack", "attack_told"]

_PARTNER: Final = re.compile(r"[pPA][OGs]?&[_x]{0,2}\Z")


class Attack(NamedTuple):
    """An attack told of: by which rule, and the positions of its act, its authors' names, its accusing verb.

    `first` is where the shape begins, and `after` where what was attacked may stand: behind the act, or
    behind the author where "by" names him.
    """

    rule: str
    tagged: Tagged
    act: int
    who: tuple[int, ...]
    verb: int
    first: int
    after: int

    @property
    def mention(self) -> Mention:
        """Return the mention of the act."""
        return self.tagged.mentions[self.act]

    @property
    def letter(self) -> str:
        """Return the letter of the act."""
        return self.tagged.letters[self.act]

    @property
    def mutual(self) -> bool:
        """Say whether both sides accuse each other."""
        return self.rule == "mutual"

    @property
    def passive(self) -> bool:
        """Say whether what was attacked stands before the act; "rockets were fired at" has it behind."""
        opening = self.tagged.letters[self.first]
        if self.mention.key == "opened fire" and opening != "U":
            return False
        return opening == "U" or (opening == "b" and self.letter != "t") or self.rule == "attacked_by"


def attack_told(tagged: Tagged, shape: Shape, match: re.Match[str]) -> Attack:
    """Return the attack that a match of a shape tells of."""
    act = match.start("act")
    verb = match.start() if tagged.letters[match.start()] in "CLM" else -1
    if match.groupdict().get("verb"):
        verb = match.start("verb")
    who: tuple[int, ...] = ()
    if match.groupdict().get("who"):
        named = match.start("who")
        who = tuple(_accused(tagged, verb + 1, match)) if verb >= 0 else (*_partner(tagged, named), named)
    after = match.end() if tagged.letters[act] == "k" and not who else act + 1
    if who and max(who) > act and verb < 0:
        after = _behind(tagged, max(who))
    return Attack(shape.name, tagged, act, who, verb, match.start(), after)


def _behind(tagged: Tagged, who: int) -> int:
    """Return where the noun phrase of an author ends: "by Armenian armed forces"."""
    mentions, letters = tagged
    after = who + 1
    while after < len(letters) and (letters[after] in "OoGsvyxf'-" or mentions[after].key == "territory"):
        after += 1
    return after


def _accused(tagged: Tagged, start: int, match: re.Match[str]) -> Iterator[int]:
    """Yield the positions of the parties accused: not of those that only say where."""
    for index in range(start, max(match.end("rest"), match.end("who"))):
        if tagged.letters[index] in "pPAYeI" and (
            tagged.letters[index - 1] not in "i0" or index == match.start("who")
        ):
            yield index


def _partner(tagged: Tagged, who: int) -> tuple[int, ...]:
    """Return the position of a party joined to another before it: "Armenian or allied Karabakh forces"."""
    low = max(0, who - 6)
    joined = _PARTNER.search(tagged.letters[low:who])
    return (low + joined.start(),) if joined else ()
