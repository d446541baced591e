"""Owners: whose equipment was lost, and who says so.

An item says it itself ("Armenian tanks"), or its list does ("... of the Armenian army"), or the verb ("Baku
lost", "lost by Baku"). Else it belonged to the enemy of who struck, or of who boasts of it, unless something
hints at a loss of their own or of a third party's: those sides are inferred, and have no mark.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from nkconflict.model.attribution import Attribution, Voice
from nkconflict.model.parties import Party
from nkconflict.reading.arsenals import Item, Loss
from nkconflict.reading.belonging import BELLIGERENTS, Found, enemy_of, named
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention
from nkconflict.reading.speakers import Source

__all__ = ["owner_of", "raw_source", "source_of"]

_SUBJECT: Final = re.compile(
    r"(?P<who>[pPAYIeH])[OGosx'IyPT]{0,5}(?:b[^;.,\"S&KVpPAYIe]{1,8}&|[hmf^]{0,4}K[^;.\"S&KVpPAYIe]{1,8},?&?)?"
    r"[hmubxf^SL>q]{0,7}$"
)
_AGENT: Final = re.compile(r"K@[_1x]{0,2}(?P<who>[pPAYe])")
_OWNED: Final = re.compile(r"(?:/|x>)_?(?:p[OGx]|[PAe])")
_ADMITTED: Final = frozenset(
    "admitted admits acknowledged acknowledges conceded concedes confirmed confirms".split()
)


def owner_of(sentence: Sentence, loss: Loss, item: Item, claimant: Party | None) -> Found:
    """Return whose an item was, and where that is said."""
    mentions = sentence.tagged_in("materiel").mentions
    subject = [m for m in _subject(sentence, loss) if claimant is not None or m.letter != "H"]
    struck = loss.rule in ("destroyed", "were_destroyed", "found_lost")
    striker = _first(named(sentence, subject, claimant)) if struck else None
    speaker = claimant or striker  # in whose mouth "the enemy" is whom
    for words in (_own(sentence, item), _behind(sentence, loss), *(_own(sentence, i) for i in _ends(loss))):
        found = named(sentence, words, speaker)
        if found[1] is not None:
            return found
    if loss.rule == "equipment_lost":
        return named(sentence, subject, claimant)
    if loss.rule == "lost_by":
        return named(sentence, mentions[loss.at : loss.at + 4], claimant)
    if loss.rule in ("losses", "such_losses"):
        before = _parties(mentions[max(0, loss.at - 3) : loss.at])[::-1]
        near = sorted([*before, *_parties(mentions[loss.at : loss.at + 5])], key=sentence.spoken)
        return named(sentence, near, claimant)  # whoever only says it comes last
    if loss.rule == "loss_of":
        near = _parties(mentions[max(0, loss.at - 2) : loss.at])
        found = named(sentence, near, claimant)
        own = (claimant,) if claimant is not None and _is_at_war(claimant) else ()
        return found if found[1] is not None else (own, None)
    return _struck(sentence, loss, striker, claimant), None


def _ends(loss: Loss) -> tuple[Item, Item]:
    """Return the items whose owner may be that of the list: "of the Armenian army", "22 enemy tanks, ..."."""
    return loss.items[-1], loss.items[0]


def _first(found: Found) -> Party | None:
    return found[0][0] if found[0] else None


def _parties(mentions: list[Mention]) -> list[Mention]:
    return [mention for mention in mentions if mention.letter in "pPAYeH"]


def _is_at_war(party: Party) -> bool:
    return party.id in BELLIGERENTS


def _subject(sentence: Sentence, loss: Loss) -> list[Mention]:
    """Return the mention of who struck, or who lost, if there is one."""
    mentions, letters = sentence.tagged_in("materiel")
    if loss.rule in ("were_destroyed", "found_lost"):
        agent = _AGENT.match(letters, loss.at)
        return [mentions[agent.start("who")]] if agent is not None else []
    subject = _SUBJECT.search(letters[: loss.at]) if loss.rule in ("destroyed", "equipment_lost") else None
    return [mentions[subject.start("who")]] if subject is not None else []


def _own(sentence: Sentence, item: Item) -> list[Mention]:
    """Return the words of an item that may say whose it was; "Israeli-made" does not."""
    mentions = sentence.tagged_in("materiel").mentions
    before = mentions[item.first - 1 : item.first] if item.first else []
    owner = [m for m in before if m.letter == "H" or (m.letter in "PAe" and sentence.words(m).endswith("'s"))]
    inside = pairwise(mentions[item.first : item.last + 1])
    return [*owner, *(mention for mention, after in inside if after.letter != "-")]


def _behind(sentence: Sentence, loss: Loss) -> list[Mention]:
    """Return the words behind a list that say whose all of it was: "of the Armenian army"."""
    mentions, letters = sentence.tagged_in("materiel")
    owned = _OWNED.match(letters, loss.end)
    return mentions[loss.end : owned.end()] if owned is not None else []


def _struck(
    sentence: Sentence, loss: Loss, striker: Party | None, claimant: Party | None
) -> tuple[Party, ...]:
    """Return the enemy of who struck, or of who boasts of it, where nothing hints at anybody else's loss."""
    by = striker or claimant
    if by is None or not _is_at_war(by) or (claimant is not None and not _is_at_war(claimant)):
        return ()
    lexicon = sentence.vocabulary.lexicon
    mentions, letters = sentence.tagged_in("materiel")
    told = [m for m, after in pairwise(mentions) if m.letter in "pPY" and after.letter != "-"]
    others = {lexicon.party(mention.key).root.id for mention in told if not sentence.spoken(mention)}
    if others - set(BELLIGERENTS):
        return ()  # a Russian helicopter, perhaps
    if striker is None and (by.id in others or "H" in letters or _admits(sentence, loss)):
        return ()
    return enemy_of(sentence, by)


def _admits(sentence: Sentence, loss: Loss) -> bool:
    """Say whether a claimant owns up to a loss: "admitted", "only one helicopter"."""
    hedge = loss.items[0].hedge
    if hedge is not None and sentence.words(hedge) in ("only", "just"):
        return True
    said = (m for m in sentence.tagged_in("materiel").mentions if m.letter == "S")
    return any(sentence.words(mention) in _ADMITTED for mention in said)


def raw_source(sentence: Sentence, loss: Loss) -> Source | None:
    """Return who stands nearest as the one who says that equipment was lost."""
    mentions = sentence.tagged_in("materiel").mentions
    source = sentence.source_at(mentions[loss.items[0].first].start)
    behind = [s for s in sentence.sources if s.start > mentions[loss.items[-1].last - 1].end]
    return behind[-1] if source is None and behind else source


def source_of(sentence: Sentence, loss: Loss) -> Source | None:
    """Return who says that equipment was lost.

    A bare office ("..., the ministry said") is that of who struck, and not of whose equipment was struck.
    """
    source = raw_source(sentence, loss)
    if source is None or source.attribution.party is None:
        return source
    if _admits(sentence, loss):
        return source
    said = [mention for mention in sentence.mentions if source.start <= mention.start < source.end]
    if sentence.says(source) and any(mention.letter in "pPAIY" for mention in said):
        return source
    hurt = owner_of(sentence, loss, loss.items[0], None)[0]
    if not sentence.says(source) and any(party.side is source.attribution.party.side for party in hurt):
        return None  # whoever spoke before does not go on to boast of a loss of his own
    if source.attribution.party not in hurt:
        return source
    subject = [m for m in _subject(sentence, loss) if m.letter != "H"]  # "its" is who speaks
    striker = _first(named(sentence, subject, None)) if loss.rule == "destroyed" else None
    office = source.attribution.office
    by = Attribution.named(striker) if striker else Attribution(voice=Voice.UNNAMED, office=office)
    return source._replace(attribution=by)
