"""Events of GED, drawn: every column at random or empty, within what a row may say."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
from hypothesis import strategies as st

from nkconflict.interop import GedEvent

_WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).filter(
    lambda text: bool(text.strip()) and text.strip() not in ("NA", "NULL")
)
_CODES = {"type_of_violence": 3, "where_prec": 7, "date_prec": 5, "event_clarity": 2}
_PERSONS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best")
_NEEDED = ("id", "side_a", "side_b", *_PERSONS)
_KINDS: dict[str, st.SearchStrategy[Any]] = {
    "int": st.integers(-1, 10**9),
    "str": _WORDS,
    "bool": st.booleans(),
    "float": st.floats(-90, 90),
}


def _cell(field: attrs.Attribute[Any]) -> st.SearchStrategy[Any]:
    if field.name in _CODES:
        return st.none() | st.integers(1, _CODES[field.name])
    if field.name in _PERSONS:
        return st.integers(0, 10**6)
    kind = _KINDS[str(field.type).partition(" |")[0]]
    return kind if field.name in _NEEDED else st.none() | kind


@st.composite
def ged_events(draw: st.DrawFn) -> GedEvent:
    """Draw an event that has what `read_ged` needs."""
    pairs = ("low", "high", "date_start", "date_end")
    cells = {f.name: draw(_cell(f)) for f in attrs.fields(GedEvent) if f.name not in pairs}
    low, more = draw(st.integers(0, 10**6)), draw(st.integers(0, 10**3))
    start = draw(st.dates(date(1989, 1, 1), date(2030, 1, 1)))
    end = start + timedelta(days=draw(st.integers(0, 400)))
    return GedEvent(**cells, low=low, high=low + more, date_start=start, date_end=end)
