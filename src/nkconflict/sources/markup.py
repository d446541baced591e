"""The paragraphs of a piece of HTML, with the standard library alone, for bodies sent as markup."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

__all__ = ["paragraphs_of"]

_BLOCKS: Final = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li"
    " main ol p pre section table td th tr ul".split()
)
_UNSEEN: Final = frozenset(("script", "style", "head", "template", "noscript"))


class _Paragraphs(HTMLParser):
    """Collects what is seen, cut where a block begins or ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[list[str]] = [[]]
        self.unseen = 0

    # `typing.override` came with Python 3.12.
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # pyrefly: ignore[missing-override-decorator]
        del attrs
        self.unseen += tag in _UNSEEN
        if tag in _BLOCKS:
            self.lines.append([])

    def handle_endtag(self, tag: str) -> None:  # pyrefly: ignore[missing-override-decorator]
        if tag in _UNSEEN and self.unseen:
            self.unseen -= 1
        if tag in _BLOCKS:
            self.lines.append([])

    def handle_data(self, data: str) -> None:  # pyrefly: ignore[missing-override-decorator]
        if not self.unseen:
            self.lines[-1].append(data)


def paragraphs_of(markup: str) -> list[str]:
    """Return the paragraphs of some HTML as plain text, each on one line.

    >>> paragraphs_of("<p>Talks went on,<br/>&amp; <b>on</b>.</p><p>They ended.</p>")
    ['Talks went on,', '& on.', 'They ended.']
    """
    parser = _Paragraphs()
    parser.feed(markup)
    parser.close()
    lines = (" ".join("".join(line).split()) for line in parser.lines)
    return [line for line in lines if line]
