"""Directives that write what the benchmarks found last, so that no page quotes a figure that nobody measured.

`bars` lists figures with what must be reached, what is aimed for and what is reached; `kept` the rows of a
file of results; `peers` the speeds of other libraries. Below each stands where and when it was measured.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generated import Generated, table
from measurements import PLACED, kept
from sphinx.application import Sphinx

REACHED: Mapping[str, str] = {"aim": "the aim", "floor": "the bar", "no": "**not reached**"}


def placed(rows: Iterable[Mapping[str, str]]) -> str:
    """Return where and when rows were measured."""
    told = dict.fromkeys(f"{row['day']}, Python {row['python']}, {row['system']}" for row in rows)
    return "\n\nMeasured on " + "; ".join(told) + "."


class Bars(Generated):
    """The figures of some scripts, each with its bar."""

    required_arguments = 1
    final_argument_whitespace = True

    def markdown(self) -> str:
        """Return a row for each figure."""
        rows = [row for name in self.arguments[0].split() for row in kept(name)]
        heads = ["what", "measured", "bar", "aim", "reached"]
        cells = (
            [
                row["what"],
                f"{row['measured']} {row['unit']}",
                f"{row['floor']} {row['unit']}",
                row["aim"],
                REACHED[row["reached"]],
            ]
            for row in rows
        )
        return table(heads, cells) + placed(rows)


class Kept(Generated):
    """The rows of a file of results, as they are."""

    required_arguments = 1

    def markdown(self) -> str:
        """Return the rows."""
        rows = kept(self.arguments[0])
        heads = [column for column in rows[0] if column not in PLACED]
        return table(heads, ([row[head] for head in heads] for row in rows)) + placed(rows)


class Peers(Generated):
    """The speeds of other libraries, a row for each with both kinds of text."""

    def markdown(self) -> str:
        """Return a row for each library and Python."""
        rows = kept("peers")
        pairs: dict[tuple[str, ...], dict[str, Sequence[str]]] = {}
        for row in rows:
            library = (f"{row['peer']} {row['version']}", row["does"], row["python"])
            pairs.setdefault(library, {})[row["corpus"]] = (row["MB/s"], row["/ SCAN"])
        heads = ["", "what it finds", "Python", "on-topic MB/s", "/ SCAN", "off-topic MB/s", "/ SCAN"]
        cells = ([*library, *told["on-topic"], *told["off-topic"]] for library, told in pairs.items())
        days = [{**row, "python": "as listed"} for row in rows]
        return table(heads, cells) + placed(days)


def setup(app: Sphinx) -> Mapping[str, bool]:
    """Register the directives."""
    for directive in (Bars, Kept, Peers):
        app.add_directive(directive.__name__.lower(), directive)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
