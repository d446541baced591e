"""HTML that is safe by its type: text becomes `Html` only by being escaped, elements only by `tag`.

Articles are other people's words. Whatever stands in them, a script, an entity, a control that turns the
direction of writing, NUL or half a surrogate pair, is shown as text or not at all, and never does anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape
from importlib.resources import files
from typing import Final, TypeAlias, final

from nkconflict.tables.layout import printable

__all__ = ["Child", "Html", "asset", "children", "link", "raw", "size", "tag", "text"]

_VOID: Final = frozenset({"br", "input", "meta"})
_WEB: Final = ("http://", "https://")


@final
class Html(str):
    """Markup that may be put into a page as it is. A notebook shows it where it is the value of a cell."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


Child: TypeAlias = str | Iterable[str] | None
"""What an element holds: text, which is escaped, markup, several of these, or nothing."""


def text(words: str) -> Html:
    """Return words as markup that shows them: nothing in them is a tag, and no control is left."""
    return words if isinstance(words, Html) else Html(escape(printable(words)))


def raw(parts: Iterable[Html]) -> Html:
    """Return pieces of markup as one."""
    return Html("".join(parts))


def size(*parts: Html) -> int:
    """Return the bytes of pieces of markup."""
    return sum(len(part.encode()) for part in parts)


def tag(name: str, /, *held: Child, cls: str = "", **attributes: str | int | bool | None) -> Html:
    """Return an element; an attribute is left out if None or False, and bare if True.

    An underscore in the name of an attribute stands for a hyphen.

    >>> tag("a", "1 < 2", cls="n", href="#x", aria_label=None)
    '<a class="n" href="#x">1 &lt; 2</a>'
    """
    written = [f' class="{text(cls)}"'] if cls else []
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        attribute = key.strip("_").replace("_", "-")
        written.append(f" {attribute}" if value is True else f' {attribute}="{text(str(value))}"')
    head = f"<{name}{''.join(written)}>"
    return Html(head) if name in _VOID else Html(f"{head}{raw(children(held))}</{name}>")


def children(held: Iterable[Child]) -> Iterator[Html]:
    """Yield what an element holds, piece by piece, each of them safe."""
    for child in held:
        if isinstance(child, str):
            yield text(child)
        elif child is not None:
            yield from map(text, child)


def link(words: Child, url: str | None) -> Html:
    """Return words that lead to a page of the web; an address of any other kind leads nowhere."""
    if url is None or not url.lower().startswith(_WEB):
        return raw(children((words,)))
    return tag("a", words, href=url, rel="noopener noreferrer")


@lru_cache
def asset(name: str) -> Html:
    """Return a style sheet or script of the package, without its comments and indentation."""
    written = files("nkconflict.display").joinpath(name).read_text(encoding="utf-8")
    without = re.sub(r"/\*.*?\*/|^\s+", "", written, flags=re.DOTALL | re.MULTILINE)
    return Html(without)
