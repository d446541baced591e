"""Inputs are cut where they themselves say, and a chunk is known by its bytes."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from nkconflict.errors import NkConflictError
from nkconflict.runs.chunks import BYTES, PIECES, Chunk, Inputs
from nkconflict.sources import Piece, articles
from runs.samples import archive, record

ARTICLE = " date 2020-10-19 Three Azerbaijani soldiers were killed in Ganja."


def chunks(*paths: Path) -> list[Chunk]:
    return list(Inputs.of(map(str, paths)).chunks())


def sources(found: list[Chunk]) -> list[str | None]:
    """Return the names of all articles in chunks, in order; of an error, what it is about."""
    return [
        article.source
        for chunk in found
        for item in chunk.items
        for article in (item.articles() if isinstance(item, Piece) else [item])
    ]


def test_the_chunks_together_are_the_inputs_in_order(tmp_path: Path) -> None:
    one = archive(tmp_path / "a.jsonl", 2 * PIECES + 3)
    two = tmp_path / "b.txt"
    two.write_text(f"{ARTICLE}\n{ARTICLE}")
    expected = [article.source for path in (one, two) for article in articles(path)]
    found = chunks(one, two)
    assert sources(found) == expected
    assert [chunk.number for chunk in found] == [0, 1, 2]
    assert [len(chunk.items) for chunk in found] == [PIECES, PIECES, 4]


def test_a_chunk_is_small_unless_a_piece_is_large(tmp_path: Path) -> None:
    for name, size in (("a", BYTES // 2), ("b", BYTES // 2), ("c", 1), ("d", 3 * BYTES), ("e", 1)):
        (tmp_path / f"{name}.txt").write_text(ARTICLE.ljust(size))
    sizes = [
        [len(item.data) for item in chunk.items if isinstance(item, Piece)] for chunk in chunks(tmp_path)
    ]
    shortest = len(ARTICLE)
    assert sizes == [[BYTES // 2, BYTES // 2], [shortest], [3 * BYTES], [shortest]]


def test_each_byte_and_each_name_counts(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.jsonl", 3)
    digests = {chunks(path)[0].digest}
    path.write_text(path.read_text().replace("killed", "kilted", 1))
    digests.add(chunks(path)[0].digest)
    digests.add(chunks(path.rename(tmp_path / "b.jsonl"))[0].digest)
    assert len(digests) == 3


def test_a_change_leaves_the_chunks_before_it_alone(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.jsonl", 2 * PIECES)
    before = chunks(path)
    with path.open("a") as file:
        file.write(record(1000))
    assert [chunk.digest for chunk in chunks(path)][:2] == [chunk.digest for chunk in before]


@pytest.mark.parametrize("packed", [False, True])
def test_the_stored_bytes_of_all_chunks_are_those_of_all_files(packed: bool, tmp_path: Path) -> None:
    path = archive(tmp_path / "a.jsonl", 5 * PIECES)
    if packed:
        data = path.read_bytes()
        path.unlink()
        path = tmp_path / "a.jsonl.gz"
        path.write_bytes(gzip.compress(data))
    (tmp_path / "b.txt").write_text(ARTICLE)
    inputs = Inputs.of([str(tmp_path)])
    stored = [chunk.stored for chunk in inputs.chunks()]
    assert sum(stored) == inputs.total == sum(file.stat().st_size for file in tmp_path.iterdir())
    assert all(size >= 0 for size in stored)


def test_what_is_wrong_with_an_input_is_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(ARTICLE)
    found = chunks(tmp_path / "absent.txt", tmp_path / "b.txt", tmp_path / "*.none")
    (chunk,) = found
    assert [isinstance(item, NkConflictError) for item in chunk.items] == [True, False, True]
    assert sources(found)[0] == str(tmp_path / "absent.txt")


def test_of_standard_input_nobody_knows_the_size() -> None:
    assert Inputs.of(["-"]).total is None
