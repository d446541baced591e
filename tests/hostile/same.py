"""Print a digest of what is read from the example articles, by one thread or by several that begin at once.

It is a process of its own: the lexicon must not have been built before, nor the locale been asked for.
"""

from __future__ import annotations

import hashlib
import locale
import sys
import threading
import time
from pathlib import Path
from typing import Final

ARTICLES: Final = Path(__file__).resolve().parents[2] / "examples" / "articles"


def digest(
    texts: list[str], barrier: threading.Barrier, found: dict[tuple[int, int], str], place: int
) -> None:
    """Read all texts, each thread beginning with another, and keep the digest of each."""
    barrier.wait()
    from nkconflict import parse
    from nkconflict.convert import dumps
    from nkconflict.tables import TABLES, csv_lines, jsonl_lines, rows

    for number in range(len(texts)):
        at = (number + place) % len(texts)
        report = parse(texts[at])
        lines = [dumps(report)]
        for table in TABLES:
            lines += [*jsonl_lines(rows(report, table)), *csv_lines(rows(report, table), table)]
        found[place, at] = hashlib.sha256("".join(lines).encode()).hexdigest()


def main(threads: int) -> int:
    """Print the digest; the exit status is 1 where the threads do not agree."""
    locale.setlocale(locale.LC_ALL, "")  # which raises where there is no such locale
    if hasattr(time, "tzset"):
        time.tzset()
    texts = [path.read_bytes().decode() for path in sorted(ARTICLES.glob("*.txt"))]
    sys.setswitchinterval(1e-6 if threads > 1 else 0.005)
    found: dict[tuple[int, int], str] = {}
    barrier = threading.Barrier(threads)
    running = [threading.Thread(target=digest, args=(texts, barrier, found, n)) for n in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    ways = {tuple(found.get((place, n), "") for n in range(len(texts))) for place in range(threads)}
    sys.stdout.write("\n".join(max(ways)))
    return int(len(ways) != 1 or not all(max(ways)))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
