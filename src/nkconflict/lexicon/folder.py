"""A folder of tables and forms as a lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from nkconflict.errors import LexiconError
from nkconflict.lexicon import tables
from nkconflict.lexicon.cells import Row, rows
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.lexicon.records import Table
from nkconflict.lexicon.spellings import Ids, forms_of_entities, forms_of_words
from nkconflict.lexicon.written import Heading, point_out_clash

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

    Folder: TypeAlias = Path | Traversable

__all__ = ["FILES", "read_folder"]

FORMS: Final = "forms.toml"
WORDS: Final = "words.toml"
FILES: Final = (*(f"{table}.csv" for table in Table), FORMS, WORDS)


def read_folder(folder: Folder) -> Lexicon:
    """Return the lexicon that a folder holds; a file that is not there adds nothing.

    LexiconError, with file, line and column or key: see `Lexicon.load`.
    """
    if not any(folder.joinpath(name).is_file() for name in FILES):
        raise LexiconError(f"no lexicon here; it would have one of {', '.join(FILES)}", source=str(folder))
    given = {table: list(_rows(folder, table)) for table in Table}
    parties = tables.parties_of(given[Table.PARTIES])
    persons = {row.need("id"): tables.person_of(row, parties) for row in given[Table.PERSONS]}
    places = {row.need("id"): tables.place_of(row, parties) for row in given[Table.PLACES]}
    ceasefires = [tables.ceasefire_of(row, parties, places) for row in given[Table.CEASEFIRES]]
    records = [tables.record_of(row, table) for table in Table for row in given[table]]
    ids: Ids = {"party": parties, "person": persons, "place": places}
    written = [*forms_of_entities(_heading(folder, FORMS), ids), *forms_of_words(_heading(folder, WORDS))]
    try:
        return Lexicon(
            parties=parties.values(),
            persons=persons.values(),
            places=places.values(),
            ceasefires=ceasefires,
            records=records,
            forms=[form for form, _, _ in written],
        )
    except LexiconError:
        point_out_clash(written)
        raise


def _rows(folder: Folder, table: Table) -> Iterator[Row]:
    text, source = _text(folder, f"{table}.csv")
    return rows(text, source, tables.COLUMNS[table], tables.NEEDED[table]) if text else iter(())


def _heading(folder: Folder, name: str) -> Heading:
    text, source = _text(folder, name)
    return Heading(source, text, (), _toml(text, source))


def _toml(text: str, source: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line, column = map(int, place.groups()) if place else (None, None)
        raise LexiconError(f"not TOML: {error}", source=source, line=line, column=column) from None


def _text(folder: Folder, name: str) -> tuple[str, str]:
    """Return the text of a file, empty where it is not there, and what to call it in errors."""
    file = folder.joinpath(name)
    try:
        return file.read_text(encoding="utf-8-sig") if file.is_file() else "", str(file)
    except UnicodeDecodeError as error:
        raise LexiconError(f"not UTF-8: {error.reason} at byte {error.start}", source=str(file)) from None
