"""Claims: what the constructors normalise, and what they refuse."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import attrs
import pytest
from hypothesis import given

from nkconflict.errors import NkConflictError
from nkconflict.model.attribution import Attribution, Modality
from nkconflict.model.ceasefires import Ceasefire, CeasefireStatus
from nkconflict.model.claims import CasualtyClaim, Claim, Group, Outcome, Statement, Talks, TerritoryClaim
from nkconflict.model.counts import Count
from nkconflict.strategies import claims, pool

BY_ID = {party.id: party for party in pool().parties}
AZERBAIJAN, ARMENIA, KARABAKH = BY_ID["azerbaijan"], BY_ID["armenia"], BY_ID["nagorno-karabakh"]
TOLL = CasualtyClaim(by=Attribution.named(KARABAKH), outcome=Outcome.KILLED, count=Count.exact(729))


@given(claims())
def test_a_claim_built_from_lists_and_names_is_the_claim_built_from_tuples_and_members(claim: Claim) -> None:
    fields: dict[str, Any] = {}
    for field in attrs.fields(type(claim)):
        value = getattr(claim, field.name)
        fields[field.name] = list(value) if isinstance(value, tuple) else getattr(value, "value", value)
    assert type(claim)(**fields) == claim


def test_enums_may_be_given_by_name_and_become_members() -> None:
    claim = attrs.evolve(TOLL, outcome="wounded", group="civilian", modality="denied")
    assert (claim.outcome, claim.group, claim.modality) == (Outcome.WOUNDED, Group.CIVILIAN, Modality.DENIED)
    assert all(type(value) is not str for value in (claim.outcome, claim.group, claim.modality))


def test_a_list_given_to_a_constructor_cannot_change_the_claim_later() -> None:
    sides = [KARABAKH]
    claim = attrs.evolve(TOLL, side=sides)
    sides.append(AZERBAIJAN)
    assert claim.side == (KARABAKH,)


def test_the_order_in_which_sides_are_told_of_does_not_matter() -> None:
    one, other = (attrs.evolve(TOLL, side=side) for side in ((ARMENIA, KARABAKH), [KARABAKH, ARMENIA]))
    assert one == other
    assert hash(one) == hash(other)


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("by", None, "must be Attribution, not None"),
        ("side", "azerbaijan", "must be a tuple of Party, not 'azerbaijan'"),
        ("side", ["azerbaijan"], "must hold only Party, not 'azerbaijan'"),
        ("side", AZERBAIJAN, "must be a tuple of Party, not Party"),
        ("side", None, "must be a tuple of Party, not None"),
        ("count", 729, "must be Count, not 729"),
        ("count", True, "must be Count, not True"),
        ("subgroup", "", "must be text that is not blank, not ''"),
        ("as_of", datetime(2020, 10, 19, tzinfo=UTC), "must be date or None, not datetime.datetime"),
        ("as_of", "2020-10-19", "must be date or None, not '2020-10-19'"),
        ("period", date(2020, 10, 19), "must be Period or None, not datetime.date"),
        ("place", "Shusha", "must be Place or None, not 'Shusha'"),
    ],
)
def test_a_refusal_names_type_field_reason_and_value(field: str, value: Any, reason: str) -> None:
    with pytest.raises(NkConflictError) as caught:
        attrs.evolve(TOLL, **{field: value})
    assert str(caught.value).startswith(f"CasualtyClaim.{field}: {reason}")


def test_a_refused_name_comes_with_the_names_that_there_are() -> None:
    with pytest.raises(NkConflictError, match=r"^Group: must be military, civilian or unspecified, not"):
        attrs.evolve(TOLL, group="men")


def test_a_long_value_is_cut_in_a_refusal() -> None:
    with pytest.raises(NkConflictError) as caught:
        attrs.evolve(TOLL, place=_any("x" * 1_000))
    assert str(caught.value).endswith("xxx...")
    assert len(str(caught.value)) < 150


def test_a_bool_is_no_text_and_a_number_is_no_bool() -> None:
    with pytest.raises(NkConflictError, match=r"^Statement\.words: must be text"):
        Statement(by=TOLL.by, words=_any(True))
    with pytest.raises(NkConflictError, match=r"^Statement\.direct: must be bool, not 1"):
        Statement(by=TOLL.by, words="we will", direct=_any(1))


def test_what_only_one_claim_needs_has_a_default() -> None:
    assert Talks() == Talks(planned=False)
    assert TerritoryClaim(by=TOLL.by).places == ()
    assert Ceasefire(status="announced") == Ceasefire(by=Attribution.own(), status=CeasefireStatus.ANNOUNCED)


def test_a_repr_leaves_out_what_is_at_its_default_and_shows_parts_with_an_id_by_it() -> None:
    claim = attrs.evolve(TOLL, side=(KARABAKH,), place=pool().places[0])
    assert repr(claim) == (
        "CasualtyClaim(by=Attribution(voice='named', party=<nagorno-karabakh>), side=(<nagorno-karabakh>,), "
        "outcome='killed', count=Count(number=729, qualifier='exact', low=729, high=729), place=<shusha>)"
    )


def _any(value: Any) -> Any:
    return value
