"""What holds for every plot: it is legible, goes where it is told to, and says when it shows nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from itertools import combinations
from typing import Any, Final

import pytest
from hypothesis import given, settings

from frames.readers import needs
from nkconflict import Corpus, parse
from nkconflict.datasets import load_2020_war, load_claims
from nkconflict.display import plots
from nkconflict.display.plots.labels import apart
from nkconflict.display.plots.style import colours, wrapped
from nkconflict.query import totals
from plots.seen import cut_off, leads_through, overlapping, words
from query.drawn import corpora

Draw = Callable[..., Any]


def of_totals(of: Corpus, ax: Any = None) -> Any:
    return plots.matrix(totals(of), ax=ax)


PLOTS: Final[dict[str, Draw]] = {
    "series": plots.series,
    "lifelines": plots.lifelines,
    "elapsed": partial(plots.lifelines, elapsed=True),
    "matrix": plots.matrix,
    "totals": of_totals,
    "conflicts": plots.conflicts,
    "places": plots.places,
    "persons": partial(plots.places, by="persons"),
}
each = pytest.mark.parametrize("draw", PLOTS.values(), ids=PLOTS)

HOSTILE = (
    " date 2020-10-19 Armenia said 25 of its soldiers have been killed since Sept. 27.\n\n"
    "Azerbaijan said 40 Armenian soldiers have been killed since Sept. 27."
)


def legible(ax: Any) -> None:
    assert not cut_off(ax)
    assert not overlapping(ax)
    assert not leads_through(ax)


@each
def test_no_text_is_cut_and_none_lies_on_another(draw: Draw, examples: Corpus) -> None:
    ax = draw(examples)
    legible(ax)
    ax.figure.set_dpi(90)  # where letters are fitted to dots, they are wider
    assert not cut_off(ax)


@pytest.mark.slow
@each
@pytest.mark.parametrize("load", [load_2020_war, load_claims])
def test_the_datasets_are_legible_too(draw: Draw, load: Callable[[], Corpus]) -> None:
    legible(draw(load()))


@each
@given(corpora(3))
@settings(max_examples=3)
def test_whatever_is_claimed_can_be_drawn_and_read(draw: Draw, corpus: Corpus) -> None:
    ax = draw(corpus)
    legible(ax)
    needs("matplotlib.pyplot").close(ax.figure)


@each
def test_axes_that_are_given_are_the_axes_returned_and_no_figure_is_made(
    draw: Draw, examples: Corpus
) -> None:
    pyplot = needs("matplotlib.pyplot")
    figure, (left, right) = pyplot.subplots(1, 2, figsize=(24, 12))
    assert draw(list(examples)[:3], ax=left) is left
    assert pyplot.get_fignums() == [figure.number]
    assert not right.texts
    assert words(left)


@each
def test_a_plot_of_nothing_says_so_and_has_no_scale(draw: Draw) -> None:
    ax = draw(Corpus())
    legible(ax)
    assert any(text.startswith("No ") for text in words(ax))
    assert not [*ax.get_xticklabels(), *ax.get_yticklabels()]


@each
def test_nobody_who_is_named_can_write_formulas_or_lines_of_their_own(draw: Draw) -> None:
    report = parse(HOSTILE, source="$\\frac{1}{0}$ \u202eevil\n<b>.txt")
    ax = draw([report])
    ax.figure.canvas.draw()
    for text in words(ax):
        assert "\u202e" not in text
    if len(words(ax)) > 2 and ax.lines:
        assert any("$\\frac{1}{0}$" in text for text in words(ax))


def test_text_is_broken_to_fit_and_words_that_do_not_fit_are_broken_too() -> None:
    assert wrapped("one two", 1000) == ["one two"]
    assert len(wrapped("one two three four five six seven", 60)) > 2
    assert "".join(wrapped("x" * 60, 60)) == "x" * 60
    assert wrapped("", 60) == []


def test_labels_are_moved_apart_and_no_farther_than_they_must() -> None:
    assert apart([50, 10], [10, 10], 100) == [50, 10]
    assert apart([50, 50], [10, 10], 100) == [45, 55]
    assert apart([0, 0], [10, 10], 100) == [5, 15]
    assert apart([100, 100], [10, 10], 100) == [85, 95]


def seen_by(colour: str, matrix: list[list[float]]) -> list[float]:
    """Return a colour in linear light as somebody sees it who lacks one kind of cones."""
    light = [(int(colour[i : i + 2], 16) / 255) ** 2.2 for i in (1, 3, 5)]
    return [max(0.0, sum(share * part for share, part in zip(row, light, strict=True))) for row in matrix]


# Machado, Oliveira and Fernandes 2009, full severity
PROTAN = [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]]
DEUTAN = [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]]
TRITAN = [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]]


@pytest.mark.parametrize("matrix", [PROTAN, DEUTAN, TRITAN], ids=["protan", "deutan", "tritan"])
def test_the_colours_of_the_parties_stay_apart_for_the_colour_blind(matrix: list[list[float]]) -> None:
    used = colours(["armenia", "azerbaijan", "nagorno-karabakh"]).values()
    for one, two in combinations(used, 2):
        parts = zip(seen_by(one, matrix), seen_by(two, matrix), strict=True)
        assert max(abs(a**0.45 - b**0.45) for a, b in parts) > 0.15


def test_every_colour_can_be_read_on_white() -> None:
    for colour in colours(["armenia", "azerbaijan", "nagorno-karabakh", *"abcdef"]).values():
        red, green, blue = ((int(colour[i : i + 2], 16) / 255) ** 2.2 for i in (1, 3, 5))
        assert 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) > 4.5


def test_a_party_keeps_its_colour_in_whatever_company() -> None:
    alone, among = colours(["azerbaijan"]), colours(["russia", "armenia", "azerbaijan"])
    assert alone["azerbaijan"] == among["azerbaijan"]
    assert len(set(among.values())) == 3


@each
def test_without_matplotlib_the_extra_is_named(draw: Draw, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "matplotlib"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ImportError, match=r"pip install nkconflict\[plot\]$"):
        draw(Corpus())


def test_importing_the_plots_loads_no_matplotlib() -> None:
    code = "import sys, nkconflict.display.plots; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
