"""Record batches: the rows are those of reading article by article, however the articles are shared out."""

from __future__ import annotations

import logging
import pickle
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date, datetime, timedelta, timezone
from functools import cache, partial
from multiprocessing import get_context
from typing import Any

import pytest

from engines.shared import articles, batches, expected
from frames.readers import needs
from nkconflict.batches import read_batches, schema
from nkconflict.errors import ArticleError, NkConflictError
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.reports import Report
from nkconflict.reading.parse import parse
from nkconflict.tables import TABLES, Row, table
from nkconflict.tables.arrow import Arro3, PyArrow

GOOD = "Three Azerbaijani soldiers were killed in Ganja."
DAY = date(2020, 10, 19)


@pytest.fixture(params=["pyarrow", "arro3.core"])
def arrow(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a library of Arrow, which is the one that batches are made with."""
    found = needs(request.param)
    if request.param == "arro3.core":
        monkeypatch.setattr("nkconflict.tables.arrow.PRODUCERS", (Arro3,))
    return found


def batch(**columns: Any) -> Any:
    """Return a record batch of pyarrow's."""
    return needs("pyarrow").RecordBatch.from_pydict(columns)


def told(given: Any, name: str = "casualties", **options: Any) -> list[Row]:
    """Return the rows that are read in batches."""
    pa = needs("pyarrow")
    return [row for found in read_batches(given, name, **options) for row in pa.table(found).to_pylist()]


def numbers(*given: Any) -> list[object]:
    return [row["number"] for row in told(given)]


@cache
def reports() -> tuple[Report, ...]:
    """Return the articles that are not broken, each read by itself."""
    found = []
    for row in articles():
        text, day = row["text"], row["published"]
        if isinstance(text, str) and isinstance(day, date) and not text.isspace():
            found.append(parse(text, day, str(row["source"])))
    return tuple(found)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_the_rows_are_those_of_each_article_by_itself(name: str, arrow: Any) -> None:
    found = list(read_batches(batches(articles(), [7]), name))
    assert [row for part in found for row in needs("pyarrow").table(part).to_pylist()] == table(
        reports(), name
    ).rows
    assert {type(part) for part in found} == {arrow.RecordBatch}
    assert all(part.schema == schema(name) for part in found)


@pytest.mark.parametrize("sizes", [[1], [3, 1, 8], [100]])
def test_how_articles_are_shared_out_does_not_matter(sizes: list[int]) -> None:
    given = articles()
    assert told(batches(given, sizes)) == expected(given)


def test_spawned_processes_read_together_what_one_reads() -> None:
    given = articles()
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        for cuts in ((8,), (0, 3, 15)):
            shares = [given[start:end] for start, end in zip((0, *cuts), (*cuts, None), strict=True)]
            found = pool.map(_listed, [batches(share, [4]) for share in shares])
            assert [row for part in found for row in part] == expected(given)


def _listed(part: Any) -> list[Row]:
    return [row for found in read_batches(part) for row in found.to_pylist()]


def test_it_can_be_sent_to_another_process_with_all_that_it_is_given() -> None:
    lexicon = Lexicon.default().with_spelling("Gəncə City", "ganja", kind="place")
    sent = pickle.loads(pickle.dumps(partial(read_batches, table="casualties", lexicon=lexicon)))
    text = GOOD.replace("Ganja", "Gəncə City")
    (found,) = sent([batch(text=[text], published=[DAY])])
    assert found.to_pylist()[0]["place"] == "ganja"


def test_no_more_is_asked_for_than_what_is_given_back_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nkconflict.batches.MOST", 128)
    asked: list[int] = []

    def endless() -> Iterator[Any]:
        while True:
            asked.append(1)
            yield batch(text=[GOOD] * 64, published=[DAY] * 64)

    found = read_batches(endless())
    sizes = [next(found).num_rows for _ in range(2)]
    assert sizes == [128, 128]
    assert len(asked) == 4


def test_a_batch_without_rows_comes_of_nothing() -> None:
    for nothing in (list[Any](), [batch(text=needs("pyarrow").array([], "string"))]):
        (found,) = read_batches(nothing)
        assert (found.num_rows, found.schema) == (0, schema())


def test_a_table_gives_tables(arrow: Any) -> None:
    made = needs("pyarrow").Table.from_batches(batches(articles(), [5]))
    found = list(read_batches(arrow.Table.from_arrow(made) if hasattr(arrow.Table, "from_arrow") else made))
    assert {type(part) for part in found} == {arrow.Table}
    assert [row for part in found for row in needs("pyarrow").table(part).to_pylist()] == expected(articles())


def test_one_batch_alone_and_data_frames_are_read_too() -> None:
    one = batch(text=[GOOD], published=[DAY])
    assert told(one)[0]["number"] == 3
    frame = needs("polars").DataFrame({"text": [GOOD], "published": [DAY]})
    assert told(frame) == told(one)


@pytest.mark.parametrize(
    "published",
    [
        DAY,
        "2020-10-19",
        datetime(2020, 10, 19, 23, 30),  # noqa: DTZ001 - a column of no time zone
        datetime(2020, 10, 19, 23, 30, tzinfo=timezone(timedelta(hours=-5))),
    ],
)
def test_a_day_may_be_a_date_a_time_or_text(published: object) -> None:
    assert [row["published"] for row in told([batch(text=[GOOD], published=[published])])] == [DAY]


def test_without_names_and_days_the_text_says_both() -> None:
    (row,) = told([batch(text=[f" date 2020-10-19 {GOOD}"])])
    assert (str(row["source"])[:7], row["published"]) == ("sha256:", DAY)


def test_null_is_as_good_as_no_column() -> None:
    text = f" date 2020-10-19 {GOOD}"
    nulls = needs("pyarrow").array([None], "string")
    assert told([batch(text=[text], source=nulls, published=nulls)]) == told([batch(text=[text])])


def test_views_and_large_text_are_text() -> None:
    pa = needs("pyarrow")
    for kind in (pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())):
        text = pa.array([GOOD], kind)
        assert numbers(batch(text=text, published=[DAY])) == [3]


def broken() -> Any:
    """Return a batch of articles that cannot be read, each for a reason of its own, and a good one."""
    pa = needs("pyarrow")
    no_text = pa.Array.from_buffers(
        pa.string(), 1, [None, pa.py_buffer(b"\x00\x00\x00\x00\x02\x00\x00\x00"), pa.py_buffer(b"\xff\xfe")]
    )
    texts = pa.chunked_array([[None, " ", GOOD, GOOD, GOOD, GOOD], no_text]).combine_chunks()
    return batch(
        text=texts,
        source=["null", "blank", "no day", "no such day", "", "good", "bytes"],
        published=["2020-10-19", "2020-10-19", None, "2020-13-45", "2020-10-19", "2020-10-19", "2020-10-19"],
    )


def test_an_article_that_cannot_be_read_stops_nothing_and_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "nkconflict.batches"):
        assert [row["source"] for row in told([broken()])] == ["good"]
    assert len(caplog.records) == 6


def test_a_time_zone_that_nobody_knows_costs_its_article_alone() -> None:
    pa = needs("pyarrow")
    odd = pa.array([0, None], pa.timestamp("us", tz="Nowhere/City"))
    given = pa.RecordBatch.from_pydict({"text": ["Baku", " date 2020-10-19 Baku"], "published": odd})
    (told,) = read_batches([given], "errors")
    assert [row["reason"].startswith("a cell cannot be read") for row in told.to_pylist()] == [True]


def test_the_table_of_errors_says_why_each_cannot_be_read() -> None:
    rows = told([broken()], "errors")
    assert {str(row["source"]): str(row["reason"]).partition(":")[0] for row in rows} == {
        "null": "the text is null, not a string",
        "blank": "the text is blank",
        "no day": "the article has no date",
        "no such day": "published is no day",
        "": "the source is ''",
        "bytes": "a cell cannot be read",
    }


def test_an_article_longer_than_the_limit_is_an_error_of_that_article() -> None:
    one = batch(source=["short", "long"], text=[GOOD, f"{GOOD} "], published=[DAY, DAY])
    assert [row["source"] for row in told([one], max_chars=len(GOOD))] == ["short"]
    (error,) = told([one], "errors", max_chars=len(GOOD))
    assert error["source"] == "long"
    assert f"more than the {len(GOOD)} of max_chars" in str(error["reason"])
    assert told([one], "errors", max_chars=len(GOOD) + 1) == []


@pytest.mark.parametrize("limit", [0, -1, True, None, "9", 1e6])
def test_a_limit_that_is_none_is_refused_before_anything_is_read(limit: Any) -> None:
    with pytest.raises(ArticleError, match="max_chars must be a number of code points"):
        read_batches([], max_chars=limit)


def test_a_text_of_several_articles_is_refused_with_the_place_of_the_second() -> None:
    text = f" date 2020-10-19 {GOOD}\n date 2020-10-20 {GOOD}"
    (row,) = told([batch(text=[text])], "errors")
    assert (row["line"], row["column"]) == (2, 2)


def test_an_unknown_table_is_refused_before_anything_is_read() -> None:
    with pytest.raises(NkConflictError, match="no table 'losses'"):
        read_batches([], "losses")


def test_a_batch_without_texts_is_refused_by_the_names_that_it_has() -> None:
    with pytest.raises(NkConflictError, match="no column 'text', only 'body'"):
        list(read_batches([batch(body=[GOOD])]))


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"text": [b"Baku"]}, "the column 'text' holds bytes: cast it to text"),
        ({"text": [None, 3]}, "the column 'text' holds int"),
        ({"text": [["Baku"]]}, "the column 'text' holds list"),
        ({"text": [GOOD], "source": [17]}, "the column 'source' holds int: cast it to text"),
        (
            {"text": [GOOD], "published": [20201019]},
            "holds int: cast it to days, times or text",
        ),
        ({"text": [GOOD], "published": [True]}, "the column 'published' holds bool"),
    ],
)
def test_a_column_of_another_type_is_refused_since_it_is_of_no_single_article(
    columns: dict[str, list[Any]], words: str, arrow: Any
) -> None:
    made = batch(**columns)
    if hasattr(arrow.RecordBatch, "from_arrow"):
        made = arrow.RecordBatch.from_arrow(made)
    with pytest.raises(NkConflictError, match=words):
        list(read_batches([made], "errors"))


def test_a_column_that_is_there_twice_is_refused() -> None:
    pa = needs("pyarrow")
    made = pa.RecordBatch.from_arrays([pa.array([GOOD]), pa.array(["Baku"])], names=["text", "text"])
    with pytest.raises(NkConflictError, match="more than one column 'text'"):
        list(read_batches([made]))


@pytest.mark.parametrize(
    "given", ["text", {"text": [GOOD]}, [{"text": GOOD}], [[GOOD]], [None], [b"text"]], ids=repr
)
def test_what_is_no_batch_is_refused_by_its_type(given: Any) -> None:
    with pytest.raises(NkConflictError, match="is neither a record batch nor a table"):
        list(read_batches(given))


def test_an_array_is_no_batch() -> None:
    array = needs("pyarrow").array([{"text": GOOD}])
    with pytest.raises(NkConflictError, match="StructScalar is neither"):
        list(read_batches(array))
    with pytest.raises(NkConflictError, match="StructArray is neither"):
        list(read_batches([array]))


@pytest.mark.parametrize("given", [None, 5])
def test_what_holds_nothing_is_refused_at_once(given: Any) -> None:
    with pytest.raises(NkConflictError, match="is neither a record batch nor a table"):
        read_batches(given)


@pytest.mark.parametrize("name", ["nope", "", 3, None, ["casualties"], {}])
def test_a_table_that_is_none_is_refused_at_once_by_the_names_of_those_there_are(name: Any) -> None:
    for ask in (partial(read_batches, []), schema):
        with pytest.raises(NkConflictError, match="no table") as refused:
            ask(name)
        names = str(refused.value).split("; there are ")[1].split(", ")
        assert names == [*TABLES, "errors"]


def test_a_column_alone_is_no_table_and_one_of_records_is(arrow: Any) -> None:
    pa = needs("pyarrow")
    alone = pa.chunked_array([[GOOD]])
    for given in (alone, [alone], needs("polars").Series([GOOD]), pa.chunked_array([[1], [2]])):
        with pytest.raises(NkConflictError, match=r"(ChunkedArray|Series) gives no table \(.+\): make one"):
            list(read_batches(given))
    records = pa.chunked_array([pa.array([{"text": GOOD, "published": "2020-10-19"}])])
    assert told(records)[0]["number"] == 3
    assert type(next(read_batches(records))) is arrow.Table


def test_a_lexicon_that_is_none_is_refused_at_once() -> None:
    with pytest.raises(NkConflictError, match="lexicon must be a Lexicon, not str"):
        read_batches([], lexicon="mine")  # type: ignore[arg-type]


def test_a_batch_of_nothing_at_all_is_passed_over() -> None:
    pa = needs("pyarrow")
    nothing = pa.RecordBatch.from_arrays([], names=[])
    good = batch(text=[GOOD], published=[DAY])
    assert told([nothing, good, nothing]) == told([good])
    assert told(pa.table({})) == []


def test_the_reader_failing_over_an_article_is_an_error_of_that_article(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("nkconflict.sources.unread.parse", fails)
    (row,) = told([batch(text=[GOOD], published=[DAY])], "errors")
    assert "RecursionError: too deep" in str(row["reason"])


def test_pyarrow_is_what_makes_batches_where_it_is() -> None:
    needs("pyarrow")
    assert type(schema()).__module__.startswith("pyarrow")
    assert PyArrow().schema(table((), "casualties")) == schema()
