"""What came, went or changed between two readings of the same articles.

A reading is a list of rows, plain values ready for JSON: a row a claim, with the article, the table, the
place in the text, and the cells that say something. Rows that are the same fall out first; of the others
those that overlap in one table are paired, the likest first, and have changed; what is left went or came.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

from nkconflict.model.claims import Denial
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Evidence, Sighting
from nkconflict.tables import rows

__all__ = ["WHERE", "Change", "Row", "compared", "reading_of", "summary", "without_words"]

Row: TypeAlias = Mapping[str, Any]

CLAIMS: Final = "casualties ceasefires territory allegations statements talks materiel".split()
EVERY: Final = [*CLAIMS, "denials", "links"]
WHERE: Final = frozenset({"article", "table", "at", "quote"})
"""The cells that say where a row was read."""
LEFT_OUT: Final = {"source", "published", "block", "start", "end", "quote", "key", "rule", "inferred"}
"""Said shorter (the place), or altering with the code and not with what is claimed (key, rule, inferred)."""
WORDS: Final = frozenset(
    "quote subgroup speaker_text office relays place_text names act target weapon verb delay words".split()
)
"""The cells with words of an article, which no file beside the code may hold when the article is not ours."""
QUOTED: Final = 72


class Change(NamedTuple):
    """A row that came (no old one), went (no new one), or changed."""

    old: Row | None
    new: Row | None

    @property
    def kind(self) -> str:
        """Return "came", "went" or "changed"."""
        return "came" if self.old is None else "went" if self.new is None else "changed"

    @property
    def row(self) -> Row:
        """Return the row as it is now; one that went, as it was."""
        return self.new or self.old or {}

    def columns(self) -> Iterator[tuple[str, Any, Any]]:
        """Yield the cells that differ: their column, what was read, what is read."""
        old, new = self.old or {}, self.new or {}
        for column in dict.fromkeys([*old, *new]):
            if column not in ("article", "table", "quote") and old.get(column) != new.get(column):
                yield column, old.get(column), new.get(column)


def reading_of(report: Report, article: str) -> list[Row]:
    """Return the rows of a report, ordered by table and place; cells that say nothing are left out."""
    found = [
        _row(article, table, int(str(row["start"])), int(str(row["end"])), str(row["quote"]), row)
        for table in CLAIMS
        for row in rows(report, table)
    ]
    found += _denials(report, article)
    for link, subject, object_ in report.linked():
        cells = {"kind": str(link.kind), "to": _at(object_), "flag": link.flag}
        found.append(_row(article, "links", *_place(subject), cells))
    return sorted(found, key=_order)


def without_words(row: Row) -> Row:
    """Return a row without the cells that hold words of its article."""
    return {column: cell for column, cell in row.items() if column not in WORDS}


def compared(old: Iterable[Row], new: Iterable[Row]) -> list[Change]:
    """Return how two readings differ, in order of article, table and place."""
    before, after = _grouped(old), _grouped(new)
    found = [
        change
        for group in before.keys() | after.keys()
        for change in _differences(before[group], after[group])
    ]
    return sorted(found, key=lambda change: _order(change.row))


def summary(old: Iterable[Row], new: Iterable[Row], changes: Iterable[Change]) -> list[str]:
    """Return a line a table: how many rows came, went, changed and stayed."""
    kinds = Counter((change.row["table"], change.kind) for change in changes)
    were, are = (Counter(row["table"] for row in rows) for rows in (old, new))
    lines = [f"{'table':12}{'came':>7}{'went':>7}{'changed':>9}{'same':>7}"]
    for table in EVERY:
        came, went, changed = (kinds[table, kind] for kind in ("came", "went", "changed"))
        if were[table] or are[table]:
            lines.append(f"{table:12}{came:>7}{went:>7}{changed:>9}{are[table] - came - changed:>7}")
    return lines


def _denials(report: Report, article: str) -> Iterator[Row]:
    """Yield the denials, which stand in no table of their own."""
    for sighting in report.sightings_of(Denial):
        claim = sighting.claim
        if isinstance(claim, Denial):
            by, against = claim.by.party, claim.against
            cells = {"by": by and by.id, "against": against and against.id, "words": claim.words}
            yield _row(article, "denials", *_place(sighting), cells)


def _row(article: str, table: str, start: int, end: int, quote: str, cells: Row) -> Row:
    short = quote if len(quote) <= QUOTED else f"{quote[: QUOTED - 1]}…"
    said = {
        column: cell
        for column, cell in cells.items()
        if column not in LEFT_OUT and cell is not None and cell != []
    }
    return {"article": article, "table": table, "at": [start, end], "quote": short, **said}


def _place(sighting: Sighting) -> tuple[int, int, str]:
    evidence = sighting.evidence
    if not isinstance(evidence, Evidence):
        raise TypeError("what was read has evidence")
    return evidence.span.start, evidence.span.end, evidence.quote


def _at(sighting: Sighting) -> list[int]:
    return list(_place(sighting)[:2])


def _order(row: Row) -> tuple[Any, ...]:
    return row["article"], EVERY.index(row["table"]), row["at"], sorted(map(str, row.items()))


def _grouped(reading: Iterable[Row]) -> defaultdict[tuple[str, str], list[Row]]:
    groups: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in reading:
        groups[row["article"], row["table"]].append(row)
    return groups


def _differences(old: Sequence[Row], new: Sequence[Row]) -> Iterator[Change]:
    """Yield what differs between the rows of one table in one article."""
    was, now = list(old), list(new)
    for row in old:
        if row in now:
            was.remove(row)
            now.remove(row)
    for o, n in list(_pairs(was, now)):
        yield Change(o, n)
        was.remove(o)
        now.remove(n)
    yield from (Change(row, None) for row in was)
    yield from (Change(None, row) for row in now)


def _pairs(old: Sequence[Row], new: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Yield the rows that stand for each other: those that overlap, the likest first, each once."""
    likeness = [
        (sum(1 for _ in Change(old[o], new[n]).columns()), _apart(old[o], new[n]), o, n)
        for o in range(len(old))
        for n in range(len(new))
        if max(old[o]["at"][0], new[n]["at"][0]) < min(old[o]["at"][1], new[n]["at"][1])
    ]
    taken: set[tuple[str, int]] = set()
    for _, _, o, n in sorted(likeness):
        if not taken & {("old", o), ("new", n)}:
            taken |= {("old", o), ("new", n)}
            yield old[o], new[n]


def _apart(old: Row, new: Row) -> int:
    return sum(abs(a - b) for a, b in zip(old["at"], new["at"], strict=True))
