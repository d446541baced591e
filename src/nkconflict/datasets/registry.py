"""The later Armenian register of servicemen by day of their casualty, without names: a scope of its own.

It counts by the day on which a man fell, the claims of the time by the day on which a list was published; it
may be shown beside them, and never subtracted from them.
"""

from __future__ import annotations

from datetime import date
from typing import Final, final

import attrs

from nkconflict.datasets.shipped import read_table
from nkconflict.model.checks import exactly, filled, natural, shown

__all__ = ["RegistryDay", "load_registry"]

COLUMNS: Final = ("id", "date", "deceased", "cumulative", "source")


@final
@attrs.frozen(kw_only=True)
class RegistryDay:
    """How many servicemen the register dates to a day, and how many to all days from 27 September 2020 on."""

    day: date = attrs.field(validator=exactly(date))
    deceased: int = attrs.field(validator=natural)
    cumulative: int = attrs.field(validator=natural)
    source: str = attrs.field(validator=filled)
    __repr__ = shown


def load_registry() -> tuple[RegistryDay, ...]:
    """Return the register by day, from 27 September 2020 to the end of December."""
    return tuple(
        RegistryDay(
            day=date.fromisoformat(row.need("date")),
            deceased=int(row.need("deceased")),
            cumulative=int(row.need("cumulative")),
            source=row.need("source"),
        )
        for row in read_table("registry.csv", COLUMNS, COLUMNS)
    )
