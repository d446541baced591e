"""The strategies: one for every type, valid by construction, and found by Hypothesis itself."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, TypeVar, get_args

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

import nkconflict
from model.discovery import ENUMS, VALUES
from nkconflict import strategies
from nkconflict.model.attribution import Voice
from nkconflict.model.claims import CLAIM_TYPES, CasualtyClaim, Claim
from nkconflict.model.counts import Qualifier
from nkconflict.model.dates import Precision, WrittenDate
from nkconflict.model.reports import Report
from nkconflict.model.sightings import BlockKind, LinkKind
from nkconflict.strategies import (
    attributions,
    casualty_claims,
    claims,
    counts,
    periods,
    pool,
    reports,
    written_dates,
)

Drawn = TypeVar("Drawn")

SOURCE = str(Path(nkconflict.__file__).parent.parent)


def python(script: str, *folders: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([*map(str, folders), SOURCE])
    return subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def seen(strategy: SearchStrategy[Drawn], examples: int = 300) -> list[Drawn]:
    """Return what a strategy draws in a run that is always the same."""
    drawn: list[Drawn] = []

    @settings(max_examples=examples, derandomize=True, database=None, phases=[Phase.generate])
    @given(strategy)
    def run(value: Drawn) -> None:
        drawn.append(value)

    run()
    return drawn


def test_every_public_type_has_a_strategy_and_no_other_thing_has_one() -> None:
    assert set(strategies.by_type()) == set(VALUES)


@pytest.mark.parametrize("kind", [*VALUES, *ENUMS], ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_each_type_can_be_drawn_from_the_type_alone(kind: type[Any], data: st.DataObject) -> None:
    assert type(data.draw(st.from_type(kind))) is kind


@pytest.mark.parametrize("union", [Claim, WrittenDate])
@given(data=st.data())
def test_unions_of_types_can_be_drawn_too(union: Any, data: st.DataObject) -> None:
    assert isinstance(data.draw(st.from_type(union)), union)


@given(...)
def test_hypothesis_infers_a_strategy_from_an_annotation(report: Report) -> None:
    assert type(report) is Report


@pytest.mark.parametrize("name", strategies.__all__)
def test_public_names_are_documented(name: str) -> None:
    assert inspect.getdoc(getattr(strategies, name))


def test_every_plural_noun_is_a_strategy_that_needs_nothing() -> None:
    nouns = set(strategies.__all__) - {"Article", "Pool", "by_type", "pool", "register"}
    assert all(isinstance(getattr(strategies, noun)(), SearchStrategy) for noun in nouns)


def test_values_of_every_sort_are_drawn() -> None:
    assert {count.qualifier for count in seen(counts())} == set(Qualifier)
    assert {period.precision for period in seen(periods())} == set(Precision)
    assert {type(written) for written in seen(written_dates())} == set(get_args(WrittenDate))
    assert {type(claim) for claim in seen(claims())} == set(CLAIM_TYPES)
    assert {by.voice for by in seen(attributions())} == set(Voice)


def test_reports_with_everything_that_a_report_can_have_are_drawn() -> None:
    drawn = seen(reports())
    assert {block.kind for report in drawn for block in report.blocks} == set(BlockKind)
    assert {link.kind for report in drawn for link in report.links} == set(LinkKind)
    assert {type(claim) for report in drawn for claim in report.claims()} == set(CLAIM_TYPES)
    for field in ("contributors", "captions", "residue", "header_date", "agency"):
        assert {bool(getattr(report, field)) for report in drawn} == {True, False}


@given(counts(least=5))
def test_counts_are_as_large_as_asked_but_for_none_at_all(count: Any) -> None:
    assert count.number is None or count.number >= 5 or count.qualifier is Qualifier.NONE


@given(reports(casualty_claims()))
def test_reports_are_of_the_claims_that_are_asked_for(report: Report) -> None:
    assert all(type(claim) is CasualtyClaim for claim in report.claims())


def test_an_id_of_the_pool_stands_for_one_value() -> None:
    for values in pool():
        ids = [value.id for value in values]
        assert None not in ids
        assert len(set(ids)) == len(ids)


def test_the_pool_has_bodies_persons_and_both_sides() -> None:
    sides = {str(party.side) for party in pool().parties}
    assert {"armenian", "azerbaijani", "mediator"} <= sides
    assert any(party.part_of is not None for party in pool().parties)
    assert {str(person.party.side) for person in pool().persons if person.party} >= {
        "armenian",
        "azerbaijani",
    }


def test_without_hypothesis_the_import_says_what_to_install() -> None:
    run = python("import sys; sys.modules['hypothesis'] = None; import nkconflict.strategies")
    assert run.returncode == 1
    assert (
        "ImportError: nkconflict.strategies needs Hypothesis: pip install nkconflict[strategies]"
        in run.stderr
    )


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """Return a folder with the metadata that an installed package has: the entry point."""
    metadata = tmp_path / "nkconflict-0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: nkconflict\nVersion: 0\n")
    (metadata / "entry_points.txt").write_text("[hypothesis]\nnkconflict = nkconflict.strategies:register\n")
    return tmp_path


@pytest.mark.parametrize(
    "first",
    ["import hypothesis", "import nkconflict.strategies", "from nkconflict.strategies import reports"],
)
def test_where_the_package_is_installed_types_are_known_whichever_is_imported_first(
    first: str, installed: Path
) -> None:
    script = (
        f"{first}\n"
        "from hypothesis import given, settings, strategies as st\n"
        "from nkconflict.model.counts import Count\n"
        "@settings(max_examples=5, database=None)\n"
        "@given(st.from_type(Count))\n"
        "def test(count): assert str(count)\n"
        "test()\n"
        "import nkconflict.strategies as s; s.claims(), s.register"
    )
    run = python(script, installed)
    assert run.returncode == 0, run.stderr
    assert not run.stderr


def test_the_strategies_draw_from_the_model_and_from_what_can_be_written() -> None:
    run = python("import sys, nkconflict.strategies; print(*[m for m in sys.modules if 'nkconflict.' in m])")
    loaded = {name.split(".")[1] for name in run.stdout.split()}
    assert loaded == {"errors", "lexicon", "model", "strategies", "writing"}
