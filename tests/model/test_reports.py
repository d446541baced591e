"""Reports: blocks tile, evidence checks, links lead somewhere; the rest is derived."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nkconflict.errors import NkConflictError, SpanError
from nkconflict.model.ceasefires import Ceasefire
from nkconflict.model.claims import CLAIM_TYPES, CasualtyClaim, Nondisclosure
from nkconflict.model.reports import Block, Caption, Contributor, Report
from nkconflict.model.sightings import BlockKind, Citation, Evidence, Link, LinkKind, Residue, Sighting
from nkconflict.model.spans import Span
from nkconflict.strategies import casualty_claims, citations, claims, reports

PLAIN = Report(source="a.txt", text="One. Two.", published=date(2020, 10, 19))


def tiles(*ends: int, kind: BlockKind = BlockKind.PARAGRAPH) -> list[Block]:
    return [Block(kind, Span(start, end)) for start, end in zip((0, *ends), ends, strict=False)]


@given(reports())
def test_the_blocks_tile_the_text(report: Report) -> None:
    assert "".join(block.span.of(report.text) for block in report.blocks) == report.text


@given(reports())
def test_every_evidence_checks_and_lies_in_a_block_of_its_kind(report: Report) -> None:
    for sighting in report.sightings:
        assert isinstance(sighting.evidence, Evidence)
        sighting.evidence.check(report.text)
        block = report.block_at(sighting.evidence.span.start)
        assert block is not None
        assert block.kind is sighting.evidence.block
        assert block.span.covers(sighting.evidence.span)


@given(reports(), st.integers(-5, 400))
def test_each_character_lies_in_one_block_and_nothing_lies_outside(report: Report, offset: int) -> None:
    holding = [block for block in report.blocks if block.span.start <= offset < block.span.end]
    assert report.block_at(offset) == (holding[0] if holding else None)
    assert len(holding) == (0 <= offset < len(report.text))


@given(reports(), st.data())
def test_blocks_with_a_gap_are_refused(report: Report, data: st.DataObject) -> None:
    lost = data.draw(st.integers(0, len(report.blocks) - 1))
    assume(len(report.blocks) > 1 and len(report.blocks[lost].span))
    with pytest.raises(SpanError, match="blocks must tile the text"):
        attrs.evolve(report, blocks=[*report.blocks[:lost], *report.blocks[lost + 1 :]])


@pytest.mark.parametrize(
    ("blocks", "reason"),
    [
        (tiles(4, 9)[1:], "paragraph 4:9 does not begin at 0"),
        ([*tiles(5), Block("caption", Span(4, 9))], "caption 4:9 does not begin at 5"),
        (tiles(4), "they end at 4, the text at 9"),
        (tiles(4, 10), "they end at 10, the text at 9"),
    ],
)
def test_blocks_that_do_not_tile_are_refused_with_the_place(blocks: list[Block], reason: str) -> None:
    with pytest.raises(SpanError, match=rf"a.txt:blocks.*: blocks must tile the text: {reason}"):
        attrs.evolve(PLAIN, blocks=blocks)


@given(reports(), claims())
def test_evidence_that_does_not_check_is_refused(report: Report, claim: Any) -> None:
    quote = "\N{SNOWMAN}"
    assume(quote not in report.text)
    stray = Evidence(source=report.source, block="paragraph", span=Span(0, 1), quote=quote, rule="drawn")
    with pytest.raises(SpanError, match="does not stand at 0:1"):
        attrs.evolve(report, sightings=[Sighting(claim, stray)])


@given(claims(), citations())
def test_a_claim_that_is_only_cited_needs_no_place_in_the_text(claim: Any, citation: Citation) -> None:
    report = attrs.evolve(PLAIN, sightings=[Sighting(claim, citation)])
    assert report.claims() == (claim,)


@given(reports(), st.integers(0, 3))
def test_a_link_past_the_last_sighting_is_refused(report: Report, beyond: int) -> None:
    last = len(report.sightings)
    for subject, other in ((last + beyond, 0), (0, last + beyond + 1)):
        if subject != other:
            link = Link(kind=LinkKind.DENIES, subject=subject, object=other)
            with pytest.raises(NkConflictError, match=f"points past the last of {last} sightings"):
                attrs.evolve(report, links=[link])


@pytest.mark.parametrize(
    ("field", "part"),
    [
        ("captions", Caption(span=Span(5, 10))),
        ("contributors", Contributor(name="Ana Petrosian", span=Span(5, 10))),
        ("residue", Residue(Span(5, 10), "no shape fits")),
    ],
)
def test_a_part_past_the_end_of_the_text_is_refused(field: str, part: Any) -> None:
    changes: dict[str, Any] = {field: [part]}
    with pytest.raises(SpanError, match=rf"{type(part).__name__} at 5:10 runs past the end of a text of 9"):
        attrs.evolve(PLAIN, **changes)


@given(reports())
def test_what_is_claimed_twice_is_one_claim_of_two_sightings(report: Report) -> None:
    doubled = attrs.evolve(report, sightings=report.sightings * 2)
    assert doubled.claims() == report.claims()
    assert len(doubled.sightings) == 2 * len(report.sightings)


@given(reports())
def test_claims_come_once_each_in_the_order_of_reading(report: Report) -> None:
    read = [sighting.claim for sighting in report.sightings]
    assert report.claims() == tuple(claim for at, claim in enumerate(read) if claim not in read[:at])


@given(reports(), st.sets(st.sampled_from(CLAIM_TYPES), min_size=1))
def test_claims_of_some_kinds_are_the_claims_that_are_of_them(report: Report, kinds: set[type]) -> None:
    assert report.claims(*kinds) == tuple(claim for claim in report.claims() if type(claim) in kinds)
    assert [s.claim for s in report.sightings_of(*kinds)] == [
        s.claim for s in report.sightings if type(s.claim) in kinds
    ]


@given(reports())
def test_casualties_and_ceasefires_are_claims_of_those_kinds(report: Report) -> None:
    assert report.casualties == report.claims(CasualtyClaim, Nondisclosure)
    assert report.ceasefires == report.claims(Ceasefire)


@given(reports(casualty_claims()))
def test_the_parties_of_a_report_are_roots_that_claim_or_whose_people_are_counted(report: Report) -> None:
    counted = {party.root for claim in report.claims(CasualtyClaim) for party in claim.side}
    claiming = {claim.by.party for claim in report.claims(CasualtyClaim) if claim.by.party}
    assert set(report.parties) == counted | claiming
    assert len(set(report.parties)) == len(report.parties)


@given(reports(), st.sampled_from(LinkKind))
def test_linked_sightings_come_with_their_link_subject_first(report: Report, kind: LinkKind) -> None:
    assert [link for link, _, _ in report.linked()] == list(report.links)
    assert [link for link, _, _ in report.linked(kind)] == [
        link for link in report.links if link.kind is kind
    ]
    assert list(report.linked(kind.value)) == list(report.linked(kind))
    for link, subject, other in report.linked():
        assert subject is report.sightings[link.subject]
        assert other is report.sightings[link.object]


@pytest.mark.parametrize("text", ["", "One.", "naïve “quotes”", "a\x00b", "a\ud800b"])
def test_the_digest_is_that_of_the_text_in_utf_8(text: str) -> None:
    report = attrs.evolve(PLAIN, text=text)
    assert report.sha256 == hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def test_the_repr_of_a_report_is_one_short_line() -> None:
    report = attrs.evolve(PLAIN, text="x" * 10_000, residue=[Residue(Span(0, 1), "no shape fits")])
    assert repr(report) == (
        "Report(source='a.txt', text=<10000 characters>, published=datetime.date(2020, 10, 19), residue=<1>)"
    )
