"""Incidents: whether an attack, a battle or the fighting of a day is what people died in, and not the war."""

from __future__ import annotations

import re
from typing import Final

from nkconflict.model.dates import MonthDay, MonthRef, RelativeDay, WeekdayRef
from nkconflict.reading.context import Sentence
from nkconflict.reading.figures import Figure
from nkconflict.reading.mentions import Mention, Tagged
from nkconflict.reading.occasions import begins, place_of, said_on
from nkconflict.reading.phrases import Line, Phrase

__all__ = [
    "FIGHTING",
    "PERFECT",
    "is_attached",
    "of_a_blow",
    "of_a_day",
    "over_time",
    "was_fought",
    "was_lost",
]

PERFECT: Final = re.compile(r"h[uxmf^]{0,2}[bFVK]")
FIGHTING: Final = ("fighting", "clash", "battle", "skirmish", "combat", "shootout")
_FOUGHT: Final = re.compile(r"Dw|w4|wiD")
_ON_A_DAY: Final = re.compile(r"w[^czjNKFDS0,;]{0,6}iD")
_ON_THAT_DAY: Final = re.compile(r"iD[hb^]{0,2}K|K[^w,;SD]{0,4}iD")
_IN_A_TOWN: Final = re.compile(r"Ti_?Z")
_OF_A_BLOW: Final = re.compile(r"T(?:/[_QxpPGgKJLF]{0,4})?[i/0][_1xypPZAE/]{0,5}(?:[vw]|E(?=i_?Z))|[vZw],?:T")
_BATTLES: Final = ("battle", "clash", "skirmish", "confrontation", "border clashes")
_DAY_FIRST: Final = re.compile(r"[B^]?,?i(?P<day>D),?_?[xpPyA]{0,3}(?P<fought>w)")
"""A day that opens a clause about fighting: "On Sept. 21, clashes flared up, and a soldier was killed"."""
_HAS_KILLED: Final = re.compile(r"h[uf^x]{0,2}[kK]")
_ONE_CRAFT: Final = re.compile(r"[,&][_]?[N1][xyE-]{1,4}$")


def was_fought(near: Tagged) -> bool:
    """Say whether fighting is that of a day, or for a place; "clashes in April 2016" are neither."""
    fought = _FOUGHT.search(near.letters)
    if fought is None:
        return False
    day = next((m for m in near.mentions[fought.start() : fought.end()] if m.letter == "D"), None)
    return day is None or not isinstance(day.written, MonthRef)


def over_time(figure: Figure, near: Tagged, blow: Mention) -> bool:
    """Say whether shelling at large has killed, at no one place or time: "Armenian rockets had killed 42"."""
    index = near.mentions.index(blow)
    if near.letters[index - 1 : index] in ("_", "1", "H") or near.letters[index - 2 : index - 1] in (
        "_",
        "1",
    ):
        return False  # "the shelling", "a missile"
    killed = _HAS_KILLED.search(near.letters, index)
    if killed is None or place_of(figure.sentence, figure.phrase)[0] is not None:
        return False
    return not any(m.letter == "D" and not said_on(near, m) for m in near.mentions)


def was_lost(line: Line, near: Tagged, blow: Mention) -> bool:
    """Say whether a word for an attack is only a thing that was lost: "16 men and one helicopter"."""
    before = near.letters[: near.mentions.index(blow)]
    if blow.letter == "E" and _ONE_CRAFT.search(before):
        return True
    return any(
        p.letter == "E" and p.number is not None and p.start <= blow.start < p.end for p in line.phrases
    )


def of_a_day(sentence: Sentence, near: Tagged, war: Mention) -> bool:
    """Say whether people died on one day of a war: in a battle, in clashes of a day, "on Monday killed"."""
    if sentence.words(war) in _BATTLES or _dated(sentence, near, war):
        return True
    opened = _DAY_FIRST.match(near.letters)
    fought = near.mentions[opened.start("fought")] if opened is not None else war
    if (
        opened is not None
        and sentence.words(fought).startswith(FIGHTING)
        and not PERFECT.search(near.letters)
    ):
        day = near.mentions[opened.start("day")]
        return isinstance(day.written, (WeekdayRef, RelativeDay, MonthDay))
    killed = _ON_THAT_DAY.search(near.letters)
    if killed is None or PERFECT.search(near.letters):
        return False
    day = near.mentions[killed.start() + killed[0].index("D")]
    return isinstance(day.written, (WeekdayRef, RelativeDay, MonthDay)) and not said_on(near, day)


def _dated(sentence: Sentence, near: Tagged, war: Mention) -> bool:
    """Say whether fighting was that of a day: "killed in clashes on the border on Thursday"."""
    match = _ON_A_DAY.match(near.letters, near.mentions.index(war))
    if match is None or not sentence.words(war).startswith(FIGHTING):
        return False
    day = near.mentions[match.end() - 1]
    return isinstance(day.written, (WeekdayRef, RelativeDay, MonthDay)) and not begins(sentence, near, day)


def is_attached(near: Tagged, war: Mention) -> bool:
    """Say whether a war is where people died, and no clause of its own: "the war began after 12 died"."""
    index = near.mentions.index(war)
    return index > 0 and any(letter in "iw0/@+" for letter in near.letters[max(0, index - 3) : index])


def of_a_blow(figure: Figure) -> bool:
    """Say whether a total counts the dead of one attack: "the death toll in the blast", "the toll there"."""
    line, harm = figure.sentence.line, figure.reading.harm
    for blow in _OF_A_BLOW.finditer(line.letters):
        if blow.end() - 1 == harm or blow.start() == harm:
            word = next(
                (
                    p
                    for p in line.phrases[blow.start() : blow.end()]
                    if p.letter in "vw" or _is_blow(figure, p)
                ),
                None,
            )
            words = figure.sentence.words(line.mentions[word.first]) if word is not None else ""
            if (word is None and blow[0][-1] != "E") or (word and (word.letter != "w" or words in _BATTLES)):
                return True
    in_a_town = _IN_A_TOWN.match(line.letters, harm) is not None
    if in_a_town and not set("w0f") & set(line.letters):
        return True  # "the toll in Ganja rose to 14"
    there = (
        line.letters[harm + 1 : harm + 2] == "^"
        and figure.sentence.words(line.mentions[line.phrases[harm + 1].first]) == "there"
    )
    return there and figure.sentence.discourse.struck is not None


def _is_blow(figure: Figure, phrase: Phrase) -> bool:
    """Say whether a thing is an attack: "the toll of the missile strikes"."""
    return any(phrase.start <= blow.start < phrase.end for blow in figure.sentence.blows)
