"""Errors: where they point, what they carry, and that they survive a trip to another process."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkconflict import errors
from nkconflict.errors import BEFORE, EXCERPT, ArticleError, NkConflictError, SpanError


def pickled(value: object) -> object:
    return pickle.loads(pickle.dumps(value))


LEAVES = sorted(
    (kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, NkConflictError)),
    key=lambda kind: kind.__name__,
)


def caret_points_at(error: NkConflictError) -> str:
    """Return the character of the shown line that stands above the caret, nothing past its end."""
    _, shown, caret = str(error).rsplit("\n", 2)
    assert caret.strip() == "^"
    return shown[caret.index("^") :][:1]


@pytest.mark.parametrize("kind", LEAVES)
def test_every_error_is_one_of_ours_and_a_value_error(kind: type[NkConflictError]) -> None:
    assert issubclass(kind, ValueError)
    assert kind.__doc__
    assert kind.__name__ in errors.__all__


@pytest.mark.parametrize("kind", LEAVES)
@pytest.mark.parametrize("trip", [copy.copy, copy.deepcopy, pickled])
def test_an_error_keeps_its_data_in_a_copy_and_in_a_pickle(kind: type[NkConflictError], trip: object) -> None:
    error = kind("no day", path="$.day").at(" date 2020-13-45 text", 6, source="a.txt")
    error.add_note("while reading a stream")
    assert callable(trip)
    again = trip(error)
    assert type(again) is kind
    assert str(again) == str(error)
    assert vars(again) == vars(error)


@pytest.mark.parametrize(
    ("error", "shown"),
    [
        (NkConflictError("no text"), "no text"),
        (NkConflictError("no text", source="a.txt"), "a.txt: no text"),
        (NkConflictError("no text", source="a.txt", line=3, column=5), "a.txt:3:5: no text"),
        (NkConflictError("no text", line=3, column=5), "3:5: no text"),
        (NkConflictError("no text", source="a.jsonl", line=3, path="$.text"), "a.jsonl:3:$.text: no text"),
        (NkConflictError("odd", line=1, column=3, excerpt="a b"), "1:3: odd\n  a b\n    ^"),
        (NkConflictError("odd", column=99, excerpt="…a b", caret=4), "99: odd\n  …a b\n     ^"),
    ],
)
def test_an_error_shows_where_what_and_a_caret(error: NkConflictError, shown: str) -> None:
    assert str(error) == shown


TEXT = "ab\ncd\r\n\tef\n\ngh"


@pytest.mark.parametrize(
    ("offset", "line", "column", "excerpt", "character"),
    [
        (0, 1, 1, "ab", "a"),
        (2, 1, 3, "ab", ""),  # the line feed
        (3, 2, 1, "cd", "c"),
        (5, 2, 3, "cd", ""),  # the carriage return before a line feed
        (6, 2, 3, "cd", ""),  # the line feed after it
        (7, 3, 1, " ef", " "),  # a tab
        (8, 3, 2, " ef", "e"),
        (11, 4, 1, "", ""),  # an empty line
        (12, 5, 1, "gh", "g"),
        (14, 5, 3, "gh", ""),  # the end of the text
        (99, 5, 3, "gh", ""),
        (-1, 1, 1, "ab", "a"),
    ],
)
def test_an_offset_is_told_as_line_and_column_with_the_caret_below_its_character(
    offset: int, line: int, column: int, excerpt: str, character: str
) -> None:
    error = ArticleError("odd").at(TEXT, offset)
    assert (error.line, error.column, error.excerpt) == (line, column, excerpt)
    assert caret_points_at(error) == character


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("\n\r\t"), max_size=200), st.integers(0, 200))
def test_a_caret_stands_below_its_character_wherever_that_is(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    error = SpanError("odd").at(text, offset)
    assert error.line == text[:offset].count("\n") + 1
    assert error.excerpt is not None
    assert error.excerpt.isprintable()
    assert len(error.excerpt) <= EXCERPT
    if offset < len(text) and text[offset].isprintable():
        assert caret_points_at(error) == text[offset]


@given(st.integers(0, 100_000))
def test_of_a_very_long_line_the_part_around_the_caret_is_shown(offset: int) -> None:
    line = "x" * offset + "!" + "y" * 1_000
    error = SpanError("odd").at(f"first\n{line}\nlast", offset + 6, source="a.txt")
    assert (error.line, error.column) == (2, offset + 1)
    assert caret_points_at(error) == "!"
    assert error.excerpt is not None
    assert len(error.excerpt) == EXCERPT
    assert error.excerpt.startswith("…") == (offset > BEFORE)


def test_a_source_once_named_stays_unless_another_is_given() -> None:
    error = ArticleError("odd", source="a.txt")
    assert error.at("text", 0).source == "a.txt"
    assert error.at("text", 0, source="b.txt").source == "b.txt"
