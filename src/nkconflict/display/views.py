"""The view of any value as HTML that needs nothing else: no script, no font, no address.

Each type has one view. What holds many, a corpus or an answer, is counted and listed, never poured out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from nkconflict.corpus import Corpus
from nkconflict.display import answers, entities, values
from nkconflict.display.article import article
from nkconflict.display.cards import card
from nkconflict.display.markup import Html, asset, raw, size, tag
from nkconflict.display.summary import summary
from nkconflict.display.truces import lifeline
from nkconflict.errors import NkConflictError
from nkconflict.model.claims import CLAIM_TYPES
from nkconflict.model.counts import Count
from nkconflict.model.parties import Party, Person
from nkconflict.model.places import Place
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Residue, Sighting
from nkconflict.query import (
    Account,
    Change,
    Conflict,
    Graded,
    Lifeline,
    Reconciled,
    Series,
    Silence,
    Telling,
    Total,
)
from nkconflict.reading.explain import Explanation
from nkconflict.tables.frames import Table

__all__ = ["LARGEST", "ROWS", "VIEWED", "html"]

LARGEST: Final = 96_000
"""The most bytes of an article's view, its style included."""

ROWS: Final = 200
"""The most items of an answer that are shown."""


def html(value: object) -> Html:
    """Return the view of a report, corpus, claim, sighting, party, person, place, table or answer.

    A sequence of answers of one type, as the functions of `query` return them, is shown together; an empty
    one says that it is empty.
    NkConflictError for what has no view.

    >>> from nkconflict import parse
    >>> report = parse(" date 2020-10-19 Armenia said 12 of its soldiers were killed.", source="a.txt")
    >>> "12 killed" in html(report)
    True
    """
    if isinstance(value, Report):
        return _report(value)
    view = _VIEWS.get(type(value))
    if view is not None:
        return _framed(view(value))
    if isinstance(value, (tuple, list)):
        if not value:
            return _framed(tag("p", "Nothing: no answer among what was asked.", cls="k-by"))
        kinds = {type(item) for item in value}
        if len(kinds) == 1 and kinds <= _LISTS.keys():
            return _framed(_listed(value))
    raise NkConflictError(f"there is no view of {type(value).__name__}")


def _framed(inside: Html) -> Html:
    return tag("div", tag("style", asset("view.css")), inside, cls="nk nk-view")


def _report(report: Report) -> Html:
    named = f"{report.source} {report.sha256}".encode(errors="replace")
    scope = f"nk-{hashlib.sha256(named).hexdigest()[:8]}"
    style = raw((asset("view.css"), asset("article.css")))
    inside = article(report, room=LARGEST - size(style), style=partial(_pointing, scope))
    return tag("div", tag("style", style), inside, cls=f"nk nk-view {scope}")


def _pointing(scope: str, n: int) -> Html:
    """Return the rules by which a passage and its note find each other without a script."""
    here = f".{scope}:has(.p{n}:hover,.n{n}:hover,.n{n}:focus-within)"
    return Html(
        f"{here}{{.c{n},.n{n}{{--on:1}}.f{n}{{--read:1}}}}.{scope}:has(.p{n}:hover) .n{n}{{--peek:visible}}"
    )


def _sighting(sighting: Sighting) -> Html:
    return card(sighting.claim, sighting)


def _account(account: Account) -> Html:
    return raw((_sighting(account.sighting), answers.source(account)))


def _listed(found: Sequence[Any]) -> Html:
    shown = _LISTS[type(found[0])](found[:ROWS])
    left = len(found) - ROWS
    return raw((shown, tag("p", f"and {left:,} more", cls="k-by"))) if left > 0 else shown


def _each(view: Callable[[Any], Html]) -> Callable[[Sequence[Any]], Html]:
    return lambda found: raw(map(view, found))


def _alone(view: Callable[[Sequence[Any]], Html]) -> Callable[[Any], Html]:
    return lambda value: view((value,))


_LISTS: Final[dict[type, Callable[[Sequence[Any]], Html]]] = {
    Total: answers.totals,
    Series: answers.series,
    Silence: answers.silences,
    Conflict: _each(answers.conflict),
    Reconciled: _each(answers.reconciled),
    Lifeline: _each(lifeline),
    Account: _each(_account),
    Sighting: _each(_sighting),
    Telling: _each(values.telling),
    Graded: _each(values.graded),
    Change: values.changes,
    Residue: _each(values.residue),
    Count: _each(values.count),
    **dict.fromkeys(CLAIM_TYPES, _each(card)),
}
"""How several values of a type are shown."""

_VIEWS: Final[dict[type, Callable[[Any], Html]]] = {
    Corpus: summary,
    Party: entities.party,
    Person: entities.person,
    Place: entities.place,
    Table: values.columns,
    Explanation: values.explanation,
    **{kind: _alone(view) for kind, view in _LISTS.items()},
}
"""How one value of a type is shown."""

VIEWED: Final[tuple[type, ...]] = (Report, *_VIEWS)
"""The types that have a view."""
