"""The columns of every table: fixed names, each with type, unit, and what an empty cell means."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Final, final

import attrs

from nkconflict.errors import NkConflictError

__all__ = [
    "CLAIMANT",
    "MEDIATORS",
    "NEVER",
    "OWN_VOICE",
    "TABLES",
    "Column",
    "ColumnType",
    "columns_of",
]


class ColumnType(StrEnum):
    """What a cell holds when it is not null; every cell is ready for JSON."""

    TEXT = "text"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DAY = "day"
    """An ISO date, `2020-10-19`."""
    PERIOD = "period"
    """An ISO date, or an EDTF month, year or interval: `2020-10`, `2020-10-17/2020-10-18`."""
    MOMENT = "moment"
    """An ISO date, with local time where one was given: `2020-10-18T00:00`."""
    TEXTS = "list of text"
    RECORDS = "list of records"


@final
@attrs.frozen
class Column:
    """A column: its name, the type of its cells, their unit, and what null (or an empty list) means."""

    name: str
    type: ColumnType = ColumnType.TEXT
    unit: str | None = None
    null: str = "not said"
    rank: int = attrs.field(default=2, kw_only=True)
    """How soon the column gives way in a text table where space is short: 0 last, 2 first."""

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of what its records hold, all of them text; none where the cells are no records."""
        return tuple((self.unit or "").split(", ")) if self.type is ColumnType.RECORDS else ()


TEXT, INTEGER, BOOLEAN, DAY, PERIOD, MOMENT, TEXTS, RECORDS = ColumnType

NEVER: Final = "never null"
NO_ID: Final = "not said, or not in the lexicon"
OWN_VOICE: Final = "the report's own voice, or a source of no known party"

PLACED: Final = (
    Column("source", null=NEVER),
    Column("published", DAY, null=NEVER),
    Column("block", null="neither headline, body nor caption"),
    Column("start", INTEGER, "code points", "no text to point into"),
    Column("end", INTEGER, "code points", "no text to point into"),
    Column("quote", null="no text to point into", rank=0),
    Column("key", null="the row is no claim"),
    Column("rule", null="the row was read by no rule"),
)
"""The columns that every table begins with: where the row was read."""

CLAIMANT: Final = Column("claimant", unit="root party id", null=OWN_VOICE, rank=0)
SPEAKER: Final = Column("speaker", unit="person id", null=NO_ID)
SPEAKER_TEXT: Final = Column("speaker_text", null="no words name a claimant", rank=2)
SIDE: Final = Column("side", unit="root party id, armenian-side or both", rank=0)
NUMBER_OF_PERSONS: Final = Column("number", INTEGER, "persons", "vague, a range, or undisclosed", rank=0)
PLACE: Final = Column("place", unit="place id", null=NO_ID, rank=1)
PLACE_TEXT: Final = Column("place_text", null="no words name a place", rank=1)
SCOPE: Final = Column("scope", null=NEVER, rank=2)
MODALITY: Final = Column("modality", null=NEVER)
RELAYS: Final = Column("relays", TEXTS, null="(empty) nobody in between")
MEDIATORS: Final = Column("mediators", TEXTS, "root party ids", "(empty) not said", rank=0)

_CELLS: Final = {
    "casualties": (
        NUMBER_OF_PERSONS,
        Column("qualifier", null=NEVER, rank=0),
        Column("low", INTEGER, "persons", "no lower bound, or undisclosed"),
        Column("high", INTEGER, "persons", "no upper bound, or undisclosed"),
        Column("outcome", null=NEVER, rank=0),
        Column("victims", null=NEVER, rank=0),
        Column("subgroup", null="no narrower group named"),
        SIDE,
        Column("voice", null=NEVER),
        CLAIMANT,
        Column("claimant_body", unit="party id", null="no body within the party named"),
        SPEAKER,
        SPEAKER_TEXT,
        Column("office", null="no office named"),
        RELAYS,
        SCOPE,
        Column("since", DAY, rank=1),
        Column("until", DAY, rank=1),
        Column("as_of", DAY, rank=1),
        PLACE,
        PLACE_TEXT,
        MODALITY,
        Column("inferred", TEXTS, "column names", "(empty) every value was read"),
    ),
    "ceasefires": (
        Column("known", unit="id of a known ceasefire", null="not settled which one it is", rank=0),
        Column("announced", MOMENT, "local time", rank=0),
        Column("effective", MOMENT, "local time", rank=0),
        Column("ended", MOMENT, "local time"),
        PLACE,
        MEDIATORS,
        Column("signatories", TEXTS, "root party ids", "(empty) not said"),
        Column("kind", null=NEVER),
        Column("status", null=NEVER, rank=0),
        Column("breach", null="no breach told of", rank=0),
        Column("delay", null="not said how soon it was breached", rank=1),
        Column("breaches", RECORDS, "by, accused, when, modality", "(empty) no breach told of"),
    ),
    "territory": (
        CLAIMANT,
        SPEAKER,
        SPEAKER_TEXT,
        Column("gained_by", unit="root party id", rank=0),
        Column("number", INTEGER, "places", rank=0),
        Column("unit", rank=0),
        Column("place", unit="place id", null="several, none named, or not in the lexicon", rank=0),
        Column("names", TEXTS, null="(empty) no place named"),
        SCOPE,
        MODALITY,
    ),
    "allegations": (
        Column("accuser", unit="root party id", null=OWN_VOICE, rank=0),
        Column("accused", unit="root party id, armenian-side or both", rank=0),
        SPEAKER,
        Column("act", null=NEVER, rank=0),
        Column("target", rank=0),
        Column("weapon", rank=1),
        PLACE,
        PLACE_TEXT,
        Column("date", PERIOD, rank=1),
        Column("denied_by", unit="root party id", null="no denial read"),
    ),
    "denials": (
        CLAIMANT,
        SPEAKER,
        SPEAKER_TEXT,
        Column("office", null="no office named"),
        RELAYS,
        Column("against", unit="root party id", null="not said whose word is denied", rank=0),
        Column("words", null="denied without a word for it", rank=1),
        Column("denies", TEXTS, "keys of claims", "(empty) nothing read is what it denies"),
        Column("denied", TEXTS, "words of the text", "(empty) nothing read is what it denies", rank=1),
    ),
    "statements": (
        SPEAKER,
        Column("speaker_text", null="no words name a speaker", rank=0),
        Column("office", null="no office named"),
        Column("party", unit="root party id", null=OWN_VOICE, rank=0),
        Column("verb"),
        Column("direct", BOOLEAN, null=NEVER),
        Column("kind", null=NEVER),
        RELAYS,
        Column("to", TEXTS, "root party ids", "(empty) not said"),
    ),
    "talks": (
        Column("date", DAY, rank=0),
        Column("until", DAY, rank=1),
        Column("place", unit="place id", null=NO_ID, rank=0),
        PLACE_TEXT,
        Column("host", unit="party id", rank=0),
        Column("mediators", TEXTS, "party ids", "(empty) not said", rank=0),
        Column("participants", TEXTS, "party ids", "(empty) not said", rank=0),
        Column("planned", BOOLEAN, null=NEVER),
        Column("duration", rank=1),
    ),
    "materiel": (
        CLAIMANT,
        SIDE,
        Column("kind", null=NEVER, rank=0),
        Column("number", INTEGER, "pieces", "vague, or a range", rank=0),
        Column("qualifier", null=NEVER, rank=0),
        Column("outcome", null=NEVER, rank=0),
        SCOPE,
        MODALITY,
    ),
    "links": (
        Column("kind", null=NEVER, rank=0),
        Column("from_key", null=NEVER, rank=0),
        Column("to_key", null=NEVER, rank=0),
    ),
    "captions": (
        Column("date", DAY, rank=0),
        Column("place", unit="place id", null=NO_ID, rank=0),
        PLACE_TEXT,
        Column("agency", rank=0),
        Column("photographer", rank=0),
    ),
    "reports": (
        Column("header_date", DAY, null="no header, or no date in it", rank=0),
        Column("agency", rank=0),
        Column("contributors", RECORDS, "name, place", "(empty) none named", rank=0),
        Column("claims", INTEGER, "claims, each once", NEVER, rank=0),
        Column("residue", INTEGER, "sentences", NEVER, rank=0),
        Column("sha256", unit="hexadecimal", null=NEVER),
    ),
    "residue": (Column("reason", null=NEVER, rank=0),),
}

TABLES: Final = {name: (*PLACED, *cells) for name, cells in _CELLS.items()}
"""The columns of each table, in order."""


def columns_of(table: str | Sequence[Column]) -> Sequence[Column]:
    """Return the columns of a table by its name, or columns that are given themselves.

    NkConflictError if there is no such table.
    """
    columns = TABLES.get(table) if isinstance(table, str) else table
    if not isinstance(columns, Sequence):
        raise NkConflictError(f"no table {table!r:.40}; there are {', '.join(TABLES)}")
    return columns
