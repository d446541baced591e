"""From readings to casualty claims: each question has a resolver, each answer that was read has its mark.

What befell them is asked in `outcomes`, who they were in `groups`, whose people in `sides`, what the figure
covers in `scopes`, who says it in `sources`. Here the answers meet: a figure without its own answer takes
that of the figure it goes on from (see `continuing`), and whatever was not read stays without a mark.
"""

from __future__ import annotations

import re
from typing import Final

from nkconflict.model.attribution import Attribution, Modality
from nkconflict.model.claims import CasualtyClaim, Group, Outcome, Scope
from nkconflict.model.parties import Party, PartyKind
from nkconflict.model.sightings import Role, Sighting
from nkconflict.model.spans import Span
from nkconflict.reading.belonging import BELLIGERENTS, both
from nkconflict.reading.captives import is_an_outsiders, is_held
from nkconflict.reading.context import Sentence
from nkconflict.reading.continuing import like_its_total, scope_taken, side_taken
from nkconflict.reading.cues import of_neither, of_parts
from nkconflict.reading.elsewhere import is_elsewhere
from nkconflict.reading.figures import Figure, Found, count_of
from nkconflict.reading.groups import group_of
from nkconflict.reading.links import SAID_BEFORE
from nkconflict.reading.mentions import Mention
from nkconflict.reading.of_the_war import in_passing
from nkconflict.reading.outcomes import outcome_of
from nkconflict.reading.scopes import place_of, when
from nkconflict.reading.shapes import HARMED, Reading, read_line
from nkconflict.reading.sides import of_unknown_side
from nkconflict.reading.sighted import sighted
from nkconflict.reading.speakers import Source
from nkconflict.reading.standing import held_for
from nkconflict.reading.tallies import counted_by
from nkconflict.reading.things import takes_things, things_told_of

__all__ = ["read_casualties"]

_COUNTED: Final = re.compile(r"[NgYn]")
_SHARE: Final = re.compile(
    r"\b(?:half|thirds?|quarters?|percent|per cent|most|majority|population)"
    r" of (?:[\w'-]+ ){0,3}\Z"
)
_FREED: Final = re.compile(
    r"\b(?:home|hand(?:s|ed|ing)? over|handed back|handover|return(?:s|ed|ing)?|releas(?:e|es|ed|ing)"
    r"|free[ds]|exchang(?:e|es|ed|ing)|swap(?:s|ped)?|repatriat(?:e|ed|ion))\b"
)
_IDENTIFYING: Final = re.compile(
    r"\b(?:put(?:ting)? (?:a )?names? to|(?:to|help|in) identify(?:ing)?) (?:the |all )?\Z"
)
"""What comes before the dead who are to be identified: a part of those counted, and no count of them."""
_ARMENIAN: Final = {"armenia", "nagorno-karabakh"}
_OWN: Final = Attribution.own()
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
    return [like_its_total(item, found, readings, sentence) for item in found]


def _sighting(figure: Figure, readings: list[Reading]) -> Sighting | None:
    sentence, phrase = figure.sentence, figure.phrase
    outcome, outcome_at = outcome_of(figure)
    if outcome is None or _SHARE.search(
        sentence.lower[max(sentence.start, phrase.start - 40) : phrase.start]
    ):
        return None  # "half of its 150,000 people have fled"
    if _IDENTIFYING.search(sentence.lower, sentence.start, phrase.start):
        return None
    if _hypothetical(figure) or _set_free(figure, outcome) or _of_things(figure):
        return None
    if figure.reading.rule == "told_before" and not _before(figure):
        return None
    held = is_held(sentence, phrase, figure.word)
    if held and is_an_outsiders(sentence, phrase):
        return None
    source = sentence.source_at(phrase.start, of_losses=True)
    if source is None and _undone(figure) is not None:
        return None
    said_before = source is not None and not sentence.says(source)
    if source is None or said_before:  # a list of its own outweighs who spoke before
        tally = counted_by(sentence.mentions, phrase.start, sentence.lower, sentence.discourse)
        source, said_before = (tally, False) if tally is not None else (source, said_before)
    if is_elsewhere(sentence, source):
        return None
    nobodys = of_unknown_side(sentence, phrase)
    side, side_at = ((), None) if nobodys else side_taken(figure, source)
    if source is not None and said_before and _foreign(sentence, source, side, side_at):
        source = None  # a party that spoke before does not speak for both sides, nor of the other's dead
    passing = source is not None and in_passing(figure, source)
    if figure.sums_up or passing:
        source, side, side_at = None, both(sentence), None
    by = source.attribution if source is not None else _OWN
    group, subgroup, group_at = group_of(figure)
    bare = phrase.letter in "zj" or figure.bare
    if group is Group.UNSPECIFIED and bare and _army(by) and by.party in side:
        group = Group.MILITARY  # an army that counts the dead in its own ranks counts soldiers
    in_all = passing or held
    scope, scope_at = (
        (Scope.CUMULATIVE, None) if in_all else scope_taken(figure, source, side, outcome, readings)
    )
    period, since_at, until_at = when(sentence, phrase, scope)
    as_of, as_of_at = held_for(figure, scope)
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
        as_of=as_of,
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
        (Role.AS_OF, as_of_at),
        (Role.PLACE, place_at),
        (Role.MODALITY, modality_at),
    )
    return sighted(sentence, claim, figure.reading.rule, _passage(figure), marks)


def _hypothetical(figure: Figure) -> bool:
    """Say whether nobody is told to be harmed: "500 could die", "neither side claims to have killed 30"."""
    low, high = sorted((figure.phrase.first, figure.harm.first))
    mentions, tags = figure.sentence.mentions, figure.sentence.tags
    number = figure.phrase.number
    some = number is not None and number.figure is not None and number.figure.high > 0
    if some and of_neither(figure.sentence.lower, figure.sentence.start, figure.phrase.start):
        return True
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


def _of_things(figure: Figure) -> bool:
    """Say whether a number without a noun goes on with villages or tanks: "Two were seized on Monday"."""
    if figure.phrase.letter != "z" or figure.found or figure.earlier or figure.whole is not None:
        return False
    return takes_things(figure.sentence.line, figure.word) and things_told_of(figure.sentence)


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


def _modality(figure: Figure, source: Source | None) -> tuple[Modality, Span | None]:
    sentence = figure.sentence
    if source is not None and source.denies:
        verb = next((m for m in sentence.mentions if m.start == source.verb), None)
        return Modality.DENIED, Span(verb.start, verb.end) if verb is not None else None
    if source is not None and source.doubted:
        return Modality.HEDGED, Span(source.start, source.end)
    undone = _undone(figure)
    if undone is not None:
        return Modality.DENIED, Span(undone.start, undone.end)
    low, high = min(figure.phrase.first, figure.harm.first), max(figure.phrase.last, figure.harm.last)
    for mention in sentence.mentions[max(0, low - 3) : high]:
        if mention.letter == "u" or (
            mention.letter == "m" and sentence.words(mention) in ("may", "might", "could")
        ):
            return Modality.HEDGED, Span(mention.start, mention.end)
    return Modality.ASSERTED, None


def _undone(figure: Figure) -> Mention | None:
    """Return the word by which nobody was harmed: "did not kill 30 soldiers"; "no soldier" is a count."""
    first, number = figure.harm.first, figure.phrase.number
    some = number is not None and number.figure is not None and number.figure.high > 0
    if not some or not 0 < first < figure.phrase.first or figure.sentence.tags[first] not in "KkV":
        return None
    word = figure.sentence.mentions[first - 1]
    return word if word.letter == "d" and figure.sentence.words(word) not in ("no", "none") else None


def _army(by: Attribution) -> bool:
    body = by.body
    return body is not None and (body.kind is PartyKind.ARMED_FORCE or body.id.endswith("defence-ministry"))


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
