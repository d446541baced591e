"""The terminal view: every block, every claim beneath its block, never wider than the terminal."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkconflict import strategies
from nkconflict.display import terminal_lines
from nkconflict.display.phrases import phrase
from nkconflict.display.styled import Piece, Style, wrapped
from nkconflict.model.attribution import Attribution
from nkconflict.model.claims import (
    Allegation,
    CasualtyClaim,
    Claim,
    Denial,
    MaterielClaim,
    MaterielOutcome,
    Outcome,
    Statement,
    Talks,
    TerritoryClaim,
)
from nkconflict.model.counts import Count
from nkconflict.model.dates import Period
from nkconflict.model.reports import Report
from nkconflict.model.sightings import BlockKind, Citation, Link, LinkKind, Sighting
from outer.samples import ARMENIA, AZERBAIJAN, LEXICON, OFFICIALS, REPORT, RUSSIA, TOTAL, sighting

GOLDEN = Path(__file__).parent / "golden"

WIDTHS = st.integers(40, 140)


def shown(report: Report, width: int = 90, *, colour: bool = False) -> str:
    """Return the view of a report."""
    return "".join(terminal_lines(report, width=width, colour=colour))


def plain(text: str) -> str:
    """Return a text without its colours."""
    return re.sub("\x1b\\[[0-9;]*m", "", text)


@pytest.mark.parametrize("colour", [False, True])
def test_an_article_looks_like_this(colour: bool) -> None:
    golden = GOLDEN / ("show-colours.txt" if colour else "show.txt")
    assert shown(REPORT, colour=colour) == golden.read_text(encoding="utf-8")


@given(strategies.reports(), WIDTHS)
def test_no_line_is_wider_than_asked_and_none_moves_the_cursor(report: Report, width: int) -> None:
    for line in terminal_lines(report, width=width):
        assert len(line) <= min(width, 100) + 1
        assert line.endswith("\n")
        assert line[:-1].isprintable()


@given(strategies.reports(), WIDTHS)
def test_colours_change_no_character(report: Report, width: int) -> None:
    assert plain(shown(report, width, colour=True)) == shown(report, width)


@given(strategies.reports())
def test_every_claim_is_shown_once(report: Report) -> None:
    numbers = re.findall(r"^ {0,3}(\d+)  ", shown(report), re.MULTILINE)
    assert set(map(str, range(1, len(report.sightings) + 1))) <= set(numbers)


def test_a_claim_without_a_place_in_the_text_is_shown_after_the_blocks() -> None:
    cited = Sighting(TOTAL.claim, Citation(outlet="AP", published=date(2020, 10, 19)))
    last = shown(attrs.evolve(REPORT, sightings=[*REPORT.sightings, cited])).rpartition("\n\n")[2]
    assert last.startswith("   6  729 killed · military · Nagorno-Karabakh authorities")


def test_an_odd_link_says_what_is_odd() -> None:
    odd = Link(kind=LinkKind.SUBSET_OF, subject=1, object=0, flag="exceeds its whole")
    assert "part of 1, which exceeds its whole" in " ".join(shown(attrs.evolve(REPORT, links=[odd])).split())


def test_a_block_too_long_to_print_says_so() -> None:
    text = " date 2020-10-19 " + "x" * 30_000
    blocks = [attrs.evolve(REPORT.blocks[0]), attrs.evolve(REPORT.blocks[1])]
    blocks[1] = attrs.evolve(blocks[1], span=attrs.evolve(blocks[1].span, end=len(text)))
    bare = Report(source="a", text=text, published=date(2020, 10, 19), blocks=blocks)
    assert shown(bare).endswith("x …\n")


OWN = Attribution.own()
AZERBAIJANI = Attribution.named(AZERBAIJAN)
SHUSHA = LEXICON.place("shusha")


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (
            CasualtyClaim(by=OWN, outcome=Outcome.KILLED, count=Count.none()),
            "[none killed] — in the report’s own voice",
        ),
        (
            TerritoryClaim(by=AZERBAIJANI, gained_by=AZERBAIJAN, unit="village", count=Count.exact(13)),
            "[13 villages taken] · [by Azerbaijan] — says Azerbaijan {}",
        ),
        (
            Allegation(by=AZERBAIJANI, accused=(ARMENIA,), act="shelled", target="homes", weapon="rockets"),
            "[allegation: shelled] · [by Armenia] · [against homes] · [with rockets] — says Azerbaijan {}",
        ),
        (
            Denial(by=AZERBAIJANI, against=ARMENIA),
            "[denial] · [of what Armenia says] — says Azerbaijan {}",
        ),
        (
            Statement(by=OFFICIALS, words="It is unacceptable", direct=True, to=(RUSSIA,)),
            "[quote] · [to Russia] · [“It is unacceptable”] — says Nagorno-Karabakh authorities {}",
        ),
        (
            Talks(period=Period.day(date(2020, 10, 9)), place=SHUSHA, host=RUSSIA, planned=True),
            "talks planned · [2020-10-09] · [at Shushi / Şuşa] · [hosted by Russia]",
        ),
        (
            MaterielClaim(
                by=AZERBAIJANI,
                side=(ARMENIA,),
                kind="drone",
                count=Count.exact(9),
                outcome=MaterielOutcome.SHOT_DOWN,
            ),
            "[9 drones shot down] · [Armenia] — says Azerbaijan {}",
        ),
        (
            CasualtyClaim(
                by=Attribution.named(
                    LEXICON.party("azerbaijan-defence-ministry"), person=LEXICON.person("ilham-aliyev")
                ),
                outcome=Outcome.KILLED,
                count=Count.more_than(30),
                subgroup="children",
                as_of=date(2020, 10, 18),
                period=Period(until=date(2020, 10, 18)),
            ),
            (
                "[more than 30 killed] · [children] · [until 2020-10-18] · [as of 2020-10-18]"
                " — says Ilham Aliyev, Ministry of Defence of Azerbaijan {}"
            ),
        ),
    ],
)
def test_each_kind_of_claim_has_its_phrase(claim: Claim, words: str) -> None:
    found = sighting(claim, "Azerbaijan", BlockKind.PARAGRAPH, "r", claimant="Azerbaijan")
    assert "".join(text for text, _ in phrase(REPORT, found)) == words.format("(“Azerbaijan”)")


@given(st.lists(st.tuples(st.text("ab \u00e9", max_size=30), st.sampled_from(Style))), st.integers(1, 20))
def test_wrapping_changes_nothing_but_the_spaces(pieces: list[Piece], width: int) -> None:
    lines = list(wrapped(pieces, width))
    assert all(0 < len(line.rstrip("\n")) <= width for line in lines)
    text = "".join(text for text, _ in pieces)
    assert "".join(lines).replace("\n", "").replace(" ", "") == text.replace(" ", "")
    assert plain("".join(wrapped(pieces, width, colour=True))) == "".join(lines)
