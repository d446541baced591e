"""Shapes: how a counted group and a harm stand to each other in a sentence.

A shape is a regular expression over the letters of a line (see `mentions` and `phrases`), with the group `n`
for the count and `h` for the word that says what befell it. The table is short and ordered: a count takes the
first shape that claims it. What no shape claims may still inherit from a neighbour ("974 soldiers and over 30
civilians were killed"), and what inherits nothing becomes no claim.

Every shape names the wire phrase that forced it, in our own words.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from nkconflict.reading.grammar import Shape
from nkconflict.reading.parts import Reading, add_others, compiled, divided
from nkconflict.reading.phrases import Line
from nkconflict.reading.refusals import Candidate, refusal

__all__ = ["HARMED", "SHAPES", "Reading", "harms_of", "read_line", "refused"]

# What may stand between a noun and its verb: places, parties, appositions; no other verb, count or clause.
_ASIDES: Final = (
    r"\([^()]{1,9}\)(?=[,hbF])|,[yxIg.]{2,8}&[yxIg.]{2,8},(?=[hb])|\"[^\"czj]{1,6}\"(?=[hb])|rS(?=[FKhb])|/z[xGE]|[/i]_?E/?[yZ]x?|,i_?[PAZ](?=,)|,1x{0,2}E(?:[/i][^,;.czjKFVS]{1,6})?(?=,)"
    r"|[,=-](?:[cz]l(?:[Ggac](?:&[cz])?|[^,;.czjKFVS]{1,6})?|c)(?=[,=-])|,l_?[cz]\([^()]{1,9}\)(?=[,hbF])|,(?:dl[^,;czjKF]{1,5}|l_?[czGg](?:&[czGg])?)(?=,)"
)
_GAP: Final = rf"(?:{_ASIDES}|l_?[cz](?=[hbF])|[^czjKkFJVCUSRXTB;.\"bhmdrE]){{0,16}}?"
_AUX: Final = r"(?:[hm]x(?=b)|[hmuf^0]{0,3})b[hbmufxSy,^>\"]{0,5}?"
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
        r"(?P<h>[TL])(?:[^czj;]{0,16}?[XRx]{1,2})?@(?P<n>[zcj])[^czj;]{0,4}?>(?P<m>[zcj])",
        "the toll rose by 9 to 88",
    ),
    Shape(
        "toll_by_now",
        r"(?P<h>T|L|(?<=[_aHPpxygGf])[JK])S?[^czj;.S\"T]{0,16}?(?:[XRb][Xxfui_^]{0,3}|[>:i/(][_1]?)\"?(?P<n>[zcj])(?!t|[^czj;.,\"]{0,2}[FKJ])",
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
    Shape("passive", r"(?<=[yI],)(?P<n>c),[hmuf^]{0,3}b\^?(?P<h>K)", "Aram Testyan, a sergeant, was killed"),
    Shape("died", rf"(?P<n>[czj]){_GAP}[hmbufxS^>]{{0,5}}?\"?(?P<h>F)", "two servicemen of the army died"),
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
    Shape(
        "with_things",
        r"(?<![bumS/])(?P<h>K)E(?:,E){0,4},?&[_^]?(?P<n>c)(?=[.,;iDB)\"@/]|$)",
        "captured 16 villages and 12 soldiers",
    ),
    Shape("deaths_of", r"(?P<h>[LkT])/[_H]?(?P<n>[c])", "the deaths of two civilians"),
    Shape("deaths_of", r"(?P<h>L)/(?P<n>z)(?=/Ha)", "the deaths of 31 of its military"),
    Shape("deaths_of", r"(?P<h>k)/[_H]?(?P<n>z)", "the killing of two, the whereabouts of 24 others"),
    Shape("among", r"(?P<n>[cz])bl_?(?P<h>[KJ])", "three officers were among those killed"),
    Shape("among", r"(?P<n>[cz])b(?:~_?)?(?P<h>[lLJ])", "ten children are among the dead"),
    Shape("included", r"(?:^|[.;,:\"Bq&])_?(?P<h>[LJKT])l(?P<n>[cz])", "the dead included four women"),
    Shape("included", r"(?<=[,(])~_?(?P<h>[LJK]),?(?P<n>[cz])", "..., among the dead two children"),
    Shape("among", r"(?P<n>c)b~c(?P<h>[KJ])", "four women were among at least nine people killed"),
    Shape("lost", r"(?P<h>V)(?P<n>[cz])", "has lost 16 servicemen"),
    Shape("lost", r"(?P<h>V)(?:E[,&]{1,2}){1,4}(?P<n>c)", "lost four tanks and ten soldiers"),
    Shape(
        "toll_hedged",
        r"(?P<h>T|L|(?<=[_aHPpxygG'])J)[^czj;.S\"]{0,12}?(?P<n>z)",
        "the combined dead approaching 5,000",
    ),
    Shape("crew", r"(?P<h>[Kk])[_H1]x/(?P<n>z)", "killed its crew of three"),
    Shape("deaths", r"(?P<n>(?P<h>j))", "another 23 casualties"),
)


HARMED: Final = re.compile("[KkFJLTVtl]")
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


_ASIDE: Final = r",[_rPpAoOHIxy'/i]{0,6}S(?:i?D)?,"


def read_line(line: Line) -> list[Reading]:
    """Return the readings of a line, one for each count at most, in order of the counts."""
    letters = line.letters
    if "S" in letters and "," in letters:
        letters = compiled(_ASIDE).sub(lambda aside: "," * len(aside[0]), letters)
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
    add_others(line, found)
    for index, phrase in enumerate(line.phrases):
        if (
            phrase.letter == "c"
            and index not in found
            and any(m.letter in "KJF" for m in line.mentions[phrase.first : phrase.last])
            and refusal(Candidate(line, "attributive", index, index)) is None
        ):
            found[index] = Reading(index, index, "attributive")
    divided(line, found)
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
