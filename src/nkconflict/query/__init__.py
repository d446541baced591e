"""Questions over reports: pure functions from accounts to frozen answers that show their argument.

Each takes a `Corpus`, reports, accounts or bare sightings. No answer adds what may not be added.
"""

from nkconflict.query.accounts import Account, Accounts, LeftOut, accounts
from nkconflict.query.conflicts import Conflict, ConflictKind, Reconciled, conflicts, reconciled
from nkconflict.query.counted import Counted
from nkconflict.query.counting import Point, Series, Step, series
from nkconflict.query.differences import Change, ChangeKind, diff
from nkconflict.query.grading import Grade, Graded, corroboration, graded, source_proximity
from nkconflict.query.lifelines import Accusation, Lifeline, lifelines
from nkconflict.query.selecting import Telling, as_of, distinct, known_at, select
from nkconflict.query.silences import Silence, silences
from nkconflict.query.totals import Total, totals

__all__ = [
    "Account",
    "Accounts",
    "Accusation",
    "Change",
    "ChangeKind",
    "Conflict",
    "ConflictKind",
    "Counted",
    "Grade",
    "Graded",
    "LeftOut",
    "Lifeline",
    "Point",
    "Reconciled",
    "Series",
    "Silence",
    "Step",
    "Telling",
    "Total",
    "accounts",
    "as_of",
    "conflicts",
    "corroboration",
    "diff",
    "distinct",
    "graded",
    "known_at",
    "lifelines",
    "reconciled",
    "select",
    "series",
    "silences",
    "source_proximity",
    "totals",
]
