"""Spans: half-open stretches of code points."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkconflict.errors import NkConflictError, PhraseError, SpanError
from nkconflict.model.spans import Span
from nkconflict.strategies import spans


@given(spans())
def test_a_span_is_read_back_from_its_text_form(span: Span) -> None:
    assert Span.parse(str(span)) == span


@given(st.data(), st.text())
def test_a_span_is_as_long_as_what_it_covers(data: st.DataObject, text: str) -> None:
    span = data.draw(spans(text))
    assert len(span.of(text)) == len(span)
    assert span.of(text) == text[span.start : span.end]


@given(spans())
def test_a_span_is_true_even_when_empty(span: Span) -> None:
    assert span


@given(spans(), spans())
def test_two_spans_overlap_when_they_share_a_character(a: Span, b: Span) -> None:
    assert a.overlaps(b) == b.overlaps(a) == any(at in range(b.start, b.end) for at in range(a.start, a.end))


@given(spans(), spans())
def test_the_union_is_the_smallest_span_that_covers_both(a: Span, b: Span) -> None:
    both = a | b
    assert both.covers(a)
    assert both.covers(b)
    assert both.start in (a.start, b.start)
    assert both.end in (a.end, b.end)


@given(spans(), st.integers(0, 1_000))
def test_a_span_moved_there_and_back_is_where_it_was(span: Span, by: int) -> None:
    assert span.moved(by).moved(-by) == span
    assert len(span.moved(by)) == len(span)


@given(st.lists(spans()))
def test_spans_sort_by_where_they_begin(drawn: list[Span]) -> None:
    assert [(span.start, span.end) for span in sorted(drawn)] == sorted((s.start, s.end) for s in drawn)


@pytest.mark.parametrize(("start", "end"), [(3, 2), (-1, 2), (True, 2), (0, 1.0), ("0", "1"), (None, None)])
def test_a_span_refuses_what_are_no_offsets(start: Any, end: Any) -> None:
    with pytest.raises(SpanError, match=r"0 <= start <= end") as caught:
        Span(start, end)
    assert repr(start) in str(caught.value)


@pytest.mark.parametrize(
    "text", ["", ":", "3", "3:", ":3", "3:2", "a:b", "1:2:3", " 1:2", "-1:2", "٣:٤", "1:" + "9" * 99]
)
def test_what_is_no_span_in_text_form_is_a_phrase_error_that_shows_it(text: str) -> None:
    with pytest.raises(PhraseError) as caught:
        Span.parse(text)
    assert repr(text[:60]) in str(caught.value)


def test_a_span_past_the_end_of_a_text_says_how_long_the_text_is() -> None:
    with pytest.raises(SpanError, match="span 2:9 runs past the end of a text of 3 characters"):
        Span(2, 9).of("abc")


def test_a_span_cannot_move_before_the_text() -> None:
    with pytest.raises(NkConflictError):
        Span(2, 3).moved(-3)
