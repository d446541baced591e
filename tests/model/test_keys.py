"""Claim keys: the same claim, next week, in another process."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from datetime import date, time
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nkconflict
from nkconflict.model.attribution import Attribution
from nkconflict.model.ceasefires import Breach, Ceasefire
from nkconflict.model.claims import (
    CLAIM_TYPES,
    Allegation,
    CasualtyClaim,
    Claim,
    Denial,
    MaterielClaim,
    Nondisclosure,
    Statement,
    Talks,
    TerritoryClaim,
)
from nkconflict.model.counts import Count
from nkconflict.model.dates import Moment, Period
from nkconflict.model.keys import KEY_VERSION, claim_key
from nkconflict.model.parties import Party, Person
from nkconflict.model.places import Place
from nkconflict.strategies import claims, pool

GOLDEN = Path(__file__).parent.parent / "data" / "claim_keys.json"
PARTIES = {party.id: party for party in pool().parties}
PLACES = {place.id: place for place in pool().places}
AZERBAIJAN, ARMENIA, KARABAKH = PARTIES["azerbaijan"], PARTIES["armenia"], PARTIES["nagorno-karabakh"]
RUSSIA, MINISTRY, SHUSHA = PARTIES["russia"], PARTIES["azerbaijan-defence-ministry"], PLACES["shusha"]
TOLL = CasualtyClaim(
    by=Attribution.named(KARABAKH),
    side=[KARABAKH],
    group="military",
    outcome="killed",
    count=Count.exact(729),
    scope="cumulative",
    period=Period.parse("2020-09-27/.."),
)


def every_kind() -> dict[str, Claim]:
    """Return claims of every kind, each with as many of its fields in use as make sense together."""
    officials = Attribution.unnamed(AZERBAIJAN, office="officials", relays=["Interfax", "TASS"])
    stranger = Person.unlisted("a military spokesman", office="spokesman", party=MINISTRY)
    ministry = Attribution.named(MINISTRY, person=stranger, office="spokesman")
    return {
        "running count": TOLL,
        "civilians, both sides": attrs.evolve(
            TOLL,
            by=Attribution.own(),
            side=[ARMENIA, AZERBAIJAN],
            group="civilian",
            subgroup="children",
            count=Count.between(10, 12),
            as_of=date(2020, 10, 19),
            place=Place.unlisted("Füzuli’s “old” town"),
            modality="hedged",
        ),
        "vague losses": CasualtyClaim(by=officials, outcome="casualties", count=Count.vague("dozens")),
        "nobody hurt": CasualtyClaim(by=ministry, outcome="wounded", count=Count.none(), modality="denied"),
        "non-disclosure": Nondisclosure(by=ministry, side=[AZERBAIJAN], group="military"),
        "ceasefire": Ceasefire(
            known="moscow-2020",
            announced=Moment(date(2020, 10, 10)),
            effective=Moment(date(2020, 10, 10), time(12, 0)),
            place=PLACES["moscow"],
            mediators=[RUSSIA],
            signatories=[AZERBAIJAN, ARMENIA],
            kind="humanitarian",
            status="broken",
            breaches=[
                Breach(by=ministry, accused=[ARMENIA], delay="minutes", period=Period.parse("2020-10-10"))
            ],
        ),
        "territory": TerritoryClaim(
            by=ministry,
            gained_by=AZERBAIJAN,
            count=Count.exact(13),
            unit="village",
            places=[SHUSHA],
            scope="incident",
        ),
        "allegation": Allegation(
            by=ministry, accused=[ARMENIA], act="shelled", target="civilians", weapon="rockets", place=SHUSHA
        ),
        "denial": Denial(by=Attribution.named(ARMENIA), against=AZERBAIJAN, words="the claim"),
        "statement": Statement(by=ministry, verb="said", words="we will\nnot stop", direct=True, to=[RUSSIA]),
        "talks": Talks(period=Period.parse("2020-10"), host=RUSSIA, participants=[ARMENIA], planned=True),
        "materiel": MaterielClaim(
            by=ministry, side=[ARMENIA], kind="tank", count=Count.about(49), outcome="destroyed"
        ),
    }


def test_the_pinned_claims_are_of_every_kind() -> None:
    assert {type(claim) for claim in every_kind().values()} == set(CLAIM_TYPES)


def test_keys_are_those_that_users_have_stored() -> None:
    pinned = json.loads(GOLDEN.read_text("utf-8"))
    keys = {name: claim_key(claim) for name, claim in every_kind().items()}
    assert pinned["version"] == KEY_VERSION, f"pin the keys of version {KEY_VERSION} in {GOLDEN.name}"
    assert list(pinned["keys"]) == list(keys), f"{GOLDEN.name} and every_kind() must hold the same claims"
    changed = [name for name, key in keys.items() if key != pinned["keys"][name]]
    assert not changed, (
        f"the keys of {', '.join(changed)} changed, and users store keys: bump KEY_VERSION in model/keys.py, "
        f"pin the new keys in {GOLDEN.name}, and say so in the changelog"
    )


def test_a_key_names_its_version() -> None:
    key = claim_key(TOLL)
    assert key.startswith(f"k{KEY_VERSION}-")
    assert len(bytes.fromhex(key.partition("-")[2])) == 16


@given(claims(), claims())
def test_equal_claims_and_only_they_have_equal_keys(a: Claim, b: Claim) -> None:
    assert (claim_key(a) == claim_key(b)) == (a == b)


@given(claims())
def test_a_claim_built_anew_has_the_same_key(claim: Claim) -> None:
    again = pickle.loads(pickle.dumps(claim))
    assert again is not claim
    assert again == claim
    assert hash(again) == hash(claim)
    assert claim_key(again) == claim_key(claim)


@given(st.data())
def test_a_change_of_any_field_changes_the_key(data: st.DataObject) -> None:
    claim, other = data.draw(
        st.sampled_from(CLAIM_TYPES).flatmap(lambda kind: st.tuples(*[st.from_type(kind)] * 2))
    )
    for field in attrs.fields(type(claim)):
        changed = attrs.evolve(claim, **{field.name: getattr(other, field.name)})
        assert (claim_key(changed) == claim_key(claim)) == (changed == claim)


@given(st.lists(st.text(min_size=1), min_size=2, max_size=2, unique=True))
def test_no_words_can_look_like_other_fields(pair: list[str]) -> None:
    def key(act: str, target: str | None) -> str:
        return claim_key(Allegation(by=Attribution.own(), act=f"x{act}", target=target and f"x{target}"))

    one, other = pair
    keys = {key(one, other), key(other, one), key(one, None), key(f"{one},target=s1:{other}", None)}
    assert len(keys) == 4


def test_one_party_whose_id_looks_like_two_is_not_two() -> None:
    def party(id: str) -> Party:  # noqa: A002
        return Party(id=id, name="A", kind="state", side="other")

    two = attrs.evolve(TOLL, side=[party("a"), party("b")])
    one = attrs.evolve(TOLL, side=[party("a,Party#1:b")])
    assert claim_key(one) != claim_key(two)


def test_what_the_lexicon_knows_beside_an_id_does_not_change_a_key() -> None:
    moved = attrs.evolve(SHUSHA, latitude=39.0, longitude=46.0, name="Shusha")
    assert claim_key(attrs.evolve(TOLL, place=moved)) == claim_key(attrs.evolve(TOLL, place=SHUSHA))
    assert attrs.evolve(TOLL, place=moved) != attrs.evolve(TOLL, place=SHUSHA)


def test_a_place_without_an_id_counts_by_all_that_is_known_of_it() -> None:
    def key(latitude: float) -> str:
        return claim_key(attrs.evolve(TOLL, place=Place(name="a hill", latitude=latitude, longitude=46.0)))

    assert key(0.0) == key(-0.0) != key(39.0)
    assert key(39.0) == "k1-66b337b04a1834fe847453480af5f090"


def test_a_lone_surrogate_has_a_key_too() -> None:
    assert claim_key(Statement(by=Attribution.own(), words="a\ud800b"))


def test_what_is_no_value_of_the_model_has_no_key() -> None:
    stranger: Any = {1, 2}
    with pytest.raises(TypeError, match="no canonical form for set"):
        claim_key(stranger)


def test_keys_are_the_same_in_processes_with_other_hash_seeds() -> None:
    drawn = list(every_kind().values())
    script = (
        "import pickle, sys; from nkconflict.model.keys import claim_key;"
        "claims = pickle.load(sys.stdin.buffer);"
        "assert all(claim in {claim} for claim in claims);"
        "print(*map(claim_key, claims), hash('seed'), sep='\\n')"
    )
    source = str(Path(nkconflict.__file__).parent.parent)
    hashes = set()
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", script],
            input=pickle.dumps(drawn),
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": source},
            capture_output=True,
            check=True,
        )
        *keys, hashed = run.stdout.decode().split()
        assert keys == [claim_key(claim) for claim in drawn]
        hashes.add(hashed)
    assert len(hashes) == 2, "the seeds made no difference, so the test shows nothing"
