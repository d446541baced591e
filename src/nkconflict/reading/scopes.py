"""What a figure covers: a running count, one incident, or an addition (when and where: see `occasions`)."""

from __future__ import annotations

import re
from typing import Final

from nkconflict.lexicon.wars import of_a_war
from nkconflict.model.claims import Scope
from nkconflict.model.dates import MonthDay, RelativeDay, WeekdayRef
from nkconflict.model.sightings import BlockKind
from nkconflict.model.spans import Span
from nkconflict.reading.context import Sentence
from nkconflict.reading.figures import Figure
from nkconflict.reading.incidents import (
    FIGHTING,
    PERFECT,
    is_attached,
    of_a_blow,
    of_a_day,
    over_time,
    was_fought,
    was_lost,
)
from nkconflict.reading.mentions import Mention, Tagged
from nkconflict.reading.occasions import place_of, said_on, when
from nkconflict.reading.phrases import Phrase
from nkconflict.reading.shapes import Reading

__all__ = ["place_of", "scope_of", "when"]

_SUPERLATIVE: Final = re.compile(
    r"\b(?:worst|deadliest|bloodiest|biggest|heaviest|first|largest|fiercest|most [a-z]+)\b[^,;]*\Z"
)
_BEFALLEN: Final = frozenset(("passive", "died", "are_dead", "dead", "harmed", "killed", "part"))
_COUNTED: Final = frozenset(("harmed", "dead", "attributive", "deaths"))
_TOLD_SO_FAR: Final = re.compile(r"hS[_Q>]{0,3}[NG]")
_LOST: Final = re.compile("[TL]")
_SINCE: Final = re.compile("[f0@Qi]")
_TOTAL: Final = re.compile(r"T(?=[Xb])|T(?=[^czjNS;]{0,10}h[QN])|L(?=[^czjN;S]{0,6}[i>X])")
_TOOK_LIVES: Final = re.compile(r"w[hmuf^_]{0,3}[kKU]")
_PART_BEHIND: Final = re.compile(r",Q?Nl(?=i)")
_SAYS_TOO: Final = re.compile(r"&h?S")
_ONE_BLOW: Final = re.compile(r"1[xEG]{0,2}v")
_WINDOW: Final = re.compile(
    r"\b(?:in|over|during|within|for) (?:the |a |one )?"
    r"(?:course of the |past |last |previous |preceding |same |single ){0,2}"
    r"(?:day|night|24 hours|twenty-four hours|several hours)\b|\bovernight\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day alone\b|\btoday alone\b"
    r"|\b(?:24-hour|one-day|day-long|daylong|lightning) (?:\w+ ){0,2}(?:offensive|operation|war|assault)\b"
)
_SINCE_MORNING: Final = re.compile(
    r"\b(?:since|from) (?:early |late )?(?:the (?:beginning|start|morning|evening) of (?:the day|today)"
    r"|(?:this |the )?(?:morning|noon|midday|dawn|daybreak|midnight))\b"
)
"""A stretch of hours: what has been counted since this morning is no running count of a war."""
_ONE_EVENT: Final = re.compile(
    r"(?:shot (?:dead|and killed)|gunned down|fatally shot)\b"
    r"|(?:killed|wounded|injured|hurt|died|perished) when "
)
_BODIES: Final = re.compile(r"\b(?:bodies|corpses|remains)\b")
_THERE: Final = re.compile(
    r"\b(?:in|at|near) the (?:town|village|city|settlement|yard|market|hospital|funeral)\b"
    r"| there\b(?! (?:is|are|were|was|have|had|has))"
)
_OVER_MONTHS: Final = re.compile(
    r"\b(?:(?:last|this|previous|past|current|same|whole) (?:year|month|summer|winter|spring|autumn)"
    r"|(?:in|during|throughout|through|over|of) (?:the )?(?:course of )?"
    r"(?:(?:19|20)\d\d|(?:19|20)\d0s|years?|months)"
    r"|(?:two|three|four|five|six|\d+) (?:years|months)|annual(?:ly)?|per year|a year|still missing"
    r"|remain missing|(?:same|whole|entire|that) period)\b"
)
"""Words that make a figure one of months or years, where no war is on."""
_MANY: Final = 100
"""From how many people on a figure is one of a war, even where none is on."""
_REASON: Final = re.compile(r"0[^,;Dwv]{1,6}b[^,;Dwv]{1,6},.*(?<=i)D")
"""A clause of "since" without a day, before one with a day of its own."""
_DURING: Final = re.compile(r"i[_1x]{0,2}w")


def scope_of(figure: Figure, *, contrasted: bool) -> tuple[Scope, Span | None]:
    """Return a scope and where it was read; `contrasted` where "more" only sets off another figure."""
    sentence, reading, phrase = figure.sentence, figure.reading, figure.phrase
    if reading.relation == "increment":
        return Scope.INCREMENT, None
    if figure.total:
        harm = figure.harm
        if of_a_blow(figure):
            return Scope.INCIDENT, Span(harm.start, harm.end)  # "the death toll in the blast reaches 74"
        return Scope.CUMULATIVE, Span(harm.start, harm.end)
    if phrase.named:
        return Scope.INCIDENT, None
    more = phrase.more
    if more is not None and not contrasted and not figure.of_others:
        return Scope.INCREMENT, Span(more.start, more.end)
    has = reading.rule == "listed" and sentence.tags[: phrase.first].endswith("h")
    if (reading.rule in ("listed", "named") and not has) or (not contrasted and _added(sentence, reading)):
        return Scope.INCREMENT, None
    near = _clause(sentence, phrase, reading)
    if phrase.implicit == 1 and not reading.relation and not set("0f") & set(near.letters):
        return Scope.INCIDENT, None  # "violated the truce by killing a soldier": nobody counts up to one
    return _told(figure, near) or _undecided(sentence, phrase, reading, near)


def _told(figure: Figure, near: Tagged) -> tuple[Scope, Span] | None:
    """Read what tells the scope in a clause: a running count, a day's window, an attack, or a war."""
    sentence, reading, phrase, line = figure.sentence, figure.reading, figure.phrase, figure.sentence.line
    low, high = (near.mentions[0].start, near.mentions[-1].end) if near.mentions else (0, 0)
    hours = _SINCE_MORNING.search(sentence.lower, low, high)
    if hours is not None:
        return Scope.INCIDENT, Span(*hours.span())
    cue = _running(sentence, phrase, reading, near)
    if cue is not None:
        return Scope.CUMULATIVE, Span(cue.start, cue.end)
    window = _WINDOW.search(sentence.lower, low, high)
    if window is not None:
        return Scope.INCIDENT, Span(*window.span())
    blow = next((m for m in sentence.blows if low <= m.start < high and not was_lost(line, near, m)), None)
    harm_mention = line.mentions[line.phrases[reading.harm].first]
    if blow is not None and over_time(figure, near, blow):
        return Scope.CUMULATIVE, Span(harm_mention.start, harm_mention.end)
    war = min(
        (m for m in near.mentions if m.letter == "w"),
        key=lambda m: abs(m.start - phrase.start),
        default=None,
    )
    fought = war is not None and war.start > harm_mention.start
    if blow is None and not fought and _ONE_EVENT.search(sentence.lower, harm_mention.start, high):
        blow = harm_mention  # "shot dead by a sniper", "killed when a column was ambushed"
    by_war = war is not None and _TOOK_LIVES.match(near.letters, near.mentions.index(war)) is not None
    found = _BODIES.search(sentence.words(harm_mention)) is not None
    if blow is None and harm_mention.letter == "k" and not by_war and not found:
        blow = harm_mention
    if war is not None and blow is None and of_a_day(sentence, near, war):
        return Scope.INCIDENT, Span(war.start, war.end)
    if (
        war is not None
        and blow is None
        and was_fought(near)
        and not sentence.words(war).startswith(("war", "conflict"))
    ):
        return Scope.INCIDENT, Span(
            war.start, war.end
        )  # "in Tuesday's battle", "in fighting for the village"
    if blow is not None and not (
        war is not None
        and abs(war.start - phrase.start) < abs(blow.start - phrase.start)
        and is_attached(near, war)
    ):
        return Scope.INCIDENT, Span(blow.start, blow.end)
    if war is not None:
        skirmish = sentence.words(war).startswith(FIGHTING) and _between_wars(sentence, phrase)
        scope = Scope.INCIDENT if skirmish or of_a_day(sentence, near, war) else Scope.CUMULATIVE
        return scope, Span(war.start, war.end)
    return None


def _added(sentence: Sentence, reading: Reading) -> bool:
    """Say whether "more" stands between a bare figure and its harm: "names 14 more dead"."""
    between = sentence.line.phrases[reading.place + 1 : reading.harm]
    return any(
        p.letter == "M" and sentence.words(sentence.mentions[p.first]) not in ("others", "other")
        for p in between
    )


def _undecided(
    sentence: Sentence, phrase: Phrase, reading: Reading, near: Tagged
) -> tuple[Scope, Span | None]:
    """Infer the scope where neither a running count nor an attack is named: by tense, place and day."""
    if sentence.block is BlockKind.CAPTION and "K" in sentence.line.letters:
        return Scope.INCIDENT, None
    if _between_wars(sentence, phrase):
        return Scope.INCIDENT, None  # where no war is on, there is no count that runs
    perfect = reading.rule == "lost" or PERFECT.search(near.letters) is not None
    if reading.rule in _COUNTED and _TOLD_SO_FAR.search(near.letters):
        return Scope.CUMULATIVE, None  # "it has reported 29 civilians killed"
    place = place_of(sentence, phrase)[0]
    if perfect:
        return Scope.CUMULATIVE, None
    struck = sentence.discourse.struck is not None or any(m.start < phrase.start for m in sentence.blows)
    if place is not None or (struck and reading.rule in _BEFALLEN):
        return Scope.INCIDENT, None
    end = near.mentions[-1].end if near.mentions else phrase.end
    if reading.rule in _BEFALLEN and _THERE.search(sentence.lower, phrase.end, end):
        return Scope.INCIDENT, None
    days = (
        m
        for m in near.mentions
        if m.letter == "D" and isinstance(m.written, (WeekdayRef, RelativeDay, MonthDay))
    )
    day = next((m for m in days if not said_on(near, m)), None)
    if day is not None:
        return Scope.INCIDENT, Span(day.start, day.end)
    return Scope.CUMULATIVE, None


def _between_wars(sentence: Sentence, phrase: Phrase) -> bool:
    """Say whether a report of a time between wars counts a few people, and not over months or years."""
    if of_a_war(sentence.published):
        return False
    number = phrase.number.figure if phrase.number is not None else None
    few = number is None or number.low < _MANY
    return few and not _OVER_MONTHS.search(sentence.lower, sentence.start, sentence.end)


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
            while_it = sentence.between(mention.end, high)
            if _ONE_BLOW.search(while_it.letters) is None:
                return sentence.between(low, mention.start)
    apart = (
        _PART_BEHIND.search(sentence.between(phrase.end, high).letters) if reading.rule != "part" else None
    )
    if apart is not None:  # "1,119 deaths, 51 of them in the past day"
        high = sentence.between(phrase.end, high).mentions[apart.start()].start
    again = _SAYS_TOO.search(sentence.between(phrase.end, high).letters)
    if again is not None:  # "said 28 were killed on Monday alone, and put its losses since Sunday at 58"
        return sentence.between(low, sentence.between(phrase.end, high).mentions[again.start()].start)
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
        cue = near.mentions[found.start()]
        record = _SUPERLATIVE.search(sentence.lower[sentence.start : cue.start])  # "the worst breach so far"
        if (found[0] == "f" and not record) or _is_since(sentence, near, found.start()):
            return cue
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
        if _REASON.match(near.letters, index) and PERFECT.search(near.letters, index) is None:
            return False  # "since schools were closed, nobody was there when ... on Sunday"
        return _SUPERLATIVE.search(sentence.lower[sentence.start : mention.start]) is None
    if word == "from":
        return following.startswith("D") and not following.startswith("DD")
    return word == "between" and following == "D&D"
