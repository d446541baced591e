"""The face: names, one version, and an import that loads next to nothing."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import nkconflict

FACE = Path(nkconflict.__file__)

PROBE = """
import sys
before = set(sys.modules)
import nkconflict
print(*sorted({name.partition(".")[0] for name in set(sys.modules) - before}))
"""


@pytest.mark.parametrize("name", nkconflict.__all__)
def test_every_name_of_the_face_can_be_had(name: str) -> None:
    assert getattr(nkconflict, name) is not None
    assert name in dir(nkconflict)


def test_type_checkers_see_the_names_where_they_are_loaded_from() -> None:
    block = next(node for node in ast.parse(FACE.read_text("utf-8")).body if isinstance(node, ast.If))
    seen = {
        (node.module, alias.name)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert seen == {
        (f"nkconflict.{home}", name) for home, names in nkconflict._HOMES.items() for name in names
    }
    assert {name for _, name in seen} | {"__version__"} == set(nkconflict.__all__)


def test_there_is_no_other_name() -> None:
    with pytest.raises(AttributeError, match="module 'nkconflict' has no attribute 'prase'"):
        _ = nkconflict.prase  # type: ignore[attr-defined]  # pyrefly: ignore[missing-attribute]


def test_importing_the_face_loads_nothing_that_a_bare_interpreter_would_miss() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)
    barred = {"argparse", "attr", "attrs", "cattrs", "csv", "dateutil", "hashlib", "json", "tomllib"}
    assert barred.isdisjoint(done.stdout.split())
