"""Whose word it is: the claimant before "said", the agencies that carried it behind the claim.

A claimant is told in full each time, so that nobody has to be remembered from before: by name, by a party's
office ("Azerbaijan's Defense Ministry"), or by office and name ("Armenian Prime Minister Nikol
Pashinyan"). Sources without a name are "unofficial" or "unnamed".
"""

from __future__ import annotations

import re
from typing import Final

from nkconflict.model.attribution import Attribution, Voice
from nkconflict.model.parties import Party, PartyKind, Person
from nkconflict.writing.names import Names
from nkconflict.writing.prose import listed, paragraph, titled
from nkconflict.writing.refusals import refuse

__all__ = ["carried", "speaker", "told"]

_TITLES: Final = frozenset(
    "minister president premier pm ombudsman ombudsperson ombudswoman prosecutor secretary ambassador adviser"
    " advisor aide leader official spokesman spokeswoman spokesperson deputy head chief general colonel"
    " captain lieutenant representative diplomat lawmaker politician counsellor envoy mayor governor"
    " commissioner defender commander-in-chief".split()
)
"""Words that stand right before a person's name; other offices are institutions that a person is of."""


_TAKING_UP: Final = re.compile(r"(?:[^ ]+ ){1,5}more ")
"""What goes on with what somebody said before, at the beginning of a paragraph: "2 more tanks"."""

_MEDIA: Final = frozenset(("agency", "media", "television"))


def told(by: Attribution, names: Names, clause: str, *, verb: str = "said", field: str = "by") -> str:
    """Return what somebody says as a sentence: "Azerbaijan said ..., Interfax reported."."""
    who, behind = speaker(by, names, field), carried(by, names, field)
    if who:
        return paragraph(f"{who} {verb} {clause}{behind}")
    lead = "meanwhile, " if _TAKING_UP.match(clause) else ""
    return paragraph(f"{lead}{clause}{behind}")


def carried(by: Attribution, names: Names, field: str = "by") -> str:
    """Return ", Interfax and TASS reported" for the agencies in between; nothing where there are none."""
    if not by.relays:
        return ""
    found = []
    for key in by.relays:
        name = names.relay(key)
        if name is None or by.relays.count(key) > 1:
            raise refuse(f"{field}.relays", f"the lexicon knows no agency {key!r}, or it is told twice")
        found.append(name)
    return f", {listed(found)} reported"


def speaker(by: Attribution, names: Names, field: str = "by") -> str:
    """Return who speaks, as words before a verb of saying; nothing for the report's own voice.

    PhraseError says which part of an attribution no words carry.
    """
    if by.voice is Voice.OWN:
        return ""
    if by.voice is Voice.UNNAMED:
        return _unnamed(by, names, field)
    person = by.person
    if person is None:
        return _party(by, names, field)
    how = _stranger if person.id is None else _listed
    return how(by, person, names, field)


def _unnamed(by: Attribution, names: Names, field: str) -> str:
    """Return "unofficial Azerbaijani sources", or "unnamed officials" where they have an office."""
    whose = "" if by.party is None else f"{_adjective(by.party, names, field)} "
    if by.office is None:
        return f"unofficial {whose}sources"
    if by.office.endswith(("source", "sources")):
        raise refuse(f"{field}.office", "sources are no office")
    _office(by.office, names, field)
    return f"unnamed {whose}{by.office}"


def _party(by: Attribution, names: Names, field: str) -> str:
    """Return a party, a body of it, or an office of either."""
    if by.party is None:
        raise refuse(f"{field}.party", "a named voice without a party and a person has no name")
    body, office = by.body, by.office
    if office is None:
        return _named(by.party, names, field) if body is None else _body(body, names, field)
    kind = _office(office, names, field)
    of_office = names.lexicon.body(by.party.id, kind) if kind and names.knows(by.party) else None
    if of_office == body and not office.startswith("the "):
        return _owned(by.party, office, names, field)
    if of_office != body and (of_office is not None or body is None):
        raise refuse(f"{field}.body", f"{office!r} speaks for {of_office and of_office.id!r}")
    if names.means(f"{office} of"):
        raise refuse(f"{field}.office", f"'{office} of' is what a figure rests on, and not who speaks")
    of_party = body is None or body == of_office
    whose = _named(by.party, names, field) if body is None or of_party else _of(body, names, field)
    whole = office.startswith("the ") or names.means(f"the {office}")
    return f"{office if whole else f'the {office}'} of {whose}"


def _listed(by: Attribution, person: Person, names: Names, field: str) -> str:
    """Return a listed person, with the office where it is told: "Armenian Prime Minister Nikol Pashinyan"."""
    name = names.person(person) if names.knows(person) else None
    if name is None or person.party is None:
        raise refuse(f"{field}.person", f"the lexicon has no name for {person.id!r} alone")
    listed_as = names.lexicon.person(person.id or "").party
    root = listed_as and listed_as.root
    if by.party is None or root is None or by.party.id != root.id:
        raise refuse(f"{field}.party", f"{name} speaks for {root and root.id!r}")
    own = listed_as if listed_as is not None and listed_as.part_of is not None else None
    kind = _office(by.office, names, field) if by.office else ""
    of_office = names.lexicon.body(root.id, kind) if kind else None
    if by.body != (own or of_office):
        raise refuse(f"{field}.body", f"{name} speaks for {own and own.id!r}")
    return _with_office(name, by.party, by.office, names, field)


def _stranger(by: Attribution, person: Person, names: Names, field: str) -> str:
    """Return somebody whom the lexicon lacks, by office and name; there is no other way to tell of them."""
    if not names.stranger(person.name):
        raise refuse(f"{field}.person", f"{person.name!r} does not read as a person's name")
    if by.office is None or by.party is None:
        missing = "office" if by.office is None else "party"
        raise refuse(f"{field}.{missing}", f"{person.name} needs one to be told as a speaker")
    if person != Person.unlisted(person.name, office=by.office, party=by.party):
        raise refuse(f"{field}.person", "a person whom the lexicon lacks has the speaker's office and party")
    kind = _office(by.office, names, field)
    body = names.lexicon.body(by.party.id, kind) if kind and names.knows(by.party) else None
    if by.body != body:
        raise refuse(f"{field}.body", f"{by.office!r} speaks for {body and body.id!r}")
    return _with_office(person.name, by.party, by.office, names, field)


def _with_office(name: str, party: Party, office: str | None, names: Names, field: str) -> str:
    if office is None:
        return name
    if office.rpartition(" ")[2] in _TITLES:
        whole = f"{_adjective(party, names, field)} {titled(office)}"
        if names.means(whole.lower()):  # "United Nations Secretary General", whoever it is
            raise refuse(f"{field}.office", f"{whole!r} is a body of its own, and not what {name} is")
        return f"{whole} {name}"
    return f"{name} of {_owned(party, office, names, field)}"


def _office(words: str, names: Names, field: str) -> str:
    kind = names.office(words)
    if words.rpartition(" ")[2] in _MEDIA:
        raise refuse(f"{field}.office", f"{words!r} are a medium, and carry what others say")
    if kind is None:
        raise refuse(f"{field}.office", f"the lexicon knows no office {words!r}")
    return kind


def _body(body: Party, names: Names, field: str) -> str:
    """Return a body by its own name, or a party's forces as its army; others are told by an office."""
    noun = names.noun(body) if names.knows(body) else None
    if noun is not None:
        return noun
    if body.kind is PartyKind.ARMED_FORCE and names.lexicon.body(body.root.id, "armed-forces") == body:
        return _owned(body.root, "army", names, field)
    raise refuse(f"{field}.body", f"{body.id!r} has no name of its own, and no office is told")


def _of(body: Party, names: Names, field: str) -> str:
    """Return a body behind "of": "Azerbaijan's defense ministry"."""
    words = names.institution(body) if names.knows(body) else None
    return _owned(body.root, words, names, field) if words is not None else _body(body, names, field)


def _named(party: Party, names: Names, field: str) -> str:
    noun = names.noun(party) if names.knows(party) else None
    if noun is None:
        raise refuse(f"{field}.party", f"the lexicon has no name for {party.id!r}")
    return noun


def _owned(party: Party, office: str, names: Names, field: str) -> str:
    return names.owned(party, office) or _named(party, names, field)


def _adjective(party: Party, names: Names, field: str) -> str:
    """Return what stands before a title: the adjective of a party, or its name."""
    return names.adjective(party) or _named(party, names, field)
