"""Silences: that a party has not said how many it lost is a claim of its own, and never a zero.

The sentence needs a refusal ("hasn't disclosed", "has yet to publish", "gave no figures for"), or a
concealing ("keeps its losses to itself"), and the losses that it is about. "Reported no losses" is no
silence: that is a count.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from nkconflict.model.attribution import Attribution
from nkconflict.model.claims import Group, Nondisclosure, Outcome
from nkconflict.model.parties import Party
from nkconflict.model.sightings import Evidence, Mark, Marks, Role, Sighting
from nkconflict.model.spans import Span
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention
from nkconflict.reading.speakers import SILENCE, Source

__all__ = ["kept_silent", "read_silences"]

_OUTCOMES = frozenset(outcome.value for outcome in Outcome)
_LOSS = re.compile(r"[LTJKFV]")
_KEPT = (
    *"conceal hid secre withh silen tight-lipped quiet classified undisclosed unknown keep kept".split(),
    *("cover", "unreported", "unpublished", "under wraps", "would be", "will be"),
)
_NOUNS = ("report", "reports", "statement", "comment")
_SAYING_NOTHING = re.compile(r"without (?:giving|providing|naming|stating|disclosing|specifying|saying)")
_MUM = re.compile(r"\bmum\b")
_NOW_TOLD = re.compile(r"\bhad\b[^.;]{0,40}\buntil\b|\buntil (?!now)[^.;]{0,30}\bhad\b")
_HOW_MANY = re.compile(r"\bhow many\b|\bhow large\b|\bthe (?:scale|extent|number) of\b")
_MADE_PUBLIC = re.compile(r"\bma(?:k(?:e|es|ing)|de) (?:[\w'-]+ ){1,5}public\b")
_FIGURES = re.compile(r"\b(?:figures?|numbers?|data|information|details|statistics|toll|tally|count)\b")


def read_silences(sentence: Sentence) -> list[Sighting]:
    """Return the non-disclosures of a sentence; each clause holds one at most."""
    mentions = sentence.mentions
    letters = sentence.tags
    if not _LOSS.search(letters) or not ("d" in letters or _keeps(sentence)):
        return []
    found: list[Sighting] = []
    edges = [sentence.start, *sentence.breaks, sentence.end]
    if letters[0] == "B" and "," in letters:  # "While its losses remain undisclosed, Azerbaijan says ..."
        edges = sorted({*edges, mentions[letters.index(",")].start})
    for low, high in itertools.pairwise(edges):
        clause = [m for m in mentions if low <= m.start < high]
        sighting = _clause(sentence, clause, mentions)
        if sighting is not None:
            found.append(sighting)
    return found


def _keeps(sentence: Sentence) -> bool:
    """Say whether a sentence has part of a word for keeping something back."""
    lower = sentence.lower[sentence.start : sentence.end]
    return any(part in lower for part in _KEPT) or ("mum" in lower and _MUM.search(lower) is not None)


def _clause(sentence: Sentence, clause: Sequence[Mention], mentions: Sequence[Mention]) -> Sighting | None:
    words = sentence.vocabulary
    if not clause:
        return None
    lower = sentence.lower[clause[0].start : clause[-1].end]
    if _NOW_TOLD.search(lower):
        return None
    refusal = _refusal(sentence, clause)
    concealed = next((m for m in clause if words.has("conceal", sentence.words(m))), None) or _phrase(
        sentence, clause
    )
    act = refusal or concealed
    if act is None:
        return None
    start, end = act.start, act.end
    about = _losses(sentence, clause, start, end)
    if about is None:
        return None
    inside = (min(start, about.start), max(end, about.end))
    one = sentence.words(about) in ("casualty", "victim", "death")
    if one and " whether " in sentence.lower[inside[0] : inside[1]]:
        return None  # "did not specify whether the other casualty was ..."
    if any(
        m.letter == "N" and inside[0] <= m.start < inside[1] and m.figure and m.figure.low > 0 for m in clause
    ):
        return None
    party, party_mention = _silent(sentence, clause, mentions, start, about)
    if party is None or party_mention is None:
        return None
    group, group_mention = _group(clause, about)
    rest = sentence.lower[about.end : about.end + 60].partition(",")[0]
    named = next((m for m in clause if m.letter in "KJ" and 0 <= m.start - about.end < len(rest)), about)
    about = (
        named
        if about.letter == "T"
        or (about.key == "casualties" and named.start > about.start and named.letter == "K")
        else about
    )
    outcome = Outcome(about.key) if about.letter in "LTJKF" and about.key in _OUTCOMES else Outcome.CASUALTIES
    owner = Span(party_mention.start, party_mention.end)
    marks = [
        Mark(Role.CLAIMANT, owner),
        Mark(Role.SIDE, owner),
        Mark(Role.OUTCOME, Span(about.start, about.end)),
    ]
    if group_mention is not None:
        marks.append(Mark(Role.GROUP, Span(group_mention.start, group_mention.end)))
    claim = Nondisclosure(by=Attribution.named(party), side=(party.root,), group=group, outcome=outcome)
    span = Span(min(start, about.start), max(end, about.end))
    evidence = Evidence(
        source=sentence.name,
        block=sentence.block,
        span=span,
        quote=span.of(sentence.text),
        rule="undisclosed",
        marks=Marks.packing(marks),
    )
    return Sighting(claim, evidence)


def _refusal(sentence: Sentence, clause: Sequence[Mention]) -> Span | None:
    """Return where the clause says "not disclosed" or "disclosed no figures"."""
    words = sentence.vocabulary
    told = [
        i
        for i, m in enumerate(clause)
        if words.has("disclose", sentence.words(m)) or (m.letter == "S" and m.key in ("said", "weak"))
    ]
    told += _told_in_words(sentence, clause)
    for index, mention in enumerate(clause):
        if mention.letter != "d":
            continue
        word = sentence.words(mention)
        for place in told:
            if word == "no" and sentence.words(clause[place]) in _NOUNS:
                continue  # "no immediate reports of casualties"
            if 0 < place - index <= (14 if word == "neither" else 4) and word not in (
                "nor",
                "none",
                "nothing",
            ):
                return Span(mention.start, clause[place].end)
            if 0 < index - place <= 3 and word == "nothing":
                return Span(clause[place].start, mention.end)
            if 0 < index - place <= 3 and word in ("no", "without", "any"):
                rest = sentence.lower[mention.start : mention.start + 60]
                if _FIGURES.search(rest) or _HOW_MANY.search(rest):
                    return Span(clause[place].start, mention.end)
        if word == "without" and _SAYING_NOTHING.match(sentence.lower, mention.start):
            return Span(mention.start, mention.end)
    lower = sentence.lower[clause[0].start : clause[-1].end]
    later = re.search(
        r"\b(?:would|will) (?:only )?be (?:made public|disclosed|announced|released|published|revealed)\b",
        lower,
    )
    return Span(clause[0].start + later.start(), clause[0].start + later.end()) if later else None


def _told_in_words(sentence: Sentence, clause: Sequence[Mention]) -> list[int]:
    """Return where disclosures of several words end ("made public"), or begin where an object parts them."""
    low, high = clause[0].start, clause[-1].end
    parted = _MADE_PUBLIC.search(sentence.lower, low, high)
    if parted is not None:  # "does not make its losses public"
        return [index for index, mention in enumerate(clause) if mention.start == parted.start()]
    ends = set()
    for form in sentence.vocabulary.words.get("disclose", ()):
        if " " in form and (at := sentence.lower.find(form, low, high)) >= 0:
            ends.add(at + len(form))
    return [index for index, mention in enumerate(clause) if mention.end in ends]


def _phrase(sentence: Sentence, clause: Sequence[Mention]) -> Span | None:
    lower = sentence.lower[clause[0].start : clause[-1].end]
    for form in sentence.vocabulary.words.get("conceal", ()):
        if " " in form and (at := lower.find(form)) >= 0:
            return Span(clause[0].start + at, clause[0].start + at + len(form))
    match = re.search(
        r"\b(?:keep|keeps|keeping|kept)\b[^.;]{0,60}?"
        r"\b(?:to itself|to themselves|secret|quiet|from the public|under wraps)\b",
        lower,
    )
    return Span(clause[0].start + match.start(), clause[0].start + match.end()) if match else None


def _losses(sentence: Sentence, clause: Sequence[Mention], start: int, end: int) -> Mention | None:
    """Return the word for the losses that are kept back: near the act, after it or before it."""
    after = [m for m in clause if m.start >= start and m.letter in "LTJKFV"]
    asked = _HOW_MANY.search(sentence.lower, clause[0].start, start) is not None
    before = [m for m in clause if m.end <= start and (m.letter in "LT" or (asked and m.letter in "VKF"))]
    figures = [
        m for m in clause if m.letter == "O" and start <= m.start and _FIGURES.match(sentence.words(m))
    ]
    for mention in figures:
        behind = not after or "," in sentence.lower[mention.end : after[0].start]
        of_losses = any(m.letter in "LVKJ" and m.end <= clause[0].start for m in sentence.mentions)
        army = any(m.letter == "a" and 0 < mention.start - m.start <= 20 for m in clause)
        if behind and (army or (of_losses and not after)):  # "had casualties, but gave no exact figures"
            return mention._replace(letter="L", keys=("casualties",))
    for mention in after[:2]:
        gap = sentence.lower[end : mention.start]
        if mention.letter in "LT" and len(gap) <= 80:
            return mention
        if mention.letter in "JKFV" and (
            _HOW_MANY.search(gap)
            or _FIGURES.search(gap)
            or re.search(r"\b(?:its|their|of|on|the)\b[^.;,]{0,20}$", gap)
        ):
            return mention
    return before[-1] if before and len(sentence.lower[before[-1].end : start]) <= 60 else None


def _silent(
    sentence: Sentence, clause: Sequence[Mention], mentions: Sequence[Mention], start: int, about: Mention
) -> tuple[Party | None, Mention | None]:
    """Return who keeps silent: the owner of the losses, else the subject of the clause or of one before."""
    lexicon = sentence.vocabulary.lexicon
    own = [
        m
        for m in clause
        if m.letter in "PpAYO" and about.start - 40 <= m.start < about.start and m.start > start
    ]
    if any(m.letter in "Pp" and m.key for m in own):
        mention = next(m for m in reversed(own) if m.letter in "Pp")
        return lexicon.party(mention.key).root, mention
    for stretch in ([m for m in clause if m.end <= start], [m for m in mentions if m.end <= start]):
        parties = [m for m in stretch if m.letter in "PpAY"]
        if parties:
            return lexicon.party(parties[0].key).root if len(parties) == 1 else lexicon.party(
                parties[-1].key
            ).root, parties[-1]
        they = any(m.letter == "r" and sentence.words(m) == "they" for m in stretch)
        if they and sentence.discourse.several:
            return None, None  # "the ministries in Baku and Yerevan said. They gave no figures"
        source = sentence.source_at(start)
        if source is None or source.attribution.party is None:
            source = sentence.discourse.memory.source
        if (
            source is not None
            and source.attribution.party is not None
            and any(m.letter in "rOoH" for m in stretch)
        ):
            return source.attribution.party, Mention("r", source.start, source.end)
    after = [m for m in mentions if m.start >= start and m.letter in "PpAY"]
    if after:
        return lexicon.party(after[0].key).root, after[0]
    return None, None


def _group(clause: Sequence[Mention], about: Mention) -> tuple[Group, Mention | None]:
    words = [
        m
        for m in clause
        if m.letter in "aGg" and not m.key.startswith("unspecified") and abs(m.start - about.start) <= 70
    ]
    nearest = min(words, key=lambda m: abs(m.start - about.start), default=None)
    return (
        (Group(nearest.key.partition("/")[0]), nearest) if nearest is not None else (Group.UNSPECIFIED, None)
    )


def kept_silent(silences: Sequence[Sighting]) -> Source | None:
    """Return who keeps silent about losses as a source: what follows is that party's to tell."""
    for sighting in silences:
        claim, evidence = sighting.claim, sighting.evidence
        if isinstance(claim, Nondisclosure) and isinstance(evidence, Evidence):
            span = evidence.mark(Role.CLAIMANT) or evidence.span
            return Source(span.start, span.end, span.start, "right", False, claim.by, rule=SILENCE)
    return None
