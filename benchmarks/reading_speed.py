"""How fast on-topic text is read, in units of one regular-expression scan for sixty trigger words.

The example articles are repeated up to a million characters, with other figures each time so that no cache
can help, and read one by one. Reading and scanning take turns over the same text in one process, and medians
are compared. Exit status 1 when the ratio is below the bar.
"""

import argparse
import itertools
import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import nkconflict

BAR = 0.3
ARTICLES = Path(__file__).resolve().parent.parent / "examples" / "articles"
TRIGGERS = """
    killed wounded injured died dead death casualties losses missing captured
    displaced slain fatalities victims hurt soldiers servicemen troops civilians fighters
    people children women residents cease-fire ceasefire truce armistice hostilities fighting
    shelling clashes attack strike missile artillery drone violated breached accused
    agreed announced brokered mediated ministry president prime minister army military
    Armenia Azerbaijan Nagorno-Karabakh Karabakh Stepanakert Baku Yerevan Moscow separatist officials
""".split()
# Two or three digits between lower-case words: counts, hardly ever a date.
FIGURE = re.compile(r"(?<=[a-z] )\d{2,3}(?= [a-z])")


def articles(folder: Path, characters: int) -> list[str]:
    """Return varied copies of the folder's articles, of at least so many characters together."""
    originals = [path.read_bytes().decode() for path in sorted(folder.glob("*.txt"))]
    if not originals:
        sys.exit(f"{folder}: no *.txt")
    varied: list[str] = []
    total = 0
    for copy, text in enumerate(itertools.cycle(originals)):
        if total >= characters:
            break
        varied.append(FIGURE.sub(lambda figure, add=copy: str(10 + (int(figure[0]) + add) % 990), text))
        total += len(varied[-1])
    return varied


def seconds(work: Callable[[], object]) -> float:
    """Return the wall time of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> int:
    """Measure and print both speeds and their ratio."""
    parser = argparse.ArgumentParser(description="How fast on-topic text is read.")
    parser.add_argument("folder", nargs="?", type=Path, default=ARTICLES, help="where the *.txt articles are")
    parser.add_argument("--characters", type=int, default=1_000_000, help="text to read (default: a million)")
    parser.add_argument("--rounds", type=int, default=7, help="turns of each kind (default: 7)")
    options = parser.parse_args()

    corpus = articles(options.folder, options.characters)
    whole = "\n\n".join(corpus)
    scan = re.compile("|".join(TRIGGERS), re.IGNORECASE)

    def read() -> None:
        for text in corpus:
            nkconflict.parse(text)

    scans, reads = [], []
    for _ in range(options.rounds):
        scans.append(seconds(lambda: scan.findall(whole)))
        reads.append(seconds(read))
    speeds = {
        "scan": len(whole) / statistics.median(scans),
        "parse": len(whole) / statistics.median(reads),
    }
    print(f"{len(corpus)} articles, {len(whole):,} characters, {len(TRIGGERS)} trigger words")
    for name, speed in speeds.items():
        print(f"{name:6} {speed:12,.0f} characters per second")
    ratio = speeds["parse"] / speeds["scan"]
    print(f"parse / scan: {ratio:.2f} (bar: at least {BAR:g})")
    return 0 if ratio >= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
