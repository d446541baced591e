"""How fast other libraries go over the same texts, each in an environment of its own.

None does what nkconflict does; they are the nearest that a pipeline would reach for: recognisers of entities,
numbers, quantities and dates, one that pairs entities with figures, a model of what rules can do for another
field, and two matchers that are the limit of what any of this could reach. Each reads the on-topic and the
off-topic corpus of `corpora` in its own process, in turns with SCAN, so that `/ SCAN` may be compared across
Pythons and however busy the machine is.

    python benchmarks/peers.py [NAME...]     environments are kept in build/peers, and made where they miss
    python benchmarks/peers.py --csv FILE    write the table for the documentation too
"""

import argparse
import csv
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from corpora import ARTICLES, prose, read, varied
from peer import PEERS

ROOT = Path(__file__).resolve().parent.parent
PEER = Path(__file__).with_name("peer.py")
COLUMNS = ("peer", "python", "corpus", "MB/s", "SCAN MB/s", "/ SCAN")


def environment(packages: Sequence[str]) -> Path:
    """Return the Python of an environment with these packages alone, which is made where it misses."""
    folder = ROOT / "build" / "peers" / (re.match(r"[\w-]*", packages[0])[0] or "nkconflict")
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        wanted = [str(ROOT) if package == "." else package for package in packages]
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *wanted], check=True)
        (folder / "ready").touch()
    return python


def measured(name: str, corpus: str, texts: Path, seconds: float) -> dict[str, str]:
    """Return the row of one peer and corpus, told by a process of the peer's own."""
    python = environment(PEERS[name].packages)
    command = [str(python), str(PEER), name, str(texts), str(seconds)]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    speed, scanned = told["bytes"] / told["peer"] / 1e6, told["bytes"] / told["scan"] / 1e6
    figures = (f"{speed:.3f}", f"{scanned:.2f}", f"{speed / scanned:.4f}")
    return dict(zip(COLUMNS, (name, told["python"], corpus, *figures), strict=True))


def main() -> int:
    """Measure each peer over both corpora, and print a line for each."""
    parser = argparse.ArgumentParser(description="How fast other libraries go over the same texts.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(PEERS)} (default: all)")
    parser.add_argument("--seconds", type=float, default=5, help="for each peer and corpus (default: 5)")
    parser.add_argument("--csv", type=Path, help="write the table there too")
    options = parser.parse_args()
    if unknown := set(options.names).difference(PEERS):
        parser.error(f"no peer {', '.join(sorted(unknown))}")
    corpora = {"on-topic": varied(read(ARTICLES), 500_000), "off-topic": prose(500_000)}
    rows = []
    print("".join(f"{column:>14}" for column in COLUMNS))
    with tempfile.TemporaryDirectory() as folder:
        for corpus, texts in corpora.items():
            path = Path(folder, f"{corpus}.json")
            path.write_text(json.dumps(texts), encoding="utf-8")
            for name in options.names or PEERS:
                rows.append(measured(name, corpus, path, options.seconds))
                print("".join(f"{figure:>14}" for figure in rows[-1].values()), flush=True)
    if options.csv:
        with options.csv.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
