"""Statements: what somebody said, in quotation marks or in reported speech, and what somebody asks for.

Somebody's words are written as they are. So they must be plain: words that would make a claim of another
kind, or let another speaker be heard, are refused. A full stop or comma at the end of a quotation belongs
to its words and settles where the speaker stands: "“We are tired,” Lavrov said.", "Lavrov said: “We are
tired.”".
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from nkconflict.lexicon.folding import fold
from nkconflict.lexicon.forms import FormKind
from nkconflict.model.attribution import Voice
from nkconflict.model.claims import Statement, StatementKind
from nkconflict.model.parties import Party
from nkconflict.writing.names import Names
from nkconflict.writing.prose import capitalised, listed
from nkconflict.writing.refusals import refuse
from nkconflict.writing.voices import carried, speaker
from nkconflict.writing.wording import BESIDE, CLAIMING, NAMING, OF_MEETINGS, TELLING, kinds_in, tokens

__all__ = ["ASKING", "ASKING_OF", "BACKGROUND", "statement"]

BACKGROUND: Final = "The conflict over Nagorno-Karabakh goes on."
"""What an article says that has nothing but statements: else it would be about something else."""

ASKING: Final = frozenset(("called for", "demanded", "appealed for", "pressed for", "insisted on"))
ASKING_OF: Final = frozenset(("called on", "urged", "appealed to", "ordered"))
_ADDRESSING: Final = frozenset(("told", "informed", "assured", "reminded", "warned", "promised"))
_NEEDS_HEARER: Final = frozenset(("told", "informed", "assured", "reminded"))

_WORD: Final = r"[^\W\d_]+(?:['-][^\W\d_]+)*"
_REPORTED: Final = re.compile(rf"{_WORD}(?: {_WORD})*")
_SPOKEN: Final = r"[^\W_]+(?:['-][^\W_]+)*"
_QUOTED: Final = re.compile(rf"{_SPOKEN}(?:[,.;:?!]? {_SPOKEN})*[.,?!]?")
_JOINED: Final = re.compile(r"\b(?:but|while|that|which|who|whose|whom)\b")
_OBLIGED: Final = re.compile(
    r"(?:^|, )(?P<who>[^\W\d_]+(?: (?P<people>forces|troops))?)"
    r" (?:must|should) (?!have\b|also\b)[^\W\d_]+"
)
_ONESELF: Final = frozenset(("we", "i"))
_FINITE: Final = frozenset((FormKind.BE, FormKind.HAVE, FormKind.MODAL))
_OPENING: Final = _FINITE | {FormKind.OBLIGING, FormKind.NOT}
_LINKS: Final = frozenset(
    "in on at if when while after before with by as for during since until to of from about because so and or"
    " this these those".split()
)
"""Words with which no clause ends, and none begins that is sure to be read from its beginning."""

_TIMES: Final = frozenset(
    "day week month year time morning evening night today yesterday tomorrow now then again soon"
    " however".split()
)
"""Words with which what is said begins no differently from when it was said."""

_NO_SAYING: Final = frozenset(
    ("denied", "refuted", "dismissed", "rejected", "brushed aside", "tweeted", "called")
)
"""Verbs that bring nobody's words by themselves, or say in which medium."""


def statement(claim: Statement, published: date, names: Names) -> str:
    """Return what somebody said as a sentence."""
    del published
    who, behind = speaker(claim.by, names), "" if _medium(claim, names) else carried(claim.by, names)
    if not who:
        raise refuse("by", "somebody says what is said, and not the report")
    demanding = claim.verb in ASKING | ASKING_OF
    if claim.kind is not (StatementKind.DEMAND if demanding else _kind(claim.words)):
        raise refuse("kind", f"{claim.words!r} would not be read as a {claim.kind}")
    if claim.direct:
        return _quoted(claim, who, behind, names)
    if claim.by.voice is Voice.UNNAMED and claim.by.office is None:
        raise refuse("by", "for reported speech somebody has to answer, by name or office")
    return _asked(claim, who, behind, names) if demanding else _reported(claim, who, behind, names)


def _quoted(claim: Statement, who: str, behind: str, names: Names) -> str:
    """Return words in quotation marks, before or behind who says them."""
    words = claim.words
    if not _QUOTED.fullmatch(words):
        raise refuse("words", f"{words!r} are no plain words")
    somebody = not NAMING.isdisjoint(kind for kind, _ in kinds_in(words, names.lexicon))
    _check(words, CLAIMING - {FormKind.VOICING} - (frozenset() if somebody else OF_MEETINGS), names)
    if claim.verb in ASKING | ASKING_OF:
        raise refuse("verb", f"{claim.verb!r} is told of what is asked for, and not of a quotation")
    before = words[-1] in ",?!"
    if not before and all(word[0].isupper() for word in words.split()):
        raise refuse("words", f"{words!r} would be read as a name")
    if claim.verb is None:
        if claim.to:
            raise refuse("to", "only a verb has somebody to speak to")
        lead, trail = f"According to {who}, ", f" according to {who}"
    else:
        verb = _verb(claim, names)
        lead, trail = capitalised(f"{who} {verb}: "), f" {who} {verb}"
    if before:
        return f"“{words}”{trail}{behind}."
    if behind:
        raise refuse("by.relays", "agencies stand behind a quotation that ends with a comma")
    return f"{lead}“{words}”{'' if words[-1] == '.' else '.'}"


def _reported(claim: Statement, who: str, behind: str, names: Names) -> str:
    """Return words in reported speech: behind "that", or before the speaker where they begin a sentence."""
    words = claim.words
    _check_reported(words, names)
    if claim.verb is None:
        if claim.to:
            raise refuse("to", "only a verb has somebody to speak to")
        if _FINITE.isdisjoint(kind for kind, _ in kinds_in(words, names.lexicon)):
            raise refuse("words", f"{words!r} have no verb that is sure to be read as one")
        return f"According to {who}, {words}{behind}."
    verb = _verb(claim, names)
    if words[0].islower():
        return capitalised(f"{who} {verb} that {words}{behind}.")
    return f"{words}, {who} {verb}{behind}."


def _asked(claim: Statement, who: str, behind: str, names: Names) -> str:
    """Return what somebody asks for: "called for an apology", "urged Armenia to wait"."""
    words, verb = claim.words, claim.verb
    _check_reported(words, names, clause=False)
    if verb in ASKING_OF:
        if not claim.to or not words.startswith(("to ", "not to ")):
            raise refuse("to", f"{verb!r} has somebody who is to do something")
        return capitalised(f"{who} {verb} {listed(_told(claim.to, names))} {words}{behind}.")
    if claim.to:
        raise refuse("to", f"{verb!r} has nobody to speak to")
    if words.startswith(("to ", "not ")):
        raise refuse("words", f"{verb!r} is told of a thing and not of a deed")
    return capitalised(f"{who} {verb} {words}{behind}.")


def _verb(claim: Statement, names: Names) -> str:
    """Return a verb of saying, with whom it speaks to."""
    verb, forms = claim.verb, names.lexicon.forms
    kind = next((f for f in forms if f.kind in _SAYING[claim.direct] and f.text == verb), None)
    if verb is None or kind is None or kind.keys[0] != verb or verb in _NO_SAYING:
        raise refuse("verb", f"{verb!r} is no verb of saying that stands by itself")
    if not claim.direct and any(f.kind is FormKind.TELLING and f.text == f"{verb} that" for f in forms):
        raise refuse("verb", f"'{verb} that' may not tell what is said")
    if medium := _medium(claim, names):
        return f"{verb} {medium}"
    if not claim.to:
        return f"{verb} reporters" if verb in _NEEDS_HEARER else verb
    if verb not in _ADDRESSING:
        raise refuse("to", f"{verb!r} has nobody to speak to")
    return f"{verb} {listed(_told(claim.to, names))}"


def _medium(claim: Statement, names: Names) -> str:
    """Return where or to whom somebody speaks himself: "on Twitter", and of those who tell, "Tass"."""
    if len(claim.by.relays) != 1 or claim.to:
        return ""
    (key,) = claim.by.relays
    if claim.verb in _POSTED and (posted := names.network(key)) is not None:
        return f"on {posted}"
    return (names.relay(key) or "") if claim.verb == "told" else ""


_POSTED: Final = ("said", "wrote")
_SAYING: Final = {True: (FormKind.TELLING, FormKind.VOICING), False: (FormKind.TELLING,)}


def _told(parties: tuple[Party, ...], names: Names) -> list[str]:
    found = [names.noun(party) for party in parties if names.knows(party) and party.part_of is None]
    if len(found) < len(parties) or None in found or len(set(found)) < len(found):
        raise refuse("to", "the lexicon has no name for one of them, or it is told twice")
    return [name for name in found if name is not None]


def _kind(words: str) -> StatementKind:
    """Say whether words tell or demand: what somebody else must do is a demand."""
    obliged = _OBLIGED.search(words)
    if obliged is None or obliged["who"].lower() in _ONESELF:
        return StatementKind.STATEMENT
    return StatementKind.DEMAND


def _check(words: str, kinds: frozenset[FormKind], names: Names) -> None:
    """Refuse words that would make a claim of their own, or leave open whether they demand something."""
    obliged = _OBLIGED.search(words)
    people = obliged["people"] if obliged is not None else None
    inside = list(kinds_in(words, names.lexicon))
    named = {kind for kind, _ in inside}
    harmless = frozenset[FormKind]().union(*(of_it for thing, of_it in BESIDE.items() if thing not in named))
    for kind, found in inside:
        if kind in kinds - harmless and not (kind is FormKind.OFFICE and found == people):
            raise refuse("words", f"{found!r} among them would be read as more than what somebody said")
        if kind is FormKind.OBLIGING and found not in ("must", "should"):
            raise refuse("words", f"{found!r} leaves open whether they demand something")
    told = tokens(words)
    if fold(words) != words or len(words.rsplit(maxsplit=1)[-1].rstrip(".,?!")) == 1:
        raise refuse("words", "their letters are not kept")
    if told.count("must") + told.count("should") != (obliged is not None):
        raise refuse("words", "who must do what is told once, and plainly")
    if obliged is not None and not _can_be_obliged(obliged["who"], names):
        raise refuse("words", f"{obliged['who']!r} is no party that must do something")


def _can_be_obliged(who: str, names: Names) -> bool:
    """Say whether a word is plainly who must do something: "we", or a party by name."""
    party, _, people = who.partition(" ")
    kinds = {kind for kind, _ in kinds_in(party, names.lexicon)}
    named = FormKind.PARTY_ADJECTIVE if people else FormKind.PARTY_NOUN
    return who.lower() in _ONESELF or (who[0].isupper() and named in kinds)


def _check_reported(words: str, names: Names, *, clause: bool = True) -> None:
    """Refuse words that do not make one clause of reported speech."""
    if not _REPORTED.fullmatch(words) or _JOINED.search(lower := words.lower()):
        raise refuse("words", f"{words!r} are no single clause of plain words")
    _check(words, CLAIMING | TELLING, names)
    first, last = lower.split()[0], lower.split()[-1]
    if last in _LINKS or first in _TIMES or (first in _LINKS and (clause or first != "to")):
        raise refuse("words", f"{words!r} do not stand by themselves")
    if not clause:
        return
    small = sum(word[0].islower() for word in words.split())
    if len(words.split()) < 4 or small < 2 or first.endswith("ing"):
        raise refuse("words", f"{words!r} are no clause")
    if any(kind in _OPENING and found == first for kind, found in kinds_in(words, names.lexicon)):
        raise refuse("words", f"{words!r} begin with their verb")
