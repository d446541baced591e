"""Hearing: whom the subject of a saying stands for, once the rest of the article is known.

A sentence by itself tells who "Lavrov" is. Who "he", "the president" or "its ministry" is, is asked of the cast,
which hears every sentence in order. Where several may be meant it is nobody: a speaker who is not known is
better than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

import attrs

from nkconflict.model.attribution import Attribution, Voice
from nkconflict.model.parties import Party
from nkconflict.model.spans import Span
from nkconflict.reading.cast import TITLES, Cast
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention, Tagged
from nkconflict.reading.narration import narrated
from nkconflict.reading.quotations import Quotation
from nkconflict.reading.sayings import Saying, find_sayings
from nkconflict.reading.speakers import resolved

__all__ = ["Heard", "hear"]

NOBODY: Final = Attribution(voice=Voice.UNNAMED)

_TITLED: Final = re.compile(r"[_pPA]{0,2}x?[Oo]$")
_LOCAL: Final = re.compile(r"i[PA],?$")
_JOINED: Final = re.compile(r"I,?&[_pPOoA]{0,4}I")
_SPOKEN_FOR: Final = re.compile(r"[oO][/4>][^,]*?I")
_SERVANTS: Final = frozenset(
    "spokesman spokeswoman spokesperson aide adviser advisor assistant secretary deputy office service".split()
)
_ACTING: Final = re.compile(r"p[aGY]x?(?=[^bhK'])")
_PLURAL: Final = frozenset("say report claim announce declare confirm insist admit allege argue call urge accuse".split())
_PAPERS: Final = frozenset("statement communique bulletin document data information figures release".split())
_NOBODYS: Final = frozenset(
    "diplomats diplomat sources source envoy ambassador mission delegation leaders lawmakers politicians".split()
)
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
    """Return who speaks in a sentence; `quoted` are the quotations of its block. The cast is kept up to date."""
    told = narrated(sentence, quoted)
    if told is None:
        cast.note(sentence.tagged, sentence.lower, sentence.discourse)
        return Heard(sentence, Tagged([], ""), {}, [])
    line, places = told
    said: list[Saying] = []
    for saying in find_sayings(line, sentence):
        same = next((s for s in said if saying.shared and s.subject == saying.subject), None)
        settled = _settled(saying, line, sentence, cast, said) if same is None else saying._replace(who=same.who)
        said.append(settled)
        _note_offices(settled, line, cast)
    speaker = next((s.who for s in reversed(said) if _is_one_person(s.who)), None)
    voice = next((s.who for s in reversed(said) if s.who.voice is not Voice.OWN), None)
    cast.note(line, sentence.lower, sentence.discourse, speaker, voice)
    if not places:  # words of nobody known are kept where they are quoted only
        said = [saying for saying in said if saying.who != NOBODY]
    return Heard(sentence, line, places, said)


def _note_offices(saying: Saying, line: Tagged, cast: Cast) -> None:
    """Tell the cast whose offices speak by their party's name."""
    parts = line.mentions[saying.first : saying.last + 1]
    if saying.who.party is not None:
        for part in parts:
            if part.letter == "O" and part.key != "officials":
                cast.note_office(part.key, saying.who.party)


def _is_one_person(who: Attribution) -> bool:
    """Say whether "he" or "she" can mean whoever speaks."""
    return who.person is not None or (who.office is not None and _ONE_PERSON.search(who.office) is not None)


def _settled(saying: Saying, line: Tagged, sentence: Sentence, cast: Cast, earlier: Sequence[Saying]) -> Saying:
    """Return a saying with whom its subject stands for."""
    parts = line.mentions[saying.first : saying.last + 1]
    letters = line.letters[saying.first : saying.last + 1]
    before = earlier[-1].who if earlier else None
    if _is_pronoun(parts, letters, sentence):
        return _of_pronoun(saying, parts, line, sentence, cast, before)
    if letters.strip("xo_-") == "W" and not sentence.words(saying.verb).startswith("quoted"):
        relays = tuple([part.key for part in parts if part.letter == "W"])
        return saying._replace(who=Attribution(voice=Voice.OWN, relays=relays))  # "the Xinhua news agency"
    if _several(saying, letters, line, sentence):
        return saying._replace(who=NOBODY)
    return saying._replace(who=_meant(saying, parts, letters, line, sentence, cast, before))


def _is_pronoun(parts: Sequence[Mention], letters: str, sentence: Sentence) -> bool:
    if set(letters) & set("IPAOo"):
        return False
    return "r" in letters or sentence.words(parts[0]) in ("him", "her")


def _several(saying: Saying, letters: str, line: Tagged, sentence: Sentence) -> bool:
    """Say whether the words are nobody's alone: "Pashinyan and Aliyev said", "Baku, Yerevan say"."""
    if _JOINED.search(letters):
        return True
    together = line.letters[max(0, saying.first - 2) : saying.first] in ("I,", "P,", "A,")
    return together and sentence.words(saying.verb) in _PLURAL and not set(letters) & set("OoY")


def _of_pronoun(
    saying: Saying, parts: Sequence[Mention], line: Tagged, sentence: Sentence, cast: Cast, before: Attribution | None
) -> Saying:
    """Return a saying of whom a pronoun stands for; an unnamed voice where that cannot be told."""
    pronoun = next((part for part in parts if part.letter == "r"), parts[0])
    word = sentence.words(pronoun)
    who = NOBODY
    if word in ("he", "she", "him", "her"):
        one = before if before is not None and _is_one_person(before) else _antecedent(saying, line, sentence, cast)
        who = attrs.evolve(one, relays=()) if one is not None else NOBODY
    elif word == "it" and saying.who.voice is Voice.NAMED:
        who = _of_voice(saying.who, cast.voice(sentence.start) if before is None else before)
    who = attrs.evolve(who, relays=saying.who.relays or who.relays)
    return saying._replace(who=who, subject=Span(pronoun.start, pronoun.end))


def _antecedent(saying: Saying, line: Tagged, sentence: Sentence, cast: Cast) -> Attribution | None:
    """Return whom "he" can mean: the only person named before it in the sentence, unless it trails, or before."""
    at = saying.first
    behind = line.letters[saying.index + 1 : saying.index + 2]
    trails = at > 0 and line.letters[at - 1] in ',"' and behind in ".,;:"
    known = [] if trails else [mention for mention in line.mentions[:at] if mention.letter == "I"]
    if len({mention.keys for mention in known}) > 1:
        return None
    if known:
        return resolved([known[0]._replace(possessive=False)], sentence.lower, sentence.discourse, ())
    return cast.last(sentence.start)


def _of_voice(who: Attribution, last: Attribution | None) -> Attribution:
    """Return whom "it" stands for: whoever spoke last, or the party that a sentence has begun with since."""
    if last is None or last.party == who.party:
        return attrs.evolve(who, person=None)
    return Attribution.named(last.party) if last.party is not None else NOBODY


def _meant(
    saying: Saying,
    parts: Sequence[Mention],
    letters: str,
    line: Tagged,
    sentence: Sentence,
    cast: Cast,
    before: Attribution | None,
) -> Attribution:
    """Return whom a noun phrase stands for, in this article."""
    who = saying.who
    owner = letters.find("I")
    if owner >= 0 and parts[owner].possessive and set(letters[owner + 1 :]) & set("OoI"):
        return _of_owner(who, parts[owner + 1 :], sentence)
    if who.person is not None:
        return attrs.evolve(who, person=None) if _spoken_for(letters, parts, sentence) else who
    named = bool(set(letters) & set("PpAYI")) or _LOCAL.search(line.letters, 0, saying.first) is not None
    if who.voice is Voice.UNNAMED and letters[-1:] == "y":
        return cast.namesake(sentence.words(parts[-1])) or who
    if not named and "H" in letters:
        who = _of_its(who, parts, sentence, before, cast)
    elif not named:
        who = _of_nobody(saying, parts, line, sentence, before, cast)
    title = sentence.words(parts[-1])
    if _TITLED.match(letters) and title in TITLES:
        holder = cast.holder(title, who.party if named else None, saying.subject.start)
        if holder is not None:
            return attrs.evolve(holder, office=title, relays=saying.who.relays)
        return who if named else attrs.evolve(NOBODY, office=title, relays=saying.who.relays)
    return who


def _spoken_for(letters: str, parts: Sequence[Mention], sentence: Sentence) -> bool:
    """Say whether a person is the one spoken for: "a spokesman for President Aliyev", "an aide to Aliyev"."""
    match = _SPOKEN_FOR.search(letters)
    if match is None:
        return False
    servant = sentence.words(parts[match.start()]).split()[-1]
    offices = [sentence.words(part) for part in parts[match.start() + 1 : match.end()] if part.letter == "O"]
    return servant in _SERVANTS and all(office in TITLES for office in offices)


def _of_owner(who: Attribution, parts: Sequence[Mention], sentence: Sentence) -> Attribution:
    """Return whom "Aliyev's spokesman" stands for: somebody of Aliyev's party, not Aliyev."""
    own = resolved(parts, sentence.lower, sentence.discourse, ())
    if own is not None and own.person is not None:
        return own
    office = next((sentence.words(part) for part in parts if part.letter in "Oo"), None)
    return attrs.evolve(who, person=None, office=office or who.office)


def _of_its(
    who: Attribution, parts: Sequence[Mention], sentence: Sentence, before: Attribution | None, cast: Cast
) -> Attribution:
    """Return whom "its ministry" stands for: of who spoke before in the sentence, else of what it goes on from."""
    last = before
    if last is None and parts[0].start - sentence.start < len("Meanwhile, "):
        last = cast.voice(sentence.start)
    if last is None or last.party is None:
        return who
    return _as_of(last.party, parts, sentence) or who


def _as_of(party: Party, parts: Sequence[Mention], sentence: Sentence) -> Attribution | None:
    """Return whom a noun phrase stands for whose first word stands for a party."""
    owner = Mention("P", parts[0].start, parts[0].end, "party_noun", (party.id,), possessive=True)
    return resolved([owner, *parts[1:]], sentence.lower, sentence.discourse, ())


def _of_nobody(
    saying: Saying, parts: Sequence[Mention], line: Tagged, sentence: Sentence, before: Attribution | None, cast: Cast
) -> Attribution:
    """Return whom an office of no said party stands for: its sentence's or paragraph's speaker's, if there is one.

    Diplomats are nobody's, a statement is its last speaker's, and a ministry that tells what some army did is not
    that army's.
    """
    who, offices = saying.who, [part for part in parts if part.letter in "Oo"]
    nobody = Attribution(voice=Voice.UNNAMED, office=who.office, relays=who.relays)
    words = sentence.words(offices[0]) if len(offices) == 1 else ""
    last = before or cast.voice(sentence.start, since=sentence.discourse.opened)
    if words in _PAPERS:
        return attrs.evolve(last, relays=who.relays) if last is not None else nobody
    if words in _NOBODYS or who.party is None:
        return nobody
    party = before.party if before is not None else None
    party = party or cast.office(_office_key(offices)) or (last.party if last is not None else None)
    if party is not None:
        return _as_of(party, [parts[0], *parts], sentence) or nobody
    here = any(m.letter in "PpAY" and _root(m, sentence) == who.party for m in line.mentions)
    earlier = cast.voice(sentence.start)
    same = earlier is not None and earlier.party == who.party and earlier.person is None
    near = here or same or who.party == cast.home or "H" in line.letters or _nearby(saying, line, sentence)
    return who if near and not _accuses(who, line, saying.first, sentence) else nobody


def _office_key(offices: Sequence[Mention]) -> str:
    """Return what kind of office speaks; a bare ministry is that which was told of last."""
    if any(office.letter == "o" for office in offices):
        return "ministry"
    return next((office.key for office in offices if office.key != "officials"), "")


def _nearby(saying: Saying, line: Tagged, sentence: Sentence) -> bool:
    """Say whether an office is that of the place told of: "local officials", "officials there"."""
    low, high = max(0, saying.first - 1), saying.last + 3
    return any(sentence.words(m).startswith(("local", "there")) for m in line.mentions[low:high])


def _root(mention: Mention, sentence: Sentence) -> Party:
    return sentence.discourse.lexicon.party(mention.key).root


def _accuses(who: Attribution, line: Tagged, before: int, sentence: Sentence) -> bool:
    """Say whether a sentence tells what the forces of a party did, before it names an office as its source."""
    source = sentence.discourse.memory.source
    if source is not None and source.start >= sentence.discourse.opened and source.attribution.party == who.party:
        return False
    acting = _ACTING.match(line.letters, 0, before)
    if acting is None or who.party is None:
        return False
    return _root(line.mentions[acting.start()], sentence) == who.party
