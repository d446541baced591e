"""How well a report was read: labelled facts paired with what was read, counted, and the misses in words.

A fact and a reading are paired where their stretches overlap and the key fields agree; each is used once.
Detected are all pairs, strict are those whose other labelled fields agree too. A list in a label means any of
its values, `"*"` anything; a field that a label lacks is not compared. A figure that an article repeats
elsewhere is labelled once, and its repeats are not spurious. An optional fact that is missed costs nothing.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from nkconflict.model.attribution import Modality
from nkconflict.model.ceasefires import Ceasefire
from nkconflict.model.claims import CasualtyClaim, Nondisclosure
from nkconflict.model.parties import Party
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Evidence, Sighting
from nkconflict.model.spans import Span
from nkconflict.reading.parse import parse
from nkconflict.tables.rows import rows

__all__ = [
    "ALLEGATIONS",
    "CASUALTIES",
    "CEASEFIRES",
    "DATA",
    "EXAMPLES",
    "KINDS",
    "MATERIEL",
    "STATEMENTS",
    "TALKS",
    "TERRITORY",
    "Article",
    "Fact",
    "Kind",
    "Score",
    "annotated",
    "passages",
    "read_by",
    "score",
    "side_of",
]

TESTS: Final = Path(__file__).parent.parent
DATA: Final = TESTS / "data"
EXAMPLES: Final = TESTS.parent / "examples" / "articles"


class Kind(NamedTuple):
    """A kind of fact: the fields that pair it, those that must agree too, and whether all are labelled."""

    name: str
    keys: tuple[str, ...]
    strict: tuple[str, ...]
    exhaustive: bool
    labels: str = ""

    @property
    def labelled(self) -> str:
        """Return the name under which an annotation has facts of this kind."""
        return self.labels or self.name


CASUALTIES: Final = Kind(
    "casualties",
    ("number", "low", "high", "outcome"),
    ("qualifier", "victims", "side", "claimant", "scope"),
    exhaustive=True,
)
CEASEFIRES: Final = Kind(
    "ceasefires", (), ("announced", "effective", "mediators", "violated"), exhaustive=False
)
TERRITORY: Final = Kind(
    "territory", ("number",), ("unit", "claimant", "gained_by", "place"), exhaustive=False
)
ALLEGATIONS: Final = Kind("allegations", (), ("accuser", "accused", "place", "denied_by"), exhaustive=False)
TALKS: Final = Kind("talks", (), ("date", "place"), exhaustive=False)
STATEMENTS: Final = Kind("statements", (), ("speaker", "party"), exhaustive=False, labels="direct_quotes")
MATERIEL: Final = Kind("materiel", ("number", "kind"), ("side", "claimant", "outcome"), exhaustive=False)
KINDS: Final = (CASUALTIES, CEASEFIRES, TERRITORY, ALLEGATIONS, TALKS, STATEMENTS, MATERIEL)


class Fact(NamedTuple):
    """A labelled fact: where it stands, its words, the values that each field may have."""

    span: Span
    quote: str
    fields: Mapping[str, tuple[object, ...]]
    optional: bool = False


class Article(NamedTuple):
    """A labelled article or passage."""

    name: str
    text: str
    published: date | None
    about: str
    labels: Mapping[str, tuple[Fact, ...]]

    def facts(self, kind: Kind) -> tuple[Fact, ...]:
        """Return the labelled facts of a kind."""
        return self.labels.get(kind.name, ())

    @property
    def near_miss(self) -> bool:
        """Say whether nothing at all may be claimed of it."""
        return not any(self.labels.values())

    def read(self) -> Report:
        """Return the article as the library reads it; read once, however often it is asked for."""
        return _read(self.name, self.text, self.published)


class Reading(NamedTuple):
    """What was read at a place, as plain values."""

    span: Span
    quote: str
    fields: Mapping[str, object]


@cache
def _read(name: str, text: str, published: date | None) -> Report:
    return parse(text, published, name)


def side_of(parties: Iterable[Party]) -> str | None:
    """Return the parties together as one word: a root's id, "armenian-side", "both", or None."""
    ids = sorted({party.root.id for party in parties})
    if "azerbaijan" in ids and len(ids) > 1 and set(ids) <= {"azerbaijan", "armenia", "nagorno-karabakh"}:
        return "both"
    return "armenian-side" if ids == ["armenia", "nagorno-karabakh"] else "|".join(ids) or None


def read_by(report: Report, kind: Kind) -> list[Reading]:
    """Return what a report holds of a kind, in order of the text."""
    if kind is CASUALTIES:
        return [_reading(sighting) for sighting in report.sightings_of(CasualtyClaim, Nondisclosure)]
    if kind is CEASEFIRES:
        return [_reading(sighting) for sighting in report.sightings_of(Ceasefire)]
    return [
        Reading(Span(int(str(row["start"])), int(str(row["end"]))), str(row["quote"]), row)
        for row in rows(report, kind.name)
        if row.get("direct", True)
    ]


def _reading(sighting: Sighting) -> Reading:
    claim, evidence = sighting.claim, sighting.evidence
    if not isinstance(evidence, Evidence):
        raise TypeError("what was read has evidence")
    if isinstance(claim, Ceasefire):
        fields = _truce(claim)
    elif isinstance(claim, (CasualtyClaim, Nondisclosure)):
        fields = _casualty(claim)
    else:
        raise TypeError(f"no kind to score: {claim!r}")
    return Reading(evidence.span, evidence.quote, fields)


def _casualty(claim: CasualtyClaim | Nondisclosure) -> dict[str, object]:
    count = claim.count if isinstance(claim, CasualtyClaim) else None
    return {
        "number": count.number if count else None,
        "low": count.low if count else None,
        "high": count.high if count else None,
        "qualifier": str(count.qualifier) if count else "undisclosed",
        "outcome": str(claim.outcome),
        "victims": str(claim.group),
        "side": side_of(claim.side),
        "claimant": claim.by.party.id if claim.by.party else None,
        "scope": str(claim.scope) if isinstance(claim, CasualtyClaim) else "unspecified",
    }


def _truce(claim: Ceasefire) -> dict[str, object]:
    return {
        "announced": str(claim.announced) if claim.announced else None,
        "effective": str(claim.effective) if claim.effective else None,
        "mediators": sorted(party.root.id for party in claim.mediators),
        "violated": any(breach.modality is not Modality.DENIED for breach in claim.breaches),
    }


class Score(NamedTuple):
    """How many facts were wanted, given, found, and found with every field right; and the misses in words."""

    wanted: int = 0
    given: int = 0
    found: int = 0
    right: int = 0
    misses: tuple[str, ...] = ()

    def plus(self, other: Score) -> Score:
        """Return both scores as one."""
        return Score(
            self.wanted + other.wanted,
            self.given + other.given,
            self.found + other.found,
            self.right + other.right,
            self.misses + other.misses,
        )

    @property
    def recall(self) -> float:
        """Return the share of the wanted that was found."""
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        """Return the share of the given that was wanted."""
        return self.found / self.given if self.given else 1.0

    @property
    def detect(self) -> float:
        """Return the F1 of what was found."""
        return _f1(self.found, self.wanted, self.given)

    @property
    def strict(self) -> float:
        """Return the F1 of what was found with every field right."""
        return _f1(self.right, self.wanted, self.given)

    def __str__(self) -> str:
        head = f"{self.wanted} wanted, {self.given} given, {self.found} found, {self.right} right"
        found = f"detect P {self.precision:.3f} R {self.recall:.3f} F1 {self.detect:.3f}"
        return "\n  ".join([f"{head}: {found}, strict F1 {self.strict:.3f}", *self.misses])


def _f1(hits: int, wanted: int, given: int) -> float:
    return 2 * hits / (wanted + given) if wanted + given else 1.0


def score(articles: Iterable[Article], kind: Kind) -> Score:
    """Return how well some articles were read, all their facts of a kind together."""
    total = Score()
    for article in articles:
        total = total.plus(_scored(article, kind))
    return total


def _scored(article: Article, kind: Kind) -> Score:
    facts, readings = article.facts(kind), read_by(article.read(), kind)
    pairs = _paired(facts, readings, kind)
    taken = set(pairs.values())
    wanted = [f for f, fact in enumerate(facts) if f in pairs or not fact.optional]
    extra = [r for r in range(len(readings)) if r not in taken and not _repeats(readings[r], facts, kind)]
    given = len(taken) + (len(extra) if kind.exhaustive else 0)
    wrong = {f: _wrong(facts[f], readings[r], kind.strict) for f, r in pairs.items()}
    misses = [f"MISSED    {article.name}: {facts[f].quote!r}" for f in wanted if f not in pairs]
    if kind.exhaustive:
        misses += [f"SPURIOUS  {article.name}: {readings[r].quote!r} {_shown(readings[r])}" for r in extra]
    misses += [
        f"WRONG     {article.name}: {facts[f].quote!r} {fields}" for f, fields in wrong.items() if fields
    ]
    right = sum(not fields for fields in wrong.values())
    return Score(len(wanted), given, len(pairs), right, tuple(misses))


def _shown(reading: Reading) -> str:
    return ", ".join(f"{field} {value}" for field, value in reading.fields.items() if value is not None)


def _paired(facts: Sequence[Fact], readings: Sequence[Reading], kind: Kind) -> dict[int, int]:
    """Return which reading stands for which fact: the best pairs first, each fact and reading once."""
    candidates = []
    for f, fact in enumerate(facts):
        for r, reading in enumerate(readings):
            if _near(fact.span, reading.span) and not _wrong(fact, reading, kind.keys):
                apart = abs(fact.span.start - reading.span.start) + abs(fact.span.end - reading.span.end)
                candidates.append((len(_wrong(fact, reading, kind.strict)), apart, f, r))
    pairs: dict[int, int] = {}
    for _, _, f, r in sorted(candidates):
        if f not in pairs and r not in pairs.values():
            pairs[f] = r
    return pairs


def _near(fact: Span, reading: Span) -> bool:
    """Say whether a reading stands where a fact does; one as long as an article stands nowhere."""
    return fact.overlaps(reading) and len(reading) <= 4 * len(fact) + 200


def _repeats(reading: Reading, facts: Sequence[Fact], kind: Kind) -> bool:
    """Say whether a reading tells a labelled figure again, at a place where none is labelled."""
    told = any(not _wrong(fact, reading, kind.keys) for fact in facts)
    return told and not any(_near(fact.span, reading.span) for fact in facts)


def _wrong(fact: Fact, reading: Reading, fields: Iterable[str]) -> dict[str, str]:
    """Return the fields in which a reading differs from a fact: the wanted and the given value of each."""
    return {
        field: f"wanted {' or '.join(map(str, fact.fields[field]))}, read {reading.fields[field]}"
        for field in fields
        if field in fact.fields
        and not any(_same(field, value, reading.fields[field]) for value in fact.fields[field])
    }


def _same(field: str, wanted: object, given: object) -> bool:
    if wanted == "*":
        return True
    if field == "mediators" and isinstance(wanted, list) and isinstance(given, list):
        return set(wanted) <= set(given) and bool(wanted) == bool(given)
    if field in ("announced", "effective") and wanted and given:
        return str(given).startswith(str(wanted))
    return wanted == given or (wanted is None and given == "unspecified")


def _fact(label: Mapping[str, Any], text: str, *, plain: bool) -> Fact:
    """Return a fact from its label; in a `plain` one a figure that is not labelled is known to have none."""
    start = label["start"] if "start" in label else text.index(label["quote"])
    fields = dict(_fields(label))
    if plain and "qualifier" in label:
        fields.setdefault("number", (None,))
    return Fact(
        Span(start, start + len(label["quote"])), label["quote"], fields, bool(label.get("optional", False))
    )


def _fields(label: Mapping[str, Any]) -> Iterator[tuple[str, tuple[object, ...]]]:
    for field in {field for kind in KINDS for field in (*kind.keys, *kind.strict)}:
        nothing = bool(label.get(f"{field}_null"))
        if field not in label and not nothing:
            continue
        value = label.get(field, [])
        values = [value] if field == "mediators" else value if isinstance(value, list) else [value]
        if field == "side" and {"armenia", "nagorno-karabakh"} <= set(values):
            values = [*values, "armenian-side"]
        values = [None if item == "" else item for item in values]
        yield field, (*values, *((None,) if nothing else ()))


@cache
def passages(path: Path) -> tuple[Article, ...]:
    """Return the labelled passages of a TOML file."""
    found = []
    for entry in tomllib.loads(path.read_text("utf-8"))["passage"]:
        text = entry["text"]
        facts = {
            kind.name: tuple(_fact(label, text, plain=True) for label in entry.get(kind.labelled, ()))
            for kind in KINDS
        }
        found.append(Article(entry["id"], text, entry["published"], entry["phenomenon"], facts))
    return tuple(found)


def annotated(path: Path, text: str, published: date | None = None) -> Article:
    """Return an article with the annotations of a JSON file."""
    gold = json.loads(path.read_text("utf-8"))
    facts = {
        kind.name: tuple(_fact(label, text, plain=False) for label in gold.get(kind.labelled, ()))
        for kind in KINDS
    }
    return Article(gold["file"], text, published, path.stem, facts)
