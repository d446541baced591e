"""How fast other libraries go over the same texts, each in an environment of its own.

None does what nkconflict does; they are the nearest that a pipeline would reach for: recognisers of entities,
numbers, quantities and dates, one that pairs entities with figures, a model of what rules can do for another
field, and two matchers that are the limit of what any of this could reach. Each reads the on-topic and the
off-topic corpus of `corpora` in its own process, in turns with SCAN, so that `/ SCAN` may be compared across
Pythons and however busy the machine is.

    python benchmarks/peers.py [NAME...]       environments are kept in build/peers, and made where they miss
    python benchmarks/peers.py --csv FOLDER    keep the table for the documentation too
"""

import argparse
import json
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from corpora import ARTICLES, prose, read, varied
from peer import PEERS
from results import add_option, keep

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

from measurements import kept  # noqa: E402  after its path
from slow import interpreter  # noqa: E402

PEER = Path(__file__).with_name("peer.py")
COLUMNS = ("peer", "does", "version", "python", "corpus", "MB/s", "SCAN MB/s", "/ SCAN")
PRINTED = tuple(column for column in COLUMNS if column != "does")


def pythons(also: Sequence[str]) -> Iterator[str]:
    """Yield the Pythons to measure a peer with: this one, and those of other versions that are here."""
    yield sys.executable
    for version in also:
        if version == "{}.{}".format(*sys.version_info):
            continue
        python = interpreter(version)
        if python is None:
            print(f"Python {version} is not installed, and not measured", file=sys.stderr)
        else:
            yield python


@cache
def environment(packages: tuple[str, ...], python: str) -> tuple[Path, str]:
    """Return the Python of an environment with these packages alone, and the version of the first.

    It is made where it misses; nkconflict is installed anew, since the sources may have changed.
    """
    own = packages[0] == "."
    name = "nkconflict" if own else re.match(r"[\w-]*", packages[0])[0]
    version = subprocess.run([python, "--version"], check=True, capture_output=True, text=True).stdout
    folder = ROOT / "build" / "peers" / "-".join([name, *version.split()[1].split(".")[:2]])
    inside = folder / "bin" / "python"
    if own or not (folder / "ready").exists():
        subprocess.run([python, "-m", "venv", "--clear", str(folder)], check=True)
        wanted = [str(ROOT)] if own else packages
        subprocess.run([str(inside), "-m", "pip", "install", "--quiet", *wanted], check=True)
        (folder / "ready").touch()
    tell = f"from importlib.metadata import version; print(version({name!r}))"
    told = subprocess.run([str(inside), "-c", tell], check=True, capture_output=True, text=True)
    return inside, told.stdout.strip()


def measured(name: str, python: str, corpus: str, texts: Path, seconds: float) -> dict[str, str]:
    """Return the row of one peer, Python and corpus, told by a process of the peer's own."""
    inside, version = environment(PEERS[name].packages, python)
    command = [str(inside), str(PEER), name, str(texts), str(seconds)]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    speeds = [(peer / 1e6, scan / 1e6, peer / scan) for peer, scan in told["turns"]]
    speed, scanned, ratio = map(statistics.median, zip(*speeds, strict=True))
    figures = (f"{speed:.3g}", f"{scanned:.3g}", f"{ratio:.3g}")
    row = (name, PEERS[name].does, version, told["python"], corpus, *figures)
    return dict(zip(COLUMNS, row, strict=True))


def main() -> int:
    """Measure each peer over both corpora, and print a line for each."""
    parser = argparse.ArgumentParser(description="How fast other libraries go over the same texts.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(PEERS)} (default: all)")
    parser.add_argument("--seconds", type=float, default=7, help="for each peer and corpus (default: 7)")
    add_option(parser)
    options = parser.parse_args()
    if unknown := set(options.names).difference(PEERS):
        parser.error(f"no peer {', '.join(sorted(unknown))}")
    corpora = {"on-topic": varied(read(ARTICLES), 500_000), "off-topic": prose(500_000)}
    rows = []
    print("".join(f"{column:>16}" for column in PRINTED))
    with tempfile.TemporaryDirectory() as folder:
        for corpus, texts in corpora.items():
            path = Path(folder, f"{corpus}.json")
            path.write_text(json.dumps(texts), encoding="utf-8")
            for name in options.names or PEERS:
                for python in pythons(PEERS[name].also):
                    rows.append(measured(name, python, corpus, path, options.seconds))
                    print("".join(f"{rows[-1][column]:>16}" for column in PRINTED), flush=True)
    if options.names and options.csv and (options.csv / "peers.csv").exists():
        # the others stay as they were measured
        rows += [row for row in kept("peers", options.csv) if row["peer"] not in options.names]
        rows.sort(key=lambda row: (list(corpora).index(row["corpus"]), list(PEERS).index(row["peer"])))
    keep(options.csv, "peers", rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
