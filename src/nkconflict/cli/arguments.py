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

FORMATS = ("text", "jsonl", "csv")
"""The formats that can be printed."""

PATHS = """\
a PATH is a text file (of one article, or of several with their ' date YYYY-MM-DD ' headers), a folder of
them, a .jsonl file with {"source", "published", "text"} a line, a .json file of IPTC ninjs, a .html or .warc
file (with the extras html and warc), or - for standard input (such lines where it begins with {, else one
article)
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

DATASETS = ("2020-war", "claims")
GROUPS = ("military", "civilian", "unspecified")
OUTCOMES = ("killed", "wounded", "missing", "captured", "displaced", "casualties")

EXPORTS = ("ged", "claim", "claimreview", "annotation", "geojson")
"""The formats that claims can be written in."""


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
    _formats(parse, "parquet")
    for name, summary in QUESTIONS.items():
        _question(made, name, summary)
    export = _command(made, "export", commands.export, "print the claims in a format of other people's tools")
    export.add_argument(
        "--as",
        dest="form",
        required=True,
        choices=EXPORTS,
        help="ged (csv), claim, claimreview (schema.org, JSON lines), annotation (W3C, JSON lines), geojson",
    )
    export.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to FILE, in UTF-8")
    _command(made, "show", commands.show, "print the articles with their claims beneath each block")
    _command(made, "explain", commands.explain, "print how each sentence was read, and what was rejected")
    _output(_command(made, "write", commands.write, "print what the articles claim as canonical wire prose"))
    return top


def _question(made: argparse._SubParsersAction[argparse.ArgumentParser], name: str, summary: str) -> None:
    command = _command(made, name, commands.ask, summary)
    command.set_defaults(question=name)
    command.add_argument(
        "--dataset", choices=DATASETS, help="ask the claims that ship with the package, beside any PATH"
    )
    command.add_argument(
        "--as-of", type=_day, metavar="DATE", help="only what had been published by that day (YYYY-MM-DD)"
    )
    if name == "diff":
        command.add_argument("--since", type=_day, metavar="DATE", help="the earlier day, for one PATH")
    if name == "conflicts":
        command.add_argument(
            "--reconciled", action="store_true", help="also pairs that look like a conflict, and why not"
        )
    command.add_argument("--claimant", metavar="PARTY", help="only figures by this party id")
    command.add_argument("--side", metavar="PARTY", help="only figures of this party id; together as a+b")
    command.add_argument("--group", choices=GROUPS, help="only figures of this group")
    command.add_argument("--outcome", choices=OUTCOMES, help="only figures of this outcome")
    _formats(command)


def _formats(command: argparse.ArgumentParser, *files: str) -> None:
    """Let a format be chosen: one that can be printed, or one of `files`, which are for -o alone."""
    wanting = f", or {' or '.join(files)} with -o" if files else ""
    command.add_argument(
        "--format",
        default="text",
        choices=(*FORMATS, *files),
        help=f"text to look at (the default), jsonl or csv with all columns{wanting}",
    )
    _output(command)


def _output(command: argparse.ArgumentParser) -> None:
    command.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to FILE, in UTF-8")


def _command(
    made: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    run: Callable[[argparse.Namespace, Console], None],
    summary: str,
) -> argparse.ArgumentParser:
    command = made.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.",
        epilog=PATHS,
        allow_abbrev=False,
    )
    command.add_argument(
        "paths", nargs="*" if name in QUESTIONS else "+", metavar="PATH", help="what to read"
    )
    command.add_argument(
        "--published",
        type=_day,
        metavar="DATE",
        help="the day, as YYYY-MM-DD, that all the articles were published on, whatever they say themselves",
    )
    command.add_argument(
        "--max-chars",
        type=_number,
        default=100_000_000,
        metavar="N",
        help="refuse articles longer than N characters, and files that unpack to more (default: %(default)s)",
    )
    command.set_defaults(run=run, command=command)
    return command


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 15 or not int(text):
        raise argparse.ArgumentTypeError(f"no number of characters: {text!r:.40}")
    return int(text)


def _day(text: str) -> date:
    from nkconflict.sources.records import day

    try:
        return day(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"no day: {text!r} ({error})") from None
