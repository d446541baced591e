"""All claims of a page as one table, a row a claim of an article, with links to where each was read.

The table is whole as it stands; the page's script makes it sortable and lets it be filtered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from nkconflict.display.article import is_marked
from nkconflict.display.cards import badge, headline, whose
from nkconflict.display.markup import Html, tag, text
from nkconflict.display.phrases import names
from nkconflict.model.claims import CasualtyClaim, Claim, MaterielClaim, TerritoryClaim
from nkconflict.model.counts import Count
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Evidence
from nkconflict.tables.layout import clean, cut

__all__ = ["COLUMNS", "Shown", "claims_table", "passage_of"]

COLUMNS: Final = ("Claim", "Kind", "Figure", "Whose people", "Claimed by", "Published", "Passage")
"""The heads of the columns; the page's script sorts each by what its cells say, figures by their least."""

WORDS: Final = 90
"""The most characters of a passage that its link shows."""


class Shown(NamedTuple):
    """A report on a page, and what its ids begin with."""

    report: Report
    anchor: str


def passage_of(shown: Shown, position: int) -> str:
    """Return the id of a passage; of a claim that stands in no text, that of its note."""
    read = isinstance(shown.report.sightings[position].evidence, Evidence)
    return f"{shown.anchor}{'c' if read else 'n'}{position + 1}"


def claims_table(reports: Iterable[Shown]) -> Html:
    """Return the table, whose rows lead to passages as far as these are on the page."""
    heads = [tag("th", name, scope="col", cls="k-number" if name == "Figure" else "") for name in COLUMNS]
    rows = [row for shown in reports for row in _rows(shown)]
    return tag(
        "div",
        tag(
            "table",
            tag("caption", "Claims, each once an article. The last column leads to where it is written."),
            tag("thead", tag("tr", heads)),
            tag("tbody", rows),
            cls="k-table",
            id="table",
        ),
        cls="k-scroll k-tall",
        tabindex=0,
        role="region",
        aria_label="table of claims",
    )


def _rows(shown: Shown) -> Iterator[Html]:
    found: dict[Claim, list[int]] = {}
    for position, sighting in enumerate(shown.report.sightings):
        found.setdefault(sighting.claim, []).append(position)
    for claim, positions in found.items():
        yield _row(shown, claim, positions)


def _row(shown: Shown, claim: Claim, positions: list[int]) -> Html:
    sighting = shown.report.sightings[positions[0]]
    figure = _figure(claim)
    side = getattr(claim, "side", ())
    cells = [
        tag("th", headline(claim, sighting.evidence), scope="row"),
        tag("td", badge(claim)),
        tag("td", str(figure) if figure else "", cls="k-number", data_v=_sortable(figure)),
        tag("td", clean(names(side)) if side else ""),
        tag("td", whose(claim)),
        tag("td", str(shown.report.published), cls="k-when"),
        tag("td", *_links(shown, positions), cls="k-where"),
    ]
    return tag("tr", cells)


def _links(shown: Shown, positions: list[int]) -> Iterator[Html]:
    first, *others = positions
    evidence = shown.report.sightings[first].evidence
    words = cut(clean(evidence.quote if isinstance(evidence, Evidence) else evidence.outlet), WORDS)
    yield _link(shown, first, words or "passage")
    for number, position in enumerate(others, 2):
        yield text(" ")
        yield _link(shown, position, f"({number})", f"the same, read again ({number})")


def _link(shown: Shown, position: int, words: str, label: str | None = None) -> Html:
    if not is_marked(shown.report, position):
        return text(words)
    return tag("a", words, href=f"#{passage_of(shown, position)}", aria_label=label)


def _figure(claim: Claim) -> Count | None:
    return claim.count if isinstance(claim, (CasualtyClaim, MaterielClaim, TerritoryClaim)) else None


def _sortable(count: Count | None) -> str | None:
    """Return the least that a figure admits, or the most where it has no least."""
    if count is None:
        return None
    return str(next((bound for bound in (count.low, count.high) if bound is not None), 0))
