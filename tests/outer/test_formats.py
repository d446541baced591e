"""Articles in other people's formats: ninjs of every version, web pages, archives."""

from __future__ import annotations

import gzip
import io
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkconflict.errors import ArticleError, DecodeError, NkConflictError
from nkconflict.model.claims import CasualtyClaim
from nkconflict.model.reports import Report
from nkconflict.sources import Unread, articles, load, ninjs_articles, ninjs_item, page_article
from nkconflict.sources.markup import paragraphs_of

HEADLINE = "Shelling goes on"
FIRST = "Armenian officials said Monday that shelling killed three civilians in Martuni on Sunday."
SECOND = "Azerbaijan's Defense Ministry said 12 of its soldiers were wounded."
PICTURE = "A house in Martuni, Sunday, Oct. 18, 2020."
MARKUP = f"<p>{FIRST}</p>\n<p>{SECOND.replace(' ', '&#32;', 1)}</p>"
DAY = date(2020, 10, 19)

VERSION_1: dict[str, Any] = {
    "uri": "urn:invented:1",
    "type": "text",
    "versioncreated": "2020-10-19T22:30:00+04:00",
    "firstcreated": "2020-10-18T08:00:00Z",
    "copyrightholder": "The Invented Agency",
    "byline": "Jo Doe",
    "headline": HEADLINE,
    "body_text": f"{FIRST}\n\n{SECOND}",
    "associations": {
        "main": {"uri": "urn:p", "type": "picture", "byline": "Al Poe", "description_text": PICTURE}
    },
}
VERSION_1_7 = VERSION_1 | {
    "headline": "",
    "headline_main": HEADLINE,
    "body_xhtml": MARKUP,
    "body_summary": "No.",
}
VERSION_2: dict[str, Any] = {
    "uri": "urn:invented:2",
    "type": "text",
    "versioncreated": "2020-10-19T18:30:00Z",
    "infosources": [{"name": "The Invented Agency"}],
    "by": "By Jo Doe",
    "headlines": [{"role": "sub", "value": "No."}, {"role": "main", "value": HEADLINE}],
    "bodies": [
        {"role": "main", "contenttype": "text/plain", "value": f"{FIRST} {SECOND}"},
        {"role": "richtext", "contenttype": "application/xhtml+xml", "value": MARKUP},
    ],
    "associations": [
        {
            "name": "main",
            "uri": "urn:p",
            "type": "picture",
            "by": "Al Poe",
            "descriptions": [{"value": PICTURE}],
        },
        {"name": "related", "uri": "urn:q", "type": "text", "descriptions": [{"value": "Another story."}]},
    ],
}
VERSION_3: dict[str, Any] = {
    key: value for key, value in VERSION_2.items() if key not in ("versioncreated", "bodies", "infosources")
} | {
    "uri": "urn:invented:3",
    "versionCreated": "2020-10-19T18:30:00Z",
    "firstCreated": "2020-10-18T08:00:00Z",
    "copyrightHolder": "The Invented Agency",
    "bodies": [{"role": "text", "contentType": "text/html", "value": MARKUP}],
}
TEXT = "\n\n".join([HEADLINE, "By Jo Doe", FIRST, SECOND, f"{PICTURE} Credit: Al Poe"])


@pytest.mark.parametrize("item", [VERSION_1, VERSION_1_7, VERSION_2, VERSION_3], ids=lambda item: item["uri"])
def test_every_version_of_ninjs_gives_the_same_article(item: dict[str, Any]) -> None:
    article = ninjs_item(item)
    assert article.text == TEXT
    assert (article.source, article.published, article.publisher) == (item["uri"], DAY, "The Invented Agency")


def test_the_parts_of_an_item_are_read_as_what_they_are() -> None:
    report = ninjs_item(VERSION_3).read()
    kinds = [str(block.kind) for block in report.blocks if str(block.kind) != "gap"]
    assert kinds == ["headline", "byline", "paragraph", "paragraph", "caption"]
    assert [caption.photographer for caption in report.captions] == ["Al Poe"]
    assert next(str(claim.period) for claim in report.claims(CasualtyClaim)) == "2020-10-18"


def test_the_day_of_the_version_comes_first_and_one_that_is_given_wins() -> None:
    first = {key: value for key, value in VERSION_1.items() if key != "versioncreated"}
    assert ninjs_item(first).published == date(2020, 10, 18)
    assert ninjs_item({**first, "firstcreated": None}).published is None
    assert ninjs_item(VERSION_1, published=date(2020, 1, 1)).published == date(2020, 1, 1)


def test_a_picture_alone_is_a_caption() -> None:
    item = {"uri": "urn:p", "type": "picture", "versioncreated": "2020-10-19", "description_text": PICTURE}
    report = ninjs_item(item).read()
    assert [str(block.kind) for block in report.blocks] == ["caption"]


@pytest.mark.parametrize(
    ("item", "kind", "why"),
    [
        ([], DecodeError, 'a ninjs item is a JSON object with an "uri"'),
        ({"text": "a"}, DecodeError, 'a ninjs item is a JSON object with an "uri"'),
        (VERSION_1 | {"pubstatus": "canceled"}, ArticleError, "was not published: its status is 'canceled'"),
        (VERSION_3 | {"pubStatus": "withheld"}, ArticleError, "was not published"),
        ({"uri": "urn:a"}, ArticleError, "has no text"),
        (VERSION_1 | {"versioncreated": "yesterday"}, DecodeError, "is no day: 'yesterday'"),
    ],
)
def test_what_is_no_item_is_refused(item: object, kind: type[NkConflictError], why: str) -> None:
    with pytest.raises(kind, match=why):
        ninjs_item(item)


def test_one_bad_item_of_a_list_costs_no_other(tmp_path: Path) -> None:
    path = tmp_path / "items.json"
    path.write_text(json.dumps([VERSION_1, {"uri": ""}, VERSION_3]))
    first, error, last = articles(path)
    assert isinstance(first, Unread)
    assert isinstance(last, Unread)
    assert str(error) == f'{path}:$[1].uri: a ninjs item is a JSON object with an "uri"'
    assert [report.source for report in load(_single(tmp_path))] == ["urn:invented:2"]


def _single(folder: Path) -> Path:
    path = folder / "one.json.gz"
    path.write_bytes(gzip.compress(json.dumps(VERSION_2).encode()))
    return path


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*VERSION_1, *VERSION_2, *VERSION_3]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(JSON, st.dictionaries(st.sampled_from([*VERSION_1, *VERSION_2]), JSON, max_size=3))
def test_no_json_raises_anything(value: object, changed: dict[str, object]) -> None:
    for text in (json.dumps(value), json.dumps(VERSION_1 | changed), str(value)):
        assert all(isinstance(item, Unread | NkConflictError) for item in ninjs_articles(text, "a.json"))


def test_markup_is_cut_where_blocks_begin_and_end() -> None:
    markup = "<div>One <i>line</i>.<script>no()</script><ul><li>a &amp; b<li>c</ul>tail<p>\U0001d538"
    assert paragraphs_of(markup) == ["One line.", "a & b", "c", "tail", "\U0001d538"]


PAGE = f"""<!doctype html><html lang="en"><head><title>{HEADLINE} - The Invented Post</title>
<meta property="og:title" content="{HEADLINE}"><meta property="og:site_name" content="The Invented Post">
<meta property="article:published_time" content="2020-10-19T08:30:00+04:00">
<meta property="article:modified_time" content="2021-03-01T08:30:00+04:00">
<link rel="canonical" href="https://post.example/shelling"></head>
<body><nav><a href="/">Home</a> <a href="/more">More news of the day</a></nav>
<article><h1>{HEADLINE}</h1><p>{FIRST} It went on through the night, they said, and the town was dark.</p>
<figure><img src="a.jpg" alt=""><figcaption>{PICTURE}</figcaption></figure><p>{SECOND}</p>
<p>Neither statement could be checked, and talks between the two foreign ministers were put off again.</p>
</article><footer>All rights reserved</footer></body></html>"""


def test_the_story_of_a_page_has_its_day_captions_and_publisher() -> None:
    pytest.importorskip("trafilatura", reason="needs the extra html")
    article = page_article(PAGE.encode(), "a.html")
    assert (article.source, article.published) == ("https://post.example/shelling", DAY)
    assert (article.publisher, article.origin) == ("The Invented Post", "a.html")
    assert article.text.startswith(f"{HEADLINE}\n\n{FIRST}")
    assert article.text.endswith(f"\n\n{PICTURE} Credit: Uncredited")
    assert "More news" not in article.text
    assert [str(block.kind) for block in article.read().blocks][::2] == [
        "headline",
        *["paragraph"] * 3,
        "caption",
    ]


def test_a_page_without_a_day_wants_one(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="needs the extra html")
    path = tmp_path / "a.html"
    path.write_text("\n".join(line for line in PAGE.split("\n") if "_time" not in line))
    with pytest.raises(ArticleError, match="give published="):
        load(path)
    assert [report.published for report in load(path, published=DAY)] == [DAY]


@pytest.mark.parametrize("page", [b"", b"\x00\xff", b"<html></html>", b"no page at all"])
def test_a_page_without_a_story_is_an_error(page: bytes, tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="needs the extra html")
    path = tmp_path / "a.html"
    path.write_bytes(page)
    (error,) = articles(path)
    assert isinstance(error, ArticleError)


def archive(*pages: tuple[str, int, str, bytes]) -> bytes:
    """Return a WARC file with an answer for each page: address, status, content type, body."""
    records = io.BytesIO()
    for number, (url, status, kind, body) in enumerate(pages):
        http = f"HTTP/1.1 {status} OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
            f"WARC-Date: 2022-02-02T00:00:00Z\r\nWARC-Target-URI: {url}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        records.write(head.encode() + http + b"\r\n\r\n")
    return records.getvalue()


PAGES = archive(
    ("https://post.example/a", 200, "text/html; charset=utf-8", PAGE.encode()),
    ("https://post.example/b", 404, "text/html", PAGE.encode()),
    ("https://post.example/c", 200, "image/png", b"\x89PNG"),
    ("https://post.example/d", 200, "text/html", b"<html></html>"),
    ("https://post.example/e", 200, "text/html", PAGE.replace("2020-10-19T", "2020-10-20T").encode()),
)


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_an_archive_gives_its_pages_by_their_addresses_and_own_days(name: str, tmp_path: Path) -> None:
    pytest.importorskip("fastwarc", reason="needs the extra warc")
    pytest.importorskip("trafilatura", reason="needs the extra warc")
    path = tmp_path / name
    path.write_bytes(gzip.compress(PAGES) if name.endswith(".gz") else PAGES)
    first, error, last = articles(path)
    assert isinstance(first, Unread)
    assert isinstance(last, Unread)
    assert [(item.source, item.published) for item in (first, last)] == [
        ("https://post.example/a", DAY),
        ("https://post.example/e", date(2020, 10, 20)),
    ]
    assert str(error) == f"{path}:https://post.example/d: no story is found on this page"


def test_an_archive_that_is_none_yields_no_article(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc", reason="needs the extra warc")
    path = tmp_path / "a.warc"
    path.write_bytes(b"no archive")
    assert not [item for item in articles(path) if isinstance(item, Unread)]
    missing = list(articles(tmp_path / "b.warc"))
    assert isinstance(missing[0], ArticleError)


@pytest.mark.parametrize(
    ("package", "name", "extra"), [("trafilatura", "a.html", "html"), ("fastwarc", "a.warc", "warc")]
)
def test_a_missing_extra_is_named(
    package: str, name: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    path = tmp_path / name
    path.write_bytes(PAGE.encode())
    with pytest.raises(ImportError, match=rf"pip install nkconflict\[{extra}\]"):
        list(articles(path))


def test_a_report_of_a_page_points_into_the_composed_text() -> None:
    pytest.importorskip("trafilatura", reason="needs the extra html")
    report = page_article(PAGE, "a.html").read()
    assert isinstance(report, Report)
    assert [sighting.evidence.quote for sighting in report.sightings if hasattr(sighting.evidence, "quote")]
