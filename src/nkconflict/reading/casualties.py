"""From readings to casualty claims: each question has a resolver, each answer that was read has its mark.

What befell them and who they were is asked in `groups`, whose people in `sides`, what the figure covers in
`scopes`, who says it in `sources`. Here the answers meet: a figure without an answer of its own takes that of
the figure it goes on from, and whatever was not read stays without a mark.
"""

from __future__ import annotations

import re
from typing import Final

import attrs

from nkconflict.model.attribution import Attribution, Modality
from nkconflict.model.claims import CasualtyClaim, Group, Outcome, Scope
from nkconflict.model.parties import Party, PartyKind
from nkconflict.model.sightings import Role, Sighting
from nkconflict.model.spans import Span
from nkconflict.reading.belonging import BELLIGERENTS, both, enemy_of
from nkconflict.reading.context import Sentence
from nkconflict.reading.cues import of_parts, takes_up
from nkconflict.reading.elsewhere import is_elsewhere
from nkconflict.reading.figures import Figure, Found, count_of
from nkconflict.reading.groups import group_of, outcome_of
from nkconflict.reading.links import SAID_BEFORE
from nkconflict.reading.scopes import place_of, scope_of, when
from nkconflict.reading.shapes import HARMED, Reading, read_line
from nkconflict.reading.sides import of_unknown_side, side_of
from nkconflict.reading.sighted import sighted
from nkconflict.reading.sources import GAP
from nkconflict.reading.speakers import Source
from nkconflict.reading.tallies import counted_by
from nkconflict.reading.victims import all_of_them, struck_before, told_before

__all__ = ["read_casualties"]

_COUNTED: Final = re.compile(r"[NgYn]")
_SHARE: Final = re.compile(
    r"\b(?:half|thirds?|quarters?|percent|per cent|most|majority|population)"
    r" of (?:[\w'-]+ ){0,3}\Z"
)
_NOW: Final = re.compile(
    r"\b(?:(?:has|have) (?!admitted|reported|confirmed|said|acknowledged|announced)|(?:counts?|now|puts?)\b)"
)
_ALSO: Final = re.compile(r"\balso\b|\bas well\b")
_FREED: Final = re.compile(
    r"\b(?:home|hand(?:s|ed|ing)? over|handed back|handover|return(?:s|ed|ing)?|releas(?:e|es|ed|ing)"
    r"|free[ds]|exchang(?:e|es|ed|ing)|swap(?:s|ped)?|repatriat(?:e|ed|ion))\b"
)
_ARMENIAN: Final = {"armenia", "nagorno-karabakh"}
_OWN: Final = Attribution.own()
TWICE: Final = 2
_LAST: Final = ("subset", "earlier", "increment")
"""Relations of figures that are built after the figure they stand to."""


def read_casualties(sentence: Sentence, earlier: list[Found]) -> list[Found]:
    """Return the casualty sightings of a sentence; `earlier` are those of its paragraph before it."""
    found: list[Found] = []
    if not _COUNTED.search(sentence.tags):
        return found
    if not HARMED.search(sentence.tags) and not of_parts(sentence.lower, sentence.start, sentence.end):
        return found
    readings = read_line(sentence.line)
    if not readings or is_elsewhere(sentence, None):
        return found
    phrases = sentence.line.phrases
    for reading in sorted(readings, key=lambda r: r.relation in _LAST):
        figure = Figure(
            sentence=sentence,
            reading=reading,
            phrase=phrases[reading.place],
            harm=phrases[reading.harm],
            found=found,
            earlier=earlier,
        )
        sighting = _sighting(figure, readings)
        if sighting is not None:
            found.append(Found(sighting, reading.place, reading.parent, reading.relation))
    found.sort(key=lambda f: f.position)
    return [_like_its_total(item, found, readings, sentence) for item in found]


def _like_its_total(item: Found, found: list[Found], readings: list[Reading], sentence: Sentence) -> Found:
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


def _sighting(figure: Figure, readings: list[Reading]) -> Sighting | None:
    sentence, phrase = figure.sentence, figure.phrase
    outcome, outcome_at = outcome_of(figure)
    if outcome is None or _SHARE.search(
        sentence.lower[max(sentence.start, phrase.start - 40) : phrase.start]
    ):
        return None  # "half of its 150,000 people have fled"
    if _hypothetical(figure) or _set_free(figure, outcome):
        return None
    if figure.reading.rule == "told_before" and not _before(figure):
        return None
    source = sentence.source_at(phrase.start)
    said_before = source is not None and not sentence.says(source)
    if source is None or said_before:  # a list of its own outweighs who spoke before
        tally = counted_by(sentence.mentions, phrase.start, sentence.lower, sentence.discourse)
        source, said_before = (tally, False) if tally is not None else (source, said_before)
    if is_elsewhere(sentence, source):
        return None
    side, side_at = _side(figure, source)
    if source is not None and said_before and _foreign(sentence, source, side, side_at):
        source = None  # a party that spoke before does not speak for both sides, nor of the other's dead
    if figure.sums_up:
        source, side, side_at = None, both(sentence), None
    by = source.attribution if source is not None else _OWN
    group, subgroup, group_at = group_of(figure)
    if group is Group.UNSPECIFIED and phrase.letter in "zj" and _army(by) and by.party in side:
        group = Group.MILITARY  # an army that counts the dead in its own ranks counts soldiers
    scope, scope_at = _scope(figure, source, side, outcome, readings)
    period, since_at, until_at = when(sentence, phrase, scope)
    place, place_at = place_of(sentence, phrase) if scope is Scope.INCIDENT else (None, None)
    modality, modality_at = _modality(figure, source)
    claim = CasualtyClaim(
        by=by,
        side=side,
        group=group,
        subgroup=subgroup,
        outcome=outcome,
        count=count_of(figure),
        scope=scope,
        period=period,
        place=place,
        modality=modality,
    )
    marks = (
        (Role.COUNT, _number_at(figure)),
        (Role.OUTCOME, outcome_at),
        (Role.CLAIMANT, Span(source.start, source.end) if source is not None else None),
        (Role.GROUP, group_at),
        (Role.SIDE, side_at),
        (Role.SCOPE, scope_at),
        (Role.SINCE, since_at),
        (Role.UNTIL, until_at),
        (Role.PLACE, place_at),
        (Role.MODALITY, modality_at),
    )
    return sighted(sentence, claim, figure.reading.rule, _passage(figure), marks)


def _hypothetical(figure: Figure) -> bool:
    """Say whether nobody was harmed yet: "500 civilians would be killed", "hundreds more could die"."""
    low, high = sorted((figure.phrase.first, figure.harm.first))
    mentions, tags = figure.sentence.mentions, figure.sentence.tags
    for index in range(low, high):
        if tags[index] == "m":
            word = figure.sentence.words(mentions[index])
            if word in ("would", "will", "shall", "can") or (word == "could" and tags[index + 1] != "h"):
                return True
    return False


def _before(figure: Figure) -> bool:
    """Say whether the words around a bare number tell of an earlier count."""
    low, high = figure.sentence.clause(figure.phrase.start)
    return SAID_BEFORE.search(figure.sentence.lower, low, high) is not None


def _set_free(figure: Figure, outcome: Outcome) -> bool:
    """Say whether captives are counted who come home: they were taken before."""
    sentence = figure.sentence
    if outcome is not Outcome.CAPTURED or figure.word.letter not in "LJ":
        return False
    return _FREED.search(sentence.lower, sentence.start, sentence.end) is not None


def _foreign(sentence: Sentence, source: Source, side: tuple[Party, ...], at: Span | None) -> bool:
    """Say whether the people counted are read to be not those of a source that only spoke before."""
    party = source.attribution.party
    if at is not None and any(m.letter == "e" and at.start <= m.start < at.end for m in sentence.mentions):
        return False  # "the enemy" is such in the mouth of who spoke
    if len(side) > 1:
        return True
    at_war = party is not None and party.id in BELLIGERENTS and len(side) == 1 and side[0].id in BELLIGERENTS
    return (
        at_war and at is not None and party not in side and {p.id for p in (party, *side) if p} != _ARMENIAN
    )


def _side(figure: Figure, source: Source | None) -> tuple[tuple[Party, ...], Span | None]:
    """Return whose people are counted: as read, or as the figure that this one goes on from has it."""
    if of_unknown_side(figure.sentence, figure.phrase):
        return (), None
    side, at = side_of(figure.sentence, figure.phrase, figure.reading, source)
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
        if at is None or relation == "earlier" or (relation == "and" and not own):
            return whole.claim.side, None
    elif at is None and figure.of_them is not None and _told_by(source, figure.of_them):
        return figure.of_them.side, None
    elif at is None and figure.found:
        last = figure.found[-1].claim
        by = source.attribution if source is not None else _OWN
        of_the_war = figure.sentence.background or _of_the_war(figure)
        if (not side and not of_the_war) or (figure.bare and last.by == by):
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
    return all_of_them(figure.sentence, figure.phrase, claimant), None


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


def _scope(
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
    """Say whether the last figure, of one incident, is told again by another: "12 civilians died, Baku said"."""
    told, count = figure.sentence.discourse.told, count_of(figure)
    if told is None or told.scope is not Scope.INCIDENT or told.outcome is not outcome or figure.found:
        return False
    close = told.count.low is not None and count.low is not None and count.low <= TWICE * told.count.low
    return close and told.count.compatible(count) and not _by_now(figure)


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


def _modality(figure: Figure, source: Source | None) -> tuple[Modality, Span | None]:
    sentence = figure.sentence
    if source is not None and source.denies:
        verb = next((m for m in sentence.mentions if m.start == source.verb), None)
        return Modality.DENIED, Span(verb.start, verb.end) if verb is not None else None
    if source is not None and source.doubted:
        return Modality.HEDGED, Span(source.start, source.end)
    low, high = min(figure.phrase.first, figure.harm.first), max(figure.phrase.last, figure.harm.last)
    for mention in sentence.mentions[max(0, low - 3) : high]:
        if mention.letter == "u" or (
            mention.letter == "m" and sentence.words(mention) in ("may", "might", "could")
        ):
            return Modality.HEDGED, Span(mention.start, mention.end)
    return Modality.ASSERTED, None


def _army(by: Attribution) -> bool:
    return by.body is not None and by.body.kind is PartyKind.ARMED_FORCE


def _number_at(figure: Figure) -> Span:
    number = figure.phrase.number or figure.sentence.mentions[figure.phrase.first]
    span = Span(number.start, number.end)
    hedge = figure.phrase.hedge_mention
    return span | Span(hedge.start, hedge.end) if hedge is not None else span


def _passage(figure: Figure) -> Span:
    """Return a figure's passage: its phrase, and the word of its harm unless another figure is between."""
    phrase, harm = figure.phrase, figure.harm
    near = abs(phrase.last - harm.first) <= 1 or abs(harm.last - phrase.first) <= 1
    if figure.reading.relation in ("and", "subset") and not near:
        return Span(phrase.start, phrase.end)
    return Span(min(phrase.start, harm.start), max(phrase.end, harm.end))
