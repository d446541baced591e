"""Durations: how long a meeting took, as the text puts it.

The length stands before the talks ("ten hours of talks"), behind them ("met for three hours"), or opens the
next sentence of the paragraph ("After more than ten hours of talks, they announced ...").
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from nkconflict.model.spans import Span
from nkconflict.reading.context import Sentence
from nkconflict.reading.meetings import Meeting

__all__ = ["duration_of"]

_HEDGE: Final = (
    r"(?:(?:a little |just |well )?(?:over|under)|more than|less than|at least|up to|about|around|some|nearly"
    r"|almost|roughly|approximately|close to)"
)
_NUMBER: Final = (
    r"(?:[0-9]{1,3}(?:\.[0-9])?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several"
    r"|many)"
)
_UNIT: Final = r"(?: and a half)?[ -](?:full )?(?:hours?|minutes?|days?)"
_LENGTH: Final = rf"(?:{_HEDGE} )?{_NUMBER}(?:(?: to | or |-){_NUMBER})?{_UNIT}"
_TALKS: Final = "(?:talks|negotiations|discussions|meeting|summit|conversation|call)"
_ELSE: Final = "truce|cease|pause|halt|fight|war|clash|conflict|hostil|offensive|battle|since"
"""What else may last for hours and days."""

_LATER: Final = re.compile(r" (?:after|before|ahead of|since)\b")
"""What parts a length from a meeting: "three days after their meeting"."""


# Lengths are written in so many ways that these are made when talks are first read.


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"\b({_LENGTH})(?:'| of| long| of (?:[a-z]+[ -]){{1,3}})?[ -]?(?:[a-z\"-]+ ){{0,2}}\Z")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?!\b(?:{_ELSE}))[^.;]){{0,90}}?\b(?:for|lasted|lasting|ran to|that took|took) ({_LENGTH})\b"
    )


@cache
def _next() -> re.Pattern[str]:
    return re.compile(
        rf"[.\"')]{{1,3}} {{1,2}}(?:(?:after|following|the) ({_LENGTH})(?: of)?(?: [a-z-]+)? {_TALKS}\b"
        rf"|(?:the|each|their|its) (?:[a-z-]+ )?{_TALKS} (?:lasted|went on|ran|took)(?: for)? ({_LENGTH})\b)"
    )


def duration_of(sentence: Sentence, meeting: Meeting) -> Span | None:
    """Return where the length of a meeting is written, if it is."""
    anchor = meeting.mentions[meeting.anchor]
    first = meeting.mentions[max(0, meeting.anchor - 10)].start
    before = _before().search(sentence.lower, first, anchor.start)
    if before is not None and not _LATER.match(sentence.lower, before.end(1)):
        return Span(*before.span(1))
    behind = _behind().match(sentence.lower, anchor.end, sentence.end)
    if behind is not None:
        return Span(*behind.span(1))
    following = _next().match(sentence.lower, sentence.end - 1)
    if following is None or "\n\n" in sentence.text[sentence.end : following.end()]:
        return None
    return Span(*following.span(1 if following[1] else 2))
