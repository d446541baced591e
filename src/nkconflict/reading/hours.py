"""The hour at which a truce takes effect, told without its day.

It takes the day of the announcing; midnight is the first hour of the next day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Final

from nkconflict.model.dates import Moment
from nkconflict.model.sightings import Role
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention
from nkconflict.reading.tellings import Telling

__all__ = ["place_hour"]

_MIDNIGHT: Final = time(0, 0)
_SAME_DAY: Final = re.compile(r" (?:local time )?(?:on )?(?:that|the same) day\b")


def place_hour(
    telling: Telling, letters: str, clock: Mention, spare: Sequence[Moment], open_telling: Telling | None
) -> None:
    """Place a clock time without a day: midnight after the announcement is the next day's 00:00."""
    if clock.date is None or clock.date.clock is None:
        return
    at = clock.date.clock
    if telling.effective is not None:
        if telling.effective.clock is None:
            telling.effective = Moment(telling.effective.day, at)
        return
    sentence = telling.sentence
    announced = telling.announced or (open_telling.announced if open_telling is not None else None)
    told = spare[0].day if len({moment.day for moment in spare}) == 1 else None
    day = None
    if _SAME_DAY.match(sentence.lower, clock.end):
        day = announced.day if announced is not None else told
    elif at == _MIDNIGHT:
        day = announced.day + timedelta(days=1) if announced is not None else told
    elif telling.announced is not None:
        day = telling.announced.day  # "agreed on Wednesday to stop firing at 1:00 p.m."
    elif "E" in letters:
        # "traded blame on Monday for violating a truce that began at 8 a.m."
        day = told if spare else _of_late(sentence)
    if day is not None:
        telling.effective = Moment(day, at)
        telling.mark(Role.EFFECTIVE, clock)


def _of_late(sentence: Sentence) -> date | None:
    """Return the day told last where it is that of publication or the one before."""
    day = sentence.discourse.memory.day
    return day if day is not None and timedelta(0) <= sentence.published - day <= timedelta(1) else None
