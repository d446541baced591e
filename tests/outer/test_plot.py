"""The command that draws: which plot, of what, into which file."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from frames.readers import needs
from nkconflict.cli.arguments import PLOTS
from outer.commands import Run

EARLY = " date 2020-10-19 Armenia said 25 of its soldiers have been killed since Sept. 27."
LATER = (
    " date 2020-10-26 Armenia said 20 of its soldiers have been killed since Sept. 27.\n\n"
    "Azerbaijan said 30 Armenian soldiers have been killed since Sept. 27.\n\n"
    "Three people were killed in Ganja.\n\n"
    "A cease-fire brokered by Russia took effect at noon on Oct. 10."
)
SEEN = {
    "series": "20, 26 Oct 2020",
    "totals": "soldiers killed: 30",
    "conflicts": "lowered by who gave it",
    "ceasefires": "10 Oct 2020, 12:00",
    "matrix": "of Armenia",
    "places": "Gandzak / Gəncə",
}


@pytest.fixture(autouse=True)
def articles(run: Run) -> None:  # noqa: ARG001
    """Put two articles where the command runs."""
    needs("matplotlib")
    Path("early.txt").write_text(EARLY)
    Path("later.txt").write_text(LATER)


def drawn(run: Run, *arguments: str) -> str:
    """Return the SVG that the command writes; matplotlib says in comments what its letters spell."""
    assert run("plot", *arguments, "-o", "drawn.svg") == (0, "", "")
    return Path("drawn.svg").read_text("utf-8")


@pytest.mark.parametrize("plot", PLOTS)
def test_each_plot_shows_what_the_articles_say(plot: str, run: Run) -> None:
    assert SEEN[plot] in drawn(run, plot, "early.txt", "later.txt")


def test_the_options_of_questions_narrow_what_is_drawn(run: Run) -> None:
    assert "20, 26 Oct 2020" in drawn(run, "series", "early.txt", "later.txt")
    alone = drawn(run, "series", "early.txt", "later.txt", "--as-of", "2020-10-20")
    assert "25, 19 Oct 2020" in alone
    assert "20, 26 Oct 2020" not in alone
    assert "No running count" in drawn(run, "series", "early.txt", "--claimant", "russia")
    assert "Azerbaijan" in drawn(run, "matrix", "early.txt", "later.txt")
    assert "Azerbaijan" not in drawn(run, "matrix", "early.txt", "later.txt", "--claimant", "armenia")


def test_a_plot_has_options_of_its_own(run: Run) -> None:
    files = ("early.txt", "later.txt")
    assert "Not drawn: 1 other running count" in drawn(run, "series", *files, "--most", "1")
    assert "How long each truce held" in drawn(run, "ceasefires", *files, "--elapsed")
    assert "greatest figure of a claimant" in drawn(run, "places", *files, "--by", "persons")


def test_the_dataset_is_drawn_beside_paths(run: Run) -> None:
    shown = drawn(run, "ceasefires", "--dataset", "2020-war", "early.txt")
    assert "18 Oct 2020, 00:00" in shown


@pytest.mark.parametrize(
    ("ending", "magic"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF"), ("PNG", b"\x89PNG")]
)
def test_the_ending_says_in_which_format_and_the_same_claims_give_the_same_file(
    ending: str, magic: bytes, run: Run
) -> None:
    written = []
    for name in (f"one.{ending}", f"two.{ending}"):
        assert run("plot", "matrix", "early.txt", "-o", name)[0] == 0
        written.append(Path(name).read_bytes())
    assert written[0].startswith(magic)
    assert written[0] == written[1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("series", "early.txt"), "required: -o/--output"),
        (("series", "-o", "x.png"), "name a PATH or a --dataset"),
        (("series", "early.txt", "-o", "x.jpg"), "x.jpg must end in .png, .svg or .pdf"),
        (("series", "early.txt", "-o", "x.png", "--elapsed"), "--elapsed"),
        (("places", "early.txt", "-o", "x.png", "--by", "fame"), "invalid choice"),
        (("series", "early.txt", "-o", "x.png", "--most", "0"), "no number of things: '0'"),
        (("ceasefires", "early.txt", "-o", "x.png", "--side", "armenia"), "no claimant"),
        (("pies", "early.txt", "-o", "x.png"), "invalid choice"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(
    arguments: tuple[str, ...], message: str, run: Run
) -> None:
    status, out, err = run("plot", *arguments)
    assert (status, out) == (2, "")
    assert message in err
    assert not list(Path().glob("x.*"))


def test_bad_input_is_one_error_and_the_rest_is_drawn(run: Run) -> None:
    status, _, err = run("plot", "series", "early.txt", "missing.txt", "-o", "drawn.svg")
    assert (status, "missing.txt" in err) == (1, True)
    assert "25, 19 Oct 2020" in Path("drawn.svg").read_text("utf-8")


def test_without_matplotlib_the_extra_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    status, _, err = run("plot", "series", "early.txt", "-o", "x.png")
    assert (status, Path("x.png").exists()) == (1, False)
    assert "pip install nkconflict[plot]" in err
