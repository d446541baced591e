"""What the extra `fast` writes is what is written without it, character for character.

That it is so of every type stands with the law that every type comes back.
"""

from __future__ import annotations

import sys
from typing import Any

import orjson
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from convert.drawn import by_both, examples
from nkconflict.convert import dumps, loads
from nkconflict.convert.encoding import encoded, fastest
from nkconflict.model.counts import Count
from nkconflict.model.places import Place
from nkconflict.reading.parse import parse
from nkconflict.strategies import places


def near_zero() -> SearchStrategy[float]:
    """Draw degrees that Python writes with an exponent, as well as such that it does not."""
    return st.floats(-1e-3, 1e-3) | st.floats(-90, 90) | st.integers(-90, 90).map(float)


@given(places(), near_zero(), near_zero())
@example(Place(name="a"), 1.234e-05, 5e-324)
@example(Place(name="a"), -0.0, 0.0001)
def test_both_write_the_same_degrees(place: Place, latitude: float, longitude: float) -> None:
    odd = Place(name=place.name, latitude=latitude, longitude=longitude)
    fast, standard = by_both(odd)
    assert fast == standard
    assert loads(fast) == odd


def odd_values() -> list[Any]:
    """Return what orjson refuses, or would write in another notation."""
    text = (
        ' date 2020-10-19 Armenia \ud800 \x00 \x7f \u2028 "said" 12 of its soldiers were killed \U0001f54a.'
    )
    return [
        Count.exact(2**64),
        parse(text, source="odd"),
        Place(name='the mill at ":0.00001"', latitude=0.00001, longitude=1e-7),
    ]


@pytest.mark.parametrize("value", odd_values(), ids=lambda value: type(value).__name__)
def test_both_write_the_same_of_what_is_odd(value: object) -> None:
    fast, standard = by_both(value)
    assert fast == standard
    assert loads(fast) == value


def test_both_write_the_same_of_the_examples() -> None:
    fast, standard = by_both(examples())
    assert fast == standard


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_both_write_the_same_of_any_plain_document(document: object) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("nkconflict.convert.encoding.fastest", lambda: None)
        standard = encoded(document)
    assert encoded(document) == standard


def test_orjson_is_used_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fastest() is orjson
    monkeypatch.setattr("json.dumps", None)
    assert '"number":3' in dumps(Count.exact(3))
    monkeypatch.undo()
    monkeypatch.setitem(sys.modules, "orjson", None)
    assert fastest.__wrapped__() is None
