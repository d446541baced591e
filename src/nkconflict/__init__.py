"""Turns news copy about the Nagorno-Karabakh conflict into immutable, typed claims.

    >>> import nkconflict
    >>> report = nkconflict.parse(
    ...     " date 2020-10-19 Officials in Nagorno-Karabakh said 729 of their soldiers had been killed."
    ... )
    >>> [(str(claim.count), str(claim.outcome), claim.by.party.id) for claim in report.casualties]
    [('729', 'killed', 'nagorno-karabakh')]

`parse` takes the text of one article, `parse_many` that of several in one stream, `read` the path of a file,
`load` any number of paths into a `Corpus`; `explain` shows how a text was read. What they give are `Report`s
of claims, each with its place in the text; `write` makes an article of a report again. Questions over many
reports are in `nkconflict.query`, curated claims in `nkconflict.datasets`.
Notebooks show all of them as views (`nkconflict.display`).
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nkconflict.corpus import Corpus
    from nkconflict.lexicon.lexicon import Lexicon
    from nkconflict.model.ceasefires import Ceasefire
    from nkconflict.model.claims import (
        Allegation,
        CasualtyClaim,
        Denial,
        Nondisclosure,
        Statement,
        Talks,
        TerritoryClaim,
    )
    from nkconflict.model.counts import Count
    from nkconflict.model.dates import Period
    from nkconflict.model.parties import Party, Person
    from nkconflict.model.places import Place
    from nkconflict.model.reports import Report
    from nkconflict.reading.explain import explain
    from nkconflict.reading.parse import parse, parse_many
    from nkconflict.sources import load, read
    from nkconflict.writing import write

__version__ = "0.1.0"

__all__ = [
    "Allegation",
    "CasualtyClaim",
    "Ceasefire",
    "Corpus",
    "Count",
    "Denial",
    "Lexicon",
    "Nondisclosure",
    "Party",
    "Period",
    "Person",
    "Place",
    "Report",
    "Statement",
    "Talks",
    "TerritoryClaim",
    "__version__",
    "explain",
    "load",
    "parse",
    "parse_many",
    "read",
    "write",
]

# Loaded when first asked for: to make the types and patterns takes several times as long as `import attrs`.
_HOMES = {
    "corpus": ("Corpus",),
    "lexicon.lexicon": ("Lexicon",),
    "model.ceasefires": ("Ceasefire",),
    "model.claims": (
        "Allegation",
        "CasualtyClaim",
        "Denial",
        "Nondisclosure",
        "Statement",
        "Talks",
        "TerritoryClaim",
    ),
    "model.counts": ("Count",),
    "model.dates": ("Period",),
    "model.parties": ("Party", "Person"),
    "model.places": ("Place",),
    "model.reports": ("Report",),
    "reading.explain": ("explain",),
    "reading.parse": ("parse", "parse_many"),
    "sources": ("load", "read"),
    "writing": ("write",),
}


if not TYPE_CHECKING:  # to whom every name would then be there

    def __getattr__(name: str) -> object:
        home = next((home for home, names in _HOMES.items() if name in names), None)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = globals()[name] = getattr(import_module(f"{__name__}.{home}"), name)
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


if "IPython" in sys.modules:  # where a shell of it is running, our values are shown as views
    from nkconflict.display.notebook import enable

    enable()
    del enable
del sys
