"""Denying: the words with which a party denies, and what of: something said, or a deed of its own.

"Denied the claim", "rejected it", "which Armenia denied" and "dismissed the statement as a lie" deny what was
said; so does whoever calls a report groundless. "Denied shelling Ganja", "denied responsibility" and "said it
carried out no attack" deny a deed; so does "denied sending fighters". Who "denied losing any tanks" answers
who told of their loss. What is denied besides (a truce that was rejected, dead that somebody denies having)
is left alone. To which claim a denial belongs is asked in `denials`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, NamedTuple

from nkconflict.model.attribution import Attribution
from nkconflict.model.parties import Party
from nkconflict.model.spans import Span
from nkconflict.reading.accusers import whose_word
from nkconflict.reading.alphabets import ALLEGATIONS
from nkconflict.reading.belonging import both
from nkconflict.reading.context import Sentence
from nkconflict.reading.cues import of_denial
from nkconflict.reading.denied_things import (
    EQUIPMENT,
    denied_deed,
    lost_thing,
    places_hit,
    said_before,
    sent_away,
)
from nkconflict.reading.falsehoods import called_false, has_falsehood, is_false
from nkconflict.reading.mentions import Mention
from nkconflict.reading.subjects import leftwards, rightwards
from nkconflict.reading.whose import resolved

__all__ = ["Denying", "denials_in"]

_AS: Final = re.compile(r"[^.;,]{0,60}?\bas (?:an? |the )?")
_CLOSED: Final = re.compile(r'[",.;]| and (?:said|accused|asserted|told)\b')
_BY_WHOM: Final = re.compile(r" (?:by|from) (?:the )?[^.;,]{2,50}?(?= that\b)")
_JOINT: Final = re.compile(
    r"(?:(?P<one>[pPA])[aOoG]{0,3}&_?(?P<other>[pPA])[aOoG']{0,3}|(?P<both>s))[x^hmD]{0,3}$"
)
_QUICK: Final = re.compile(r"(?P<one>[pPA])[aOoG']{0,4}bx>$")
_NEGATED: Final = re.compile(r"d[h^x]?$")
_SKIPPED: Final = re.compile(r"(?:i?D|\^)*")
_UNDONE: Final = re.compile(r"d[h^x_1v]{0,4}b?[bh^x]{0,2}[Ttw]|w[x^]?d[x^]?[fv]|d[x^]{0,2}[fv]h?b")


class Denying(NamedTuple):
    """A denial: by whom and in which words; of a deed, or of what was said, with the noun for it if any.

    `whose` word is denied is known where it is told ("Armenia's claim"). `where` are the ids of the places of
    a deed, `words` what the denier calls what he denies; one that is `implied` ("no shot was fired") counts
    only where something was alleged. `thing` is the kind of equipment that was not lost.
    """

    rule: str
    by: Attribution
    speaker: Span
    verb: Span
    span: Span
    deed: bool
    noun: str = ""
    where: frozenset[str] = frozenset()
    words: Span | None = None
    implied: bool = False
    whose: Party | None = None
    thing: str = ""


def denials_in(sentence: Sentence, *, answering: bool) -> Iterator[Denying]:
    """Yield the denials of a sentence; those that only answer, where there is something to answer."""
    found = False
    if of_denial(sentence.lower, sentence.start, sentence.end):
        for index, mention in enumerate(sentence.mentions):
            if mention.letter == "S" and mention.key == "denied":
                for by, speaker in _deniers(sentence, index):
                    denying = _denied(sentence, mention, by, speaker)
                    if denying is not None:
                        found = True
                        yield denying
    if found or not answering:
        return
    if has_falsehood(sentence):
        yield from _called(sentence)
        yield from _false(sentence)
    if ALLEGATIONS in sentence.kinds:
        yield from _undone(sentence)


def _deniers(sentence: Sentence, index: int) -> list[tuple[Attribution, Span]]:
    """Return who denies: the source of the verb, both of two parties, or who stands behind "denied by"."""
    mentions, letters = sentence.tagged
    verb = mentions[index]
    source = next((s for s in sentence.sources if s.denies and s.verb == verb.start), None)
    if source is not None and source.attribution.party is not None:
        by = sentence.relayed(source, verb.start).attribution
        return [(by, Span(source.start, source.end))]
    if _NEGATED.search(letters[max(0, index - 3) : index]):
        return []
    if letters[index + 1 : index + 2] == "@" and sentence.words(mentions[index + 1]) == "by":
        parts = rightwards(mentions, letters, index + 2)
        who = resolved(parts, sentence.lower, sentence.discourse, mentions[:index]) if parts else None
        if who is None or who.by.party is None:
            return []
        return [(who.by, Span(parts[0].start, parts[-1].end))]
    joint = _JOINT.search(letters[:index]) or _QUICK.search(letters[:index])
    if joint is None and source is not None and source.attribution.party is None:
        ends = bisect_left([m.start for m in mentions], source.end)
        joint = _JOINT.search(letters[:ends])  # "both sides accused each other and denied it"
    if joint is None:
        return []
    if joint.groupdict().get("both"):
        at = mentions[joint.start("both")]
        return [(Attribution.named(party), Span(at.start, at.end)) for party in both(sentence)]
    named = [mentions[joint.start(name)] for name in ("one", "other") if joint.groupdict().get(name)]
    lexicon = sentence.vocabulary.lexicon
    return [(Attribution.named(lexicon.party(m.key).root), Span(m.start, m.end)) for m in named]


def _denied(sentence: Sentence, verb: Mention, by: Attribution, speaker: Span) -> Denying | None:
    """Return the denial that a verb makes of what stands behind it, or None."""
    mentions, letters = sentence.tagged_in(ALLEGATIONS)
    index = next((i for i, m in enumerate(mentions) if m.start >= verb.end), len(mentions))
    skipped = _SKIPPED.match(letters, index)
    index = skipped.end() if skipped else index
    start = mentions[index].start if index < len(mentions) else sentence.end
    at = Span(verb.start, verb.end)
    whole = Span(min(speaker.start, at.start), max(speaker.end, at.end))
    by_whom = letters[index : index + 1] == "@" and sentence.words(mentions[index]) == "by"
    if by_whom or sentence.words(mentions[index - 1]) == "by":
        return Denying("denial", by, speaker, at, whole, deed=False)
    sent = sent_away(sentence, start)
    if sent is not None:
        return Denying("denial_of_deed", by, speaker, at, whole | sent, deed=True)
    lost = lost_thing(sentence, start)
    if lost is not None:
        whole |= Span(at.start, lost.end)
        return Denying("denial", by, speaker, at, whole, deed=False, noun=EQUIPMENT, thing=lost.key)
    deed = denied_deed(sentence, index, start)
    if deed is not None:
        end, act = deed
        where, whole = places_hit(sentence, start), whole | Span(at.start, end)
        return Denying("denial_of_deed", by, speaker, at, whole, deed=True, where=where, implied=not act)
    said = said_before(sentence, start)
    if said is None:
        return None
    named = said["noun"] or ""
    if named or said["pronoun"]:
        end = said.end("noun" if named else "pronoun")
        whose = _BY_WHOM.match(sentence.lower, end, sentence.end)  # "a statement by Baku that"
        whole = whole | Span(at.start, whose.end() if whose is not None else end)
    words = _words(sentence, said.end()) or _words(sentence, start)
    whole = whole | words if words is not None else whole
    of = whose_word(sentence, verb, said.start("noun"), said.end()) if named else None
    return Denying("denial", by, speaker, at, whole, deed=False, noun=named, words=words, whose=of)


def _words(sentence: Sentence, start: int) -> Span | None:
    """Return what the denier calls it: the words behind "as", without their quotation marks."""
    lower, end = sentence.lower, sentence.end
    introduced = _AS.match(lower, start, end)
    if introduced is None:
        return None
    start = introduced.end()
    while start < end and lower[start] in ' "':
        start += 1
    stop = _CLOSED.search(lower, start, end)
    close = stop.start() if stop else end
    words = lower[start:close].rstrip()
    return Span(start, start + len(words)) if words and len(words) <= 80 else None


def _called(sentence: Sentence) -> Iterator[Denying]:
    """Yield the denial of whoever calls a report false: "called the claim an absolute lie"."""
    called = called_false(sentence)
    if called is None:
        return
    index = next((i for i, m in enumerate(sentence.mentions) if m.start == called.said.start), 0)
    parts, _ = leftwards(sentence.mentions, sentence.tags, index)
    before = sentence.mentions[:index]
    who = resolved(parts, sentence.lower, sentence.discourse, before) if parts else None
    if who is not None and who.by.party is not None:
        speaker, words = Span(parts[0].start, parts[-1].end), called.words
        yield Denying(
            "denial", who.by, speaker, called.said, speaker | words, deed=False, noun=called.noun, words=words
        )


def _false(sentence: Sentence) -> Iterator[Denying]:
    """Yield the denial of whoever says that a report is false, which is not the one whose report it is."""
    false = is_false(sentence)
    if false is None:
        return
    others = [s for s in sentence.reaching if s.verb != false.said.start]
    source = sentence.source_at(false.said.end - 1, others)
    if source is None or source.denies or source.attribution.party is None or not sentence.says(source):
        return
    speaker, at = Span(source.start, source.end), false.said
    yield Denying(
        "denial", source.attribution, speaker, at, speaker | at, deed=False, noun=false.noun,
        words=false.words, implied=True,
    )  # fmt: skip


def _undone(sentence: Sentence) -> Iterator[Denying]:
    """Yield the denials of whoever says that nothing was done: "said it carried out no attack"."""
    mentions, letters = sentence.tagged_in(ALLEGATIONS)
    undone = _UNDONE.search(letters)
    if undone is None:
        return
    act = mentions[undone.end() - 1]
    source = sentence.source_at(act.start, sentence.reaching)
    if source is None or source.denies or source.attribution.party is None:
        return
    verb = Span(mentions[undone.start()].start, act.end)
    speaker = Span(source.start, source.end)
    span = speaker | verb if sentence.says(source) else verb
    where = places_hit(sentence, act.end)
    yield Denying(
        "denial_of_deed", source.attribution, speaker, verb, span, deed=True, where=where, implied=True
    )
