"""The cases, by phenomenon: each is a law, a text of our own, and all that may be read from it.

`claims`, `truces`, `links`, `denials` and the tables by their names list everything of their kind that a text
tells, in order, with the fields that the law is about; a list that is not there is not compared. What the
reader gets wrong so far, and a person would not, stands in `known_limits.toml` with the reason.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from nkconflict.model.sightings import Role
from nkconflict.reading.parse import parse
from nkconflict.tables.columns import TABLES
from reading import told
from reading.scoring import DATA

CASES: Final = DATA / "cases"
LIMITS: Final = CASES / "known_limits.toml"
PUBLISHED: Final = date(2020, 10, 19)
MOST_LIMITS: Final = 13
READERS: Final = {
    "claims": told.claims,
    "truces": told.truces,
    "links": told.links,
    "denials": told.denials,
    **{name: told.table(name) for name in told.TABLES},
}
BY: Final = {"voice", "claimant", "body", "person", "office", "relays"}
WORDS: Final = {"rule", "quote", "block", *(f"{role} words" for role in Role)}
FIELDS: Final = {"law", "text", "published", "reason", *READERS}


def cases(path: Path) -> list[dict[str, Any]]:
    return list(tomllib.loads(path.read_text("utf-8"))["case"])


def every_case() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.toml")):
        for case in cases(path):
            limit = pytest.mark.xfail(strict=True, reason=case.get("reason", ""))
            yield pytest.param(
                case, id=f"{path.stem}: {case['law']}", marks=[limit] if path == LIMITS else []
            )


def misread(case: Mapping[str, Any]) -> list[str]:
    """Return in words what is read from a case and should not be, is not and should, or is read wrongly."""
    report = parse(case["text"], case.get("published", PUBLISHED))
    wrong: list[str] = []
    for kind in READERS.keys() & case.keys():
        wanted, given = case[kind], READERS[kind](report)
        if len(wanted) != len(given):
            wrong.append(f"{len(wanted)} {kind} wanted, {len(given)} read")
            wrong += [f"  wanted {item}" for item in wanted]
            wrong += [f"  read   {item.get('quote', item)!r} {item.get('outcome', '')}" for item in given]
            continue
        for item, reading in zip(wanted, given, strict=True):
            differing = told.differences(item, reading)
            wrong += [
                f"{reading.get('quote', reading)!r}: {field}: {what}" for field, what in differing.items()
            ]
    return wrong


@pytest.mark.parametrize("case", list(every_case()))
def test_a_case_is_read_as_its_law_says(case: dict[str, Any]) -> None:
    wrong = misread(case)
    assert not wrong, "\n".join([case["text"].strip(), *wrong])


def test_every_case_states_a_law_of_its_own_and_something_to_compare() -> None:
    every = [case for path in CASES.glob("*.toml") for case in cases(path)]
    twice = [law for law, times in Counter(case["law"] for case in every).items() if times > 1]
    assert not twice
    for case in every:
        assert case["law"]
        assert case["text"].strip(), case["law"]
        assert case.keys() & READERS.keys(), case["law"]
        assert case.keys() <= FIELDS, case["law"]


def test_every_field_of_a_case_is_one_that_is_told() -> None:
    report = parse("Armenia said 2 of its soldiers were killed after a truce began on Oct. 10.", PUBLISHED)
    known = {"claims": set(told.claims(report)[0]), "truces": set(told.truces(report)[0])}
    known["links"] = {"kind", "from", "by", "to", "flag"}
    known["denials"] = {"against", "words", "denied", *WORDS, *BY}
    known |= {name: {column.name for column in TABLES[name]} | WORDS for name in told.TABLES}
    for path in CASES.glob("*.toml"):
        for case in cases(path):
            for kind in READERS.keys() & case.keys():
                for item in case[kind]:
                    assert item.keys() <= known[kind], case["law"]


def test_limits_are_few_and_each_has_its_reason() -> None:
    limits = cases(LIMITS)
    assert len(limits) <= MOST_LIMITS
    assert all(case.get("reason") for case in limits)
    assert not [
        case["law"]
        for path in CASES.glob("*.toml")
        for case in cases(path)
        if path != LIMITS and "reason" in case
    ]
