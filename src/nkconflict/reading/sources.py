"""Sources: who says it, found around the verbs of saying and "according to".

From the verb the reader walks to its subject: leftwards over offices, parties, names and appositions until
another verb, a count or a clause begins ("Arsen X, a counsellor of the mission, told reporters"), or
rightwards after an inversion ("..., said the ministry"). What it has walked over is resolved in `speakers`. A
source reaches the claims on one side of its verb or on both; `source_for` chooses the nearest that reaches.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import attrs

from nkconflict.model.attribution import Attribution, Voice
from nkconflict.reading.mentions import Mention, Tagged
from nkconflict.reading.speakers import Discourse, Source, latest, resolved
from nkconflict.reading.subjects import SKIPPED, SUBJECT, leftwards, rightwards

__all__ = ["counted_by", "find_sources", "source_for"]

_PLACED: Final = re.compile(r"iA,r")
_NEGATED: Final = re.compile(r"d[h^]?$")
_NOUNS: Final = frozenset(
    "report reports claim claims count counts charges estimates estimate figures lists names states".split()
)
_QUOTED: Final = re.compile(r"(?:quoted|quotes|quoting|cited|cites) (?:him|her)\b")
_COUNTS: Final = frozenset(
    ("count", "tally", "figure", "figures", "official count", "casualty count", "casualty figures")
)
_TAKES: Final = frozenset(("claimed", "claims", "claim", "claiming"))
_EDGE: Final = re.compile(r"^[_pPAOoaIHx]{1,5}(?=:)|(?<=[-=])[_pPAOoaIx]{1,5}\.?$")
_CUES: Final = re.compile(r"[S@]|t(?=[NQM])|^i")
_PASSIVE: Final = re.compile(r"b[xuf]?$")
_OWNED: Final = re.compile(r"[_1Hp]x$")
_LIVES: Final = re.compile(r"[_Q]*[N1].{0,4}?L")
_DAY: Final = re.compile(r"^i?D")
_COUNTED: Final = re.compile(r"[NgnLTYJ]")
_SUBORDINATE: Final = frozenset(("before", "after", "when", "while", "as", "since", "where"))
_TOLD: Final = re.compile(r"[_1xTO]{1,4}q[^,;.S]{1,8}S")
_STRANGER: Final = re.compile(r"[,\"][xG]{1,2}$")
_MORE: Final = re.compile(r"[NgY]")
_ACCOUNTS: Final = frozenset(
    "account reckoning data statistics figures information estimate estimates tally reports statement count"
    " bulletin".split()
)


def find_sources(tagged: Tagged, lower: str, discourse: Discourse, *, headline: bool = False) -> list[Source]:
    """Return the sources of a sentence in order; `lower` is the folded, lower-case text."""
    mentions, letters = tagged
    found: list[Source] = []
    if headline and (edge := _EDGE.search(letters)):
        parts = [m for m in mentions[edge.start() : edge.end()] if m.letter != "."]
        who = resolved(parts, lower, discourse, mentions)
        if who is not None and parts:
            reach = "left" if edge.start() else "right"
            found.append(Source(parts[0].start, parts[-1].end, parts[0].start, reach, False, who))
    for match in _CUES.finditer(letters):
        index = match.start()
        if match[0] == "i" and lower[mentions[0].start : mentions[0].end] != "in":
            continue
        if match[0] in "St":
            source = _said(tagged, index, lower, discourse, found)
        else:
            source = _according(tagged, index, lower, discourse)
        if source is not None and not (
            found and (found[-1].start, found[-1].verb) == (source.start, source.verb)
        ):
            found.append(source)
    return found


def _said(
    tagged: Tagged, index: int, lower: str, discourse: Discourse, found: Sequence[Source]
) -> Source | None:
    mentions, letters = tagged
    verb = mentions[index]
    word = lower[verb.start : verb.end]
    denies = verb.key == "denied"
    owned = index > 0 and (letters[index - 1] == "p" or mentions[index - 1].possessive)
    if word in _NOUNS and owned and letters[index - 1] in "pP" and letters[index + 1 : index + 2] == "q":
        owner = mentions[index - 1]  # "Armenian claims that ..."
        by = Attribution.named(discourse.lexicon.party(owner.key))
        return Source(owner.start, owner.end, verb.start, "right", False, by)
    if _says_nothing(tagged, index, word):
        return None
    if _NEGATED.search(
        letters[max(0, index - 3) : index]
    ):  # "did not confirm that 30 were killed": nobody's word
        return Source(verb.start, verb.end, verb.start, "right", False, Attribution(voice=Voice.UNNAMED))
    parts, comma_before = leftwards(mentions, letters, index)
    while parts and parts[0].letter == "i":
        comma_before = comma_before and lower[parts[0].start : parts[0].end] not in _SUBORDINATE
        parts = parts[1:]
    placed = _PLACED.match(letters) if [m.letter for m in parts] == ["r"] else None
    if placed is not None and lower[parts[0].start : parts[0].end] in ("they", "it"):
        who: Attribution | None = Attribution.named(
            discourse.lexicon.party(mentions[1].key)
        )  # "In Baku, they announced"
    elif found and [m.letter for m in parts] == ["r"] and found[-1].attribution.party is not None:
        who = attrs.evolve(found[-1].attribution, person=None)  # "... killed; ten, it said, were hurt"
    else:
        who = resolved(parts, lower, discourse, mentions[:index])
    if (
        who is not None
        and who.voice is Voice.OWN
        and _QUOTED.match(lower, verb.start)
        and (person := discourse.memory.person)
    ):
        who = attrs.evolve(person.attribution, relays=who.relays)  # "Interfax quoted him as saying"
    if who is None and not word.endswith("ing") and (index == 0 or letters[index - 1] in ',"=)'):
        behind = rightwards(mentions, letters, index + 1)
        who = resolved(behind, lower, discourse, mentions[:index])
        if who is not None and behind:
            return Source(
                behind[0].start, behind[-1].end, verb.start, "left" if index else "right", denies, who
            )
    if who is None and not parts and _STRANGER.search(letters[:index]):
        who, parts = Attribution(voice=Voice.UNNAMED), [mentions[index - 1]]  # "..., relatives say"
        return Source(parts[0].start, parts[0].end, verb.start, "left", denies, who)
    if who is None:
        return None if parts else _shared(tagged, index, lower, discourse, found)
    start, end = parts[0].start, parts[-1].end
    return Source(
        start, end, verb.start, _reach(letters, mentions.index(parts[0]), index, comma_before), denies, who
    )


def _says_nothing(tagged: Tagged, index: int, word: str) -> bool:
    """Say whether a verb of saying is none here: a noun ("its claims"), a passive, the taking of lives."""
    mentions, letters = tagged
    if index and word in _NOUNS:
        owner = mentions[index - 1]
        if owner.letter in "_1HpM/" or owner.possessive or _OWNED.search(letters[:index]):
            return True
    if _PASSIVE.search(letters, max(0, index - 2), index) and word not in ("saying", "reporting"):
        return True  # "was reported dead": nobody says who said it
    return word in _TAKES and _LIVES.match(letters, index + 1) is not None  # "claimed 40 civilian lives"


def _reach(letters: str, first: int, index: int, comma_before: bool) -> str:
    """Say which way "X said" reaches, with its subject from `first` and its verb at `index`."""
    if not comma_before or not _COUNTED.search(letters[:first]):
        return "right"
    after = _DAY.sub("", letters[index + 1 :])[:1]
    if after in ',;.:"()':
        return "both"
    return "right" if _MORE.search(letters[index + 1 :]) else "left"


def _shared(
    tagged: Tagged, index: int, lower: str, discourse: Discourse, found: Sequence[Source]
) -> Source | None:
    """Read a verb whose subject stands before another: "Baku hasn't disclosed its losses, but says ..."."""
    mentions, letters = tagged
    verb = mentions[index]
    denies = verb.key == "denied"
    at = index - 1
    while at >= 0 and letters[at] in SKIPPED and letters[at] != "B":
        at -= 1
    if at < 0 or letters[at] not in "B&,":
        return None
    if found and found[-1].reach == "right" and found[-1].attribution.voice is not Voice.UNNAMED:
        return found[-1]._replace(verb=verb.start, denies=denies)
    first = 1 if letters[0] in '"(' else 0
    end = first
    while end < at and letters[end] in SUBJECT and letters[end] != "i":
        end += 1
    parts = mentions[first:end]
    who = resolved(parts, lower, discourse, mentions[:index])
    return (
        Source(parts[0].start, parts[-1].end, verb.start, "right", denies, who) if who is not None else None
    )


def _according(tagged: Tagged, index: int, lower: str, discourse: Discourse) -> Source | None:
    """Read "according to X", "by X's count" and a fronted "in X's estimate"."""
    mentions, letters = tagged
    mention = mentions[index]
    word = lower[mention.start : mention.end]
    if word in ("by", "in"):
        if not any(
            account in lower[mention.end : mentions[min(len(mentions), index + 9) - 1].end]
            for account in _ACCOUNTS
        ):
            return None
        words = (lower[m.start : m.end] if m.letter in "TS" else "" for m in mentions)
        letters = "".join("x" if w in _ACCOUNTS else m.letter for w, m in zip(words, mentions, strict=True))
    parts = rightwards(mentions, letters, index + 1)
    while parts and parts[-1].letter in "iD4":
        parts.pop()
    if word in ("by", "in") and not any(
        lower[m.start : m.end].removesuffix("'s") in _ACCOUNTS for m in parts
    ):
        return None
    who = resolved(parts, lower, discourse, mentions[:index])
    told = _TOLD.match(letters, index + 1)
    if who is None and told is not None:  # "according to a count that the ministry gave"
        told_by = _said(tagged, told.end() - 1, lower, discourse, ())
        return told_by._replace(reach="left", verb=mention.start) if told_by is not None else None
    if not parts or (who is None and word != "according to"):
        return None
    after = mentions.index(parts[-1]) + 1
    reach = (
        "right"
        if not _COUNTED.search(letters[:index])
        else "both"
        if _COUNTED.search(letters[after:])
        else "left"
    )
    return Source(
        parts[0].start, parts[-1].end, mention.start, reach, False, who or Attribution(voice=Voice.UNNAMED)
    )


def counted_by(mentions: Sequence[Mention], position: int, lower: str, discourse: Discourse) -> Source | None:
    """Return the party whose count a figure is: "its tally stood at 609", "by Baku's figures"."""
    for index, mention in enumerate(mentions):
        if (
            mention.start >= position
            or mention.letter != "T"
            or lower[mention.start : mention.end] not in _COUNTS
            or not index
        ):
            continue
        owner = mentions[index - 1]
        if owner.letter in "xRa" and index > 1:
            owner = mentions[index - 2]
        if owner.letter in "PpA":
            party = discourse.lexicon.party(owner.key)
        elif owner.letter == "H":
            found = latest(discourse, mentions[: index - 1])
            if found is None:
                return None
            party = found
        else:
            continue
        return Source(owner.start, mention.end, mention.start, "right", False, Attribution.named(party))
    return None


def source_for(position: int, sources: Sequence[Source], breaks: Sequence[int]) -> Source | None:
    """Return whose a claim at a character is: the nearest source that reaches it, clause by clause."""
    left = [s for s in sources if s.start < position and s.verb < position and s.reach in ("right", "both")]
    right = [s for s in sources if s.start > position and s.reach in ("left", "both") and not s.denies]
    nearest_left = left[-1] if left else None
    nearest_right = right[0] if right else None
    if nearest_left is None or nearest_right is None:
        return nearest_left or nearest_right
    broken = any(nearest_left.verb < place < position for place in breaks)
    joined = not any(position < place < nearest_right.start for place in breaks)
    return nearest_right if broken and joined else nearest_left
