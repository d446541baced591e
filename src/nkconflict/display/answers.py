"""Answers to questions over many reports: totals, running counts, silences, pairs that conflict or do not.

Every figure stands beside its claimant, and every answer beside what it rests on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeAlias

from nkconflict.display.cards import QUOTED, headline, whose
from nkconflict.display.entities import party_named, party_names
from nkconflict.display.fields import bounds
from nkconflict.display.markup import Child, Html, raw, tag, text
from nkconflict.model.claims import CasualtyClaim
from nkconflict.query import (
    Account,
    Conflict,
    ConflictKind,
    Counted,
    Reconciled,
    Series,
    Silence,
    Step,
    Total,
)
from nkconflict.tables.layout import clean, cut

__all__ = [
    "Locate",
    "conflict",
    "counted",
    "quote",
    "reconciled",
    "series",
    "silences",
    "source",
    "table",
    "totals",
]

Locate: TypeAlias = Callable[[Account], str | None]
"""Where on the same page the passage of an account stands, if it does: the id of an element."""

_CONFLICTS: Final = {
    ConflictKind.DISAGREEMENT: "two claimants disagree",
    ConflictKind.REVISION: "a figure was taken back",
    ConflictKind.DENIAL: "one denies it",
}

_STEPS: Final = {
    Step.FIRST: "first figure",
    Step.ROUNDED: "the same, rounded",
    Step.RAISED: "raised",
    Step.LOWERED: "lowered",
}


def counted(what: Counted) -> str:
    """Return what a figure counts: "civilians of Azerbaijan, killed, in Ganja"."""
    people = {"military": "soldiers", "civilian": "civilians"}.get(what.group, "people")
    of = f" of {party_names(what.side)}" if what.side else " of no named side"
    return clean(f"{what.subgroup or people}{of}, {what.outcome}{f', in {what.place}' if what.place else ''}")


def table(head: Sequence[str], rows: Iterable[Sequence[Child]], caption: str, *numbers: int) -> Html:
    """Return a table whose rows are headed by their first cell; `numbers` are columns of figures."""
    cells = [
        [
            tag(
                "th" if n == 0 else "td",
                cell,
                cls="k-number" if n in numbers else "",
                scope="row" if n == 0 else None,
            )
            for n, cell in enumerate(row)
        ]
        for row in rows
    ]
    heads = [
        tag("th", name, scope="col", cls="k-number" if n in numbers else "") for n, name in enumerate(head)
    ]
    return tag(
        "div",
        tag(
            "table",
            tag("caption", caption),
            tag("thead", tag("tr", heads)),
            tag("tbody", (tag("tr", row) for row in cells)),
            cls="k-table",
        ),
        cls="k-scroll",
        tabindex=0,  # so that a keyboard can scroll it where it is wider than the window
        role="group",
        aria_label=caption,
    )


def totals(found: Sequence[Total]) -> Html:
    """Return what each claimant says in all: no row is ever the sum of others."""
    rows = [
        (
            f"{counted(total.counted)}{f', since {total.since}' if total.since else ''}",
            party_named(total.claimant, total.outlet),
            bounds(total.low, total.high),
            _rests_on(total),
        )
        for total in found
    ]
    caption = "What each claimant says in all. Figures of different claimants are never added."
    return table(("who is counted", "claimed by", "persons", "rests on"), rows, caption, 2)


def _rests_on(total: Total) -> list[Html]:
    used = [tag("li", _told(account)) for account in total.used]
    left = [tag("li", _told(left.account), f": {left.reason}") for left in total.left_out]
    many = f"{len(used)} used" + (f", {len(left)} left out" if left else "")
    inside = [tag("ul", used)] if used else []
    inside += [tag("p", "Left out:"), tag("ul", left)] if left else []
    caveat = [tag("p", total.caveat, cls="k-by")] if total.caveat else []
    return [tag("details", tag("summary", many), *inside), *caveat]


def source(account: Account, where: Locate | None = None) -> Html:
    """Return where and when an account was printed; a link to the passage where it is on the page."""
    printed = f"{clean(account.where)}{f', {account.published}' if account.published else ''}"
    target = where(account) if where is not None else None
    return tag("a", printed, href=f"#{target}") if target else tag("small", printed)


def quote(account: Account) -> Html:
    """Return the words of an account; a curated one has none."""
    return tag("q", cut(clean(account.quote), QUOTED)) if account.quote else Html("")


def _told(account: Account) -> Html:
    return raw((quote(account), text(" "), source(account)))


def series(found: Sequence[Series]) -> Html:
    """Return running counts: one table a count, a row a figure."""
    return tag("div", map(_series, found))


def _series(count: Series) -> Html:
    since = f", since {count.since}" if count.since else ""
    by = party_named(count.claimant, count.outlet)
    rows = [
        (
            str(point.published or "no day"),
            str(point.count),
            bounds(point.count.low, point.count.high),
            _STEPS[point.step],
            _later(point.gap),
            ", ".join(dict.fromkeys(clean(account.where) for account in point.accounts)),
        )
        for point in count.points
    ]
    notes = {
        "newly added": len(count.increments),
        "told to be silent": len(count.silences),
        "left out": len(count.left_out),
    }
    beside = ", ".join(f"{many} {what}" for what, many in notes.items() if many)
    caption = f"{counted(count.counted)}{since}, claimed by {by}{f' ({beside})' if beside else ''}"
    if not rows:
        return tag("p", f"{caption}: no running count")
    head = ("published", "figure", "persons", "step", "gap", "where")
    return table(head, rows, caption, 1, 2)


def _later(gap: int | None) -> str:
    if not gap:
        return "" if gap is None else "the same day"
    return f"{gap} day{'' if gap == 1 else 's'} later"


def silences(found: Sequence[Silence]) -> Html:
    """Return who has published no figure for what, by whose word, and what broke the silence."""
    rows = [
        (
            party_named(silence.party),
            counted(Counted((), silence.group, None, silence.outcome)).replace(" of no named side", ""),
            _told(silence.said[-1]) if silence.said else _untold(silence),
            _broken(silence.broken),
        )
        for silence in found
    ]
    caption = "Who has given no figure of its own people. Silence is not a zero."
    return table(("party", "of its own", "by whose word", "until"), rows, caption)


def _untold(silence: Silence) -> Child:
    return "no figure among these accounts" + (f", only one {silence.together}" if silence.together else "")


def _broken(account: Account | None) -> Child:
    if account is None:
        return "not broken"
    return [tag("b", _figure(account) or "a figure"), " ", _told(account)]


def _figure(account: Account) -> str | None:
    claim = account.claim
    return str(claim.count) if isinstance(claim, CasualtyClaim) else None


def conflict(found: Conflict, where: Locate | None = None) -> Html:
    """Return two accounts that cannot both hold, side by side, each with its claimant and its words."""
    what = counted(found.counted) if found.counted else "what is claimed"
    title = tag("h3", f"{what}: ", tag("span", _CONFLICTS[found.kind], cls="k-kind"))
    return _pair(title, found.first, found.second, where)


def reconciled(found: Reconciled, where: Locate | None = None) -> Html:
    """Return two accounts that look like a conflict and are none, with the reason."""
    title = tag("h3", "may both hold: ", tag("span", found.reason, cls="k-kind"))
    return _pair(title, found.first, found.second, where)


def _pair(title: Html, first: Account, second: Account, where: Locate | None) -> Html:
    sides = tag("div", _side(first, where), _side(second, where), cls="k-sides")
    return tag("section", title, sides, cls="k-pair")


def _side(account: Account, where: Locate | None) -> Html:
    figure = _figure(account)
    said = tag("b", figure, cls="k-figure") if figure else headline(account.claim, account.sighting.evidence)
    by = tag("p", "claimed by ", tag("b", whose(account.claim)))
    words = tag("blockquote", quote(account), tag("footer", source(account, where)), cls="k-quote")
    return tag("div", tag("p", said), by, words, cls="k-side")
