"""Materiel: equipment that a side lost, as somebody claims it, one claim for each kind in a list.

`arsenals` finds the items and what became of them, `owners` whose they were and who says so. Here it is asked
whether they were lost at all, and what the figure covers. Equipment that is owned, shown, sold or moved is no
loss, nor are houses and cars; lorries and "vehicles" count only where they are military by name or by the
company they keep.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from nkconflict.model.attribution import Attribution, Modality
from nkconflict.model.claims import MaterielClaim, MaterielOutcome, Scope
from nkconflict.model.sightings import BlockKind, Role, Sighting
from nkconflict.model.spans import Span
from nkconflict.reading.arsenals import Item, Loss, losses
from nkconflict.reading.context import Sentence
from nkconflict.reading.cues import of_neither, of_not_all
from nkconflict.reading.elsewhere import is_elsewhere
from nkconflict.reading.figures import counted
from nkconflict.reading.mentions import Mention
from nkconflict.reading.owners import owner_of, raw_source, source_of
from nkconflict.reading.rejected import Rejected
from nkconflict.reading.sighted import sighted
from nkconflict.reading.speakers import Source

__all__ = ["read_materiel", "rejected_losses"]

_SOFT: Final = frozenset(("truck", "vehicle", "launcher"))
"""Kinds that civilians have too."""
_MILITARY: Final = re.compile(r"\b(?:military|army|combat|battle|armou?red|enemy|equipment|hardware)\b")
_SHOWN: Final = re.compile(
    r"\b(?:parade[sd]?|display(?:s|ed)?|exhibit|exhibited|exhibition|museum|trophy park|exercises?|drills?"
    r"|peacekeep|passenger|airliner|fire trucks?|for sale|deliver(?:y|ies) of)"
)
_MEANT: Final = re.compile(
    r"\b(?:try|tries|tried|trying|attempt(?:s|ed|ing)?|want(?:s|ed)?|plan(?:s|ned)?|threaten(?:s|ed|ing)?|able"
    r"|capable|aim(?:s|ed|ing)?|intend(?:s|ed)?|vow(?:s|ed)?|ready|prepar(?:e|ed|ing)|designed|used|ordered"
    r"|hopes?|hoped|if|unless) (?:to |of |at |for )?(?:be )?\Z"
)
_REPORT: Final = re.compile(r"\b(?:reports?|claims?|allegations?|news|information) (?:that|of|on|about)\b")
_FALSE: Final = re.compile(
    r"\b(?:fabricat\w+|false|untrue|not true|lies?|nonsense|fake|disinformation|misinformation|baseless"
    r"|groundless|unfounded|invention|fantas(?:y|ies)|absurd)\b"
)
_MAY: Final = frozenset(("may", "might"))
_INTRANSITIVE: Final = frozenset("hit hits struck strikes".split())
_LATELY: Final = re.compile(
    r"\b(?:(?:over|during|in) the (?:past |last |previous )?(?:day|night|24 hours|hours)|overnight|today"
    r"|yesterday)\b"
)
"""What losses are those of, where they are not those of the war."""
_SINCE: Final = re.compile(r"0(?:D|_?[0w]|_?x{1,2}/[_x]{0,2}w)")
_AT_PLACE: Final = re.compile(r"[^;,.\"q&VKSN]{0,8}?i[_xyp'-]{0,4}Z")
_FRONTED: Final = re.compile(r"i[_xyp'-]{0,4}Z(?=,)")
_PERFECT: Final = re.compile(r"h[xf^u]{0,2}$")


_ONCE: Final = re.compile(r"\bin (?:an|one|a single) (?:incident|day|night)\b")


def read_materiel(sentence: Sentence) -> list[Sighting]:
    """Return the sightings of equipment lost in a sentence, in order."""
    tagged = sentence.tagged_in("materiel")
    if "T" not in tagged.letters or _is_shown(sentence):
        return []
    found = sorted(_losses(sentence), key=lambda loss: loss.items[0].first)
    doubted = _doubted(sentence, found)
    return [
        sighting
        for loss in found
        if _doubt(sentence, loss, doubted) is None
        for sighting in _sightings(sentence, loss, doubted)
    ]


def rejected_losses(sentence: Sentence) -> Iterator[Rejected]:
    """Yield the equipment of a sentence that is not told to be lost, with the reason."""
    tagged = sentence.tagged_in("materiel")
    if "T" not in tagged.letters:
        return
    shown = "on show, or that of a mission" if _is_shown(sentence) else None
    found = list(_losses(sentence))
    doubted = _doubted(sentence, found)
    for loss in found:
        doubt = shown or _doubt(sentence, loss, doubted)
        if doubt is not None:
            first, last = loss.items[0].first, loss.items[-1].last - 1
            span = Span(tagged.mentions[first].start, tagged.mentions[last].end)
            yield Rejected("materiel", loss.rule, span, doubt)


def _losses(sentence: Sentence) -> Iterator[Loss]:
    headline = sentence.block is BlockKind.HEADLINE
    return losses(sentence.tagged_in("materiel"), sentence.lower, headline=headline)


def _doubt(sentence: Sentence, loss: Loss, doubted: frozenset[int]) -> str | None:
    """Return the reason for which a list is no equipment lost; None where it is."""
    if not _happened(sentence, loss):
        return "only aimed at, threatened, spared or told of falsely"
    if not _is_military(sentence, loss):
        return "nothing that only armies have"
    source = _source(sentence, loss, doubted)
    if source is not None and source.denies:
        return "denied by who tells of it"
    return "of another war" if is_elsewhere(sentence, source) else None


def _doubted(sentence: Sentence, found: Sequence[Loss]) -> frozenset[int]:
    """Return where the sources speak that would boast of a loss of their own, and so are others than thought.

    A pronoun that tells of its own side's losses as a success stands for somebody else in the whole sentence.
    """
    doubted = set()
    for loss in found:
        raw, source = raw_source(sentence, loss), source_of(sentence, loss)
        known = source is not None and source.attribution.party is not None
        if raw is not None and raw.attribution.party is not None and not known:
            doubted.add(raw.start)
    return frozenset(doubted)


def _is_shown(sentence: Sentence) -> bool:
    """Say whether equipment is on show, or that of a mission; who speaks may be of one."""
    shown = _SHOWN.finditer(sentence.lower, sentence.start, sentence.end)
    return any(not any(s.start <= word.start() < s.end for s in sentence.sources) for word in shown)


def _happened(sentence: Sentence, loss: Loss) -> bool:
    """Say whether equipment is told to be lost, and not only aimed at, threatened or spared."""
    mentions, letters = sentence.tagged_in("materiel")
    if loss.rule == "found_lost" and loss.word is not None and sentence.words(loss.word) in _INTRANSITIVE:
        return False  # "a drone struck in Vardenis"
    if _is_false(sentence, loss):
        return False
    low, high = _reach(loss)
    for index in range(low, high):
        if letters[index] == "d":
            return False
        may = letters[index + 1 : index + 2] == "h" or sentence.words(mentions[index]) in _MAY
        if letters[index] == "m" and not may:
            return False  # "would destroy"
    start = mentions[min(loss.items[0].first, loss.at)].start
    first = loss.items[0].number or mentions[loss.items[0].first]
    if of_neither(sentence.lower, sentence.start, start) or of_not_all(sentence.lower, first.start):
        return False
    return _MEANT.search(sentence.lower, max(sentence.start, start - 30), start) is None


def _is_false(sentence: Sentence, loss: Loss) -> bool:
    """Say whether a loss is what a report tells that somebody calls false."""
    start = sentence.tagged_in("materiel").mentions[loss.items[0].first].start
    report = _REPORT.search(sentence.lower, sentence.start, start)
    return report is not None and _FALSE.search(sentence.lower, sentence.start, sentence.end) is not None


def _reach(loss: Loss) -> tuple[int, int]:
    """Return the stretch from a little before a list and its word to the last of them."""
    low, high = min(loss.items[0].first, loss.at), max(loss.items[-1].last, loss.at)
    return max(0, low - 3), high


def _is_military(sentence: Sentence, loss: Loss) -> bool:
    """Say whether a list has anything that only armies have, or says that it is military."""
    if any(item.kind.key not in _SOFT for item in loss.items):
        return True
    mentions = sentence.tagged_in("materiel").mentions
    first, last = mentions[loss.items[0].first], mentions[loss.items[-1].last - 1]
    return _MILITARY.search(sentence.lower, first.start, last.end) is not None


def _source(sentence: Sentence, loss: Loss, doubted: frozenset[int]) -> Source | None:
    """Return who tells of a list, unless it is somebody else than thought."""
    source = source_of(sentence, loss)
    return None if source is not None and source.start in doubted else source


def _sightings(sentence: Sentence, loss: Loss, doubted: frozenset[int]) -> list[Sighting]:
    """Return a sighting for each item of a list."""
    source = _source(sentence, loss, doubted)
    return [_sighting(sentence, loss, item, source) for item in loss.items]


def _sighting(sentence: Sentence, loss: Loss, item: Item, source: Source | None) -> Sighting:
    mentions = sentence.tagged_in("materiel").mentions
    span = Span(mentions[item.first].start, mentions[item.last - 1].end)
    by = source.attribution if source is not None else Attribution.own()
    side, side_at = owner_of(sentence, loss, item, by.party)
    outcome, outcome_at = _outcome(loss, item)
    scope, scope_at = _scope(sentence, loss, span)
    modality, modality_at = _modality(sentence, loss)
    number = item.number.figure if item.number is not None else None
    claim = MaterielClaim(
        by=by,
        side=side,
        kind=item.kind.key,
        count=counted(number, item.hedge.key if item.hedge is not None else "exact"),
        outcome=outcome,
        scope=scope,
        modality=modality,
    )
    marks = (
        (Role.COUNT, _count_at(mentions, item)),
        (Role.KIND, Span(item.kind.start, item.kind.end)),
        (Role.CLAIMANT, Span(source.start, source.end) if source is not None else None),
        (Role.SIDE, side_at),
        (Role.OUTCOME, outcome_at),
        (Role.SCOPE, scope_at),
        (Role.MODALITY, modality_at),
    )
    return sighted(sentence, claim, loss.rule, span, marks)


def _count_at(mentions: list[Mention], item: Item) -> Span:
    number = item.number or mentions[item.first]
    span = Span(number.start, number.end)
    return span | Span(item.hedge.start, item.hedge.end) if item.hedge is not None else span


def _outcome(loss: Loss, item: Item) -> tuple[MaterielOutcome, Span | None]:
    """Return what became of an item: as its own words, the word of its list, or the item before it says."""
    before = [other.fate for other in loss.items if other.first <= item.first and other.fate is not None]
    word = item.fate or loss.word or (before[-1] if before else None)
    if word is None:
        return MaterielOutcome.DESTROYED, None
    outcome = MaterielOutcome(word.key) if word.letter == "K" else MaterielOutcome.DESTROYED
    return outcome, Span(word.start, word.end)


def _scope(sentence: Sentence, loss: Loss, span: Span) -> tuple[Scope, Span | None]:
    """Return what the figures of a list cover, and the word that says so."""
    mentions, letters = sentence.tagged_in("materiel")
    if loss.more is not None:
        return Scope.INCREMENT, Span(loss.more.start, loss.more.end)
    low, high = sentence.clause(span.start)
    near = [i for i, m in enumerate(mentions) if low <= m.start < high and not sentence.spoken(m)]
    lately = _LATELY.search(sentence.lower, low, high) if loss.rule in ("losses", "equipment_lost") else None
    lately = lately or _ONCE.search(sentence.lower, low, high)
    if lately is not None:
        return Scope.INCIDENT, Span(*lately.span())
    since = next((i for i in near if letters[i] == "f" or _begins(sentence, i)), None)
    if since is not None:
        return Scope.CUMULATIVE, Span(mentions[since].start, mentions[since].end)
    if loss.rule in ("losses", "such_losses"):
        return Scope.CUMULATIVE, None
    day = next((i for i in near if letters[i] == "D" and not _is_of_telling(letters, i)), None)
    place = _AT_PLACE.match(letters, loss.end) or _FRONTED.match(letters)
    cue = mentions[day] if day is not None else mentions[place.end() - 1] if place is not None else None
    if cue is not None:
        return Scope.INCIDENT, Span(cue.start, cue.end)
    perfect = loss.rule == "equipment_lost" and _PERFECT.search(letters[: loss.at]) is not None
    return (Scope.CUMULATIVE if perfect else Scope.UNSPECIFIED), None


def _begins(sentence: Sentence, index: int) -> bool:
    """Say whether a word tells from when on a figure runs: not "far from the fighting"."""
    mentions, letters = sentence.tagged_in("materiel")
    dated = letters[index + 1 : index + 2] == "D" or sentence.words(mentions[index]) != "from"
    return dated and _SINCE.match(letters, index) is not None


def _is_of_telling(letters: str, index: int) -> bool:
    """Say whether a day is that of telling: "the ministry said on Tuesday"."""
    return letters[:index].removesuffix("i").rstrip("^WI")[-1:] == "S"


def _modality(sentence: Sentence, loss: Loss) -> tuple[Modality, Span | None]:
    mentions, letters = sentence.tagged_in("materiel")
    for index in range(*_reach(loss)):
        if letters[index] in "um":
            return Modality.HEDGED, Span(mentions[index].start, mentions[index].end)
    return Modality.ASSERTED, None
