"""Links between figures: parts and additions that exceed what they belong to are flagged, and no others."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkconflict.model.claims import Allegation, CasualtyClaim, Denial, MaterielClaim, TerritoryClaim
from nkconflict.model.reports import Report
from nkconflict.model.sightings import LinkKind
from nkconflict.reading.parse import parse
from reading.scoring import DATA, passages

PUBLISHED: Final = date(2020, 10, 19)
NUMBERS: Final = st.integers(2, 9_999)


def linked(text: str) -> list[tuple[str, int | None, int | None, bool]]:
    """Return the links of a text: kind, both numbers, and whether the link is flagged."""
    return [
        (str(link.kind), number(one.claim), number(other.claim), link.flag is not None)
        for link, one, other in parse(text, PUBLISHED).linked(*LinkKind)
    ]


def number(claim: object) -> int | None:
    return claim.count.number if isinstance(claim, CasualtyClaim) else None


@given(NUMBERS, NUMBERS)
def test_a_part_is_flagged_if_and_only_if_it_exceeds_its_whole(whole: int, part: int) -> None:
    text = f"Azerbaijan said {whole:,} civilians had been killed, including {part:,} children."
    assert linked(text) == [("subset_of", part, whole, part > whole)]


@given(NUMBERS, NUMBERS)
def test_an_addition_is_flagged_if_and_only_if_it_exceeds_its_total(added: int, total: int) -> None:
    text = f"The Karabakh army's death toll rose by {added:,} to {total:,}."
    assert linked(text) == [("increment_of", added, total, added > total)]


@given(NUMBERS, NUMBERS)
def test_an_addition_that_brings_a_total_is_flagged_if_and_only_if_it_exceeds_it(
    added: int, total: int
) -> None:
    text = f"Armenia said {added:,} more soldiers were killed, bringing the death toll to {total:,}."
    assert linked(text) == [("increment_of", added, total, added > total)]


@pytest.mark.parametrize("hedge", ["at least", "more than", "over"])
def test_a_whole_without_a_most_is_exceeded_by_nothing(hedge: str) -> None:
    text = f"Azerbaijan said {hedge} 6 civilians had been killed, including 10 children."
    assert linked(text) == [("subset_of", 10, 6, False)]


@pytest.mark.parametrize("hedge", ["up to", "as many as"])
def test_a_part_without_a_least_exceeds_nothing(hedge: str) -> None:
    text = f"Azerbaijan said 6 civilians had been killed, including {hedge} 10 children."
    assert linked(text) == [("subset_of", 10, 6, False)]


def test_a_chain_of_parts_leads_to_its_wholes() -> None:
    text = "Armenia said 200 people had been killed, including 60 civilians, including ten children."
    assert ("subset_of", 60, 200, False) in linked(text)
    assert {whole for kind, part, whole, _ in linked(text) if part == 10} <= {60, 200}


@pytest.mark.parametrize("verb", ["denied", "rejected", "disputed", "dismissed"])
@pytest.mark.parametrize("between", [", a claim that Armenia {}.", ". Armenia {} the claim."])
def test_whatever_is_denied_is_linked_to_the_denial(verb: str, between: str) -> None:
    text = f"Azerbaijan said 70 Armenian soldiers had been killed{between.format(verb)}"
    assert linked(text) == [("denies", None, 70, False)]


def everything_read() -> list[Report]:
    return [article.read() for path in sorted(DATA.glob("passages_*.toml")) for article in passages(path)]


def test_whatever_is_linked_is_flagged_if_it_exceeds_what_it_is_linked_to() -> None:
    seen = set()
    for report in everything_read():
        for link, one, other in report.linked(LinkKind.SUBSET_OF, LinkKind.INCREMENT_OF):
            assert isinstance(one.claim, CasualtyClaim)
            assert isinstance(other.claim, CasualtyClaim)
            assert (link.flag is not None) == one.claim.count.surely_exceeds(other.claim.count)
            seen.add(link.kind)
    assert seen == {LinkKind.SUBSET_OF, LinkKind.INCREMENT_OF}


def test_a_figure_is_linked_to_one_of_the_same_outcome() -> None:
    for report in everything_read():
        for _, one, other in report.linked(LinkKind.INCREMENT_OF, LinkKind.REVISES):
            assert isinstance(one.claim, CasualtyClaim)
            assert isinstance(other.claim, CasualtyClaim)
            assert one.claim.outcome is other.claim.outcome, one.claim


def test_nobody_denies_a_claim_of_their_own() -> None:
    for report in everything_read():
        for _, one, other in report.linked(LinkKind.DENIES):
            assert isinstance(one.claim, Denial)
            assert isinstance(other.claim, Allegation | CasualtyClaim | MaterielClaim | TerritoryClaim)
            assert one.claim.by.party != other.claim.by.party
            assert one.claim.against is not None


def test_a_denial_is_against_who_makes_a_claim_that_it_answers() -> None:
    for report in everything_read():
        answered: dict[int, set[object]] = {}
        for _, one, other in report.linked(LinkKind.DENIES):
            assert isinstance(other.claim, Allegation | CasualtyClaim | MaterielClaim | TerritoryClaim)
            answered.setdefault(id(one.claim), set()).add(other.claim.by.party)
        for _, one, _ in report.linked(LinkKind.DENIES):
            assert isinstance(one.claim, Denial)
            assert one.claim.against in answered[id(one.claim)]
