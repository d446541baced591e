"""What is known of places: what unit of ground one is, whose state it lies in, whose capital it is."""

from __future__ import annotations

from typing import Final

from nkconflict.model.claims import Unit
from nkconflict.model.places import Place

__all__ = ["called", "is_wide", "state_of", "unit_of"]

_UNITS: Final = {
    "city": Unit.CITY, "capital": Unit.CITY, "town": Unit.TOWN, "village": Unit.VILLAGE,
    "settlement": Unit.SETTLEMENT, "district": Unit.DISTRICT, "province": Unit.DISTRICT,
    "region": Unit.TERRITORY, "corridor": Unit.TERRITORY, "height": Unit.HEIGHT, "mountain": Unit.HEIGHT,
    "mountain range": Unit.HEIGHT,
}  # fmt: skip


def unit_of(place: Place) -> Unit | None:
    """Return the unit of ground that a place is; None where its kind says none."""
    return _UNITS.get(place.kind or "")


def is_wide(place: Place) -> bool:
    """Say whether other ground lies in a place: a district, a region."""
    return unit_of(place) in (Unit.DISTRICT, Unit.TERRITORY)


_STATES: Final = {
    "AM": "armenia", "AZ": "azerbaijan", "FR": "france", "GE": "georgia", "IR": "iran", "KG": "kyrgyzstan",
    "KZ": "kazakhstan", "RU": "russia", "TR": "turkey", "US": "united-states",
}  # fmt: skip


def state_of(place: Place) -> str | None:
    """Return the id of the state that a place lies in de jure; None where no party stands for it."""
    return _STATES.get(place.country or "")


_CALLED: Final = {
    ("azerbaijan", "second_city"): "ganja",
    ("armenia", "second_city"): "gyumri",
    ("azerbaijan", "capital"): "baku",
    ("armenia", "capital"): "yerevan",
    ("nagorno-karabakh", "capital"): "stepanakert",
}


def called(party: str, epithet: str) -> str | None:
    """Return the id of the place that is a party's "capital" or "second_city"; None where none is known."""
    return _CALLED.get((party, epithet))
