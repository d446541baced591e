"""Whose words: whom the subject of a verb of saying stands for, by a table of rules.

"Armenian Defense Ministry spokeswoman Shushan X" is a party, a body, an office and a person; "the ministry"
is the last that was called one; "he" is the last person who spoke; "Russia's Interfax news agency" is no
voice, only a relay. The rules are tried in order, and the first that applies to a phrase decides, be it that
nobody speaks. A bare office ("the Defense Ministry") has a table of its own: whose office it is. The name of
the rule stays with the source, so that an explanation can show it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

import attrs

from nkconflict.model.attribution import Attribution, Voice
from nkconflict.reading.again import (
    is_body_again,
    is_met,
    is_the_same,
    met_before,
    of_its,
    pronoun,
    spoke_last,
    the_body,
    the_same,
)
from nkconflict.reading.mentions import Mention
from nkconflict.reading.naming import Phrase, is_plain, listed, phrase_of, stranger
from nkconflict.reading.offices import owner_of
from nkconflict.reading.speakers import Discourse, Source

__all__ = ["RULES", "Rule", "Who", "resolved", "stands_for"]

_NAMED: Final = re.compile(r"y(?:[-'x]?y){1,4}")
_JOINED: Final = re.compile(r"[PpA],?&_?[PpA]")
_UNNAMED: Final = re.compile(r"\b(?:un(?:official|named|identified|confirmed)|anonymous)\b")
_AT_HOME: Final = re.compile(r"(?:y{1,3}[,x]?)?1[xap-]{0,3}x(?:x)?i_?[PA]$")
_SOURCES: Final = ("source", "sources", "diplomat", "diplomats")
"""Titles under which nobody is named unless a party stands beside them."""
_AGENCY_WORDS: Final = frozenset(
    ("agency", "service", "state", "state media", "website", "office", "state television", "media", "source")
)


class Who(NamedTuple):
    """Who speaks, and the name of the rule that says so."""

    by: Attribution
    rule: str


class Rule(NamedTuple):
    """A rule: its name, a phrase for it, whether it applies, and who speaks by it (None: nobody does)."""

    name: str
    example: str
    applies: Callable[[Phrase], bool]
    who: Callable[[Phrase], Attribution | None]


def stands_for(
    parts: Sequence[Mention], lower: str, discourse: Discourse, before: Sequence[Mention] = ()
) -> Attribution | None:
    """Return whose words a noun phrase stands for; by itself alone, unless `before` says what precedes it."""
    who = resolved(parts, lower, discourse, before)
    return who.by if who is not None else None


def resolved(
    parts: Sequence[Mention],
    lower: str,
    discourse: Discourse,
    before: Sequence[Mention],
    here: Source | None = None,
    behind: Sequence[Mention] = (),
) -> Who | None:
    """Return whose words a noun phrase stands for, or None when it names no source.

    `before` are the mentions of the sentence up to its verb and `behind` those after it; `here` is the source
    that stands before it.
    """
    phrase = phrase_of(parts, lower, discourse, before, here)
    phrase.behind = behind
    for rule in RULES:
        if rule.applies(phrase):
            who = rule.who(phrase)
            return Who(who, rule.name) if who is not None else None
    return None


def _two(phrase: Phrase) -> bool:
    if not _JOINED.search(phrase.letters):
        return False
    lexicon = phrase.discourse.lexicon
    return len({lexicon.party(p.key).root.id for p in phrase.parts if p.letter in "PpAY"}) > 1


def _both(phrase: Phrase) -> bool:
    return any(part.letter == "s" and part.key == "both" for part in phrase.parts)


def _nobody_by_name(phrase: Phrase) -> Attribution:
    office = None if phrase.title in ("source", "sources") else phrase.title
    return Attribution(voice=Voice.UNNAMED, party=phrase.party, office=office, relays=phrase.relays)


def _neither_alone(_: Phrase) -> Attribution:
    return Attribution(voice=Voice.UNNAMED)


def _is_agency(phrase: Phrase) -> bool:
    """Say whether the phrase names an agency and no office beside it."""
    if not phrase.relays or set("IHr") & set(phrase.letters):
        return False
    return all(
        phrase.lower[part.start : part.end].removesuffix("'s") in _AGENCY_WORDS
        for part in phrase.parts
        if part.letter in "Oo"
    )


def _relay(phrase: Phrase) -> Attribution:
    return Attribution(voice=Voice.OWN, relays=phrase.relays)


def _is_listed(phrase: Phrase) -> bool:
    return "I" in phrase.letters


def _is_of_its(phrase: Phrase) -> bool:
    return phrase.party is None and "H" in phrase.letters


def _speakers_own(phrase: Phrase) -> bool:
    """Say whether it is "our": whoever is quoted, and no source of its own."""
    return any(part.letter == "H" and part.key == "first" for part in phrase.parts)


def _nobody(_: Phrase) -> None:
    return None


def _is_nameless(phrase: Phrase) -> bool:
    """Say whether a voice has no name: "unofficial sources", "sources", "unnamed Armenian officials"."""
    if phrase.office is None or _NAMED.search(phrase.letters):
        return False
    floating = phrase.party is None and phrase.title in _SOURCES
    return floating or _UNNAMED.search(phrase.words) is not None


def _is_former(phrase: Phrase) -> bool:
    """Say whether somebody only once spoke for a party: "former ambassador Orkhan X", "ex-president Y"."""
    return phrase.former


def _once(phrase: Phrase) -> Attribution:
    """Return the voice of somebody out of office: a person's own, and no party's."""
    known = listed(phrase) if _is_listed(phrase) else None
    person = known.person if known is not None else stranger(phrase, None)
    if person is None:
        return Attribution(voice=Voice.UNNAMED, office=phrase.title, relays=phrase.relays)
    return phrase.by(None, None, person)


def _is_bare(phrase: Phrase) -> bool:
    """Say whether an office or army stands without its party: "the Defense Ministry", "the army"."""
    return phrase.party is None and (phrase.office is not None or "a" in phrase.letters)


def _bare(phrase: Phrase) -> Attribution | None:
    again = spoke_last(phrase)
    if again is not None:
        person = stranger(phrase, again.party)
        return attrs.evolve(again, person=person) if person is not None else again
    there = phrase.lower.startswith(" there ", phrase.parts[-1].end)  # "officials there"
    words = f"{phrase.words} there" if there else phrase.words
    party = owner_of(phrase.before, phrase.discourse, phrase.here, phrase.parts, words, phrase.behind)
    person = stranger(phrase, party)
    if party is None and person is None:
        return _nobody_by_name(phrase) if phrase.office is not None else None
    return phrase.by(party, phrase.body_of(party), person)


def _is_institute(phrase: Phrase) -> bool:
    """Say whether a body that is not known is only at home in a capital: "a research institute in Baku"."""
    return phrase.office is None and _AT_HOME.match(phrase.letters) is not None


def _mere_adjective(phrase: Phrase) -> bool:
    """Say whether a party is there as an adjective alone, and with nobody of it."""
    if phrase.party is None or phrase.office is not None or "a" in phrase.letters:
        return False
    medics = phrase.parts[-1].key == "civilian/medics"
    return not (set(phrase.letters) & set("PAYes") or medics or _NAMED.search(phrase.letters))


def _has_party(phrase: Phrase) -> bool:
    return phrase.party is not None


def _party(phrase: Phrase) -> Attribution:
    return phrase.by(
        phrase.party, phrase.body or phrase.body_of(phrase.party), stranger(phrase, phrase.party)
    )


def _is_stranger(phrase: Phrase) -> bool:
    """Say whether it is the full name of somebody of whom nothing is known: "Vardan Petrosian, who ..."."""
    others = set(phrase.letters) - set("y-'._,x^D1n")
    return not others and _NAMED.search(phrase.letters) is not None


RULES: Final = (
    Rule("two parties", "Armenia and Azerbaijan", _two, _neither_alone),
    Rule("both sides", "both sides", _both, _neither_alone),
    Rule("a relay", "Russia's Interfax news agency", _is_agency, _relay),
    Rule("out of office", "a former ambassador", _is_former, _once),
    Rule("a listed person", "Aliyev", _is_listed, listed),
    Rule("our", "our data", _speakers_own, _nobody),
    Rule("its office", "its Defense Ministry", _is_of_its, of_its),
    Rule("met before", "Dolyan", is_met, met_before),
    Rule("an organisation", "the rights group", is_body_again, the_body),
    Rule("a pronoun", "it", is_plain, pronoun),
    Rule("the same", "the same source", is_the_same, the_same),
    Rule("a nameless voice", "unofficial sources", _is_nameless, _nobody_by_name),
    Rule("an institute", "a research institute in Baku", _is_institute, _neither_alone),
    Rule("a bare office", "the Defense Ministry", _is_bare, _bare),
    Rule("an adjective", "Armenian", _mere_adjective, _nobody),
    Rule("a party", "the Armenian government", _has_party, _party),
    Rule("a stranger", "Vardan Petrosian", _is_stranger, _neither_alone),
)
"""The rules, in order: the first that applies to a phrase decides."""
