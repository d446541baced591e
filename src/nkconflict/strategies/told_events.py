"""Strategies for ground that changed hands, allegations and denials that can be written."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from nkconflict.lexicon.forms import FormKind
from nkconflict.lexicon.grounds import is_wide, unit_of
from nkconflict.model.attribution import Modality
from nkconflict.model.claims import Allegation, Claim, Denial, Scope, TerritoryClaim, Unit
from nkconflict.model.counts import Count
from nkconflict.model.dates import Period
from nkconflict.model.places import Place
from nkconflict.strategies.speakers import back, belligerents, maybe, named_places, names, roots, speakers
from nkconflict.strategies.values import counts
from nkconflict.writing.allegations import ACTS
from nkconflict.writing.bodies import answers
from nkconflict.writing.territory import UNITS

__all__ = ["accusations", "answers_to", "gains", "rebuttals"]


@cache
def _grounds() -> SearchStrategy[tuple[Place, ...]]:
    """Draw places that can change hands together: districts, or what lies in them."""
    held = [
        place for place in names().lexicon.places if place.country in ("AM", "AZ") and names().place(place)
    ]
    wide = st.lists(st.sampled_from([place for place in held if is_wide(place)]), max_size=2, unique=True)
    near = st.lists(st.sampled_from([place for place in held if not is_wide(place)]), max_size=3, unique=True)
    return (near | wide).map(tuple)


@st.composite
def gains(draw: DrawFn, published: date) -> TerritoryClaim:
    """Draw ground that changed hands: so many of a unit, or places by name."""
    scope = draw(st.sampled_from(Scope))
    places = draw(_grounds())
    unit: Unit | None = draw(st.sampled_from(list(UNITS)))
    count: Count | None = draw(counts(1))
    by_name = draw(st.booleans())
    if places and by_name:
        usual = {unit_of(place) for place in places}
        unit = draw(st.sampled_from([next(iter(usual)) if len(usual) == 1 else None, unit]))
        count = None if len(places) == 1 else Count.exact(len(places))
        scope = Scope.CUMULATIVE if scope is Scope.INCREMENT else scope
    day = published - timedelta(days=draw(st.integers(0, 360)))
    undated = {Scope.UNSPECIFIED: None, Scope.INCIDENT: day}
    return TerritoryClaim(
        by=draw(speakers()),
        gained_by=draw(belligerents()),
        count=count,
        unit=unit,
        places=places if count is None or count == Count.exact(len(places)) else places[:1],
        scope=scope,
        as_of=undated[scope] if scope in undated else draw(st.sampled_from([None, day])),
        modality=draw(st.sampled_from(Modality)),
    )


@cache
def _targets() -> SearchStrategy[str]:
    nouns = [form.text for form in names().lexicon.forms if form.kind is FormKind.TARGET]
    lead = st.sampled_from(["", "", "residential ", "civilian ", "military ", "Armenian "])
    return st.builds(str.__add__, lead, st.sampled_from(nouns))


@cache
def _weapons() -> SearchStrategy[str]:
    return st.sampled_from([form.text for form in names().lexicon.forms if form.kind is FormKind.WEAPON])


@st.composite
def accusations(draw: DrawFn, published: date) -> Allegation:
    """Draw allegations of attacks by a party at war."""
    place, act = draw(maybe(named_places())), draw(st.sampled_from(list(ACTS)))
    itself = [] if place is None else [(names().place(place) or "").partition(" (")[0]]
    day = published - timedelta(days=draw(back()))
    weapon = draw(st.just("shelling" if act == "shelled" else None) | _weapons())
    if weapon is not None and draw(st.booleans()):
        act = f"used {names().arms(weapon)}"
    return Allegation(
        by=draw(speakers()),
        accused=[draw(belligerents())],
        act=act,
        target=draw(maybe(_targets()) | st.sampled_from([None, *itself])),
        weapon=weapon,
        place=place,
        period=draw(st.sampled_from([None, Period.day(day)])),
        modality=draw(st.sampled_from([Modality.ASSERTED, Modality.HEDGED])),
    )


@st.composite
def rebuttals(draw: DrawFn, published: date) -> Denial:
    """Draw denials of what another party says, whatever it is."""
    del published
    against = draw(st.one_of([belligerents(), roots()]))
    return Denial(by=draw(speakers()), against=against, words=draw(_WORDS))


@st.composite
def answers_to(draw: DrawFn, claim: Claim) -> Denial | None:
    """Draw denials of a claim; None where nobody can deny it in an article."""
    by = getattr(claim, "by", None)
    denial = Denial(by=draw(speakers()), against=by and by.party, words=draw(_WORDS))
    return denial if answers(denial, claim) else None


_WORDS: Final = st.sampled_from(
    [None, None, "absurd", "blatant lie", "groundless", "fairy tale", "invention"]
)
