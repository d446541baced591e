"""Print a brief in Markdown: who had claimed what by a day, what was new on it, and who had said nothing.

    python brief.py 2020-10-19 ../articles

Nothing is added up: each line is one claimant's word. Tallies of outlets are left out.
"""

from __future__ import annotations

import argparse
from datetime import date, timedelta

from nkconflict import CasualtyClaim, Nondisclosure, load
from nkconflict.query import ConflictKind, conflicts, diff, known_at, select, silences, totals

FRESH = timedelta(days=30)
"""Figures that were printed longer ago are of another time, and no news."""


def main() -> None:
    """Read the articles and print the brief."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("day", type=date.fromisoformat, help="the day, as YYYY-MM-DD")
    parser.add_argument("paths", nargs="+", help="articles: files, folders or patterns")
    given = parser.parse_args()

    corpus = load(given.paths)
    known, before = (
        select(known_at(corpus, day), CasualtyClaim, Nondisclosure)
        for day in (given.day, given.day - timedelta(days=1))
    )

    print(f"# Claimed by {given.day}\n")
    for total in totals(known, as_of=given.day):
        printed = max((account.published for account in total.used if account.published), default=date.min)
        if total.claimant and given.day - printed <= FRESH:
            print(f"- {total.counted}: **{total.interval}**, says {total.claimant} ({printed})")

    print("\n## New on this day\n")
    for change in diff(before, known):
        print(f"- {change}")

    print("\n## Contradicted or denied\n")
    for conflict in conflicts(known_at(corpus, given.day)):
        if conflict.kind is not ConflictKind.REVISION:
            print(f"- {conflict}")

    print("\n## No figure\n")
    for silence in silences(known, given.day):
        print(f"- {silence}")


if __name__ == "__main__":
    main()
