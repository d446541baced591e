"""What the laws of frames are tried on: drawn reports, and one that has what is hard to hand on."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from nkconflict import strategies
from nkconflict.corpus import Corpus
from nkconflict.reading.parse import parse
from nkconflict.tables import TABLES, Table, table

__all__ = ["AWKWARD", "REPORT", "tables"]

REPORT: Final = parse(
    " date 2020-10-14 Nagorno-Karabakh's defense ministry said Wednesday that 17 more of its troops had been"
    " killed, bringing the total to 532 since Sept. 27. Azerbaijan has not published its military losses."
    " A truce brokered by Russia took effect at noon on Saturday;"
    " both sides accuse each other of breaking it.",
    source="a.txt",
)
"""Numbers and none, days and none, lists, records."""

AWKWARD: Final = parse(
    " date 2020-10-14 Azerbaijan said \x00 12 troops were killed \ud800, “among them” an officer, at Ağdam.",
    source="\udfff.txt",
)
"""A NUL, letters of more than one byte, and lone surrogates, of which UTF-8 can write none."""


def tables(name: str | None = None) -> SearchStrategy[Table]:
    """Draw tables of this name, or of any, filled from up to three reports."""
    names = st.sampled_from(sorted(TABLES)) if name is None else st.just(name)
    corpora = st.lists(strategies.reports(), max_size=3).map(Corpus)
    return st.builds(table, corpora, names)
