"""Arsenals: equipment counted in a sentence, and the shapes in which it is told to be lost.

"13 T-72 tanks", "an enemy helicopter", "55 vehicles of the Armenian army" are items, each folded into one
letter of a line: `c`, or `k` where the item itself says what became of it ("three destroyed tanks"). Counted
people are `g`, other counted things `o`; they may stand in one list with equipment and are never equipment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from nkconflict.reading.grammar import Shape, matches
from nkconflict.reading.mentions import Mention, Tagged

__all__ = ["SHAPES", "Item", "Loss", "losses"]

_LIST: Final = r"[cgok](?:(?:i[_1xyp]{0,2}[ZAP](?:&[ZA])?)?(?:i?D)?(?:,&?|&)l?[cgok]){0,14}"
"""A list, with where and when each was: "three drones near Hadrut on Monday and two more on Tuesday"."""
_OF_WHOM: Final = (
    r"(?:,l[x1ypNT&,-]{1,9}?|,?&[_xyTE,&*-]{0,24}?T,?|(?=[/+i>,D(]|x[>+]|xxb)[^cgokKVSN;.\"BqT]{1,14}?)?"
)
"""What may stand between a list and its verb: whose it was, where, and equipment that nobody counted."""
_HAS_BEEN: Final = r"[hmf^]{0,3}b[xu^bfhd]{0,3}"

SHAPES: Final = (
    Shape(
        "destroyed",
        rf"(?P<h>K)(?:&K)?/?[x^:_]{{0,2}}[pPAeH]?(?P<n>{_LIST})",
        "destroyed 49 drones and 11 tanks; the disabling of one radar; shot down Baku's two drones",
    ),
    Shape(
        "were_destroyed", rf"(?P<n>{_LIST}){_OF_WHOM}{_HAS_BEEN}(?P<h>K)", "three drones have been shot down"
    ),
    Shape("equipment_lost", rf"(?P<h>V)[x^fu]{{0,2}}(?P<n>{_LIST})", "has lost 18 tanks and two helicopters"),
    Shape("loss_of", rf"(?P<h>L)/[_x]?(?P<n>{_LIST})", "acknowledged the loss of 14 tanks"),
    Shape("lost_by", rf"(?P<n>{_LIST})[x^]?(?P<h>V)@", "90 drones and 12 helicopters lost by Baku"),
    Shape(
        "losses",
        rf"(?P<h>L)[^cgokKVSN;.\"]{{0,16}}?(?:[:=(lb]|x>|[xi])(?P<n>{_LIST})",
        "its losses since Sept. 27 come to 7 helicopters and 12 tanks",
    ),
    Shape("such_losses", rf"(?P<n>{_LIST}):[^;.]{{0,6}}?(?P<h>L)", "18 drones: such are the enemy's losses"),
    Shape(
        "found_lost", rf"(?P<n>{_LIST})(?P<h>K)(?=[,.;:iDB&)\"@4]|$)", "nine drones shot down, ministry says"
    ),
    Shape("lost_ones", r"(?P<n>k(?:(?:,&?|&)[ck]){0,8})", "spoke of three destroyed tanks and two drones"),
)

_OWNED: Final = r"(?:(?:/|x>)_?(?:p[OGx]{1,2}|[PA]|e|[OG]/_?P))"
_TYPE: Final = (
    r"""(?:\(T\))?(?:"T"|/_?"?[yT]{1,2}"?x(?=[,&b])|(?:x\+)?x{1,2}(?=[,&])|(?:,T{1,2}(?=,)){1,4})?"""
)
"""What type equipment is of, behind it: "a system of the Akatsia model", "trucks loaded with ammunition"."""
_THE: Final = r"_(?=[xypPHeAOwK'^-]{0,4}(?:TT|T,?&[QM]?[N1]))"
"""One piece that was not told of before: by its type, or in a list with others that are counted."""
_JOINING: Final = tuple("include includes included comprise comprised totaled totalled to at".split())

JOINED: Final = 40
"""How many characters before a list the word that joins it ends at most."""


@cache
def _equipment() -> re.Pattern[str]:
    # The last is one piece in the words of a headline, which leaves articles out.
    about = r"(?:[xypPHeAOwK'\"^1*-]|-M|/[_HM]?){0,5}?"
    return re.compile(
        rf"(?P<more>M?)(?P<hedge>Q{{0,9}})(?P<number>N)(?P<extra>M?)(?P<about>{about})"
        rf"(?P<head>T+(?:[xw]T+)?(?:\"T\"T*)?(?:&T+)?){_TYPE}(?P<of>{_OWNED}?)"
        rf"|(?P<one>1|M|{_THE})(?P<what>(?:i-)?[xypPHeAOwK'^-]{{0,4}}?)"
        rf"(?P<single>T+(?:[xw]T+)?){_TYPE}(?P<whose>{_OWNED}?)"
        r"|(?P<people>M?Q{0,9}NM?[xpPeHAKO/_]{0,3}?G(?:x(?=,))?|1x?G)"
        r"|(?P<other>M?Q{0,9}NM?x{1,3}(?:/x{1,3})?|1x{1,3}/?_?T)"
        r"|(?:^|(?<=K))(?P<bare>[pPAe][xypPeA'-]{0,3}?)(?P<craft>T+)"
    )


class Item(NamedTuple):
    """Counted equipment: the mentions `[first, last)`, the number if one is written, its hedge, and its kind.

    `kind` is the mention that names it; `fate` the word in it that says what became of it, if any.
    """

    first: int
    last: int
    number: Mention | None
    hedge: Mention | None
    more: Mention | None
    kind: Mention
    fate: Mention | None


class Loss(NamedTuple):
    """A list of items and the word for what became of them, as a shape joins them.

    `word`, at position `at` among the mentions, is None where the items say it themselves; `more` says that
    the list adds to others, and `end` is the position behind it.
    """

    rule: str
    items: tuple[Item, ...]
    word: Mention | None
    at: int
    more: Mention | None
    end: int


def losses(tagged: Tagged, lower: str, *, headline: bool = False) -> Iterator[Loss]:
    """Yield the losses that the shapes find in a sentence, or in a headline."""
    letters, items, positions = _folded(tagged, lower, headline=headline)
    if not items:
        return
    for shape, match in matches(SHAPES, letters):
        listed = tuple(
            [items[i] for i in range(*match.span("n")) if i in items and not _part(letters, items, i)]
        )
        start, *_ = positions[match.start("n") : match.end("n")]
        begins = tagged.mentions[start].start
        if not listed or (shape.name == "losses" and not _comprises(match, lower, begins)):
            continue
        at = match.start("h") if "h" in match.groupdict() else match.start("n")
        word = tagged.mentions[positions[at]] if "h" in match.groupdict() else None
        end = positions[match.end("n")] if match.end("n") < len(positions) else len(tagged.letters)
        first = tagged.mentions[start]
        more = first if first.letter == "M" else listed[0].more
        yield Loss(shape.name, listed, word, positions[at], more, end)


def _comprises(match: re.Match[str], lower: str, at: int) -> bool:
    """Say whether a plain word between "losses" and a list joins them: "losses include"."""
    if match.string[match.start("n") - 1] not in "xi":
        return True
    return lower[max(0, at - JOINED) : at].rstrip().endswith(_JOINING)


def _part(letters: str, items: dict[int, Item], place: int) -> bool:
    """Say whether an item is part of the one before it: "11 drones, including an attack drone"."""
    before = next((items[i] for i in range(place - 1, -1, -1) if i in items), None)
    return (
        letters[place - 1 : place] == "l" and before is not None and before.kind.key == items[place].kind.key
    )


def _folded(tagged: Tagged, lower: str, *, headline: bool) -> tuple[str, dict[int, Item], list[int]]:
    """Return the line of a sentence, its items by their place in it, and where each letter begins."""
    line: list[str] = []
    positions: list[int] = []
    items: dict[int, Item] = {}
    at = 0
    for match in _equipment().finditer(tagged.letters):
        if match["bare"] and not headline:
            continue
        line += tagged.letters[at : match.start()]
        positions += range(at, match.start())
        at = match.end()
        item = _item(tagged, match, lower)
        if item is not None:
            items[len(line)] = item
        line.append("g" if match["people"] else "o" if item is None else "k" if item.fate else "c")
        positions.append(match.start())
    line += tagged.letters[at:]
    positions += range(at, len(tagged.letters))
    return "".join(line), items, positions


def _item(tagged: Tagged, match: re.Match[str], lower: str) -> Item | None:
    """Return the equipment that a counted phrase names; None for people, for other things, for a mixture."""
    mentions = tagged.mentions
    if match["people"] or match["other"]:
        return None
    head = "head" if match["number"] else "craft" if match["bare"] else "single"
    names = [mentions[i] for i in range(*match.span(head)) if mentions[i].letter == "T"]
    if not match["number"] and lower.endswith("s", names[-1].start, names[-1].end):
        return None  # "more tanks" says not how many
    if "&" in match[head] and len({name.key for name in names}) > 1:
        return None  # "ten tanks and howitzers" are ten of neither
    first, last = match.span()
    inside = mentions[first:last]
    hedges = [m for m in inside if m.letter == "Q"]
    return Item(
        first=first,
        last=last,
        number=mentions[match.start("number")] if match["number"] else None,
        hedge=next((m for m in hedges if m.key != "exact"), hedges[0] if hedges else None),
        more=next((m for m in inside if m.letter == "M"), None),
        kind=names[0],
        fate=next((m for m in inside if m.letter == "K"), None),
    )
