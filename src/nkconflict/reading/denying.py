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
from nkconflict.reading.accusers import REPORTS, whose_word
from nkconflict.reading.alphabets import ALLEGATIONS
from nkconflict.reading.belonging import both
from nkconflict.reading.context import Sentence
from nkconflict.reading.cues import of_denial
from nkconflict.reading.denied_things import CLAUSE, EQUIPMENT, lost_thing, sent_away
from nkconflict.reading.mentions import Mention
from nkconflict.reading.noun_phrases import noun_phrase
from nkconflict.reading.subjects import leftwards, rightwards
from nkconflict.reading.whose import resolved

__all__ = ["Denying", "denials_in"]

_SAID: Final = "|".join(sorted(REPORTS))
_FIGURES: Final = "figures?|numbers?|count|toll|losses|death toll"
_FALSE: Final = (
    r"(?:groundless|baseless|unfounded|absurd|false|untrue|not true|lies?|fake|nonsense|ridiculous|invention"
    r"|fantas(?:y|ies)|fiction|fairy tales?|slander|hoax"
    r"|disinformation|misinformation|propaganda|fabricat\w+|nothing to do with reality)"
)
_FALSE_WORD: Final = re.compile(rf"\b{_FALSE}\b")
_OF_WHAT_WAS_SAID: Final = re.compile(
    r"[^\w]*(?:$|[,.;)]|(?:and|but|as|minutes|hours)\b"
    r"|(?P<pronoun>it|this|that|them|these|those)\b[^\w]*(?:$|[,.;]|(?:as|and|but)\b)"
    r"|(?:(?:the|these|those|this|that|such|both|all|any|an?|its|their) )?"
    r"(?:[^\s,.;]+(?<!ing)(?<!that) ){0,5}?"
    rf"(?P<noun>{_SAID}|{_FIGURES})\b)"
)
_OF_A_DEED: Final = re.compile(
    r"\W*(?:(?:the|any|an?|all|its|having any|having had) )?(?:[^\s,.;]+ ){0,2}?"
    r"(?:attacks?|strikes?|shelling|involvement|responsibility|bombardment|bombing)\b"
)
_CONTENT: Final = re.compile(r" (?:of|that|about|over|on)\b[^.;,]*")
_SETTLEMENTS: Final = frozenset(("city", "town", "village", "settlement", "capital"))
_AS: Final = re.compile(r"[^.;,]{0,60}?\bas (?:an? |the )?")
_CALLED: Final = re.compile(
    r"\b(?:call(?:ed|s|ing)|describ(?:ed|es|ing)|brand(?:ed|s|ing)|labell?ed|denounced|slammed)\b"
)
_IS_FALSE: Final = re.compile(
    rf"\b(?:(?P<noun>{_SAID})|it|(?:that|this)(?= (?:is|was|were)\b))"
    rf"\b[^.;]{{0,200}}?\b(?:is|are|was|were|has|have|had) (?:an? |the )?\"?"
    rf"(?P<words>(?:(?!\b(?:is|are|was|were)\b)[^.;,\"]){{0,30}}?\b{_FALSE}\b(?: and {_FALSE}\b)?)"
)
_WORDS: Final = re.compile(
    rf"(?:(?:an?|the|as) ){{0,2}}\"?(?:an? |the )?(?P<words>[^\".;,]{{0,50}}?\b{_FALSE}\b[^\".;,]{{0,40}})"
)
_ABOUT: Final = re.compile(rf"[^.;]{{0,120}}?\b(?P<noun>{_SAID}|{_FIGURES}|it|this|that)\b ?")
_CLOSED: Final = re.compile(r'[",.;]| and (?:said|accused|asserted|told)\b')
_BY_WHOM: Final = re.compile(r" (?:by|from) (?:the )?[^.;,]{2,50}?(?= that\b)")
_WHICH: Final = re.compile(r", which [^,;.]{2,70} \Z")
_JOINT: Final = re.compile(
    r"(?:(?P<one>[pPA])[aOoG]{0,3}&_?(?P<other>[pPA])[aOoG']{0,3}|(?P<both>s))[x^hmD]{0,3}$"
)
_QUICK: Final = re.compile(r"(?P<one>[pPA])[aOoG']{0,4}bx>$")
_NEGATED: Final = re.compile(r"d[h^x]?$")
_SKIPPED: Final = re.compile(r"(?:i?D|\^)*")
_DEED: Final = re.compile(r"(?:q[_1H]?[rpPAOosx]{0,4}[hmd^]{0,2}|h|x)?_?[x^]?(?P<act>[Ttk]|w(?:_?f)?)")
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
    if _FALSE_WORD.search(sentence.lower, sentence.start, sentence.end):
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
    deed = _deed_end(sentence, index, start)
    if deed:
        where, whole = _places(sentence, start), whole | Span(at.start, deed)
        noun = _DEED.match(letters, index) is None  # "involvement" may be in anything
        return Denying("denial_of_deed", by, speaker, at, whole, deed=True, where=where, implied=noun)
    said = _OF_WHAT_WAS_SAID.match(sentence.lower, start, sentence.end)
    if said is None or not _of_an_attack(sentence, said):
        return None
    named = said["noun"] or ""
    if named or said["pronoun"]:
        end = said.end("noun" if named else "pronoun")
        whose = _BY_WHOM.match(sentence.lower, end, sentence.end)  # "a statement by Baku that"
        whole = whole | Span(at.start, whose.end() if whose is not None else end)
    words = _words(sentence, said.end(), as_only=True) or _words(sentence, start, as_only=True)
    whole = whole | words if words is not None else whole
    of = whose_word(sentence, verb, said.start("noun"), said.end()) if named else None
    return Denying("denial", by, speaker, at, whole, deed=False, noun=named, words=words, whose=of)


def _deed_end(sentence: Sentence, index: int, start: int) -> int:
    """Return where the words for a denied deed end, or 0 where none is denied."""
    tagged = sentence.tagged_in(ALLEGATIONS)
    deed = _DEED.match(tagged.letters, index)
    if deed is not None:
        done = noun_phrase(sentence, tagged, deed.end(), len(tagged.letters))
        return done.span.end if done is not None else tagged.mentions[deed.end() - 1].end
    if _OF_WHAT_WAS_SAID.match(sentence.lower, start, sentence.end):
        return 0
    noun = _OF_A_DEED.match(sentence.lower, start, sentence.end)
    return noun.end() if noun is not None else 0


def _of_an_attack(sentence: Sentence, said: re.Match[str]) -> bool:
    """Say whether what was said is of an attack or a figure, where its noun says what it is of."""
    content = _CONTENT.match(sentence.lower, said.end(), sentence.end)
    if not said["noun"] or content is None:
        return True
    told = [
        m
        for m in (*sentence.tagged_in(ALLEGATIONS).mentions, *sentence.mentions)
        if content.start() <= m.start < content.end()
    ]
    return any(m.letter in "TtfwvkUKLJN" or m.kind in ("harm", "loss", "state") for m in told)


def _places(sentence: Sentence, start: int) -> frozenset[str]:
    """Return the ids of the places that a denied deed is said to have hit."""
    stop = CLAUSE.search(sentence.lower, start, sentence.end)
    end = stop.start() if stop else sentence.end
    mentions = sentence.tagged_in(ALLEGATIONS).mentions
    lexicon = sentence.vocabulary.lexicon
    named = [lexicon.place(m.key) for m in mentions if m.letter == "Z" and start <= m.start < end]
    return frozenset([place.id for place in named if place.id and place.kind in _SETTLEMENTS])


def _words(sentence: Sentence, start: int, *, as_only: bool) -> Span | None:
    """Return what the denier calls it: the words in quotation marks, else those behind "as"."""
    lower = sentence.lower
    if as_only:
        introduced = _AS.match(lower, start, sentence.end)
        if introduced is None:
            return None
        start = introduced.end()
    end = sentence.end
    while start < end and lower[start] in ' "':
        start += 1
    stop = _CLOSED.search(lower, start, end)
    close = stop.start() if stop else end
    words = lower[start:close].rstrip()
    return Span(start, start + len(words)) if words and len(words) <= 80 else None


def _called(sentence: Sentence) -> Iterator[Denying]:
    """Yield the denial of whoever calls a report false: "called the claim an absolute lie"."""
    lower = sentence.lower
    called = _CALLED.search(lower, sentence.start, sentence.end)
    about = _ABOUT.match(lower, called.end(), sentence.end) if called is not None else None
    noun, start = (about["noun"], about.end()) if about is not None else ("it", 0)
    if called is not None and _WHICH.search(lower[sentence.start : called.start()]):
        noun, start = "it", called.end() + 1  # ", which the ministry called a lie"
    words = _WORDS.match(lower, start, sentence.end) if start else None
    if called is None or words is None:
        return
    index = next((i for i, m in enumerate(sentence.mentions) if m.start == called.start()), 0)
    parts, _ = leftwards(sentence.mentions, sentence.tags, index)
    who = resolved(parts, lower, sentence.discourse, sentence.mentions[:index]) if parts else None
    if who is not None and who.by.party is not None:
        speaker, verb = Span(parts[0].start, parts[-1].end), Span(*called.span())
        at = Span(*words.span("words"))
        yield Denying("denial", who.by, speaker, verb, speaker | at, deed=False, noun=noun, words=at)


def _false(sentence: Sentence) -> Iterator[Denying]:
    """Yield the denial of whoever says that a report is false, which is not the one whose report it is."""
    false = _IS_FALSE.search(sentence.lower, sentence.start, sentence.end)
    if false is None:
        return
    others = [s for s in sentence.reaching if s.verb != false.start("noun")]
    source = sentence.source_at(false.end() - 1, others)
    if source is None or source.denies or source.attribution.party is None or not sentence.says(source):
        return
    speaker, at = Span(source.start, source.end), Span(*false.span())
    words = Span(*false.span("words"))
    yield Denying(
        "denial", source.attribution, speaker, at, speaker | at, deed=False, noun=false["noun"] or "it",
        words=words, implied=True,
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
    where = _places(sentence, act.end)
    yield Denying(
        "denial_of_deed", source.attribution, speaker, verb, span, deed=True, where=where, implied=True
    )
