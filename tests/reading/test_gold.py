"""How well the shared articles are read, which the repository lacks: the environment names their folder."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from nkconflict.model.sightings import Evidence
from reading.scoring import CASUALTIES, CEASEFIRES, TALKS, TERRITORY, Article, annotated, score

# About 0.02 below what was last reached on the development articles. They may only rise.
DETECT: Final = 0.955
STRICT: Final = 0.81
TRUCES: Final = 0.98
TRUCES_STRICT: Final = 0.78
GROUND: Final = 0.92


def text_of(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


@cache
def seeds(folder: Path) -> tuple[Article, ...]:
    return tuple(
        annotated(path, text_of(folder / "seeds" / json.loads(path.read_text("utf-8"))["file"]))
        for path in sorted((folder / "gold" / "seeds").glob("*.json"))
    )


@cache
def dev(folder: Path) -> tuple[Article, ...]:
    lines = (folder / "gold" / "dev" / "articles.jsonl").read_text("utf-8").splitlines()
    records = {record["source"]: record for record in map(json.loads, lines)}
    return tuple(
        annotated(path, records[path.stem]["text"], date.fromisoformat(records[path.stem]["published"]))
        for path in sorted((folder / "gold" / "dev" / "gold").glob("*.json"))
    )


def test_the_seeds_are_read_without_a_fault(shared: Path) -> None:
    casualties, ceasefires = (score(seeds(shared), kind) for kind in (CASUALTIES, CEASEFIRES))
    assert (casualties.detect, casualties.strict) == (1.0, 1.0), f"casualties of the seeds: {casualties}"
    assert (ceasefires.detect, ceasefires.strict) == (1.0, 1.0), f"ceasefires of the seeds: {ceasefires}"
    assert casualties.wanted > 0
    assert ceasefires.wanted > 0


def test_the_casualties_of_the_development_articles_are_found_and_read(shared: Path) -> None:
    result = score(dev(shared), CASUALTIES)
    assert result.detect >= DETECT, f"casualties: {result}"
    assert result.strict >= STRICT, f"casualties: {result}"


def test_the_ceasefires_of_the_development_articles_are_found_and_read(shared: Path) -> None:
    result = score(dev(shared), CEASEFIRES)
    assert result.recall >= TRUCES, f"ceasefires: {result}"
    assert result.strict >= TRUCES_STRICT, f"ceasefires: {result}"


def test_the_ground_that_changed_hands_is_found_and_read(shared: Path) -> None:
    seed = score(seeds(shared), TERRITORY)
    assert (seed.recall, seed.strict) == (1.0, 1.0), f"territory of the seeds: {seed}"
    result = score(dev(shared), TERRITORY)
    assert result.recall >= GROUND, f"territory: {result}"


def test_the_talks_of_the_seeds_and_the_development_articles_are_found_and_read(shared: Path) -> None:
    for articles in (seeds(shared), dev(shared)):
        talks = score(articles, TALKS)
        assert talks.wanted > 0
        assert (talks.recall, talks.strict) == (1.0, 1.0), f"talks: {talks}"


def test_every_evidence_and_mark_stands_in_its_text_and_the_blocks_tile_it(shared: Path) -> None:
    for article in (*seeds(shared), *dev(shared)):
        report = article.read()
        assert report.text == article.text
        assert "".join(block.span.of(report.text) for block in report.blocks) == report.text
        for sighting in report.sightings:
            assert isinstance(sighting.evidence, Evidence)
            sighting.evidence.check(report.text)
            assert sighting.evidence.quote
