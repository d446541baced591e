"""ACLED, the Armed Conflict Location & Event Data, by its header of today and by older ones.

In March 2023 `data_id`, `event_id_no_cnty` and `iso3` went and `disorder_type`, `civilian_targeting` and
`tags` came; since then the actors' types are words and no longer codes. The days of an export read "16 May
2025", those of the API 2025-05-16, those of old files 16/05/2025 or 16-May-2025.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from os import PathLike
from typing import Final, final

import attrs

from nkconflict.errors import NkConflictError
from nkconflict.interop.rows import csv_rows, iso_day, of_type, reader, typed, worded
from nkconflict.model.checks import exactly, filled, natural, shown

__all__ = ["AcledEvent", "read_acled"]

_MONTHS: Final = {
    name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
_WRITTEN: Final = re.compile(r"([0-9]{1,2})[ /-]([0-9]{1,2}|[A-Za-z]{3,9})[ /-]([0-9]{4})")


def event_day(cell: str) -> date:
    """Return a day as any release of ACLED writes it: the day before the month, or ISO 8601."""
    found = _WRITTEN.fullmatch(cell.strip())
    if found is None:
        return iso_day(cell)
    day, month, year = found.groups()
    number = int(month) if month.isdigit() else _MONTHS.get(month[:3].lower(), 0)
    try:
        return date(int(year), number, int(day))
    except ValueError as error:
        raise ValueError(f"is no day ({error})") from None


@final
@attrs.frozen(kw_only=True)
class AcledEvent:
    """An event of ACLED, by the names of its codebook of today; None where a cell is empty or a column lacks.

    `inter1`, `inter2` and `interaction` are words in files of today and codes in older ones, both kept as
    they stand. `time_precision` and `geo_precision` go from 1, exact, to 3. `fatalities` are persons, as
    reported; 0 stands for none and for none reported alike. `data_id`, `event_id_no_cnty` and `iso3` are of
    old files.
    """

    event_id_cnty: str = attrs.field(validator=filled)
    event_date: date = attrs.field(validator=exactly(date), metadata={"read": event_day})
    year: int | None = of_type(int)
    time_precision: int | None = of_type(int)
    disorder_type: str | None = worded()
    event_type: str | None = worded()
    sub_event_type: str | None = worded()
    actor1: str | None = worded()
    assoc_actor_1: str | None = worded()
    inter1: str | None = worded()
    actor2: str | None = worded()
    assoc_actor_2: str | None = worded()
    inter2: str | None = worded()
    interaction: str | None = worded()
    civilian_targeting: str | None = worded()
    iso: int | None = of_type(int)
    region: str | None = worded()
    country: str | None = worded()
    admin1: str | None = worded()
    admin2: str | None = worded()
    admin3: str | None = worded()
    location: str | None = worded()
    latitude: float | None = of_type(float)
    longitude: float | None = of_type(float)
    geo_precision: int | None = of_type(int)
    source: str | None = worded()
    source_scale: str | None = worded()
    notes: str | None = worded()
    fatalities: int = attrs.field(validator=natural)
    tags: str | None = worded()
    timestamp: int | None = of_type(int)
    data_id: int | None = of_type(int)
    event_id_no_cnty: int | None = of_type(int)
    iso3: str | None = worded()
    __repr__ = shown


RENAMED: Final = {
    "ally_actor_1": "assoc_actor_1",
    "ally_actor_2": "assoc_actor_2",
    "associated_actor_1": "assoc_actor_1",
    "associated_actor_2": "assoc_actor_2",
    "time_prec": "time_precision",
    "geo_prec": "geo_precision",
    "geo_precis": "geo_precision",
}
"""What columns were called in older releases."""

NEEDED: Final = ("event_id_cnty", "event_date", "fatalities")
USED: Final = (
    *("location", "admin1", "admin2", "admin3", "latitude", "longitude"),
    *("time_precision", "geo_precision"),
)
"""What else claims are made of."""

_READERS: Final = {field.name: reader(field) for field in attrs.fields(AcledEvent)}


def read_acled(path: str | PathLike[str]) -> Iterator[AcledEvent | NkConflictError]:
    """Yield the events of an ACLED csv, of today or older, and in place of each bad row its error.

    A name that ends in `.gz` is unpacked. OSError where the file cannot be read.
    """
    for row in csv_rows(path, NEEDED, RENAMED):
        if isinstance(row, NkConflictError):
            yield row
        else:
            yield from typed(row, AcledEvent, _READERS, NEEDED, USED)
