"""The datasets that `nkconflict import` brings in, as reports for every other command to take."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import NamedTuple

from nkconflict.corpus import Corpus
from nkconflict.errors import LexiconError
from nkconflict.interop import (
    AecEvent,
    GedEvent,
    Imported,
    load_acled,
    load_aec,
    load_compilation,
    load_ged,
    of_the_conflict,
)
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.sources.files import cannot_be_read

__all__ = ["Brought", "brought", "loader"]


class Brought(NamedTuple):
    """What a file holds, and how many of its events are of other conflicts."""

    imported: Imported
    others: int


def loader(arguments: Namespace) -> Callable[..., Imported]:
    """Return what loads files of the format asked for; arguments that it has no use for are refused."""
    if arguments.form == "compilation":
        return _compilations(arguments)
    if arguments.compiler or arguments.side:
        arguments.command.error("--compiler and --side are for --from compilation alone")
    return {"ged": load_ged, "aec": load_aec, "acled": load_acled}[arguments.form]


def _compilations(arguments: Namespace) -> Callable[..., Imported]:
    if not arguments.compiler:
        arguments.command.error("name with --compiler NAME who put the figures together")
    side = None
    try:
        if arguments.side:
            side = Lexicon.default().party(arguments.side)
    except LexiconError as error:
        arguments.command.error(error.message)
    return partial(load_compilation, compiler=arguments.compiler, side=side)


def brought(load: Callable[..., Imported], name: str, published: date) -> Brought:
    """Return what a file holds; one that cannot be read is an error and no report.

    UCDP's files are of the whole world, so only events of the conflict are taken from them; those of ACLED
    were chosen when they were asked for, and are all taken.
    """
    others = 0

    def ours(event: GedEvent | AecEvent) -> bool:
        nonlocal others
        found = of_the_conflict(event)
        others += not found
        return found

    chosen = partial(load, only=ours) if load in (load_ged, load_aec) else load
    try:
        return Brought(chosen(name, published=published), others)
    except OSError as error:
        return Brought(Imported(Corpus(), [cannot_be_read(name, error)]), others)
