"""Lists of ground: what else a verb is said of, besides the ground that stands next to it.

An active verb has its list behind it ("five cities, three towns and 240 villages, along with some hills"),
a passive one before it and, after "with" or "as well as", behind it too. A list ends where its next item is
the subject of a clause of its own, or only says what the item before it is.
"""

from __future__ import annotations

import re
from typing import Final

from nkconflict.reading.territory_grounds import Ground, Land

__all__ = ["followed", "grounds_of"]

_FOLLOWED: Final = re.compile(
    r"(?:,lQ?N[i/]_?g)?(?:(?:,[0i8]?q[^,;.gTCBS]{1,12},)?,?[&+]/?|,)[_1]?(?:[nt]/_?)?(?P<g>g)(?!'|[hbm9])"
)
_OPENED: Final = re.compile(r"(?:x/[_1]?[PAg])?(?:,?l|[:(])_?(?P<g>g)(?=[,;.&)D]|$)")
"""What opens a list of parts: "16 villages: six in one district", "land south of it, including a town"."""
_FOLLOWED_LATER: Final = re.compile(r"[i8@]?D(?:,&?|&)_?(?P<g>g)(?=x?[i8@]?D)")
"""\"Was handed over on Friday, and Kalbajar on Sunday\"."""
_LED: Final = re.compile(r"(?:g(?:,?[&+]|,)l?[_1]?(?:x/)?)+$")
_JOINS: Final = frozenset("&+l:(")
_GOVERNED: Final = frozenset("i8/>@0Q~4+")


def grounds_of(land: Land, match: re.Match[str], *, passive: bool) -> tuple[int, ...]:
    """Return the letters of the ground that a match is said of, in order."""
    found = [match.start("g")]
    if passive:
        found = _led(land, found[0] + 2 if _introduces(land, found[0]) else found[0])
    found += followed(land, match.end() if passive else found[-1] + 1, found, passive=passive)
    grounds = _counting(land, found)
    told = any(ground.number is not None or ground.names for ground in grounds.values())
    return tuple(index for index, ground in grounds.items() if not told or not _is_bare(ground))


def _counting(land: Land, found: list[int]) -> dict[int, Ground]:
    """Return the ground of some letters, without figures that no unit before them says to count ground."""
    kept: dict[int, Ground] = {}
    for index in found:
        ground = land.grounds[index]
        if ground is None or (ground.number is not None and ground.unit is None and not _units(kept)):
            continue  # "two in Barda" killed
        kept[index] = ground
    return kept


def _units(grounds: dict[int, Ground]) -> bool:
    return any(ground.unit is not None for ground in grounds.values())


def _led(land: Land, last: int) -> list[int]:
    """Return the list that ends with the subject of a passive: none that belongs to a preposition."""
    letters = land.letters
    led = _LED.search(letters[:last])
    found = [i for i in range(led.start() if led else last, last + 1) if letters[i] == "g"]
    found = [i for i in found if i == last or not (_is_part(letters, i) or _introduces(land, i))]
    governed = found[0] > 0 and letters[found[0] - 1] in _GOVERNED
    if governed and letters[max(0, found[0] - 2)] != "K":  # but "control of Hadrut was handed over"
        clause = letters.rfind(",", found[0], last)
        return [i for i in found if 0 <= clause < i]  # "clashes near Hadrut were seen"
    return found


def followed(land: Land, after: int, found: list[int], *, passive: bool) -> list[int]:
    """Return the items behind a verb; behind a passive, only what is joined to it by a word."""
    items: list[int] = []
    while found and (
        following := _FOLLOWED.match(land.letters, after)
        or _FOLLOWED_LATER.match(land.letters, after)
        or _OPENED.match(land.letters, after)
    ):
        index = following.start("g")
        joined = not _JOINS.isdisjoint(following[0])
        if not joined and ((passive and not items) or _apposed(land, (found + items)[-1], index)):
            break
        items.append(index)
        after = index + 1
    return items


def _is_part(letters: str, index: int) -> bool:
    """Say whether only a part of some ground is meant: "the city of Shusha and part of the district"."""
    return letters[index - 2 : index] == "x/"


def _introduces(land: Land, index: int) -> bool:
    """Say whether ground is what the next in its list has the name of: "an old town, the town of X, fell"."""
    named = land.grounds[index + 2] if land.letters[index : index + 3] == "g,g" else None
    return named is not None and _apposed(land, index + 2, index)


def _is_bare(ground: Ground) -> bool:
    """Say whether ground is a mere noun: "200 villages and towns", "Hadrut and areas around it"."""
    return ground.last - ground.first == 1 and not ground.names


def _apposed(land: Land, first: int, second: int) -> bool:
    """Say whether ground only says what the ground before it is: "Shushi, the second-largest city"."""
    named, other = land.grounds[first], land.grounds[second]
    if named is None or other is None:
        return False
    return bool(named.names) and other.one and not other.names and other.number is None
