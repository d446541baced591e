"""Ground: the phrases of a sentence that name or count places, each folded into one letter, `g`.

"Another eight villages", "the villages of A, B and C in the X district", "Jabrayil city", "some strategic
hills", "Hadrut and Togh" are ground. Names that share a noun are one ground, nouns of their own make
several. What a name stands for is asked later, and only of ground that changed hands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from nkconflict.model.spans import Span
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention
from nkconflict.reading.territory_letters import narrowed

__all__ = ["Ground", "Land", "fold_grounds"]

Run = tuple[int, int]
"""A run of mentions `[first, last)`, by position."""

_ENDS: Final = frozenset(';BSq."TCVtcvJF')
_NAME: Final = r"(?:\^(?:Z|y{1,3})\^|Z|y(?:-?[yZ]){0,3})(?:\((?:Z|y{1,3})\))?"
_NAMES: Final = rf"(?>{_NAME}(?:,{_NAME}){{0,60}}(?:,?&_?{_NAME})?)"
_LISTED: Final = r"(?>6(?:(?:,6){0,9},?&_?6)?|Z(?:\((?:Z|y{1,3})\))?(?:,Z){0,60}(?:,?&_?Z)?)"
_LAST: Final = rf"[Z6](?=,{_NAMES}[U7]?\(?i_?[Z6])"
"""Where villages lie, before those of the next district: "Tugh in Khojavend, Khojik and Molu in Gubadli"."""
_PREFIX: Final = r"(?:_[xp]{0,2}|(?<=[TCVvt])[xpP]{1,2})?"
_ADDED: Final = r"(?:[xpuMPYHeOGw'*-]|(?<=-)[FT]){0,5}?"
_WHERE: Final = (
    r"(?:,?[i/]|(?P<bracket>\()i?)(?:[_q1]|[xp](?=[Z6_P]))?(?:[xp]{1,2}/_?|[xp](?=[Z6P])|P(?=[Z6]))?"
    rf"(?:(?P<area>{_LAST}|{_NAMES}%|{_NAME}7|{_LISTED})|7/_?(?P<town>{_NAME})(?!7)"
    r"|(?P<party>P)(?:[U%7]|(?![xOGYZ6]))|(?P<again>r|(?<=[_q])7)|Q*N[xp]{0,2}[U%])(?(bracket)\)?)"
)


_NAMING: Final = ("members", "names", "name", "called", "of", "bare", "these", "strange", "list")
"""The groups of the pattern that are names of ground."""


class Ground(NamedTuple):
    """Ground at the mentions `[first, last)`: how many of which unit, called what, and where.

    `one` says that the words speak of a single place ("an important city"). `names` are runs of mentions, and
    so are `areas`, which say where it lies, with the noun `wider` if there is one ("the X district"). `again`
    says that it lies where the ground before it does ("near it").
    """

    first: int
    last: int
    number: Mention | None = None
    hedge: Mention | None = None
    more: Mention | None = None
    unit: Mention | None = None
    one: bool = False
    names: tuple[Run, ...] = ()
    areas: tuple[Run, ...] = ()
    wider: Mention | None = None
    again: bool = False


class Land(NamedTuple):
    """A sentence with its ground folded: letters, and for each letter its run of mentions and its ground."""

    letters: str
    runs: tuple[Run, ...]
    grounds: tuple[Ground | None, ...]
    mentions: list[Mention]

    def span(self, first: int, last: int) -> Span:
        """Return the characters of the letters `[first, last)`."""
        return span_of(self.mentions, (self.runs[first][0], self.runs[last - 1][1]))

    def mention(self, index: int) -> Mention:
        """Return the first mention of a letter."""
        return self.mentions[self.runs[index][0]]

    def clause(self, first: int, last: int) -> tuple[int, int]:
        """Return the letters around `[first, last)` up to another verb, a relative clause or a quotation."""
        while first and self.letters[first - 1] not in _ENDS:
            first -= 1
        while last < len(self.letters) and self.letters[last] not in _ENDS:
            last += 1
        return first, last


def span_of(mentions: Sequence[Mention], run: Run) -> Span:
    """Return the characters of a run of mentions."""
    return Span(mentions[run[0]].start, mentions[run[1] - 1].end)


@cache
def _pattern() -> re.Pattern[str]:
    counted = (
        r"(?:1?(?P<more>M)|_x?)?(?P<hedge>Q{0,9})(?P<number>N)(?:&M)?(?P<added>M)?(?:/[_H1]?N?)?"
        rf"\^?[TC]?\^?{_ADDED}(?P<unit>[U%7])(?:/_?(?P<members>{_NAMES})(?![U%7]))?"
    )
    before = rf"{_PREFIX}(?:(?P<names>{_NAMES})(?P<after>[U%])|(?P<name>{_NAME})(?P<alone>7))"
    noun = (
        rf"(?:Q?(?:(?P<another>M)|[_1H])M?(?:[TC](?![U%][b:]))?|1[xX]x?/|Q{{1,2}}/?)?{_ADDED}"
        rf"(?:(?P<one>7)(?:(?:/_?|q?Yx)(?P<called>{_NAME})(?![U%7]))?|(?P<several>[U%])(?:/_?(?P<of>{_NAMES})(?![U%7]))?)"
    )
    listed = rf"{_PREFIX}(?P<bare>{_LISTED}(?!7)|Z(?:,Z(?!7)){{0,60}}(?=,Z7))(?!')"
    strange = rf"(?<![yZ.'-])(?P<strange>{_NAMES})(?=(?:\(?i|/)_?[Z6])"
    these = rf"(?<=T[U%][b:])(?P<these>{_NAMES})"
    elided = r"(?<=[,&:(l])(?P<fresh>M)?(?P<rest>N)l?(?=i_?[Z6y])"
    return re.compile(
        rf"(?:{these}|{counted}|{before}|{noun}|{strange}|{listed}|{elided})(?:{_WHERE})?(?:[:=(,](?P<list>{_NAMES})[),]?)?"
        r"|(?<=[TCVvt/])(?P<whole>P)(?=[.,;&i8D^BS@0>)]|$)"
    )


def fold_grounds(sentence: Sentence) -> Land:
    """Return a sentence with its ground folded."""
    mentions, _ = sentence.tagged_in("territory")
    letters = "".join(narrowed(sentence, mentions))
    folded: list[str] = []
    runs: list[Run] = []
    grounds: list[Ground | None] = []
    at = start = 0
    while (match := _pattern().search(letters, start)) is not None:
        ground = _ground(match, mentions, sentence)
        start = match.end() if ground is None else ground.last
        if ground is None:
            continue
        folded += [*letters[at : ground.first], "g"]
        runs += [*((i, i + 1) for i in range(at, ground.first)), (ground.first, ground.last)]
        grounds += [*[None] * (ground.first - at), ground]
        at = ground.last
    folded += letters[at:]
    runs += ((i, i + 1) for i in range(at, len(mentions)))
    grounds += [None] * (len(mentions) - at)
    return Land("".join(folded), tuple(runs), tuple(grounds), mentions)


def _ground(match: re.Match[str], mentions: Sequence[Mention], sentence: Sentence) -> Ground | None:
    """Return the ground that a match is, or None where it is none."""
    first, last = match.span()

    def mention(group: str) -> Mention | None:
        return mentions[match.start(group)] if match[group] else None

    if match["whole"]:
        named = sentence.vocabulary.lexicon.party(mentions[first].key).root
        whole = named.id == "nagorno-karabakh" and not sentence.words(mentions[first]).startswith("the ")
        return Ground(first, last, one=True, names=((first, last),)) if whole else None
    group = next((group for group in _NAMING if match[group]), None)
    names = tuple(_runs(match, group)) if group else ()
    number = mention("number")
    figure = number.figure if number is not None else None
    if match["list"] and not (group == "list" and figure is not None and figure.low == len(names)):
        last = match.start("list") - 1  # no list of what was counted, but ground of its own
        group, names = (None, ()) if group == "list" else (group, names)
    area = next((g for g in ("area", "town", "party") if match[g]), None)
    areas = tuple(_runs(match, area)) if area else ()
    wide = match.end(area) if area else 0
    again = bool(match["again"])
    if (group == "members" and (figure is None or figure.low != len(names))) or (
        group == "of" and len(names) == 1
    ):
        names, areas = (), names  # "six villages of X"
    elif area == "party" and sentence.words(mentions[areas[0][0]]).startswith("the "):
        areas, again = (), True  # "nine villages of the region"
    return Ground(
        first,
        last,
        number=number or mention("rest"),
        hedge=mention("hedge"),
        more=mention("more") or mention("added") or mention("another") or mention("fresh"),
        unit=mention("unit") or mention("after") or mention("alone") or mention("one") or mention("several"),
        one=bool(match["one"] or match["alone"]),
        names=names,
        areas=areas,
        wider=mentions[wide - 1] if wide and mentions[wide - 1].letter == "U" else None,
        again=again,
    )


def _runs(match: re.Match[str], group: str) -> Iterator[Run]:
    """Yield the names of a list as runs of mentions; a second name in brackets is left out."""
    start = match.start(group)
    for name in re.finditer(r"(?<!\()(?:[Z6P]|y(?:-?[yZ]){0,3})", match[group]):
        yield start + name.start(), start + name.end()
