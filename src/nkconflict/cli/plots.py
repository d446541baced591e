"""Which plot is drawn of what, and the file that it is written to: the name's ending says in which format."""

from __future__ import annotations

import io
from argparse import Namespace
from typing import Any, Final

from nkconflict.cli.questions import Load, answer

__all__ = ["ENDINGS", "drawn"]

ENDINGS: Final = (".png", ".svg", ".pdf")
"""The endings of files that plots are written to."""


def drawn(arguments: Namespace, load: Load) -> bytes:
    """Return the plot asked for as the bytes of a file.

    ImportError that names the extra where matplotlib is not installed.
    """
    ending = arguments.output.suffix.lower()
    if ending not in ENDINGS:
        arguments.command.error(f"{arguments.output} must end in {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}")
    from nkconflict.display.plots.style import library, save

    library("matplotlib").use("agg")  # no window, also where there could be one
    given = {name: getattr(arguments, name, None) for name in ("most", "elapsed", "by")}
    options = {name: value for name, value in given.items() if value}
    axes = _axes(arguments.question, answer(arguments, load), options)
    written = io.BytesIO()
    save(axes, written, ending[1:])
    return written.getvalue()


def _axes(question: str, of: Any, options: dict[str, Any]) -> Any:
    from nkconflict.display import plots

    match question:
        case "series":
            return plots.series(of, **options)
        case "conflicts":
            return plots.conflicts(of, **options)
        case "ceasefires":
            return plots.lifelines(of, **options)
        case "places":
            return plots.places(of, **options)
        case _:
            return plots.matrix(of, **options)
