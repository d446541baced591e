"""Put every table of some articles into a DuckDB database, and ask it who denied what.

    python to_duckdb.py claims.duckdb ../articles

Needs nkconflict[arrow] and duckdb. Run it again with more articles: a table is replaced as a whole.
"""

from __future__ import annotations

import sys

import duckdb

from nkconflict import load, tables

DENIED = """
    SELECT published, denied_by, accuser, quote FROM allegations
    WHERE denied_by IS NOT NULL ORDER BY published, source, start
"""


def main(database: str, *paths: str) -> None:
    """Read the articles, write the tables, and print what was denied."""
    corpus = load(paths)
    with duckdb.connect(database) as db:
        for name in tables.TABLES:
            rows = tables.to_arrow(corpus, name)
            db.register("rows", rows)
            db.execute(f"CREATE OR REPLACE TABLE {name} AS FROM rows")
            db.unregister("rows")
        for published, denied_by, accuser, quote in db.execute(DENIED).fetchall():
            print(f"{published} {denied_by} denies what {accuser} says: {quote!r}")


if __name__ == "__main__":
    main(*sys.argv[1:])
