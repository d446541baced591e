"""PySpark: `mapInArrow` takes `read_batches` as it is, and tasks whose worker is killed are done again."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from engines.shared import articles, batches, dying, expected, importable, in_order
from frames.readers import needs
from nkconflict.batches import read_batches, schema
from nkconflict.tables import TABLES

# Filters: Spark warns of itself, of pandas and of sockets that it leaves to the collector.
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]

GIVEN = articles(3)


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """Start Spark on this machine: two workers, each task tried four times."""
    sql = needs("pyspark.sql")
    os.environ.update(PYTHONPATH=importable(), PYSPARK_PYTHON=sys.executable)
    settings = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2"}
    session = sql.SparkSession.builder.master("local[2,4]").config(map=settings).getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


def told(spark: Any, read: Any, table: str, partitions: int) -> Any:
    types = needs("pyspark.sql.pandas.types")
    whole = needs("pyarrow").Table.from_batches(batches(GIVEN, [7]))
    frame = spark.createDataFrame(whole).repartition(partitions)
    return frame.mapInArrow(read, types.from_arrow_schema(schema(table))).toArrow()


@pytest.mark.parametrize("table", [*sorted(TABLES), "errors"])
def test_spark_reads_the_rows_that_one_process_reads(spark: Any, table: str) -> None:
    found = told(spark, partial(read_batches, table=table), table, 3)
    assert in_order(found.to_pylist()) == in_order(expected(GIVEN, table))


@pytest.mark.parametrize("partitions", [1, 2, 17])
def test_the_partitions_do_not_matter(spark: Any, partitions: int) -> None:
    found = told(spark, read_batches, "casualties", partitions)
    assert in_order(found.to_pylist()) == in_order(expected(GIVEN))


def test_workers_that_are_killed_are_replaced_and_nothing_is_lost_or_doubled(
    spark: Any, tmp_path: Path
) -> None:
    read = partial(dying, table="casualties", marks=str(tmp_path), deaths=3)
    found = told(spark, read, "casualties", 3)
    assert len(list(tmp_path.iterdir())) == 3
    assert in_order(found.to_pylist()) == in_order(expected(GIVEN))
