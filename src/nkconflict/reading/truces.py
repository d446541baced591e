"""The truce that a sentence tells of, before it is known which ceasefire that is.

A sentence with a word for a truce is tagged a second time, with the letters of the ceasefire alphabet. A
truce that is only called for, hoped for or ruled out is not told of at all. "It began at midnight" goes on
with the truce told of before. Its days, brokers and breaches are read in `moments`, `brokers` and `breaches`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import attrs

from nkconflict.model.attribution import Attribution
from nkconflict.model.ceasefires import Breach, CeasefireKind
from nkconflict.model.dates import Moment
from nkconflict.model.sightings import Mark, Role
from nkconflict.model.spans import Span
from nkconflict.reading.belonging import BELLIGERENTS, both
from nkconflict.reading.breaches import ATTACKED, DESPITE, read_breach
from nkconflict.reading.brokers import read_brokers
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention, Tagged
from nkconflict.reading.moments import OVER, STOPPED, is_old, read_days
from nkconflict.reading.tellings import Telling

__all__ = ["tell", "twins"]

_FRESH: Final = re.compile(r"\b(?:new|second|third|fourth|fresh|latest|another|renewed)\b[^.,;]{0,40}$")
_INTRODUCED: Final = re.compile(r"\ban?\b[^.,;]{0,25}$")
_OLD: Final = re.compile(r"\b(?:first|earlier|previous|initial|original|past|1994)\b[^.,;]{0,30}$")
_LONG_AGO: Final = re.compile(
    r"\b(?:had (?:failed|collapsed|broken down)|before|earlier|(?:an?|two|\d+) years? ago|last year)\b"
)
_SEVERAL: Final = re.compile(r"\b(?:two|three|four|several|both|all|previous|successive)\b[^.,;]{0,40}$")
_ONE_OF: Final = re.compile(r"\b(?:latest|last|newest|first|second|third|fourth|one) of\b")
_DEALS: Final = re.compile(r"peace|statement|agreement|deal|end to")
_TRUCES: Final = re.compile(r"cease|truce")
_WISHED: Final = re.compile(r"c[^,;]{0,7}$")
_WISHED_FOR: Final = re.compile(r"[^,;]{0,4}c")
_BROKERED_IT: Final = re.compile(r"B.{0,3}H|H.{0,4}B")
_NOT_MADE: Final = re.compile(r"d.?T")
_NONE: Final = re.compile(r"\bno (?:new |further |formal )?\Z")
"""What comes before a truce that there is not: "no truce was announced"."""
_TAKEN_UP: Final = re.compile(
    r"(?:(?:but|and|yet) )?(?:(?:almost |just )?(?:immediately|shortly|soon|minutes|hours|days) after )?"
    r"(?:(?:under )?the (?:deal|agreement|pact|accord)|it|that)\b"
    r"|.*, it (?:was|came|took|began|entered|went|had|is|will)\b"
)
_MEANT: Final = re.compile(r"\b(?:deal|agreement|pact|accord|it|this|that)\b")
_BOTH: Final = re.compile(r"both (?:sides|parties)|each other|one another")
_BROKER: Final = re.compile(r"[pPA],?(?:q|x)?B")
_BROKERED: Final = re.compile(r"\b(?:it|which brokered)\b")
_IT_BROKERED: Final = re.compile(
    r"(?: that| which)? it (?:had |has )?(?:brokered|mediated|arranged|negotiated)\b"
)
_DEAL: Final = frozenset("agreement deal pact accord document".split())
_NOT_YET: Final = re.compile(
    r"\b(?:to|could|would|can|may|might|should|must|will|not|never|cannot) (?:help |try to |even )?"
    r"(?:broker|reach|sign|agree|strike|find|secure|seal|negotiate|mediate|draft|discuss|propose|accept)\b"
    r"[^.;]{0,40}\Z|\b(?:no|any|draft|possible|potential|future) (?:\w+ )?\Z"
)
"""What comes before a deal that nobody has made: "has failed to broker a deal to end the war"."""
_NEAR_DEAL: Final = 18
"""How many words may stand between a deal and the fighting that it is to halt."""
_HOLDS: Final = re.compile(r"(?<!m)(?<!mb)h")
"""A word for holding, but for what is only hoped: "hopes that the truce would hold"."""
_ENDED: Final = ("ended", "halted", "stopped")
_JOINED_DAYS: Final = re.compile(r"D[&,x0i]{1,4}(?=D)")


def tell(
    sentence: Sentence, tagged: Tagged, before: Sentence | None, open_telling: Telling | None
) -> Telling | None:
    """Return what a sentence tells of a truce, or None; `before` is the sentence before it in its paragraph.

    `open_telling` is the telling of an earlier sentence that "it" or "the agreement" may mean.
    """
    mentions, letters = tagged = _with_deal(sentence, tagged)
    truce = _truce(sentence, mentions, letters)
    if truce is not None and _NONE.search(sentence.lower, sentence.start, truce.start):
        return None
    if truce is None:
        return _continued(sentence, mentions, letters, open_telling)
    telling = _opened(sentence, truce, letters)
    telling.old = telling.old or is_old(sentence, mentions, letters)
    read_days(telling, mentions, letters, before, open_telling)
    read_brokers(telling, mentions, letters, truce, before)
    _read_pronoun(telling, mentions, letters)
    read_breach(telling, mentions, letters, truce)
    return telling


def _with_deal(sentence: Sentence, tagged: Tagged) -> Tagged:
    """Return mentions with a deal as a truce where it is one "to halt the fighting", or has ended it."""
    mentions, letters = tagged
    if "H" in letters or "L" not in letters:
        return tagged
    stopping = letters.index("L")
    for index in reversed(range(max(0, stopping - _NEAR_DEAL), stopping)):
        if letters[index] in ';"BSK':
            break
        if letters[index] in "Tx" and sentence.words(mentions[index]) in _DEAL:
            if _NOT_YET.search(sentence.lower, sentence.start, mentions[index].start):
                break
            deal = mentions[index]._replace(letter="H", keys=("unspecified",))
            effect = "E" if sentence.words(mentions[stopping]).startswith(_ENDED) else "L"
            done = mentions[stopping]._replace(letter=effect)
            several = [
                *mentions[:index],
                deal,
                *mentions[index + 1 : stopping],
                done,
                *mentions[stopping + 1 :],
            ]
            return Tagged(several, "".join([mention.letter for mention in several]))
    return tagged


def _read_pronoun(telling: Telling, mentions: Sequence[Mention], letters: str) -> None:
    """Read "Russia urged both sides to observe the ceasefire it brokered": the party named first did."""
    first = re.match(r"[_x]{0,2}(?P<who>[pPA])", letters)
    if first is None or telling.mediators or not _IT_BROKERED.match(telling.sentence.lower, telling.span.end):
        return
    mention = mentions[first.start("who")]
    party = telling.sentence.vocabulary.lexicon.party(mention.key).root
    if party.id not in BELLIGERENTS:
        telling.mediators = (party,)
        telling.mark(Role.MEDIATORS, mention)


def twins(telling: Telling, tagged: Tagged) -> list[Telling]:
    """Return a telling for each further day of several truces: "those of Oct. 10 and Oct. 18"."""
    mentions, letters = tagged
    if not telling.words.rstrip("'").endswith("s") or not (telling.announced or telling.effective):
        return []
    told: list[Telling] = []
    for joined in _JOINED_DAYS.finditer(letters):
        day = mentions[joined.end()]
        moment = day.date.moment(telling.sentence.published) if day.date is not None else None
        if moment is None or telling.sentence.words(mentions[joined.start()]).endswith("day"):
            continue
        twin = attrs.evolve(telling, breaches=list(telling.breaches), several=False)
        kept = [m for m in telling.marks if m.role not in (Role.ANNOUNCED, Role.EFFECTIVE)]
        twin.span, twin.marks = Span(day.start, day.end), kept
        if telling.announced is not None:
            twin.announced = Moment(moment.day)
            twin.mark(Role.ANNOUNCED, day)
        else:
            twin.effective = moment
            twin.mark(Role.EFFECTIVE, day)
        telling.several = False
        told.append(twin)
    return told


def _opened(sentence: Sentence, truce: Mention, letters: str) -> Telling:
    """Return a telling of a truce: who tells it, and which one the words around it make it."""
    head = sentence.lower[max(sentence.start, truce.start - 60) : truce.start]
    rest = sentence.lower[truce.end : min(sentence.end, truce.end + 40)]
    source = sentence.source_here(truce.start)
    telling = Telling(
        sentence=sentence,
        span=Span(truce.start, truce.end),
        by=source.attribution if source else Attribution.own(),
        words=sentence.words(truce),
        kind=CeasefireKind(truce.key),
        fresh=_FRESH.search(head) is not None,
        introduced=_INTRODUCED.search(head) is not None,
        old=_OLD.search(head) is not None or _LONG_AGO.search(rest) is not None,
        several=_SEVERAL.search(head) is not None
        and _ONE_OF.search(head) is None
        and sentence.words(truce).rstrip("'").endswith("s"),
        holds=_HOLDS.search(letters) is not None,
        proposed="proposed" in sentence.lower[sentence.start : sentence.end],
    )
    if source is not None:
        telling.marks.append(Mark(Role.CLAIMANT, Span(source.start, source.end)))
    return telling


def _truce(sentence: Sentence, mentions: Sequence[Mention], letters: str) -> Mention | None:
    """Return the truce told of: none that is only wished for, and no "peace deal" that nobody made."""
    for index, letter in enumerate(letters):
        if (
            letter == "H"
            and not _wished(letters, index)
            and _is_told(sentence, mentions[index], letters, index)
        ):
            return mentions[index]
    return None


def _wished(letters: str, index: int) -> bool:
    """Say whether a truce is called for, hoped for or ruled out, and nothing more."""
    if "c" not in letters or "E" in letters or "V" in letters or _BROKERED_IT.search(letters):
        return False
    if "T" in letters and "D" in letters and not _NOT_MADE.search(letters):
        return False
    return bool(_WISHED.search(letters[:index]) or _WISHED_FOR.match(letters, index + 1))


def _is_told(sentence: Sentence, mention: Mention, letters: str, index: int) -> bool:
    """Say whether there is something to tell of a truce: that it was made, holds, is new or was broken."""
    made = set(letters) & set("EVBT")
    words = sentence.words(mention)
    if _DEALS.search(words) and not _TRUCES.search(words):
        if _NOT_YET.search(sentence.lower, sentence.start, mention.start):
            return False
        ended = "L" in letters and STOPPED.search(sentence.lower, mention.end, sentence.end)
        return bool(made - {"V"}) or bool(ended)
    if made or "h" in letters or (index and letters[index - 1] == "D"):
        return True
    head = sentence.lower[max(sentence.start, mention.start - 60) : mention.start]
    return any(
        (
            _FRESH.search(head),
            DESPITE.search(sentence.lower, sentence.start, sentence.end),
            STOPPED.search(sentence.lower, sentence.start, sentence.end),
            OVER.search(sentence.lower, mention.end, sentence.end),
        )
    )


def _continued(
    sentence: Sentence, mentions: Sequence[Mention], letters: str, telling: Telling | None
) -> Telling | None:
    """Read into an open telling: "It began at midnight", "Despite the deal, both sides reported attacks"."""
    if telling is None:
        return None
    lower = sentence.lower[sentence.start : sentence.end]
    if _TAKEN_UP.match(lower) and set(letters) & set("EVT"):
        return _taken_up(sentence, mentions, letters, telling)
    attack = ATTACKED.search(lower)
    if attack is not None and DESPITE.search(lower) and _MEANT.search(lower):
        accused = both(sentence) if _BOTH.search(lower) else ()
        telling.breaches.append(Breach(by=Attribution.own(), accused=accused))
        telling.marks.append(Mark(Role.BREACH, Span(*attack.span()).moved(sentence.start)))
        return None
    broker = _BROKER.search(letters)
    if broker is not None and not telling.mediators and _BROKERED.search(lower):
        mention = mentions[broker.start()]
        party = sentence.vocabulary.lexicon.party(mention.key).root
        if party.id not in BELLIGERENTS:
            telling.mediators = (party,)
            telling.mark(Role.MEDIATORS, mention)
    return None


def _taken_up(
    sentence: Sentence, mentions: Sequence[Mention], letters: str, telling: Telling
) -> Telling | None:
    """Read what "it" did: began, was broken, was announced; None where nothing of this stands there."""
    own = Telling(
        sentence=sentence,
        span=Span(mentions[0].start, mentions[0].end),
        by=Attribution.own(),
        words=telling.words,
        kind=telling.kind,
    )
    read_days(own, mentions, letters, None, telling)
    read_brokers(own, mentions, letters, mentions[0], None)
    read_breach(own, mentions, letters, mentions[0])
    return own if own.announced or own.effective or own.breaches else None
