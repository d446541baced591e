"""Allegations of attacks, and what is denied, each as one sentence.

"Azerbaijan accused Armenia of shelling Ganja on Oct. 17.", or where it is not firmly said "Azerbaijan said
Armenia may have shelled Ganja on Oct. 17." A denial of what the article tells follows the paragraph that
makes the claim: "Armenia dismissed the claim as absurd." What any other denial is of, nobody knows any more,
and so its sentence says only whose word is denied: "Armenia denied Azerbaijan's claim."
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from nkconflict.model.attribution import Modality, Voice
from nkconflict.model.claims import Allegation, Denial
from nkconflict.model.parties import Party, Side
from nkconflict.writing.days import on
from nkconflict.writing.names import Names
from nkconflict.writing.prose import listed
from nkconflict.writing.refusals import refuse
from nkconflict.writing.voices import told

__all__ = ["ACTS", "allegation", "answer", "beside", "denial"]

ACTS: Final = {
    "shelled": "shelling",
    "struck": "striking",
    "targeted": "targeting",
    "attacked": "attacking",
    "bombed": "bombing",
    "bombarded": "bombarding",
    "opened fire": "opening fire",
    "shot down": "shooting down",
}
"""The acts of which somebody is accused, and what one does who commits them."""

_OF_ITSELF: Final = ("shelled", "opened fire")
"""The acts that one can be accused of without a word of what they hit."""

_MASS: Final = ("infrastructure", "territory", "soil", "vicinity")
"""Targets that are never counted."""

_SHELLED: Final = "shelling"
"""What shelling is done with, where nothing else is said."""


def allegation(claim: Allegation, published: date, names: Names) -> str:
    """Return an allegation as a sentence."""
    party = claim.by.party
    if claim.by.voice is Voice.OWN or party is None:
        raise refuse("by", "an allegation is that of a party, and never of the report itself")
    if not claim.accused or any(beside(party, other) for other in claim.accused):
        raise refuse("accused", "somebody else is accused, and nobody who fights beside the accuser")
    accused = [
        names.noun(other) if names.knows(other) and not other.part_of else None for other in claim.accused
    ]
    if None in accused:
        raise refuse("accused", "the lexicon has no name for one of them as a whole")
    who = listed([name for name in accused if name is not None])
    if claim.modality is Modality.DENIED:
        raise refuse("modality", "an allegation that is denied is a denial")
    hedged = claim.modality is Modality.HEDGED
    deed = f"{_act(claim, hedged, names)}{_what(claim, names)}{_weapon(claim, names)}"
    day = "" if claim.period is None else on(claim.period, published, "period")
    if hedged and claim.target is None:
        raise refuse("target", "what may have been attacked has to be told")
    text = told(
        claim.by,
        names,
        f"{who} may have {deed}{day}" if hedged else f"{who} of {deed}{day}",
        verb="said" if hedged else "accused",
    )
    if not names.belligerents(text):
        raise refuse("accused", "neither who accuses nor who is accused is a party at war")
    return text


def beside(one: Party, other: Party) -> bool:
    """Say whether two parties are one, or fight side by side."""
    return one.id == other.id or (one.side is other.side and one.side in (Side.ARMENIAN, Side.AZERBAIJANI))


def _act(claim: Allegation, hedged: bool, names: Names) -> str:
    """Return the deed, with the weapon that it is the use of: "using cluster munitions"."""
    if _is_use(claim, names):
        return f"{'used' if hedged else 'using'} {names.weapon(claim.weapon or '')}"
    if claim.act not in ACTS:
        raise refuse("act", f"no plain verb tells of {claim.act!r}")
    if claim.target is None and claim.act not in _OF_ITSELF:
        raise refuse("target", f"what was {claim.act} has to be told")
    return claim.act if hedged else ACTS[claim.act]


def _is_use(claim: Allegation, names: Names) -> bool:
    kind = None if claim.weapon is None else names.arms(claim.weapon)
    return kind is not None and claim.act in (f"used {kind}", f"used {kind} munitions")


def _what(claim: Allegation, names: Names) -> str:
    """Return what was attacked and where: " residential areas in Ganja", " Ganja", " in Ganja"."""
    place = claim.place
    name = names.place(place) if place is not None and names.knows(place) else None
    if place is not None and name is None:
        raise refuse("place", f"the lexicon has no name for {place.name!r} alone")
    where = name.partition(" (")[0] if name is not None else None
    if claim.target is None:
        return f" in {where}" if where else ""
    lead = " on " if claim.act == "opened fire" else " against " if _is_use(claim, names) else " "
    if not names.target(claim.target, place):
        raise refuse("target", f"{claim.target!r} are no plain words for what can be attacked")
    inside = place is not None and names.target(claim.target, None) is False
    return f"{lead}{_determined(claim.target, names)}{f' in {where}' if where and not inside else ''}"


def _determined(target: str, names: Names) -> str:
    """Return what is attacked with the article that English wants: "the city of Ganja", "a house"."""
    if " of " in target:
        return f"the {target}"
    one = names.target(target, None) and not target.endswith(("s", *_MASS))
    return f"{'an' if target[0] in 'aeiou' else 'a'} {target}" if one else target


def _weapon(claim: Allegation, names: Names) -> str:
    """Return " with artillery"; shelling is its own weapon."""
    if claim.weapon is None and claim.act == "shelled":
        raise refuse("weapon", "who shells is said to do so with shells")
    if claim.weapon is None or _is_use(claim, names) or (claim.act, claim.weapon) == ("shelled", _SHELLED):
        return ""
    weapon = names.weapon(claim.weapon)
    if weapon is None:
        raise refuse("weapon", f"{claim.weapon!r} are no plain words for a weapon")
    return f" with {weapon}"


def denial(claim: Denial, published: date, names: Names) -> str:
    """Return a denial by itself, which says no more than whose word is denied."""
    del published
    against = claim.against
    if against is None or (claim.by.party is not None and beside(claim.by.party, against)):
        raise refuse("against", "who denies what nobody else says, denies nothing that can be told")
    whose = names.noun(against) if names.knows(against) and against.part_of is None else None
    if whose is None or any(
        names.means(word) for word in re.split("[ -]", whose.removeprefix("the ").lower())[:-1]
    ):
        raise refuse("against", f"the lexicon has no name for {against.id!r} that names nobody else")
    text = _denied(claim, names, f"{whose}'{'' if whose.endswith('s') else 's'} claim")
    if not names.belligerents(text):
        raise refuse("against", "neither who denies nor whose word is denied is a party at war")
    return text


def answer(claim: Denial, names: Names) -> str:
    """Return a denial of the claim that the paragraph before makes."""
    return _denied(claim, names, "the claim")


def _denied(claim: Denial, names: Names, what: str) -> str:
    """Return who denies a thing that was said, with the word that he has for it."""
    if claim.by.voice is Voice.OWN or claim.by.party is None:
        raise refuse("by", "a denial is that of a party")
    if claim.words is None:
        return told(claim.by, names, what, verb="denied")
    if not _WORDS.fullmatch(claim.words) or names.means(claim.words):
        raise refuse("words", f"{claim.words!r} are no plain words for a claim")
    one = claim.words.endswith(_THINGS)
    article = ("an " if claim.words[0] in "aeiou" else "a ") if one else ""
    return told(claim.by, names, f"{what} as {article}{claim.words}", verb="dismissed")


_WORDS: Final = re.compile(r"(?!(?:an?|the) )[a-z]+(?: [a-z]+){0,4}")
_THINGS: Final = ("lie", "tale", "hoax", "invention", "fabrication", "provocation", "fantasy", "distortion")
"""What words for a claim end in that need an article."""
