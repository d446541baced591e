"""The texts that benchmarks read, varied so that no cache can help."""

import itertools
import pydoc_data.topics
import random
import re
import sys
from pathlib import Path

from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.reading.vocabulary import vocabulary

ARTICLES = Path(__file__).resolve().parent.parent / "examples" / "articles"
# Two or three digits between lower-case words: counts, hardly ever a date.
FIGURE = re.compile(r"(?<=[a-z] )\d{2,3}(?= [a-z])")


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
    words = vocabulary(Lexicon.default())
    names = words.names.union(*words.envoys)
    word = re.compile(r"[^\W\d_]+")
    return [word.sub(lambda w: "Ruritania" if w[0].lower() in names else w[0], text) for text in texts]
