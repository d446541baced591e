"""Territory: what ground changed hands, to whom, and who says so.

The ground of a sentence is folded in `territory_grounds`, the ways of saying that it changed hands are the
table of `territory_shapes`. From a match this module follows the list of ground beside the verb and makes a
claim of each item; to whom it came is asked in `territory_gains`, and whether it did at all in
`territory_doubts`.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from nkconflict.model.attribution import Attribution
from nkconflict.model.claims import Scope, TerritoryClaim
from nkconflict.model.parties import Party
from nkconflict.model.sightings import BlockKind, Role, Sighting
from nkconflict.model.spans import Span
from nkconflict.reading.belonging import BELLIGERENTS
from nkconflict.reading.context import Sentence
from nkconflict.reading.figures import stated
from nkconflict.reading.grammar import Shape, matches
from nkconflict.reading.sighted import sighted
from nkconflict.reading.speakers import Source
from nkconflict.reading.territory_doubts import Standing, is_gain, is_history, standing
from nkconflict.reading.territory_gains import Gainer, gainer
from nkconflict.reading.territory_grounds import Ground, Land, fold_grounds
from nkconflict.reading.territory_places import Told, told
from nkconflict.reading.territory_scopes import covered
from nkconflict.reading.territory_shapes import FOLLOWED, HEADLINES, HELD, LED, PASSIVE, SHAPES, TOTALS

__all__ = ["read_territory"]

_FOLLOWED: Final = re.compile(FOLLOWED)
_LED: Final = re.compile(LED)
_GOVERNED: Final = frozenset("i8/>@0Q~4+")
_OWN: Final = Attribution.own()


class Gain(NamedTuple):
    """A verb of gaining with its ground: the letters of both, what each item is, and what they share.

    `beside` is the ground next to the verb, `until` the last letter of what says so: "came under the army's control".
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
        gain = _gain(sentence, land, shape, match)
        if gain is not None and taken.isdisjoint(gain.grounds):
            taken.update(gain.grounds)
            gains.append(gain)
    return [
        *(sighting for gain in gains for sighting in _sightings(sentence, land, gain)),
        *_totals(sentence, land, gains),
    ]


def _has_ground(sentence: Sentence) -> bool:
    """Say whether a sentence can name ground, by what is known of its words already."""
    units = sentence.vocabulary.words["ground"]
    return not set("ZAP").isdisjoint(sentence.tags) or not units.isdisjoint(sentence.cut.words)


def _gain(sentence: Sentence, land: Land, shape: Shape, match: re.Match[str]) -> Gain | None:
    """Return the gain that a match tells of, or None where it tells of none."""
    verb, rule = match.start("v"), shape.name
    if rule in HEADLINES and sentence.block is not BlockKind.HEADLINE:
        return None
    grounds = _grounds(land, match, passive=rule in PASSIVE)
    ground = land.grounds[grounds[0]] if grounds else None
    if ground is None or not is_gain(sentence, land, rule, match, ground):
        return None
    low, high = min(verb, grounds[0]), max(verb, grounds[-1]) + 1
    source = sentence.source_at(land.mention(low).start)
    firmness = standing(sentence, land, verb, low, source)
    if firmness is None or is_history(sentence, land, low, high, source, land.mention(verb).key):
        return None
    tolds: list[Told] = []
    for ground in [found for index in grounds if (found := land.grounds[index]) is not None]:
        tolds.append(told(sentence, land.mentions, ground, tolds[-1] if tolds else None))
    place = next((t.places[-1] for t in tolds if t.places), None)
    claimant = source.attribution.party if source is not None else None
    by = gainer(sentence, land, rule, match, claimant, place)
    if (by[0] is None and rule not in PASSIVE) or (
        rule in HELD and not _is_news(land, match, claimant, by[0])
    ):
        return None
    if by[0] is not None and by[0].id not in BELLIGERENTS and land.mention(verb).key != "captured":
        return None
    if source is not None and not sentence.says(source) and by[1] is not None and by[0] != claimant:
        source = None  # a party that spoke before does not speak of the other's gains
    beside = min(grounds, key=lambda index: abs(index - match.start("g")))
    until = match.start("k") if "k" in match.groupdict() and match["k"] else verb
    return Gain(rule, verb, beside, until, grounds, tuple(tolds), source, by, firmness)


def _is_news(land: Land, match: re.Match[str], claimant: Party | None, holder: Party | None) -> bool:
    """Say whether it is news who holds ground: held now, or so its holder says."""
    now = "z" in land.letters[match.start() : match.end()]
    return now or (claimant is not None and holder is not None and holder.side is claimant.side)


def _grounds(land: Land, match: re.Match[str], *, passive: bool) -> tuple[int, ...]:
    """Return the letters of the ground that a verb is said of, in order: the list that its match is in."""
    found = [match.start("g")]
    after = found[0] + 1
    if passive:
        led = _LED.search(land.letters[: found[0]])
        if led is not None:
            found = [*(i for i in range(led.start(), found[0]) if land.letters[i] == "g"), *found]
        if found[0] and land.letters[found[0] - 1] in _GOVERNED:
            clause = land.letters.rfind(",", found[0], found[-1])
            found = [i for i in found if 0 <= clause < i]  # "clashes near Hadrut were seen"
        after = match.end()
    while (following := _FOLLOWED.match(land.letters, after)) is not None:
        index = following.start("g")
        joined = {"&", "+"} & set(following[0])
        if (passive and after == match.end() and not joined) or (
            not joined and _apposed(land, found[-1], index)
        ):
            break  # "Shushi, the second-largest city"
        found.append(index)
        after = index + 1
    counted = any(
        ground is not None and ground.number is not None for ground in map(land.grounds.__getitem__, found)
    )
    return tuple(index for index in found if not counted or not _is_bare(land.grounds[index]))


def _is_bare(ground: Ground | None) -> bool:
    """Say whether ground is a mere noun, counted with what it is listed with: "200 villages and towns"."""
    return ground is not None and ground.last - ground.first == 1 and not ground.names


def _apposed(land: Land, first: int, second: int) -> bool:
    """Say whether ground only says what the named ground before it is."""
    named, other = land.grounds[first], land.grounds[second]
    if named is None or other is None:
        return False
    return bool(named.names) and other.one and not other.names and other.number is None


def _sightings(sentence: Sentence, land: Land, gain: Gain) -> list[Sighting]:
    """Return a sighting for each item of a gain; the verb is in the passage of the one beside it."""
    whole = (*gain.grounds, gain.verb, gain.until)
    found = []
    for index, item in zip(gain.grounds, gain.told, strict=True):
        ends = (index, gain.verb, gain.until) if index == gain.beside else (index,)
        low, high = min(ends), max(ends) + 1
        ground = land.grounds[index]
        if ground is None:
            continue
        scope = covered(sentence, land, ground, min(whole), max(whole) + 1)
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


def _totals(sentence: Sentence, land: Land, gains: list[Gain]) -> list[Sighting]:
    """Return running counts: of what a gain before them added to, or of liberated ground."""
    found = []
    for shape, match in matches(TOTALS, land.letters):
        before = [gain for gain in gains if gain.grounds[-1] < match.start("n")]
        at = match.end("n") - 1
        ground, named = land.grounds[at], land.grounds[match.start("g")] if match["g"] else None
        number = ground.number if ground is not None else land.mention(at)
        if number is None or number.figure is None or not (before or shape.name == "total_stands"):
            continue
        units = [m for m in (ground and ground.unit, named and named.unit) if m is not None]
        source = before[-1].source if before else sentence.source_at(number.start)
        claimant = source.attribution.party if source is not None else None
        hedge = (
            ground.hedge
            if ground is not None
            else land.mention(at - 1)
            if land.letters[at - 1] == "Q"
            else None
        )
        claim = TerritoryClaim(
            by=source.attribution if source is not None else _OWN,
            gained_by=before[-1].gainer[0] if before else claimant,
            count=stated(number.figure, hedge.key if hedge is not None else "exact"),
            unit=units[0].key if units else before[-1].told[-1].unit if before else None,
            scope=Scope.CUMULATIVE,
        )
        marks = (
            (Role.CLAIMANT, Span(source.start, source.end) if source is not None else None),
            (Role.COUNT, Span((hedge or number).start, number.end)),
            (Role.UNIT, Span(units[0].start, units[0].end) if units else None),
        )
        found.append(sighted(sentence, claim, shape.name, land.span(match.start(), match.end()), marks))
    return found
