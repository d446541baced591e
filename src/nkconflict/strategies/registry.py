"""Which strategy draws which type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis.strategies import SearchStrategy

from nkconflict.model.attribution import Attribution
from nkconflict.model.ceasefires import Breach, Ceasefire
from nkconflict.model.claims import (
    Allegation,
    CasualtyClaim,
    Denial,
    MaterielClaim,
    Nondisclosure,
    Statement,
    Talks,
    TerritoryClaim,
)
from nkconflict.model.counts import Count
from nkconflict.model.dates import (
    Moment,
    MonthDay,
    MonthRef,
    Period,
    RelativeDay,
    Unresolved,
    WeekdayRef,
    WeekendRef,
    WeekRef,
    YearRef,
)
from nkconflict.model.parties import Party, Person
from nkconflict.model.places import Place, Tenure
from nkconflict.model.reports import Block, Caption, Contributor, Report
from nkconflict.model.sightings import Citation, Evidence, Link, Mark, Marks, Residue, Sighting
from nkconflict.model.spans import Span
from nkconflict.strategies import actors, claimed, reported, values

__all__ = ["by_type"]


def by_type() -> dict[type, Callable[[], SearchStrategy[Any]]]:
    """Return which strategy draws which public type of the model; enums need none."""
    return {
        Allegation: claimed.allegations,
        Attribution: actors.attributions,
        Block: reported.blocks,
        Breach: claimed.breaches,
        Caption: reported.captions,
        CasualtyClaim: claimed.casualty_claims,
        Ceasefire: claimed.ceasefires,
        Citation: reported.citations,
        Contributor: reported.contributors,
        Count: values.counts,
        Denial: claimed.denials,
        Evidence: reported.evidences,
        Link: reported.links,
        Mark: reported.marks,
        Marks: reported.several_marks,
        MaterielClaim: claimed.materiel_claims,
        Moment: values.moments,
        MonthDay: values.month_days,
        MonthRef: values.month_refs,
        Nondisclosure: claimed.nondisclosures,
        Party: actors.parties,
        Period: values.periods,
        Person: actors.persons,
        Place: actors.places,
        RelativeDay: values.relative_days,
        Report: reported.reports,
        Residue: reported.residues,
        Sighting: reported.sightings,
        Span: values.spans,
        Statement: claimed.statements,
        Talks: claimed.talks,
        Tenure: actors.tenures,
        TerritoryClaim: claimed.territory_claims,
        Unresolved: values.unresolved_dates,
        WeekRef: values.week_refs,
        WeekendRef: values.weekend_refs,
        WeekdayRef: values.weekday_refs,
        YearRef: values.year_refs,
    }
