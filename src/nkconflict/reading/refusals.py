"""Refusals: why a count is none, though a shape matches its letters.

A shape sees letters alone. What they cannot tell apart is told apart here, by the words behind them: sheep
from people, captives who come home from those who are taken, a list of guests from one of the dead. Each
refusal has a name, which `explain` shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from nkconflict.reading.captivity import are_held, are_not_held, are_of_an_event
from nkconflict.reading.mentions import Mention
from nkconflict.reading.phrases import Line, Phrase
from nkconflict.reading.things import takes_things, things_before, totals_things

__all__ = ["REFUSALS", "Candidate", "refusal"]

_GOT: Final = re.compile(r"[CRSVh][^czj]{0,2}$")
_POLICE: Final = re.compile(r"\b(?:police|protest|rally|demonstrat|opposition)")
_FREE: Final = (
    r"(?:return(?:ed|s|ing)?|releas(?:ed|es|e|ing)|fre(?:ed|es|eing)|hand(?:ed|s|ing)(?: over)?"
    r"|repatriat(?:e|ed|es|ing)|exchang(?:e|ed|es|ing)|swap(?:ped|s|ping)?|transfer(?:red|ring)?"
    r"|(?:sent|sending|brought) (?:back|home))"
)
_FREED: Final = re.compile(rf"\b{_FREE} (?:[\w,-]+ ){{0,4}}$")
_WERE_FREED: Final = re.compile(rf"[\w ]{{0,12}}? (?:was|were|are|been|be) (?:\w+ )?{_FREE}\b")
_IDENTIFIED: Final = re.compile(
    r"\b(?:identif(?:y|ying)|identification of) (?:the |all |up to |more than |some |about )?$"
)
_NAMED_BY_NOW: Final = re.compile(
    r" (?:have been|had been|were|are|has been|have yet to be|(?:are|is) (?:still )?(?:being|to be)"
    r"|remain to be|remain) (?:\w+ )?(?:un)?identified\b"
)
_LONG: Final = 10
"""A word for a total this long says so by itself ("for a total of")."""


class Candidate(NamedTuple):
    """A count at the position `at` of a line that the shape `rule` would read with the harm at `harm`."""

    line: Line
    rule: str
    at: int
    harm: int

    @property
    def number(self) -> Phrase:
        """Return the counted phrase."""
        return self.line.phrases[self.at]

    @property
    def word(self) -> Mention:
        """Return the mention that the harm begins with."""
        return self.line.mentions[self.line.phrases[self.harm].first]

    @property
    def between(self) -> str:
        """Return the letters from the count to the harm, where the count comes first."""
        return self.line.letters[self.at + 1 : self.harm]


def refusal(candidate: Candidate) -> str | None:
    """Return why a count is refused, or None where it may be read."""
    return next((reason for reason, refuses in REFUSALS.items() if refuses(candidate)), None)


def _unknown_noun(it: Candidate) -> bool:
    following = it.line.letters[it.at + 1 : it.at + 3]
    if it.number.letter == "z" and following == "a/":
        return True  # "lost 16 units of armour"
    return (
        it.number.letter == "z"
        and following[:1] == "x"
        and following[1:] not in ("K", "J")
        and not it.number.people
    )


def _no_crew(it: Candidate) -> bool:
    before = it.line.lower[max(0, it.number.start - 10) : it.number.start]
    return it.rule == "crew" and not before.endswith(("crew of ", "team of ", "family of "))


def _of_people(it: Candidate) -> bool:
    leads = it.line.letters[it.harm + 1 : it.at][-2:]
    return it.rule == "toll_by_now" and it.word.letter in "LJK" and "/" in leads


def _of_things(it: Candidate) -> bool:
    return it.rule.startswith("toll") and totals_things(it.line, it.harm, it.at)


def _of_those_things(it: Candidate) -> bool:
    return takes_things(it.line, it.word) and things_before(it.line, it.at)


def _come_home(it: Candidate) -> bool:
    head = it.number.head
    captives = it.rule == "deaths" and head is not None and head.key == "captured"
    if not captives or _GOT.search(it.line.letters[: it.at]):
        return False
    return not are_held(it.line.lower, it.number.start, it.number.end)


def _not_held(it: Candidate) -> bool:
    head = it.number.head if it.number.letter == "j" else it.word
    number = it.number.number
    none = number is not None and number.figure is not None and number.figure.high == 0
    if head is None or head.key != "captured" or none:
        return False
    event = are_of_an_event(it.line.lower, it.number.start, it.number.end)
    return event or are_not_held(it.line.lower, it.number.start)


def _not_by_a_bare_number(it: Candidate) -> bool:
    harmed = it.word.kind == "harm" and it.word.key in ("captured", "casualties", "displaced")
    people = it.line.words(it.word).startswith(("killed", "dead", "wounded"))  # "killed and wounded dozens"
    return harmed and not people and it.number.letter == "z" and it.rule in ("killed", "left")


def _present_loss(it: Candidate) -> bool:
    return it.rule == "lost" and it.number.letter == "z" and it.word.key != "past"


def _short_total(it: Candidate) -> bool:
    harm, word = it.line.phrases[it.harm], it.word
    long = word.key == "unspecified" and word.end - word.start > _LONG
    return it.rule == "toll_in_all" and harm.last - harm.first == 1 and not long


def _plain_number(it: Candidate) -> bool:
    return it.rule == "toll_hedged" and it.number.hedge == "exact"


def _another_verb(it: Candidate) -> bool:
    return bool(it.number.implicit) and (it.between.count("x") > 2 or "g" in it.between)


def _no_soldier(it: Candidate) -> bool:
    head = it.number.head
    lost = it.rule in ("lost", "toll_by_now", "deaths_of")
    return bool(it.number.implicit) and lost and head is not None and head.letter != "g"


def _total_of_one(it: Candidate) -> bool:
    return it.rule == "toll_by_now" and bool(it.number.implicit)


def _told_of_otherwise(it: Candidate) -> bool:
    """Say whether the people named are told something else of: "the names of soldiers it had decorated"."""
    rest = it.line.letters[it.at + 1 :]
    return it.rule == "named" and rest[:1] in ("r", "q") and not set("KFJLV") & set(rest)


def _no_dead_listed(it: Candidate) -> bool:
    return (
        it.rule in ("named_in_all", "named")
        and it.number.letter == "z"
        and not set("LJFK") & set(it.line.letters)
    )


def _not_destroyed(it: Candidate) -> bool:
    return it.rule == "with_equipment" and (it.word.key != "casualties" or "E" not in it.between)


def _arrested(it: Candidate) -> bool:
    return it.line.words(it.word) == "detained" and _POLICE.search(it.line.lower) is not None


def _soldiers_on_the_march(it: Candidate) -> bool:
    head = it.number.head
    fled = it.rule == "died" and it.word.key == "displaced"
    return fled and head is not None and head.key.startswith("military")


def _a_share(it: Candidate) -> bool:
    letters, phrases = it.line.letters, it.line.phrases
    share = (
        it.at
        if letters.startswith("iz", it.at + 1)
        else it.at - 2
        if letters[: it.at].endswith("zi")
        else None
    )
    return share is not None and it.line.words(it.line.mentions[phrases[share + 1].first]) == "in"


def _set_free(it: Candidate) -> bool:
    """Say whether captives come home: "returned 15 captured soldiers", "10 prisoners were released"."""
    number, word = it.number, it.word
    inside = it.line.mentions[number.first : number.last]
    if word.key != "captured" and not any(m.key == "captured" for m in inside):
        return False
    low, high = min(number.start, word.start), max(number.end, word.end)
    before, after = it.line.lower[max(0, low - 40) : low], it.line.lower[high : high + 40]
    return _FREED.search(before) is not None or _WERE_FREED.match(after) is not None


def _handed_over(it: Candidate) -> bool:
    """Say whether the dead only come home: "handed over 30 bodies" tells of no new losses."""
    number, word = it.number, it.word
    heads = [it.line.words(m) for m in (number.head, word) if m is not None]
    if not {"bodies", "corpses"} & set(heads):
        return False
    low, high = min(number.start, word.start), max(number.end, word.end)
    before, after = it.line.lower[max(0, low - 40) : low], it.line.lower[high : high + 60]
    return _FREED.search(before) is not None or _WERE_FREED.search(after) is not None


def _among_those(it: Candidate) -> bool:
    """Say whether "among those" stands before the harm."""
    said = (it.line.phrases[it.at + 1 + index] for index, letter in enumerate(it.between) if letter == "l")
    return any(it.line.words(it.line.mentions[phrase.first]).startswith("among") for phrase in said)


def _among_others(it: Candidate) -> bool:
    words = it.line.words(it.word)
    return it.rule == "among" and not (
        "among the dead" in words or "~" in it.line.letters[it.at : it.harm] or _among_those(it)
    )


def _being_identified(it: Candidate) -> bool:
    """Say whether bodies only get their names: they were counted among the dead before."""
    number = it.number
    dead = it.rule == "attributive"
    if number.head is None or not (dead or it.line.words(number.head) in ("bodies", "remains", "corpses")):
        return False
    before = it.line.lower[max(0, number.start - 40) : number.start]
    being = _IDENTIFIED.search(before) is not None if dead else "identif" in before
    return being or _NAMED_BY_NOW.match(it.line.lower, number.end) is not None


def _buried(it: Candidate) -> bool:
    """Say whether somebody is only laid to rest: one who died, and was counted, days before."""
    return it.number.named and it.line.words(it.word) in ("buried", "laid to rest")


REFUSALS: Final[dict[str, Callable[[Candidate], bool]]] = {
    "counts what is not known to be people": _unknown_noun,  # "killed 40 sheep"
    "no crew": _no_crew,
    "the deaths of people, and no total": _of_people,  # "the deaths of two civilians"
    "a total of things": _of_things,  # "captured 16 villages: six in one district"
    "captives who are handed over": _come_home,
    "captives whom nobody is told to hold": _not_held,  # "is not holding 30 prisoners"
    "a bare number does not say that people are meant": _not_by_a_bare_number,  # "destroyed 40"
    "things counted before": _of_those_things,  # "captured 16 villages; ten were seized on Sunday"
    "a loss that is not told as past": _present_loss,
    "a total too short to count people": _short_total,
    "a number beside the dead, without a hedge": _plain_number,
    "another verb stands before the harm": _another_verb,  # "a father embraces his girl, who was killed"
    "no soldier is lost": _no_soldier,
    "one person is no total": _total_of_one,
    "people named for something else": _told_of_otherwise,
    "a list that is not of the dead": _no_dead_listed,
    "soldiers listed with equipment that was not destroyed": _not_destroyed,
    "soldiers who cross a border do not flee": _soldiers_on_the_march,
    "people arrested at home": _arrested,
    "captives who are set free": _set_free,
    "bodies that are handed over": _handed_over,
    "bodies that are being identified": _being_identified,
    "somebody who is buried": _buried,  # "Aram Testyan, 34, was buried in Goris"
    "people who are with others, and not among the dead": _among_others,
    "a share, and no count": _a_share,  # "two in three of the fallen"
}
"""The refusals by the reasons that `explain` gives."""
