"""Where: places with both of their names, and who held them when."""

from __future__ import annotations

from datetime import date
from typing import Self, final

import attrs

from nkconflict.errors import NkConflictError
from nkconflict.model.checks import as_tuple, exactly, filled, filled_or_none, shown, tuple_of
from nkconflict.model.parties import Party

__all__ = ["Place", "Tenure"]


@final
@attrs.frozen
class Tenure:
    """Who held a place, from a day to a day, both included; None where an end is open or unknown."""

    party: Party = attrs.field(validator=exactly(Party))
    since: date | None = attrs.field(default=None, validator=exactly(date, none=True))
    until: date | None = attrs.field(default=None, validator=exactly(date, none=True))
    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        if self.since is not None and self.until is not None and self.since > self.until:
            raise NkConflictError(f"Tenure.since: {self.since} is after until {self.until}")

    def covers(self, day: date) -> bool:
        """Say whether the tenure includes a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@final
@attrs.frozen(kw_only=True, cache_hash=True)
class Place:
    """A settlement, district, region or country, with both of its names, neither the default.

    `id` is None for places that the lexicon lacks. `latitude` and `longitude` are WGS84 degrees, both or
    neither. `within` names the district or country, `country` is the ISO 3166 code de jure, `held_by` who
    held it when.
    """

    id: str | None = attrs.field(default=None, validator=filled_or_none)
    name: str = attrs.field(validator=filled)
    armenian_name: str | None = attrs.field(default=None, validator=filled_or_none)
    azerbaijani_name: str | None = attrs.field(default=None, validator=filled_or_none)
    kind: str | None = attrs.field(default=None, validator=filled_or_none)
    within: str | None = attrs.field(default=None, validator=filled_or_none)
    country: str | None = attrs.field(default=None, validator=filled_or_none)
    latitude: float | None = attrs.field(default=None, validator=exactly(float, none=True))
    longitude: float | None = attrs.field(default=None, validator=exactly(float, none=True))
    held_by: tuple[Tenure, ...] = attrs.field(default=(), converter=as_tuple, validator=tuple_of(Tenure))
    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        if (self.latitude is None) != (self.longitude is None):
            raise NkConflictError("Place: latitude and longitude come together")
        if self.latitude is None or self.longitude is None:
            return
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            raise NkConflictError(f"Place: {self.latitude}, {self.longitude} are not degrees on the globe")

    @classmethod
    def unlisted(cls, words: str) -> Self:
        """Return a place that the lexicon lacks, in the words of the text."""
        return cls(name=words)

    @property
    def names(self) -> tuple[str, ...]:
        """Return both names where they differ, in alphabetical order; else the one name that there is."""
        return tuple(sorted({name for name in (self.armenian_name, self.azerbaijani_name) if name})) or (
            self.name,
        )

    def holder(self, day: date) -> Party | None:
        """Return who held the place on a day, as far as the tables say."""
        return next((tenure.party for tenure in self.held_by if tenure.covers(day)), None)

    def __str__(self) -> str:
        return self.name
