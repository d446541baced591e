"""The terms of a truce told of: its days, who brokered it, where, between whom, and who broke it.

All are sorted by nearness. A day belongs to the announcing, the taking effect or the breaking that stands
next to it, a broker to the word for brokering, a breach to the party beside it that does not speak.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import time, timedelta
from functools import partial
from typing import Final

from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.attribution import Attribution, Modality
from nkconflict.model.ceasefires import Breach
from nkconflict.model.dates import Moment, Period
from nkconflict.model.parties import Party
from nkconflict.model.sightings import BlockKind, Role
from nkconflict.reading.belonging import BELLIGERENTS, both
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention
from nkconflict.reading.speakers import Source
from nkconflict.reading.tellings import Telling

__all__ = ["ATTACKED", "DESPITE", "read_breach", "read_brokers", "read_days"]

DESPITE: Final = re.compile(r"\b(?:despite|notwithstanding|in spite of|even though|although|regardless of)\b")
ATTACKED: Final = re.compile(
    r"\b(?:attacks?|shell(?:ing|ed)|fir(?:e|ed|ing)|fighting|clashes|strikes?|hostilities|combat|bombardment"
    r"|explosions)\b"
)
_MUTUAL: Final = re.compile(
    r"(?:each other|one another|mutual|trad(?:e|ed|ing) (?:accusations|blame|barbs)"
    r"|both (?:sides|parties|countries)[^.;]{0,40}(?:accus|blam|report))"
)
_ACCUSING: Final = re.compile(r"\b(?:accus|blam|alleg|charg)")
_VIOLATED: Final = re.compile(r"V(?:@_?(?:[pP]a?|s))?i?\Z")
"""What a breach's day stands right behind: "was violated by Armenia on"."""

_BETWEEN: Final = re.compile(r"\bbetween (?:(?:[\w'-]+ ){1,2}and (?:the )?)?\Z")
_DELAY: Final = re.compile(
    r"\b((?:just |only |within |less than )?"
    r"(?:(?:a few |several |some )?minutes|(?:a few |several |some )?hours"
    r"|(?:[0-9]+|one|two|three|four|five|six|ten|an?) (?:minutes?|hours?|days?))) (?:after|later|into)\b"
)
_TALKS: Final = re.compile(
    r"\b(?:talks|conversations?|calls?|negotiations|mediation|attempts?|hosted|efforts|meeting)\b"
)
_TALKS_BEFORE: Final = re.compile(r"\b(?:hosted|talks|meeting|negotiations|mediat)")
_SAME_DAY: Final = re.compile(r" (?:that|the same) day\b")
_THAT_YEAR: Final = re.compile(r" of (?:that|the same|this) year\b")
_BEGUN: Final = re.compile(r"(?<=w)([qvb_x]{0,2})E")
_NOT: Final = re.compile(r"d[^,;]{0,2}$")


def read_days(telling: Telling, mentions: Sequence[Mention], letters: str, before: Sentence | None) -> None:
    """Give each day to the announcing, taking effect or breaking beside it; days of the war go to none."""
    letters = _BEGUN.sub(lambda begun: begun[1] + "o", letters)  # "since the fighting began"
    clocks = _days(telling, mentions, letters)
    if telling.announced is not None and telling.announced.clock is not None:
        telling.announced = Moment(telling.announced.day)
    told = "N" in letters and telling.effective is None
    pictured = telling.sentence.block is BlockKind.CAPTION  # whose first sentence has the picture's day
    if told and telling.announced is None and before is not None and not (telling.fresh or pictured):
        _announced_before(telling, before)
    day = telling.sentence.discourse.memory.day
    if told and telling.announced is None and clocks and day and letters.index("D") < letters.index("N"):
        telling.announced = Moment(day)  # "At 10:00AM, the ministry announced": the day told before
        return
    for clock in clocks:
        _clock(telling, clock)


def _days(telling: Telling, mentions: Sequence[Mention], letters: str) -> list[Mention]:
    """Place the days of a sentence, and return the clock times that have no day."""
    verbs = [i for i, letter in enumerate(letters) if letter in "NEVoBHS"]
    clocks: list[Mention] = []
    if not verbs:
        return clocks
    sentence = telling.sentence
    for index, mention in enumerate(mentions):
        if mention.letter != "D" or mention.date is None:
            continue
        if sentence.lower.endswith("since ", max(sentence.start, mention.start - 6), mention.start):
            continue
        if mention.date.written is None:
            clocks.append(mention)
            continue
        nearest = min(verbs, key=partial(_distance, letters, index))
        if letters[nearest] == "H" and not -3 <= index - nearest < 0:
            continue  # only "Saturday's truce" has its day from beside the noun
        if _THAT_YEAR.match(sentence.lower, mention.end):
            continue  # "of that year": which year, another sentence says
        moment = mention.date.moment(sentence.published)
        near = "H" in letters[max(0, index - 4) : index + 4]
        telling.old = telling.old or (near and _long_ago(sentence, mention))
        if moment is not None:
            _place_day(telling, mention, moment, letters[nearest])
            if _VIOLATED.search(letters[:index]):
                telling.violated = moment
                telling.mark(Role.SINCE, mention)
    return clocks


def _distance(letters: str, day: int, verb: int) -> tuple[int, bool]:
    """Return how far a day stands from a word, a comma between them counting for three words more."""
    low, high = sorted((verb, day))
    distance = high - low + 3 * letters.count(",", low, high) + (4 if letters[verb] == "H" else 0)
    return distance, verb > day


def _long_ago(sentence: Sentence, mention: Mention) -> bool:
    """Say whether a date is of an earlier war: "the armistice of May 1994"."""
    period = sentence.resolved(mention)
    return period is not None and period.until is not None and period.until.year < sentence.published.year - 1


def _place_day(telling: Telling, mention: Mention, moment: Moment, verb: str) -> None:
    """Give a day to what the word beside it tells of, unless that has a day already."""
    if verb in "NB" or (verb == "H" and not moment.clock):
        if telling.announced is None:
            telling.announced = moment if verb != "H" else Moment(moment.day)
            telling.mark(Role.ANNOUNCED, mention)
    elif verb in "EH" and telling.effective is None:
        telling.effective = moment
        telling.mark(Role.EFFECTIVE, mention)


def _announced_before(telling: Telling, before: Sentence) -> None:
    """Take the day of the announcement from the sentence before, where that has a single one."""
    days = [
        m for m in before.mentions if m.letter == "D" and m.date is not None and m.date.written is not None
    ]
    moment = days[0].date.moment(telling.sentence.published) if len(days) == 1 and days[0].date else None
    if moment is not None:
        telling.announced = Moment(moment.day)
        telling.mark(Role.ANNOUNCED, days[0])


def _clock(telling: Telling, clock: Mention) -> None:
    """Place a clock time without a day: midnight after the announcement is the next day's 00:00."""
    if clock.date is None or clock.date.clock is None:
        return
    if telling.effective is not None:
        if telling.effective.clock is None:
            telling.effective = Moment(telling.effective.day, clock.date.clock)
        return
    if telling.announced is not None and _SAME_DAY.match(telling.sentence.lower, clock.end):
        telling.effective = Moment(telling.announced.day, clock.date.clock)
        telling.mark(Role.EFFECTIVE, clock)
    elif telling.announced is not None and clock.date.clock == time(0, 0):
        telling.effective = Moment(telling.announced.day + timedelta(days=1), time(0, 0))
        telling.mark(Role.EFFECTIVE, clock)


def read_brokers(
    telling: Telling, mentions: Sequence[Mention], letters: str, truce: Mention, before: Sentence | None
) -> None:
    """Find who brokered it ("U.S.-brokered", "after talks with the Russian minister"), and between whom."""
    lexicon = telling.sentence.vocabulary.lexicon
    chosen = _brokers(telling.sentence, mentions, letters, before)
    if chosen:
        telling.mediators = tuple(dict.fromkeys(party for _, party in chosen))
        for mention, _ in chosen:
            telling.mark(Role.MEDIATORS, mention)
    named = [
        m.key for m in (*mentions, *(before.mentions if before is not None else ())) if m.letter in "pPA"
    ]
    if {"armenia", "azerbaijan"} <= {lexicon.party(key).root.id for key in named}:
        telling.signatories = both(telling.sentence)
    _place(telling, mentions, letters, truce)


def _brokers(
    sentence: Sentence, mentions: Sequence[Mention], letters: str, before: Sentence | None
) -> list[tuple[Mention, Party]]:
    """Return the outsiders beside the word for brokering, else one of talks told of here or just before."""
    outsiders = list(_outsiders(mentions, sentence.vocabulary.lexicon))
    if outsiders and "B" in letters:
        return _beside_broker(outsiders, letters)
    for index, mention, party in outsiders:
        if "@" in letters[max(0, index - 2) : index] and sentence.lower.startswith(
            "announced by", mentions[letters.rfind("@", 0, index)].start
        ):
            return [(mention, party)]
    if outsiders and _TALKS.search(sentence.lower, sentence.start, sentence.end):
        return [outsiders[0][1:]]
    if before is not None and "N" in letters and _TALKS_BEFORE.search(before.lower, before.start, before.end):
        return [found[1:] for found in _outsiders(before.mentions, sentence.vocabulary.lexicon)][:1]
    return []


def _outsiders(mentions: Sequence[Mention], lexicon: Lexicon) -> Iterator[tuple[int, Mention, Party]]:
    """Yield the mentions of parties that are not at war, or of their people, with their positions."""
    for index, mention in enumerate(mentions):
        party = None
        if mention.letter in "pPAY":
            party = lexicon.party(mention.key).root
        elif mention.letter == "I":
            person = lexicon.person(mention.key)
            party = person.party.root if person.party else None
        if party is not None and party.id not in BELLIGERENTS:
            yield index, mention, party


def _beside_broker(
    outsiders: Sequence[tuple[int, Mention, Party]], letters: str
) -> list[tuple[Mention, Party]]:
    for broker in (i for i, letter in enumerate(letters) if letter == "B"):
        near = [found for found in outsiders if abs(found[0] - broker) <= 7]
        acting = [found for found in near if not (found[1].letter == "A" and letters[found[0] - 1] == "i")]
        if near:  # "brokered in Moscow by France" is France's work
            index = min(acting or near, key=lambda found: abs(found[0] - broker))[0]
            return [(mention, party) for _, mention, party in _listed_with(index, outsiders, letters)]
    return []


def _listed_with(
    index: int, outsiders: Sequence[tuple[int, Mention, Party]], letters: str
) -> list[tuple[int, Mention, Party]]:
    """Return the outsiders in one list with that at `index`: "Russia, France and the United States"."""
    listed: list[tuple[int, Mention, Party]] = []
    for found in outsiders:
        if listed and letters[listed[-1][0] + 1 : found[0]].replace("_", "") not in ("&", ",", ",&"):
            if listed[-1][0] >= index:
                break
            listed = []
        listed.append(found)
    return listed


def _place(telling: Telling, mentions: Sequence[Mention], letters: str, truce: Mention) -> None:
    """Read where a truce was announced: "brokered in Moscow"."""
    words = telling.sentence.vocabulary
    for index, mention in enumerate(mentions):
        if mention.letter in "ZA" and index and letters[index - 1] == "i" and mention.start - truce.end < 200:
            key = mention.key if mention.letter == "Z" else words.places.get(telling.sentence.words(mention))
            if key and any(letter in "NB" for letter in letters[max(0, index - 4) : index]):
                telling.place = words.lexicon.place(key)
                telling.mark(Role.PLACE, mention)
                break


def read_breach(telling: Telling, mentions: Sequence[Mention], letters: str, truce: Mention) -> None:
    """Read a breach: stated by the report, alleged by a source, or denied."""
    sentence = telling.sentence
    lower = sentence.lower[sentence.start : sentence.end]
    broken = letters.find("V")
    if broken < 0:
        despite = DESPITE.search(lower) if "f" in letters else None
        if despite is None or not ATTACKED.search(lower, despite.end()):
            return
    source = sentence.source_here(truce.start)
    mutual = _MUTUAL.search(lower)
    accused: tuple[Party, ...] = ()
    if mutual:
        accused = both(sentence)
    elif broken >= 0:
        accused = _accused(telling, mentions, broken, source)
    denied = (
        broken >= 0
        and (_NOT.search(letters[:broken]) is not None or _denies(mentions, broken))
        and sentence.words(mentions[broken]).startswith(("violat", "breach", "br"))
    )
    alleged = source is not None or mutual is not None or _ACCUSING.search(lower) is not None
    delay = _DELAY.search(lower)
    telling.breaches.append(
        Breach(
            by=source.attribution if source else Attribution.own(),
            accused=accused,
            period=Period.day(telling.violated.day) if telling.violated is not None else None,
            delay=delay[1].strip() if delay else None,
            modality=Modality.DENIED if denied else Modality.HEDGED if alleged else Modality.ASSERTED,
        )
    )
    if broken >= 0:
        telling.mark(Role.BREACH, mentions[broken])


def _denies(mentions: Sequence[Mention], broken: int) -> bool:
    """Say whether the breach is what somebody denies: "denied violating the ceasefire"."""
    return any(m.letter == "S" and m.key == "denied" for m in mentions[max(0, broken - 3) : broken])


def _accused(
    telling: Telling, mentions: Sequence[Mention], broken: int, source: Source | None
) -> tuple[Party, ...]:
    """Return the side at war that is named nearest to the breach, but for the one that speaks."""
    sentence = telling.sentence
    lexicon = sentence.vocabulary.lexicon
    for mention in mentions[broken + 1 : broken + 3]:
        if mention.letter == "s" and mention.key == "both":
            telling.mark(Role.ACCUSED, mention)
            return both(sentence)  # "violated by both sides"
    parties = [
        (i, m)
        for i, m in enumerate(mentions)
        if m.letter in "pPA"
        and lexicon.party(m.key).root.id in BELLIGERENTS
        and (source is None or not source.start <= m.start < source.end)
        and not (i and mentions[i - 1].letter in "i/(")  # "the war over Nagorno-Karabakh" accuses nobody
        and not _BETWEEN.search(sentence.lower, sentence.start, m.start)
    ]
    index, nearest = min(parties, key=lambda found: abs(found[0] - broken), default=(0, None))
    if nearest is None or abs(index - broken) > 8:
        return ()
    telling.mark(Role.ACCUSED, nearest)
    return (lexicon.party(nearest.key).root,)
