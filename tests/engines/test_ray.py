"""Ray Data: `map_batches` takes `read_batches` as it is, and what a killed worker had is done again."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from engines.shared import articles, batches, dying, expected, importable, in_order
from frames.readers import needs
from nkconflict.batches import read_batches
from nkconflict.tables import Row

# Filters: Ray warns of itself, and leaves sockets and files to the collector.
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]

GIVEN = articles(2)


@pytest.fixture(scope="module")
def ray() -> Iterator[Any]:
    """Start Ray on this machine with two workers."""
    needs("ray.data")
    ray = needs("ray")
    ray.init(
        num_cpus=2,
        include_dashboard=False,
        log_to_driver=False,
        runtime_env={"env_vars": {"PYTHONPATH": importable()}},
    )
    yield ray
    ray.shutdown()


def told(ray: Any, read: Any, size: int) -> list[Row]:
    pyarrow = needs("pyarrow")
    blocks = [pyarrow.Table.from_batches([batch]) for batch in batches(GIVEN, [size])]
    read_in = ray.data.from_arrow(blocks).map_batches(read, batch_format="pyarrow")
    whole = read_in.iter_batches(batch_format="pyarrow", batch_size=None)
    return [row for block in whole for row in block.to_pylist()]


@pytest.mark.parametrize("table", ["casualties", "ceasefires", "errors"])
@pytest.mark.parametrize("size", [5, len(GIVEN)])
def test_ray_reads_the_rows_that_one_process_reads(ray: Any, table: str, size: int) -> None:
    found = told(ray, partial(read_batches, table=table), size)
    assert in_order(found) == in_order(expected(GIVEN, table))


def test_workers_that_are_killed_are_replaced_and_nothing_is_lost_or_doubled(
    ray: Any, tmp_path: Path
) -> None:
    read = partial(dying, table="casualties", marks=str(tmp_path), deaths=2)
    found = told(ray, read, 5)
    assert len(list(tmp_path.iterdir())) == 2
    assert in_order(found) == in_order(expected(GIVEN))
