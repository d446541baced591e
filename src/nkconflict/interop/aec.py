"""UCDP-AEC, events of UCDP each coded from one article, as JSON Lines or CSV.

The corpus (ltgoslo/ucdp-aec) has fewer columns than GED, and other names: no best number, no codes of
precision, and an article by its place in a web crawl.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from os import PathLike
from typing import Final, final

import attrs

from nkconflict.errors import NkConflictError
from nkconflict.interop.rows import csv_rows, json_rows, reader, typed
from nkconflict.model.checks import exactly, filled, filled_or_none, natural, shown
from nkconflict.packing import plain_name

__all__ = ["AecEvent", "read_aec"]


@final
@attrs.frozen(kw_only=True)
class AecEvent:
    """An event of UCDP-AEC, by the names of the corpus; counts are persons, days are closed.

    `source_date` is the day of the article that the event was coded from, `source_article` the place of that
    article in the crawl, or its text. `split` is the part of the corpus, where a table says it.
    """

    id: int = attrs.field(validator=exactly(int))
    side_a_name: str = attrs.field(validator=filled)
    side_b_name: str = attrs.field(validator=filled)
    start_date: date = attrs.field(validator=exactly(date))
    end_date: date = attrs.field(validator=exactly(date))
    location_root_name: str | None = attrs.field(default=None, validator=filled_or_none)
    location_adm1_name: str | None = attrs.field(default=None, validator=filled_or_none)
    location_adm2_name: str | None = attrs.field(default=None, validator=filled_or_none)
    location_where_name: str | None = attrs.field(default=None, validator=filled_or_none)
    deaths_side_a: int = attrs.field(validator=natural)
    deaths_side_b: int = attrs.field(validator=natural)
    deaths_civilian: int = attrs.field(validator=natural)
    deaths_unknown: int = attrs.field(validator=natural)
    deaths_low: int = attrs.field(validator=natural)
    deaths_high: int = attrs.field(validator=natural)
    source_article: str | None = attrs.field(default=None, validator=filled_or_none)
    source_date: date | None = attrs.field(default=None, validator=exactly(date, none=True))
    split: str | None = attrs.field(default=None, validator=filled_or_none)
    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        if self.deaths_low > self.deaths_high:
            raise NkConflictError(f"AecEvent.deaths_low: {self.deaths_low} is above high {self.deaths_high}")
        if self.start_date > self.end_date:
            raise NkConflictError(f"AecEvent.start_date: {self.start_date} is after end_date {self.end_date}")


NEEDED: Final = tuple(field.name for field in attrs.fields(AecEvent) if field.default is attrs.NOTHING)
USED: Final = ("location_adm1_name", "location_adm2_name", "location_where_name")
_READERS: Final = {field.name: reader(field) for field in attrs.fields(AecEvent)}


def read_aec(path: str | PathLike[str]) -> Iterator[AecEvent | NkConflictError]:
    """Yield the events of a `.jsonl` or CSV file, packed with gzip or not, or the error of a bad row.

    OSError where the file cannot be read.
    """
    lines = plain_name(path).endswith((".jsonl", ".json"))
    for row in json_rows(path) if lines else csv_rows(path, NEEDED):
        if isinstance(row, NkConflictError):
            yield row
        else:
            yield from typed(row, AecEvent, _READERS, NEEDED, USED)
