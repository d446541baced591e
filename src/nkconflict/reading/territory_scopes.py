"""What a claim about ground covers: ground newly added, gained so far, or on a day that is named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from nkconflict.model.claims import Scope
from nkconflict.model.dates import MonthRef
from nkconflict.model.sightings import Role
from nkconflict.model.spans import Span
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention
from nkconflict.reading.territory_grounds import Land

__all__ = ["Covered", "covered"]

_SINCE: Final = ("since", "as of")
_BEHIND: Final = re.compile(r"(?:Q?[>@]?_?[pPAe][OGx]{0,2})?[^,;.:g\"STCpP@]{0,7}?D")
_WAR_SO_FAR: Final = re.compile(r"wqx[i8]?D")
"""\"The operation that began on Sept. 27\"."""
_BEFORE: Final = re.compile(r"(?<![gi8_])[i8]?_?D")
_OWN_DAY: Final = re.compile(r"[i8]?D")
_ADDING: Final = frozenset(("others", "other"))


class Covered(NamedTuple):
    """A scope, the day of the gain where one was read, and the words for both."""

    scope: Scope
    as_of: date | None
    marks: tuple[tuple[Role, Span], ...]


def covered(sentence: Sentence, land: Land, index: int, verb: int, first: int, last: int) -> Covered:
    """Return what a claim of the ground at a letter covers, told with a verb in `[first, last)`."""
    low, high = land.clause(first, last)
    since = next((land.mention(i) for i in range(low, high) if _so_far(sentence, land, i)), None)
    if since is None and (war := _WAR_SO_FAR.search(land.letters)) is not None:
        since = land.mention(war.start())
    own = _OWN_DAY.match(land.letters, index + 1)
    behind = own or _BEHIND.match(land.letters, verb + 1) or _BEHIND.match(land.letters, last)
    days = [] if own else [match.end() - 1 for match in _BEFORE.finditer(land.letters, low, first)]
    day = _day(sentence, land, [*days, behind.end() - 1] if behind else days)
    ground = land.grounds[index]
    marks: list[tuple[Role, Span]] = []
    if day is not None:
        marks.append((Role.AS_OF, Span(day[0].start, day[0].end)))
    if ground is not None and ground.more is not None and sentence.words(ground.more) not in _ADDING:
        scope, at = Scope.INCREMENT, ground.more
    elif since is not None:
        scope, at = Scope.CUMULATIVE, since
    elif day is not None:
        scope, at = Scope.INCIDENT, day[0]
    else:
        return Covered(Scope.UNSPECIFIED, None, ())
    marks.append((Role.SCOPE, Span(at.start, at.end)))
    return Covered(scope, day[1] if day is not None else None, tuple(marks))


def _so_far(sentence: Sentence, land: Land, index: int) -> bool:
    """Say whether a letter is "so far", or "since" with something behind it: no "have since taken"."""
    since = sentence.words(land.mention(index)) in _SINCE and land.letters[index + 1 : index + 2] not in "TC"
    return land.letters[index] == "f" or since


def _day(sentence: Sentence, land: Land, days: Iterable[int]) -> tuple[Mention, date] | None:
    """Return the first of some dates that is the day of a gain."""
    for index in days:
        mention = land.mention(index)
        before = land.letters[max(0, index - 3) : index].rstrip("i8_")
        if mention.written is None or isinstance(mention.written, MonthRef) or before[-1:] in tuple("S0xW"):
            continue  # a day of speaking, the first of many, or the day that something else began
        period = sentence.resolved(mention)
        if period is not None and period.only_day is not None and period.only_day <= sentence.published:
            return mention, period.only_day
    return None
