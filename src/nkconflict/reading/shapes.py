"""Shapes: how a counted group and a harm stand to each other in a sentence.

A shape is a regular expression over the letters of a line (see `mentions` and `phrases`), with the group `n`
for the count and `h` for the word that says what befell it. The table is short and ordered: a count takes the
first shape that claims it. What no shape claims may still inherit from a neighbour ("974 soldiers and over 30
civilians were killed"), and what inherits nothing becomes no claim.

Every shape names the wire phrase that forced it, in our own words.
"""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import Final, NamedTuple

from nkconflict.reading.grammar import Shape
from nkconflict.reading.phrases import Line
from nkconflict.reading.refusals import Candidate, refusal

__all__ = ["HARMED", "SHAPES", "Reading", "harms_of", "read_line", "refused"]

# What may stand between a noun and its verb: places, parties, appositions; no other verb, count or clause.
_ASIDES: Final = (
    r"\"[^\"czj]{1,6}\"(?=[hb])|rS(?=[FKhb])|/z[xGE]"
    r"|,(?:[cz]l[Gga]?|dl[^,;czjKF]{1,5}|l_?[czGg](?:&[czGg])?)(?=,)"
)
_GAP: Final = rf"(?:{_ASIDES}|[^czjKkFJVCUSRXTB;.\"bhmdrE]){{0,16}}?"
_AUX: Final = r"[hmuf^0]{0,3}b[hbmufxSy,^>\"]{0,5}?"
_ADV: Final = r"(?:[xuf^Mp]{0,2}|i)"


SHAPES: Final = (
    Shape(
        "toll_revised",
        r"(?P<h>T)[^czj;]{0,16}?0(?P<n>[zcj])[^czj;]{0,5}>[_1]?(?P<m>[zcj])",
        "raised its toll from 50 to 71 soldiers",
    ),
    Shape(
        "toll_revised",
        r"(?P<h>T)[^czj;]{0,16}?>[_1]?(?P<m>[zcj])[^czj;]{0,4}0[_1]?x?(?P<n>[zcj])",
        "revised the toll to 77 from an earlier 71",
    ),
    Shape(
        "toll_raised_by",
        r"(?P<h>T)(?:[^czj;]{0,16}?[XRx]{1,2})?@(?P<n>[zcj])[^czj;]{0,4}?>(?P<m>[zcj])",
        "the toll rose by 9 to 88",
    ),
    Shape(
        "toll_by_now",
        r"(?P<h>T|L|(?<=[_aHPpxygG])[JK])S?[^czj;.S\"T]{0,16}?(?:[Xb][Xxfui_^]{0,3}|[>:i/(][_1]?)\"?(?P<n>[zcj])(?!t|[^czj;.,\"]{0,2}[FKJ])",
        "the death toll was nearing 5,000; bringing the number of dead to 532",
    ),
    Shape("toll_after", r"[RXS]>(?P<n>z)(?P<h>_?T)", "bringing to 318 the number of wounded"),
    Shape("toll_in_all", r"(?P<h>T)(?P<n>[zc])", "17 more dead, for a total of 196"),
    Shape("named", r"(?P<h>t)(?:&[EZx])?/?[_H]?(?P<n>[cj])", "published the names of 14 more soldiers"),
    Shape("named", r"(?P<h>T),?/(?P<n>z)t", "issued a second list, of 47 names"),
    Shape("named_in_all", r"(?P<h>T)[^czj;T]{0,14}(?P<n>z)t", "the list of the fallen had 694 names"),
    Shape(
        "listed", r"(?P<n>[cz])t?[>i][_H]?(?P<h>T/[_H]?[LJF])", "added 31 soldiers to its list of the dead"
    ),
    Shape("listed", r"(?P<n>z)t[>i][_H]?(?P<h>[LJF])", "added 54 names to the dead"),
    Shape("cost_lives", r"[CRVS](?P<n>c)(?P<h>HL)", "cost three soldiers their lives"),
    Shape("left", rf"U(?P<n>[cz]){_GAP}(?P<h>[KJ])", "left two members of the force dead"),
    Shape("passive", rf"(?P<n>[czj]){_GAP}{_AUX}(?P<h>K)", "729 of its soldiers had been killed"),
    Shape(
        "with_equipment",
        r"(?P<n>c),[,&z1ExyvQ_/-]{1,60}b(?P<h>K)",
        "up to 160 servicemen, 14 tanks and six howitzers were destroyed",
    ),
    Shape("died", rf"(?P<n>[cz]){_GAP}[hmbufxS^>]{{0,5}}?(?P<h>F)", "two servicemen of the army died"),
    Shape(
        "are_dead", rf"(?P<n>[cz]){_GAP}[hm]{{0,2}}b[ufxSM^>b]{{0,4}}(?P<h>J)", "927 of their troops are dead"
    ),
    Shape("dead", rf"(?P<n>[cz]){_ADV}(?P<h>J)", "68 known dead"),
    Shape(
        "harmed",
        r"(?P<n>[cz])[^czjKkFJVCUSRXTB;.\"0bhmdlrE,]{0,6}?(?<!&)(?P<h>K)(?![_1]?(?:E|[czj](?![xuf]?[KJ])))",
        "63 civilians killed",
    ),
    Shape("killed", r"(?<![bumS])(?<!b[xuf])(?P<h>[Kk])[fx^_H]?(?P<n>[czj])", "killed at least 13 civilians"),
    Shape("deaths_of", r"(?P<h>[LkT])/[_H]?(?P<n>[c])", "the deaths of two civilians"),
    Shape("deaths_of", r"(?P<h>k)/[_H]?(?P<n>z)", "the killing of two, the whereabouts of 24 others"),
    Shape("lost", r"(?P<h>V)(?P<n>[cz])", "has lost 16 servicemen"),
    Shape("lost", r"(?P<h>V)(?:E[,&]{1,2}){1,4}(?P<n>c)", "lost four tanks and ten soldiers"),
    Shape(
        "toll_hedged",
        r"(?P<h>T|L|(?<=[_aHPpxygG'])J)[^czj;.S\"]{0,12}?(?P<n>z)",
        "the combined dead approaching 5,000",
    ),
    Shape("deaths", r"(?P<n>(?P<h>j))", "another 23 casualties"),
)


HARMED: Final = re.compile("[KkFJLTVt]")
"""What a sentence must have to tell of people harmed, in the letters of its mentions."""

_HARM: Final = re.compile(r"\(\?P<h>((?:\(\?<=[^()]*\)|[^()])*)\)")
_CHOICE: Final = re.compile(r"\[([^\]]+)\]|([A-Za-z])")


def harms_of(pattern: str) -> frozenset[str]:
    """Return the letters of which a line must have one for a pattern to match: those its harm begins with."""
    harm = _HARM.search(pattern)
    if harm is None:
        raise ValueError(f"a shape without a harm: {pattern}")
    letters: set[str] = set()
    for way in re.sub(r"\(\?<=[^()]*\)", "", harm[1]).split("|"):
        first = _CHOICE.search(way.removeprefix("_?"))
        letters |= set(first[1] or first[2]) if first is not None else set()
    return frozenset(letters)


@cache
def _table() -> tuple[tuple[Shape, frozenset[str], re.Pattern[str]], ...]:
    return tuple((shape, harms_of(shape.pattern), re.compile(shape.pattern)) for shape in SHAPES)


class Reading(NamedTuple):
    """A count that means people harmed: positions in the line, the rule, and its parent's position if any.

    `relation` says how it stands to the parent: it shares the harm (`and`), or is part of it (`subset`), was
    added to it (`increment`) or came before it (`earlier`).
    """

    place: int
    harm: int
    rule: str
    parent: int = -1
    relation: str = ""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_ASIDE: Final = r",[_rPpAoOHIxy'/i]{0,6}S(?:i?D)?,"
_LINKED: Final = r"[^czjEKkFJVCUSRXTBbhm;.\"q]{0,10}?[&,+~][_1pPMxQl^+]{0,3}"
_HARMED_ITSELF: Final = r"[^czj;.,]{0,6}[KFJ]"
_PART: Final = (
    r"(?P<n>[cz])l(?:[GgaKJ]|b[GgaKJ]|(?=[,.]|$))|(?<=[,;&])(?P<p>z)b(?=[Gga])|(?P<q>z)(?=li_?[ZA])"
    r"|(?<=[,&])(?P<r>z)(?=i_?[ZA])|l[_:,Q]{0,2}(?P<m>[cz])"
)
_UP_FROM: Final = r"[,(]x?X0[_1]?(?P<n>[zc])"
_CAME: Final = re.compile(r" (?:had |have )?(?:c[oa]me|hail(?:ed)?|lived?|travel(?:l?ed)?|live)\b")
_COMPARED: Final = r",?(?P<word>[xi])[+>]?_?(?P<n>z)(?=[.,;iDx1]|$)"
_GAP_OF: Final = r"(?<=[,;&B])_?(?:[PA]|[pP]'?x?[OaS]{1,2}|_[OY])[>i]?_?(?P<n>z|c)(?=[,;.&B]|$)"
_TOLD_BEFORE: Final = r"(?<=[hx^qi>D])S[/>]?_?(?P<n>z)(?=[,.;)D&^xi]|$)|_(?P<p>z)(?=r?h?S)"
_MORE_YET: Final = r"[,(]x?X(?P<n>z)(?!>)|,(?P<q>z)Q(?=[1_]?E|D|[x^])"


def read_line(line: Line) -> list[Reading]:
    """Return the readings of a line, one for each count at most, in order of the counts."""
    letters = line.letters
    if "S" in letters and "," in letters:
        letters = _compiled(_ASIDE).sub(lambda aside: "," * len(aside[0]), letters)
    found: dict[int, Reading] = {}
    present = set(letters)
    for shape, needs, pattern in _table():
        if needs.isdisjoint(present):
            continue
        for match in pattern.finditer(letters):
            count, harm = match.start("n"), match.start("h")
            if count in found or refusal(Candidate(line, shape.name, count, harm)) is not None:
                continue
            found[count] = Reading(count, harm, shape.name)
            if "m" in pattern.groupindex:
                later = match.start("m")
                found[later] = Reading(later, harm, shape.name)
                found[count] = Reading(
                    count, harm, shape.name, later, "earlier" if shape.name == "toll_revised" else "increment"
                )
    _parts(line, found)
    _neighbours(line, found)
    _compared(line, found)
    _told_before(line, found)
    _gaps(line, found)
    for index, phrase in enumerate(line.phrases):
        if (
            phrase.letter == "c"
            and index not in found
            and any(m.letter in "KJF" for m in line.mentions[phrase.first : phrase.last])
            and refusal(Candidate(line, "attributive", index, index)) is None
        ):
            found[index] = Reading(index, index, "attributive")
    return [found[count] for count in sorted(found)]


def refused(line: Line) -> dict[int, str]:
    """Return for each count that a shape would have read, and that nothing reads, why it was refused."""
    reasons: dict[int, str] = {}
    read = {reading.place for reading in read_line(line)}
    for shape, _, pattern in _table():
        for match in pattern.finditer(line.letters):
            count = match.start("n")
            reason = refusal(Candidate(line, shape.name, count, match.start("h")))
            if count not in read and reason is not None:
                reasons.setdefault(count, f"{shape.name}: {reason}")
    return reasons


def _parts(line: Line, found: dict[int, Reading]) -> None:
    """Read "including ten civilians", "ten of them children": parts of the count before them."""
    letters = line.letters
    for match in _compiled(_PART).finditer(letters) if "l" in letters or "z" in letters else ():
        count = match.start(match.lastgroup or "n")
        wholes = [whole for whole in found if whole < count]
        if not wholes or (
            count in found and found[count].rule not in ("dead", "harmed", "passive", "are_dead")
        ):
            continue
        whole = max(wholes)
        if match.lastgroup == "r" and found[whole].rule != "part":
            continue
        if count not in found and _CAME.match(line.lower, line.phrases[count].end):
            continue  # "mourners, of whom 27 came from Ganja"
        if found[whole].rule == "part" and match.lastgroup == "r":
            whole = found[whole].parent
        own = found.get(count)
        found[count] = Reading(count, own.harm if own else found[whole].harm, "part", whole, "subset")
    for match in _compiled(_UP_FROM).finditer(letters) if "X" in letters else ():
        count = match.start("n")
        totals = [total for total in found if total < count]
        if totals and count not in found:
            found[count] = Reading(count, found[max(totals)].harm, "up_from", max(totals), "earlier")
    for match in _compiled(_MORE_YET).finditer(letters) if "z" in letters else ():
        count = match.start(match.lastgroup or "n")
        totals = [total for total in found if total < count]
        if totals and count not in found:
            found[count] = Reading(count, found[max(totals)].harm, "up_by", max(totals), "increment")


def _compared(line: Line, found: dict[int, Reading]) -> None:
    """Read the earlier of two counts: "put the dead at 710, compared with 604 on Friday"."""
    for match in _compiled(_COMPARED).finditer(line.letters) if found else ():
        count, word = match.start("n"), line.mentions[line.phrases[match.start("word")].first]
        now = max((total for total in found if total < count), default=None)
        if now is not None and count not in found and line.words(word) in ("compared", "against"):
            found[count] = Reading(count, found[now].harm, "up_from", now, "earlier")


def _told_before(line: Line, found: dict[int, Reading]) -> None:
    """Read a bare number told before: "on Monday it had listed 777", "not the 158 it had announced"."""
    if not found or "z" not in line.letters:
        return
    for match in _compiled(_TOLD_BEFORE).finditer(line.letters):
        count = match.start(match.lastgroup or "n")
        now = min(found, key=lambda other: (abs(other - count), other))
        if count not in found:
            found[count] = Reading(count, found[now].harm, "told_before", now, "earlier")


def _gaps(line: Line, found: dict[int, Reading]) -> None:
    """Read the second of two claims, whose verb is left out: "Armenia says 49 are dead, Azerbaijan 50"."""
    if not found or not set("S@") & set(line.letters):
        return
    for match in _compiled(_GAP_OF).finditer(line.letters):
        count = match.start("n")
        before = max((known for known in found if known < count), default=None)
        if count not in found and before is not None:
            found[count] = Reading(count, found[before].harm, found[before].rule)


def _neighbours(line: Line, found: dict[int, Reading]) -> None:
    """Let counts in a list share the harm that one of them was read with."""
    counts = [index for index, letter in enumerate(line.letters) if letter in "cj"]
    for order in (counts[::-1], counts):
        for known, other in itertools.pairwise(order):
            if known not in found or other in found or line.phrases[other].letter != "c":
                continue
            low, high = sorted((known, other))
            harm = found[known].harm
            between = line.letters[(harm if low < harm < high else low) + 1 : high]
            if "l" in between or not _compiled(_LINKED).fullmatch(between):
                continue
            if harm < other and _compiled(_HARMED_ITSELF).match(line.letters, other + 1):
                continue  # "two were killed and five troops slightly wounded"
            if line.phrases[high].implicit and "," in between and not set("&+") & set(between[-3:]):
                continue  # "two dead, a mother and her son": the same people again
            if found[known].rule == "part" and other < known:
                continue
            found[other] = Reading(other, found[known].harm, found[known].rule, known, "and")
