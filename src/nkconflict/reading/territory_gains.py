"""To whom ground came: to who took it, to whom it was given, to the other side of who lost it.

Where nobody is named, three readings leave no doubt: ground freed "from Armenian occupation", ground that
is somebody's own ("several Armenian settlements had been seized"), and ground that a side at war says was
liberated, or announces to have been taken. Last, a side that tells of ground taken where the other stood
tells of its own gain.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from nkconflict.model.parties import Party
from nkconflict.model.places import Place
from nkconflict.reading.belonging import BELLIGERENTS, enemy_of
from nkconflict.reading.context import Sentence
from nkconflict.reading.territory_grounds import Land
from nkconflict.reading.territory_shapes import HELD, PASSIVE
from nkconflict.reading.territory_subjects import (
    NOBODY,
    Gainer,
    agent,
    holder,
    recipient,
    subject,
    who_is,
)

__all__ = ["Gainer", "can_gain", "gainer"]

_LATELY: Final = timedelta(days=60)
_CEDING: Final = "CcvkK"
_OCCUPIED: Final = re.compile(r"[0/4][_1x]{0,2}(?P<who>[pPe])'?[xOG]?5|0[_1]?(?P<from>[pPYe])")
_DOER: Final = re.compile(r",[_x]{0,2}(?P<who>[pPAeH])")
_OWNER: Final = re.compile(r"/[_1x]{0,2}(?P<who>[pPeH])")
_ANNOUNCED: Final = re.compile(r"announc|claim|declar|boast|hail")
_FLAG: Final = re.compile(r"(?P<who>[pPAH])'?x?$")
_FLAG_OF: Final = re.compile(r"L/[_1]?(?P<who>[pP])")
_POSSESSOR: Final = re.compile(r"(?P<who>[pPA])'?[sOo]?(?:S[8/x]{0,2})?$")


def gainer(
    sentence: Sentence,
    land: Land,
    rule: str,
    match: re.Match[str],
    claimant: Party | None,
    place: Place | None,
) -> Gainer:
    """Return who gained by what a shape has matched, `place` being where."""
    verb, ground = match.start("v"), match.start("g")
    if rule in ("fell", "called_over"):
        taker = sentence.discourse.taken.by if rule == "called_over" else None
        return (taker, None) if taker else _inferred(sentence, land, verb, ground, claimant, place)
    if rule in ("came_under", "is_under"):
        control = match.start("k") if match["k"] else None
        if control is not None and land.mention(control).key == "lost":
            return _other(sentence, (claimant, None))  # "out of our control"
        return holder(sentence, land, verb + 1, control, claimant)
    if rule == "flag":
        return _by_flag(sentence, land, verb, claimant)
    if rule == "told_of":
        return _by_noun(sentence, land, verb, ground, claimant)
    gives = land.letters[verb] in _CEDING and rule != "now_hold"
    key = land.mention(verb).key
    if ground > verb or rule == "taken_it":
        doer = subject(sentence, land, verb, claimant, forces=key in ("entered", "left"))
        if doer[0] is None and rule == "in_doing" and (after := _DOER.match(land.letters, ground + 1)):
            doer = who_is(sentence, land.mention(after.start("who")), claimant)  # "after taking X, the army"
        given = recipient(sentence, land, verb + 1, claimant) if gives else NOBODY
        if gives and given[0] is None:
            given = recipient(sentence, land, ground + 1, claimant)
        if not gives or given[0] is not None:
            return given if gives else doer
        return _other(sentence, doer, claimant) if doer[1] is not None else NOBODY
    found = (recipient if gives else agent)(sentence, land, verb + 1, claimant)
    if gives and found[0] is None:
        found = _other(sentence, agent(sentence, land, verb + 1, claimant), claimant)
    if gives and found[0] is None and key == "lost":
        found = _other(sentence, (claimant, None))
    return found if found[0] is not None else _inferred(sentence, land, verb, ground, claimant, place)


def can_gain(
    land: Land,
    rule: str,
    match: re.Match[str],
    party: Party | None,
    claimant: Party | None,
    place: Place | None,
) -> bool:
    """Say whether a party can be said to have gained: a side at war, or another that took a known place.

    Nobody has, where an active verb has no subject; and who holds ground is a gain only where that is new, or
    where its holder says so.
    """
    if party is None:
        return rule in PASSIVE and rule not in HELD
    if not _at_war(party) and (
        place is None or place.id is None or land.mention(match.start("v")).key != "captured"
    ):
        return False
    new = "z" in land.letters[match.start() : match.end()] or land.mention(match.end() - 1).key == "lost"
    return rule not in HELD or new or (claimant is not None and party.side is claimant.side)


def _by_flag(sentence: Sentence, land: Land, flag: int, claimant: Party | None) -> Gainer:
    """Read whose flag flies: "the Azerbaijani flag", "the flag of Azerbaijan", or its raisers'."""
    owner = _FLAG_OF.match(land.letters, flag) or _FLAG.search(land.letters[:flag])
    if owner is not None:
        return who_is(sentence, land.mention(owner.start("who")), claimant)
    verb = next((i for i in range(flag - 1, max(-1, flag - 4), -1) if land.letters[i] in "RSx"), flag)
    return subject(sentence, land, verb, claimant, forces=True)


def _by_noun(sentence: Sentence, land: Land, noun: int, ground: int, claimant: Party | None) -> Gainer:
    """Read "the capture of X by Y", "Y's capture of X"; a side announces its own gains, and losses."""
    gives = land.letters[noun] in _CEDING
    found = (recipient if gives else agent)(sentence, land, ground + 1, claimant)
    if found[0] is not None:
        return found
    owner = _POSSESSOR.search(land.letters[:noun])
    if owner is not None:
        by = who_is(sentence, land.mention(owner.start("who")), claimant)
        return _other(sentence, by, claimant) if gives else by
    denied = any(land.mention(i).key == "denied" for i in range(max(0, noun - 6), noun))
    return _other(sentence, (claimant, None)) if gives or denied else (claimant, None)


def _inferred(
    sentence: Sentence, land: Land, verb: int, ground: int, claimant: Party | None, place: Place | None
) -> Gainer:
    """Return who alone can have gained where nobody is named: see above."""
    occupied = _OCCUPIED.match(land.letters, verb + 1)
    if occupied is not None:
        group = "who" if occupied["who"] else "from"
        return _other(sentence, who_is(sentence, land.mention(occupied.start(group)), claimant), claimant)
    inside = [m for m in land.mentions[slice(*land.runs[ground])] if m.letter in "pHe"]
    behind = _OWNER.match(land.letters, ground + 1)
    owners = [*inside, *([land.mention(behind.start("who"))] if behind else [])]
    if owners:
        return _other(sentence, who_is(sentence, owners[0], claimant), claimant)
    liberated = land.mention(verb).key in ("liberated", "retaken")
    if _at_war(claimant) and (liberated or _announces(sentence, claimant)):
        return claimant, None
    return _by_tenure(sentence, place) if claimant is None or _at_war(claimant) else NOBODY


def _announces(sentence: Sentence, claimant: Party | None) -> bool:
    """Say whether a side announces what it tells: its gains, since a loss is conceded."""
    own = [s for s in sentence.sources if s.attribution.party == claimant]
    return any(_ANNOUNCED.match(sentence.lower, source.verb) for source in own)


def _at_war(party: Party | None) -> bool:
    return party is not None and party.id in BELLIGERENTS


def _by_tenure(sentence: Sentence, place: Place | None) -> Gainer:
    """Return who has come to hold a place of late, or else the other side of who has held it till now."""
    tenures = place.held_by if place is not None else ()
    begun = [t for t in tenures if t.since is None or t.since <= sentence.published]
    if not begun or not _at_war(begun[-1].party.root):
        return NOBODY
    last = begun[-1]
    if last.since is not None and sentence.published - last.since <= _LATELY:
        return last.party.root, None
    return _other(sentence, (last.party.root, None))


def _other(sentence: Sentence, loser: Gainer, claimant: Party | None = None) -> Gainer:
    """Return the other side: what one of the two loses, the other has gained, itself if it says so."""
    winner = next(iter(enemy_of(sentence, loser[0])), None)
    if winner is not None and claimant is not None and claimant.side is winner.side:
        winner = claimant
    return winner, None
