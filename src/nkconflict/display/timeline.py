"""Claims by day as a small picture: a lane a family, a disc a day, as large as there are claims for it.

War reporting is dense for weeks and silent for years. So the axis is true to time within a stretch of days
and broken between stretches; where there are too many days, months take their place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from math import sqrt
from typing import Final, NamedTuple

from nkconflict.corpus import Corpus
from nkconflict.display.answers import table
from nkconflict.display.kinds import FAMILIES, kind_of
from nkconflict.display.markup import Html, tag
from nkconflict.model.ceasefires import Ceasefire
from nkconflict.model.claims import Claim

__all__ = ["day_for", "timeline"]

WIDTH: Final = 960
LABELS: Final = 206
"""The room for the names of the lanes and for the sum beside each, of six digits at most."""
LANE: Final = 36
LARGEST: Final = 15
BREAK: Final = 34
DAYS: Final = 400
"""The most days of all stretches together; beyond them months are shown."""


def day_for(claim: Claim, published: date) -> date:
    """Return the day that a claim is for, as far as its text gives one, else the day of publication."""
    if isinstance(claim, Ceasefire):
        moment = claim.effective or claim.announced
        return moment.day if moment is not None else published
    period = getattr(claim, "period", None)
    ends = (period.until,) if period is not None else ()
    return next((day for day in (getattr(claim, "as_of", None), *ends) if day is not None), published)


class _Axis(NamedTuple):
    """Stretches of slots (days, or months), each from a first to a last, and the unit."""

    stretches: tuple[tuple[int, int], ...]
    months: bool

    def slot(self, day: date) -> int:
        return day.year * 12 + day.month - 1 if self.months else day.toordinal()

    def words(self, slot: int) -> str:
        if self.months:
            return f"{slot // 12:04}-{slot % 12 + 1:02}"
        return date.fromordinal(slot).isoformat()

    def x(self, slot: int) -> float:
        """Return where a slot lies across."""
        slots = sum(last - first + 1 for first, last in self.stretches)
        room = WIDTH - LABELS - 2 * LARGEST - BREAK * (len(self.stretches) - 1)
        at = float(LABELS + LARGEST)
        for first, last in self.stretches:
            if first <= slot <= last:
                return at + (slot - first + 0.5) * room / slots
            at += (last - first + 1) * room / slots + BREAK
        return at


def timeline(corpus: Corpus) -> Html:
    """Return the picture with its words and, folded away, its numbers; each claim of a report counts once."""
    told = {
        (report.source, kind_of(claim).family, day_for(claim, report.published), claim)
        for report in corpus
        for claim in report.claims()
    }
    if not told:
        return tag("p", "There are no claims to draw.")
    axis = _axis(sorted({day for _, _, day, _ in told}))
    counts = Counter((family, axis.slot(day)) for _, family, day, _ in told)
    families = [family for family in FAMILIES if any(lane == family for lane, _ in counts)]
    unit = "month" if axis.months else "day"
    words = (
        f"Claims by the {unit} each is for, or, where its text gives none, that of its publication. "
        f"A disc is as large as there are claims; a gap in the axis is a time without any."
    )
    return tag(
        "figure",
        tag(
            "div",
            _picture(axis, counts, families),
            cls="k-scroll",
            tabindex=0,
            role="region",
            aria_label="picture of the timeline",
        ),
        tag("figcaption", words, cls="k-by"),
        tag("details", tag("summary", "The timeline in numbers"), _numbers(axis, counts, families, unit)),
        cls="k-timeline",
    )


def _axis(days: Sequence[date]) -> _Axis:
    by_day = _Axis(_stretches([day.toordinal() for day in days], 21), months=False)
    if sum(last - first + 1 for first, last in by_day.stretches) <= DAYS and len(by_day.stretches) <= 12:
        return by_day
    months = sorted({day.year * 12 + day.month - 1 for day in days})
    return _Axis(_stretches(months, 12), months=True)


def _stretches(slots: Sequence[int], gap: int) -> tuple[tuple[int, int], ...]:
    """Return the first and last of each run of slots that are nowhere further apart than `gap`."""
    edges = [slots[0]]
    for before, after in pairwise(slots):
        if after - before > gap:
            edges += [before, after]
    edges.append(slots[-1])
    return tuple(zip(edges[::2], edges[1::2], strict=True))


def _picture(axis: _Axis, counts: Counter[tuple[str, int]], families: Sequence[str]) -> Html:
    height = LANE * len(families) + 40
    most = max(counts.values())
    lanes = [_lane(axis, counts, family, LANE * (n + 0.5) + 4, most) for n, family in enumerate(families)]
    foot = LANE * len(families) + 8
    parts = [tag("title", f"Claims by {'month' if axis.months else 'day'} and family")]
    for (_, last), (first, _) in pairwise(axis.stretches):
        middle = (axis.x(last) + axis.x(first)) / 2
        parts.append(_line(middle, 4, middle, foot, "k-break"))
    parts += [*lanes, *_ticks(axis, foot)]
    return tag("svg", parts, viewBox=f"0 0 {WIDTH} {height}", role="img", cls="k-svg")


def _lane(axis: _Axis, counts: Counter[tuple[str, int]], family: str, y: float, most: int) -> Html:
    found = sorted((slot, many) for (lane, slot), many in counts.items() if lane == family)
    discs = [
        tag(
            "circle",
            tag("title", f"{axis.words(slot)}: {many} ({FAMILIES[family]})"),
            cx=f"{axis.x(slot):.1f}",
            cy=f"{y:g}",
            r=f"{max(2.5, LARGEST * sqrt(many / most)):.1f}",
        )
        for slot, many in found
    ]
    label = tag("text", FAMILIES[family], x=0, y=f"{y + 4:g}")
    total = tag("text", f"{sum(many for _, many in found):,}", x=LABELS - 12, y=f"{y + 4:g}", cls="k-sum")
    return tag("g", label, total, _line(LABELS, y, WIDTH, y, "k-lane"), *discs, cls=f"k-{family}")


def _line(x1: float, y1: float, x2: float, y2: float, cls: str) -> Html:
    return tag("line", x1=f"{x1:.1f}", y1=f"{y1:g}", x2=f"{x2:.1f}", y2=f"{y2:g}", cls=cls)


def _ticks(axis: _Axis, y: float) -> Iterable[Html]:
    """Yield the names of days, as many as do not touch: the first of each stretch before others."""
    firsts = [first for first, _ in axis.stretches]
    others = [slot for first, last in axis.stretches for slot in range(first + 1, last + 1)]
    taken: list[float] = []
    for slot in (*firsts, *others):
        x = axis.x(slot)
        at = min(max(x, LABELS + 30.0), WIDTH - 36.0)
        if all(abs(at - other) > 82 for other in taken):
            taken.append(at)
            yield _line(x, y - 4, x, y + 4, "k-tick")
            yield tag("text", axis.words(slot), x=f"{at:.1f}", y=f"{y + 20:g}", cls="k-day")


def _numbers(axis: _Axis, counts: Counter[tuple[str, int]], families: Sequence[str], unit: str) -> Html:
    slots = sorted({slot for _, slot in counts})
    rows = [(axis.words(slot), *(str(counts[family, slot] or "") for family in families)) for slot in slots]
    head = (unit, *(FAMILIES[family] for family in families))
    return table(head, rows, f"Claims by {unit} and family", *range(1, len(head)))
