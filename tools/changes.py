"""Print which claims came, went or changed against the reading that was accepted last.

    python tools/changes.py                     # against the accepted reading in tests/data/accepted
    python tools/changes.py --accept            # accept what is read now
    python tools/changes.py --against v0.1.0    # against what a revision, or a file of --print, reads

Every article there is gets read: the examples, the passages of the tests and, where NKCONFLICT_SHARED names
their folder, the shared articles. Those are not ours, so the accepted reading of them has no words, only
places and values. Exit status 0 if nothing changed, 1 if something did.
"""

import argparse
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from nkconflict import parse  # noqa: E402
from reading.changes import WHERE, Change, Row, compared, reading_of, summary, without_words  # noqa: E402

DATA = ROOT / "tests" / "data"
ACCEPTED = DATA / "accepted"
SHARED = "shared"


class Article(NamedTuple):
    """An article to read, and the set it belongs to."""

    set: str
    name: str
    text: str
    published: date | None


def articles() -> Iterator[Article]:
    """Yield every article, set by set: ours, then the shared ones."""
    for path in sorted((ROOT / "examples" / "articles").glob("*.txt")):
        yield Article("examples", path.stem, path.read_bytes().decode(), None)
    for path in sorted(DATA.glob("*.toml")):
        for entry in tomllib.loads(path.read_text("utf-8")).get("passage", ()):
            yield Article(path.stem, entry["id"], entry["text"], entry.get("published"))
    if folder := os.environ.get("NKCONFLICT_SHARED"):
        yield from shared(Path(folder))


def shared(folder: Path) -> Iterator[Article]:
    """Yield the seeds and the development articles."""
    for path in sorted((folder / "seeds").glob("*.txt")):
        yield Article(SHARED, path.stem, path.read_bytes().decode(), None)
    for line in (folder / "gold" / "dev" / "articles.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        yield Article(SHARED, record["source"], record["text"], date.fromisoformat(record["published"]))


def reading(every: Iterable[Article]) -> dict[str, list[Row]]:
    """Return what is read now, set by set."""
    found: dict[str, list[Row]] = {}
    for article in every:
        rows = reading_of(parse(article.text, article.published, article.name), article.name)
        found.setdefault(article.set, []).extend(rows)
    return found


def lines(rows: Iterable[Row]) -> str:
    """Return rows as JSON lines."""
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)


def parsed(text: str) -> list[Row]:
    """Return the rows of JSON lines."""
    return [json.loads(line) for line in text.splitlines()]


def accept(now: dict[str, list[Row]]) -> None:
    """Write what is read now; a set that is not at hand keeps what was accepted of it."""
    ACCEPTED.mkdir(exist_ok=True)
    for name, rows in now.items():
        (ACCEPTED / f"{name}.jsonl").write_text(lines(rows), "utf-8")
    kept = {*now, SHARED}
    for path in ACCEPTED.glob("*.jsonl"):
        if path.stem not in kept:
            path.unlink()


def accepted(sets: Iterable[str]) -> list[Row]:
    """Return the accepted reading of some sets; of one that is new there is none."""
    files = (ACCEPTED / f"{name}.jsonl" for name in sets)
    return [row for path in files if path.exists() for row in parsed(path.read_text("utf-8"))]


def read_by(revision: str) -> list[Row]:
    """Return how a revision reads the articles of today: its package, in a process of its own."""
    packed = subprocess.run(
        ["git", "archive", revision, "src"], cwd=ROOT, check=True, stdout=subprocess.PIPE
    ).stdout
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(folder, filter="data")
        done = subprocess.run(
            [sys.executable, __file__, "--print"],
            env={**os.environ, "PYTHONPATH": str(Path(folder) / "src")},
            check=True,
            stdout=subprocess.PIPE,
        )
    return parsed(done.stdout.decode())


def told(changes: Iterable[Change], texts: dict[str, str], unseen: set[str]) -> Iterator[str]:
    """Yield lines for people, article by article; of an unseen one only how many there are."""
    for name, group in groupby(changes, key=lambda change: str(change.row["article"])):
        its = list(group)
        yield f"{name}: {len(its)}" if name in unseen else name
        for change in its if name not in unseen else ():
            start, end = change.row["at"]
            quote = change.row.get("quote") or texts.get(name, "")[start:end]
            yield f"  {change.kind:8}{change.row['table']:12}{start}-{end} {quote!r}"
            if change.kind == "changed":
                yield from (f"    {column}: {shown(a)} -> {shown(b)}" for column, a, b in change.columns())
            else:
                yield f"    {cells(change.row)}"


def shown(cell: Any) -> str:
    """Return a cell in words."""
    return "nothing" if cell is None else "-".join(map(str, cell)) if isinstance(cell, list) else str(cell)


def cells(row: Row) -> str:
    """Return in words what a row says, without where."""
    return ", ".join(f"{column} {shown(cell)}" for column, cell in row.items() if column not in WHERE)


def options() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(description="Which claims came, went or changed.")
    parser.add_argument("--against", metavar="REV", help="a revision, or a file of --print, to compare with")
    parser.add_argument("--unseen", default="", metavar="NAMES", help="articles to count only, by commas")
    parser.add_argument("--accept", action="store_true", help="accept what is read now")
    parser.add_argument("--print", action="store_true", help="print what is read now as JSON lines")
    return parser.parse_args()


def main() -> int:
    """Read every article and do what was asked."""
    asked = options()
    every = list(articles())
    now = reading(every)
    if asked.print:
        sys.stdout.write(lines(row for rows in now.values() for row in rows))
        return 0
    if not asked.against and SHARED in now:
        now[SHARED] = [without_words(row) for row in now[SHARED]]
    if asked.accept:
        accept(now)
        return 0
    if not asked.against:
        old = accepted(now)
    elif Path(asked.against).is_file():
        old = parsed(Path(asked.against).read_text("utf-8"))
    else:
        old = read_by(asked.against)
    new = [row for rows in now.values() for row in rows]
    changes = compared(old, new)
    texts = {article.name: article.text for article in every}
    print("\n".join([*told(changes, texts, set(asked.unseen.split(","))), "", *summary(old, new, changes)]))
    return 1 if changes else 0


if __name__ == "__main__":
    sys.exit(main())
