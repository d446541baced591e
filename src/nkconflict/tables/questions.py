"""The columns of the answers to questions over many reports: fixed names, as those of the tables."""

from __future__ import annotations

from typing import Final

from nkconflict.errors import NkConflictError
from nkconflict.tables.columns import CLAIMANT, MEDIATORS, NEVER, OWN_VOICE, Column, ColumnType

__all__ = ["ANSWERS", "answer_columns"]

INTEGER, DAY, MOMENT = ColumnType.INTEGER, ColumnType.DAY, ColumnType.MOMENT
TEXTS, RECORDS = ColumnType.TEXTS, ColumnType.RECORDS

NO_COUNT: Final = "a claim of another kind"

_COUNTED: Final = (
    Column("side", unit="root party ids, joined by +", null="nobody named", rank=0),
    Column("group", null=NEVER, rank=0),
    Column("subgroup", null="no narrower group named", rank=1),
    Column("outcome", null=NEVER, rank=0),
    Column("place", unit="place id", null="of the whole count", rank=1),
    Column("since", DAY, null="no first day of the count named", rank=1),
)
_OF_ANY: Final = (
    _COUNTED[0],
    Column("group", null=NO_COUNT, rank=0),
    _COUNTED[2],
    Column("outcome", null=NO_COUNT, rank=0),
    _COUNTED[4],
)
_OUTLET: Final = Column("outlet", null="a party gives it", rank=1)
_FIGURES: Final = (
    Column("first", null="no figure", rank=0),
    Column("first_claimant", unit="root party id", null=OWN_VOICE, rank=0),
    Column("first_published", DAY, null="no day of publication given", rank=1),
    Column("first_where", null=NEVER),
    Column("second", null="no figure", rank=0),
    Column("second_claimant", unit="root party id", null=OWN_VOICE, rank=0),
    Column("second_published", DAY, null="no day of publication given", rank=0),
    Column("second_where", null=NEVER),
)

ANSWERS: Final = {
    "totals": (
        *_COUNTED,
        CLAIMANT,
        _OUTLET,
        Column("low", INTEGER, "persons", "no lower bound", rank=0),
        Column("high", INTEGER, "persons", "no upper bound", rank=0),
        Column("used", TEXTS, "where it was published", "(empty) no figure could be used", rank=1),
        Column("left_out", INTEGER, "accounts", NEVER, rank=1),
        Column("reasons", TEXTS, null="(empty) nothing was left out"),
        Column("caveat", null="none", rank=1),
    ),
    "series": (
        *_COUNTED,
        CLAIMANT,
        _OUTLET,
        Column("published", DAY, null="no day of publication given", rank=0),
        Column("count", unit="persons, as published", null=NEVER, rank=0),
        Column("low", INTEGER, "persons", "no lower bound", rank=1),
        Column("high", INTEGER, "persons", "no upper bound", rank=1),
        Column("step", null=NEVER, rank=0),
        Column("gap", INTEGER, "days", "the first figure of its count"),
        Column("accounts", INTEGER, "accounts", NEVER),
    ),
    "conflicts": (
        Column("kind", null=NEVER, rank=0),
        *_OF_ANY,
        *_FIGURES,
        Column("reason", null="a conflict", rank=0),
    ),
    "ceasefires": (
        Column("known", unit="id of a known ceasefire", null="not settled which one it is", rank=0),
        Column("announced", MOMENT, "local time", rank=0),
        Column("effective", MOMENT, "local time", rank=0),
        Column("breached", MOMENT, "local time, first alleged breach", rank=0),
        Column("delay", null="not said how soon it was breached", rank=1),
        Column("ended", MOMENT, "local time", rank=1),
        MEDIATORS,
        Column("accusations", RECORDS, "by, accused, when, modality", "(empty) no breach told of", rank=1),
        Column("then", unit="id of a known ceasefire", null="none that is known to follow", rank=1),
        Column("accounts", INTEGER, "accounts", NEVER, rank=1),
    ),
    "silences": (
        Column("party", unit="root party id", null=NEVER, rank=0),
        Column("group", null=NEVER, rank=0),
        Column("outcome", null=NEVER, rank=0),
        Column("said", DAY, null="nobody says so: there is no figure", rank=0),
        Column("said_where", null="nobody says so: there is no figure", rank=1),
        Column("together", null="no figure of its own and others together", rank=0),
        Column("broken", DAY, null="no figure since", rank=0),
        Column("figure", null="no figure since", rank=0),
    ),
    "diff": (
        Column("kind", null=NEVER, rank=0),
        Column("claim", null=NEVER, rank=0),
        *_OF_ANY,
        CLAIMANT,
        Column("before", null="not there before, or no figure", rank=0),
        Column("after", null="not there after, or no figure", rank=0),
        Column("before_published", DAY, null="not there before"),
        Column("after_published", DAY, null="not there after", rank=1),
        Column("where", null=NEVER, rank=1),
    ),
}
"""The columns of the answer to each question over many reports, in order."""


def answer_columns(question: str) -> tuple[Column, ...]:
    """Return the columns of the answer to a question; NkConflictError if there is no such question."""
    if question not in ANSWERS:
        raise NkConflictError(f"no question {question!r}; there are {', '.join(ANSWERS)}")
    return ANSWERS[question]
