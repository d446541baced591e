"""Check that the links inside built pages lead somewhere: to a page that is there, and to a place on it.

    python tools/check_links.py build/docs

Sphinx checks the references that it makes itself; this looks at what came out. Links to other sites are not
followed.
"""

from __future__ import annotations

import sys
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit


class Page(HTMLParser):
    """The links of a page, and the places on it that a link can lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.places: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take down what a tag links to, and its own name."""
        for name, value in attrs:
            if value and (name == "id" or (name == "name" and tag == "a")):
                self.places.add(value)
            elif value and name in {"href", "src"}:
                self.links.append(value)


@cache
def page(path: Path) -> Page:
    """Return a page, parsed."""
    parsed = Page()
    parsed.feed(path.read_text("utf-8"))
    return parsed


def leads(path: Path, link: str) -> bool:
    """Say whether a link of a page leads somewhere, or out of the folder to another site."""
    if urlsplit(link).scheme or link.startswith("//"):
        return True
    where, place = urldefrag(link)
    target = (path.parent / unquote(urlsplit(where).path)).resolve() if where else path.resolve()
    if not target.is_file():
        return False
    return not place or target.suffix != ".html" or unquote(place) in page(target).places


def main(folder: str) -> int:
    """Print the links that lead nowhere, and return how many there are."""
    pages = sorted(Path(folder).rglob("*.html"))
    wrong = [(path, link) for path in pages for link in page(path).links if not leads(path, link)]
    for path, link in wrong:
        print(f"{path}: {link} leads nowhere")
    print(f"{sum(len(page(path).links) for path in pages)} links on {len(pages)} pages, {len(wrong)} broken")
    return len(wrong) + (not pages)


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1]) else 0)
