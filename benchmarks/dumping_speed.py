"""How much sooner reports are dumped with the extra `fast` than without it.

The same reports are dumped both ways, in turns, so that a busy machine slows both alike, and medians are
compared. Exit status 1 when the two do not write the same, or the gain is below the bar.
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path
from time import perf_counter
from typing import Final
from unittest import mock

from nkconflict import load
from nkconflict.convert import dumps, encoding

BAR: Final = 1.5
ROUNDS: Final = 25
ARTICLES: Final = Path(__file__).resolve().parent.parent / "examples" / "articles"


def main() -> int:
    """Measure and print the gain."""
    fast = encoding.fastest()
    if fast is None:
        raise SystemExit("orjson is not installed: pip install nkconflict[fast]")
    reports = list(load(ARTICLES))
    seconds: dict[str, list[float]] = {"without": [], "with": []}
    written: dict[str, list[str]] = {}
    for _ in range(ROUNDS):
        for name, encoder in (("without", None), ("with", fast)):
            with mock.patch.object(encoding, "fastest", return_value=encoder):
                start = perf_counter()
                written[name] = [dumps(report) for report in reports]
                seconds[name].append(perf_counter() - start)
    if written["with"] != written["without"]:
        raise SystemExit("the two ways write different documents")
    median = {name: statistics.median(taken) for name, taken in seconds.items()}
    size = sum(len(text.encode()) for text in written["with"]) / 1e6
    gain = median["without"] / median["with"]
    print(f"dumping: {size / median['without']:.0f} MB/s, with orjson {size / median['with']:.0f} MB/s")
    print(f"gain of the extra fast: {gain:.1f} (bar: at least {BAR:g})")
    return 0 if gain >= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
