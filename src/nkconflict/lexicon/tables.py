"""The tables of facts as values: parties, persons, places and truces, each with a record of its source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from typing import Any, Final, TypeVar

from nkconflict.errors import NkConflictError
from nkconflict.lexicon.cells import Row
from nkconflict.lexicon.hints import hint
from nkconflict.lexicon.records import KnownCeasefire, Record, Table
from nkconflict.model.parties import Party, Person
from nkconflict.model.places import Place, Tenure

__all__ = ["COLUMNS", "NEEDED", "ceasefire_of", "parties_of", "person_of", "place_of", "record_of"]

COLUMNS: Final = {
    Table.PARTIES: "id name kind side part_of body note source confidence".split(),
    Table.PERSONS: "id name role office party since until dates note source confidence".split(),
    Table.PLACES: (
        "id name armenian_name armenian_script azerbaijani_name kind within country latitude longitude "
        "coordinates geonames_id held note source confidence"
    ).split(),
    Table.CEASEFIRES: (
        "id name announced effective zone ended place mediators signatories kind first_breach breach_delay "
        "breach_alleged_by breach_place source url confidence note"
    ).split(),
}
"""The columns of each table; `dates`, `armenian_script`, `coordinates` and `geonames_id` are not read."""

NEEDED: Final = {
    Table.PARTIES: ("id", "name", "kind", "side", "source", "confidence"),
    Table.PERSONS: ("id", "name", "source", "confidence"),
    Table.PLACES: ("id", "name", "source", "confidence"),
    Table.CEASEFIRES: ("id", "name", "kind", "source", "confidence"),
}

Value = TypeVar("Value")
FUNCTIONS: Final = {Table.PARTIES: "body", Table.PERSONS: "role"}


def parties_of(rows: Iterable[Row]) -> dict[str, Party]:
    """Return the parties by id, in the order of the table; the parts of a party may stand before it."""
    given = {row.need("id"): row for row in rows}
    made: dict[str, Party] = {}

    def party(row: Row, below: tuple[str, ...]) -> Party:
        own, above = row.need("id"), row.get("part_of")
        if own in below:
            raise row.fault(f"{' in '.join((*below, own))} is a cycle", "part_of")
        if own in made:
            return made[own]
        if above is not None and above not in given:
            raise row.fault(f"no party {above!r}{hint(above, given)}", "part_of")
        part_of = None if above is None else party(given[above], (*below, own))
        made[own] = _built(row, Party, {**_cells(row, "id name kind side"), "part_of": part_of})
        return made[own]

    return {key: party(row, ()) for key, row in given.items()}


def person_of(row: Row, parties: Mapping[str, Party]) -> Person:
    """Return the person of a row."""
    party = row.get("party")
    values = {
        **_cells(row, "id name office"),
        "party": None if party is None else _party(row, "party", party, parties),
        "since": row.day("since"),
        "until": row.day("until"),
    }
    return _built(row, Person, values)


def place_of(row: Row, parties: Mapping[str, Party]) -> Place:
    """Return the place of a row; `held` is written as `party:since..until`, parted by `;`."""
    names = "id name armenian_name azerbaijani_name kind within country"
    degrees = {"latitude": row.number("latitude"), "longitude": row.number("longitude")}
    return _built(row, Place, {**_cells(row, names), **degrees, "held_by": _tenures(row, parties)})


def ceasefire_of(row: Row, parties: Mapping[str, Party], places: Mapping[str, Place]) -> KnownCeasefire:
    """Return the truce of a row; a place that is no id is kept in its words."""
    columns = ("mediators", "signatories", "breach_alleged_by")
    values: dict[str, Any] = {
        **_cells(row, "id name kind zone source url confidence note"),
        **{column: row.moment(column) for column in ("announced", "effective", "ended", "first_breach")},
        **{column: [_party(row, column, item, parties) for item in row.items(column)] for column in columns},
        "breach_delay": row.minutes("breach_delay"),
    }
    for column in ("place", "breach_place"):
        words = row.get(column)
        values[column] = None if words is None else places.get(words) or Place.unlisted(words)
    return _built(row, KnownCeasefire, values)


def record_of(row: Row, table: Table) -> Record:
    """Return the record of a row: its functions, source, confidence and note."""
    functions = row.items(FUNCTIONS[table]) if table in FUNCTIONS else ()
    values = {**_cells(row, "id source confidence note"), "table": table, "functions": functions}
    return _built(row, Record, values)


def _tenures(row: Row, parties: Mapping[str, Party]) -> tuple[Tenure, ...]:
    tenures: list[Tenure] = []
    for part in filter(None, map(str.strip, (row.get("held") or "").split(";"))):
        name, colon, days = part.partition(":")
        since, dots, until = days.partition("..")
        if not (colon and dots):
            raise row.fault(f"{part!r} is no tenure; write azerbaijan:2020-11-08..", "held")
        ends = (row.iso(day, "held") if day else None for day in (since, until))
        party = _party(row, "held", name, parties)
        tenures.append(_built(row, Tenure, {"party": party, "since": next(ends), "until": next(ends)}))
    for before, after in pairwise(tenures):
        if before.until is None or after.since is None or before.until >= after.since:
            raise row.fault(f"the tenure of {after.party.id!r} begins before the last one ends", "held")
    return tuple(tenures)


def _cells(row: Row, columns: str) -> dict[str, Any]:
    return {column: value for column in columns.split() if (value := row.get(column)) is not None}


def _party(row: Row, column: str, name: str, parties: Mapping[str, Party]) -> Party:
    if name in parties:
        return parties[name]
    raise row.fault(f"no party {name!r}{hint(name, parties)}", column)


def _built(row: Row, kind: Callable[..., Value], values: dict[str, Any]) -> Value:
    """Build a value of the model; what it refuses is refused by file and line."""
    try:
        return kind(**values)
    except NkConflictError as error:
        raise row.fault(error.message) from None
