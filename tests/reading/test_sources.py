"""Sources: each rule by which a speaker is resolved is shown by an example, and none goes without."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from nkconflict.reading.explain import explain
from nkconflict.reading.offices import OWNERS
from nkconflict.reading.whose import RULES, Rule

PUBLISHED: Final = date(2020, 10, 19)
BEFORE: Final = (
    "Amnesty International sent people to Ganja. Azerbaijan's Defense Ministry said the night was bad, "
    "Karabakh spokesman Armen Dolyan said."
)
NOBODY: Final = ("our", "an adjective")


def sources(text: str) -> tuple[str, ...]:
    return explain(text, PUBLISHED).steps[-1].sources


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.name not in NOBODY], ids=lambda r: r.name)
def test_the_example_of_a_rule_is_resolved_by_it(rule: Rule) -> None:
    (source,) = sources(f"{BEFORE} According to {rule.example}, 40 soldiers were killed in Karabakh.")
    assert f"by the rule {rule.name!r}" in source


@pytest.mark.parametrize("name", NOBODY)
def test_the_example_of_a_rule_for_nobody_is_no_source_by_another(name: str) -> None:
    example = next(rule.example for rule in RULES if rule.name == name)
    found = sources(f"{BEFORE} By the data of {example}, 40 soldiers were killed in Karabakh.")
    assert not any("by the rule" in source for source in found)


def test_rules_and_hints_have_names_of_their_own() -> None:
    for names in ([rule.name for rule in RULES], [hint.name for hint in OWNERS]):
        assert len(names) == len(set(names))
