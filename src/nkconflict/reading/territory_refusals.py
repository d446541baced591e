"""Refusals: what a shape matches by its letters, and words show to be no gain of ground.

Each is a question of its own, under the reason that `explain` gives: villages cleared of mines, positions
that troops take up, a flag that only hangs somewhere. A match is a gain if none of them holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention
from nkconflict.reading.territory_grounds import Ground, Land

__all__ = ["Said", "refusal"]

_ACTIVE_ONLY: Final = frozenset(
    "left leaves took takes overran retook captures seizes enters gave gives".split()
)
_DONE: Final = ("after", "through", "following")
_HELD_BY: Final = re.compile(r"[/0]_?[pPeYHO5]")
_BY_NOBODY: Final = re.compile(r"@(?![_1xH]{0,3}[pPYAeHO])")
_RAISED: Final = re.compile(r"\b(?:rais|hoist|fl(?:y|ies|own|ew)\b|plant|unfurl)")
_MOVING: Final = frozenset(("took", "taken", "takes", "taking", "occupied", "occupying"))
_OF_PLACES: Final = ("liberat", "retak", "retook", "recaptur", "clear", "deoccup", "de-occup", "reclaim")
"""Verbs that nobody says of persons."""
_CLAIMING: Final = ("claim", "assert", "insist", "maintain")
_VAGUE: Final = frozenset(("ground", "area", "territory"))


class Said(NamedTuple):
    """A shape that matched in a sentence, with the first ground of its list."""

    sentence: Sentence
    land: Land
    rule: str
    match: re.Match[str]
    ground: Ground

    @property
    def verb(self) -> Mention:
        """Return the word that says that ground changed hands."""
        return self.land.mention(self.match.start("v"))

    @property
    def word(self) -> str:
        """Return that word in lower case."""
        return self.sentence.words(self.verb)

    @property
    def behind(self) -> str:
        """Return the letters behind the verb and, of an active one, its ground."""
        active = self.rule in ("taken", "in_doing")
        return self.land.letters[self.match.end() if active else self.match.start("v") + 1 :]

    @property
    def inside(self) -> list[Mention]:
        """Return the mentions of the ground."""
        return self.land.mentions[self.ground.first : self.ground.last]

    @property
    def unit(self) -> str:
        """Return the unit of ground that is neither named nor counted, else nothing."""
        ground = self.ground
        named = ground.names or ground.number is not None or ground.unit is None
        return "" if named or ground.unit is None else ground.unit.key


def refusal(said: Said) -> str | None:
    """Return the reason for which a match is no gain; None for a gain."""
    return next((reason for reason, refuses in _REFUSALS.items() if refuses(said)), None)


def _no_passive(said: Said) -> bool:
    """Refuse a passive without "be", or of a verb that has none: "Fuzuli, which troops took"."""
    passive = said.rule in ("was_taken", "was_given")
    return passive and ("b" not in said.match["aux"] or said.word in _ACTIVE_ONLY)


def _not_done(said: Said) -> bool:
    """Refuse "before capturing it", and "could attack, capturing it"."""
    if said.rule != "in_doing":
        return False
    low, verb = said.land.clause(said.match.start(), said.match.end())[0], said.match.start("v")
    before = said.land.mention(verb - 1)
    return "m" in said.land.letters[low:verb] or (
        said.land.letters[verb - 1] == "8" and said.sentence.words(before) not in _DONE
    )


def _not_fallen(said: Said) -> bool:
    """Refuse what came under something else than control: only "fell" needs no more words."""
    return said.rule == "fell" and said.verb.kind != "falling"


def _of_mines(said: Said) -> bool:
    """Refuse "cleared of mines": of an enemy, or from an occupation, a village is cleared or freed."""
    cleared = said.word in ("cleared", "cleansed") or (said.word == "freed" and said.behind.startswith("/"))
    return cleared and not _HELD_BY.match(said.behind)


def _by_nobody(said: Said) -> bool:
    """Refuse "was taken by surprise"."""
    return said.rule in ("was_taken", "was_given") and _BY_NOBODY.match(said.behind) is not None


def _of_none(said: Said) -> bool:
    """Refuse "no villages have been lost"."""
    first = said.match.start("g")
    return said.land.letters[first - 1 : first] == "d"


def _flag_seen(said: Said) -> bool:
    """Refuse a flag that nobody raises."""
    if said.rule != "flag":
        return False
    around = said.land.span(max(0, said.match.start("v") - 5), said.match.start("g"))
    return _RAISED.search(said.sentence.lower, around.start, around.end) is None


def _somebody(said: Said) -> bool:
    """Refuse names that no lexicon knows, where a person can be meant: "Petrov, in Hadrut, was freed"."""
    strange = bool(said.ground.names) and all(
        said.land.mentions[first].letter == "y" for first, _ in said.ground.names
    )
    if not strange or said.ground.unit is not None:
        return False
    return not said.word.startswith(_OF_PLACES)


def _long_occupied(said: Said) -> bool:
    """Refuse the districts, and the region, that are called occupied since the first war."""
    ground = said.ground
    whole = (ground.unit is not None and ground.unit.key == "district") or (
        bool(ground.names) and any(m.letter == "P" for m in said.inside)
    )
    return said.verb.key == "occupied" and whole


def _no_it(said: Said) -> bool:
    """Refuse what is no place that "it" can mean: "a day after Baku said it had captured it"."""
    if said.rule != "taken_it":
        return False
    it = said.sentence.words(said.land.mention(said.match.end() - 1)) == "it"
    one = said.ground.number is None and (len(said.ground.names) == 1 or said.ground.one)
    told = "S" in said.match["between"]
    return not (it and one and told) or said.verb.key == "entered"


def _taken_up(said: Said) -> bool:
    """Refuse "took positions", "moved into position", unless they are somebody's."""
    if said.unit not in ("position", "post"):
        return False
    owned = any(m.letter in "pHe" for m in said.inside)
    return said.verb.key == "entered" or (said.word in _MOVING and not owned)


def _says_little(said: Said) -> bool:
    """Refuse "the surrounding districts", "lost ground", "our lands"."""
    first, ground = said.inside[0].letter, said.ground
    if said.unit == "district":
        return first == "_" and not ground.one
    if said.unit != "territory" or ground.unit is None:
        return False
    alone = len(said.inside) == 1 and said.sentence.words(ground.unit) in _VAGUE
    return alone or said.verb.key in ("entered", "left") or first in "_H"


def _participle(said: Said) -> bool:
    """Refuse what was taken before: "is arranging captured positions"."""
    verb = said.match.start("v")
    before = said.land.mention(verb - 1) if verb and said.land.letters[verb - 1] == "x" else None
    return said.rule == "taken" and before is not None and said.sentence.words(before).endswith("ing")


def _told_to_hold(said: Said) -> bool:
    """Refuse "told to hold the town", "reported control of it": only who claims ground says he holds it."""
    verb = said.match.start("v")
    before = said.land.letters[:verb].removesuffix(">")
    if said.rule != "now_hold" or not before.endswith("S") or said.land.letters[verb - 1] not in "S>":
        return False
    return not said.sentence.words(said.land.mention(len(before) - 1)).startswith(_CLAIMING)


_REFUSALS: Final[dict[str, Callable[[Said], bool]]] = {
    "a passive that is none": _no_passive,
    "not done yet, or never": _not_done,
    "a participle of what was taken before": _participle,
    "came under something else than control": _not_fallen,
    "cleared of something else than an enemy": _of_mines,
    "taken by nobody": _by_nobody,
    "no ground at all": _of_none,
    "a flag that nobody raises": _flag_seen,
    "no single place that is meant by a pronoun": _no_it,
    "a name that can be a person's": _somebody,
    "called occupied since the first war": _long_occupied,
    "positions that are taken up": _taken_up,
    "nobody who claims to hold it": _told_to_hold,
    "ground of which too little is told": _says_little,
}
