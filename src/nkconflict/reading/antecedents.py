"""Offices: whom the noun phrase of a speaker stands for, in its article.

"The president" is the last president told of, "its ministry" that of who spoke before, "the ministry"
that of the paragraph's speaker or of whom the sentence names, "Aliyev's spokesman" is not Aliyev. A party
that only stands near is not enough: "Armenian units broke the truce, the ministry said" is hardly the
Armenian ministry.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

import attrs

from nkconflict.lexicon.titles import TITLES
from nkconflict.model.attribution import Attribution, Voice
from nkconflict.model.parties import Party
from nkconflict.reading.cast import Cast
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention, Tagged
from nkconflict.reading.relays import by_way_of
from nkconflict.reading.utterances import Saying
from nkconflict.reading.whose import stands_for

__all__ = ["NOBODY", "Scene", "meant"]

NOBODY: Final = Attribution(voice=Voice.UNNAMED)
"""Somebody who speaks, and is nobody known."""

_TITLED: Final = re.compile(r"[_pPA]{0,2}x{0,2}[Oo](?:-?[oO])?$")
_PEOPLE: Final = re.compile(r"[_1]?[xpN]{0,3}[gGn](?!.*[IOo])")
_LOCAL: Final = re.compile(r"i[PA],?$")
_SPOKEN_FOR: Final = re.compile(r"[oO][/4>][^,]*?I")
_ACTING: Final = re.compile(r"p[aGY]x?(?=[^bhK'])")
_SERVANTS: Final = frozenset(
    "spokesman spokeswoman spokesperson aide adviser advisor assistant secretary deputy service".split()
)
_PAPERS: Final = frozenset(
    "statement communique bulletin document data information figures release words remarks message speech"
    " comments tweet post letter".split()
)
_NOBODYS: Final = frozenset(
    "diplomats diplomat sources source envoy ambassador mission delegation leaders lawmakers".split()
)


class Scene(NamedTuple):
    """Where somebody speaks: a line, its sentence, the cast so far, and who spoke before in the line."""

    line: Tagged
    sentence: Sentence
    cast: Cast
    before: Attribution | None


def meant(saying: Saying, parts: Sequence[Mention], letters: str, scene: Scene) -> Attribution:
    """Return whom a noun phrase stands for; `parts` are its mentions, `letters` theirs."""
    who, cast, sentence = saying.who, scene.cast, scene.sentence
    owner = letters.find("I")
    if owner >= 0 and parts[owner].possessive and owner + 1 < len(parts):
        return _of_owner(who, parts[owner + 1 :], sentence)
    if _PEOPLE.match(letters):
        return NOBODY  # "a resident of Stepanakert"
    if who.person is not None:
        return attrs.evolve(who, person=None) if _spoken_for(letters, parts, sentence) else who
    if who.voice is Voice.UNNAMED and letters[-1:] == "y":
        return cast.namesake(sentence.words(parts[-1])) or who
    named = bool(set(letters) & set("PpAYI")) or _LOCAL.search(scene.line.letters, 0, saying.first)
    if not named:
        who = _of_its(who, parts, scene) if "H" in letters else _of_no_party(saying, parts, scene)
    title = _title(parts, letters, sentence)
    if title not in TITLES or _TITLED.match(letters) is None:
        return who
    holder = cast.holder(title, who.party if named else None, saying.subject.start)
    if holder is not None:
        return attrs.evolve(holder, office=title, relays=saying.who.relays)
    return who if named else attrs.evolve(NOBODY, office=title, relays=saying.who.relays)


def _title(parts: Sequence[Mention], letters: str, sentence: Sentence) -> str:
    """Return the title that ends a noun phrase: "foreign minister", "secretary-general"."""
    first = len(letters.rstrip("oO-"))
    return sentence.lower[parts[min(first, len(parts) - 1)].start : parts[-1].end]


def _spoken_for(letters: str, parts: Sequence[Mention], sentence: Sentence) -> bool:
    """Say whether a person is the one spoken for: "a spokesman for President Aliyev", "an aide to Aliyev"."""
    match = _SPOKEN_FOR.search(letters)
    if match is None or "I" in letters[: match.start()]:
        return False  # "Hikmet Hajiyev, an aide to Aliyev"
    servant = sentence.words(parts[match.start()]).split()[-1]
    offices = [sentence.words(part) for part in parts[match.start() + 1 : match.end()] if part.letter == "O"]
    return servant in _SERVANTS and all(office in TITLES for office in offices)


def _of_owner(who: Attribution, parts: Sequence[Mention], sentence: Sentence) -> Attribution:
    """Return whom "Aliyev's spokesman" stands for: somebody of Aliyev's party; his wife is nobody known."""
    if sentence.words(parts[0]) in _PAPERS:
        return who  # "Lavrov's statement"
    own = stands_for(parts, sentence.lower, sentence.discourse)
    if own is not None and own.person is not None:
        return own
    office = next((sentence.words(part) for part in parts if part.letter in "Oo"), None)
    return attrs.evolve(who, person=None, office=office) if office is not None else NOBODY


def _of_its(who: Attribution, parts: Sequence[Mention], scene: Scene) -> Attribution:
    """Return whom "its ministry" is: of who spoke before in the sentence, else of what it goes on from."""
    sentence, last = scene.sentence, scene.before
    if last is None and parts[0].start - sentence.start < len("Meanwhile, "):
        last = scene.cast.voice(sentence.start)
    if last is None or last.party is None:
        return who
    return _as_of(last.party, parts, sentence) or who


def _as_of(party: Party, parts: Sequence[Mention], sentence: Sentence) -> Attribution | None:
    """Return whom a noun phrase stands for whose first word stands for a party."""
    owner = Mention("P", parts[0].start, parts[0].end, "party_noun", (party.id,), possessive=True)
    return stands_for([owner, *parts[1:]], sentence.lower, sentence.discourse)


def _of_no_party(saying: Saying, parts: Sequence[Mention], scene: Scene) -> Attribution:
    """Return whom an office of no said party stands for: whose office has spoken before, or is near."""
    who, cast, sentence = saying.who, scene.cast, scene.sentence
    offices = [part for part in parts if part.letter in "Oo"]
    nobody = Attribution(voice=Voice.UNNAMED, office=who.office, relays=who.relays)
    words = sentence.words(offices[0]) if len(offices) == 1 else ""
    last = scene.before or cast.voice(sentence.start, since=sentence.discourse.opened)
    if words in _PAPERS:  # a statement is its last speaker's
        return by_way_of(last, who.relays) if last is not None else nobody
    if words in _NOBODYS or who.party is None:
        return nobody
    party = scene.before.party if scene.before is not None else None
    party = party or cast.office(_office_key(offices)) or (last.party if last is not None else None)
    if party is not None:
        return _as_of(party, [parts[0], *parts], sentence) or nobody
    return who if _is_near(saying, scene) and not _accuses(saying, scene) else nobody


def _office_key(offices: Sequence[Mention]) -> str:
    """Return what kind of office speaks; a bare ministry is that which was told of last."""
    if any(office.letter == "o" for office in offices):
        return "ministry"
    return next((office.key for office in offices if office.key != "officials"), "")


def _is_near(saying: Saying, scene: Scene) -> bool:
    """Say whether the party that an office was given is one told of here, spoke last, or filed the story."""
    who, line, sentence = saying.who, scene.line, scene.sentence
    if who.party == scene.cast.home or "H" in line.letters:
        return True
    if any(m.letter in "PpAY" and _root(m, sentence) == who.party for m in line.mentions):
        return True
    around = line.mentions[max(0, saying.first - 1) : saying.last + 3]
    if any(sentence.words(mention).startswith(("local", "there")) for mention in around):
        return True
    last = scene.cast.voice(sentence.start)
    return last is not None and last.party == who.party and last.person is None


def _accuses(saying: Saying, scene: Scene) -> bool:
    """Say whether a sentence tells what the forces of a party did before it names an office."""
    acting = _ACTING.match(scene.line.letters, 0, saying.first)
    if acting is None or saying.who.party is None:
        return False
    return _root(scene.line.mentions[acting.start()], scene.sentence) == saying.who.party


def _root(mention: Mention, sentence: Sentence) -> Party:
    return sentence.discourse.lexicon.party(mention.key).root
