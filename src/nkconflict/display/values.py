"""What stands beside claims and answers: tellings, changes, grades, tables, counts, residue, explanations.

Each is shown with no more than it says itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Final

from nkconflict.display.answers import quote, source, table
from nkconflict.display.cards import badge, card, headline, whose
from nkconflict.display.fields import bounds
from nkconflict.display.markup import Html, raw, tag, text
from nkconflict.model.counts import Count
from nkconflict.model.sightings import Residue
from nkconflict.query import Account, Change, Graded, Telling
from nkconflict.reading.explain import Explanation
from nkconflict.tables.frames import Table
from nkconflict.tables.layout import clean, cut

__all__ = ["SHOWN", "changes", "columns", "count", "explanation", "graded", "residue", "telling"]

SHOWN: Final = 200
"""The most rows, sentences or accounts of one value that are shown."""

CELL: Final = 60
"""The most characters of a cell."""


def telling(value: Telling) -> Html:
    """Return a claim, and every account of it."""
    told = (tag("li", quote(one), " ", source(one)) for one in value.accounts[:SHOWN])
    times = len(value.accounts)
    head = tag("p", f"told {'once' if times == 1 else f'{times:,} times'}", cls="k-by")
    return tag("div", card(value.claim), head, tag("ul", told), _left(times))


def graded(value: Graded) -> Html:
    """Return a claim with its grade, and every account of it."""
    return tag("div", tag("p", "graded ", tag("b", clean(value.grade))), telling(value.telling))


def changes(found: Sequence[Change]) -> Html:
    """Return what became of claims: each with what stood before and what stands after."""
    rows = [(str(one.kind), _side(one.before), _side(one.after)) for one in found]
    return table(("what became", "before", "after"), rows, "What changed")


def _side(account: Account | None) -> Html:
    if account is None:
        return Html("")
    by = tag("p", "claimed by ", whose(account.claim), " ", source(account), cls="k-by")
    return raw((badge(account.claim), Html(" "), headline(account.claim, account.sighting.evidence), by))


def columns(value: Table) -> Html:
    """Return the first rows of a table, under the names of its columns; an empty cell is null."""
    names = [column.name for column in value.columns]
    kept = zip(*(cells[:SHOWN] for cells in value.cells), strict=True)
    rows = [[_cell(cell) for cell in row] for row in kept]
    many = len(value)
    caption = f"{value.name}: {many:,} row{'' if many == 1 else 's'}, {len(names)} columns"
    return tag("div", table(names, rows, clean(caption)), _left(many), cls="k-columns")


def _cell(cell: object) -> str:
    words = "; ".join(map(str, cell)) if isinstance(cell, tuple) else "" if cell is None else str(cell)
    return cut(clean(words), CELL)


def count(value: Count) -> Html:
    """Return a number of persons as it was published, and the numbers that it admits."""
    allowed = tag("small", f"{bounds(value.low, value.high)} (as published: {value.qualifier})")
    return tag("p", tag("b", clean(str(value)), cls="k-figure"), " ", allowed)


def residue(value: Residue) -> Html:
    """Return why a sentence became no claim, and where it stands; it does not hold its words."""
    said = f", characters {value.span}"
    return tag("p", tag("b", "not understood: "), clean(value.reason), tag("small", said))


def explanation(value: Explanation) -> Html:
    """Return how each sentence was read, the steps as `str()` prints them."""
    steps = (
        tag("details", tag("summary", cut(clean(step.text), 2 * CELL)), tag("pre", _lines(str(step))))
        for step in islice(value.steps, SHOWN)
    )
    many = len(value.steps)
    head = tag("p", f"{clean(value.report.source)}: {many:,} sentence{'' if many == 1 else 's'}", cls="k-by")
    return tag("section", head, *steps, _left(many))


def _lines(printed: str) -> Html:
    return Html("\n".join(map(text, printed.split("\n"))))


def _left(many: int) -> Html | None:
    return tag("p", f"and {many - SHOWN:,} more", cls="k-by") if many > SHOWN else None
