"""Events, parties, places, truces and the register: typed, sourced, in order, none smoothed."""

from __future__ import annotations

from datetime import date
from itertools import accumulate, pairwise

import pytest

from nkconflict.datasets import (
    load_ceasefires,
    load_events,
    load_parties,
    load_places,
    load_registry,
)
from nkconflict.errors import NkConflictError


def test_events_are_in_order_and_each_has_a_source() -> None:
    events = load_events()
    assert len(events) == 84
    assert all(a.when.day <= b.when.day for a, b in pairwise(events))
    assert all(event.source and event.summary for event in events)


def test_an_announcement_names_its_ground_and_who_denied_it() -> None:
    (hadrut,) = [e for e in load_events() if e.place and e.place.id == "hadrut"]
    assert (hadrut.kind, hadrut.when.day) == ("territory-announcement", date(2020, 10, 9))
    assert hadrut.actor is not None
    assert hadrut.actor.root.id == "azerbaijan"
    assert "Hadrut" in hadrut.names
    assert [party.id for party in hadrut.disputed_by] == ["nagorno-karabakh"]


@pytest.mark.parametrize("load", [load_parties, load_places])
def test_facts_have_a_source_that_states_them(load: object) -> None:
    facts = load()  # type: ignore[operator]
    assert facts
    assert all(fact.source and fact.source != "spelling only" for fact in facts)
    assert set(load("high")) < set(facts)  # type: ignore[operator]


def test_truces_are_those_of_the_record_and_doubtful_ones_are_marked() -> None:
    assert len(load_ceasefires()) == 20
    assert {str(truce.confidence) for truce in load_ceasefires()} == {"high", "medium", "low"}
    assert {str(truce.confidence) for truce in load_ceasefires("high")} == {"high"}


def test_a_confidence_that_is_none_is_refused() -> None:
    with pytest.raises(NkConflictError, match="high, medium or low"):
        load_events("certain")


def test_the_register_adds_up_by_day() -> None:
    days = load_registry()
    assert days[0].day == date(2020, 9, 27)
    assert [day.cumulative for day in days] == list(accumulate(day.deceased for day in days))
