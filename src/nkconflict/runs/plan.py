"""What a run makes of its articles: which table, in which form; how parts are written, and become the output.

Lines of a part are lines of the output, and gzip allows one packed file to follow another in one, so parts in
text are strung together. Parts of a Parquet file are Arrow streams.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import platform
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from importlib.metadata import version
from os import PathLike
from pathlib import Path
from typing import BinaryIO, Final, final

import attrs

from nkconflict.errors import NkConflictError
from nkconflict.packing import plain_name
from nkconflict.reading.parse import MAX_CHARS, limit
from nkconflict.sources.files import suffix
from nkconflict.tables import Row, Table, columns_of, csv_lines, jsonl_lines
from nkconflict.tables.parts import parquet_parts

__all__ = ["FORMS", "Plan", "form_of", "is_packed"]

FORMS: Final = ("jsonl", "csv", "parquet")
"""The forms that an output may have; the first two may be packed with gzip."""


@final
@attrs.frozen(kw_only=True)
class Plan:
    """The options of a run, all of which its output depends on."""

    table: str = attrs.field(default="casualties")
    form: str = attrs.field()
    packed: bool = False
    published: date | None = None
    max_chars: int = attrs.field(default=MAX_CHARS)

    @max_chars.validator
    def _limits(self, _attribute: object, max_chars: int) -> None:
        limit(max_chars)

    @table.validator
    def _known(self, _attribute: object, table: str) -> None:
        columns_of(table)

    @form.validator
    def _made(self, _attribute: object, form: str) -> None:
        if form not in FORMS:
            raise NkConflictError(f"no form {form!r}; there are {', '.join(FORMS)}")
        if form == "parquet":
            if self.packed:
                raise NkConflictError("a Parquet file is packed already: leave out .gz")
            parquet_parts()

    @classmethod
    def for_output(
        cls,
        output: str | PathLike[str],
        *,
        form: str | None = None,
        table: str = "casualties",
        published: date | None = None,
        max_chars: int = MAX_CHARS,
    ) -> Plan:
        """Return the plan for a file, whose name says the form unless that is given.

        NkConflictError where it does not; ImportError where nothing writes Parquet.
        """
        chosen = form or form_of(output)
        if chosen is None:
            raise NkConflictError(f"the name {Path(output).name!r} ends in none of {', '.join(FORMS)}")
        return cls(
            table=table, form=chosen, packed=is_packed(output), published=published, max_chars=max_chars
        )

    def pinned(self) -> Mapping[str, object]:
        """Return all that the output depends on beside the inputs, ready for JSON.

        The version of Python is among it, since its releases, the small ones too, mend regular expressions
        and the reading of markup. attrs and cattrs only carry values, and are not.
        """
        return {
            "table": self.table,
            "form": self.form,
            "packed": self.packed,
            "published": None if self.published is None else str(self.published),
            "max_chars": self.max_chars,
            "reader": _reader(),
            "Python": f"{platform.python_implementation()} {platform.python_version()}",
            "dateutil": version("python-dateutil"),
            "writer": self._writer(),
        }

    def part(self, rows: Sequence[Row]) -> bytes:
        """Return some rows as a part."""
        if self.form == "parquet":
            return parquet_parts().part(Table.of(self.table, rows))
        lines = jsonl_lines(rows) if self.form == "jsonl" else csv_lines(rows, self.table, header=False)
        data = "".join(lines).encode()
        return self._pack(data) if data else data

    def join(self, parts: Iterable[Path], file: BinaryIO) -> None:
        """Write the output of all parts, in order, to a file."""
        if self.form == "parquet":
            parquet_parts().write((path.read_bytes() for path in parts), file, Table.of(self.table, ()))
            return
        head = "".join(csv_lines((), self.table)) if self.form == "csv" else ""
        file.write(self._pack(head.encode()))
        file.writelines(path.read_bytes() for path in parts)

    def _pack(self, data: bytes) -> bytes:
        return gzip.compress(data, mtime=0) if self.packed else data

    def _writer(self) -> str | None:
        if self.form == "parquet":
            return parquet_parts().name
        return f"zlib {zlib.ZLIB_RUNTIME_VERSION}" if self.packed else None


def form_of(output: str | PathLike[str]) -> str | None:
    """Return the form that a file's name says, packed or not; None where it says none."""
    form = suffix(Path(output).name).removeprefix(".")
    return form if form in FORMS else None


def is_packed(output: str | PathLike[str]) -> bool:
    """Say whether a file's name says that it is packed with gzip."""
    return plain_name(output) != os.fspath(output).lower()


def _reader() -> str:
    """Return the digest of the package's own files, so that a run is not gone on with by another reader."""
    found = hashlib.sha256()
    home = Path(__file__).parents[1]
    for path in sorted(home.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            found.update(f"{path.relative_to(home).as_posix()}\0".encode())
            found.update(path.read_bytes())
    return found.hexdigest()[:16]
