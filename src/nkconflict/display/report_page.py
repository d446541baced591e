"""One page for articles and all that was read from them, in one file that asks nobody for anything.

The page works without its script; with it the table of claims can be sorted and filtered, and a link into an
article opens it there. What is shown is bounded, and what was left out is said in plain words.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeVar

from nkconflict.corpus import Corpus
from nkconflict.display.answers import Locate, conflict
from nkconflict.display.article import article, is_marked
from nkconflict.display.claims_table import Shown, claims_table, passage_of
from nkconflict.display.markup import Html, asset, raw, tag
from nkconflict.display.summary import by_claimant, by_kind, many, named_days
from nkconflict.display.timeline import timeline
from nkconflict.display.truces import lifeline
from nkconflict.model.reports import Report
from nkconflict.model.sightings import BlockKind
from nkconflict.query import Account, conflicts, lifelines
from nkconflict.tables.layout import clean, cut

__all__ = ["CLAIMS", "page"]

CLAIMS: Final = 5_000
"""The claims after which no further article is marked."""

ANSWERS: Final = 200
"""The most conflicts, and the most truces, that are shown."""

FIRST: Final = 8
"""As many of them are shown at once; the others behind a click."""

TITLE: Final = 120
"""The most characters of a headline that the title shows."""

FOLDED: Final = 3
"""The articles from which on each is folded away beneath its name."""

Answer = TypeVar("Answer")

_PARTS: Final = {
    "summary": "Summary",
    "timeline": "Timeline",
    "conflicts": "Conflicts",
    "ceasefires": "Ceasefires",
    "claims": "Claims",
    "articles": "Articles",
}


def page(of: Corpus | Report | Iterable[Report]) -> Html:
    """Return a page for a corpus, for reports, or for one.

    >>> from nkconflict import parse
    >>> written = page(parse(" date 2020-10-19 Armenia said 12 of its soldiers were killed.", source="a.txt"))
    >>> written.startswith("<!doctype html>"), "://" in written
    (True, False)
    """
    corpus = of if isinstance(of, Corpus) else Corpus((of,) if isinstance(of, Report) else of)
    shown, left = _shown(corpus)
    style = raw(asset(name) for name in ("view.css", "article.css", "page.css"))
    script = asset("page.js")
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="generator", content="nkconflict"),
        tag("title", _title(corpus)),
        tag("style", style),
    )
    return raw((Html("<!doctype html>\n"), tag("html", head, _body(corpus, shown, left, script), lang="en")))


def _policy(style: str, script: str) -> str:
    """Return what the page may do: run this one script, use this one style, fetch nothing, send nothing."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


def _shown(corpus: Corpus) -> tuple[list[Shown], int]:
    """Return the reports that are marked, by day, and how many are left out."""
    ordered = sorted(corpus, key=lambda report: (report.published, report.source))
    found: list[Shown] = []
    claims = 0
    for number, report in enumerate(ordered, 1):
        if found and claims + len(report.sightings) > CLAIMS:
            return found, len(ordered) - len(found)
        claims += len(report.sightings)
        found.append(Shown(report, f"a{number}"))
    return found, 0


def _title(corpus: Corpus) -> str:
    if len(corpus) == 1:
        (report,) = corpus
        headlines = (
            block.span.of(report.text) for block in report.blocks if block.kind is BlockKind.HEADLINE
        )
        return cut(clean(next(headlines, f"{report.source}: what it claims")), TITLE)
    return f"{many(len(corpus), 'article')}, {named_days(corpus)}: what they claim"


def _body(corpus: Corpus, shown: list[Shown], left: int, script: Html) -> Html:
    parts = (
        dict(_PARTS)
        if len(shown) != 1
        else {"articles": "The article"} | _PARTS | {"articles": "The article"}
    )
    made = {
        "summary": lambda: _summary(corpus),
        "timeline": lambda: timeline(corpus),
        "conflicts": lambda: _conflicts(corpus, _locate(shown)),
        "ceasefires": lambda: _ceasefires(corpus, _locate(shown)),
        "claims": lambda: _claims(shown, left),
        "articles": lambda: _articles(shown, left),
    }
    sections = [_section(name, title, made[name]()) for name, title in parts.items()]
    nav = tag(
        "nav",
        tag("ul", (tag("li", tag("a", title, href=f"#{name}")) for name, title in parts.items())),
        aria_label="Parts of this page",
    )
    words = (
        "Every figure here is somebody’s claim: read it with its claimant. "
        "Figures of different claimants are never added up."
    )
    return tag(
        "body",
        tag("a", "Skip to the content", href="#main", cls="k-skip"),
        tag("header", tag("h1", _title(corpus)), tag("p", words), nav),
        tag("main", sections, id="main", tabindex=-1),
        tag("footer", tag("p", "Made by nkconflict. It says what is written, not what is true.")),
        tag("script", script),
        cls="nk k-page",
    )


def _section(name: str, title: str, inside: Html) -> Html:
    return tag(
        "section", tag("h2", title, id=f"{name}-title"), inside, id=name, aria_labelledby=f"{name}-title"
    )


def _summary(corpus: Corpus) -> Html:
    return tag("div", by_kind(corpus), by_claimant(corpus), cls="k-sides")


def _locate(shown: list[Shown]) -> Locate:
    """Return where accounts stand on the page; reports that were left out have no place."""
    places = {
        id(sighting): passage_of(one, position)
        for one in shown
        for position, sighting in enumerate(one.report.sightings)
        if is_marked(one.report, position)
    }

    def where(account: Account) -> str | None:
        return places.get(id(account.sighting))

    return where


def _conflicts(corpus: Corpus, where: Locate) -> Html:
    found = conflicts(corpus)
    words = f"{many(len(found), 'pair')} of claims that cannot both hold."
    return _answers(words if found else "No two claims exclude each other.", found, conflict, where)


def _ceasefires(corpus: Corpus, where: Locate) -> Html:
    found = lifelines(corpus)
    words = f"{many(len(found), 'truce')} told of."
    return _answers(words if found else "No ceasefire is told of.", found, lifeline, where)


def _answers(
    words: str, found: Sequence[Answer], view: Callable[[Answer, Locate], Html], where: Locate
) -> Html:
    """Return answers, the first at once and more behind a click; what is beyond is counted."""
    made = [view(one, where) for one in found[:ANSWERS]]
    first, more = made[:FIRST], made[FIRST:]
    parts = [tag("p", words), *first]
    parts += [tag("details", tag("summary", f"show {len(more)} more"), *more)] if more else []
    left = len(found) - len(made)
    parts += [tag("p", f"{left:,} more are not shown.", cls="k-left")] if left else []
    return raw(parts)


def _left_out(left: int) -> Html:
    words = (
        f"{many(left, 'article')} more {'is' if left == 1 else 'are'} left out here for their size: "
        "name fewer paths to see them. The other parts of the page are of all articles."
    )
    return tag("p", words, cls="k-left") if left else Html("")


def _claims(shown: list[Shown], left: int) -> Html:
    boxes = [
        tag("label", "Search ", tag("input", type="search", id="search", autocomplete="off")),
        *(
            tag("label", f"{name} ", tag("select", tag("option", "all", value=""), data_column=column))
            for name, column in (("Kind", 1), ("Whose people", 3), ("Claimed by", 4))
        ),
        tag("button", "Show all", type="reset"),
    ]
    form = tag("form", boxes, id="filter", hidden=True, aria_label="Choose claims", role="search")
    status = tag("p", id="status", role="status")
    return raw((_left_out(left), form, status, claims_table(shown)))


def _articles(shown: list[Shown], left: int) -> Html:
    return raw((_hint(), *_each(shown), _left_out(left)))


def _hint() -> Html:
    words = (
        "A number leads from a passage to what was read from it. Point at a passage, or open a claim, to see "
        "its fields; what no words say is marked as inferred."
    )
    return tag("p", words, cls="k-by")


def _each(shown: list[Shown]) -> Iterator[Html]:
    for report, anchor in shown:
        view = article(report, anchor=anchor)
        if len(shown) < FOLDED:
            yield view
            continue
        claims = many(len(report.claims()), "claim")
        name = tag(
            "summary", tag("b", str(report.published)), f" {clean(report.source)} ", tag("small", claims)
        )
        yield tag("details", name, view, cls="k-fold")
