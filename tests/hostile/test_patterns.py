"""No regular expression of the package runs away: each is fed its attack strings, in the way it is used."""

from __future__ import annotations

import json
import math
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from hostile.attacks import Attack, attacks
from nkconflict.reading.sentences import LONGEST

SENTENCE: Final = 0.1
"""The seconds that a pattern may take for a whole sentence made to attack it: most take a thousandth."""

EXPONENT: Final = 1.4
LARGE, LARGER = 3_000, 9_000
SURE: Final = 0.02
"""Seconds, below which no growth is measured."""


class Asked(NamedTuple):
    """A pattern of the package, and how it is used: by which methods, and on how many characters at most."""

    module: str
    pattern: str
    flags: int
    methods: list[str]
    reach: int


@pytest.fixture(scope="module")
def package() -> list[Asked]:
    script = Path(__file__).with_name("patterns.py")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [Asked(*asked) for asked in json.loads(done.stdout)]


def ways(asked: Asked) -> Iterator[Callable[[str], object]]:
    """Yield the ways that a pattern is asked: at one place, or everywhere."""
    pattern = re.compile(asked.pattern, asked.flags)
    at_one_place = {"match", "fullmatch"}
    if at_one_place.intersection(asked.methods):
        yield pattern.match
    if not asked.methods or not at_one_place.issuperset(asked.methods):
        yield lambda text: sum(1 for _ in pattern.finditer(text))


def seconds(way: Callable[[str], object], text: str, within: float, tries: int = 5) -> float:
    """Return the processor's time for a text: the least of several where it seems to be too long."""
    best = math.inf
    for _ in range(tries):
        start = time.process_time()
        way(text)
        best = min(best, time.process_time() - start)
        if best <= within:
            break
    return best


def runs_away(way: Callable[[str], object], attack: Attack) -> bool:
    """Say whether a pattern takes too long for a sentence; short ones first, lest nobody sees the end."""
    return any(seconds(way, attack.of(size), SENTENCE) > SENTENCE for size in (40, 80, 160, 320, LONGEST))


def grows(way: Callable[[str], object], attack: Attack) -> bool:
    """Say whether time grows faster than the text."""
    larger = seconds(way, attack.of(LARGER), SURE, tries=2)
    if larger <= SURE:
        return False
    return math.log(larger / seconds(way, attack.of(LARGE), 0, tries=2), LARGER / LARGE) > EXPONENT


def test_no_pattern_needs_long_for_a_sentence_nor_grows_where_it_is_given_more(package: list[Asked]) -> None:
    assert len(package) > 700
    bad = [
        (asked.module, asked.pattern, attack)
        for asked in package
        for attack in attacks(asked.pattern, asked.flags)
        for way in ways(asked)
        if runs_away(way, attack) or (asked.reach > LONGEST and grows(way, attack))
    ]
    assert not bad


@pytest.mark.parametrize(
    ("pattern", "body"),
    [(r"(?:x+)+y", "x"), (r"c(?:(?:,&?|&)l?c|,lc){0,40}z", ",lc"), (r"(?:a|a)*$", "a")],
)
def test_what_backtracks_beyond_measure_is_found(pattern: str, body: str) -> None:
    asked = Asked("", pattern, 0, ["match"], 0)
    (way,) = ways(asked)
    found = attacks(pattern, 0)
    assert any(body in attack.body for attack in found)
    assert any(runs_away_by(way, attack) for attack in found)


def runs_away_by(way: Callable[[str], object], attack: Attack) -> bool:
    """Say whether some string is too long for a pattern; what doubles with each character ends soon."""
    taken = 0.0
    for repeated in range(4, 400, 2):
        start = time.process_time()
        way(attack.start + attack.body * repeated + attack.end)
        taken = time.process_time() - start
        if taken > SENTENCE:
            return True
    return False


def test_what_takes_the_square_of_a_text_is_found() -> None:
    (way,) = ways(Asked("", r"[.!?]+x", 0, ["finditer"], 10_000))
    assert any(grows(way, attack) for attack in attacks(r"[.!?]+x", 0))
