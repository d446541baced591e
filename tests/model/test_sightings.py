"""Evidence and links: where a claim stands in a text, and nothing that is not there."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nkconflict.errors import NkConflictError, SpanError
from nkconflict.model.sightings import BlockKind, Evidence, Link, LinkKind, Mark, Marks, Role
from nkconflict.model.spans import Span
from nkconflict.strategies import evidences, links
from nkconflict.strategies.reported import marks

TEXT = "Azerbaijan said\n13 villages, and 729 troops."
FIGURE = Evidence(
    source="a.txt",
    block=BlockKind.PARAGRAPH,
    span=Span(33, 43),
    quote="729 troops",
    rule="toll",
    marks=[Mark(Role.CLAIMANT, Span(0, 10)), Mark(Role.COUNT, Span(33, 36))],
)


@given(st.data(), st.text(min_size=1))
def test_drawn_evidence_checks_and_its_marks_lie_in_the_text(data: st.DataObject, text: str) -> None:
    evidence = data.draw(evidences(text))
    evidence.check(text)
    assert evidence.span.of(text) == evidence.quote
    assert all(Span(0, len(text)).covers(mark.span) for mark in evidence.marks)


@given(st.data(), st.text(min_size=1), st.text(min_size=1, max_size=3))
def test_evidence_does_not_check_where_its_quote_does_not_stand(
    data: st.DataObject, text: str, inserted: str
) -> None:
    evidence = data.draw(evidences(text))
    other = inserted + text
    assume(other[evidence.span.start : evidence.span.end] != evidence.quote)
    with pytest.raises(SpanError, match=f"does not stand at {evidence.span}"):
        evidence.check(other)


@given(evidences(), st.text(max_size=20))
def test_a_quote_must_fill_its_span(evidence: Evidence, quote: str) -> None:
    assume(len(quote) != len(evidence.quote))
    with pytest.raises(SpanError, match=f"a quote of {len(quote)} characters does not fill the span"):
        attrs.evolve(evidence, quote=quote)


def test_evidence_that_does_not_check_points_at_what_stands_there() -> None:
    with pytest.raises(SpanError) as caught:
        FIGURE.check(TEXT.replace("729", "728"))
    assert str(caught.value) == (
        "a.txt:2:18: '729 troops' does not stand at 33:43\n"
        "  13 villages, and 728 troops.\n"
        "                   ^"
    )


def test_evidence_past_the_end_of_the_text_does_not_check() -> None:
    with pytest.raises(SpanError, match=r"does not stand at 33:43"):
        FIGURE.check(TEXT[:-2])


def test_a_mark_past_the_end_of_the_text_does_not_check() -> None:
    stray = attrs.evolve(FIGURE, marks=[Mark(Role.PLACE, Span(40, 99))])
    with pytest.raises(SpanError, match=r"the mark of place at 40:99 runs past the end of a text of 44 char"):
        stray.check(TEXT)


def test_a_long_quote_is_cut_in_a_refusal() -> None:
    long = Evidence(source="a.txt", block="paragraph", span=Span(0, 500), quote="x" * 500, rule="toll")
    with pytest.raises(SpanError) as caught:
        long.check("y" * 500)
    assert "xxx…' does not stand at 0:500" in str(caught.value)


@given(evidences(), st.sampled_from(Role))
def test_a_field_was_read_where_its_marks_are_and_inferred_where_there_are_none(
    evidence: Evidence, role: Role
) -> None:
    places = evidence.marks_of(role)
    assert places == tuple(mark.span for mark in evidence.marks if mark.role is role)
    assert evidence.mark(role) == (places[0] if places else None)


def test_a_role_may_be_asked_for_by_name_and_a_wrong_name_is_not_an_inferred_field() -> None:
    assert FIGURE.mark("count") == FIGURE.mark(Role.COUNT) == Span(33, 36)
    with pytest.raises(NkConflictError, match=r"^Role: must be claimant, .*, not 'counts'"):
        FIGURE.mark("counts")


@given(links())
def test_a_link_joins_two_sightings(link: Link) -> None:
    assert link.subject != link.object


@pytest.mark.parametrize(
    ("subject", "other", "reason"),
    [
        (1, 1, "sighting 1 cannot stand to itself"),
        (True, 0, r"^Link\.subject: must be a whole number from 0, not True"),
        (0, -1, r"^Link\.object: must be a whole number from 0, not -1"),
    ],
)
def test_a_link_that_joins_nothing_is_refused(subject: Any, other: Any, reason: str) -> None:
    with pytest.raises(NkConflictError, match=reason):
        Link(kind=LinkKind.REVISES, subject=subject, object=other)


@given(st.lists(marks(), max_size=4))
def test_marks_are_the_sequence_that_they_were_packed_from(given_: list[Mark]) -> None:
    packed = Marks.packing(given_)
    assert list(packed) == given_
    assert len(packed) == len(given_)
    assert [packed[at] for at in range(-len(given_), len(given_))] == given_ * 2
    assert packed[1:] == tuple(given_[1:])
    assert packed.roles == {mark.role for mark in given_}
    assert all(packed.of(role) == tuple(m.span for m in given_ if m.role is role) for role in Role)
    assert Marks.packing(packed) is packed
    assert Marks(packed.packed) == packed


def test_a_role_that_there_is_not_is_refused_and_a_name_is_enough_for_one_that_is() -> None:
    assert FIGURE.marks.of("count") == (Span(33, 36),)
    with pytest.raises(NkConflictError, match="Role: must be"):
        FIGURE.marks.of("nope")


def test_marks_are_shown_as_what_they_are() -> None:
    assert repr(FIGURE.marks).startswith("Marks(Mark(role='claimant', span=Span(start=0, end=10)), Mark(")


@pytest.mark.parametrize("wrong", [7, None, "claimant", b"\x00", [Role.COUNT], [("count", Span(0, 1))]])
def test_what_is_no_mark_is_refused(wrong: Any) -> None:
    with pytest.raises(NkConflictError, match="Marks: must be several of Mark, not"):
        attrs.evolve(FIGURE, marks=wrong)


def test_a_mark_that_no_text_is_long_enough_for_is_refused() -> None:
    far = 2**32
    with pytest.raises(SpanError, match=r"before character 2\*\*32"):
        Marks.packing([Mark(Role.COUNT, Span(far - 1, far))])
    assert Marks.packing([Mark(Role.COUNT, Span(far - 2, far - 1))])[0].span.end == far - 1


@pytest.mark.parametrize(
    "wrong",
    [b"\x00", b"\xff" + b"\x00" * 8, bytes([len(Role)]) + bytes(8), bytes([0, 9] + [0] * 7), "", [], None],
)
def test_bytes_that_no_marks_were_packed_into_are_refused(wrong: Any) -> None:
    with pytest.raises(NkConflictError, match=r"Marks\.packed: must be"):
        Marks(wrong)
