"""What a figure covers: a running count, one incident, an addition; since when, on which day, and where."""

from __future__ import annotations

import re
from typing import Final

from nkconflict.model.claims import Scope
from nkconflict.model.dates import MonthDay, MonthRef, Period, RelativeDay, WeekdayRef
from nkconflict.model.places import Place
from nkconflict.model.sightings import BlockKind
from nkconflict.model.spans import Span
from nkconflict.reading.context import Sentence
from nkconflict.reading.figures import Figure
from nkconflict.reading.mentions import Mention, Tagged
from nkconflict.reading.phrases import Phrase
from nkconflict.reading.shapes import Reading
from nkconflict.reading.speakers import Source

__all__ = ["place_of", "scope_of", "when"]

_SUPERLATIVE: Final = re.compile(
    r"\b(?:worst|deadliest|bloodiest|biggest|heaviest|first|largest|fiercest|most [a-z]+)\b[^,;]*\Z"
)
_PERFECT: Final = re.compile(r"h[uxmf^]{0,2}[bFVK]")
_BEFALLEN: Final = frozenset(("passive", "died", "are_dead", "dead", "harmed", "killed", "part"))
_FOUGHT: Final = re.compile(r"Dw|w4|wiD")
_SAYING: Final = re.compile(r"S[xO]?i?$")
_LOST: Final = re.compile("[TL]")
_SINCE: Final = re.compile("[f0@Qi]")
_TOTAL: Final = re.compile(r"T(?=[Xb])|L(?=[^czj;S]{0,6}[i>X])")
_OF_A_BLOW: Final = re.compile(r"T[i/][_1xypPZA]{0,5}v")
_DURING: Final = re.compile(r"i[_1x]{0,2}w")
_TO: Final = re.compile(r"\b(?:to|through|until)\s*\Z")


def scope_of(figure: Figure, source: Source | None, *, contrasted: bool) -> tuple[Scope, Span | None]:
    """Return a scope and where it was read; `contrasted` where "more" only sets off another figure."""
    sentence, reading, phrase = figure.sentence, figure.reading, figure.phrase
    line = sentence.line
    if reading.relation == "increment":
        return Scope.INCREMENT, None
    if figure.total:
        harm = figure.harm
        if _OF_A_BLOW.match(line.letters, reading.harm):
            return Scope.INCIDENT, Span(harm.start, harm.end)  # "the death toll in the blast reaches 74"
        return Scope.CUMULATIVE, Span(harm.start, harm.end)
    more = phrase.more
    if more is not None and not contrasted and not figure.of_others:
        return Scope.INCREMENT, Span(more.start, more.end)
    if reading.rule in ("listed", "named") or (not contrasted and _added(sentence, reading)):
        return Scope.INCREMENT, None
    near = _clause(sentence, phrase, reading)
    cue = _running(sentence, phrase, reading, near)
    if cue is not None:
        return Scope.CUMULATIVE, Span(cue.start, cue.end)
    low, high = (near.mentions[0].start, near.mentions[-1].end) if near.mentions else (0, 0)
    blow = next((m for m in sentence.blows if low <= m.start < high), None)
    harm_mention = line.mentions[line.phrases[reading.harm].first]
    if blow is None and harm_mention.letter == "k":
        blow = harm_mention
    war = next((m for m in near.mentions if m.letter == "w"), None)
    if (
        war is not None
        and blow is None
        and _FOUGHT.search(near.letters)
        and not sentence.words(war).startswith(("war", "conflict"))
    ):
        return Scope.INCIDENT, Span(
            war.start, war.end
        )  # "in Tuesday's battle", "in fighting for the village"
    if blow is not None and not (
        war is not None and abs(war.start - phrase.start) < abs(blow.start - phrase.start)
    ):
        return Scope.INCIDENT, Span(blow.start, blow.end)
    if war is not None:
        return Scope.CUMULATIVE, Span(war.start, war.end)
    return _undecided(sentence, phrase, reading, source, near)


def _added(sentence: Sentence, reading: Reading) -> bool:
    """Say whether "more" stands between a bare figure and its harm: "names 14 more dead"."""
    between = sentence.line.phrases[reading.place + 1 : reading.harm]
    return any(
        p.letter == "M" and sentence.words(sentence.mentions[p.first]) not in ("others", "other")
        for p in between
    )


def _undecided(
    sentence: Sentence, phrase: Phrase, reading: Reading, source: Source | None, near: Tagged
) -> tuple[Scope, Span | None]:
    """Infer the scope where neither a running count nor an attack is named: by tense, place and day."""
    if sentence.block is BlockKind.CAPTION and "K" in sentence.line.letters:
        return Scope.INCIDENT, None
    perfect = reading.rule == "lost" or _PERFECT.search(near.letters) is not None
    place = place_of(sentence, phrase)[0]
    if perfect:
        return Scope.CUMULATIVE, None
    if place is not None or (sentence.discourse.struck is not None and reading.rule in _BEFALLEN):
        return Scope.INCIDENT, None
    days = (
        m
        for m in near.mentions
        if m.letter == "D" and isinstance(m.written, (WeekdayRef, RelativeDay, MonthDay))
    )
    day = next((m for m in days if not _said_on(near, m)), None)
    if day is not None:
        return Scope.INCIDENT, Span(day.start, day.end)
    return (
        (Scope.CUMULATIVE, None) if source is not None or "D" not in near.letters else (Scope.INCIDENT, None)
    )


def _said_on(near: Tagged, day: Mention) -> bool:
    """Say whether a day is that of the saying: "the ministry said on Friday"."""
    index = near.mentions.index(day)
    return _SAYING.search(near.letters[max(0, index - 3) : index]) is not None


def _clause(sentence: Sentence, phrase: Phrase, reading: Reading) -> Tagged:
    """Return the words that can tell the scope: the clause, without an "as" clause behind the figure."""
    low, high = sentence.clause(phrase.start)
    if reading.rule == "part":
        low = phrase.start
        high = next(
            (p.start for p in sentence.line.phrases if p.start > phrase.end and p.letter in "czj"), high
        )
    for mention in sentence.between(phrase.end, high).mentions:
        if mention.letter == "i" and sentence.words(mention) == "as":
            return sentence.between(low, mention.start)
    return sentence.between(low, high)


def _running(sentence: Sentence, phrase: Phrase, reading: Reading, near: Tagged) -> Mention | None:
    """Return what makes a figure a running count: "since", "so far", "as of", or a total before it."""
    if reading.relation != "subset":
        for found in _LOST.finditer(near.letters):
            index, mention = found.start(), near.mentions[found.start()]
            if mention.start < phrase.start and (
                (mention.letter == "T" and mention.key == "killed") or _TOTAL.match(near.letters, index)
            ):
                return mention
    for found in _SINCE.finditer(near.letters):
        if found[0] == "f" or _is_since(sentence, near, found.start()):
            return near.mentions[found.start()]
    return None


def _is_since(sentence: Sentence, near: Tagged, index: int) -> bool:
    mention = near.mentions[index]
    word = sentence.words(mention)
    following = near.letters[index + 1 : index + 4]
    if word in ("during", "throughout"):
        return _DURING.match(near.letters, index) is not None
    if word in ("by", "up to", "until", "as of"):
        return following.startswith("D")
    if word == "since":
        return _SUPERLATIVE.search(sentence.lower[sentence.start : mention.start]) is None
    if word == "from":
        return following.startswith("D") and not following.startswith("DD")
    return word == "between" and following == "D&D"


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
            and not _said_on(near, m)
        ]
        for mention in sorted(days, key=lambda m: abs(m.start - phrase.start)):
            period = sentence.resolved(mention)
            if period is not None and period.only_day is not None and period.only_day <= sentence.published:
                span = Span(mention.start, mention.end)
                return period, span, span
    return None, None, None


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
    best: tuple[tuple[bool, int], str, Mention] | None = None
    for index, mention in enumerate(near.mentions):
        if mention.letter not in "ZA" or mention.possessive or sentence.spoken(mention):
            continue
        key = (
            mention.key if mention.letter == "Z" else sentence.vocabulary.places.get(sentence.words(mention))
        )
        located = index > 0 and near.letters[index - 1] in "i~"
        if key is None or (mention.letter == "A" and not located):
            continue
        rank = (not located, abs(mention.start - phrase.start))
        if best is None or rank < best[0]:
            best = rank, key, mention
    if best is None:
        return None, None
    return sentence.vocabulary.lexicon.place(best[1]), Span(best[2].start, best[2].end)
