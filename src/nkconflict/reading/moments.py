"""The days of a truce told of: announced, in effect, over.

A day belongs to the announcing, the taking effect or the breaking that stands next to it, rather to the one
before it than to the one behind ("brokered on Tuesday collapsed"); "from noon on Tuesday" and "in force since
Wednesday" are days of taking effect by their preposition. For a clock time without a day see `hours`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time, timedelta
from typing import Final, NamedTuple

from nkconflict.model.dates import Moment, WeekdayRef
from nkconflict.model.sightings import BlockKind, Mark, Role
from nkconflict.model.spans import Span
from nkconflict.reading.context import Sentence
from nkconflict.reading.hours import place_hour
from nkconflict.reading.mentions import Mention
from nkconflict.reading.tellings import Telling

__all__ = ["OVER", "STOPPED", "is_old", "read_days"]

FARTHEST: Final = 9
"""How many words a day may stand from its verb, a comma counting for three."""

_MIDNIGHT: Final = time(0, 0)
_THAT_YEAR: Final = re.compile(r" of (?:that|the same|this) year\b")
_BEGUN: Final = re.compile(r"(?<=w)[qvb_x]{0,2}(?P<begun>E)")
_BEGINNING: Final = ("beg", "start")
_TOLD_AT: Final = re.compile(r"D[^H]{0,6}T")
_BY: Final = re.compile(r"@[_pPAIOoyY,&/]+")
"""Whoever signed it does not part a day from the signing."""
_IN_FORCE: Final = re.compile(r"[hE]$")
_VIOLATED: Final = re.compile(r"V(?:@_?(?:[pP]a?|s))?i?\Z")
"""What a breach's day stands right behind: "was violated by Armenia on"."""
_HOLDING: Final = re.compile(r"h[x^]?i?$")
_DAYS_AFTER: Final = re.compile(r"\W+(?P<n>a|one|two|three) days? after\b[^,;]{0,40}?\Z")
_NEXT_DAY: Final = re.compile(
    r"\b(?:took effect|took hold|in(?:to)? (?:force|effect)|began|started) (?:at \w+ )?"
    r"(?P<day>the (?:next|following) day|a day later|the day after)\b"
)
_HOW_MANY: Final = {"a": 1, "one": 1, "two": 2, "three": 3}
"""\"Was holding on Sunday, a day after it took effect\"."""
_FUTURE: Final = re.compile(r"m[b_x]{0,2}[Eh]|b(?:xx)?>E")
_FROM: Final = re.compile(r"\b(?:from|as of|starting|effective|beginning)(?: at)? ?\Z")
_SINCE: Final = re.compile(r"\bsince (?:at )?\Z")
STOPPED: Final = re.compile(
    r"\b(?:ended|halted|stopped|silenced|ceased|quieted|put an end to|brought an end to|brought to an end)\b"
    r"(?=[^.;,]{0,45}\b(?:war|fighting|guns|hostilities|clashes|combat|conflict|shelling)\b)"
    r"|\b(?:war|fighting|guns|hostilities|clashes|combat|firing|fire)\b[^.;,]{0,25}?"
    r"\b(?P<verb>ended|halted|stopped|ceased|fell silent|died down|subsided)\b"
)
OVER: Final = re.compile(
    r"\b(?:expired|lapsed|ran out|came to an end|ended)\b"
    r"(?! (?:the|a|all|\w+ (?:weeks|days|months)|fighting|hostilities|with|in failure)\b)"
)


class _Verb(NamedTuple):
    """A word that a day may belong to: where it stands, and what it tells of."""

    at: int
    kind: str


def read_days(
    telling: Telling,
    mentions: Sequence[Mention],
    letters: str,
    before: Sentence | None,
    open_telling: Telling | None,
) -> None:
    """Give each day to the announcing, taking effect or breaking beside it; days of the war go to none.

    `open_telling` is the truce told of before, whose announcement a bare hour may follow.
    """
    letters = _without_the_war(telling.sentence, mentions, letters)
    verbs = _verbs(telling.sentence, mentions, letters)
    clocks: list[Mention] = []
    spare: list[Moment] = []
    for index, mention in enumerate(mentions):
        if mention.letter != "D" or mention.date is None:
            continue
        if mention.date.written is None:
            clocks.append(mention)
        elif (moment := mention.date.moment(telling.sentence.published)) is not None:
            if _VIOLATED.search(letters[:index]):
                telling.violated = moment
                telling.mark(Role.SINCE, mention)
            kind = _kind(telling, mentions, letters, index, verbs)
            if kind == "holding":
                kind, moment = _begun_before(telling.sentence, mention, mentions, verbs, moment)
            moment = _ahead(telling, letters, index, mention, moment) if kind == "effect" else moment
            if not _placed(telling, mention, moment, kind):
                spare.append(moment)
    if telling.announced is not None and telling.announced.clock is not None:
        telling.announced = Moment(telling.announced.day)
    told = "T" in letters and telling.effective is None
    pictured = telling.sentence.block is BlockKind.CAPTION  # whose first sentence has the picture's day
    if told and telling.announced is None and before is not None and not (telling.fresh or pictured):
        _announced_before(telling, before)
    day = telling.sentence.discourse.memory.day
    if told and telling.announced is None and clocks and day and _TOLD_AT.search(letters):
        telling.announced = Moment(day)  # "At 10:00AM, the ministry announced": the day told before
        return
    for clock in clocks:
        place_hour(telling, letters, clock, spare, open_telling)
    _read_next_day(telling)


def _read_next_day(telling: Telling) -> None:
    """Read "was signed on Nov. 9 and took effect the next day"."""
    sentence = telling.sentence
    later = _NEXT_DAY.search(sentence.lower, sentence.start, sentence.end)
    if later is not None and telling.announced is not None and telling.effective is None:
        telling.effective = Moment(telling.announced.day + timedelta(days=1))
        telling.marks.append(Mark(Role.EFFECTIVE, Span(*later.span("day"))))


def _without_the_war(sentence: Sentence, mentions: Sequence[Mention], letters: str) -> str:
    """Return letters in which "the fighting began" is no beginning of a truce."""
    for begun in reversed(list(_BEGUN.finditer(letters))):
        at = begun.start("begun")
        word = sentence.words(mentions[at])
        if word.startswith(_BEGINNING) and not sentence.lower.startswith(" from", mentions[at].end):
            letters = letters[:at] + "o" + letters[at + 1 :]
    return letters


def _verbs(sentence: Sentence, mentions: Sequence[Mention], letters: str) -> list[_Verb]:
    kinds = {"T": "announce", "B": "announce", "E": "effect", "V": "breach", "o": "war", "H": "truce"}
    future = _FUTURE.search(letters) is not None and "T" not in letters
    if future:
        kinds["S"] = "announce"  # "a truce will begin at midnight, the ministries said on Saturday"
    truce = letters.find("H")
    verbs = [
        _Verb(i, kinds[letter])
        for i, letter in enumerate(letters)
        if letter in kinds
        and not (letter == "E" and i < truce and sentence.words(mentions[i]) in ("starting", "beginning"))
    ]
    for stopped in STOPPED.finditer(sentence.lower, sentence.start, sentence.end):
        at = stopped.start("verb") if stopped["verb"] else stopped.start()
        verbs += [_Verb(i, "effect") for i, m in enumerate(mentions) if m.start == at]
    over = OVER.search(sentence.lower, sentence.start, sentence.end)
    if over is not None and not any(
        v.kind == "effect" and mentions[v.at].start == over.start() for v in verbs
    ):
        verbs += [_Verb(i, "end") for i, m in enumerate(mentions) if m.start == over.start()]
    return verbs


def _kind(
    telling: Telling, mentions: Sequence[Mention], letters: str, index: int, verbs: Sequence[_Verb]
) -> str | None:
    """Say what a day is the day of: what its preposition says, else what the word nearest to it tells of."""
    sentence, mention = telling.sentence, mentions[index]
    lead = sentence.lower[max(sentence.start, mention.start - 14) : mention.start]
    if _SINCE.search(lead):
        return "effect" if _IN_FORCE.search(letters[: index - 1]) else None
    if _THAT_YEAR.match(sentence.lower, mention.end) or letters[index + 1 : index + 2] == "f":
        return None  # "of that year": which one, another sentence says; "Wednesday's attack"
    truce = letters.rfind("H", 0, index)
    at_an_hour = mention.date is not None and mention.date.clock is not None
    if truce >= 0 and _FROM.search(lead) and (at_an_hour or not set("wo") & set(letters[truce:index])):
        return "effect"
    if _HOLDING.search(letters[:index]) and lead.endswith("on "):
        return "holding"
    if letters[max(0, index - 2) : index] == "Hi" or letters[index - 1 : index] == "H":
        stated = sentence.words(mentions[letters.rindex("H", 0, index)]).endswith("statement")
        if stated:
            return "announce"  # "said in a joint statement on Sunday that"
    near = "H" in letters[max(0, index - 4) : index + 4]
    telling.old = telling.old or (near and _long_ago(sentence, mention))
    if not verbs:
        return None
    nearest = min(verbs, key=lambda verb: _distance(letters, index, verb))
    if _distance(letters, index, nearest)[0] > FARTHEST:
        return None
    if nearest.kind == "truce":  # only "Saturday's truce" has its day from beside the noun
        close = 0 < nearest.at - index <= 3 and "," not in letters[index : nearest.at]
        return "named" if close else None
    if nearest.kind == "effect" and letters[:index].rstrip("i^").endswith("S"):
        return None  # "said on Thursday that a truce had ended the fighting"
    if nearest.kind == "announce" and letters[index - 1 : index] == "4":
        return "effect"  # "declared for Oct. 18"
    return nearest.kind


def _begun_before(
    sentence: Sentence, day: Mention, mentions: Sequence[Mention], verbs: Sequence[_Verb], moment: Moment
) -> tuple[str | None, Moment]:
    """Read the day on which a truce holds, which tells of another by "a day after it took effect" alone."""
    for verb in verbs:
        at = mentions[verb.at].start
        after = _DAYS_AFTER.match(sentence.lower[day.end : at]) if at > day.end else None
        if after is not None and verb.kind in ("effect", "announce"):
            return verb.kind, Moment(moment.day - timedelta(days=_HOW_MANY[after["n"]]))
    return None, moment


def _distance(letters: str, day: int, verb: _Verb) -> tuple[int, bool]:
    """Return how far a day stands from a word; a word behind "on Tuesday" is farther than one before it."""
    low, high = sorted((verb.at, day))
    between = _BY.sub("", letters[low + 1 : high])
    distance = len(between) + 1 + 3 * between.count(",") + (4 if verb.kind == "truce" else 0)
    behind = verb.at > day
    if behind and letters[max(0, day - 1) : day] == "i" and set(letters[:day]) & set("TBE"):
        distance += 4
    return distance, behind


def _placed(telling: Telling, mention: Mention, moment: Moment, kind: str | None) -> bool:
    """Give a day to what it is the day of, unless that has a day already; say whether it did."""
    if kind in ("announce", "named") or (kind == "truce" and not moment.clock):
        if telling.announced is None and not (kind == "named" and moment.clock):
            telling.announced = moment if kind == "announce" else Moment(moment.day)
            telling.mark(Role.ANNOUNCED, mention)
            return True
        kind = "effect" if kind == "named" else kind
    if kind == "effect" and telling.effective is None:
        telling.effective = moment
        telling.mark(Role.EFFECTIVE, mention)
        return True
    if kind == "end" and telling.ended is None:
        telling.ended = moment
        telling.mark(Role.ENDED, mention)
        return True
    return kind in ("announce", "effect", "end")


def _ahead(telling: Telling, letters: str, index: int, mention: Mention, moment: Moment) -> Moment:
    """Move a weekday that is still to come: "would take effect on Monday", published on Sunday."""
    weekday = mention.date is not None and isinstance(mention.date.written, WeekdayRef)
    said = telling.announced.day if telling.announced is not None else telling.sentence.published
    if weekday and moment.day < said and _FUTURE.search(letters[:index]):
        return Moment(moment.day + timedelta(days=7), moment.clock)
    midnight = moment.clock == _MIDNIGHT and moment.day > telling.sentence.published
    if weekday and midnight and not _FUTURE.search(letters[:index]):
        return Moment(moment.day - timedelta(days=1), moment.clock)  # it came at midnight on this very day
    return moment


def is_old(sentence: Sentence, mentions: Sequence[Mention], letters: str) -> bool:
    """Say whether a truce is dated by a year long gone: "the 1994 truce", "stopped the war in 1994"."""
    truce = letters.find("H")
    days = [m for i, m in enumerate(mentions) if m.letter == "D" and i - truce <= FARTHEST]
    return bool(days) and all(_of_a_year_gone(sentence, m) or _long_ago(sentence, m) for m in days)


def _of_a_year_gone(sentence: Sentence, mention: Mention) -> bool:
    year = sentence.words(mention)
    return mention.kind == "year" and year.isdigit() and int(year) < sentence.published.year - 1


def _long_ago(sentence: Sentence, mention: Mention) -> bool:
    """Say whether a date is of an earlier war: "the armistice of May 1994"."""
    period = sentence.resolved(mention)
    return period is not None and period.until is not None and period.until.year < sentence.published.year - 1


def _announced_before(telling: Telling, before: Sentence) -> None:
    """Take the day of the announcement from the sentence before, where that has a single one."""
    days = [
        m for m in before.mentions if m.letter == "D" and m.date is not None and m.date.written is not None
    ]
    moment = days[0].date.moment(telling.sentence.published) if len(days) == 1 and days[0].date else None
    if moment is not None:
        telling.announced = Moment(moment.day)
        telling.mark(Role.ANNOUNCED, days[0])
