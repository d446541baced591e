"""Markup taken apart by the standard library's parser, which reads it as forgivingly as a browser does."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

import attrs

__all__ = ["Element", "parsed"]

VOID: Final = frozenset({"br", "circle", "input", "line", "meta"})


@attrs.define(eq=False)
class Element:
    """An element: its name, attributes, what it holds in order, and what it is in."""

    name: str
    attributes: dict[str, str | None]
    parent: Element | None = None
    held: list[Element | str] = attrs.field(factory=list)

    @property
    def classes(self) -> set[str]:
        """The classes that it has."""
        return set((self.attributes.get("class") or "").split())

    @property
    def text(self) -> str:
        """All the text in it."""
        return "".join(one if isinstance(one, str) else one.text for one in self.held)

    def all(self, name: str | None = None, cls: str | None = None) -> list[Element]:
        """Return what is in it, at any depth, of a name and a class."""
        return [
            one
            for one in self.walk()
            if (name is None or one.name == name) and (cls is None or cls in one.classes)
        ]

    def walk(self) -> Iterator[Element]:
        """Yield every element in it."""
        for one in self.held:
            if isinstance(one, Element):
                yield one
                yield from one.walk()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self.now = Element("", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # pyrefly: ignore[missing-override-decorator]
        made = Element(tag, dict(attrs), self.now)
        assert len(made.attributes) == len(attrs), f"an attribute twice: {attrs}"
        self.now.held.append(made)
        if tag not in VOID:
            self.now = made

    def handle_endtag(self, tag: str) -> None:  # pyrefly: ignore[missing-override-decorator]
        if tag in VOID:
            return
        assert self.now.name == tag, f"</{tag}> closes <{self.now.name}>"
        assert self.now.parent is not None
        self.now = self.now.parent

    def handle_data(self, data: str) -> None:  # pyrefly: ignore[missing-override-decorator]
        self.now.held.append(data)


def parsed(markup: str) -> Element:
    """Return the root of what markup holds; every element in it must have been closed where it belongs."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    assert reader.now is reader.root, f"<{reader.now.name}> is never closed"
    return reader.root
