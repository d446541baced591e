"""Falsehoods: what somebody calls false, or says is false: "called the claim an absolute lie".

"The report is groundless", "it has nothing to do with reality", "this does not correspond to the facts" say
so of what was claimed; whose words these are is asked in `denying`. What does not correspond to anything but
the truth ("the uniforms do not correspond to the season") is called nothing.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from nkconflict.model.spans import Span
from nkconflict.reading.context import Sentence
from nkconflict.reading.denied_things import SAYINGS

__all__ = ["Falsehood", "called_false", "has_falsehood", "is_false"]

_TRUTH: Final = (
    r"(?:the )?(?:actual |real |objective )?(?:truth|reality|realities|facts|situation|state of affairs)"
)
_FALSE: Final = (
    r"(?:groundless|baseless|unfounded|absurd|false|untrue|not true|lies?|fakes?|nonsense|ridiculous"
    r"|invention|fantas(?:y|ies)|fiction|fairy tales?|slander|hoax|incorrect|not correct|without foundation"
    r"|disinformation|misinformation|propaganda|fabricat\w+"
    rf"|(?:nothing (?:to do|in common) with|far (?:removed )?from|remote from|at odds with) {_TRUTH})"
)
_UNLIKE: Final = (
    r"(?:(?:(?:do|does|did)(?: not|n't) (?:\w+ )?"
    r"(?:(?:correspond|conform|relate) (?:to|with)|agree with|match|reflect)"
    rf"|contradict(?:s|ed)?|bears? no (?:relation|resemblance) to) {_TRUTH}"
    r"|(?:is|are|was|were)n't (?:\w+ )?(?:true|correct))"
)
"""Verbs that say of what is claimed that it is not so: "does not correspond to reality", "isn't true"."""
_FALSE_WORD: Final = re.compile(rf"\b(?:{_FALSE}|{_UNLIKE})\b")
_CALLED: Final = re.compile(
    r"\b(?:call(?:ed|s|ing)|describ(?:ed|es|ing)|brand(?:ed|s|ing)|labell?ed|denounced|slammed)\b"
)
_ABOUT: Final = re.compile(rf"[^.;]{{0,120}}?\b(?P<noun>{SAYINGS}|it|this|that)\b ?")
_WHICH: Final = re.compile(r", which [^,;.]{2,70} \Z")
_WORDS: Final = re.compile(
    rf"(?:(?:an?|the|as) ){{0,2}}\"?(?:an? |the )?(?P<words>[^\".;,]{{0,50}}?\b{_FALSE}\b[^\".;,]{{0,40}})"
)
_IS_FALSE: Final = re.compile(
    rf"\b(?:(?P<noun>{SAYINGS})|it"
    r"|(?:that|this)(?='s\b| (?:(?:is|was|were|does|did)(?:n't)?|has|contradict(?:s|ed)|bears)\b))"
    r"\b[^.;]{0,200}?\b(?:(?:is|are|was|were|has|have|had|(?:(?<=it')|(?<=that'))s) (?:an? |the )?\"?"
    rf"(?P<words>(?:(?!\b(?:is|are|was|were)\b)[^.;,\"]){{0,30}}?\b{_FALSE}\b(?: and {_FALSE}\b)?)"
    rf"|(?P<unlike>{_UNLIKE}\b))"
)


class Falsehood(NamedTuple):
    """What is called false: the noun for it ("it" without one), where that is said, and in which words.

    `said` is the verb that calls it so, or else the whole of what is said of it.
    """

    noun: str
    said: Span
    words: Span


def has_falsehood(sentence: Sentence) -> bool:
    """Say whether a sentence has a word for what is false."""
    return _FALSE_WORD.search(sentence.lower, sentence.start, sentence.end) is not None


def called_false(sentence: Sentence) -> Falsehood | None:
    """Return what a verb calls false: "called the claim an absolute lie", ", which Baku called a lie"."""
    lower = sentence.lower
    called = _CALLED.search(lower, sentence.start, sentence.end)
    if called is None:
        return None
    about = _ABOUT.match(lower, called.end(), sentence.end)
    noun, start = (about["noun"], about.end()) if about is not None else ("it", 0)
    if _WHICH.search(lower[sentence.start : called.start()]):
        noun, start = "it", called.end() + 1
    words = _WORDS.match(lower, start, sentence.end) if start else None
    return Falsehood(noun, Span(*called.span()), Span(*words.span("words"))) if words is not None else None


def is_false(sentence: Sentence) -> Falsehood | None:
    """Return what is said to be false: "the report is groundless", "this does not correspond to reality"."""
    false = _IS_FALSE.search(sentence.lower, sentence.start, sentence.end)
    if false is None:
        return None
    words = false.span("words" if false["words"] else "unlike")
    return Falsehood(false["noun"] or "it", Span(*false.span()), Span(*words))
