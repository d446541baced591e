"""Breaches: who is said to have broken the truce told of, by what, and how soon.

A breach belongs to the party beside it that neither speaks, nor suffers it ("six Armenian soldiers hurt in a
breach"), nor names the truce ("the Karabakh truce"). Who brought it about is read in `brokers`, its days in
`moments`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from nkconflict.model.attribution import Attribution, Modality
from nkconflict.model.ceasefires import Breach
from nkconflict.model.dates import Period
from nkconflict.model.parties import Party, PartyKind
from nkconflict.model.sightings import Role
from nkconflict.reading.alphabets import ALLEGATIONS
from nkconflict.reading.belonging import BELLIGERENTS, both
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention, Tagged
from nkconflict.reading.tellings import Telling
from nkconflict.reading.violators import violator

__all__ = ["ATTACKED", "DESPITE", "read_breach"]

DESPITE: Final = re.compile(r"\b(?:despite|notwithstanding|in spite of|even though|although|regardless of)\b")
ATTACKED: Final = re.compile(
    r"\b(?:attacks?|shell(?:ing|ed)|fir(?:e|ed|ing)|fighting|clashes|strikes?|hostilities|combat|bombardment"
    r"|explosions)\b"
)
_MUTUAL: Final = re.compile(
    r"(?:each other|one another|mutual|accusations (?:from|by) (?:both|the two)"
    r"|trad(?:e|ed|ing) (?:accusations|blame|barbs)"
    r"|both (?:sides|parties|countries)[^.;]{0,40}(?:accus|blam|report))"
)
_ACCUSING: Final = re.compile(r"\b(?:accus|blam|alleg|charg)")
_BETWEEN: Final = re.compile(r"\bbetween (?:(?:[\w'-]+ ){1,2}and (?:the )?)?\Z")
_OVER: Final = re.compile(r"\b(?:over|around|about|for) (?:the )?\Z")
_DELAY: Final = re.compile(
    r"\b((?:just |only |within |less than )?"
    r"(?:(?:a few |several |some )?minutes|(?:a few |several |some )?hours"
    r"|(?:[0-9]+|one|two|three|four|five|six|ten|an?) (?:minutes?|hours?|days?))) (?:after|later|into)\b"
)
_SO_SOON: Final = re.compile(
    r"\bafter ((?:just |only |barely )?(?:(?:a few )?minutes|(?:a few )?hours"
    r"|(?:[0-9]+|one|two|three|four|five|six|ten) (?:minutes|hours)))\b(?! of )"
)
_IN_BREACH: Final = re.compile(
    r"\bin (?:an? |the )?(?:[a-z]+ )?(?:violation|breach|contravention|defiance|violations)\Z"
)
_NOT: Final = re.compile(r"d[^,;]{0,2}$")
_TARGET: Final = re.compile(r"[xy]{0,2}[cg]")
"""In the letters of allegations: "an Armenian village", "Azerbaijani positions", "Armenian civilians"."""
_HARMED: Final = re.compile(r"[xy]?[Ggac][bhm^]{0,3}[KkFL](?![_1NpPGgac])")
"""In the letters of casualties: "Armenian soldiers were hurt", and not "Armenian soldiers killed two"."""
_HARMING: Final = re.compile(r"[Kk]/?[QNx_1]{0,3}\Z")
"""What stands before them where they are the object: "killing two Armenian soldiers"."""
_OF_TRUCE: Final = re.compile(r"(?:[-/&][_]?[pPA])?(?P<truce>H)")
"""What stands behind a party that names the truce: "the Karabakh truce", "the Armenian-Azerbaijani truce"."""
_WITH: Final = re.compile(r"(?:H[xy]?\+_?|[pPA][-/])\Z")
_PRESS: Final = re.compile(r" (?:media|press|outlets|newspapers|news|reports|sources|analysts|journalists)\b")
"""What stands behind a party whose people only tell of a breach: "Azerbaijani media said"."""
_BEFALLING: Final = ("collaps", "crumbl", "damag", "shatter", "disrupt", "broke", "fell", "derail")
"""Verbs of breaking that befall other things than a truce: a bridge collapses."""
_APART: Final = re.compile(r";|,?K")
_BREACHES: Final = ("breach", "violation")


def read_breach(telling: Telling, mentions: Sequence[Mention], letters: str, truce: Mention) -> None:
    """Read a breach: stated by the report, alleged by a source, or denied."""
    sentence = telling.sentence
    lower = sentence.lower[sentence.start : sentence.end]
    broken = _broken(telling, mentions, letters)
    if broken < 0:
        despite = DESPITE.search(lower) if "f" in letters else None
        if despite is None or not (
            ATTACKED.search(lower, despite.end()) or ATTACKED.search(lower, 0, despite.start())
        ):
            return
    source = sentence.source_here(truce.start)
    mutual = _MUTUAL.search(lower)
    accused: tuple[Party, ...] = ()
    if mutual:
        accused = both(sentence)
    elif broken >= 0:
        accused = _accused(telling, mentions, broken)
    denied = (
        broken >= 0
        and (_NOT.search(letters[:broken]) is not None or _denies(mentions, broken))
        and sentence.words(mentions[broken]).startswith(("violat", "breach", "br"))
    )
    alleged = source is not None or mutual is not None or _ACCUSING.search(lower) is not None
    delay = _DELAY.search(lower) or (_SO_SOON.search(lower) if broken >= 0 else None)
    telling.breaches.append(
        Breach(
            by=source.attribution if source else Attribution.own(),
            accused=accused,
            period=Period.day(telling.violated.day) if telling.violated is not None else None,
            delay=delay[1].strip() if delay else None,
            modality=Modality.DENIED if denied else Modality.HEDGED if alleged else Modality.ASSERTED,
        )
    )
    if broken >= 0:
        telling.mark(Role.BREACH, mentions[broken])


def _broken(telling: Telling, mentions: Sequence[Mention], letters: str) -> int:
    """Return where a breach is told of first, or -1; what befell something else before it is none.

    "A bridge collapsed; the truce was holding" has a verb of breaking in a clause that tells of no truce.
    """
    broken, truce = letters.find("V"), letters.find("H")
    if not 0 <= broken < truce or _APART.search(letters, broken, truce) is None:
        return broken
    words = telling.sentence.words
    low = max(letters.rfind(end, 0, broken) for end in ";K") + 1
    again = any(words(mention) in ("it", "this", "that") for mention in mentions[low:broken])
    if again or not words(mentions[broken]).startswith(_BEFALLING):
        return broken
    return letters.find("V", broken + 1)


def _denies(mentions: Sequence[Mention], broken: int) -> bool:
    """Say whether the breach is what somebody denies: "denied violating the ceasefire"."""
    return any(m.letter == "S" and m.key == "denied" for m in mentions[max(0, broken - 3) : broken])


def _accused(telling: Telling, mentions: Sequence[Mention], broken: int) -> tuple[Party, ...]:
    """Return the side at war that is named nearest to the breach, but for the one that speaks."""
    sentence = telling.sentence
    lexicon = sentence.vocabulary.lexicon
    subject = violator(sentence, mentions, broken)
    if subject is not None:
        telling.mark(Role.ACCUSED, subject)
        return (lexicon.party(subject.key).root,)
    for mention in mentions[broken + 1 : broken + 3]:
        if mention.letter == "s" and mention.key == "both":
            telling.mark(Role.ACCUSED, mention)
            return both(sentence)  # "violated by both sides"
    letters = "".join(mention.letter for mention in mentions)
    parties = [
        (i, m)
        for i, m in enumerate(mentions)
        if m.letter in "pPA"
        and lexicon.party(m.key).root.id in BELLIGERENTS
        and not sentence.spoken(m)
        and not (i and mentions[i - 1].letter in "i/(")
        and not _OVER.search(sentence.lower, sentence.start, m.start)  # "the truce over Nagorno-Karabakh"
        and not _BETWEEN.search(sentence.lower, sentence.start, m.start)
        and not any(other.letter == "w" for other in mentions[max(0, i - 2) : i])
        and not _names_truce(sentence, mentions, letters, i)
        and not _PRESS.match(sentence.lower, m.end)
        and not _suffers(sentence, m)
    ]
    index, nearest = min(parties, key=lambda found: abs(found[0] - broken), default=(0, None))
    if parties and _IN_BREACH.search(sentence.lower, sentence.start, mentions[broken].end):
        nearest = parties[0][1]  # "Armenian units fired at Azerbaijani posts in breach of the truce"
        telling.mark(Role.ACCUSED, nearest)
        return (lexicon.party(nearest.key).root,)
    if nearest is None or abs(index - broken) > 8:
        return ()
    telling.mark(Role.ACCUSED, nearest)
    return (lexicon.party(nearest.key).root,)


def _names_truce(sentence: Sentence, mentions: Sequence[Mention], letters: str, index: int) -> bool:
    """Say whether a party only says which truce is meant: "the Karabakh truce", "the truce with Armenia"."""
    if _WITH.search(letters[:index]):
        return True
    named = _OF_TRUCE.match(letters, index + 1)
    if named is None:
        return False
    behind = mentions[named.end()] if named.end() < len(mentions) else None
    its = behind is not None and behind.letter == "V" and sentence.words(behind).startswith(_BREACHES)
    party = sentence.vocabulary.lexicon.party(mentions[index].key).root
    return not its or named.start("truce") > index + 1 or party.kind is not PartyKind.STATE


def _suffers(sentence: Sentence, party: Mention) -> bool:
    """Say whether a party is named for those whom the breach befell: its soldiers hurt, its village hit."""
    for (mentions, letters), behind in (
        (sentence.tagged_in(ALLEGATIONS), _TARGET),
        (Tagged(sentence.mentions, sentence.tags), _HARMED),
    ):
        at = next((i for i, mention in enumerate(mentions) if mention.start == party.start), None)
        if at is not None and (behind.match(letters, at + 1) or _HARMING.search(letters[:at])):
            return True
    return False
