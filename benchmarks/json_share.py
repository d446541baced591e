"""What JSON costs: how long reports take to be written and to be loaded again, as a share of reading them.

Reading, writing and loading take turns over the same articles, and medians of the processor's seconds are
compared. Writing is measured with the standard library's encoder, which everybody has. Exit status 1 where a
share is above its bar.
"""

import argparse
import statistics
import sys
from datetime import date
from unittest import mock

from corpora import ARTICLES, read, varied
from reference import processor
from results import Bar, Figure, add_option, finish

from nkconflict import parse
from nkconflict.convert import dumps, encoding, loads

OUT, IN = Bar(0.05, 0.02, least=False), Bar(0.15, 0.09, least=False)
DAY = date(2020, 10, 20)


def main() -> int:
    """Measure and print both shares."""
    parser = argparse.ArgumentParser(description="What JSON costs, as a share of reading.")
    parser.add_argument("--megabytes", type=float, default=0.3, help="articles (default: 0.3)")
    parser.add_argument("--rounds", type=int, default=5, help="turns of each (default: 5)")
    add_option(parser)
    options = parser.parse_args()
    texts = varied(read(ARTICLES), int(options.megabytes * 1_000_000))
    reports = [parse(text, published=DAY) for text in texts]
    with mock.patch.object(encoding, "fastest", return_value=None):
        documents = [dumps(report) for report in reports]
        turns = [
            (
                processor(lambda: [parse(text, published=DAY) for text in texts]),
                processor(lambda: [dumps(report) for report in reports]),
                processor(lambda: [loads(document) for document in documents]),
            )
            for _ in range(options.rounds)
        ]
    reading, written, loaded = map(statistics.median, zip(*turns, strict=True))
    print(f"reading {reading:.2f} s, writing {written:.3f} s, loading {loaded:.3f} s")
    figures = [
        Figure("JSON out, share of reading time", written / reading, OUT),
        Figure("JSON in, share of reading time", loaded / reading, IN),
    ]
    return finish(options.csv, "json_share", figures)


if __name__ == "__main__":
    sys.exit(main())
