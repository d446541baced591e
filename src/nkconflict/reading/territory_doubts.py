"""Whether ground has changed hands at all: not in an old war, not if or when, not wished for, not denied.

Most sentences about ground tell of no gain: who has held it since 1994, who must return it, what will be
handed over, what would follow if it fell. The words around the verb decide, as far as its own clause
reaches; what is only wished for stands in the infinitive, which the shapes leave out.
"""

from __future__ import annotations

import re
from typing import Final

from nkconflict.model.attribution import Modality, Voice
from nkconflict.model.dates import WeekdayRef
from nkconflict.model.sightings import BlockKind
from nkconflict.model.spans import Span
from nkconflict.reading.context import Sentence
from nkconflict.reading.cues import of_neither
from nkconflict.reading.mentions import Mention
from nkconflict.reading.speakers import Source
from nkconflict.reading.territory_grounds import Land

__all__ = ["Standing", "is_history", "standing"]

_BACK: Final = 2000
"""How many code points before its sentence a paragraph is looked through: more than people write."""

Standing = tuple[Modality, Span | None]
"""How firmly a thing is said, and the word that says so."""

_YEAR: Final = re.compile(r"\b(1[89]\d\d|20\d\d)(?:s\b|\b(?!,\d))")
_LONG_AGO: Final = re.compile(
    r"\b(?:decades?|years) (?:ago|earlier|before)|\b(?:nine|eigh)ties\b|\bsoviet\b"
    r"|\bfirst (?:nagorno-karabakh |karabakh )?war\b|\b(?:19)?90s\b|\bfor (?:\w+ ){0,4}(?:decades|years)\b"
)
_THEN: Final = re.compile(r"\W*(?:by|back|until|since|at) (?:then|that time|the time)\b")
_OLD: Final = re.compile(r"\b(?:(1[89]\d\d)|decades|soviet)")
_UNREAL: Final = re.compile(
    r"\b(?:if|unless|(?<!up )until|till|whether|once|lest|in case|as soon as|so that|in order that)\b"
)
_FORESEEN: Final = re.compile(r"\b(?:before|by the time)\b[^,;]*\Z")
_WHEN: Final = re.compile(r"\b(?:after|when|once)\b[^,;]*\Z")
_TERMS: Final = re.compile(r"\bunder (?:[\w'-]+ ){0,4}(?:deal|agreement|accord|terms|pact|plan|proposal)\b")
_FALSE: Final = re.compile(
    r"(?:\w+ ){1,3}?(?:false|fake|untrue|not true|lies?|nonsense|baseless|groundless|unfounded)\b"
)
_BELIED: Final = re.compile(r"(?:QH?[px]{0,2}K)?b")
_ARE: Final = frozenset(("is", "are"))
_IF: Final = re.compile(r"\W*if\b")
# "did not confirm that it had fallen", "it does not appear that troops entered"
_UNSURE: Final = re.compile(r"d[hbx^u]{0,3}(?:S[^;.\"S]{0,12}$|x[^;.\"S]{0,6}q)")


def is_history(
    sentence: Sentence, land: Land, first: int, last: int, source: Source | None, key: str
) -> bool:
    """Say whether letters tell of an earlier war, by a year or by "decades ago" beside them."""
    span, recent = land.span(*land.clause(first, last)), sentence.published.year - 1
    words = sentence.lower[span.start : span.end]
    if _LONG_AGO.search(words) or any(int(year[1]) < recent for year in _YEAR.finditer(words)):
        return True
    if source is not None or "D" in land.letters or key in ("liberated", "retaken"):
        return False
    if _THEN.match(sentence.lower, sentence.start):
        return True
    opened = max(sentence.discourse.opened, sentence.start - _BACK)
    before = _OLD.finditer(sentence.lower, opened, sentence.start)
    return any(old[1] is None or int(old[1]) < recent for old in before)


def standing(
    sentence: Sentence, land: Land, verb: int, first: int, last: int, source: Source | None
) -> Standing | None:
    """Return how firmly letters say that ground changed hands; None where they do not say that it has."""
    letters = land.letters
    low = verb
    while low and letters[low - 1] not in ';BS."':
        low -= 1
    aux = verb
    while aux and letters[aux - 1] in 'hbmduf^zjx9>"':
        aux -= 1
    helpers = [land.mention(index) for index in range(aux, verb)]
    hedge = _conditional(sentence, helpers)
    if hedge is None or _is_unreal(sentence, land, low, verb):
        return None
    behind = _BELIED.match(letters, last)
    belied = behind is not None and _FALSE.match(sentence.lower, land.mention(behind.end() - 1).start)
    if belied or any(m.letter == "d" for m in helpers):
        named = source is not None and source.attribution.voice is Voice.NAMED and sentence.says(source)
        return (Modality.DENIED, _span(helpers, "d")) if named and source and not source.denies else None
    if source is not None and source.denies:
        denied = next((m for m in sentence.mentions if m.start == source.verb), None)
        return Modality.DENIED, Span(denied.start, denied.end) if denied is not None else None
    if hedge:
        return Modality.HEDGED, _span(helpers, "m")
    near = [land.mention(i) for i in range(min(low, first), min(len(letters), verb + 2))]
    doubt = _span(near, "u")
    return (Modality.HEDGED, doubt) if doubt is not None else (Modality.ASSERTED, None)


def _is_unreal(sentence: Sentence, land: Land, low: int, verb: int) -> bool:
    """Say whether it is only supposed, agreed or unconfirmed; `low` is the first letter of the clause."""
    start, word = land.mention(low).start, land.mention(verb)
    if _IF.match(sentence.lower, sentence.start) or _UNREAL.search(sentence.lower, start, word.start):
        return True
    if of_neither(sentence.lower, sentence.clause(word.start)[0], word.start):
        return True
    if _is_present(sentence, land, verb) and _is_to_come(sentence, land, start, verb):
        return True
    present = sentence.words(word).partition(" ")[0].endswith("s")
    if present and _TERMS.search(sentence.lower, sentence.start, word.start):
        return True  # "under the deal, Armenia hands over"
    return _UNSURE.search(land.letters, max(0, low - 4), verb) is not None


def _is_present(sentence: Sentence, land: Land, verb: int) -> bool:
    """Say whether ground changes hands in the present: "takes over", "troops take", "is handed over"."""
    letter, before = land.letters[verb], land.letters[:verb].rstrip("^x")[-1:]
    if letter == "t":
        return before in tuple("OGpPA") and land.letters[verb + 1 : verb + 2] == "g"
    if letter not in "TCJ":
        return False
    helper = land.mention(verb - 1) if before == "b" else None
    if helper is not None:
        return sentence.words(helper) in _ARE
    return sentence.words(land.mention(verb)).partition(" ")[0].endswith("s")


def _is_to_come(sentence: Sentence, land: Land, start: int, verb: int) -> bool:
    """Say whether the present is meant for days ahead: "before X takes over", "takes over on Sunday"."""
    before = sentence.lower[start : land.mention(verb).start]
    if _FORESEEN.search(before):
        return True
    if sentence.block is not BlockKind.PARAGRAPH:
        return False  # headlines and captions tell in the present of what is done
    low, high = land.clause(verb, verb + 1)
    days = [land.mention(index) for index in range(low, high) if land.letters[index] == "D"]
    ahead = (isinstance(day.written, WeekdayRef) or _is_ahead(sentence, day) for day in days)
    return _WHEN.search(before) is not None or any(ahead)


def _is_ahead(sentence: Sentence, day: Mention) -> bool:
    period = sentence.resolved(day)
    return period is not None and period.since is not None and period.since > sentence.published


def _conditional(sentence: Sentence, helpers: list[Mention]) -> bool | None:
    """Say whether auxiliaries leave it open ("may have captured"); None where they make it a mere idea."""
    if any(m.letter == "b" and sentence.words(m) in ("be", "being") for m in helpers):
        return None
    for mention, following in zip(helpers, [*helpers[1:], None], strict=False):
        if mention.letter == "m":
            past = following is not None and following.letter == "h"
            return True if past and sentence.words(mention) in ("may", "might", "could") else None
    return False


def _span(mentions: list[Mention], letter: str) -> Span | None:
    return next((Span(m.start, m.end) for m in mentions if m.letter == letter), None)
