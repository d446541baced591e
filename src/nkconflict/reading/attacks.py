"""Attacks: the words of a sentence that tell that somebody attacked, whoever says so.

The shapes of `attack_shapes` join an act to its author, `attack_doubts` judges their matches, and one attack
told of twice ("carried out strikes") is kept once. An attack of which nobody is named as the author counts
only in a sentence without another. Whether there is an allegation in it, and whose, is asked in
`allegations`.
"""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from nkconflict.reading.attack import Attack, attack_told
from nkconflict.reading.attack_doubts import is_attack
from nkconflict.reading.attack_shapes import SHAPES, UNNAMED, WIELD, WRONG
from nkconflict.reading.context import Sentence
from nkconflict.reading.grammar import matches
from nkconflict.reading.mentions import Tagged

__all__ = ["attacks_in"]

_WIELDING: Final = re.compile(rf"{WIELD}|{WRONG}")
_ACCUSING: Final = re.compile("[CLM]")
_AND: Final = re.compile(r"[&,][x^/4hb]{0,3}\Z")


def attacks_in(sentence: Sentence, tagged: Tagged) -> list[Attack]:
    """Return the attacks that a sentence tells of, in order, each by the first shape that reads it."""
    tagged = _without_wrongs(_unweakened(sentence, tagged))
    accepts = partial(is_attack, sentence, tagged)
    found = [attack_told(tagged, *read) for read in matches(SHAPES, tagged.letters, accepts)]
    found = _once(sorted(found, key=lambda attack: attack.act))
    found = [attack for attack in found if not _is_of_the_accused(attack, found)]
    found += _joined(tagged, found)
    return found or [attack_told(tagged, *read) for read in matches(UNNAMED, tagged.letters, accepts)]


def _unweakened(sentence: Sentence, tagged: Tagged) -> Tagged:
    """Return the mentions with "the region" and "the territory" as places: they attack nobody."""
    if "P" not in tagged.letters:
        return tagged
    mentions = [
        mention._replace(letter="c")
        if mention.letter == "P" and sentence.words(mention).startswith("the ") and not mention.possessive
        else mention
        for mention in tagged.mentions
    ]
    return Tagged(mentions, "".join([mention.letter for mention in mentions]))


def _without_wrongs(tagged: Tagged) -> Tagged:
    """Return the mentions with wrongs as plain words where nobody is accused of them before."""
    accused = _ACCUSING.search(tagged.letters)
    first = accused.start() if accused is not None else len(tagged.letters)
    if "z" not in tagged.letters[:first]:
        return tagged
    plain = [m._replace(letter="x") if m.letter == "z" else m for m in tagged.mentions[:first]]
    mentions = [*plain, *tagged.mentions[first:]]
    return Tagged(mentions, "".join([mention.letter for mention in mentions]))


def _once(found: list[Attack]) -> list[Attack]:
    """Return the attacks without those that another tells of already: the strikes that were "carried out"."""
    kept: list[Attack] = []
    for attack in found:
        last = kept[-1] if kept else None
        if last is not None and last.letter in "wf" and attack.letter in "wftT":
            between = last.tagged.letters[last.act + 1 : attack.act]
            if len(between) <= 8 and not set(between) & set(',;"&SqBCLM') and attack.verb == last.verb:
                continue
        kept.append(attack)
    return kept


def _is_of_the_accused(attack: Attack, found: list[Attack]) -> bool:
    """Say whether "its" only owns what was wronged: "accused Baku of violating its airspace and shelling"."""
    if attack.verb >= 0 or not attack.who or attack.tagged.letters[attack.who[0]] != "H":
        return False
    return any(other.verb >= 0 and other.act < attack.who[0] < attack.act for other in found)


def _joined(tagged: Tagged, found: list[Attack]) -> list[Attack]:
    """Return further acts of the same author: "of shelling Ganja and striking Barda"."""
    letters = tagged.letters
    told = {attack.act for attack in found}
    more: list[Attack] = []
    for attack in found:
        form = "twz" if attack.verb >= 0 else {"t": "tw", "T": "T"}.get(attack.letter, "")
        for index in range(attack.after, len(letters)):
            if letters[index] in '.;BSCLMq"' or index in told:
                break
            if letters[index] in form and _AND.search(letters[max(attack.act, index - 4) : index]):
                if letters[index] in "wz" and not _WIELDING.match(letters, index):
                    continue
                if tagged.mentions[index].key == "used" and letters[index - 1] == ",":
                    continue  # ", using artillery": with what, not what else
                told.add(index)
                more.append(attack._replace(act=index, after=index + 1))
    return more
