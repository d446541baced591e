"""Territory: what ground changed hands, to whom, and who says so.

The ground of a sentence is folded in `territory_grounds`, the ways of saying that it changed hands are the
table of `territory_shapes`. A match may be refused by its words (`territory_refusals`), or because nothing
has happened yet, or long ago (`territory_doubts`). Else the ground beside its verb, with the list that it is
in (`territory_lists`), becomes claims, one for each item: what it is, is asked in `territory_places`, to whom
it came in `territory_gains`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from nkconflict.model.attribution import Attribution, Modality
from nkconflict.model.claims import TerritoryClaim
from nkconflict.model.sightings import BlockKind, Role, Sighting
from nkconflict.model.spans import Span
from nkconflict.reading.belonging import BELLIGERENTS, both
from nkconflict.reading.context import Sentence
from nkconflict.reading.grammar import Shape, matches
from nkconflict.reading.rejected import Rejected
from nkconflict.reading.sighted import sighted
from nkconflict.reading.speakers import TOGETHER, Source
from nkconflict.reading.territory_doubts import Standing, is_history, standing
from nkconflict.reading.territory_gains import Gainer, can_gain, gainer
from nkconflict.reading.territory_grounds import Land, fold_grounds
from nkconflict.reading.territory_lists import grounds_of
from nkconflict.reading.territory_places import Told, told
from nkconflict.reading.territory_refusals import Said, refusal
from nkconflict.reading.territory_scopes import covered
from nkconflict.reading.territory_shapes import HEADLINES, PASSIVE, SHAPES
from nkconflict.reading.territory_totals import read_totals

__all__ = ["read_territory", "rejected_ground"]

_OWN: Final = Attribution.own()
_NOBODYS: Final = "nobody who can gain ground"
_OF_WHO_SAYS_SO: Final = re.compile(r"S(?:>[hb]{0,2}|q?r[hm^z]{0,3})?\Z")
"""What stands before a verb whose subject is who speaks: "claimed to control", "said they had taken"."""


class Gain(NamedTuple):
    """A verb of gaining with its ground: the letters of both, what each item is, and what they share.

    `beside` is the ground next to the verb, `until` the last letter of "came under the army's control".
    """

    rule: str
    verb: int
    beside: int
    until: int
    grounds: tuple[int, ...]
    told: tuple[Told, ...]
    source: Source | None
    gainer: Gainer
    standing: Standing


def read_territory(sentence: Sentence) -> list[Sighting]:
    """Return the sightings of ground that changed hands in a sentence."""
    land = fold_grounds(sentence) if _has_ground(sentence) else None
    if land is None or "g" not in land.letters:
        return []
    gains: list[Gain] = []
    taken: set[int] = set()
    for shape, match in matches(SHAPES, land.letters):
        told_of = _gains(sentence, land, shape, match)
        if not isinstance(told_of, str) and taken.isdisjoint(told_of[0].grounds):
            taken.update(told_of[0].grounds)
            gains += told_of
    found = [sighting for gain in gains for sighting in _sightings(sentence, land, gain)]
    return [*found, *read_totals(sentence, land, found)]


def rejected_ground(sentence: Sentence) -> Iterator[Rejected]:
    """Yield what the shapes match in a sentence and is no ground that changed hands, with the reason."""
    land = fold_grounds(sentence) if _has_ground(sentence) else None
    if land is None or "g" not in land.letters:
        return
    for shape, match in matches(SHAPES, land.letters):
        doubt = _gains(sentence, land, shape, match)
        if isinstance(doubt, str):
            yield Rejected("territory", shape.name, land.span(match.start(), match.end()), doubt)


def _has_ground(sentence: Sentence) -> bool:
    """Say whether a sentence can name ground, by what is known of its words already."""
    units = sentence.vocabulary.words["ground"]
    return not set("ZAP").isdisjoint(sentence.tags) or not units.isdisjoint(sentence.cut.words)


def _gains(sentence: Sentence, land: Land, shape: Shape, match: re.Match[str]) -> list[Gain] | str:
    """Return the gain that a match tells of, two where each of two says it is his own, or why it is none."""
    gain = _gain(sentence, land, shape, match, None)
    if isinstance(gain, Gain):
        return [gain]
    if gain != _NOBODYS or _OF_WHO_SAYS_SO.search(land.letters, 0, match.start("v")) is None:
        return gain
    source = sentence.source_at(land.mention(match.start("v")).start)
    each = [_gain(sentence, land, shape, match, one) for one in _each(sentence, source)]
    return [own for own in each if isinstance(own, Gain)] or gain


def _each(sentence: Sentence, source: Source | None) -> Iterator[Source]:
    """Yield each of the parties that speak at once as a source of its own: "both sides claimed"."""
    if source is None or source.rule not in TOGETHER:
        return
    said = [m for m in sentence.mentions if source.start <= m.start < source.end and m.letter in "PpA"]
    parties = [sentence.vocabulary.lexicon.party(mention.key).root for mention in said] or both(sentence)
    for party in dict.fromkeys(parties):
        yield source._replace(attribution=Attribution.named(party))


def _gain(
    sentence: Sentence, land: Land, shape: Shape, match: re.Match[str], source: Source | None
) -> Gain | str:
    """Return the gain that a match tells of, or the reason for which it tells of none.

    `source` is who says it, where that is known to be another than who stands beside it.
    """
    verb, rule = match.start("v"), shape.name
    if rule in HEADLINES and sentence.block is not BlockKind.HEADLINE:
        return "only headlines say so"
    grounds = (match.start("g"),) if rule == "taken_it" else grounds_of(land, match, passive=rule in PASSIVE)
    ground = land.grounds[grounds[0]] if grounds else None
    if ground is None:
        return "no ground that is a place or is counted"
    if (reason := refusal(Said(sentence, land, rule, match, ground))) is not None:
        return reason
    low, high = min(verb, grounds[0]), max(verb, grounds[-1]) + 1
    source = source or sentence.source_at(land.mention(verb if rule == "taken_it" else low).start)
    firmness = standing(sentence, land, verb, low, high, source)
    if firmness is None:
        return "supposed, wished for, agreed or denied, and not done"
    if is_history(sentence, land, low, high, source, land.mention(verb).key):
        return "of an earlier war"
    before = told(sentence, land, match.start("u"), None) if rule == "called_over" else None
    items: list[Told] = []
    for index in grounds:
        items.append(told(sentence, land, index, items[-1] if items else before))
    place = next((item.places[-1] for item in items if item.places), None)
    claimant = source.attribution.party if source is not None else None
    by = gainer(sentence, land, rule, match, claimant, place)
    if not can_gain(land, rule, match, by[0], claimant, place):
        return _NOBODYS
    if not _is_ground(sentence, land, grounds, items):
        return "no ground, or that of another war"
    loss = land.letters[verb] != "T" or by[0] is None or by[0] == claimant
    if firmness[0] is Modality.DENIED and ((place is None and loss) or land.letters[verb] == "k"):
        return (
            "a loss that is denied and has no place"  # "had not lost a single post", "rejected the handover"
        )
    source = _settled(sentence, source, by) if source is not None else None
    beside = min(grounds, key=lambda index: abs(index - match.start("g")))
    until = match.start("k") if "k" in match.groupdict() and match["k"] else verb
    return Gain(rule, verb, beside, until, grounds, tuple(items), source, by, firmness)


def _of_the_winner(sentence: Sentence, source: Source, by: Gainer) -> Source:
    """Return a bare office as that of who gained, where nobody spoke before and only the loser is nearer.

    "Azerbaijan has freed seven villages from Armenian occupation, the country's leader said."
    """
    party, winner = source.attribution.party, by[0]
    said = [m for m in sentence.mentions if source.start <= m.start < source.end]
    if party is None or winner is None or by[1] is None or party.side is winner.side:
        return source
    if not sentence.says(source) or any(m.letter in "pPAIY" for m in said):
        return source
    before = sentence.discourse.memory.source
    if before is not None and before.attribution.party is not None:
        return source
    return source._replace(attribution=Attribution.named(winner, office=source.attribution.office))


def _settled(sentence: Sentence, source: Source, by: Gainer) -> Source | None:
    """Return who tells of a gain: none who spoke before of the other's, and whoever denies it."""
    if not sentence.says(source) and by[1] is not None and by[0] != source.attribution.party:
        return None  # a party that spoke before does not speak of the other's gains
    return _denier(sentence, source) if source.denies else _of_the_winner(sentence, source, by)


def _denier(sentence: Sentence, source: Source) -> Source:
    """Return who denies, where the claim that is denied has a claimant too: "rejected Baku's claim that"."""
    denier = next((s for s in sentence.sources if s.verb == source.verb and s.denies), source)
    return source if denier.start == source.start else sentence.relayed(denier, denier.start)


def _is_ground(sentence: Sentence, land: Land, grounds: tuple[int, ...], items: list[Told]) -> bool:
    """Say whether ground is some, and not of another war: "none of the villages", "a town in Ukraine"."""
    lexicon = sentence.vocabulary.lexicon
    for ground in map(land.grounds.__getitem__, grounds):
        for first, _ in ground.areas if ground is not None else ():
            area = land.mentions[first]
            if area.letter == "P" and lexicon.party(area.key).root.id not in BELLIGERENTS:
                return False
    some = all(item.figure is None or item.figure.number != 0 for item in items)
    return some and all(place.country in (None, "AZ", "AM") for item in items for place in item.places)


def _sightings(sentence: Sentence, land: Land, gain: Gain) -> list[Sighting]:
    """Return a sighting for each item of a gain; the verb is in the passage of the one beside it."""
    whole = (*gain.grounds, gain.verb, gain.until)
    found = []
    for index, item in zip(gain.grounds, gain.told, strict=True):
        ends = (index, gain.verb, gain.until) if index == gain.beside else (index,)
        low, high = min(ends), max(ends) + 1
        first, told_at = (gain.verb, gain.verb) if gain.rule == "taken_it" else (min(whole), index)
        scope = covered(sentence, land, told_at, gain.until, first, max(whole) + 1)
        claim = TerritoryClaim(
            by=gain.source.attribution if gain.source is not None else _OWN,
            gained_by=gain.gainer[0],
            count=item.figure,
            unit=item.unit,
            places=item.places,
            scope=scope.scope,
            as_of=scope.as_of,
            modality=gain.standing[0],
        )
        marks = (
            (Role.CLAIMANT, Span(gain.source.start, gain.source.end) if gain.source is not None else None),
            (Role.GAINED_BY, gain.gainer[1]),
            *item.marks,
            *scope.marks,
            (Role.MODALITY, gain.standing[1]),
        )
        found.append(sighted(sentence, claim, gain.rule, land.span(low, high), marks))
    return found
