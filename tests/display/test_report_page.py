"""The report page: one file that asks nobody for anything, and whose links lead somewhere."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import date
from functools import cache

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.elements import Element, parsed
from display.examples import corpus
from nkconflict import Corpus, parse, strategies
from nkconflict.datasets import load_2020_war, load_claims
from nkconflict.display import page, report_page
from nkconflict.display.timeline import day_for
from nkconflict.model.reports import Report
from nkconflict.query import conflicts, lifelines
from outer.samples import REPORT

HOSTILE = "</script><script>alert(1)</script>"


@cache
def whole() -> Element:
    """Return the page of the articles that ship."""
    return parsed(page(corpus()))


def parts(root: Element) -> dict[str, Element]:
    """Return the sections of a page by their titles."""
    return {section.all("h2")[0].text: section for section in root.all("section") if section.all("h2")}


def rows(root: Element) -> list[Element]:
    """Return the rows of the table of claims."""
    (table,) = (one for one in root.all("table") if one.attributes.get("id") == "table")
    return table.all("tbody")[0].all("tr")


@given(st.lists(strategies.reports(), max_size=4))
def test_every_page_is_well_formed_and_every_link_in_it_leads_somewhere(reports: list[Report]) -> None:
    root = parsed(page(reports).removeprefix("<!doctype html>"))
    ids = [one.attributes["id"] for one in root.walk() if "id" in one.attributes]
    assert len(set(ids)) == len(ids)
    inside = {
        one.attributes["href"] for one in root.all("a") if (one.attributes["href"] or "").startswith("#")
    }
    assert inside <= {f"#{name}" for name in ids}


@given(st.lists(strategies.reports(), max_size=4))
def test_the_table_has_each_claim_of_each_article_once(reports: list[Report]) -> None:
    told = Corpus(reports)
    assert len(rows(parsed(page(told)))) == sum(len(set(report.claims())) for report in told)


def test_the_page_of_an_article_begins_with_it_and_that_of_a_corpus_with_its_summary() -> None:
    names = ["Summary", "Timeline", "Conflicts", "Ceasefires", "Claims"]
    assert list(parts(parsed(page(REPORT)))) == ["The article", *names]
    assert list(parts(whole())) == [*names, "Articles"]


def test_conflicts_and_truces_are_all_there_with_links_to_their_passages() -> None:
    found = parts(whole())
    pairs, truces = found["Conflicts"].all("section", "k-pair"), found["Ceasefires"].all("section", "k-pair")
    assert (len(pairs), len(truces)) == (len(conflicts(corpus())), len(lifelines(corpus())))
    for pair in pairs:
        assert len([one for one in pair.all("a") if one.attributes["href"] != "#"]) == 2


def test_the_timeline_counts_every_claim_of_every_article_once() -> None:
    told = {
        (report.source, day_for(claim, report.published), claim)
        for report in corpus()
        for claim in report.claims()
    }
    (lanes,) = parts(whole())["Timeline"].all("svg")
    assert sum(int(one.text.replace(",", "")) for one in lanes.all("text", "k-sum")) == len(told)


def test_a_long_timeline_is_told_by_month_and_says_so() -> None:
    (line,) = parts(parsed(page(load_2020_war() | load_claims())))["Timeline"].all("figure")
    assert re.search(r"\b2020-10\b", line.text)
    assert "by the month" in line.text


def test_the_policy_of_the_page_lets_its_own_script_and_style_run_and_nothing_else() -> None:
    root = whole()
    (policy,) = (
        one.attributes["content"] or ""
        for one in root.all("meta")
        if one.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    for name in ("script", "style"):
        (inside,) = root.all(name)
        digest = base64.b64encode(hashlib.sha256(inside.text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert not [one for one in root.walk() if {"src", "style", "srcset"} & one.attributes.keys()]


def test_hostile_words_run_nothing() -> None:
    text = f" date 2020-10-19 {HOSTILE} Armenia said 12 of its soldiers {HOSTILE} were killed."
    root = parsed(page(parse(text, source=HOSTILE)))
    assert len(root.all("script")) == 1
    assert "alert" not in root.all("script")[0].text
    assert HOSTILE in root.all("h1")[0].text


def test_the_title_is_the_headline_where_there_is_one() -> None:
    text = "Truce frays in the south\n\nSTEPANAKERT (AP) — Armenia said 12 of its soldiers were killed.\n"
    report = parse(text, source="a.txt", published=date(2020, 10, 19))
    assert parsed(page(report)).all("h1")[0].text == "Truce frays in the south"
    assert parsed(page(REPORT)).all("h1")[0].text == "wire/sample.txt: what it claims"


def test_what_is_too_much_for_a_page_is_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_page, "CLAIMS", 12)
    monkeypatch.setattr(report_page, "ANSWERS", 1)
    many = Corpus(attrs.evolve(REPORT, source=f"{n}.txt") for n in range(5))
    found = parts(parsed(page(many)))
    assert "3 articles more are left out" in found["Articles"].text
    assert "3 articles more are left out" in found["Claims"].text
    assert len(found["Articles"].all("article")) == 2
    left = parts(parsed(page(corpus())))["Conflicts"].all("p", "k-left")[0].text
    assert left == f"{len(conflicts(corpus())) - 1} more are not shown."


def test_a_page_of_nothing_says_so() -> None:
    found = parts(parsed(page(Corpus())))
    assert "There are no claims to draw." in found["Timeline"].text
    assert "No two claims exclude each other." in found["Conflicts"].text


def test_the_same_articles_give_the_same_page() -> None:
    assert page(corpus()) == page(list(reversed(corpus().reports)))
