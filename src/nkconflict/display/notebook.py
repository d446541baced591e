"""Views in notebooks: IPython's formatters, told by the names of our types, so that none of them is loaded.

`import nkconflict` calls `enable` where an IPython shell is running; elsewhere nobody calls it.
"""

from __future__ import annotations

import sys
from typing import Any, Final

__all__ = ["TYPES", "disable", "enable"]

TYPES: Final = {
    "nkconflict.model.reports": ("Report",),
    "nkconflict.corpus": ("Corpus",),
    "nkconflict.model.sightings": ("Sighting", "Residue"),
    "nkconflict.model.counts": ("Count",),
    "nkconflict.model.claims": (
        "CasualtyClaim",
        "Nondisclosure",
        "TerritoryClaim",
        "Allegation",
        "Denial",
        "Statement",
        "Talks",
        "MaterielClaim",
    ),
    "nkconflict.model.ceasefires": ("Ceasefire",),
    "nkconflict.model.parties": ("Party", "Person"),
    "nkconflict.model.places": ("Place",),
    "nkconflict.query.accounts": ("Account",),
    "nkconflict.query.totals": ("Total",),
    "nkconflict.query.counting": ("Series",),
    "nkconflict.query.silences": ("Silence",),
    "nkconflict.query.conflicts": ("Conflict", "Reconciled"),
    "nkconflict.query.lifelines": ("Lifeline",),
    "nkconflict.query.selecting": ("Telling",),
    "nkconflict.query.grading": ("Graded",),
    "nkconflict.query.differences": ("Change",),
    "nkconflict.tables.frames": ("Table",),
    "nkconflict.reading.explain": ("Explanation",),
    "builtins": ("tuple",),
}
"""Where the types with a view live. Answers to questions are tuples; any other tuple is left to itself."""


def enable() -> bool:
    """Let notebooks show our values as views; return whether a shell of IPython is there to do so."""
    formatter = _formatter()
    if formatter is None:
        return False
    for module, names in TYPES.items():
        for name in names:
            if formatter.for_type_by_name(module, name) is None:  # whoever came first keeps it
                formatter.for_type_by_name(module, name, _view)
    return True


def disable() -> None:
    """Let notebooks show our values as text again."""
    formatter = _formatter()
    if formatter is None:
        return
    for module, names in TYPES.items():
        for name in names:
            if formatter.for_type_by_name(module, name) is _view:
                formatter.pop(f"{module}.{name}")


def _formatter() -> Any:
    """Return what makes HTML in the running shell, None where there is none; IPython is never imported."""
    get = getattr(sys.modules.get("IPython"), "get_ipython", None)
    shell = get() if get is not None else None
    made = getattr(shell, "display_formatter", None)
    return made.formatters.get("text/html") if made is not None else None


def _view(value: object) -> str | None:
    """Return the view of a value; None, by which IPython shows text, for a tuple that is none of ours."""
    if type(value) is tuple and not _ours(value):
        return None
    from nkconflict.display.views import html

    return html(value)


def _ours(values: tuple[object, ...]) -> bool:
    first = type(values[0]) if values else None
    named = first is not None and first.__name__ in TYPES.get(first.__module__, ())
    return named and all(type(value) is first for value in values)
