"""Sayings: who says something in a sentence, as the sentence by itself tells.

Words are brought by verbs of telling (see `tellers`), by "according to", and, in headlines and before a
quotation, by a colon or dash that sets a name off from what it says.
"""

from __future__ import annotations

import re
from typing import Final

from nkconflict.model.attribution import Attribution, Voice
from nkconflict.model.sightings import BlockKind
from nkconflict.model.spans import Span
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Tagged
from nkconflict.reading.narration import CREDITS
from nkconflict.reading.sources import find_sources
from nkconflict.reading.speakers import Source
from nkconflict.reading.tellers import Saying, bounds, teller
from nkconflict.reading.whose import stands_for

__all__ = ["Saying", "find_sayings"]

_NAMED: Final = r"[_1]?[pPOoaxA'/_-]{0,8}[OoIPA]"
_BEFORE_COLON: Final = re.compile(rf"({_NAMED}):(?=.)")
_BEFORE_QUOTED: Final = re.compile(rf"({_NAMED})(?:[i+][_1]?x?W)?:(?=\")")
_BEHIND_COLON: Final = re.compile(rf"[-=:]({_NAMED}),?I?\.?$")


def find_sayings(line: Tagged, sentence: Sentence) -> list[Saying]:
    """Return who says what in the line of a sentence, in order, as the sentence by itself tells."""
    found = _headed(line, sentence)
    if "S" not in line.letters and "@" not in line.letters:
        return found
    sources = {source.verb: source for source in find_sources(line, sentence.lower, sentence.discourse)}
    for index, letter in enumerate(line.letters):
        verb = line.mentions[index]
        saying: Saying | None = None
        if letter == "@" and sentence.words(verb) in CREDITS:
            saying = _credited(index, sources.get(verb.start), line, sentence)
        elif letter == "S":
            saying = teller(index, sources.get(verb.start), line, sentence, found)
        if saying is not None:
            found.append(saying)
    return found


def _headed(line: Tagged, sentence: Sentence) -> list[Saying]:
    """Return whose words a colon or dash sets off: "Lavrov: truce must hold", "... - president"."""
    letters = line.letters
    if sentence.block is BlockKind.HEADLINE:
        match = _BEFORE_COLON.match(letters) or _BEHIND_COLON.search(letters)
    else:
        match = _BEFORE_QUOTED.match(letters)
    if match is None:
        return []
    first, last = match.start(1), match.end(1) - 1
    parts = line.mentions[first : last + 1]
    who = stands_for(parts, sentence.lower, sentence.discourse)
    topic = first == 0 and not set(letters[first : last + 1]) & set("IOo")  # "Karabakh: truce broken"
    if who is None or who.voice is not Voice.NAMED or topic:
        return []
    mark = match.end() - 1 if match.start() == 0 else match.start()
    return [Saying(mark, first, last, who, Span(parts[0].start, parts[-1].end), line.mentions[mark])]


def _credited(index: int, source: Source | None, line: Tagged, sentence: Sentence) -> Saying | None:
    """Return whose words "according to" brings: a source's, or "his" who was told of last."""
    verb, following = line.mentions[index], line.mentions[index + 1 : index + 2]
    if following and sentence.words(following[0]) in ("him", "her"):
        subject = Span(following[0].start, following[0].end)
        return Saying(index, index + 1, index + 1, Attribution(voice=Voice.UNNAMED), subject, verb)
    if source is None or source.start < verb.start:
        return None
    first, last = bounds(source, line)
    return Saying(index, first, last, source.attribution, Span(source.start, source.end), verb)
