"""Streams: where headers stand, how articles are told apart, and how they are opened and signed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkconflict.model.spans import Span
from nkconflict.reading.article import lay_out
from nkconflict.reading.streams import (
    BLANKS,
    INVISIBLE,
    agency_in,
    dateline_length,
    header_at_start,
    headers_after,
    is_byline,
    is_date_line,
    split,
)

ARTICLE = " date 2020-10-11 Guns fell silent.\n\nA crowd watched. (AP Photo) Credit: Jo Doe Credit: Jo Doe"


def cut(text: str) -> list[str]:
    return [span.of(text) for span in split(text)]


def test_blanks_are_the_white_space_of_unicode_and_marks_without_ink() -> None:
    assert set(BLANKS) - set(INVISIBLE) == set(filter(str.isspace, map(chr, range(0x110000))))


@given(st.text())
def test_the_stretches_tile_any_text(text: str) -> None:
    spans = split(text)
    assert "".join(span.of(text) for span in spans) == text
    assert [span.end for span in spans[:-1]] == [span.start for span in spans[1:]]


@given(st.lists(st.sampled_from([ARTICLE, ARTICLE + "\n", ARTICLE + "\r\n\r\n"]), min_size=1, max_size=6))
def test_splitting_a_stream_gives_back_its_articles_and_each_can_be_laid_out(articles: list[str]) -> None:
    text = "".join(articles)
    assert cut(text) == articles
    assert all(lay_out(article).text == article for article in cut(text))


@given(st.text(alphabet="date 2019-05 \n.Credit: Xx", max_size=80))
def test_a_header_is_found_inside_a_text_exactly_where_it_is_split(text: str) -> None:
    header = header_at_start(text)
    later = list(headers_after(text, header.end() if header else 0))
    assert all(text.startswith("date ", at) for at in later)
    starts = [span.start for span in split(text)]
    assert len(starts) in (len(later), len(later) + 1)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (" date 2020-10-11 Guns fell silent. date 2020-10-12 They spoke again.", 2),
        (" date 2020-10-11 Guns fell silent.\n date 2020-10-12 They spoke again.", 2),
        (" date 2020-10-11 A crowd. Credit: Jo Doe date 2020-10-12 Guns spoke.", 2),
        (" date 2020-10-11 A crowd. (AP Photo) date 2020-10-12 Guns spoke.", 2),
        (" date 2020-10-11 Guns fell\r\n\r\ndate 2020-10-12 they spoke again.", 2),
        (" date 2020-10-11 Guns fell silent.\n date 2020-10 They spoke again.", 2),
        (" date 2020-10-11 Guns fell silent.\n date 2020-13-45 They spoke again.", 2),
        ("Guns fell silent.\n date 2020-10-12 They spoke again.", 2),
        ("\ufeff\n date 2020-10-12 They spoke again.", 1),
        (" date 2020-10-11 The two sides set the date 2020-10-19 for talks.", 1),
        (" date 2020-10-11 The two sides set the\ndate 2020-10-19 for talks.", 1),
        (" date 2020-10-11 An update 2020-10-19 followed.", 1),
        (" date 2020-10-11 Talks ended.update 2020-10-19 Then more.", 1),
        (" date 2020-10-11 Filed under date 2020-10-19-03.", 1),
        ("", 1),
        ("\n\n", 1),
    ],
)
def test_a_header_opens_an_article_and_a_date_in_prose_does_not(text: str, count: int) -> None:
    assert len(split(text)) == count


def test_a_line_break_belongs_to_the_article_that_ends_and_a_blank_to_the_header() -> None:
    assert cut(" date 2020-10-11 One.\n date 2020-10-12 Two.") == [
        " date 2020-10-11 One.\n",
        " date 2020-10-12 Two.",
    ]


def test_a_million_headers_are_split_in_linear_time() -> None:
    text = " date 2020-10-11 One." * 50_000
    spans = split(text)
    assert len(spans) == 50_000
    assert spans[-1] == Span(len(text) - 21, len(text))


@pytest.mark.parametrize(
    ("line", "dateline", "agency"),
    [
        ("GORIS, Armenia (AP) \u2014 The road is open.", "GORIS, Armenia (AP) \u2014", "AP"),
        ("GORIS (AP) -- The road is open.", "GORIS (AP) --", "AP"),
        (
            "BARDA, Azerbaijan, Oct. 3 (Xinhua) -- The road is open.",
            "BARDA, Azerbaijan, Oct. 3 (Xinhua) --",
            "Xinhua",
        ),
        ("Goris (Armenia) (AFP) - The road is open.", "Goris (Armenia) (AFP) -", "AFP"),
        ("(Reuters) - The road is open.", "(Reuters) -", "Reuters"),
        ("MOSCOW, 3 October. /TASS/. The road is open.", "MOSCOW, 3 October. /TASS/.", "TASS"),
        ("GORIS, OCTOBER 3, ARMENPRESS. The road is open.", "GORIS, OCTOBER 3, ARMENPRESS.", "Armenpress"),
        ("Baku, October 3, AZERTAC The road is open.", "Baku, October 3, AZERTAC", "Azertac"),
        ("Baku. 3 October. APA. The road is open.", "Baku. 3 October. APA.", "APA"),
        ("BAKU/GORIS -- The road is open.", "BAKU/GORIS --", None),
        ("BAKU/GORIS/PARIS \u2014 The road is open.", "BAKU/GORIS/PARIS \u2014", None),
        ("BAKU: The road is open.", "BAKU:", None),
        ("BEIRUT, LEBANON (9:15 P.M.) \u2014 The road is open.", "BEIRUT, LEBANON (9:15 P.M.) \u2014", None),
        ("BAKU", "BAKU", None),
        ("AFP and AP, BAKU and GORIS, Armenia", "AFP and AP, BAKU and GORIS, Armenia", "AFP"),
        ("The road to Goris is open, AFP said.", "", None),
        ("ALIYEV: We have taken the road.", "", None),
        ("UN officials (AP) reported nothing.", "", None),
        ("NATO said the road is open.", "", None),
        ("Goris residents - about forty of them - came back.", "", None),
        ("On October 3, TASS reported that the road is open.", "", None),
        ("AP reported that the road is open.", "", None),
        ("Yerevan, Oct. 3: nothing.", "", None),
    ],
)
def test_a_dateline_is_a_city_with_an_agency_a_day_or_a_dash(
    line: str, dateline: str, agency: str | None
) -> None:
    found = line[: dateline_length(line)]
    assert found == dateline
    assert agency_in(found) == agency


@pytest.mark.parametrize(
    "line",
    [
        "By Jo Doe",
        "BY JO DOE AND ANN ROE",
        "By Jo Doe in Goris, Armenia",
        "By our correspondent",
        "A staff writer",
        "Jo Doe, Associated Press",
        "Associated Press",
        "Reuters |",
        "Source: Interfax",
        "Author's name Jo Doe",
        "Editing by Ann Roe",
        "(Reporting by Jo Doe in Goris and Ann Roe in Baku; Editing by Max Moe)",
        "Jo Doe in Goris and Ann Roe in Baku contributed.",
        "Associated Press writer Jo Doe contributed.",
        "Jo Doe contributed to this report.",
    ],
)
def test_a_byline_names_people_and_tells_nothing_else(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the road was open again.",
        "By evening 12 soldiers had been killed.",
        "By Killing Two Soldiers, Baku Raises The Stakes",
        "A soldier was killed. Jo Doe contributed to this report.",
        "Shelling and hunger contributed.",
        "Armenia contributed.",
        "A reporter was wounded in the shelling",
        "Jo Doe, a farmer",
        "Interfax, citing the army, said the road is open",
        "Reporting by two agencies said 30 people died.",
        "",
    ],
)
def test_a_line_with_news_is_no_byline(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("July 3, 2021", True),
        ("Sat, 03 Jul, 2021 - 08:05", True),
        ("Published: 07.03.21 , 08:05", True),
        ("08:05 - 03 July, 2021", True),
        ("Saturday, July 3", True),
        ("3 wounded", False),
        ("12", False),
        ("Monday", False),
        ("07:00 GMT \u2014 Road reopens", False),
        ("\u0438\u044e\u043b\u044f 3, 2021", False),
    ],
)
def test_a_date_line_holds_a_date_and_no_more(line: str, dated: bool) -> None:
    assert is_date_line(line) is dated


@pytest.mark.parametrize(
    ("words", "agency"),
    [
        ("(Jo Doe/DHA via AP)", "AP"),
        ("(Jo Doe via telephone, AFP)", "AFP"),
        ("EPA-EFE/JO DOE", "EPA"),
        ("The Associated Press", "AP"),
        ("[Anadolu Agency]", "Anadolu"),
        ("APAC", None),
        ("a report", None),
    ],
)
def test_an_agency_has_one_name(words: str, agency: str | None) -> None:
    assert agency_in(words) == agency
