"""Tellings of truces: what one sentence says of a ceasefire, before it is known which ceasefire that is.

A sentence with a word for a truce is tagged a second time, with the letters of the ceasefire alphabet. What it tells
is sorted by nearness: a day belongs to the announcing, the taking effect or the breaking that stands next to it, a
broker to the truce. A truce that is only called for, hoped for or ruled out is not told of at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time, timedelta
from typing import Final

import attrs

from nkconflict.model.attribution import Attribution, Modality
from nkconflict.model.ceasefires import Breach, CeasefireKind
from nkconflict.model.dates import Moment
from nkconflict.model.parties import Party
from nkconflict.model.places import Place
from nkconflict.model.sightings import Mark, Role
from nkconflict.model.spans import Span
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention, Tagged
from nkconflict.reading.sides import BELLIGERENTS, both

__all__ = ["Telling", "tell"]

_FRESH: Final = re.compile(r"\b(?:new|second|third|fourth|fresh|latest|another|renewed)\b[^.,;]{0,40}$")
_OLD: Final = re.compile(r"\b(?:first|earlier|previous|initial|original|past|1994)\b[^.,;]{0,30}$")
_LONG_AGO: Final = re.compile(r"\b(?:had (?:failed|collapsed|broken down)|before|earlier)\b")
_SEVERAL: Final = re.compile(r"\b(?:two|three|four|several|both|all|previous|successive)\b[^.,;]{0,40}$")
_DEALS: Final = re.compile(r"peace|statement|agreement|deal|end to")
_MUTUAL: Final = re.compile(
    r"(?:each other|one another|mutual|trad(?:e|ed|ing) (?:accusations|blame|barbs)|both (?:sides|parties|countries)[^.;]{0,40}(?:accus|blam|report))"
)
_ACCUSING: Final = re.compile(r"\b(?:accus|blam|alleg|charg)")
_DESPITE: Final = re.compile(
    r"\b(?:despite|notwithstanding|in spite of|even though|although|regardless of)\b"
)
_ATTACKED: Final = re.compile(
    r"\b(?:attacks?|shell(?:ing|ed)|fir(?:e|ed|ing)|fighting|clashes|strikes?|hostilities|combat|bombardment|explosions)\b"
)
_DELAY: Final = re.compile(
    r"\b((?:just |only |within )?(?:(?:a few |several |some )?minutes|(?:a few |several |some )?hours|(?:[a-z0-9]+ )(?:minutes|hours|days)))"
    r" (?:after|later|into)\b"
)


@attrs.define(kw_only=True, eq=False)
class Telling:
    """What one sentence tells of one truce; `marks` say where."""

    sentence: Sentence
    span: Span
    by: Attribution
    words: str
    announced: Moment | None = None
    effective: Moment | None = None
    ended: Moment | None = None
    place: Place | None = None
    mediators: tuple[Party, ...] = ()
    signatories: tuple[Party, ...] = ()
    kind: CeasefireKind = CeasefireKind.UNSPECIFIED
    breaches: list[Breach] = attrs.Factory(list)
    marks: list[Mark] = attrs.Factory(list)
    fresh: bool = False
    old: bool = False
    several: bool = False
    holds: bool = False
    proposed: bool = False


def tell(
    sentence: Sentence, tagged: Tagged, before: Sentence | None, open_telling: Telling | None
) -> Telling | None:
    """Return what a sentence tells of a truce, or None; `before` is the sentence before it in its paragraph.

    `open_telling` is the telling of an earlier sentence that "it" or "the agreement" may mean.
    """
    mentions, letters = tagged
    truce = _truce(sentence, mentions, letters)
    if truce is None:
        return _continued(sentence, mentions, letters, open_telling)
    head = sentence.lower[max(sentence.start, truce.start - 60) : truce.start]
    source = sentence.source_at(truce.start)
    telling = Telling(
        sentence=sentence,
        span=Span(truce.start, truce.end),
        by=source.attribution if source else Attribution.own(),
        words=sentence.words(truce),
        kind=CeasefireKind(truce.key),
        fresh=bool(_FRESH.search(head)),
        old=bool(
            _OLD.search(head)
            or _LONG_AGO.search(sentence.lower[truce.end : min(sentence.end, truce.end + 40)])
        ),
        several=bool(_SEVERAL.search(head)) and sentence.words(truce).rstrip("'").endswith("s"),
        holds="h" in letters,
        proposed="proposed" in sentence.lower[sentence.start : sentence.end],
    )
    if source is not None:
        telling.marks.append(Mark(Role.CLAIMANT, Span(source.start, source.end)))
    _dates(telling, mentions, letters, before)
    _brokers(telling, mentions, letters, truce, before)
    _breaks(telling, mentions, letters, truce)
    return telling


def _truce(sentence: Sentence, mentions: Sequence[Mention], letters: str) -> Mention | None:
    """Return the truce told of: not one that is only wished for, and not a "peace deal" that nobody made."""
    for index, letter in enumerate(letters):
        if letter != "H":
            continue
        mention = mentions[index]
        made = set(letters) & set("EVBN")
        wished = re.search(r"c[^,;]{0,7}$", letters[:index]) or re.match(r"[^,;]{0,4}c", letters[index + 1 :])
        if wished and not (made & set("EVB") or ("N" in made and "D" in letters)):
            continue
        head = sentence.lower[max(sentence.start, mention.start - 60) : mention.start]
        if _DEALS.search(sentence.words(mention)) and not re.search(r"cease|truce", sentence.words(mention)):
            if not made & set("EBN"):
                continue
        elif (
            not made
            and "h" not in letters
            and not _FRESH.search(head)
            and not (index and letters[index - 1] == "D")
        ):
            if not _DESPITE.search(sentence.lower, sentence.start, sentence.end):
                continue
        return mention
    return None


def _continued(
    sentence: Sentence, mentions: Sequence[Mention], letters: str, telling: Telling | None
) -> Telling | None:
    """Read "It began at midnight" and "Despite the agreement, both sides reported attacks" into an open telling."""
    if telling is None:
        return None
    lower = sentence.lower[sentence.start : sentence.end]
    if re.match(r"(?:the (?:deal|agreement|pact|accord)|it|that)\b", lower) and set(letters) & set("EVN"):
        own = Telling(
            sentence=sentence, span=Span(mentions[0].start, mentions[0].end), by=Attribution.own(), words=telling.words, fresh=False,
            kind=telling.kind,
        )  # fmt: skip
        _dates(own, mentions, letters, None)
        _breaks(own, mentions, letters, mentions[0])
        return own if own.announced or own.effective or own.breaches else None
    if (
        _DESPITE.search(lower)
        and re.search(r"\b(?:deal|agreement|pact|accord|it|this|that)\b", lower)
        and _ATTACKED.search(lower)
    ):
        accused = both(sentence) if re.search(r"both (?:sides|parties)|each other|one another", lower) else ()
        telling.breaches.append(Breach(by=Attribution.own(), accused=accused))
        found = _ATTACKED.search(lower)
        if found:
            telling.marks.append(Mark(Role.BREACH, Span(found.start(), found.end()).moved(sentence.start)))
        return None
    broker = re.search(r"[pPA],?(?:q|x)?B", letters)
    if broker and re.search(r"\b(?:it|which brokered)\b", lower) and not telling.mediators:
        party = sentence.vocabulary.lexicon.party(mentions[broker.start()].key).root
        if party.id not in BELLIGERENTS:
            telling.mediators = (party,)
            telling.marks.append(
                Mark(Role.MEDIATORS, Span(mentions[broker.start()].start, mentions[broker.start()].end))
            )
    return None


def _dates(telling: Telling, mentions: Sequence[Mention], letters: str, before: Sentence | None) -> None:
    """Give each day to the announcing, taking effect or breaking beside it; days of the war go to none."""
    sentence = telling.sentence
    letters = re.sub(
        r"(?<=w)([qvb_x]{0,2})E", lambda begun: begun[1] + "o", letters
    )  # "since the fighting began"
    verbs = [i for i, letter in enumerate(letters) if letter in "NEVoBH"]
    clocks: list[Mention] = []
    for index, mention in enumerate(mentions):
        if mention.letter != "D" or mention.date is None:
            continue
        word = sentence.lower[max(sentence.start, mention.start - 6) : mention.start]
        if word.endswith("since ") or not verbs:
            continue
        if mention.date.written is None:
            clocks.append(mention)
            continue
        nearest = min(verbs, key=lambda i: (abs(i - index) + (4 if letters[i] in "BH" else 0), i > index))
        moment = mention.date.moment(sentence.published)
        if moment is None:
            continue
        role = {
            "N": "announced",
            "B": "announced",
            "E": "effective",
            "H": "effective" if moment.clock else "announced",
        }.get(letters[nearest])
        if role == "announced" and telling.announced is None:
            telling.announced = moment if letters[nearest] != "H" else Moment(moment.day)
            telling.marks.append(Mark(Role.ANNOUNCED, Span(mention.start, mention.end)))
        elif role == "effective" and telling.effective is None:
            telling.effective = moment
            telling.marks.append(Mark(Role.EFFECTIVE, Span(mention.start, mention.end)))
    if telling.announced is not None and telling.announced.clock is not None:
        telling.announced = Moment(telling.announced.day)
    if (
        telling.announced is None
        and before is not None
        and "N" in letters
        and telling.effective is None
        and not telling.fresh
    ):
        days = [
            m
            for m in before.mentions
            if m.letter == "D" and m.date is not None and m.date.written is not None
        ]
        moment = days[0].date.moment(sentence.published) if len(days) == 1 and days[0].date else None
        if moment is not None:
            telling.announced = Moment(moment.day)
            telling.marks.append(Mark(Role.ANNOUNCED, Span(days[0].start, days[0].end)))
    day = sentence.discourse.memory.day
    if (
        telling.announced is None
        and telling.effective is None
        and "N" in letters
        and clocks
        and day is not None
    ):
        if letters.index("D") < letters.index(
            "N"
        ):  # "At 10:00AM, the ministry announced": the day told before
            telling.announced = Moment(day)
            return
    for clock in clocks:
        _clock(telling, clock)


def _clock(telling: Telling, clock: Mention) -> None:
    """Place a clock time without a day: midnight after the announcement is the next day's 00:00."""
    if clock.date is None or clock.date.clock is None:
        return
    if telling.effective is not None:
        if telling.effective.clock is None:
            telling.effective = Moment(telling.effective.day, clock.date.clock)
        return
    if telling.announced is None:
        return
    if clock.date.clock == time(0, 0):
        telling.effective = Moment(telling.announced.day + timedelta(days=1), time(0, 0))
        telling.marks.append(Mark(Role.EFFECTIVE, Span(clock.start, clock.end)))


def _brokers(
    telling: Telling, mentions: Sequence[Mention], letters: str, truce: Mention, before: Sentence | None
) -> None:
    """Find who brokered it: "U.S.-brokered", "brokered by Moscow", "after talks with the Russian minister"."""
    lexicon = telling.sentence.vocabulary.lexicon

    def outsider(mention: Mention) -> Party | None:
        party = lexicon.party(mention.key).root if mention.letter in "pPAY" else None
        if mention.letter == "I":
            person = lexicon.person(mention.key)
            party = person.party.root if person.party else None
        return party if party is not None and party.id not in BELLIGERENTS else None

    lower = telling.sentence.lower[telling.sentence.start : telling.sentence.end]
    outsiders = [(i, m, party) for i, m in enumerate(mentions) if (party := outsider(m)) is not None]
    brokers = [i for i, letter in enumerate(letters) if letter == "B"]
    chosen: list[tuple[Mention, Party]] = []
    if brokers and outsiders:
        for broker in brokers:
            near = sorted(outsiders, key=lambda found: abs(found[0] - broker))
            index, mention, party = near[0]
            if abs(index - broker) <= 7:
                chosen.append((mention, party))
                chosen += [
                    (m, p)
                    for i, m, p in outsiders
                    if i != index and 0 < i - index <= 3 and letters[index + 1 : i].strip("_") in ("&", ",")
                ]
                break
    elif outsiders and re.search(
        r"\b(?:talks|conversations?|calls?|negotiations|mediation|attempts?|hosted|efforts|meeting)\b", lower
    ):
        chosen = [(outsiders[0][1], outsiders[0][2])]
    elif (
        before is not None
        and "N" in letters
        and re.search(
            r"\b(?:hosted|talks|meeting|negotiations|mediat)", before.lower[before.start : before.end]
        )
    ):
        for mention in before.mentions:
            party = outsider(mention)
            if party is not None:
                chosen = [(mention, party)]
                break
    if chosen:
        telling.mediators = tuple(dict.fromkeys(party for _, party in chosen))
        telling.marks += [Mark(Role.MEDIATORS, Span(m.start, m.end)) for m, _ in chosen]
    named = {lexicon.party(m.key).root.id for m in mentions if m.letter in "pPA"}
    if before is not None:
        named |= {lexicon.party(m.key).root.id for m in before.mentions if m.letter in "pPA"}
    if {"armenia", "azerbaijan"} <= named:
        telling.signatories = both(telling.sentence)
    for index, mention in enumerate(mentions):
        if mention.letter in "ZA" and index and letters[index - 1] == "i" and mention.start - truce.end < 60:
            key = (
                mention.key
                if mention.letter == "Z"
                else telling.sentence.vocabulary.places.get(telling.sentence.words(mention))
            )
            if key and any(letter in "NB" for letter in letters[max(0, index - 4) : index]):
                telling.place = lexicon.place(key)
                telling.marks.append(Mark(Role.PLACE, Span(mention.start, mention.end)))
                break


def _breaks(telling: Telling, mentions: Sequence[Mention], letters: str, truce: Mention) -> None:
    """Read a breach: stated by the report, alleged by a source, or denied."""
    sentence = telling.sentence
    lower = sentence.lower[sentence.start : sentence.end]
    broken = next((i for i, letter in enumerate(letters) if letter == "V"), None)
    despite = _DESPITE.search(lower)
    if broken is None and not (despite and _ATTACKED.search(lower, despite.end()) and "f" in letters):
        return
    lexicon = sentence.vocabulary.lexicon
    accused: tuple[Party, ...] = ()
    source = sentence.source_at(truce.start)
    mutual = _MUTUAL.search(lower)
    if mutual:
        accused = both(sentence)
    elif broken is not None:
        parties = [
            (i, m)
            for i, m in enumerate(mentions)
            if m.letter in "pPA" and lexicon.party(m.key).root.id in BELLIGERENTS
        ]
        parties = [(i, m) for i, m in parties if source is None or not source.start <= m.start < source.end]
        near = sorted(parties, key=lambda found: abs(found[0] - broken))
        if near and abs(near[0][0] - broken) <= 8:
            accused = (lexicon.party(near[0][1].key).root,)
            telling.marks.append(Mark(Role.ACCUSED, Span(near[0][1].start, near[0][1].end)))
    denied = (
        broken is not None
        and re.search(r"d[^,;]{0,2}$", letters[:broken]) is not None
        and sentence.words(mentions[broken]).startswith(("violat", "breach", "br"))
    )
    alleged = bool(source) or bool(mutual) or bool(_ACCUSING.search(lower))
    delay = _DELAY.search(lower)
    telling.breaches.append(
        Breach(
            by=source.attribution if source else Attribution.own(),
            accused=accused,
            delay=delay[1].strip() if delay else None,
            modality=Modality.DENIED if denied else Modality.HEDGED if alleged else Modality.ASSERTED,
        )
    )
    if broken is not None:
        telling.marks.append(Mark(Role.BREACH, Span(mentions[broken].start, mentions[broken].end)))
