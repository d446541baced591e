"""Dask: a bag's `map_partitions` takes `read_batches` as it is; what a killed worker had is done again."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from engines.shared import articles, batches, dying, expected, importable
from frames.readers import needs
from nkconflict.batches import read_batches
from nkconflict.tables import Row

# Filters: workers that die leave sockets and event loops behind, of which Dask's own process warns.
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]

GIVEN = articles(2)


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    """Start two workers, each a process of one thread."""
    distributed = needs("distributed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", importable())
        with (
            distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
            distributed.Client(cluster) as client,
        ):
            yield client


def told(read: Any, partitions: int) -> list[Row]:
    bag = needs("dask.bag").from_sequence(batches(GIVEN, [5]), npartitions=partitions)
    return [
        row for batch in bag.map_partitions(read).map_partitions(list).compute() for row in batch.to_pylist()
    ]


@pytest.mark.usefixtures("client")
@pytest.mark.parametrize("table", ["casualties", "ceasefires", "errors"])
@pytest.mark.parametrize("partitions", [1, 4])
def test_dask_reads_the_rows_that_one_process_reads(table: str, partitions: int) -> None:
    assert told(partial(read_batches, table=table), partitions) == expected(GIVEN, table)


@pytest.mark.usefixtures("client")
def test_workers_that_are_killed_are_replaced_and_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    read = partial(dying, table="casualties", marks=str(tmp_path), deaths=2)
    assert told(read, 3) == expected(GIVEN)
    assert len(list(tmp_path.iterdir())) == 2
