"""Forms with the place where a TOML file has them, so that a wrong one can be pointed at."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from nkconflict.errors import LexiconError
from nkconflict.lexicon.forms import Form, FormKind, clash
from nkconflict.lexicon.hints import hint

__all__ = ["Heading", "Written", "point_out_clash"]


class Heading(NamedTuple):
    """The table under one heading of a TOML file; `path` is the heading, `text` the whole file."""

    source: str
    text: str
    path: tuple[str, ...]
    table: Mapping[str, Any]

    def fault(self, reason: str, key: str | None = None, form: str | None = None) -> LexiconError:
        """Return the error at a key, or at a form beneath it, with the line in which the file has it."""
        path = (*self.path, key) if key else self.path
        error = LexiconError(reason, path=".".join(path))
        return error.at(self.text, self._offset(path, form), source=self.source)

    def _offset(self, path: tuple[str, ...], form: str | None) -> int:
        """Return where the names of a path, then a form in quotes, follow each other, as far as they do."""
        at = 0
        for depth, name in enumerate(path):
            heading = f"[{'.'.join(path[: depth + 1])}]"
            anchors = (heading, f"\n{name} =", f'\n"{name}" =', f" {name} =")
            found = (self.text.find(anchor, at) for anchor in anchors)
            at = min((place for place in found if place >= 0), default=at)
        at = max(at, self.text.find(f'"{form}"', at)) if form is not None else at
        return at + 1 if self.text[at : at + 1] in {"\n", " "} else at

    def below(self, key: str) -> Heading:
        """Return the table beneath a key; LexiconError where there is another thing."""
        table = self.table[key]
        if not isinstance(table, dict):
            raise self.fault(f"{key!r} must be a table", key)
        return Heading(self.source, self.text, (*self.path, key), table)

    def entries(self, key: str) -> dict[str, Heading]:
        """Return the tables beneath a key by their names; none where the key is not there."""
        table = self.below(key) if key in self.table else None
        return {} if table is None else {name: table.below(name) for name in table.table}

    def known(self, name: str, ids: Collection[str], kind: str, key: str | None = None) -> None:
        """Refuse a name that is none of these ids."""
        if name not in ids:
            raise self.fault(f"no {kind} {name!r}{hint(name, ids)}", key, name)

    def only(self, *keys: str) -> None:
        """Refuse a key that is none of these."""
        for key in self.table:
            if key not in keys:
                raise self.fault(f"unknown key {key!r}{hint(key, keys)}", key)

    def strings(self, key: str) -> list[str]:
        """Return the list of strings at a key, or none."""
        found = self.table.get(key, [])
        if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
            raise self.fault(f"{key!r} must be a list of strings", key)
        return found

    def written(
        self, texts: Iterable[str], kind: FormKind, keys: tuple[str, ...], at: str, *, strong: bool = True
    ) -> Iterator[Written]:
        """Yield forms of one kind and meaning, written at a key; LexiconError where a text is no form."""
        for text in texts:
            try:
                yield Written(Form(text, kind, keys, strong), self, at)
            except LexiconError as error:
                raise self.fault(error.message, at, text) from None


class Written(NamedTuple):
    """A form, the heading under which it is written, and the key there."""

    form: Form
    heading: Heading
    key: str


def point_out_clash(written: Iterable[Written]) -> None:
    """Raise LexiconError at the first form that folds onto another of its kind and means something else."""
    seen: dict[tuple[FormKind, str], Form] = {}
    for form, heading, key in written:
        other = seen.setdefault((form.kind, form.folded), form)
        if other is not form and (reason := clash(form, other)):
            raise heading.fault(reason, key, form.text)
