"""Answers to questions over many reports as rows: one a total, a figure of a count, a conflict, a truce."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from nkconflict.errors import NkConflictError
from nkconflict.model.claims import CasualtyClaim
from nkconflict.query import (
    Account,
    Change,
    Conflict,
    Counted,
    Lifeline,
    Reconciled,
    Series,
    Silence,
    Total,
)
from nkconflict.query.counted import counted
from nkconflict.tables.values import Row, claimant, iso

__all__ = ["answer_rows"]


def answer_rows(answer: Iterable[object], question: str | None = None) -> list[Row]:
    """Return the rows of what a question answered, with the columns of `ANSWERS`, in order.

    NkConflictError for what is no answer, or where `question` is given, none to that.
    """
    rows: list[Row] = []
    for item in answer:
        asked, told = _ROWS.get(type(item), (None, None))
        if told is None or question not in (None, asked):
            wanted = f"an answer to {question!r}" if question else "an answer of nkconflict.query"
            raise NkConflictError(f"a {type(item).__name__} is not {wanted}")
        rows += told(item)
    return rows


def _counted(what: Counted | None) -> Row:
    return {
        "side": "+".join(what.side) or None if what else None,
        "group": str(what.group) if what else None,
        "subgroup": what.subgroup if what else None,
        "outcome": str(what.outcome) if what else None,
        "place": what.place if what else None,
    }


def _of(account: Account | None) -> Counted | None:
    claim = account.claim if account else None
    return counted(claim) if isinstance(claim, CasualtyClaim) else None


def _figure(account: Account | None) -> str | None:
    claim = account.claim if account else None
    return str(claim.count) if isinstance(claim, CasualtyClaim) else None


def _by(account: Account) -> str | None:
    by = getattr(account.claim, "by", None)
    return None if by is None else claimant(by)


def _total(total: Total) -> list[Row]:
    return [
        _counted(total.counted)
        | {
            "since": iso(total.since),
            "claimant": total.claimant,
            "outlet": total.outlet,
            "low": total.low,
            "high": total.high,
            "used": [str(account) for account in total.used],
            "left_out": len(total.left_out),
            "reasons": list(dict.fromkeys(left.reason for left in total.left_out)),
            "caveat": total.caveat,
        }
    ]


def _series(series: Series) -> list[Row]:
    head = _counted(series.counted) | {"since": iso(series.since)}
    head |= {"claimant": series.claimant, "outlet": series.outlet}
    return [
        head
        | {
            "published": iso(point.published),
            "count": str(point.count),
            "low": point.count.low,
            "high": point.count.high,
            "step": str(point.step),
            "gap": point.gap,
            "accounts": len(point.accounts),
        }
        for point in series.points
    ]


def _pair(first: Account, second: Account) -> Row:
    row: Row = {}
    for name, account in (("first", first), ("second", second)):
        row |= {
            name: _figure(account),
            f"{name}_claimant": _by(account),
            f"{name}_published": iso(account.published),
            f"{name}_where": account.where,
        }
    return row


def _conflict(conflict: Conflict) -> list[Row]:
    head: Row = {"kind": str(conflict.kind)} | _counted(conflict.counted)
    return [head | _pair(conflict.first, conflict.second) | {"reason": None}]


def _reconciled(pair: Reconciled) -> list[Row]:
    head: Row = {"kind": "reconciled"} | _counted(_of(pair.first))
    return [head | _pair(pair.first, pair.second) | {"reason": pair.reason}]


def _lifeline(line: Lifeline) -> list[Row]:
    return [
        {
            "known": line.known,
            "announced": iso(line.announced),
            "effective": iso(line.effective),
            "breached": iso(line.breached),
            "delay": line.delay,
            "ended": iso(line.ended),
            "mediators": list(line.mediators),
            "accusations": [
                {
                    "by": told.by,
                    "accused": "+".join(told.accused) or None,
                    "when": iso(told.breach.period),
                    "modality": str(told.breach.modality),
                }
                for told in line.accusations
            ],
            "then": line.then,
            "accounts": len(line.accounts),
        }
    ]


def _silence(silence: Silence) -> list[Row]:
    said = silence.said[-1] if silence.said else None
    return [
        {
            "party": silence.party,
            "group": str(silence.group),
            "outcome": str(silence.outcome),
            "said": iso(said.published) if said else None,
            "said_where": said.where if said else None,
            "together": _figure(silence.joint[-1]) if silence.joint else None,
            "broken": iso(silence.broken.published) if silence.broken else None,
            "figure": _figure(silence.broken),
        }
    ]


def _change(change: Change) -> list[Row]:
    account = change.after or change.before
    if account is None:
        return []
    return [
        {"kind": str(change.kind), "claim": type(account.claim).__name__}
        | _counted(_of(account))
        | {
            "claimant": _by(account),
            "before": _figure(change.before),
            "after": _figure(change.after),
            "before_published": iso(change.before.published) if change.before else None,
            "after_published": iso(change.after.published) if change.after else None,
            "where": account.where,
        }
    ]


_ROWS: Final[dict[type, tuple[str, Callable[[Any], list[Row]]]]] = {
    Total: ("totals", _total),
    Series: ("series", _series),
    Conflict: ("conflicts", _conflict),
    Reconciled: ("conflicts", _reconciled),
    Lifeline: ("ceasefires", _lifeline),
    Silence: ("silences", _silence),
    Change: ("diff", _change),
}
"""The question that each type of answer belongs to, and how it becomes rows."""
