"""What ground is: how many of which unit, which places, and in which district.

A name alone has the unit of its place in the lexicon, "the town of X" that of the words. Villages in a
place that is itself a town lie in its district. A name that the lexicon lacks keeps its words, and where it
lies.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from nkconflict.model.claims import Unit
from nkconflict.model.counts import Count
from nkconflict.model.places import Place
from nkconflict.model.sightings import Role
from nkconflict.model.spans import Span
from nkconflict.reading.context import Sentence
from nkconflict.reading.figures import counted
from nkconflict.reading.mentions import Mention
from nkconflict.reading.territory_grounds import Ground, Land, Run, span_of

__all__ = ["Told", "told"]

_UNITS: Final = {
    "city": Unit.CITY, "capital": Unit.CITY, "town": Unit.TOWN, "village": Unit.VILLAGE,
    "settlement": Unit.SETTLEMENT, "district": Unit.DISTRICT, "province": Unit.DISTRICT,
    "region": Unit.TERRITORY, "corridor": Unit.TERRITORY, "height": Unit.HEIGHT, "mountain": Unit.HEIGHT,
    "mountain range": Unit.HEIGHT,
}  # fmt: skip
"""The unit of a place by its kind in the lexicon."""

_WIDE: Final = (Unit.DISTRICT, Unit.TERRITORY)
_SETTLED: Final = (Unit.VILLAGE, Unit.SETTLEMENT, Unit.TOWN, Unit.CITY)
_NEAR: Final = re.compile(r"\b(?:near|around|outside|at)(?: the)?\s+\Z")


class Told(NamedTuple):
    """What a phrase tells of ground: values, and a mark for each that was read."""

    figure: Count | None
    unit: Unit | None
    places: tuple[Place, ...]
    marks: tuple[tuple[Role, Span], ...]


def told(sentence: Sentence, land: Land, index: int, before: Told | None) -> Told:
    """Return what the ground of a letter is; `before` is what the one before it in its list is."""
    ground, mentions = land.grounds[index] or Ground(*land.runs[index]), land.mentions
    unit = _unit(ground, mentions, before, listed=land.letters[index - 1 : index] in tuple("l:("))
    names, areas = ground.names, ground.areas
    area = _area(sentence, mentions, ground, unit, before)
    places = tuple(_place(sentence, mentions, name, unit, area) for name in names)
    if unit not in (None, *_WIDE) and places and all(_is_wide(place) for place in places):
        area, areas = (places[0] if len(places) == 1 else None), names  # "villages of the X district"
        places, names = (), ()
    if unit is None and places:
        units = {_UNITS.get(place.kind or "") for place in places}
        unit = units.pop() if len(units) == 1 else None
    if (meant := _meant(sentence, land, index, ground)) is not None:
        places, area = (meant,), None
    listed = bool(places) and all(place.id is not None for place in places)
    count = _count(ground, unit, len(places), placed=area is not None and not listed)
    if area is None or listed or not (places or count is not None or _is_wide(area)):
        areas = ()
    else:
        places = (*places, area)
    marks = [(Role.PLACE, span_of(mentions, run)) for run in names or areas]
    if ground.unit is not None:
        marks.append((Role.UNIT, Span(ground.unit.start, ground.unit.end)))
    if ground.number is not None and count is not None:
        number = Span(ground.number.start, ground.number.end)
        hedge = ground.hedge
        marks.append((Role.COUNT, number | Span(hedge.start, hedge.end) if hedge is not None else number))
    return Told(count, unit, places, tuple(marks))


def _meant(sentence: Sentence, land: Land, index: int, ground: Ground) -> Place | None:
    """Return the place that "the town" means: one named before it in the sentence, or the last taken."""
    unit = Unit(ground.unit.key) if ground.unit is not None else None
    definite = land.mentions[ground.first].letter == "_"
    if (
        not (definite and ground.one)
        or ground.names
        or ground.areas
        or unit not in (*_SETTLED, Unit.DISTRICT)
    ):
        return None
    named = [g for g in land.grounds[:index] if g is not None and len(g.names) == 1]
    place = (
        _place(sentence, land.mentions, named[-1].names[0], None, None)
        if named
        else sentence.discourse.taken.place
    )
    kind = _UNITS.get(place.kind or "") if place is not None else None
    return place if kind is unit or (kind in _SETTLED and unit in _SETTLED) else None


def _unit(ground: Ground, mentions: list[Mention], before: Told | None, *, listed: bool) -> Unit | None:
    if ground.unit is not None:
        return Unit(ground.unit.key)
    if ground.number is not None and before is not None:
        return before.unit  # "six villages in one district and two in another"
    if listed and ground.names and before is not None and before.unit is Unit.DISTRICT:
        return before.unit  # "seven districts, including Lachin", which is a town besides
    strange = any(mentions[first].letter == "y" for first, _ in ground.names)
    if strange and before is not None and before.unit in _SETTLED:
        return before.unit  # "two villages in one district, Saralar and Binali in another"
    return None


def _count(ground: Ground, unit: Unit | None, names: int, *, placed: bool) -> Count | None:
    """Return how many places are meant; None for ground by the acre, and where a single name says it."""
    if unit is Unit.TERRITORY:
        return Count.exact(1) if names == 1 else None
    if ground.number is not None and ground.number.figure is not None:
        return counted(ground.number.figure, ground.hedge.key if ground.hedge is not None else "exact")
    if names > 1:
        return Count.exact(names)
    if names == 1:
        return Count.exact(1) if placed else None
    return Count.exact(1) if ground.one else None


def _area(
    sentence: Sentence, mentions: list[Mention], ground: Ground, unit: Unit | None, before: Told | None
) -> Place | None:
    """Return where ground lies; nowhere if several places are named."""
    lexicon, listed = sentence.vocabulary.lexicon, sentence.vocabulary.places
    if ground.again:
        last = before.places[-1] if before is not None and before.places else None
        district = listed.get((last.within or "").lower()) if last is not None else None
        around = sentence.words(mentions[ground.last - 1]) in ("it", "them")
        return lexicon.place(district) if district is not None and not around else last
    if len(ground.areas) != 1:
        return None
    run = ground.areas[0]
    mention = mentions[run[0]]
    if mention.letter == "P":
        party = lexicon.party(mention.key).root
        whole = party.id == "nagorno-karabakh" and not sentence.words(mention).startswith("the ")
        return lexicon.place(party.id) if whole and unit not in _WIDE else None
    wider = Unit(ground.wider.key) if ground.wider is not None else None
    near = _NEAR.search(sentence.lower, sentence.start, mention.start) is not None
    place = _place(sentence, mentions, run, wider, None)
    if wider is None and unit in _SETTLED and not near:  # villages lie in no town, but in its district
        district = listed.get((place.within or "").lower())
        return lexicon.place(district) if district is not None else place
    return place


def _place(
    sentence: Sentence, mentions: list[Mention], run: Run, unit: Unit | None, area: Place | None
) -> Place:
    """Return the place of a name: listed, or in its own words with what the text says of it."""
    span = span_of(mentions, run)
    words = sentence.lower[span.start : span.end]
    mention, listed = mentions[run[0]], sentence.vocabulary.places
    key = listed.get(words) or (mention.key if mention.letter == "Z" else None)
    name = " ".join(span.of(sentence.text).split())
    if unit is Unit.DISTRICT and (key is None or not _is_wide(sentence.vocabulary.lexicon.place(key))):
        key, name = listed.get(f"{words} district"), f"{name} district"
    if key is not None:
        return sentence.vocabulary.lexicon.place(key)
    return Place(name=name, kind=str(unit) if unit else None, within=area.name if area else None)


def _is_wide(place: Place) -> bool:
    return _UNITS.get(place.kind or "") in _WIDE
