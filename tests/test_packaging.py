"""What the project promises about itself: floors without caps, one version, a light import."""

import re
import subprocess
import sys
import tomllib
from importlib.metadata import entry_points, metadata, version
from pathlib import Path
from typing import Any

import pytest

import nkconflict

ROOT = Path(__file__).resolve().parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

# A name, perhaps extras, one floor: no cap, no pin, no second clause.
FLOORED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(\[[a-z0-9,-]+\])?>=\d+(\.\d+)*(\.post\d+)?")


def declared() -> dict[str, list[str]]:
    """Return each list of requirements under the place it stands at."""
    project = PROJECT["project"]
    lists = {"build-system": PROJECT["build-system"]["requires"], "dependencies": project["dependencies"]}
    lists |= {f"extra {name}": entries for name, entries in project["optional-dependencies"].items()}
    for name, entries in PROJECT["dependency-groups"].items():
        lists[f"group {name}"] = [entry for entry in entries if isinstance(entry, str)]
    return lists


@pytest.mark.parametrize("place", sorted(declared()))
def test_every_requirement_has_a_floor_and_no_cap(place: str) -> None:
    assert [entry for entry in declared()[place] if not FLOORED.fullmatch(entry)] == []


def test_a_package_that_is_declared_twice_has_one_floor() -> None:
    entries = {entry for entries in declared().values() for entry in entries}
    names = [entry.partition(">=")[0] for entry in entries]
    assert sorted(names) == sorted(set(names))


def test_the_core_needs_three_packages() -> None:
    names = {entry.partition(">=")[0] for entry in PROJECT["project"]["dependencies"]}
    assert names == {"attrs", "cattrs", "python-dateutil"}


def test_the_face_and_the_metadata_name_one_version() -> None:
    assert nkconflict.__version__ == version("nkconflict")


def test_the_licence_is_a_spdx_expression_with_its_text() -> None:
    described = metadata("nkconflict")
    assert described["License-Expression"] == "Apache-2.0"
    assert described.get_all("License-File") == ["LICENSE"]
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("group", "target"),
    [("console_scripts", "nkconflict.cli:main"), ("hypothesis", "nkconflict.strategies:register")],
)
def test_each_entry_point_loads_something_that_can_be_called(group: str, target: str) -> None:
    (entry,) = entry_points(group=group, name="nkconflict")
    assert entry.value == target
    assert callable(entry.load())


def test_the_package_says_that_it_is_typed() -> None:
    assert Path(nkconflict.__file__).with_name("py.typed").is_file()


def test_importing_the_package_loads_no_upper_floor_and_no_extra() -> None:
    script = ROOT / "tools" / "check_import.py"
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)
