"""Hypothesis strategies for the values of the model, for this project's tests and its users'.

Every strategy is a plural noun and draws values that are valid by construction:

    from hypothesis import given
    from nkconflict.strategies import reports

    @given(reports())
    def test_mine(report): ...

Where the package is installed, Hypothesis itself calls `register`, so `st.from_type(Report)` works too.
"""

# First, and free of Hypothesis: importing it below makes it call `register` while this module is half made.
from nkconflict.strategies.entry import register

try:
    import hypothesis as _hypothesis  # noqa: F401
except ImportError as error:
    raise ImportError("nkconflict.strategies needs Hypothesis: pip install nkconflict[strategies]") from error

from nkconflict.strategies.actors import attributions, parties, persons, places, tenures
from nkconflict.strategies.claimed import (
    allegations,
    breaches,
    casualty_claims,
    ceasefires,
    claims,
    denials,
    materiel_claims,
    nondisclosures,
    statements,
    talks,
    territory_claims,
)
from nkconflict.strategies.pools import Pool, pool
from nkconflict.strategies.registry import by_type
from nkconflict.strategies.reported import (
    blocks,
    captions,
    citations,
    contributors,
    evidences,
    links,
    marks,
    reports,
    residues,
    sightings,
)
from nkconflict.strategies.speakers import speakers
from nkconflict.strategies.values import (
    counts,
    days,
    moments,
    month_days,
    month_refs,
    periods,
    relative_days,
    spans,
    unresolved_dates,
    week_refs,
    weekday_refs,
    weekend_refs,
    written_dates,
    year_refs,
)
from nkconflict.strategies.writable import writable_claims
from nkconflict.strategies.written import Article, articles

__all__ = [
    "Article",
    "Pool",
    "allegations",
    "articles",
    "attributions",
    "blocks",
    "breaches",
    "by_type",
    "captions",
    "casualty_claims",
    "ceasefires",
    "citations",
    "claims",
    "contributors",
    "counts",
    "days",
    "denials",
    "evidences",
    "links",
    "marks",
    "materiel_claims",
    "moments",
    "month_days",
    "month_refs",
    "nondisclosures",
    "parties",
    "periods",
    "persons",
    "places",
    "pool",
    "register",
    "relative_days",
    "reports",
    "residues",
    "sightings",
    "spans",
    "speakers",
    "statements",
    "talks",
    "tenures",
    "territory_claims",
    "unresolved_dates",
    "week_refs",
    "weekday_refs",
    "weekend_refs",
    "writable_claims",
    "written_dates",
    "year_refs",
]
