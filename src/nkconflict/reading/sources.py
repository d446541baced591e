"""Sources: who says it, found around the verbs of saying and "according to".

Each kind of cue has its module: `sayings` walks from a verb to its subject, `accounts` from "according to";
whom the words stand for is settled in `whose`. Here the sources of a sentence are gathered in order, those at
the edge of a headline with them. A source reaches the claims on one side of its verb or on both; `source_for`
chooses the nearest that reaches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from nkconflict.model.attribution import Voice
from nkconflict.reading.accounts import according
from nkconflict.reading.mentions import Mention, Tagged
from nkconflict.reading.said_by import Saying
from nkconflict.reading.sayings import COUNTED, said
from nkconflict.reading.speakers import Discourse, Source
from nkconflict.reading.stated import stated_by
from nkconflict.reading.whose import resolved

__all__ = ["GAP", "find_sources", "source_for"]

_EDGE: Final = re.compile(r"^[_pPAOoaIHxg]{1,6}(?=:)|(?<=[-=:])[_pPAOoaIx]{1,5}\.?$")
_LABEL: Final = re.compile(r"[_pPAOoaIx]{0,3}[pPAI]'?[xpPOoaI]{0,4}(?=:[^.;]{0,14}[NgJKL])")
_POSTED: Final = re.compile(r"^(?:D[-=]|\*)(?P<who>[pPAOoax']{1,5})(?=:)")
"""Who stands before a colon in a line of a live page: "10:05 GMT - Karabakh: 23 servicemen killed"."""
_TAIL: Final = re.compile(
    r"(?<=[-=])_?[pPAax]{0,2}[Oo][Oog]{0,2}(?:/_?[pPAa]{1,2}|[yI]{0,2})(?:\([xE]\))?\.?$"
)
GAP: Final = "a second claim without a verb"
_GAP: Final = re.compile(
    r"(?<=[,;&B])_?(?P<who>[PA]|[pP]'?x?[Oa]{1,2})[>i]?_?[QM]{0,3}N(?=[pP]?[YG]?(?:[,;.&B]|$))"
)
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_CUES: Final = re.compile(
    r"[S@]|O(?=(?:[xS]?@|/|0)_?[pPA])|t(?=[NQM])|^i|(?<=,)i(?=[pPAHOI])|(?<=[pPAOoaI])R(?=[_Hpa]{0,3}T)"
)


def find_sources(tagged: Tagged, lower: str, discourse: Discourse, *, headline: bool = False) -> list[Source]:
    """Return the sources of a sentence in order; `lower` is the folded, lower-case text."""
    mentions, letters = tagged
    found = list(_at_the_edge(tagged, lower, discourse, headline=headline))
    for match in _CUES.finditer(letters):
        saying = Saying(mentions, letters, match.start(), lower, discourse, found)
        if match[0] == "i" and saying.word not in ("in", "by"):
            continue
        if match[0] == "O":
            source = stated_by(saying)
        else:
            source = according(saying) if match[0] in "@i" else said(saying)
        if source is not None and not (
            found and (found[-1].start, found[-1].verb) == (source.start, source.verb)
        ):
            found.append(source)
    found += _gaps(tagged, lower, discourse, found) if found and letters.count("N") > 1 else []
    return _kept_within(tagged, found) if found and "(" in letters else found


def _gaps(tagged: Tagged, lower: str, discourse: Discourse, found: Sequence[Source]) -> Iterator[Source]:
    """Yield who speaks without a verb: "Armenia says 49 of its soldiers are dead, Azerbaijan 50"."""
    mentions, letters = tagged
    for match in _GAP.finditer(letters):
        parts = mentions[match.start("who") : match.end("who")]
        first = parts[0].start
        if any(s.start <= first < s.end for s in found) or not COUNTED.search(letters[: match.start()]):
            continue
        who = resolved(parts, lower, discourse, mentions[: match.start()])
        spoke = any(s.verb < first and s.attribution.party is not None for s in found)
        if who is not None and who.by.party is not None and spoke:
            yield Source(first, parts[-1].end, first, "right", False, who.by, rule=GAP)


def _kept_within(tagged: Tagged, found: Sequence[Source]) -> list[Source]:
    """Let a source in brackets reach what is in them alone: "[Karabakh denied this]"."""
    mentions, letters = tagged
    kept = list(found)
    for match in _BRACKETS.finditer(letters):
        low, high = mentions[match.start()].start, mentions[match.end() - 1].end
        for index, source in enumerate(kept):
            if low < source.verb < high and (source.denies or COUNTED.search(match[0])):
                kept[index] = source._replace(within=(low, high))
    return kept


def _at_the_edge(tagged: Tagged, lower: str, discourse: Discourse, *, headline: bool) -> Iterator[Source]:
    """Yield who stands before a headline's colon or behind its dash: "Five dead - Defense Ministry"."""
    mentions, letters = tagged
    edge = (_EDGE.search(letters) if headline else _LABEL.match(letters)) or _TAIL.search(letters)
    posted = _POSTED.match(letters)
    if edge is None and posted is None:
        return
    start, end = edge.span() if edge is not None else posted.span("who") if posted is not None else (0, 0)
    parts = [m for m in mentions[start:end] if m.letter not in ".()"]
    if any(_acts(part, lower) for part in parts[1:]):
        return  # "Azerbaijan keeps firing: two soldiers killed"
    who = resolved(parts, lower, discourse, mentions[:start])
    if who is not None:
        first, reach = parts[0].start, "left" if start and edge is not None else "right"
        yield Source(first, parts[-1].end, first, reach, False, who.by, rule=who.rule)


def _acts(part: Mention, lower: str) -> bool:
    """Say whether a word that means nothing else here may be a verb: no mere name stands before a colon."""
    word = lower[part.start : part.end]
    return (
        part.letter == "x" and not part.possessive and word.endswith(("s", "ed", "ing")) and word != "affairs"
    )


def source_for(position: int, sources: Sequence[Source], breaks: Sequence[int]) -> Source | None:
    """Return whose a claim at a character is: the nearest source that reaches it, clause by clause.

    An agency that only carries what another says gives way to that other in its clause.
    """
    chosen = _nearest(position, sources, breaks)
    if chosen is None or chosen.attribution.voice is not Voice.OWN:
        return chosen
    low, high = sorted((position, chosen.start))
    if any(low < place < high for place in breaks):
        return chosen
    return _nearest(position, [s for s in sources if s.attribution.voice is not Voice.OWN], breaks) or chosen


def _first_named(right: Sequence[Source], breaks: Sequence[int]) -> Source | None:
    """Return the first source behind, or whom it quotes: "..., local media quoted the ministry as saying"."""
    if not right or right[0].attribution.voice is not Voice.UNNAMED:
        return right[0] if right else None
    quoted = next((s for s in right if s.attribution.voice is Voice.NAMED), None)
    if quoted is None or any(right[0].start < place < quoted.start for place in breaks):
        return right[0]
    return quoted


def _nearest(position: int, sources: Sequence[Source], breaks: Sequence[int]) -> Source | None:
    sources = [s for s in sources if s.within is None or s.within[0] < position < s.within[1]]
    left = [s for s in sources if s.start < position and s.verb < position and s.reach in ("right", "both")]
    while left and left[-1].doubted and any(left[-1].verb < place < position for place in breaks):
        left.pop()  # "without saying whose fault it was; its contingent had no losses"
    right = [s for s in sources if s.start > position and s.reach in ("left", "both") and not s.denies]
    nearest_left = left[-1] if left else None
    nearest_right = _first_named(right, breaks)
    if nearest_left is None or nearest_right is None:
        return nearest_left or nearest_right
    broken = any(nearest_left.verb < place < position for place in breaks)
    joined = not any(position < place < nearest_right.start for place in breaks)
    voices = (nearest_left.attribution.voice, nearest_right.attribution.voice)
    if voices == (Voice.UNNAMED, Voice.NAMED) and joined and not nearest_left.doubted:
        return nearest_right  # "intelligence data show that 40 were killed, the ministry said"
    return nearest_right if broken and joined else nearest_left
