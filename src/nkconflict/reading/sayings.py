"""Sayings: a verb of saying and its subject: before it, behind it, or that of the verb before.

"Arsen X, a counsellor of the mission, told reporters" has its subject to the left; "..., said the ministry"
to the right; "..., adding that" and "but says" share the one before. Which way the source reaches depends on
where figures stand: before the subject, or behind the verb.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import attrs

from nkconflict.model.attribution import Attribution, Voice
from nkconflict.reading.again import is_body
from nkconflict.reading.mentions import Mention
from nkconflict.reading.said_by import Saying
from nkconflict.reading.speakers import Source
from nkconflict.reading.stated import by_whom, claims_of, in_a_message
from nkconflict.reading.strangers import onlookers, strangers_before, strangers_behind
from nkconflict.reading.subjects import SKIPPED, SUBORDINATE, is_adverb, leftwards, rightwards
from nkconflict.reading.verbs import is_saying
from nkconflict.reading.whose import Who

__all__ = ["COUNTED", "said"]

_PLACED: Final = re.compile(r"iA,r")
_NEGATED: Final = re.compile(r"d[h^]?$")
_QUOTED: Final = re.compile(r"(?:quoted|quotes|quoting|cited|cites) (?:him|her)\b")
_SAID_IN: Final = re.compile(r"i_?O?A")
_DENIED_ACT: Final = re.compile(
    r" (?:any |all |its |their |having )?(?!losing|suffering|killing)"
    r"(?:\w+ing\b|responsibility|involvement|attack|strike|accusation|violation)"
)
_DENIED_IT: Final = re.compile(r" (?:this|that|it|them|the (?:claims?|reports?|figures?|allegations?))[\])]")
_THAT: Final = re.compile(r" that\b")
_DAYS_AFTER: Final = re.compile(
    r"[^.;:]{0,60}?,? (?:(?:a|one|two|three) (?:days?|weeks?) )?(?:after|following)\b"
)
_GOVERNED: Final = frozenset("0+>")
"""Letters of prepositions: what follows one is no subject of a finite verb."""

_DAY: Final = re.compile(r"^i?D")
COUNTED: Final = re.compile(r"[NgnLTYJ]")
"""Letters of figures, people and losses: what a source can reach."""

_OPENERS: Final = frozenset("what now then meanwhile earlier later today separately".split())
_SOMEWHERE: Final = re.compile(r"i_?[PAZ]+$")
_CLOSING: Final = re.compile(
    r"(?:[i4>_1HxyaOWDB^]|[PpA](?![hS])|>_?p?G){0,14}(?:(?<=[xOW])q[bhmSKFVCRXJU][^,;:qS]{0,12})?[.\"]*$|(?:i?D)?[,;]"
)
_STRANGER: Final = re.compile(r"[,\"][xG]{1,2}$")
_AUDIENCE: Final = re.compile(r">?_?[xG]?G|>_?[xo]")
_ASIDE: Final = re.compile(r"[^,;.NgYq\":]{0,12},")
_MORE: Final = re.compile(r"[NgY]")

_NOBODY: Final = Who(Attribution(voice=Voice.UNNAMED), "nobody known")


def said(saying: Saying) -> Source | None:
    """Read a verb of saying: its subject before it, behind it, or that of the verb before."""
    mentions, letters, index, lower = saying[:4]
    owner = claims_of(saying)
    if owner is not None:
        return owner
    if (agent := by_whom(saying)) is not None:
        return agent
    if not is_saying(mentions, letters, index, lower):
        return in_a_message(saying)
    if _NEGATED.search(letters[max(0, index - 3) : index]):  # "did not confirm that 30 were killed"
        nobody, verb = Attribution(voice=Voice.UNNAMED), saying.verb
        return Source(verb.start, verb.end, verb.start, "right", False, nobody, "not confirmed", doubted=True)
    if saying.found and saying.continues and letters[index - 1 : index] in (",", '"'):
        return _shared(saying)  # "told parliament on Tuesday, adding that ..."
    unknown = onlookers(mentions, letters, index)
    if unknown:
        return _nobody_known(saying, unknown)
    subject = _subject(saying)
    if subject is None:
        return _nobody_known(saying, strangers_before(saying))
    parts, comma_before = subject
    if not parts and (parts := _body_before(saying)):
        before = letters[: mentions.index(parts[0])]
        comma_before = comma_before or before.endswith((",", '"'))
    if parts and letters[index - 1] == "&" and saying.found:
        return _shared(saying)
    who = _before(saying, parts)
    if who is None:
        return _elsewhere(saying, parts)
    if saying.word == "saying" and letters[index - 1] == "i" and saying.found:
        return saying.source(parts, saying.found[-1].reach, who)  # "Interfax quoted the ministry as saying"
    return saying.source(parts, _reach(saying, mentions.index(parts[0]), comma_before=comma_before), who)


def _nobody_known(saying: Saying, unknown: Sequence[Mention]) -> Source | None:
    """Return the source of what people say whom nobody knows; None where there are none."""
    if not unknown:
        return None
    first = saying.mentions.index(unknown[0])
    reach = _reach(saying, first, comma_before=saying.letters[first - 1 : first] in tuple(',"'))
    return saying.source(unknown, reach, _NOBODY)


def _subject(saying: Saying) -> tuple[list[Mention], bool] | None:
    """Return the subject before the verb, and whether a comma stands before it; None where nobody speaks."""
    mentions, letters, index, lower = saying[:4]
    parts, comma_before = leftwards(mentions, letters, index, lower)
    first = mentions.index(parts[0]) if any(m.letter == "W" for m in parts) else 0
    if first and letters[first - 1] == "@":  # "the ministry statement cited by the agency said"
        cited, comma_before = leftwards(mentions, letters, first - 1, lower)
        parts = cited or parts
    somewhere = letters[index - 1] != "," and _SOMEWHERE.match("".join([m.letter for m in parts]))
    if somewhere and saying.words(parts[0]) not in SUBORDINATE:
        return None  # "a relative of a man killed in Karabakh said"
    while parts and parts[0].letter == "i":
        comma_before = comma_before and saying.words(parts[0]) not in SUBORDINATE - {"as"}
        parts = parts[1:]
    while len(parts) > 1 and (parts[0].letter == "D" or saying.words(parts[0]) in _OPENERS):
        parts = parts[1:]
    apart = parts and letters[index - 1] == "," and not saying.continues
    if apart and letters[: mentions.index(parts[0])][-1:] in _GOVERNED:
        parts = parts[:0]  # "killed from the Armenian side, stated to reporters a diplomat of the mission"
    return parts, comma_before


def _body_before(saying: Saying) -> list[Mention]:
    """Return a plain word for an organisation before the verb, whose known words name nobody: "the group"."""
    at = saying.at
    while at and saying.letters[at - 1] in "h^mu":
        at -= 1
    first = saying.letters.rfind("_", max(0, at - 4), at)
    parts = saying.mentions[first:at] if 0 <= first < at - 1 else []
    words = saying.lower[parts[0].start : parts[-1].end] if parts else ""
    return parts if words and is_body(saying.discourse.vocabulary, words) else []


def _elsewhere(saying: Saying, parts: Sequence[Mention]) -> Source | None:
    """Return the source of a verb before which nobody known stands: behind it, unknown, or shared."""
    letters, index = saying.letters, saying.at
    accuses = saying.word.startswith(("accus", "blam"))  # whom they accuse stands behind
    if not (saying.continues or accuses) and (index == 0 or letters[index - 1] in ',"=)'):
        behind = _behind(saying)
        if behind is not None:
            return behind
        if index and (unknown := strangers_behind(saying)):
            return saying.source(unknown, "left", _NOBODY)
    if not saying.continues and (unknown := strangers_before(saying)):
        return _nobody_known(saying, unknown)
    if parts:
        return None
    last = saying.mentions[index - 1]
    if _STRANGER.search(letters[:index]) and not is_adverb(saying.words(last)):  # "..., relatives say"
        return saying.source([last], "left", _NOBODY)
    return _shared(saying)


def _before(saying: Saying, parts: Sequence[Mention]) -> Who | None:
    """Return who the subject before the verb is; a capital may stand in its stead: "In Baku, they said"."""
    mentions, letters = saying.mentions, saying.letters
    alone = [m.letter for m in parts] == ["r"]
    if alone and _PLACED.match(letters) and saying.words(parts[0]) in ("they", "it"):
        return Who(Attribution.named(saying.discourse.lexicon.party(mentions[1].key)), "a capital")
    who = saying.resolved(parts)
    if who is not None and who.by.voice is Voice.OWN:
        return _relaying(saying, who)
    there = _SAID_IN.match(letters, saying.at + 1)
    if who is not None and who.by.party is None and there is not None:  # "the ministry said in Baku"
        party = saying.discourse.lexicon.party(mentions[there.end() - 1].key).root
        return Who(attrs.evolve(who.by, voice=Voice.NAMED, party=party), "where it was said")
    return who


def _relaying(saying: Saying, relay: Who) -> Who:
    """Return whom an agency quotes: "Interfax quoted him"."""
    relays = relay.by.relays
    person = saying.discourse.memory.person
    if person is not None and _QUOTED.match(saying.lower, saying.verb.start):
        return Who(_carried(person.attribution, relays), relay.rule)
    return relay


def _carried(by: Attribution, relays: tuple[str, ...]) -> Attribution:
    return by.relayed(tuple(dict.fromkeys((*by.relays, *relays))))


def _behind(saying: Saying) -> Source | None:
    """Read an inversion: "..., said the ministry", "..., told reporters the spokesman of the army"."""
    mentions, letters, index = saying.mentions, saying.letters, saying.at
    if saying.word.startswith(("told", "tell")) and letters[index + 1 : index + 2] == "W":
        return None  # "a deputy from Ganja, told Al Jazeera" has its subject elsewhere
    audience = _AUDIENCE.match(letters, index + 1)
    for start in (index + 1, audience.end() if audience else 0):
        parts = rightwards(mentions, letters, start) if start else []
        who = saying.resolved(parts) if parts else None
        if who is not None:
            return saying.source(parts, "left" if index else "right", who)
    return None


def _reach(saying: Saying, first: int, *, comma_before: bool) -> str:
    """Say which way "X said" reaches, with its subject from `first`."""
    letters, index = saying.letters, saying.at
    if saying.denies and (
        _DENIED_ACT.match(saying.lower, saying.verb.end) or _DENIED_IT.match(saying.lower, saying.verb.end)
    ):
        return "nowhere"  # "denied carrying out the attack, in which four people were killed"
    if _of_a_truce(saying):
        return "nowhere"
    rest = _DAY.sub("", letters[index + 1 :])
    after = rest[:1]
    if first and letters[first - 1] == "q" and after in ",;." and COUNTED.search(letters[:first]):
        return "left"  # "the list of 40 dead that the ministry publishes"
    if not comma_before:
        return "right"
    if not COUNTED.search(letters[:first]):
        return "both" if _CLOSING.match(letters, index + 1) else "right"
    if after in ',;.:"()':
        return "both"
    if after == "q":
        return "right"  # "..., the president confirmed that some soldiers had died"
    aside = _ASIDE.match(rest)
    if aside is not None:  # "..., the president told parliament, adding that ..."
        return "both"
    return "right" if _MORE.search(rest) else "left"


def _of_a_truce(saying: Saying) -> bool:
    """Say whether only a truce is announced, a day after people died, and not their number."""
    if not saying.word.startswith(("announc", "declar")):
        return False
    truce = next((m for m in saying.mentions[saying.at + 1 : saying.at + 5] if m.kind == "ceasefire"), None)
    if truce is None or _THAT.search(saying.lower, saying.verb.end, truce.start):
        return False
    end = saying.mentions[-1].end
    return _DAYS_AFTER.match(saying.lower, truce.end, end) is not None


def _shared(saying: Saying) -> Source | None:
    """Read a verb whose subject stands before another: "Baku hasn't disclosed its losses, but says ..."."""
    mentions, letters, index, _, _, found = saying
    at = index - 1
    while at >= 0 and letters[at] in SKIPPED and letters[at] != "B":
        at -= 1
    if at < 0 or letters[at] not in 'B&,"':
        return None
    if (
        found
        and found[-1].attribution.voice is not Voice.UNNAMED
        and (found[-1].reach == "right" or saying.continues)
    ):
        return found[-1]._replace(verb=saying.verb.start, denies=saying.denies, reach="right")
    first = 1 if letters[0] in '"(' else 0
    parts = rightwards(mentions[:at], letters[:at], first)
    who = saying.resolved(parts) if parts else None
    return saying.source(parts, "right", who) if who is not None else None
