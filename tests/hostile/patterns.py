"""Print every regular expression of the package, with its flags and how it is used, as JSON.

It is a process of its own, since most of them are made when a module is first imported.

Fails where a place of the package that asks for one was not come by.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import pkgutil
import re
import shutil
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from hostile.texts import CALMED, DENSE, hostile

FUNCTIONS: Final = ("compile", "findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")
ORIGINAL: Final = {name: getattr(re, name) for name in FUNCTIONS}
DAY: Final = date(2020, 10, 20)
DATA: Final = Path(__file__).resolve().parent.parent / "data"
SOURCE: Final = Path(getattr(find_spec("nkconflict"), "origin", "")).parent

found: dict[tuple[str, int], set[str]] = {}
"""The expressions by the places that ask for them."""

made: dict[tuple[str, str, int], Use] = {}
"""The patterns, by module, expression and flags."""


class Use:
    """A compiled pattern that notes by which methods it is asked, and of how many characters at most."""

    def __init__(self, pattern: re.Pattern[Any]) -> None:
        self.pattern = pattern
        self.methods: set[str] = set()
        self.reach = 0

    def __getattr__(self, name: str) -> Any:
        method = getattr(self.pattern, name)
        if name not in FUNCTIONS:
            return method

        def asked_of(*arguments: Any) -> Any:
            self.methods.add(name)
            first = 1 if name in ("sub", "subn") else 0
            at, end = (*arguments[first + 1 :], 0, None)[:2] if not first and name != "split" else (0, None)
            length = len(arguments[first])
            self.reach = max(self.reach, (length if end is None else min(end, length)) - at)
            return method(*arguments)

        return asked_of


def noting(name: str) -> Callable[..., Any]:
    """Return a function of `re` that notes who calls it and with what."""

    def noted(pattern: Any, *arguments: Any, **keywords: Any) -> Any:
        frame = sys._getframe(1)
        path = Path(frame.f_code.co_filename)
        if not isinstance(pattern, (str, bytes)) or not path.is_relative_to(SOURCE):
            return ORIGINAL[name](pattern, *arguments, **keywords)
        flags = arguments[0] if name == "compile" and arguments else keywords.get("flags", 0)
        place = path.relative_to(SOURCE).as_posix()
        written = pattern if isinstance(pattern, str) else pattern.decode("latin-1")
        found.setdefault((place, frame.f_lineno), set()).add(written)
        key = (place, written, int(flags))
        use = made.setdefault(key, Use(ORIGINAL["compile"](pattern, flags)))
        return use if name == "compile" else getattr(use, name)(*arguments)

    return noted


@cache
def asked() -> tuple[tuple[str, int, int], ...]:
    """Return where the package asks for a pattern: file, first line, last line."""
    return tuple(_asked())


def _asked() -> Iterator[tuple[str, int, int]]:
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr=name)) if name in FUNCTIONS:
                    yield path.relative_to(SOURCE).as_posix(), node.lineno, node.end_lineno or node.lineno


def texts() -> Iterator[str]:
    """Yield hostile texts, and what the repository holds until every place was come by."""
    yield from (hostile(name, 1500) for name in CALMED | DENSE)
    for path in sorted(DATA.parent.parent.glob("examples/articles/*.txt")):
        yield path.read_bytes().decode()
    for path in sorted(DATA.glob("passages_*.toml"), reverse=True):
        if missed():
            yield from (entry["text"] for entry in tomllib.loads(path.read_text("utf-8"))["passage"])


def missed() -> list[str]:
    """Return the places that ask for a pattern and were not come by."""
    return [
        f"{name}:{first}"
        for name, first, last in asked()
        if not any((name, line) in found for line in range(first, last + 1))
    ]


def work() -> None:
    """Import all, make what is made lazily, and read and refuse what comes by each place."""
    import nkconflict
    from nkconflict.errors import LexiconError
    from nkconflict.model.counts import Count
    from nkconflict.model.dates import Moment, Period
    from nkconflict.sources.records import records

    for info in pkgutil.walk_packages(nkconflict.__path__, "nkconflict."):
        module = importlib.import_module(info.name)
        for value in vars(module).values():
            if hasattr(value, "cache_info") and not inspect.signature(value).parameters:
                value()
    for read, written in (
        (Count.parse, "3-4"),
        (Period.parse, "2020-10-01/.."),
        (Moment.parse, "2020-10-10"),
    ):
        read(written)
    list(records([b'{"source": "a", "text": "Talks", "published": 1}'], "-"))
    nkconflict.write(nkconflict.parse(" date 2020-10-05 Armenia denied Azerbaijan's claim."))
    with tempfile.TemporaryDirectory() as folder, suppress(LexiconError):
        shutil.copytree(SOURCE / "lexicon" / "data", folder, dirs_exist_ok=True)
        Path(folder, "forms.toml").write_text("=", "utf-8")
        nkconflict.Lexicon.load(folder)
    for text in texts():
        for report in nkconflict.parse_many(text, DAY):
            for claim in report.claims():
                str(claim)


def main() -> int:
    """Print the patterns; the exit status is 1 where a place was not come by."""
    for name in FUNCTIONS:
        setattr(re, name, noting(name))
    work()
    if left := missed():
        sys.stderr.write(f"no pattern was asked for at {', '.join(left)}\n")
    sys.stdout.write(
        json.dumps([[*key, sorted(use.methods), use.reach] for key, use in sorted(made.items())])
    )
    return int(bool(left))


if __name__ == "__main__":
    sys.exit(main())
