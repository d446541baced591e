"""Parties, persons, places, and whose word something is."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkconflict.errors import NkConflictError
from nkconflict.model.attribution import Attribution, Voice
from nkconflict.model.parties import Party, PartyKind, Person, Side, party_set
from nkconflict.model.places import Place, Tenure
from nkconflict.strategies import attributions, days, parties, persons, places, pool, tenures

STATE = Party(id="azerbaijan", name="Azerbaijan", kind=PartyKind.STATE, side=Side.AZERBAIJANI)
MINISTRY = attrs.evolve(STATE, id="azerbaijan-defence-ministry", kind="agency", part_of=STATE)
ARMY = attrs.evolve(MINISTRY, id="azerbaijan-armed-forces", kind="armed force", part_of=MINISTRY)
RUSSIA = Party(id="russia", name="Russia", kind="state", side="mediator")
PERSON = Person(id="ilham-aliyev", name="Ilham Aliyev", party=STATE)


@given(parties())
def test_a_lineage_leads_from_a_party_to_its_root(party: Party) -> None:
    lineage = list(party.lineage())
    assert lineage[0] == party
    assert lineage[-1] == party.root
    assert [p.part_of for p in lineage] == [*lineage[1:], None]


@given(parties(), parties())
def test_a_party_is_within_just_those_of_its_lineage(a: Party, b: Party) -> None:
    assert a.within(b) == (b in a.lineage())
    assert a.within(a.root)


def test_a_party_is_not_part_of_itself() -> None:
    with pytest.raises(NkConflictError, match=r"^Party\.part_of: 'azerbaijan' cannot be part of itself"):
        attrs.evolve(STATE, part_of=ARMY)
    with pytest.raises(NkConflictError, match=r"^Party\.part_of: must be Party or None, not 'azerbaijan'"):
        Party(id="army", name="Army", kind="armed force", side="other", part_of=_any("azerbaijan"))


@given(st.lists(parties()), st.randoms())
def test_parties_told_of_together_have_no_order_and_no_doubles(drawn: list[Party], random: Any) -> None:
    shuffled = [*drawn, *drawn[:2]]
    random.shuffle(shuffled)
    assert party_set(shuffled) == party_set(drawn)
    assert set(party_set(drawn)) == set(drawn)


@given(tenures(), days())
def test_a_tenure_covers_its_first_and_last_day_and_no_other_side(tenure: Tenure, day: date) -> None:
    assert tenure.covers(day) == ((tenure.since or date.min) <= day <= (tenure.until or date.max))


def test_a_place_is_held_by_whoever_held_it_on_the_day() -> None:
    shusha = pool().places[0]
    held = [shusha.holder(date(*day)) for day in ((1991, 1, 1), (1992, 5, 9), (2020, 11, 7), (2020, 11, 8))]
    assert [party.id if party else None for party in held] == [
        None,
        "nagorno-karabakh",
        "nagorno-karabakh",
        "azerbaijan",
    ]


@pytest.mark.parametrize(
    ("armenian", "azerbaijani", "names"),
    [
        ("Shushi", "Shusha", ("Shusha", "Shushi")),
        ("Hadrut", "Hadrut", ("Hadrut",)),
        ("Berd", None, ("Berd",)),
        (None, "Barda", ("Barda",)),
        (None, None, ("the town",)),
    ],
)
def test_a_place_shows_both_names_where_they_differ(
    armenian: str | None, azerbaijani: str | None, names: tuple[str, ...]
) -> None:
    assert Place(name="the town", armenian_name=armenian, azerbaijani_name=azerbaijani).names == names


@given(places() | persons() | parties())
def test_who_and_where_read_as_their_name(value: Place | Person | Party) -> None:
    assert str(value) == value.name


@pytest.mark.parametrize(
    ("latitude", "longitude", "reason"),
    [
        (39.7, None, "latitude and longitude come together"),
        (91.0, 46.0, "91.0, 46.0 are not degrees on the globe"),
        (39.7, -180.1, "39.7, -180.1 are not degrees on the globe"),
        (float("nan"), 46.0, "nan, 46.0 are not degrees on the globe"),
        (39, 46, "Place.latitude: must be float or None, not 39"),
    ],
)
def test_coordinates_are_degrees_and_come_in_pairs(latitude: Any, longitude: Any, reason: str) -> None:
    with pytest.raises(NkConflictError, match=reason):
        Place(name="Shusha", latitude=latitude, longitude=longitude)


@given(days(), days())
def test_a_term_ends_no_earlier_than_it_begins(one: date, other: date) -> None:
    since, until = max(one, other), min(one, other)
    if since == until:
        assert Person(name="A", since=since, until=until).in_office(since)
        assert Tenure(STATE, since, until).covers(since)
        return
    with pytest.raises(NkConflictError, match=rf"^Person\.since: {since} is after until {until}"):
        Person(name="A", since=since, until=until)
    with pytest.raises(NkConflictError, match=rf"^Tenure\.since: {since} is after until {until}"):
        Tenure(STATE, since, until)


def test_a_person_is_in_office_from_the_first_to_the_last_day_of_the_term() -> None:
    term = Person(name="A", since=date(2020, 5, 21), until=date(2023, 9, 1))
    held = [date(2020, 5, 20), date(2020, 5, 21), date(2023, 9, 1), date(2023, 9, 2)]
    assert [term.in_office(day) for day in held] == [False, True, True, False]
    assert Person(name="A").in_office(date(2020, 1, 1))


def test_a_stranger_keeps_the_words_of_the_text() -> None:
    stranger = Person.unlisted("a military spokesman", office="spokesman", party=MINISTRY)
    assert (stranger.id, stranger.name) == (None, "a military spokesman")
    assert Place.unlisted("a hamlet") == Place(name="a hamlet")


@given(attributions())
def test_a_voice_has_a_root_party_and_a_body_within_it(by: Attribution) -> None:
    assert by.party is None or by.party.part_of is None
    assert by.body is None or (by.body.part_of is not None and by.body.root == by.party)


@pytest.mark.parametrize("party", [STATE, MINISTRY, ARMY])
def test_whoever_is_named_the_root_is_the_claimant(party: Party) -> None:
    by = Attribution.named(party, person=PERSON, relays=["Azertac"])
    assert (by.voice, by.party, by.relays) == (Voice.NAMED, STATE, ("Azertac",))
    assert by.body == (None if party is STATE else party)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"voice": "own", "party": STATE}, "the report's own voice has no party"),
        ({"voice": "own", "person": PERSON}, "a voice that is own names no body or person"),
        ({"voice": "unnamed", "party": STATE, "body": MINISTRY}, "a voice that is unnamed names no body"),
        ({"voice": "named", "party": MINISTRY}, "must be a root party, not 'azerbaijan-defence-ministry'"),
        ({"voice": "named", "party": STATE, "body": STATE}, "'azerbaijan' is a root party; use `party`"),
        ({"voice": "named", "party": RUSSIA, "body": ARMY}, "does not belong to 'russia'"),
        ({"voice": "named", "body": ARMY}, "does not belong to no party"),
        ({"voice": "loud"}, "^Voice: must be own, named or unnamed, not 'loud'"),
        (
            {"voice": "named", "party": "azerbaijan"},
            r"^Attribution\.party: must be Party or None, not 'az",
        ),
        ({"voice": "named", "relays": "Interfax"}, r"^Attribution\.relays: must be a tuple of str, not 'Int"),
        ({"voice": "named", "relays": [" "]}, r"^Attribution\.relays: must hold only str that is not blank"),
        ({"voice": "named", "relays": 5}, r"^Attribution\.relays: must be a tuple of str, not 5"),
        ({"voice": "named", "office": " "}, r"^Attribution\.office: must be text that is not blank, not ' '"),
    ],
)
def test_a_voice_that_contradicts_itself_is_refused(fields: dict[str, Any], reason: str) -> None:
    with pytest.raises(NkConflictError, match=reason):
        Attribution(**fields)


@given(attributions(), st.lists(st.sampled_from(["AP", "Interfax", "TASS"]), max_size=2))
def test_a_voice_is_the_same_whoever_carries_it(by: Attribution, relays: list[str]) -> None:
    carried = by.relayed(relays)
    assert carried.relays == tuple(relays)
    assert carried.relayed(by.relays) == by
    assert carried.relayed(relays) is carried


def _any(value: Any) -> Any:
    return value
