"""Strategies for figures that can be written: people harmed, equipment lost, and silence about either."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from nkconflict.lexicon.forms import FormKind
from nkconflict.model.attribution import Attribution, Modality
from nkconflict.model.claims import (
    CasualtyClaim,
    Group,
    MaterielClaim,
    MaterielOutcome,
    Nondisclosure,
    Outcome,
    Scope,
)
from nkconflict.model.dates import Period
from nkconflict.model.parties import Party
from nkconflict.strategies.speakers import (
    back,
    belligerents,
    maybe,
    named_places,
    names,
    roots,
    speakers,
)
from nkconflict.strategies.values import counts

__all__ = ["equipment", "figures", "silences"]


@cache
def _sides() -> SearchStrategy[tuple[Party, ...]]:
    """Draw whose people are counted: one party's, both states', several parties', or nobody's known."""
    both = ("armenia", "azerbaijan")
    together = st.lists(roots(), min_size=2, max_size=3, unique=True).map(tuple)
    one = roots().map(lambda party: (party,))
    return st.one_of(one, one, st.just(tuple(map(names().lexicon.party, both))), together, st.just(()))


@cache
def _groups() -> SearchStrategy[tuple[Group, str | None]]:
    """Draw groups with the narrower group that a noun can tell."""
    kinds = (FormKind.SOLDIERS, FormKind.CIVILIANS, FormKind.PEOPLE)
    keys = sorted({form.keys[0].partition("/") for form in names().lexicon.forms if form.kind in kinds})
    return st.sampled_from([(Group(group), narrower or None) for group, _, narrower in keys])


@st.composite
def figures(draw: DrawFn, published: date) -> CasualtyClaim:
    """Draw figures of people harmed."""
    scope = draw(st.sampled_from([Scope.CUMULATIVE, Scope.INCIDENT, Scope.INCREMENT]))
    day = published - timedelta(days=draw(back()))
    period, as_of = Period.day(day), None
    if scope is Scope.CUMULATIVE:
        as_of = draw(maybe(back().map(lambda days: published - timedelta(days=days))))
        length = draw(maybe(st.integers(0, 60)))
        period = Period(day, None if length is None else day + timedelta(days=length))
    group, subgroup = draw(_groups())
    return CasualtyClaim(
        by=draw(speakers()),
        side=draw(_sides()),
        group=group,
        subgroup=subgroup,
        outcome=draw(st.sampled_from(Outcome)),
        count=draw(counts(1)),
        scope=scope,
        period=draw(st.sampled_from([period, None])),
        as_of=as_of,
        place=draw(maybe(named_places())) if scope is Scope.INCIDENT else None,
        modality=draw(st.sampled_from(Modality)),
    )


@st.composite
def silences(draw: DrawFn, published: date) -> Nondisclosure:
    """Draw silences about a party's own losses."""
    del published
    party, group = draw(roots()), draw(st.sampled_from(Group))
    outcome = draw(st.sampled_from(Outcome))
    return Nondisclosure(by=Attribution.named(party), side=(party,), group=group, outcome=outcome)


@st.composite
def equipment(draw: DrawFn, published: date) -> MaterielClaim:
    """Draw equipment lost."""
    del published
    kinds = sorted({form.keys[0] for form in names().lexicon.forms if form.kind is FormKind.MATERIEL})
    return MaterielClaim(
        by=draw(speakers()),
        side=[draw(belligerents())],
        kind=draw(st.sampled_from(kinds)),
        count=draw(counts(1)),
        outcome=draw(st.sampled_from(MaterielOutcome)),
        scope=draw(st.sampled_from(Scope)),
        modality=draw(st.sampled_from([Modality.ASSERTED, Modality.HEDGED])),
    )
