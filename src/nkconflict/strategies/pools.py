"""The vocabulary that strategies draw from: small, closed, and fair to every side."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Final, NamedTuple

from nkconflict.model.parties import Party, PartyKind, Person, Side
from nkconflict.model.places import Place, Tenure

__all__ = ["Pool", "pool"]

OFFICES: Final = ("foreign minister", "defense ministry spokeswoman", "prosecutor general", "ombudsman")
RELAYS: Final = ("Azertac", "Armenpress", "Interfax", "Reuters", "TASS")
SUBGROUPS: Final = ("children", "women", "peacekeepers", "volunteers", "journalists", "officers")
DELAYS: Final = ("minutes", "less than an hour", "several hours", "hours", "a day")
DURATIONS: Final = ("more than 10 hours", "three days", "an hour")
ACTS: Final = ("shelled", "attacked", "fired on", "targeted", "bombed")
TARGETS: Final = ("residential areas", "civilians", "a hospital", "military positions")
WEAPONS: Final = ("cluster munitions", "drones", "a ballistic missile", "artillery", "rockets")
VERBS: Final = ("said", "told", "wrote", "warned", "insisted", "called for")
MATERIEL: Final = ("tank", "drone", "armored vehicle", "helicopter", "artillery piece")
SENTENCES: Final = (
    "we are ready for talks",
    "the fighting must stop at once",
    "our forces will hold their positions",
    'there is "no alternative" to a settlement',
)
STRANGERS: Final = ("a military spokesman", "a resident of the town", "the mayor")
HAMLETS: Final = ("the village of Talish", "Mataghis", "a hamlet near the Araks River")


class Pool(NamedTuple):
    """The parties (roots first), persons and places that strategies draw from; no two share an id."""

    parties: tuple[Party, ...]
    persons: tuple[Person, ...]
    places: tuple[Place, ...]


@cache
def pool() -> Pool:
    """Return the vocabulary that strategies draw from."""
    armenia = Party(id="armenia", name="Armenia", kind=PartyKind.STATE, side=Side.ARMENIAN)
    azerbaijan = Party(id="azerbaijan", name="Azerbaijan", kind=PartyKind.STATE, side=Side.AZERBAIJANI)
    karabakh = Party(
        id="nagorno-karabakh",
        name="Nagorno-Karabakh authorities",
        kind=PartyKind.DE_FACTO_AUTHORITY,
        side=Side.ARMENIAN,
    )
    russia = Party(id="russia", name="Russia", kind=PartyKind.STATE, side=Side.MEDIATOR)
    states = (
        Party(id="united-states", name="United States", kind=PartyKind.STATE, side=Side.MEDIATOR),
        Party(id="turkey", name="Turkey", kind=PartyKind.STATE, side=Side.AZERBAIJANI),
        Party(id="minsk-group", name="OSCE Minsk Group", kind=PartyKind.MEDIATOR, side=Side.MEDIATOR),
        Party(id="red-cross", name="Red Cross", kind=PartyKind.ORGANISATION, side=Side.OTHER),
    )
    return Pool(
        (azerbaijan, armenia, karabakh, russia, *states, *_bodies(azerbaijan, armenia, karabakh, russia)),
        (
            Person(
                id="ilham-aliyev",
                name="Ilham Aliyev",
                office="President of Azerbaijan",
                party=azerbaijan,
                since=date(2003, 10, 31),
            ),
            Person(
                id="nikol-pashinyan",
                name="Nikol Pashinyan",
                office="Prime Minister of Armenia",
                party=armenia,
                since=date(2018, 5, 8),
            ),
            Person(
                id="arayik-harutyunyan",
                name="Arayik Harutyunyan",
                office="President of Nagorno-Karabakh",
                party=karabakh,
                since=date(2020, 5, 21),
                until=date(2023, 9, 1),
            ),
            Person(
                id="sergey-lavrov", name="Sergey Lavrov", office="Foreign Minister of Russia", party=russia
            ),
        ),
        _places(azerbaijan, karabakh),
    )


def _bodies(azerbaijan: Party, armenia: Party, karabakh: Party, russia: Party) -> tuple[Party, ...]:
    ministries = tuple(
        Party(
            id=f"{state.id}-defence-ministry",
            name=f"Ministry of Defence of {state.name}",
            kind=PartyKind.AGENCY,
            side=state.side,
            part_of=state,
        )
        for state in (azerbaijan, armenia, karabakh, russia)
    )
    forces = tuple(
        Party(
            id=f"{ministry.root.id}-armed-forces",
            name=f"Armed forces of {ministry.root.name}",
            kind=PartyKind.ARMED_FORCE,
            side=ministry.side,
            part_of=ministry,
        )
        for ministry in ministries
    )
    return ministries + forces


def _places(azerbaijan: Party, karabakh: Party) -> tuple[Place, ...]:
    shusha = Place(
        id="shusha",
        name="Shushi / Shusha",
        armenian_name="Shushi",
        azerbaijani_name="Shusha",
        kind="city",
        country="AZ",
        latitude=39.7601,
        longitude=46.7499,
        held_by=[
            Tenure(karabakh, date(1992, 5, 9), date(2020, 11, 7)),
            Tenure(azerbaijan, date(2020, 11, 8)),
        ],
    )
    return (
        shusha,
        Place(
            id="stepanakert",
            name="Stepanakert / Khankendi",
            armenian_name="Stepanakert",
            azerbaijani_name="Khankendi",
            kind="city",
            country="AZ",
        ),
        Place(
            id="ganja",
            name="Ganja",
            armenian_name="Gandzak",
            azerbaijani_name="Ganja",
            kind="city",
            country="AZ",
        ),
        Place(id="yerevan", name="Yerevan", kind="city", country="AM", latitude=40.1811, longitude=44.5136),
        Place(id="moscow", name="Moscow", kind="city", country="RU"),
    )
