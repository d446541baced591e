"""Who does what a verb of ground says: its subject on the left, an agent, recipient or holder on the right.

Leftwards the reader walks over auxiliaries to the words before the verb, over a comma where they name
nobody ("the army, backed by drones, captured"), and over "and" to the subject of the verb before.
"""

from __future__ import annotations

import re
from typing import Final

from nkconflict.model.parties import Party
from nkconflict.model.spans import Span
from nkconflict.reading.belonging import BELLIGERENTS, antecedent, named
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention
from nkconflict.reading.territory_grounds import Land

__all__ = ["NOBODY", "Gainer", "agent", "holder", "recipient", "subject", "who_is"]

Gainer = tuple[Party | None, Span | None]
"""A party, and where it was read; no span where it was inferred."""

NOBODY: Final[Gainer] = (None, None)

_SKIPPED: Final = frozenset('hbmduf^zj9D0"')
_STOPS: Final = frozenset(',;BS."():=TCVtcvgqJFN')
_NAMING: Final = frozenset("pPYAIeHrsOG")
_FORCES: Final = frozenset("OGe")
_ARMED: Final = frozenset(
    "it they we units unit columns brigades battalions divisions convoy convoys".split()
)
_CONJUNCTIONS: Final = frozenset("after before when while as once because since until where".split())
_ARMIES: Final = ("armed-forces", "defence-army", "border-service")
_PARTIES: Final = frozenset("pPYAIeHrs")
_CLAIMED_BY: Final = re.compile(r"(?P<who>[pPAI])[sOo]?$")
_RECIPIENT: Final = re.compile(r"[^;.TCSg]{0,10}?>_?(?P<who>[pPeA])")
_AGENT: Final = re.compile(r"[^;.TCSgB]{0,10}?@[_1xH]{0,3}(?P<who>[pPYAeHO])")
_BEHIND: Final = re.compile(r"/[_1xH]{0,3}(?P<who>[pPYAeHO])")
_TO: Final = re.compile(r"_?[xp]?(?P<who>[pPeYA])")


def subject(sentence: Sentence, land: Land, at: int, claimant: Party | None, *, forces: bool) -> Gainer:
    """Return the subject of the verb at a letter; `forces` where only an army can be the one that did it."""
    segment = _segment(land.letters, at, 3)
    if segment is None:
        return NOBODY
    low, high = segment
    low = next((i + 1 for i in reversed(range(low, high - 1)) if _joins(sentence, land, i)), low)
    letters = land.letters[low:high]
    if letters == "S":
        owner = _CLAIMED_BY.search(land.letters, 0, low)
        if owner is not None and land.mention(low - 1).possessive:
            return who_is(
                sentence, land.mention(owner.start("who")), claimant
            )  # "Baku's claim to have taken"
        return claimant, None  # "claims to have taken"
    if forces and not _is_army(sentence, land, low, high):
        return NOBODY
    order = sorted(range(low, high), key=lambda i: (_governed(land.letters, low, i), i))
    for index in order:
        if land.letters[index] == "r":
            return _pronoun(sentence, land, index, claimant)
        if land.letters[index] in _PARTIES:
            return who_is(sentence, land.mention(index), claimant)
    if _FORCES.isdisjoint(letters) and not _is_army(sentence, land, low, high):
        return NOBODY  # a camera
    if who_speaks(claimant)[0] is not None:
        return who_speaks(claimant)  # "the army", "units"
    speaker = sentence.discourse.memory.source
    return who_speaks(speaker.attribution.party if speaker is not None else None)


def _joins(sentence: Sentence, land: Land, index: int) -> bool:
    """Say whether a word opens the clause of a verb: "the call came after Azerbaijani forces seized"."""
    return land.letters[index] in "8i0" and sentence.words(land.mention(index)) in _CONJUNCTIONS


def _pronoun(sentence: Sentence, land: Land, index: int, claimant: Party | None) -> Gainer:
    """Return whom "it" or "they" is: the subject named before it in what is said, else who says it."""
    mention = land.mention(index)
    span = Span(mention.start, mention.end)
    if mention.key == "first":
        return claimant, span
    start = land.letters.rfind("S", 0, index) + 1
    named_before = [
        i for i in range(start, index) if land.letters[i] in "pPAY" and not _governed(land.letters, start, i)
    ]
    if named_before and land.letters[:index].endswith("&q"):
        return NOBODY  # "said that Armenia had fired and that it had taken": either
    if named_before:
        return who_is(sentence, land.mention(named_before[0]), claimant)
    return next(iter(antecedent(sentence, mention, claimant)), None), span


def _segment(letters: str, at: int, crossings: int) -> tuple[int, int] | None:
    """Return the letters of the words before a verb that name its subject."""
    end = at
    while end and letters[end - 1] in _SKIPPED:
        end -= 1
    if letters[max(0, end - 2) : end] in ("S>", "S8"):  # "claim to have", "claim on having"
        return end - 2, end - 1
    if letters[at] == "K" and letters[end - 1 : end] == "S":  # "claims control of"
        return end - 1, end
    low = end
    joined = (
        letters[end - 1 : end] == "&"
    )  # "killed two Armenian soldiers and seized": by whom, stands before
    while low and (
        letters[low - 1] not in _STOPS
        or (joined and letters[low - 1] == "N")
        or letters[low - 1 : low + 1] == "S+"
    ):
        low -= 1
    if not _NAMING.isdisjoint(letters[low:end]):
        return low, end
    before = letters[low - 1] if low else ""
    if before == "g" and crossings:  # "captured the town and raised its flag over ..."
        verb = max(letters.rfind(letter, 0, low) for letter in "TCVJ")
        return _segment(letters, verb if verb >= 0 else low - 1, crossings - 1)
    if before and before in ",q" and crossings:
        return _segment(letters, low - 1, crossings - 1)
    return (low, end) if letters[low:end].strip("^&") else None


def _is_army(sentence: Sentence, land: Land, low: int, high: int) -> bool:
    """Say whether a subject is an army, or a state that acts through one: no person, people or civilians."""
    if land.letters[low:high].lstrip("_^x") == "P":
        return True
    subjects = [land.mention(i) for i in range(low, high)]
    return any(m.letter in "Ge" or m.key in _ARMIES or sentence.words(m) in _ARMED for m in subjects)


def _governed(letters: str, low: int, index: int) -> bool:
    """Say whether a party stands behind a preposition: "Azerbaijani forces in Nagorno-Karabakh"."""
    while index > low and letters[index - 1] in "_1x":
        index -= 1
    return index > low and letters[index - 1] in "i8@0Q+"


def who_is(sentence: Sentence, mention: Mention, claimant: Party | None) -> Gainer:
    """Return the one party that a mention stands for."""
    span = Span(mention.start, mention.end)
    if mention.letter == "O":
        return who_speaks(claimant)
    if mention.letter == "I":
        party = sentence.vocabulary.lexicon.person(mention.key).party
        return (party.root if party is not None else None), span
    parties, _ = named(sentence, [mention], claimant)
    return (parties[0], span) if len(parties) == 1 else NOBODY


def who_speaks(claimant: Party | None) -> Gainer:
    """Return the side at war that speaks, for what is done by nobody named: "taken under control"."""
    return (claimant if claimant is not None and claimant.id in BELLIGERENTS else None), None


def _found(sentence: Sentence, land: Land, match: re.Match[str] | None, claimant: Party | None) -> Gainer:
    return who_is(sentence, land.mention(match.start("who")), claimant) if match is not None else NOBODY


def recipient(sentence: Sentence, land: Land, at: int, claimant: Party | None) -> Gainer:
    """Return to whom something was given, from a letter on: "ceded Kalbajar to Azerbaijan"."""
    return _found(sentence, land, _RECIPIENT.match(land.letters, at), claimant)


def agent(sentence: Sentence, land: Land, at: int, claimant: Party | None) -> Gainer:
    """Return by whom something was done, from a letter on: "was taken by Azerbaijani troops"."""
    return _found(sentence, land, _AGENT.match(land.letters, at), claimant)


def holder(sentence: Sentence, land: Land, low: int, control: int | None, claimant: Party | None) -> Gainer:
    """Return whose control it is: "under the army's control", "under the control of X", "fell to X"."""
    if control is None:
        return _found(sentence, land, _TO.match(land.letters, low), claimant)
    behind = _BEHIND.match(land.letters, control + 1)
    if behind is not None:
        return _found(sentence, land, behind, claimant)
    inside = [i for i in range(low, control) if land.letters[i] in "pPYAeH"]
    if inside:
        return who_is(sentence, land.mention(inside[0]), claimant)
    by = agent(sentence, land, control + 1, claimant)
    return by if by[0] is not None else who_speaks(claimant)
