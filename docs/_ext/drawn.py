"""The directive `letters`: a sentence drawn as the reader sees it, from what `explain` says of it.

Each word that means something stands beneath its letter and above its meaning; words without one keep their
place. Below stand the line, in which counted groups are one letter, the shapes that matched, and what was
rejected and why. Nothing of it is pasted: when the reader changes, so does the drawing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from html import escape

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from nkconflict import explain
from nkconflict.reading.explain import Step

HARMS = "KkFLJ"
COUNTS = "N"
VOICES = "PpYAISO@a"
VICTIMS = "GgE"


def role(letter: str) -> str:
    """Return the class that colours a letter: what is counted, whom, what befell them, who says so."""
    roles = {"harm": HARMS, "count": COUNTS, "voice": VOICES, "victim": VICTIMS}
    return next((name for name, letters in roles.items() if letter in letters), "small")


def words(step: Step) -> Iterator[tuple[str, str, str]]:
    """Yield the words of a sentence in order, each with its letter and meaning, empty where it has none."""
    at = 0
    for letter, mention, meaning in step.mentions:
        start = step.text.index(mention, at)
        yield from ((word, "", "") for word in step.text[at:start].split())
        yield mention, letter, meaning
        at = start + len(mention)
    yield from ((word, "", "") for word in step.text[at:].split())


def drawing(step: Step) -> str:
    """Return a sentence as HTML."""
    cells = "".join(
        f'<span class="word {role(letter) if letter else "none"}"><b>{escape(letter) or "·"}</b>'
        f"<span>{escape(word)}</span><i>{escape(meaning) if meaning != 'any' else ''}</i></span>"
        for word, letter, meaning in words(step)
    )
    rows = [("letters", step.letters), ("line", step.line)]
    rows += [("source", source) for source in step.sources]
    rows += [("shape", shape) for shape in step.shapes]
    rows += [("rejected", reason) for reason in step.rejected]
    told = "".join(f"<dt>{name}</dt><dd><code>{escape(text)}</code></dd>" for name, text in rows)
    return f'<figure class="letters"><div class="words">{cells}</div><dl>{told}</dl></figure>'


class Letters(SphinxDirective):
    """A sentence drawn; `:published:` is its day."""

    has_content = True
    option_spec = {"published": directives.unchanged_required}  # noqa: RUF012  as docutils has it

    def run(self) -> list[nodes.Node]:
        """Return the drawing of each sentence."""
        text = " ".join(self.content)
        day = date.fromisoformat(self.options.get("published", "2020-10-19"))
        drawn = "".join(map(drawing, explain(text, published=day).steps))
        return [nodes.raw("", drawn, format="html")]


def setup(app: Sphinx) -> Mapping[str, bool]:
    """Register the directive."""
    app.add_directive("letters", Letters)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
