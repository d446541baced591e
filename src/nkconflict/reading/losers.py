"""Losers: whose losses a figure is, by the owner of a toll, the subject of "lost", or the place left."""

from __future__ import annotations

import re
from typing import Final

from nkconflict.model.parties import Party
from nkconflict.model.spans import Span
from nkconflict.reading.belonging import BELLIGERENTS, NONE_FOUND, Found, antecedent, both, enemy_of, named
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention
from nkconflict.reading.phrases import Phrase

__all__ = ["left_home", "loser", "losses_of", "of_who_had", "owner_of_toll"]

_SUCH_ARE: Final = re.compile(r"[:;,-]_?b_?(?P<who>[epPH])'?[xa]?[LT]")
_OF_WHOM: Final = re.compile(r"(?:/|~|i)[_xa]{0,3}[PpHe](?=a|,|$)")
_BY: Final = re.compile(r"@_?\Z")
"""Before who did it to the loser: "troops repelled by the Armenian army lost 20 men"."""
_FROM: Final = re.compile(r"0_?x?(?P<who>[PA])")
_LOST_BY: Final = re.compile(r"(?:/?L)?0(?P<who>[PA])(?=[,.;XRbhi]|$)")
"""What says behind a total whose it is: "the number of losses from Azerbaijan"."""
_PARTNER: Final = re.compile(r"[PpA]&_?$")
_UNIT: Final = re.compile(r"(?P<who>[pPH])'?x/NG[hf^]{1,2}$")
_HAD: Final = re.compile(r"(?P<who>[pPAe])[ax]?\)?(?:,[rIOopP_]{1,4}S,)?[hmuf^]{1,3}[Vh]?\Z")


def owner_of_toll(sentence: Sentence, harm: Phrase, claimant: Party | None) -> Found:
    """Read the owner of a toll: "the enclave's military dead", "its own toll", "toll among X's troops"."""
    before = sentence.mentions[max(0, harm.first - 5) : harm.first]
    run = []
    for mention in reversed(before):
        if mention.letter not in "PpAHYexya_sO'":
            break
        run.append(mention)
    found = named(sentence, run, claimant)
    if found[0]:
        return found
    rest = sentence.mentions[harm.last :]
    match = re.match(
        r"L?(?:[/~i]|(?=[KJ])|(?=_?[pPHe]'?[xa]?G))[_xyaGOKJ]{0,4}?(?P<who>[PpYAHe])",
        sentence.tags[harm.last :],
    )
    if match is None:
        match = _LOST_BY.match(sentence.tags[harm.last :])
    if match is None or re.match(r"-[PpY]|[xg]?w", sentence.tags[harm.last + match.end() :]):
        return NONE_FOUND  # "the toll in the Armenian-Azerbaijani conflict" has no owner
    who = rest[match.start("who")]
    return named(sentence, [who], claimant)


def losses_of(sentence: Sentence, phrase: Phrase, claimant: Party | None) -> Found:
    """Read whose losses a bare figure follows: "put Azerbaijan's losses at 250-270 killed"."""
    such = _SUCH_ARE.search(sentence.tags, phrase.last)
    if such is not None:
        return named(sentence, [sentence.mentions[such.start("who")]], claimant)
    before: list[Mention] = []
    for mention in reversed(sentence.mentions[: phrase.first]):
        if mention.letter in "N;BS":
            break
        before.insert(0, mention)
    for index, mention in enumerate(before):
        if mention.letter in "LT":
            for owner in reversed(before[max(0, index - 5) : index]):
                if owner.letter in "PpAHe":
                    return named(sentence, [owner], claimant)
                if owner.letter not in "axgGJ'Vh":
                    break
            of = _OF_WHOM.match("".join([m.letter for m in before[index + 1 :]]))
            if of is not None:
                return named(sentence, [before[index + of.end()]], claimant)
    return NONE_FOUND


def left_home(sentence: Sentence, harm: Phrase, claimant: Party | None) -> Found:
    """Read whose people fled from the place they fled: "had fled Nagorno-Karabakh for Armenia"."""
    if not any(m.key == "displaced" for m in sentence.mentions[harm.first : harm.last]):
        return NONE_FOUND
    rest = sentence.mentions[harm.last : harm.last + 1]
    if rest and rest[0].letter == "P":
        return named(sentence, rest, claimant)
    left = _FROM.search(sentence.tags, harm.last, harm.last + 12)
    return named(sentence, [sentence.mentions[left.start("who")]], claimant) if left else NONE_FOUND


def loser(sentence: Sentence, harm: Phrase, claimant: Party | None) -> Found:
    """Read the subject of "lost": a party, its forces, or the pronoun that stands for the speaker."""
    stretch = sentence.mentions[: harm.first]
    if sentence.mentions[harm.first].letter in "KJ":  # "the enemy has left 150 dead"
        before = sentence.tags[: harm.first]
        subject = re.search(r"(?:[pPAe]'?a?)h?U[^U]*$", before)
        if subject is None:
            return NONE_FOUND
        stretch = stretch[: subject.end()][: before.rfind("U")]
    for index in range(len(stretch) - 1, -1, -1):
        mention = stretch[index]
        if mention.letter in "PpA" and not _BY.search(sentence.tags, max(0, index - 2), index):
            return _with_partner(sentence, mention, claimant)
        if mention.letter == "s" and mention.key == "both":
            return both(sentence), Span(mention.start, mention.end)
        if mention.letter == "e":
            return enemy_of(sentence, claimant), Span(mention.start, mention.end)
        if mention.letter == "H" and mention.key != "first":
            return antecedent(sentence, mention, claimant), Span(mention.start, mention.end)
        if mention.letter == "r":
            who = (
                (claimant,)
                if claimant is not None and claimant.id in BELLIGERENTS
                else antecedent(sentence, mention, None)
            )
            return who, Span(mention.start, mention.end)
        if mention.letter in "SKFc;":
            break
    return NONE_FOUND


def _with_partner(sentence: Sentence, mention: Mention, claimant: Party | None) -> Found:
    """Return a party together with the one it is joined to: "Armenia and Artsakh lost 3,825 troops"."""
    parties, at = named(sentence, [mention], claimant)
    index = sentence.mentions.index(mention)
    if parties and _PARTNER.search(sentence.tags[max(0, index - 3) : index]):
        partner = next(m for m in reversed(sentence.mentions[:index]) if m.letter in "PpA")
        others, _ = named(sentence, [partner], claimant)
        return (*others, *parties), Span(partner.start, mention.end)
    return parties, at


def of_who_had(sentence: Sentence, phrase: Phrase, claimant: Party | None) -> Found:
    """Read who had those counted: "Azerbaijan had 40 dead", "its contingent had no losses"."""
    mentions = sentence.mentions
    unit = _UNIT.search(sentence.tags[: phrase.first]) if phrase.letter == "j" else None
    if unit is not None:  # "its contingent of 900 men had no losses"
        its = mentions[unit.start("who")]
        owner, at = named(sentence, [its], claimant)
        if its.letter == "H" and claimant is not None and claimant.id not in BELLIGERENTS:
            return (claimant,), at
        return owner, at
    had = _HAD.search(sentence.tags[: phrase.first]) if phrase.letter in "cz" else None
    return _with_partner(sentence, mentions[had.start("who")], claimant) if had is not None else NONE_FOUND
