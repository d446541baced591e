"""Captions and bylines: the day, places, agency and photographer; the reporters and where they were."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkconflict.errors import ArticleError
from nkconflict.lexicon.folding import fold
from nkconflict.model.places import Place
from nkconflict.model.reports import Caption, Contributor
from nkconflict.reading.article import lay_out
from nkconflict.reading.captions import captions, contributors, credit_of, is_caption

DAY = date(2021, 7, 26)
KNOWN = (
    "Goris Stepanakert Shushi Yerevan Baku Barda Tavush Armenia Azerbaijan Moscow London Washington Ganja"
    " Nagorno-Karabakh"
).split()


def find_place(words: str) -> Place | None:
    """Return a listed place for a few names, as a lexicon would."""
    return Place(id=words.lower(), name=words) if words in KNOWN or words == "Syunik province" else None


def read(text: str) -> tuple[tuple[Caption, ...], tuple[Contributor, ...]]:
    article = lay_out(text, DAY)
    folded = fold(text)
    return (
        captions(text, folded, article.blocks, article.published, find_place),
        contributors(text, folded, article.blocks, find_place),
    )


def caption(text: str) -> Caption:
    (one,), _ = read(f"Guns fell silent.\n\n{text}")
    return one


@given(
    st.lists(
        st.text(max_size=30) | st.sampled_from(["In Goris, Friday, July 2, 2021. ", "(Jo/AP)", "Credit: "])
    )
)
def test_reading_captions_never_fails_and_spans_lie_in_the_text(pieces: list[str]) -> None:
    text = "".join(pieces) + "\n(a) (AP Photo)\n" + " ".join(pieces) + " (AP Photo) Credit: Jo Doe\nBy Jo Doe"
    try:
        found, signed = read(text)
    except ArticleError:
        return
    spans = [one.span for one in found] + [one.span for one in signed]
    assert all(span.end <= len(text) for span in spans)
    assert all(one.name == one.span.of(text) for one in signed)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "A field near Goris, Friday, July 2, 2021. The war began July 1, 2020. (AP Photo)",
            date(2021, 7, 2),
        ),
        ("Smoke over Goris, Friday, July 2, 2021 in Armenia. (AP Photo)", date(2021, 7, 2)),
        ("A field near Goris on 2 July 2021. (AP Photo)", date(2021, 7, 2)),
        ("Farmers yesterday cross a field. (AP Photo)", date(2021, 7, 25)),
        ("Farmers cross a field on Sunday. (AP Photo)", date(2021, 7, 25)),
        ("Farmers cross a field. Goris, Friday, July 2, 2021. (AP Photo)", date(2021, 7, 2)),
        ("Gen. Jo Doe in Goris. Fighting began July 1, 2020. (AP Photo)", None),
        ("Farmers, homeless since Sunday, cross a field. (AP Photo)", None),
        ("Farmers cross a field destroyed in 2020. (AP Photo)", None),
        ("Farmers cross a field. (AP Photo)", None),
    ],
)
def test_the_day_closes_the_first_sentence(text: str, day: date | None) -> None:
    assert caption(text).day == day


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "A field in Goris, outside Yerevan, in the republic of Armenia, Friday, July 2, 2021. (AP Photo)",
            ["Goris", "Yerevan", "Armenia"],
        ),
        (
            "A field in Goris, Armenia, Friday, July 2, 2021. It fell to Azerbaijan in Baku. (AP Photo)",
            ["Goris", "Armenia"],
        ),
        ("Farmers hit by Azerbaijan's guns in Goris, Friday, July 2, 2021. (AP Photo)", ["Goris"]),
        ("Farmers outside Armenia's second city, Friday, July 2, 2021. (AP Photo)", []),
        ("Farmers in Armenia's Tavush region, Friday, July 2, 2021. (AP Photo)", ["Tavush"]),
        ("Farmers in Syunik province, Friday, July 2, 2021. (AP Photo)", ["Syunik province"]),
        (
            "Farmers in Upper Mill village near Goris, Friday, July 2, 2021. (AP Photo)",
            ["Upper Mill", "Goris"],
        ),
        ("Farmers at a fair in Long Beach, Calif., Friday, July 2, 2021. (AP Photo)", ["Long Beach"]),
        ("Farmers in the Great Hall, Friday, July 2, 2021. (AP Photo)", []),
        ("Ministers meet, Friday, July 2, 2021 in Washington. (AP Photo)", ["Washington"]),
        ("Farmers of Goris and in July, Friday, July 2, 2021. (AP Photo)", ["Goris"]),
        ("Farmers in Goris, in Goris, Friday, July 2, 2021. (AP Photo)", ["Goris"]),
    ],
)
def test_the_places_are_those_named_before_the_day(text: str, places: list[str]) -> None:
    assert [place.name for place in caption(text).places] == places


def test_a_place_that_nobody_knows_keeps_its_words_and_has_no_id() -> None:
    (place,) = caption("Farmers in Long Beach, Friday, July 2, 2021. (AP Photo)").places
    assert place == Place.unlisted("Long Beach")


@pytest.mark.parametrize(
    ("credit", "agency", "photographer"),
    [
        ("(AP Photo) Credit: Uncredited Credit: Uncredited", "AP", None),
        ("(Jo Doe/DHA via AP) Credit: Jo Doe Credit: Jo Doe", "AP", "Jo Doe"),
        ("(Jo Do/The Gorge Register via AP) Credit: Jo Doe Credit: Jo Doe", "AP", "Jo Doe"),
        ("(Jo Do\u011fan, Info Center/PAN Photo via AP)", "AP", "Jo Do\u011fan"),
        ("(AP Photo/Jo Doe)", "AP", "Jo Doe"),
        ("(AP Photo/Jo Doe, File)", "AP", "Jo Doe"),
        ("(Armenian Defense Ministry via AP)", "AP", None),
        ("(Jo Doe/Pool)", None, "Jo Doe"),
        ("[Jo Doe/Reuters]", "Reuters", "Jo Doe"),
        ("[Office of the Mayor via Anadolu Agency]", "Anadolu", None),
        ("EPA-EFE/JO DOE / INFOCENTER / PAN PHOTO", "EPA", "JO DOE"),
        ("REUTERS/Stringer", "Reuters", None),
        ("Photo: AP / AP", "AP", None),
        ("Photo Credit: Jo Doe", None, "Jo Doe"),
    ],
)
def test_the_credit_names_the_agency_and_the_photographer(
    credit: str, agency: str | None, photographer: str | None
) -> None:
    line = f"Farmers cross a field near Goris. {credit}"
    assert credit_of(line) == credit
    one = caption(line)
    assert (one.agency, one.photographer) == (agency, photographer)


@pytest.mark.parametrize(
    "line",
    [
        "In this photo provided by the army, farmers cross a field.",
        "In this Friday, July 2, 2021 photo, farmers cross a field.",
        "FILE - Farmers cross a field.",
        "A handout picture released on Friday shows farmers.",
        "An image from video supplied by the army shows farmers.",
        "Farmers cross a field near Goris, Friday, July 2, 2021. They had waited for...",
    ],
)
def test_captions_without_a_credit_are_known_by_how_they_begin_or_are_dated(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "Farmers crossed a field on Friday, the agency said. (Reuters)",
        "Farmers crossed a field, the agencies said. (AP, AFP)",
        "The ministry gave two figures (30/40).",
        "The army (in a statement on Friday) said so.",
        "In this field twelve soldiers died.",
        "A picture of calm, he said.",
        "He gave no credit: Jo Doe did",
        "Farmers crossed a field on Friday, July 2, 2021...",
        "The 1/2 share went to Goris",
    ],
)
def test_a_paragraph_is_no_caption(line: str) -> None:
    assert not is_caption(line)


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        (
            "Associated Press writers Jo Doe in Moscow and Ann Roe in London contributed.",
            [("Jo Doe", "Moscow"), ("Ann Roe", "London")],
        ),
        (
            "Jo Doe in Moscow and Ann Roe in London contributed to this report.",
            [("Jo Doe", "Moscow"), ("Ann Roe", "London")],
        ),
        (
            "Jo Doe and Ann Roe in Moscow, and Max Moe in Yerevan, Armenia, contributed to this report.",
            [("Jo Doe", "Moscow"), ("Ann Roe", "Moscow"), ("Max Moe", "Yerevan")],
        ),
        ("Associated Press writer Jo Doe contributed.", [("Jo Doe", None)]),
        ("By Jo Doe and Ann Roe", [("Jo Doe", None), ("Ann Roe", None)]),
        ("BY JO DOE", [("JO DOE", None)]),
        ("Jo Do\u011fan, Associated Press", [("Jo Do\u011fan", None)]),
        ("(Reporting by Jo Doe in Upper Mill; Editing by Ann Roe)", [("Jo Doe", "Upper Mill")]),
        ("By a staff writer", []),
        ("Source: AFP", []),
    ],
)
def test_bylines_name_reporters_and_where_they_were(
    byline: str, expected: list[tuple[str, str | None]]
) -> None:
    _, signed = read(f"Guns fell silent.\n\n{byline}")
    assert [(one.name, one.place.name if one.place else None) for one in signed] == expected


def test_straight_and_curly_quotes_and_line_ends_change_nothing() -> None:
    plain = "Farmers in Armenia's Tavush region, Friday, July 2, 2021. (AP Photo/Jo Doe)"
    one, other = caption(plain), caption(plain.replace("'", "\u2019") + "\r\n")
    assert (one.day, one.places, one.photographer) == (other.day, other.places, other.photographer)


def test_the_shared_articles_give_their_captions_and_contributors(shared: Path) -> None:
    for path in sorted((shared / "gold" / "seeds").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = (shared / "seeds" / gold["file"]).read_text("utf-8")
        found, signed = read(text)
        assert [str(one.day) for one in found] == gold["caption_dates"]
        assert {one.agency for one in found} == {gold["agency"]}
        assert all(one.places for one in found)
        assert [{"name": one.name, "place": one.place.id if one.place else None} for one in signed] == gold[
            "contributors"
        ]
