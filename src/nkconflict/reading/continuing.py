"""Continuing: what a figure takes over from others, where the words do not give it a side or a scope.

A part has those of its whole, what was added those of the total, and a sentence that names nobody goes on
with the incident before it. What was read at the figure itself always outweighs what it could take over.
"""

from __future__ import annotations

import re
from typing import Final

import attrs

from nkconflict.model.attribution import Attribution
from nkconflict.model.claims import CasualtyClaim, Group, Outcome, Scope
from nkconflict.model.parties import Party
from nkconflict.model.sightings import Role
from nkconflict.model.spans import Span
from nkconflict.reading.belonging import BELLIGERENTS, both, enemy_of
from nkconflict.reading.context import Sentence
from nkconflict.reading.cues import takes_up
from nkconflict.reading.figures import Figure, Found, count_of
from nkconflict.reading.scopes import scope_of
from nkconflict.reading.shapes import Reading
from nkconflict.reading.sides import side_of
from nkconflict.reading.sources import GAP
from nkconflict.reading.speakers import Source
from nkconflict.reading.victims import all_of_them, struck_before, told_before

__all__ = ["like_its_total", "scope_taken", "side_taken"]

_OWN: Final = Attribution.own()
_NOW: Final = re.compile(
    r"\b(?:(?:has|have) (?!admitted|reported|confirmed|said|acknowledged|announced)|(?:counts?|now|puts?)\b)"
)
_ALSO: Final = re.compile(r"\balso\b|\bas well\b")
TWICE: Final = 2


def side_taken(figure: Figure, source: Source | None) -> tuple[tuple[Party, ...], Span | None]:
    """Return whose people are counted: as read, or as the figure that this one goes on from has it."""
    side, at = side_of(figure.sentence, figure.phrase, figure.reading, source)
    if figure.of_the_fighting and at is None:
        return both(figure.sentence), None
    return _taken(figure, source, side, at)


def _taken(
    figure: Figure, source: Source | None, side: tuple[Party, ...], at: Span | None
) -> tuple[tuple[Party, ...], Span | None]:
    """Return the side that was found, or the one of an earlier figure where that outweighs it."""
    if source is not None and source.rule == GAP and figure.found and at is None:
        first = figure.found[-1].claim
        if first.by.party is not None and first.by.party not in first.side:  # each counts the other's dead
            return enemy_of(figure.sentence, source.attribution.party), None
    if source is not None and figure.bare and figure.lost_too and source.attribution.party is not None:
        return (source.attribution.party,), None
    whole, relation = figure.whole, figure.reading.relation
    if whole is not None:
        own = at is not None and Span(figure.phrase.start, figure.phrase.end).covers(at)
        own = own and not any(m.letter == "H" for m in figure.inside)  # "an officer and several of his men"
        taken = at is None or relation == "earlier" or (relation == "and" and not own)
        if taken and (whole.claim.side or not figure.total):
            return whole.claim.side, None
    elif at is None and figure.of_them is not None and _told_by(source, figure.of_them):
        return figure.of_them.side, None
    elif at is None and figure.found:
        last = figure.found[-1].claim
        by = source.attribution if source is not None else _OWN
        of_the_war = figure.sentence.background or _of_the_war(figure)
        goes_on = last.side or not figure.total  # "died of his wounds, bringing to nine the number of deaths"
        if (not side and not of_the_war and goes_on) or (figure.bare and last.by == by):
            return last.side, None
    if side:
        return side, at
    claimant = source.attribution.party if source is not None else None
    before = struck_before(figure.sentence, figure.phrase, claimant)
    if before:
        return before, None
    of_all = figure.sentence.background or set("wTf0") & set(figure.sentence.tags)
    if figure.earlier and not of_all and (source is None or _goes_on(figure, source)):
        return figure.earlier[-1].claim.side, None
    everybody = all_of_them(figure.sentence, figure.phrase, claimant)
    return (() if figure.phrase.implicit == 1 and len(everybody) > 1 else everybody), None


def _goes_on(figure: Figure, source: Source) -> bool:
    """Say whether an outsider who spoke before goes on with the same people: "another 62 were wounded"."""
    party, before = source.attribution.party, figure.earlier[-1].claim
    outsider = party is not None and party.id not in BELLIGERENTS
    return outsider and figure.bare and before.by.party == party and not figure.sentence.says(source)


def _told_by(source: Source | None, claim: CasualtyClaim) -> bool:
    """Say whether an earlier figure is of who speaks now; "them" may else be the speaker's own people."""
    return source is None or source.attribution.party in (None, claim.by.party)


def _of_the_war(figure: Figure) -> bool:
    """Say whether the words since the last figure speak of the war as a whole."""
    last = figure.sentence.line.phrases[figure.found[-1].position]
    if last.start > figure.phrase.start:
        return False
    end = figure.sentence.mentions[
        min(max(figure.phrase.last, figure.harm.last) + 2, len(figure.sentence.mentions) - 1)
    ].end
    return "w" in figure.sentence.between(last.end, end).letters


def scope_taken(
    figure: Figure,
    source: Source | None,
    side: tuple[Party, ...],
    outcome: Outcome,
    readings: list[Reading],
) -> tuple[Scope, Span | None]:
    """Return what the figure covers: as read, or as the figure that this one goes on from has it."""
    told, sentence = figure.found or figure.earlier, figure.sentence
    goes_on = takes_up(sentence.lower, sentence.start, sentence.end)
    before = told[-1].claim.outcome if told else sentence.discourse.outcome if goes_on else None
    if before is None and figure.bare and outcome is not Outcome.KILLED:
        before = sentence.discourse.outcome  # "282 more were injured", after those killed
    contrasted = before not in (None, outcome)
    scope, at = scope_of(figure, contrasted=contrasted)
    if scope is Scope.INCREMENT:
        return scope, at
    if figure.total and _toll_again(figure, outcome):
        return Scope.INCIDENT, at  # "Thirteen died in a strike on Ganja. The toll is 13, said a deputy."
    whole, relation = figure.whole, figure.reading.relation
    if whole is not None and (relation == "earlier" or (relation == "subset" and not _dated_apart(figure))):
        return whole.claim.scope, None
    if figure.of_them is not None and at is None:
        scope = figure.of_them.scope if figure.of_them.scope is not Scope.INCREMENT else scope
    elif at is None or (figure.found and figure.sentence.is_war(at)):
        scope = _continued(figure, source, side, scope)
        again = _told_of_one(figure, outcome) or (source is None and told_before(sentence) is not None)
        scope = Scope.INCIDENT if scope is Scope.CUMULATIVE and again else scope
    if _raised(figure, readings):
        return Scope.INCREMENT, None
    return scope, at


def _continued(figure: Figure, source: Source | None, side: tuple[Party, ...], scope: Scope) -> Scope:
    relation = figure.reading.relation
    if figure.whole is not None and relation in ("and", "subset", "earlier"):
        return figure.whole.claim.scope
    if figure.total:
        return scope
    told = figure.found or figure.earlier
    before = told[-1].claim if told else _told_just_before(figure)
    others = before is not None and source is not None and before.by.party != source.attribution.party
    others = others and before is not None and not set(side) & set(before.side)
    if before is not None and before.scope is Scope.INCIDENT and not (others or _by_now(figure)):
        return Scope.INCIDENT  # "Five died in the strike; the first statement spoke of three."
    if not (figure.bare or figure.of_others):
        return scope
    by = source.attribution if source is not None else _OWN
    last = figure.found[-1] if figure.found and figure.found[-1].claim.by == by else figure.carried
    return last.claim.scope if last is not None and last.claim.scope is not Scope.INCREMENT else scope


def _told_of_one(figure: Figure, outcome: Outcome) -> bool:
    """Say whether the last figure, of one incident, is told again: "12 civilians died, Baku said"."""
    told, count = figure.sentence.discourse.told, count_of(figure)
    if told is None or told.scope is not Scope.INCIDENT or told.outcome is not outcome or figure.found:
        return False
    close = told.count.low is not None and count.low is not None and count.low <= TWICE * told.count.low
    return close and told.count.compatible(count) and not _by_now(figure)


def _toll_again(figure: Figure, outcome: Outcome) -> bool:
    """Say whether a total repeats the count of one incident that was told of last."""
    told = figure.sentence.discourse.told
    if told is None or told.scope is not Scope.INCIDENT or told.outcome is not outcome:
        return False
    return told.count == count_of(figure) and not set("w0f") & set(figure.sentence.tags)


def _told_just_before(figure: Figure) -> CasualtyClaim | None:
    """Return the last figure of the paragraph before where this one goes on: "two others were also hurt"."""
    low, high = figure.sentence.clause(figure.phrase.start)
    also = _ALSO.search(figure.sentence.lower, low, high) is not None
    return figure.sentence.discourse.told if also else None


def _dated_apart(figure: Figure) -> bool:
    """Say whether a part has a day of its own: "60 have died, including 12 killed on Sunday"."""
    return "D" in figure.sentence.between(figure.phrase.end, figure.sentence.end).letters[:5]


def _by_now(figure: Figure) -> bool:
    """Say whether a figure is told as one that holds by now: "has lost", "counts", "since Sunday"."""
    low = figure.sentence.clause(figure.phrase.start)[0]
    high = max(figure.phrase.end, figure.harm.end)
    near = figure.sentence.between(low, high)
    return bool(set("wTf0") & set(near.letters)) or _NOW.search(figure.sentence.lower, low, high) is not None


def _raised(figure: Figure, readings: list[Reading]) -> bool:
    """Say whether the sentence goes on to a total that this figure was added to."""
    reading = figure.reading
    if figure.total or reading.relation == "subset":
        return False
    return _adds(reading, readings, figure.sentence)


def _adds(reading: Reading, readings: list[Reading], sentence: Sentence) -> bool:
    """Say whether what was read is added to a total behind it: "44 deaths took the toll to 1,221"."""
    if reading.rule.startswith("toll") or reading.relation == "subset":
        return False
    letters = sentence.line.letters
    later = [
        r
        for r in readings
        if r.place > reading.place and r.rule.startswith("toll") and r.relation != "earlier"
    ]
    return any("R" in letters[reading.place : r.place] for r in later)


def like_its_total(item: Found, found: list[Found], readings: list[Reading], sentence: Sentence) -> Found:
    """Return what was added to a total, with the side and group of that where its own are inferred.

    "The deaths of 51 servicemen were announced, which took the toll among the region's troops to 1,119."
    """
    added = next((r for r in readings if r.place == item.position), None)
    totals = [f for f in found if f.position > item.position and f.rule.startswith("toll")]
    if added is None or not totals or not _adds(added, readings, sentence):
        return item
    total, claim = totals[0], item.claim
    owned = len(claim.side) == 1 and claim.by.party in claim.side
    if owned or Role.SIDE in item.roles or Role.SIDE not in total.roles:
        return item
    group = total.claim.group if claim.group is Group.UNSPECIFIED else claim.group
    claim = attrs.evolve(claim, side=total.claim.side, group=group)
    return item._replace(sighting=attrs.evolve(item.sighting, claim=claim))
