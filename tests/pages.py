"""The pages of the documentation as sybil reads them: every block of code is an example that is run.

Blocks marked `pycon` or `python` are Python, all of a page in one namespace; those marked `console` are commands
with what they print, in a folder where `examples` are those of the repository. What no output is shown for has
to succeed. A mark may name modules (`pycon duckdb`): the block is run where they are installed. A block that
cannot be run says so, and why (`console no-run: installs packages`).
"""

from __future__ import annotations

import doctest
import io
import re
import shlex
import subprocess
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Final

from sybil import Document, Example, Region, Sybil
from sybil.evaluators.doctest import OutputChecker
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.abstract.doctest import DocTestStringParser
from sybil.parsers.markdown.lexers import FencedCodeBlockLexer

from frames.readers import installed
from nkconflict.cli import main

__all__ = ["PAGES", "ROOT", "SYBIL", "marks", "unexplained"]

ROOT: Final = Path(__file__).parent.parent
PAGES: Final = sorted(
    [
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        ROOT / "examples" / "README.md",
        *(path for path in (ROOT / "docs").rglob("*.md") if "examples" not in path.relative_to(ROOT).parts),
    ]
)

RUN: Final = ("pycon", "python", "console")
SHOWN: Final = ("text", "json", "jsonl", "toml", "csv", "html", "bibtex")
"""Marks of blocks that are no code: what a program prints or reads."""

_FENCES: Final = FencedCodeBlockLexer(".*", {"language": "mark", "source": "source"})
_COMMANDS: Final = re.compile(r"^\$ (?P<command>(?:.*\\\n)*.*)\n?(?P<output>(?:(?!\$ ).*\n?)*)", re.MULTILINE)


def marks(page: Path) -> list[str]:
    """Return how each block of a page is marked."""
    document = Document(page.read_text("utf-8"), str(page))
    return [str(region.lexemes["mark"]) for region in _FENCES(document)]


def unexplained(mark: str) -> bool:
    """Say whether a block is of a kind that nobody knows, or is not run for no reason that it gives."""
    language, _, rest = mark.partition(" ")
    if language.startswith("{") or language in SHOWN:
        return False
    return language not in RUN or re.fullmatch(r"no-run(:\s*)?", rest) is not None


def examples(document: Document) -> Iterator[Region]:
    """Yield what is to be run in a page."""
    for region in _FENCES(document):
        language, *modules = str(region.lexemes["mark"]).split() or [""]
        if language not in RUN or "no-run" in " ".join(modules) or not all(map(installed, modules)):
            continue
        source = region.lexemes["source"]
        if language == "console":
            yield Region(region.start, region.end, str(source), printed)
        elif source.startswith(">>>"):
            for session in DocTestStringParser()(source, document.path):
                session.adjust(region, source)
                yield session
        else:
            yield Region(region.start, region.end, source, PythonEvaluator())


def printed(example: Example) -> str | None:
    """Run the commands of a block, and return what one of them should not have printed."""
    for command, expected in _COMMANDS.findall(example.parsed):
        status, output = done(command)
        if not expected.strip():
            if status:
                return f"{command}: exit status {status}\n{output}"
        elif not OutputChecker().check_output(expected.rstrip() + "\n", output.rstrip() + "\n", doctest.ELLIPSIS):
            return f"{command}\nexpected:\n{expected}\nprinted:\n{output}"
    return None


def done(command: str) -> tuple[int, str]:
    """Do what a command line says; without a process of its own, which takes seconds, where it needs no shell."""
    if not command.startswith("nkconflict ") or re.search(r"[|<>;&$`*?]", command):
        ran = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
        return ran.returncode, ran.stdout + ran.stderr
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            status = main(shlex.split(command)[1:])
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1
    return status, out.getvalue() + err.getvalue()


SYBIL: Final = Sybil(parsers=[examples], patterns=["*.md"])
