"""Occasions: since when or on which day people were harmed, and where.

A running count begins at "since D", an incident lies on the day that is named nearest. The day on which
somebody said it is neither, and what was added to a count has no "since": that is the total's.
"""

from __future__ import annotations

import re
from typing import Final

from nkconflict.model.claims import Scope
from nkconflict.model.dates import MonthRef, Period
from nkconflict.model.places import Place
from nkconflict.model.spans import Span
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention, Tagged
from nkconflict.reading.phrases import Phrase

__all__ = ["begins", "place_of", "said_on", "when"]

_SAYING: Final = re.compile(r"S[xO]?i?$")
_SAYS: Final = re.compile(r"[S@]|[hm]S")
_OPENS: Final = re.compile(r"[xy^]{1,2},?i?D,(?:_?[pPAOoaIWxy'/()]){1,9}[hm^]{0,2}S[^D]*$")
"""A day that opens a sentence as that of what somebody said: "Earlier on Monday, the ministry said"."""
_OPENED: Final = re.compile(r"0[^,;.0D]{0,10}\Z")
_TO: Final = re.compile(r"\b(?:to|through|until)\s*\Z")


def when(sentence: Sentence, phrase: Phrase, scope: Scope) -> tuple[Period | None, Span | None, Span | None]:
    """Return the days counted, with where their beginning and their end were read.

    A running count begins at "since D"; an incident or an addition lies on the day named nearest in its
    clause.
    """
    near = sentence.near(phrase.start)
    if "D" not in near.letters:
        return None, None, None
    for index, letter in enumerate(near.letters):
        # What was added has no "since": that is the total's.
        if letter == "0" and scope is not Scope.INCREMENT:
            found = _from(sentence, near, index)
            if found is not None:
                return found
    if scope in (Scope.INCIDENT, Scope.INCREMENT):
        days = [
            m
            for m in near.mentions
            if m.letter == "D"
            and m.written is not None
            and not isinstance(m.written, MonthRef)
            and not said_on(near, m)
            and not begins(sentence, near, m)
        ]
        for mention in sorted(days, key=lambda m: abs(m.start - phrase.start)):
            period = sentence.resolved(mention)
            if period is not None and period.only_day is not None and period.only_day <= sentence.published:
                return _with_its_range(sentence, near, mention, period)
    return None, None, None


def _with_its_range(
    sentence: Sentence, near: Tagged, day: Mention, period: Period
) -> tuple[Period, Span, Span]:
    """Return a day's period and marks, or those of the days from it to another: "on October 4-17"."""
    index = near.mentions.index(day)
    for at in (index, index - 2):
        if at < 0 or near.letters[at : at + 3] not in ("D-D", "D&D"):
            continue
        first, last = (sentence.resolved(near.mentions[place]) for place in (at, at + 2))
        since, until = (stretch.only_day if stretch is not None else None for stretch in (first, last))
        if since is not None and until is not None and since < until <= sentence.published:
            marks = [Span(m.start, m.end) for m in (near.mentions[at], near.mentions[at + 2])]
            return Period(since, until), marks[0], marks[1]
    span = Span(day.start, day.end)
    return period, span, span


def _from(sentence: Sentence, near: Tagged, index: int) -> tuple[Period, Span, Span | None] | None:
    """Read "since D", "from D", "between D and D", "from D to D" at the word that opens it."""
    word = sentence.words(near.mentions[index])
    if word not in ("since", "from", "between") or (
        word == "from" and near.letters[index + 1 : index + 2] != "D"
    ):
        return None
    days = [m for m in near.mentions[index + 1 : index + 9] if m.letter == "D" and m.written is not None]
    first = sentence.resolved(days[0]) if days else None
    if first is None or first.only_day is None:
        return None
    mark = Span(days[0].start, days[0].end)
    if len(days) > 1 and (
        word == "between" or (word == "from" and _TO.search(sentence.lower[days[0].end : days[1].start]))
    ):
        last = sentence.resolved(days[1])
        if last is not None and last.until is not None and first.only_day <= last.until:
            return Period(first.only_day, last.until), mark, Span(days[1].start, days[1].end)
    return Period(first.only_day, None), mark, None


def place_of(sentence: Sentence, phrase: Phrase) -> tuple[Place | None, Span | None]:
    """Return the place of an incident: the nearest in its clause, after a preposition if one is."""
    near = sentence.near(phrase.start)
    best: tuple[tuple[bool, bool, int], str, Mention] | None = None
    for index, mention in enumerate(near.mentions):
        if mention.letter not in "ZA" or mention.possessive or _of_a_speaker(sentence, mention):
            continue
        key = (
            mention.key if mention.letter == "Z" else sentence.vocabulary.places.get(sentence.words(mention))
        )
        located = index > 0 and near.letters[index - 1] in "i~"
        if key is None or (mention.letter == "A" and not located):
            continue
        rank = (
            _belongs_to_another(sentence, phrase, mention),
            not located,
            abs(mention.start - phrase.start),
        )
        if best is None or rank < best[0]:
            best = rank, key, mention
    if best is None:
        return None, None
    return sentence.vocabulary.lexicon.place(best[1]), Span(best[2].start, best[2].end)


def _of_a_speaker(sentence: Sentence, place: Mention) -> bool:
    """Say whether a place tells of who speaks: "Testov, who met Lavrov in Moscow, said two soldiers died"."""
    verbs: dict[int, int] = {}
    for source in sentence.sources:
        first = min(verbs.get(source.start, source.verb), source.verb)
        verbs[source.start] = first
        if source.start <= place.start < max(source.end, first):
            return True
    return False


def _belongs_to_another(sentence: Sentence, phrase: Phrase, place: Mention) -> bool:
    """Say whether another group is counted between a place and this: "one died in Barda, two in Ganja"."""
    low, high = sorted((place.start, phrase.start))
    return any(p.letter == "c" and low < p.start < high for p in sentence.line.phrases)


def said_on(near: Tagged, day: Mention) -> bool:
    """Say whether a day is that of the saying: "the ministry said on Friday"."""
    index = near.mentions.index(day)
    if _SAYS.match(near.letters, index + 1) or _OPENS.match(near.letters[: index + 12]):
        return True  # "late on Monday reported", "Earlier on Monday, the ministry said"
    return _SAYING.search(near.letters[max(0, index - 3) : index]) is not None


def begins(sentence: Sentence, near: Tagged, day: Mention) -> bool:
    """Say whether a day is the first of many: "since Sept. 27", "since war broke out on Sept. 27"."""
    opened = _OPENED.search(near.letters, 0, near.mentions.index(day))
    return opened is not None and sentence.words(near.mentions[opened.start()]) == "since"
