"""Where a library is missing, the error says what to install, and all that needs no library works."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import nkconflict
from frames.drawn import REPORT
from frames.readers import needs
from nkconflict.tables import Table, table, to_arrow, to_pandas, to_polars, write_parquet

LIBRARIES = ("arro3", "arro3.core", "arro3.io", "pandas", "polars", "pyarrow", "pyarrow.parquet")


def without(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Make that these modules, or all of them, cannot be imported."""
    for name in names or LIBRARIES:
        monkeypatch.setitem(sys.modules, name, None)


def capsule(found: Table) -> object:
    """Return the stream that another library asks for."""
    return found.__arrow_c_stream__()


def schema(found: Table) -> object:
    """Return the schema that another library asks for."""
    return found.__arrow_c_schema__()


def parquet(found: Table) -> None:
    """Write Parquet to memory."""
    write_parquet(found, io.BytesIO())


@pytest.mark.parametrize(
    ("use", "extra"),
    [(capsule, "arrow"), (schema, "arrow"), (parquet, "parquet")],
)
def test_a_table_that_cannot_be_handed_on_says_which_extra_does_it(
    use: Callable[[Table], object], extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    without(monkeypatch)
    with pytest.raises(ImportError, match=rf"pip install nkconflict\[{extra}\]$"):
        use(table(REPORT))


@pytest.mark.parametrize(
    ("convert", "extra"), [(to_arrow, "arrow"), (to_pandas, "pandas"), (to_polars, "polars")]
)
def test_a_convenience_says_which_extra_it_needs(
    convert: Callable[..., Any], extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    without(monkeypatch)
    with pytest.raises(ImportError, match=rf"pip install nkconflict\[{extra}\]$"):
        convert(REPORT)


def test_polars_without_a_producer_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    needs("polars")
    without(monkeypatch, "pyarrow", "arro3", "arro3.core")
    with pytest.raises(ImportError, match=r"pip install nkconflict\[arrow\]$"):
        to_polars(REPORT)


def test_pandas_needs_no_arrow(monkeypatch: pytest.MonkeyPatch) -> None:
    needs("pandas")
    monkeypatch.setattr("nkconflict.tables.arrow.PRODUCERS", ())
    assert to_pandas(REPORT).shape == (len(table(REPORT)), 31)


def test_a_library_that_is_there_and_broken_is_not_called_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "polars.py").write_text("import its_missing_part")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "polars", raising=False)
    with pytest.raises(ModuleNotFoundError, match="its_missing_part"):
        to_polars(REPORT)


def test_the_tables_load_no_library_before_one_is_asked_for() -> None:
    code = (
        "import sys; from nkconflict.tables import TABLES, table; table((), 'talks').to_csv();"
        f"print([name for name in {LIBRARIES} if name in sys.modules])"
    )
    path = str(Path(nkconflict.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": path}, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
