"""The day for which a running count is held: "834 as of Wednesday", "a day before, the figure stood at 874".

What was counted by an earlier day is no correction of what is counted now: both hold, each for its own day.
"As of Wednesday" holds for every count of its clause; "a day before" counts back from the day that was told
last, or from publication, and belongs to one count alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from nkconflict.model.claims import Scope
from nkconflict.model.dates import Period
from nkconflict.model.sightings import Evidence
from nkconflict.model.spans import Span
from nkconflict.reading.context import Sentence
from nkconflict.reading.dates import find_dates
from nkconflict.reading.figures import Figure

__all__ = ["held_for"]

_BEFORE: Final = re.compile(
    r"\b(?:(?P<many>an?|the|one|two|three|four|five|six|[1-9]) (?P<unit>days?|weeks?)"
    r" (?:before|earlier|previously)\b(?! (?:the|that|a|it|they|its|yesterday)\b)"
    r"|(?:the|on the) previous day\b)"
)
_NUMBERS: Final = {"a": 1, "an": 1, "the": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_AS_OF: Final = frozenset(("as of", "by", "up to"))
_OPENS: Final = re.compile(r"(?:[,;:(]|\b(?:and|but|while))\s*\Z")
_SINCE: Final = re.compile(r"\b(?:since|from|between|until)\s+(?:\w+day,? )?\Z")


def held_for(figure: Figure, scope: Scope) -> tuple[date | None, Span | None]:
    """Return the day for which a running count is held, and where it was read; None where none is told."""
    if scope is not Scope.CUMULATIVE:
        return None, None
    sentence, phrase = figure.sentence, figure.phrase
    near = sentence.near(phrase.start)
    for index, mention in enumerate(near.mentions[:-1]):
        if mention.letter in "0@i" and near.letters[index + 1] == "D" and sentence.words(mention) in _AS_OF:
            day = near.mentions[index + 1]
            held = _past(sentence.resolved(day), sentence)
            if held is not None:
                return held, Span(day.start, day.end)
    low, high = sentence.clause(phrase.start)
    for back in _BEFORE.finditer(sentence.lower, low, high):
        if _counted_beside(sentence, back, low, high) == phrase.start:
            day_told = _told_last(figure, back.start()) or sentence.published
            return day_told - _stretch(back), Span(*back.span())
    return None, None


def _past(period: Period | None, sentence: Sentence) -> date | None:
    """Return the only day of a period that is not ahead of publication."""
    day = period.only_day if period is not None else None
    return day if day is not None and day <= sentence.published else None


def _counted_beside(sentence: Sentence, back: re.Match[str], low: int, high: int) -> int | None:
    """Return where the count begins that "a day before" belongs to: that before it, or behind an opening."""
    counts = [p.start for p in sentence.line.phrases if p.number is not None and low <= p.start < high]
    opens = _OPENS.search(sentence.lower[low : back.start()])
    before = next((at for at in reversed(counts) if at < back.start()), None)
    behind = next((at for at in counts if at >= back.end()), None)
    return behind if before is None or (opens and behind is not None) else before


def _stretch(back: re.Match[str]) -> timedelta:
    many = back["many"] or "one"
    days = int(many) if many.isdigit() else _NUMBERS[many]
    return timedelta(days=days * (7 if (back["unit"] or "").startswith("week") else 1))


def _told_last(figure: Figure, before: int) -> date | None:
    """Return the day told last before an offset: in the sentence, or behind the figure told before it."""
    sentence = figure.sentence
    told = (found.sighting.evidence for found in figure.earlier)
    starts = [evidence.span.start for evidence in told if isinstance(evidence, Evidence)]
    days = list(_days(sentence, max(starts, default=sentence.start), before))
    return days[-1] if days else None


def _days(sentence: Sentence, start: int, end: int) -> Iterator[date]:
    """Yield the days named between two offsets, but for those on which a count began."""
    for mention in find_dates(sentence.folded, start, end):
        period = mention.resolve(sentence.published)
        day = _past(period, sentence) if isinstance(period, Period) else None
        if day is not None and not _SINCE.search(sentence.lower, start, mention.span.start):
            yield day
