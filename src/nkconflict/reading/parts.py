"""Parts and neighbours: counts that no shape claims, but that stand to one that a shape has claimed.

They share its harm ("974 troops and over 30 civilians"), are part of it ("ten of them children"), were told
before it or are the other side's ("Armenia says 49 are dead, Azerbaijan 50").
"""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import Final, NamedTuple

from nkconflict.reading.phrases import Line

__all__ = ["Reading", "add_others", "compiled", "divided"]


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
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern, compiled when first asked for."""
    return re.compile(pattern)


_LINKED: Final = r"[^czjEKkFJVCUSRXTBbhm;.\"q]{0,10}?[&,+~][_1pPMxQl^+]{0,3}"
_HARMED_ITSELF: Final = r"[^czj;.,]{0,6}[KFJ]"
_PART: Final = (
    r"(?P<n>[cz])l(?:[GgaKJ]|b[GgaKJ]|(?=[,.]|$))|(?<=[,;&])(?P<p>z)b(?=[Gga])|(?P<q>z)(?=li_?[ZAP]|(?<=,z)l[i0@]|(?<=[=:(-]z)i_?[PAZ])"
    r"|(?<=lG&)(?P<s>c)(?=[,.;]|$)"
    r"|(?<=[,&])(?P<r>z)(?=i_?[ZAP])|l[_:,Q/]{0,2}(?P<m>[cz])"
)
_UP_FROM: Final = r"[,(]x?X0[_1]?(?P<n>[zc])"
_STATE: Final = re.compile(r" of (?:them|whom) in (?:an? )?(?:\w+ ){0,2}(?:condition|state)\b")
"""What tells of a part only how badly hurt they are: "68 people, several of them in grave condition"."""
_CAME: Final = re.compile(
    r" (?:(?:were|was|are|have been|had been) (?:\w+ )?"
    r"(?:transported|transferred|evacuated|taken|moved|flown|airlifted|discharged|released|sent)\b"
    r"|(?:had |have )?(?:c[oa]me|hail(?:ed)?|lived?|travel(?:l?ed)?|live)\b)"
)
_COMPARED: Final = r",?(?P<word>[xi])[+>]?_?(?P<n>z)(?=[.,;iDx1]|$)"
_GAP_OF: Final = r"(?<=[,;&B(])_?(?:[PA]|[pP]'?x?[OaS]{1,2}(?:\^S)?|_[OY]|Y)[>i]?_?(?P<n>z|c)(?=[,;.&B)]|$)"
_OF_THESE: Final = re.compile(r"(?:(?:/|~)_?(?P<whole>[cj])[KJ]?[^,;czj]{0,8}?(?:,|(?=b))|/_,|l,?(?=b|z))")
_TWO_OF_THESE: Final = re.compile(r"z/_b[1_]?[xpP]?[GgaKJ]")
_SUCH_PARTS: Final = (
    r"(?P<n>z)b(?:[1_]?[xpP]?[GgaKJ]|_?x?(?=[GgaKJ]))|(?<=b)(?P<b>c)|(?<=[,&])(?P<c>c)(?=[,.&]|$)"
)
_AND_FROM: Final = r"(?<=&)z(?=0_?[PA](?:[.,;]|$))"
"""The same of the other side: "four Armenian soldiers were killed and three from Azerbaijan"."""
_BEFORE: Final = frozenset("earlier previous initial first former original preliminary".split())
_REVISED: Final = r"R[H_](?P<word>x)T/_?(?P<n>z)"
_TOLD_BEFORE: Final = r"(?<=[hx^qi>D])S[/>]?_?(?P<n>z)(?=[,.;)D&^xi]|$)|_(?P<p>z)(?=r?h?S)"
_MORE_YET: Final = r"[,(]x?X(?P<n>z)(?!>)|,(?P<q>z)Q(?=[1_]?E|i?D|[x^])"


def _parts(line: Line, found: dict[int, Reading]) -> None:
    """Read "including ten civilians", "ten of them children": parts of the count before them."""
    letters = line.letters
    for match in compiled(_PART).finditer(letters) if "l" in letters or "z" in letters else ():
        count = match.start(match.lastgroup or "n")
        wholes = [whole for whole in found if whole < count]
        if not wholes or (
            count in found and found[count].rule not in ("dead", "harmed", "passive", "are_dead")
        ):
            continue
        whole = max(wholes)
        if match.lastgroup in ("r", "s") and found[whole].rule != "part":
            continue
        ahead = line.phrases[count].end
        if count not in found and (_CAME.match(line.lower, ahead) or _STATE.match(line.lower, ahead)):
            continue  # "mourners, of whom 27 came from Ganja"
        if found[whole].rule == "part" and match.lastgroup in ("r", "s"):
            whole = found[whole].parent
            if whole >= 0 and not _within(line, count, whole):
                continue  # "20 civilians were killed, 6 of them children, and 9 soldiers"
        own = found.get(count)
        found[count] = Reading(count, own.harm if own else found[whole].harm, "part", whole, "subset")
    for match in compiled(_UP_FROM).finditer(letters) if "X" in letters else ():
        count = match.start("n")
        totals = [total for total in found if total < count]
        if totals and count not in found:
            found[count] = Reading(count, found[max(totals)].harm, "up_from", max(totals), "earlier")
    for match in compiled(_MORE_YET).finditer(letters) if "z" in letters else ():
        count = match.start(match.lastgroup or "n")
        totals = [total for total in found if total < count]
        fewer = match.lastgroup == "q" and line.phrases[count + 1].letter == "Q" and _fewer(line, count + 1)
        if totals and count not in found and not fewer:
            found[count] = Reading(count, found[max(totals)].harm, "up_by", max(totals), "increment")


def _within(line: Line, part: int, whole: int) -> bool:
    """Say whether one count can be part of another: no more people, and none of another group."""
    some, every = line.phrases[part], line.phrases[whole]
    if some.number is not None and every.number is not None:
        few, many = some.number.figure, every.number.figure
        if few is not None and many is not None and few.low > max(many.low, many.high):
            return False
    groups = {p.head.key.partition("/")[0] for p in (some, every) if p.head is not None}
    return not {"military", "civilian"} <= groups


def divided(line: Line, found: dict[int, Reading]) -> None:
    """Read parts of people named first: "of the 60 dead, 12 were children", "among them were ten women".

    Where they are only "these" or "them", the whole was told of in a sentence before.
    """
    opened = _OF_THESE.match(line.letters)
    if opened is None and _TWO_OF_THESE.match(line.letters) and 0 not in found:
        found[0] = Reading(0, 0, "part", -1, "subset")
    if opened is None:
        return
    whole = opened.start("whole")
    if whole >= 0 and whole not in found:
        return
    for match in compiled(_SUCH_PARTS).finditer(line.letters, opened.end()):
        count = match.start(match.lastgroup or "n")
        if count not in found or found[count].rule in ("dead", "harmed"):
            found[count] = Reading(count, found[whole].harm if whole >= 0 else count, "part", whole, "subset")


def _fewer(line: Line, index: int) -> bool:
    """Say whether a count went down: "five fewer than the year before" were not added."""
    return line.mentions[line.phrases[index].first].key == "less_than"


def _compared(line: Line, found: dict[int, Reading]) -> None:
    """Read the earlier of two counts: "put the dead at 710, compared with 604 on Friday"."""
    for match in compiled(_COMPARED).finditer(line.letters) if found else ():
        count, word = match.start("n"), line.mentions[line.phrases[match.start("word")].first]
        now = max((total for total in found if total < count), default=None)
        if now is not None and count not in found and line.words(word) in ("compared", "against"):
            found[count] = Reading(count, found[now].harm, "up_from", now, "earlier")


def _revised(line: Line, found: dict[int, Reading]) -> None:
    """Read the figure that the one before it replaces: "14 died, revising its earlier figure of 13"."""
    for match in compiled(_REVISED).finditer(line.letters) if "R" in line.letters and found else ():
        count, word = match.start("n"), line.mentions[line.phrases[match.start("word")].first]
        now = max((known for known in found if known < count), default=None)
        if now is not None and line.words(word) in _BEFORE:
            found[count] = Reading(count, found[now].harm, "told_before", now, "earlier")


def _told_before(line: Line, found: dict[int, Reading]) -> None:
    """Read a bare number told before: "on Monday it had listed 777", "not the 158 it had announced"."""
    if not found or "z" not in line.letters:
        return
    for match in compiled(_TOLD_BEFORE).finditer(line.letters):
        count = match.start(match.lastgroup or "n")
        now = min(found, key=lambda other: (abs(other - count), other))
        if count not in found:
            found[count] = Reading(count, found[now].harm, "told_before", now, "earlier")


def _gaps(line: Line, found: dict[int, Reading]) -> None:
    """Read the second of two claims, whose verb is left out: "Armenia says 49 are dead, Azerbaijan 50"."""
    if not found or not set("S@Y0V") & set(line.letters):
        return
    for match in compiled(_AND_FROM).finditer(line.letters):
        before = max((known for known in found if known < match.start()), default=None)
        if match.start() not in found and before is not None:
            found[match.start()] = Reading(
                match.start(), found[before].harm, found[before].rule, before, "and"
            )
    for match in compiled(_GAP_OF).finditer(line.letters):
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
            if "l" in between or not compiled(_LINKED).fullmatch(between):
                continue
            if harm < other and compiled(_HARMED_ITSELF).match(line.letters, other + 1):
                continue  # "two were killed and five troops slightly wounded"
            if line.phrases[high].implicit and "," in between and not set("&+") & set(between[-3:]):
                continue  # "two dead, a mother and her son": the same people again
            if found[known].rule == "part" and other < known:
                continue
            found[other] = Reading(other, found[known].harm, found[known].rule, known, "and")


def add_others(line: Line, found: dict[int, Reading]) -> None:
    """Add the counts that stand to those found: first parts and neighbours, then what was told before."""
    for add in (_parts, _neighbours, _compared, _revised, _told_before, _gaps):
        add(line, found)
