"""How fast articles are read, in units of two scans that any Python can do.

SCAN looks for sixty trigger words with one regular expression; GATE cuts a text into words and asks whether
any is one of them. Every corpus is varied, so that no cache can help, and read one article at a time. Reading
and scanning take turns over the same texts in one process, and medians are compared, so that a loaded machine
slows both.

on-topic       the example articles, with other figures in each copy
seeds          the same of the articles in $NKCONFLICT_SHARED/seeds, where that is set
off-topic      ordinary prose: what Python itself explains about its language, shuffled
another war    the example articles with every name of the conflict replaced: all of the subject, not about it

Exit status 1 when a ratio is below its bar.
"""

import argparse
import itertools
import os
import pydoc_data.topics
import random
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import nkconflict
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.reading.vocabulary import vocabulary

ARTICLES = Path(__file__).resolve().parent.parent / "examples" / "articles"
TRIGGERS = """
    killed wounded injured died dead death casualties losses missing captured
    displaced slain fatalities victims hurt soldiers servicemen troops civilians fighters
    people children women residents cease-fire ceasefire truce armistice hostilities fighting
    shelling clashes attack strike missile artillery drone violated breached accused
    agreed announced brokered mediated ministry president prime minister army military
    Armenia Azerbaijan Nagorno-Karabakh Karabakh Stepanakert Baku Yerevan Moscow separatist officials
""".split()
SCAN = re.compile(rf"\b(?:{'|'.join(TRIGGERS)})\b", re.IGNORECASE)
WORDS = frozenset(word.lower().encode() for word in TRIGGERS)
LETTERS = bytes(ord(chr(code).lower()) if chr(code).isalnum() else ord(" ") for code in range(128)).ljust(256)
# Two or three digits between lower-case words: counts, hardly ever a date.
FIGURE = re.compile(r"(?<=[a-z] )\d{2,3}(?= [a-z])")
DAY = date(2020, 10, 20)


class Bar(NamedTuple):
    """What a corpus must reach: reading over SCAN, and over GATE where that is asked."""

    scan: float
    gate: float | None = None


ON_TOPIC, OFF_TOPIC = Bar(0.5), Bar(3, 0.2)


def varied(texts: list[str], characters: int) -> list[str]:
    """Return copies of the texts with other figures each, of at least so many characters together."""
    copies: list[str] = []
    total = 0
    for copy, text in enumerate(itertools.cycle(texts)):
        if total >= characters:
            break
        copies.append(FIGURE.sub(lambda figure, add=copy: str(10 + (int(figure[0]) + add) % 990), text))
        total += len(copies[-1])
    return copies


def read(folder: Path) -> list[str]:
    """Return the texts of a folder."""
    texts = [path.read_bytes().decode() for path in sorted(folder.glob("*.txt"))]
    return texts or sys.exit(f"{folder}: no *.txt")


def prose(characters: int) -> list[str]:
    """Return ordinary prose without a name of the conflict: Python's own help, its paragraphs shuffled."""
    paragraphs = [part for topic in pydoc_data.topics.topics.values() for part in topic.split("\n\n")]
    chance = random.Random(2020)
    texts: list[str] = []
    total = 0
    while total < characters:
        texts.append("\n\n".join(chance.sample(paragraphs, 12)))
        total += len(texts[-1])
    return texts


def renamed(texts: list[str]) -> list[str]:
    """Return the texts with every name that tells of the conflict made one of a country that is not."""
    names = vocabulary(Lexicon.default()).names
    word = re.compile(r"[^\W\d_]+")
    return [word.sub(lambda w: "Ruritania" if w[0].lower() in names else w[0], text) for text in texts]


def corpora(characters: int) -> Iterator[tuple[str, Bar, list[str]]]:
    """Yield each corpus with its bar."""
    yield "on-topic", ON_TOPIC, varied(read(ARTICLES), characters)
    if shared := os.environ.get("NKCONFLICT_SHARED"):
        yield "seeds", ON_TOPIC, varied(read(Path(shared) / "seeds"), characters)
    yield "off-topic", OFF_TOPIC, prose(10 * characters)
    yield "another war", OFF_TOPIC, varied(renamed(read(ARTICLES)), 10 * characters)


def seconds(work: Callable[[], object]) -> float:
    """Return the wall time of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(texts: list[str], rounds: int) -> tuple[float, float, float]:
    """Return the median seconds of reading, of SCAN and of GATE, which take turns."""

    def reading() -> None:
        for text in texts:
            nkconflict.parse(text, published=DAY)

    def scanning() -> None:
        for text in texts:
            for _ in SCAN.finditer(text):
                pass

    def gating() -> None:
        for text in texts:
            WORDS.isdisjoint(text.encode().translate(LETTERS).split())

    turns = [(seconds(reading), seconds(scanning), seconds(gating)) for _ in range(rounds)]
    parse, scan, gate = (statistics.median(times) for times in zip(*turns, strict=True))
    return parse, scan, gate


def main() -> int:
    """Measure and print, for each corpus, the speeds and their ratios."""
    parser = argparse.ArgumentParser(description="How fast articles are read.")
    parser.add_argument(
        "--megabytes", type=float, default=2, help="on-topic text; ten times as much off-topic"
    )
    parser.add_argument("--rounds", type=int, default=5, help="turns of each kind (default: 5)")
    options = parser.parse_args()
    nkconflict.parse("Baku", published=DAY)  # the lexicon is built once, and not counted
    print("corpus          MB  parse MB/s   SCAN   GATE   / SCAN   / GATE  bars")
    short = False
    for name, bar, texts in corpora(int(options.megabytes * 1_000_000)):
        parse, scan, gate = measure(texts, options.rounds)
        size = sum(len(text.encode()) for text in texts) / 1e6
        print(
            f"{name:12} {size:5.1f} {size / parse:11.3f} {size / scan:6.2f} {size / gate:6.1f}"
            f" {scan / parse:8.3f} {gate / parse:8.3f}  {bar.scan:g}{f', {bar.gate:g}' if bar.gate else ''}"
        )
        short = short or scan / parse < bar.scan or (bar.gate is not None and gate / parse < bar.gate)
    return int(short)


if __name__ == "__main__":
    sys.exit(main())
