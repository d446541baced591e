"""Article structure: blocks that tile any text, layouts of wire copy, errors that say what to do."""

from __future__ import annotations

import pickle
import re
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nkconflict.errors import ArticleError, NkConflictError
from nkconflict.model.sightings import BlockKind
from nkconflict.reading.article import Article, lay_out, leave_unread

DAY = date(2020, 10, 11)

# Any code point, lone surrogates and NUL included, and pieces of headers, datelines and credits.
ANYTHING = st.text(st.characters() | st.characters(categories=["Cs"]), max_size=60)
PIECES = st.sampled_from(
    [
        " date 2020-10-11 ",
        "\n",
        "\r\n\r\n",
        "Credit: X",
        " Credit: X Credit: X ",
        "GORIS (AP) \u2014 ",
        "By Jo Doe",
        ".",
        "(AP Photo)",
        "\ufeff",
        "\u202e",
        "\0",
        "\ud800",
        "Guns fell silent",
        "Live",
        "Photo: AP",
        "2021-02-03",
        "wrapped\nline",
    ]
)
TEXTS = st.lists(PIECES | ANYTHING, max_size=12).map("".join)


def kinds(text: str, published: date | None = DAY) -> list[tuple[str, str]]:
    """Return the kinds and words of the blocks, gaps left out."""
    article = lay_out(text, published)
    return [(str(b.kind), b.span.of(text)) for b in article.blocks if b.kind is not BlockKind.GAP]


@given(TEXTS)
@example(" date 2020-10-11 \u200b\u2028x")
@example("\x1c\x85 A\x0bB")
def test_blocks_tile_any_text_and_nothing_but_an_article_error_is_raised(text: str) -> None:
    try:
        article = lay_out(text, DAY)
    except ArticleError:
        return
    assert "".join(block.span.of(text) for block in article.blocks) == text
    assert all(len(block.span) for block in article.blocks)
    assert article.source.startswith("sha256:")
    assert len(article.source) == 71


@given(TEXTS)
def test_gaps_hold_no_ink_and_other_blocks_begin_and_end_with_some(text: str) -> None:
    try:
        article = lay_out(text, DAY)
    except ArticleError:
        return
    marks = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    for block in article.blocks:
        words = block.span.of(text).translate(dict.fromkeys(map(ord, marks)))
        assert bool(words.strip()) is (block.kind is not BlockKind.GAP)
        if block.kind is not BlockKind.HEADER:
            assert words == words.strip() or block.kind is BlockKind.GAP


@given(TEXTS)
@example(" date 2020-10-11 \n\n x\u200b ")
def test_what_is_left_unread_is_one_block_and_is_refused_just_as_what_is_laid_out(text: str) -> None:
    try:
        article = lay_out(text, DAY)
    except ArticleError as refused:
        with pytest.raises(ArticleError, match=re.escape(str(refused))):
            leave_unread(text, DAY)
        return
    unread = leave_unread(text, DAY)
    assert "".join(block.span.of(text) for block in unread.blocks) == text
    marked = [block.kind for block in unread.blocks if block.kind is not BlockKind.GAP]
    assert marked == [*([BlockKind.HEADER] if article.header_date else []), BlockKind.UNREAD]
    assert (unread.source, unread.published) == (article.source, article.published)


@given(TEXTS)
def test_without_a_date_a_text_is_an_article_error_or_has_the_date_of_its_header(text: str) -> None:
    try:
        article = lay_out(text)
    except ArticleError:
        return
    assert article.published == article.header_date


# Each kind stands before the block that it names; white space between blocks belongs to gaps.
LAYOUTS = {
    "header and first paragraph on one line": (
        "{header} date 2020-10-11 {paragraph}Guns fell silent.\n\n{paragraph}They spoke again."
    ),
    "dateline behind the header": (
        "{header} date 2020-10-11 {dateline}GORIS, Armenia (AP) \u2014 {paragraph}Guns fell silent."
    ),
    "a day and an agency open the line": "{dateline}Oct 11 (BBC) - {paragraph}Guns fell silent.",
    "a country in square brackets": "{dateline}Goris [Armenia], May 1 (ANI/Sputnik): {paragraph}Guns fell.",
    "a day that opens a sentence is no dateline": "{paragraph}Oct 11 was quiet (it was said) - so far.",
    "headline, single line feeds, date line": (
        "{headline}Two soldiers die on the border\n{byline}Reuters |\n{dateline}July 3, 2021\n"
        "{paragraph}Guns fell silent.\n{paragraph}They spoke again."
    ),
    "carriage returns": (
        "{headline}Two soldiers die on the border\r\n\r\n{paragraph}Guns fell silent.\r\n\r\n\r\n"
    ),
    "section label above the headline": (
        "{boilerplate}WORLD\n{headline}Two soldiers die on the border\n{paragraph}Guns fell silent."
    ),
    "caption above the story": (
        "{headline}Two soldiers die on the border\n\n"
        "{caption}A field near Goris, Friday, July 2, 2021. (AP Photo/Jo Doe)\n\n{paragraph}Guns fell silent."
    ),
    "captions alone": (
        "{header} date 2020-10-11 {caption}A field. (AP Photo) Credit: Uncredited Credit: Uncredited"
    ),
    "captions run together": (
        "{caption}A field. (AP Photo) Credit: Jo Doe Credit: Jo Doe "
        "{caption}A road. (AP Photo) Credit: Ann Roe Credit: Ann Roe"
    ),
    "a story cut off in mid-sentence": "{paragraph}Guns fell silent.\n\n{paragraph}On Friday the army",
    "one paragraph without a stop": "{paragraph}Guns fell silent",
    "hard-wrapped lines": (
        "{paragraph}Guns fell silent along the whole line of\ncontact near Goris, and farmers came back.\n\n"
        "{paragraph}They spoke again."
    ),
    "wrapped at capitals and figures too": (
        "{paragraph}Guns fell silent along the whole line of contact near\n"
        "the town, and farmers came back from the far villages\n"
        "to their fields, where the elders who led the town of\n"
        "Goris met with all of the envoys who had come from the\n"
        "15 states that had watched the line of contact, and who\n"
        "left again.\n{paragraph}They spoke."
    ),
    "lines that do not end in stops are no wrapped text": (
        "{headline}Guns fall silent along the whole line of contact\n"
        "{headline}Goris counts its dead after six weeks of the war\n"
        "{paragraph}Farmers came back to their fields after the war\n{paragraph}They spoke."
    ),
    "a second story behind a rule": (
        "{paragraph}Guns fell silent.\n\n{boilerplate}___\n\n"
        "{dateline}GORIS (AP) \u2014 {paragraph}They spoke again."
    ),
    "page furniture": (
        "{paragraph}Guns fell silent.\n\n{boilerplate}Read more: Twelve killed in shelling\n\n"
        "{boilerplate}Follow us on Telegram\n\n{boilerplate}Please enter your name here"
    ),
    "bidirectional marks and NUL": (
        "\u200f{dateline}GORIS (AP) \u2014 {paragraph}Guns\0 fell silent.\u200f\n\u202e\n"
    ),
}


@pytest.mark.parametrize("marked", LAYOUTS.values(), ids=LAYOUTS)
def test_layouts_of_wire_copy(marked: str) -> None:
    lead, *pieces = re.split(r"\{([a-z]+)\}", marked)
    words = [piece.rstrip(" \r\n\u200f\u202e") for piece in pieces[1::2]]
    expected = [
        (kind, piece if kind == "header" else cut)
        for kind, piece, cut in zip(pieces[::2], pieces[1::2], words, strict=True)
    ]
    assert kinds(lead + "".join(pieces[1::2])) == expected


@pytest.mark.parametrize(
    "line",
    [
        "By Friday two soldiers had been killed.",
        "Share prices fell after 12 soldiers were killed.",
        "Related fighting killed 12 people.",
        "Follow us on the road and you die, the 12 soldiers were told.",
        "Subscribe to peace, said the mother of 12 dead soldiers.",
        "Copyright lawyers were among the 12 dead.",
        "Photo: the army says 12 soldiers died.",
        "In this war 12 soldiers were killed.",
        "A photo proves it, the army said: 12 soldiers died.",
        "Twelve soldiers died, the agency said. (Reuters)",
        "Twelve soldiers died, the agencies said. (AP/AFP)",
        "Twelve soldiers (two of them from Goris) died.",
        "Live fire killed 12 soldiers.",
        "The ministry (press service) gave 12 dead and 30/40 wounded.",
        "Twelve soldiers died; the credit: theirs.",
        "12 killed, 30 wounded.",
        "Source: 12 soldiers killed",
    ],
)
def test_a_line_with_news_is_a_paragraph(line: str) -> None:
    assert ("paragraph", line) in kinds(f"Guns fell silent.\n\n{line}\n\nThey spoke again.")


def test_an_article_on_one_line_that_ends_in_a_credit_is_a_paragraph() -> None:
    text = "Guns fell silent near the river. " * 60 + "(AP Photo) Credit: Jo Doe"
    assert [kind for kind, _ in kinds(text)] == ["paragraph"]


def test_no_more_than_two_lines_are_headlines() -> None:
    text = "\n".join(f"Village {number} is quiet" for number in range(9))
    assert [kind for kind, _ in kinds(text)].count("headline") == 2


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("GORIS (AP) \u2014 Guns fell silent.", "AP"),
        ("Guns fell silent.\n\nSource: AFP", "AFP"),
        ("Guns fell silent.\n\nA field. (Jo Doe/EPA)\n\nA road. (Jo Doe/EPA)", "EPA"),
        ("Guns fell silent.\n\nA field. (Jo Doe/EPA)", None),
        ("Guns fell silent.\n\nA field. (Jo Doe/EPA)\n\nA road. (AP Photo)", None),
        ("MOSCOW, October 3. /TASS/. Guns fell silent.\n\nA field. (AP Photo)\n\nA road. (AP Photo)", "TASS"),
        ("Guns fell silent, AP reported.", None),
    ],
)
def test_the_agency_is_that_of_the_dateline_the_byline_or_all_pictures(text: str, agency: str | None) -> None:
    assert lay_out(text, DAY).agency == agency


def test_published_wins_and_the_header_is_kept() -> None:
    article = lay_out(" date 2020-10-11 Guns fell silent.", date(2020, 10, 12), "mine")
    assert (article.published, article.header_date, article.source) == (date(2020, 10, 12), DAY, "mine")


@pytest.mark.parametrize("words", ["2020-10", "2020-13-45", "0000-01-01"])
def test_published_stands_in_for_a_header_that_names_no_day(words: str) -> None:
    article = lay_out(f" date {words} Guns fell silent.", DAY)
    assert (article.published, article.header_date) == (DAY, None)
    assert article.blocks[0].span.of(article.text) == f" date {words} "


@pytest.mark.parametrize(
    ("text", "published", "line", "column", "words"),
    [
        ("", None, 1, 1, "blank"),
        (" \r\n\u200b", DAY, 1, 1, "blank"),
        (" date 2020-10-11 \n", DAY, 1, 18, "nothing follows the header"),
        ("Guns fell silent.", None, 1, 1, "give published="),
        ("set the date 2020-10-11 for talks", None, 1, 1, "begin the text with a header"),
        (" date 2020-13-45 Guns fell silent.", None, 1, 7, "2020-13-45"),
        (" date 2021-02-29 Guns fell silent.", None, 1, 7, "no such day"),
        ("\n date 2020-10 Guns fell silent.", None, 2, 7, "no day of the month"),
        (" date 2020-10-11 Guns.\n date 2020-10-12 They spoke.", None, 2, 2, "parse_many"),
        (" date 2020-10-11 Guns.\n date 2020-10-12 They spoke.", DAY, 2, 2, "date 2020-10-12"),
        ("Guns fell.\n\n date 2020-10-12 They spoke.", DAY, 3, 2, "parse_many"),
    ],
)
def test_errors_say_where_and_what_to_do(
    text: str, published: date | None, line: int, column: int, words: str
) -> None:
    with pytest.raises(ArticleError, match=words) as caught:
        lay_out(text, published, "a.txt")
    error = caught.value
    assert (error.source, error.line, error.column) == ("a.txt", line, column)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_published_must_be_a_day() -> None:
    with pytest.raises(NkConflictError, match="published"):
        lay_out("Guns fell silent.", datetime(2020, 10, 11, 12, 0))  # noqa: DTZ001


def test_the_same_text_has_the_same_source_and_lone_surrogates_have_one_too() -> None:
    assert lay_out("Guns \ud800.", DAY).source == lay_out("Guns \ud800.", date(2021, 1, 1)).source
    assert lay_out("Guns \ud800.", DAY).source != lay_out("Guns \udfff.", DAY).source


def test_a_very_long_line_is_one_paragraph() -> None:
    article = lay_out("Guns fell silent near the river. " * 150_000, DAY)
    assert [block.kind for block in article.blocks] == [BlockKind.PARAGRAPH, BlockKind.GAP]


@pytest.mark.parametrize(
    "piece",
    [
        "A ",
        "AA-AA ",
        "AA, ",
        "(",
        "[A/",
        "Credit: ",
        "Credit: a ",
        "By A ",
        "AP/A ",
        "a. A",
        "contributed ",
        "\u202e.",
        "1:",
    ],
)
def test_lines_made_to_confuse_patterns_take_no_longer(piece: str) -> None:
    line = (piece * 400)[:390]
    article = lay_out((line + "!\n") * 300 + line * 300, DAY)
    assert len(article.blocks) >= 601


def test_the_shared_articles_have_their_layout(shared: Path) -> None:
    for path in sorted((shared / "seeds").glob("*.txt")):
        article: Article = lay_out(path.read_text("utf-8"), source=path.name)
        found = [block.kind for block in article.blocks if block.kind is not BlockKind.GAP]
        assert article.agency == "AP"
        assert found[0] is BlockKind.HEADER
        assert found.count(BlockKind.BYLINE) == 1
        assert found.index(BlockKind.BYLINE) == len(found) - found.count(BlockKind.CAPTION) - 1
        assert set(found[1 : found.index(BlockKind.BYLINE)]) == {BlockKind.PARAGRAPH}
