"""UCDP GED, the events of the Uppsala Conflict Data Program: one typed value a row, in and out.

The columns and their order are those of the csv of release 25.1 (49 columns); other releases have them in
another order, or lack some. A row says for each event what UCDP holds to be the lowest, the best and the
highest number of dead, and, apart from that, how many of the best number were of either side, civilians or
unknown. Counts are persons.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from os import PathLike
from typing import Any, Final, final

import attrs

from nkconflict.errors import NkConflictError
from nkconflict.interop.rows import Cells, csv_rows, of_type, reader, typed, within, worded
from nkconflict.model.checks import exactly, natural_or_none, refuse, shown
from nkconflict.packing import created

__all__ = ["GED_COLUMNS", "GedEvent", "ged_cell", "ged_event", "ged_lines", "read_ged", "write_ged"]


def _from_to(low: int, high: int) -> Any:
    """Return a field of a code between two numbers, both included."""

    def check(instance: Any, attribute: Any, value: Any) -> None:
        if value is not None and (type(value) is not int or not low <= value <= high):
            raise refuse(instance, attribute, value, f"must be a whole number from {low} to {high}")

    return attrs.field(default=None, validator=check, metadata={"read": within(low, high)})


def _persons() -> Any:
    return attrs.field(default=None, validator=natural_or_none, metadata={"read": within(0)})


@final
@attrs.frozen(kw_only=True)
class GedEvent:
    """An event of UCDP GED: its 49 columns, typed, by the names of the codebook; None where a cell is empty.

    `type_of_violence` is 1 state-based, 2 non-state, 3 one-sided. `where_prec` goes from 1, the place itself,
    to 7, the open sea or air; `date_prec` from 1, the day itself, to 5, more than a month; `event_clarity` is
    1 where the sources tell one event from others, else 2. `number_of_sources` is -1 where it was not
    counted. Days are closed: `date_end` is the last day of the event.
    """

    id: int | None = of_type(int)
    relid: str | None = worded()
    year: int | None = of_type(int)
    active_year: bool | None = of_type(bool)
    code_status: str | None = worded()
    type_of_violence: int | None = _from_to(1, 3)
    conflict_dset_id: str | None = worded()
    conflict_new_id: int | None = of_type(int)
    conflict_name: str | None = worded()
    dyad_dset_id: str | None = worded()
    dyad_new_id: int | None = of_type(int)
    dyad_name: str | None = worded()
    side_a_dset_id: str | None = worded()
    side_a_new_id: int | None = of_type(int)
    side_a: str | None = worded()
    side_b_dset_id: str | None = worded()
    side_b_new_id: int | None = of_type(int)
    side_b: str | None = worded()
    number_of_sources: int | None = of_type(int)
    source_article: str | None = worded()
    source_office: str | None = worded()
    source_date: str | None = worded()
    source_headline: str | None = worded()
    source_original: str | None = worded()
    where_prec: int | None = _from_to(1, 7)
    where_coordinates: str | None = worded()
    where_description: str | None = worded()
    adm_1: str | None = worded()
    adm_2: str | None = worded()
    latitude: float | None = of_type(float)
    longitude: float | None = of_type(float)
    geom_wkt: str | None = worded()
    priogrid_gid: int | None = of_type(int)
    country: str | None = worded()
    country_id: int | None = of_type(int)
    region: str | None = worded()
    event_clarity: int | None = _from_to(1, 2)
    date_prec: int | None = _from_to(1, 5)
    date_start: date | None = attrs.field(default=None, validator=exactly(date, none=True))
    date_end: date | None = attrs.field(default=None, validator=exactly(date, none=True))
    deaths_a: int | None = _persons()
    deaths_b: int | None = _persons()
    deaths_civilians: int | None = _persons()
    deaths_unknown: int | None = _persons()
    best: int | None = _persons()
    high: int | None = _persons()
    low: int | None = _persons()
    gwnoa: str | None = worded()
    gwnob: str | None = worded()
    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise NkConflictError(f"GedEvent.low: {self.low} is above high {self.high}")
        if self.date_start is not None and self.date_end is not None and self.date_start > self.date_end:
            raise NkConflictError(f"GedEvent.date_start: {self.date_start} is after date_end {self.date_end}")


GED_COLUMNS: Final = tuple(field.name for field in attrs.fields(GedEvent))
"""The columns of release 25.1, in its order."""

NEEDED: Final = (
    *("id", "side_a", "side_b", "date_start", "date_end"),
    *("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "high", "low"),
)
"""What a row must have for its claims to be UCDP's."""

USED: Final = ("where_coordinates", "adm_1", "adm_2", "where_prec", "latitude", "longitude", "event_clarity")
"""What else claims are made of: a bad cell there costs the row, as one elsewhere does not."""

_READERS: Final = {field.name: reader(field) for field in attrs.fields(GedEvent)}


def read_ged(path: str | PathLike[str]) -> Iterator[GedEvent | NkConflictError]:
    """Yield the events of a GED csv, and in place of each bad row the error with its file, line and column.

    A bad cell in a column that no claim is made of is told before its event, which goes without it. A name
    that ends in `.gz` is unpacked. OSError where the file cannot be read.
    """
    for row in csv_rows(path, NEEDED):
        if isinstance(row, NkConflictError):
            yield row
        else:
            yield from typed(row, GedEvent, _READERS, NEEDED, USED)


def ged_event(cells: Mapping[str, str]) -> GedEvent | None:
    """Return the event of cells by column, as `ged_cell` writes them; None where they are of none."""
    items = list(typed(Cells("", 1, cells), GedEvent, _READERS, ()))
    return items[0] if len(items) == 1 and isinstance(items[0], GedEvent) else None


def ged_lines(events: Iterable[GedEvent]) -> Iterator[str]:
    """Yield the lines of a GED csv, header first; what an event does not know stays empty."""
    yield _line(GED_COLUMNS)
    for event in events:
        yield _line([ged_cell(getattr(event, column)) for column in GED_COLUMNS])


def write_ged(events: Iterable[GedEvent], path: str | PathLike[str]) -> int:
    """Write events as a GED csv in UTF-8, packed where the name ends in `.gz`; return how many."""
    written = -1  # the header is no event
    with created(path) as file:
        for line in ged_lines(events):
            file.write(line.encode())
            written += 1
    return written


def _line(cells: Iterable[str]) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerow(cells)  # whose line ends, CR LF, make it quote both within a cell
    return buffer.getvalue()


def ged_cell(value: object) -> str:
    """Write a value as UCDP does; None as an empty cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    return f"{value} 00:00:00.000" if isinstance(value, date) else str(value)
