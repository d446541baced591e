"""Hearing: who speaks in each sentence of an article, once the rest of it is known.

A sentence by itself tells who "Lavrov" is. Who "he", "the president" or "its ministry" is, is asked of
the cast, which hears every sentence in order. Where several may be meant it is nobody: a speaker who is
not known is better than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

import attrs

from nkconflict.model.attribution import Attribution, Voice
from nkconflict.model.spans import Span
from nkconflict.reading.antecedents import NOBODY, Scene, meant
from nkconflict.reading.cast import Cast, begun_by
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention, Tagged
from nkconflict.reading.narration import narrated
from nkconflict.reading.quotations import Quotation
from nkconflict.reading.relays import by_way_of
from nkconflict.reading.utterances import Saying, find_sayings
from nkconflict.reading.whose import stands_for

__all__ = ["Heard", "hear"]

_JOINED: Final = re.compile(r"I,?&[_pPOoA]{0,4}I")
_ALL_SAY: Final = frozenset(
    "say report claim announce declare confirm insist admit allege argue call urge accuse".split()
)
_MEDIA: Final = frozenset("agencies agency media reports newspaper newspapers outlets broadcaster".split())
_OUTLETS: Final = re.compile(r"[xo_-]*W(?:,?[,&]_?W)*[xo_-]*")
_ONE_PERSON: Final = re.compile(
    r"(?:man|woman|person|president|minister|official|secretary|chief|leader|commander|ambassador|envoy|aide"
    r"|advis[eo]r|diplomat|mayor|governor|lawmaker|representative|officer|deputy|head|prosecutor|premier|defender"
    r"|general|counsellor|politician)\Z"
)


class Heard(NamedTuple):
    """A sentence as its author tells it: the line, the quotations folded into it, and who speaks."""

    sentence: Sentence
    line: Tagged
    quotations: dict[int, Quotation]
    sayings: list[Saying]


def hear(sentence: Sentence, quoted: Sequence[Quotation], cast: Cast) -> Heard:
    """Return who speaks in a sentence, and tell the cast; `quoted` are the quotations of its block."""
    told = narrated(sentence, quoted)
    if told is None:
        cast.note(sentence.tagged, sentence.lower, sentence.discourse)
        return Heard(sentence, Tagged([], ""), {}, [])
    line, places = told
    said: list[Saying] = []
    for saying in find_sayings(line, sentence):
        scene = Scene(line, sentence, cast, said[-1].who if said else None)
        same = next((s for s in said if saying.shared and s.subject == saying.subject), None)
        said.append(_settled(saying, scene) if same is None else saying._replace(who=same.who))
        _note_offices(said[-1], line, cast)
    speaker = next((s.who for s in reversed(said) if _is_one_person(s.who)), None)
    voice = next((s.who for s in reversed(said) if s.who.voice is not Voice.OWN), None)
    cast.note(line, sentence.lower, sentence.discourse, speaker, voice)
    if not places:  # what nobody known only calls something is worth nothing unless it is quoted
        said = [saying for saying in said if saying.who != NOBODY or saying.verb.kind == "telling"]
    return Heard(sentence, line, places, said)


def _note_offices(saying: Saying, line: Tagged, cast: Cast) -> None:
    """Tell the cast whose offices speak, for when they speak without their party's name."""
    if saying.who.party is not None:
        for part in line.mentions[saying.first : saying.last + 1]:
            if part.letter == "O" and part.key != "officials":
                cast.note_office(part.key, saying.who.party)


def _is_one_person(who: Attribution) -> bool:
    """Say whether "he" or "she" can mean whoever speaks."""
    return who.person is not None or (who.office is not None and _ONE_PERSON.search(who.office) is not None)


def _settled(saying: Saying, scene: Scene) -> Saying:
    """Return a saying with whom its subject stands for."""
    parts = scene.line.mentions[saying.first : saying.last + 1]
    letters = scene.line.letters[saying.first : saying.last + 1]
    pronoun = _pronoun(parts, letters, scene.sentence)
    if pronoun is not None:
        return _of_pronoun(saying, pronoun, scene)
    if _is_medium(saying, parts, letters, scene):
        relays = tuple([part.key for part in parts if part.letter == "W"])
        return saying._replace(who=Attribution(voice=Voice.OWN, relays=relays))
    if _several(saying, letters, scene):
        return saying._replace(who=NOBODY)
    return saying._replace(who=meant(saying, parts, letters, scene))


def _is_medium(saying: Saying, parts: Sequence[Mention], letters: str, scene: Scene) -> bool:
    """Say whether what speaks is an agency or paper: "the Xinhua news agency", "Russian news agencies"."""
    if scene.sentence.words(saying.verb).startswith("quoted"):
        return False
    return _OUTLETS.fullmatch(letters) is not None or scene.sentence.words(parts[-1]) in _MEDIA


def _pronoun(parts: Sequence[Mention], letters: str, sentence: Sentence) -> Mention | None:
    if set(letters) & set("IPAOo"):
        return None
    if sentence.words(parts[0]) in ("him", "her"):
        return parts[0]
    return next((part for part in parts if part.letter == "r"), None)


def _several(saying: Saying, letters: str, scene: Scene) -> bool:
    """Say whether the words are nobody's alone: "Pashinyan and Aliyev said", "Baku, Yerevan say"."""
    if _JOINED.search(letters):
        return True
    together = scene.line.letters[max(0, saying.first - 2) : saying.first] in ("I,", "P,", "A,")
    return together and scene.sentence.words(saying.verb) in _ALL_SAY and not set(letters) & set("OoY")


def _of_pronoun(saying: Saying, pronoun: Mention, scene: Scene) -> Saying:
    """Return a saying of whom a pronoun stands for; an unnamed voice where that cannot be told."""
    word, who = scene.sentence.words(pronoun), NOBODY
    if word in ("he", "she", "him", "her"):
        person = _antecedent(saying, scene)
        who = by_way_of(person, ()) if person is not None else NOBODY
    elif word == "it" and saying.who.voice is Voice.NAMED:
        sentence = scene.sentence
        here = scene.before or begun_by(scene.line, sentence.lower, sentence.discourse, saying.first)
        who = _of_voice(saying.who, here or scene.cast.voice(sentence.start))
    who = by_way_of(who, saying.who.relays or who.relays)
    return saying._replace(who=who, subject=Span(pronoun.start, pronoun.end))


def _antecedent(saying: Saying, scene: Scene) -> Attribution | None:
    """Return whom "he" means: who spoke before in the sentence, the only one named there, or the last.

    Who is named in what a trailing "he said" brings is told of, and does not speak.
    """
    if scene.before is not None and _is_one_person(scene.before):
        return scene.before
    line, sentence = scene.line, scene.sentence
    behind = line.letters[saying.at + 1 : saying.at + 2]
    trails = saying.first > 0 and line.letters[saying.first - 1] in ',"' and behind in ".,;:"
    known = [m for m in line.mentions[: saying.first] if m.letter == "I" and not trails]
    if len({mention.keys for mention in known}) > 1:
        return None
    if known:
        return stands_for([known[0]._replace(possessive=False)], sentence.lower, sentence.discourse)
    return scene.cast.last(sentence.start)


def _of_voice(who: Attribution, last: Attribution | None) -> Attribution:
    """Return whom "it" stands for: whoever spoke last, or the party that a sentence has begun with since."""
    if last is None or last.party == who.party:
        return attrs.evolve(who, person=None)
    return Attribution.named(last.party) if last.party is not None else NOBODY
