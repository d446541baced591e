"""Falsehoods: what somebody calls false, or says is false: "called the claim an absolute lie".

"The report is groundless", "it has nothing to do with reality", "this does not correspond to the facts" say
so of what was claimed; whose words these are is asked in `denying`. What does not correspond to anything but
the truth ("the uniforms do not correspond to the season") is called nothing, and so is what is "not false".
Who says of what it is false ("it isn't true that its troops fired", "claims to land are absurd") denies a
claim only where that is something claimed in a war.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from nkconflict.model.spans import Span
from nkconflict.reading.context import Sentence
from nkconflict.reading.denied_things import SAYINGS, is_of_war, of_something_else

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
_REVERSED: Final = re.compile(
    r"\b(?:not|no|never|neither|nor|hardly|scarcely|anything but)\b"
    r"(?! (?:only|just|merely|simply|true|correct|(?:more|less|other|better) than|doubt|question|way)\b)"
)
"""What makes a word for what is false say the opposite: "not false", "no fairy tale", "never a lie"."""
_PREDICATE: Final = re.compile(
    r"(?!(?<=true|rect) (?!(?:that|to|and|or|but|nor|at|either|in|on|for|from|as|since|because|by|with"
    r"|when|while|if|according|he|she|it|they|sa(?:id|ys)|any(?:more)?)\b)\w)"
)
"""Nothing, but for a noun behind "true": "this isn't true love of peace"."""
_OF_WHAT: Final = re.compile(
    r"(?: (?:at all|simply|just|either))? (?:that|to (?:say|claim|suggest|hope|believe|think|speak|talk"
    r"|expect|assert|call|pretend|state|argue|maintain|allege|write|report|tell|accuse|blame))\b(?P<what>[^.;,\"]*)"
)
_WHOSE: Final = re.compile(r"\bwhose (?:\w+ )?\Z")


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
    if words is None or _REVERSED.search(words["words"]):
        return None
    if about is not None and noun == about["noun"] and _is_of_another_matter(sentence, *about.span("noun")):
        return None
    return Falsehood(noun, Span(*called.span()), Span(*words.span("words")))


def is_false(sentence: Sentence) -> Falsehood | None:
    """Return what is said to be false: "the report is groundless", "this does not correspond to reality"."""
    false = _IS_FALSE.search(sentence.lower, sentence.start, sentence.end)
    if false is None:
        return None
    words = false.span("words" if false["words"] else "unlike")
    if false["words"] and _REVERSED.search(false["words"]):
        return None
    if false["noun"] and _is_of_another_matter(sentence, *false.span("noun")):
        return None
    what = _OF_WHAT.match(sentence.lower, false.end(), sentence.end)
    if what is not None and not is_of_war(sentence, *what.span("what")):
        return None
    if _PREDICATE.match(sentence.lower, false.end()) is None:
        return None
    return Falsehood(false["noun"] or "it", Span(*false.span()), Span(*words))


def _is_of_another_matter(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether the noun at `[start, end)` is for no claim of the war: "claims to land", "whose claims"."""
    whose = _WHOSE.search(sentence.lower, sentence.start, start) is not None
    return whose or of_something_else(sentence, end)
