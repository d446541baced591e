"""What may be typed: commands, paths and options."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from nkconflict import __version__
from nkconflict.cli import commands
from nkconflict.cli.console import Console

__all__ = ["FORMATS", "parser"]

FORMATS = ("text", "jsonl", "csv", "parquet")
"""The formats of a table; the last is for -o alone."""

PATHS = """\
a PATH is a text file (of one article, or of several with their ' date YYYY-MM-DD ' headers), a folder of
them, a .jsonl file with {"source", "published", "text"} a line, or with reports that dump wrote, a .json
file of IPTC ninjs, a .html or .warc file (with the extras html and warc), or - for standard input (such lines
where it begins with {, else one article); any of them may be packed (.gz)
"""


QUESTIONS = {
    "totals": "print what each claimant says in all, without adding what may not be added",
    "series": "print the running counts, with what was raised, rounded and corrected",
    "conflicts": "print the claims that cannot both hold",
    "ceasefires": "print the course of each truce",
    "silences": "print who has published no figure for what",
    "diff": "print what changed between two days, or from the first PATH to the second",
}
"""The questions over many reports, and what each prints."""

PLOTS = {
    "series": "draw the running counts, with their bounds and what was lowered",
    "totals": "draw what each claimant says in all, as a table of who claims what about whom",
    "conflicts": "draw the figures that cannot both hold",
    "ceasefires": "draw the course of each truce",
    "matrix": "draw how many figures each claimant gives about whom",
    "places": "draw a map of the places that claims name",
}
"""What can be drawn."""

DATASETS = ("2020-war", "claims")
GROUPS = ("military", "civilian", "unspecified")
OUTCOMES = ("killed", "wounded", "missing", "captured", "displaced", "casualties")

EXPORTS = ("ged", "claim", "claimreview", "annotation", "geojson")
"""The formats that claims can be written in."""

UNITS = ("code-points", "utf-16", "bytes")
"""What the offsets of annotations may count."""

IMPORTS = ("ged", "aec", "acled", "compilation")
"""The formats of datasets that can be brought in."""


def parser() -> argparse.ArgumentParser:
    """Return the parser; what it parses has a `run`, to be called with the arguments and a console."""
    from nkconflict.tables import TABLES

    top = argparse.ArgumentParser(
        prog="nkconflict",
        description="Reads news copy about the Nagorno-Karabakh conflict into typed, sourced claims.",
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    made = top.add_subparsers(title="commands", metavar="COMMAND", required=True)

    parse = _command(made, "parse", commands.parse, "print the claims as a table")
    parse.add_argument(
        "--table",
        default="casualties",
        choices=tuple(TABLES),
        metavar="TABLE",
        help=f"which table: {', '.join(TABLES)} (default: casualties)",
    )
    _formats(parse)
    _of_runs(parse)
    for name, summary in QUESTIONS.items():
        _question(made, name, summary)
    _plots(made)
    export = _command(made, "export", commands.export, "print the claims in a format of other people's tools")
    export.add_argument(
        "--as",
        dest="form",
        required=True,
        choices=EXPORTS,
        help="ged (csv), claim, claimreview (schema.org, JSON lines), annotation (W3C, JSON lines), geojson",
    )
    export.add_argument(
        "--unit", choices=UNITS, help="what the offsets of annotations count (default: code-points)"
    )
    _output(export)
    _import(made)
    show = _command(made, "show", commands.show, "print the articles with their claims beneath each block")
    show.add_argument(
        "--html",
        type=Path,
        metavar="FILE",
        help="write one page of all articles and their claims instead, for a browser",
    )
    _command(made, "explain", commands.explain, "print how each sentence was read, and what was rejected")
    _output(
        _command(made, "dump", commands.dump, "print the reports in full, as JSON lines to be read again")
    )
    _output(_command(made, "write", commands.write, "print what the articles claim as canonical wire prose"))
    return top


def _import(made: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = made.add_parser(
        "import",
        help="print the claims of a dataset as reports",
        description="Prints what datasets claim as reports, as JSON lines for the other commands to take.",
        epilog="a file may be packed (.gz)",
        allow_abbrev=False,
    )
    command.add_argument("paths", nargs="+", metavar="FILE", help="a file of the dataset")
    command.add_argument(
        "--from",
        dest="form",
        required=True,
        choices=IMPORTS,
        help="UCDP GED (csv), UCDP-AEC (jsonl or csv), ACLED (csv), or figures that somebody compiled",
    )
    command.add_argument(
        "--published",
        type=_day,
        required=True,
        metavar="DATE",
        help="the day, as YYYY-MM-DD, on which the dataset came out: its claims were not known before",
    )
    command.add_argument("--compiler", metavar="NAME", help="who put the figures of a compilation together")
    command.add_argument(
        "--side", metavar="PARTY", help="whose people a compilation counts, where its rows do not say it"
    )
    _output(command)
    command.set_defaults(run=commands.imported, command=command)


def _question(made: argparse._SubParsersAction[argparse.ArgumentParser], name: str, summary: str) -> None:
    command = _command(made, name, commands.ask, summary, asks=True)
    command.set_defaults(question=name)
    _narrowing(command)
    if name == "diff":
        command.add_argument("--since", type=_day, metavar="DATE", help="the earlier day, for one PATH")
    if name == "conflicts":
        command.add_argument(
            "--reconciled", action="store_true", help="also pairs that look like a conflict, and why not"
        )
    _formats(command)


def _plots(made: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    top = made.add_parser("plot", help="draw claims; needs the extra plot", allow_abbrev=False)
    kinds = top.add_subparsers(title="plots", metavar="WHAT", required=True)
    for name, summary in PLOTS.items():
        command = _command(kinds, name, commands.plot, summary, asks=True)
        command.set_defaults(question=name, reconciled=False)
        _narrowing(command)
        if name == "ceasefires":
            command.add_argument("--elapsed", action="store_true", help="by the time since each took effect")
        elif name == "places":
            command.add_argument("--by", choices=("claims", "persons"), help="what makes a circle large")
        else:
            command.add_argument("--most", type=_number, metavar="N", help="at most so many lines or rows")
        command.add_argument(
            *("-o", "--output"), type=Path, metavar="FILE", required=True, help="a .png, .svg or .pdf file"
        )


def _narrowing(command: argparse.ArgumentParser) -> None:
    """Add what says which claims a question is asked of."""
    command.add_argument(
        "--dataset", choices=DATASETS, help="ask the claims that ship with the package, beside any PATH"
    )
    command.add_argument(
        "--as-of", type=_day, metavar="DATE", help="only what had been published by that day (YYYY-MM-DD)"
    )
    command.add_argument("--claimant", metavar="PARTY", help="only figures by this party id")
    command.add_argument("--side", metavar="PARTY", help="only figures of this party id; together as a+b")
    command.add_argument("--group", choices=GROUPS, help="only figures of this group")
    command.add_argument("--outcome", choices=OUTCOMES, help="only figures of this outcome")


def _formats(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--format",
        choices=FORMATS,
        help="text to look at, jsonl or csv with all columns, parquet with -o (default: what FILE says)",
    )
    _output(command)


def _of_runs(command: argparse.ArgumentParser) -> None:
    """Let many articles be read by several processes, in a run that can be interrupted."""
    command.add_argument(
        "--jobs",
        type=_natural,
        metavar="N",
        help="read with N processes, and write the FILE of -o at the end",
    )
    command.add_argument(
        "--resume", action="store_true", help="go on where a run with --jobs was interrupted, if one was"
    )
    command.add_argument(
        "--errors",
        type=Path,
        metavar="FILE",
        help="where --jobs says what could not be read, and why (default: the FILE of -o and .errors.jsonl)",
    )
    command.add_argument(
        "--progress", action="store_true", help="say how far the reading is, also where no terminal shows it"
    )


def _output(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="write to FILE, in UTF-8, packed if it ends in .gz"
    )


def _command(
    made: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    run: Callable[[argparse.Namespace, Console], None],
    summary: str,
    *,
    asks: bool = False,
) -> argparse.ArgumentParser:
    """Add a command that reads paths, or, if it `asks`, those that there are."""
    command = made.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.",
        epilog=PATHS,
        allow_abbrev=False,
    )
    command.add_argument("paths", nargs="*" if asks else "+", metavar="PATH", help="what to read")
    command.add_argument(
        "--published",
        type=_day,
        metavar="DATE",
        help="the day, as YYYY-MM-DD, that all the articles were published on, whatever they say themselves",
    )
    command.set_defaults(run=run, command=command)
    return command


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text)):
        raise argparse.ArgumentTypeError(f"no number of things: {text!r}")
    return int(text)


def _natural(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 0 < int(text) < 1000):
        raise argparse.ArgumentTypeError(f"no number of processes: {text!r}")
    return int(text)


def _day(text: str) -> date:
    from nkconflict.sources.records import day

    try:
        return day(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"no day: {text!r} ({error})") from None
