"""Directives that write what the code knows, so that no page can say otherwise.

`columns` lists the columns of a table, `answer` those of the answer to a question, `schema` the types of the
JSON documents, `known` the parties, persons, places or ceasefires of the lexicon, `limits` the sentences that
are read wrongly today, and `face` what can be imported from `nkconflict` itself.
"""

from __future__ import annotations

import inspect
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import unquote

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import nkconflict
from nkconflict.convert import json_schema
from nkconflict.lexicon.records import SPELLING_ONLY
from nkconflict.tables import ANSWERS, TABLES, Column

CASES = Path(__file__).parents[2] / "tests" / "data" / "cases"
PLACED = 8
"""How many columns every table begins with."""


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [heads, ["---"] * len(heads), *rows]
    cells = ([cell.replace("|", "\\|").replace("\n", " ") for cell in line] for line in lines)
    return "\n".join(f"| {' | '.join(line)} |" for line in cells)


def columns(found: Iterable[Column]) -> str:
    """Return the columns of a table as a table."""
    rows = ([f"`{c.name}`", str(c.type), c.unit or "", c.null] for c in found)
    return table(["column", "type", "unit or values", "null means"], rows)


class Generated(SphinxDirective):
    """A directive whose content is Markdown that it writes itself."""

    required_arguments = 0

    def markdown(self) -> str:
        """Return what stands here."""
        raise NotImplementedError

    def run(self) -> list[nodes.Node]:
        """Return the nodes of the Markdown."""
        return self.parse_text_to_nodes(self.markdown(), allow_section_headings=True)


class Columns(Generated):
    """The columns of a table beyond those that all begin with; `placed` for the latter."""

    required_arguments = 1

    def markdown(self) -> str:
        """Return the table of columns."""
        name = self.arguments[0]
        return columns(TABLES["residue"][:PLACED] if name == "placed" else TABLES[name][PLACED:])


class Answer(Generated):
    """The columns of the answer to a question over many reports."""

    required_arguments = 1

    def markdown(self) -> str:
        """Return the table of columns."""
        return columns(ANSWERS[self.arguments[0]])


class Schema(Generated):
    """Every type of the JSON documents, with its fields."""

    def markdown(self) -> str:
        """Return a section a type."""
        types = json_schema()["$defs"]
        return "\n\n".join(section(name, types[name]) for name in types if not name.startswith("tagged "))


def section(name: str, type_: Mapping[str, Any]) -> str:
    """Return what the schema says of a type."""
    needed = type_.get("required", ())
    fields = ([f"`{key}`", kind(of), "yes" if key in needed else ""] for key, of in fields_of(type_))
    described = type_.get("description", "")
    return f"(schema-{name})=\n## {name}\n\n{described}\n\n{table(['field', 'holds', 'required'], fields)}"


def fields_of(type_: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the fields of a type, those of each of its forms where it has several."""
    if "properties" in type_:
        yield from type_["properties"].items()
    elif type_.get("type") == "array":
        yield from ((f"[{index}]", of) for index, of in enumerate(type_["prefixItems"]))
    for form in (*type_.get("anyOf", ()), *type_.get("oneOf", ())):
        yield from fields_of(form)


def kind(of: Mapping[str, Any]) -> str:
    """Return what a field may hold, in a few words."""
    match of:
        case {"$ref": str(path)}:
            name = unquote(path.rpartition("/")[2]).removeprefix("tagged ")
            return f"[{name}](#schema-{name})"
        case {"anyOf": forms} | {"oneOf": forms}:
            return " or ".join(dict.fromkeys(map(kind, forms)))
        case {"enum": values}:
            return ", ".join(f"`{value}`" for value in values)
        case {"const": value}:
            return f"`{value}`"
        case {"type": "array", "items": items}:
            return f"list of {kind(items)}"
        case {"type": "string", "format": form}:
            return str(form)
        case {"type": "object", "properties": {"type": {"const": str(name)}}}:
            return f"`{name}`"
        case {"type": str(name)}:
            return {"null": "`null`", "string": "text", "boolean": "true or false"}.get(name, name)
    return "anything"


class Known(Generated):
    """What the lexicon knows: `parties`, `persons`, `places` or `ceasefires`, each row with its source."""

    required_arguments = 1
    heads: ClassVar = {
        "parties": ["id", "name", "kind", "side", "part of", "source"],
        "persons": ["id", "name", "office", "from", "to", "source"],
        "places": ["id", "Armenian name", "Azerbaijani name", "kind", "held by", "source"],
        "ceasefires": ["id", "announced", "in force", "through", "first alleged breach", "source"],
    }

    def markdown(self) -> str:
        """Return a row for each entry that a source vouches for."""
        name = self.arguments[0]
        lexicon = nkconflict.Lexicon.default()
        rows = []
        for entry in getattr(lexicon, name):
            source = lexicon.record(name, entry.id).source
            if source != SPELLING_ONLY:
                rows.append([f"`{entry.id}`", *getattr(self, name)(entry), source])
        return table(self.heads[name], rows)

    @staticmethod
    def parties(entry: Any) -> list[str]:
        """Return the cells of a party."""
        whole = f"`{entry.part_of.id}`" if entry.part_of else ""
        return [entry.name, str(entry.kind), str(entry.side), whole]

    @staticmethod
    def persons(entry: Any) -> list[str]:
        """Return the cells of a person."""
        office = ", ".join(filter(None, [entry.office, entry.party and entry.party.name]))
        return [entry.name, office, str(entry.since or ""), str(entry.until or "")]

    @staticmethod
    def places(entry: Any) -> list[str]:
        """Return the cells of a place."""
        held = (f"{t.party.id} {t.since or ''}..{t.until or ''}" for t in entry.held_by)
        names = entry.armenian_name, entry.azerbaijani_name
        return [*(name or "" for name in names), str(entry.kind or ""), "; ".join(held)]

    @staticmethod
    def ceasefires(entry: Any) -> list[str]:
        """Return the cells of a ceasefire."""
        moments = entry.announced, entry.effective
        through = ", ".join(party.name for party in entry.mediators)
        told = [str(moment or "").replace("T", " ") for moment in (*moments, entry.first_breach)]
        return [*told[:2], through, told[2]]


class Limits(Generated):
    """The sentences that are read wrongly today, from the tests that watch them."""

    def markdown(self) -> str:
        """Return a row for each."""
        cases = tomllib.loads((CASES / "known_limits.toml").read_text("utf-8"))["case"]
        rows = ([f"“{' '.join(case['text'].split())}”", case["law"], case["reason"]] for case in cases)
        return table(["sentence", "what should be seen", "why it is not"], rows)


class Face(Generated):
    """The names that `nkconflict` itself gives, each with where it is described."""

    def markdown(self) -> str:
        """Return a row for each."""
        rows = []
        for name in nkconflict.__all__:
            value = getattr(nkconflict, name)
            if inspect.isclass(value):
                first = (inspect.getdoc(value) or "").partition("\n\n")[0].replace("\n", " ")
                rows.append([f"{{py:class}}`{name} <{value.__module__}.{name}>`", first])
        return table(["name", "what it is"], rows)


def setup(app: Sphinx) -> Mapping[str, bool]:
    """Register the directives."""
    for directive in (Columns, Answer, Schema, Known, Limits, Face):
        app.add_directive(directive.__name__.lower(), directive)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
