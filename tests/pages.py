"""The pages of the documentation as sybil reads them: every block of code is an example that is run.

Blocks marked `pycon` or `python` are Python, all of a page in one namespace; those marked `console` are
commands with what they print, in a folder where `examples` are those of the repository. What no output is
shown for has to succeed. A mark may name modules (`pycon duckdb`): the block is run where they are installed.
A block that cannot be run says so, and why (`console no-run: installs packages`).
"""

from __future__ import annotations

import doctest
import io
import re
import runpy
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Final

import pytest
from sybil import Document, Example, Region, Sybil
from sybil.evaluators.doctest import OutputChecker
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.abstract.doctest import DocTestStringParser
from sybil.parsers.markdown.lexers import FencedCodeBlockLexer

from frames.readers import installed
from nkconflict.cli import main

__all__ = ["PAGES", "ROOT", "SYBIL", "blocks", "marks", "modules", "unexplained"]

ROOT: Final = Path(__file__).parent.parent
PAGES: Final = sorted(
    [
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        ROOT / "benchmarks" / "README.md",
        ROOT / "examples" / "README.md",
        *(path for path in (ROOT / "docs").rglob("*.md") if "examples" not in path.relative_to(ROOT).parts),
    ]
)

RUN: Final = ("pycon", "python", "console")
SHOWN: Final = ("text", "json", "jsonl", "toml", "csv", "html", "bibtex")
"""Marks of blocks that are no code: what a program prints or reads."""

_FENCES: Final = FencedCodeBlockLexer(".*", {"language": "mark", "source": "source"})
_PYTHON: Final = re.compile(r"nkconflict |python \S+\.py ")
_SHELL: Final = re.compile(r"[|<>;&$`*?]")
_COMMANDS: Final = re.compile(r"^\$ (?P<command>(?:.*\\\n)*.*)\n?(?P<output>(?:(?!\$ ).*\n?)*)", re.MULTILINE)


def blocks(page: Path) -> list[tuple[str, str]]:
    """Return the blocks of a page: how each is marked, and what is in it."""
    document = Document(page.read_text("utf-8"), str(page))
    return [(str(region.lexemes["mark"]), str(region.lexemes["source"])) for region in _FENCES(document)]


def marks(page: Path) -> list[str]:
    """Return how each block of a page is marked."""
    return [mark for mark, _ in blocks(page)]


def modules(page: Path) -> list[str]:
    """Return the modules that blocks of a page need beyond the library's own."""
    named = (
        name
        for mark in marks(page)
        if mark.startswith(RUN) and "no-run" not in mark
        for name in mark.split()[1:]
    )
    return list(dict.fromkeys(named))


def unexplained(mark: str) -> bool:
    """Say whether a block is of a kind that nobody knows, or is not run for no reason that it gives."""
    language, _, rest = mark.partition(" ")
    if language.startswith("{") or language in SHOWN:
        return False
    return language not in RUN or re.fullmatch(r"no-run(:\s*)?", rest) is not None


def examples(document: Document) -> Iterator[Region]:
    """Yield what is to be run in a page."""
    for region in _FENCES(document):
        language, *needed = str(region.lexemes["mark"]).split() or [""]
        if language not in RUN or "no-run" in " ".join(needed) or not all(map(installed, needed)):
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
        elif not OutputChecker().check_output(
            expected.rstrip() + "\n", output.rstrip() + "\n", doctest.ELLIPSIS
        ):
            return f"{command}\nexpected:\n{expected}\nprinted:\n{output}"
    return None


def done(command: str) -> tuple[int, str]:
    """Do what a command line says, and return its exit status and all that it printed.

    What is Python, `nkconflict` and scripts, gets no process of its own: to start one takes seconds.
    """
    before, _, last = command.rpartition(" | ")
    if not _PYTHON.match(last) or _SHELL.search(last):
        ran = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
        return ran.returncode, ran.stdout + ran.stderr
    given = subprocess.run(["sh", "-c", before], capture_output=True, check=True).stdout
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), "utf-8"))
        status = _run(patch, *shlex.split(last))
    return status, out.getvalue() + err.getvalue()


def _run(patch: pytest.MonkeyPatch, name: str, *arguments: str) -> int:
    """Run the command or a script in this process, and return its exit status."""
    try:
        if name == "nkconflict":
            return main(arguments)
        patch.setattr(sys, "argv", list(arguments))
        runpy.run_path(arguments[0], run_name="__main__")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


SYBIL: Final = Sybil(parsers=[examples], patterns=["*.md"])
