"""The report page and the notebook view in headless Chromium: sort, filter, jump, point, and ask nobody."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from selenium.webdriver.common.keys import Keys

from browser.tab import Tab, WebElement
from display.examples import STRAINS, corpus
from nkconflict import Report, parse, read
from nkconflict.display import html, page
from nkconflict.query import conflicts
from outer.samples import REPORT

FIGURE, KIND, WHOSE, BY, PUBLISHED = 2, 1, 3, 4, 5

HOSTILE = parse(
    " date 2020-10-19 <img src=https://example.org/x onerror=alert(1)> Armenia said 12 <script>alert(1)"
    "</script> soldiers were killed. \u202e&lt;b&gt;</style></script>",
    source="javascript:alert(1)",
)


@cache
def many() -> str:
    """Return the page of the articles that ship."""
    return page(corpus())


@cache
def few() -> str:
    """Return the page of so few that axe-core is soon done with it."""
    return page(corpus().reports[:3])


@cache
def strains() -> Report:
    """Return one of them."""
    found = read(STRAINS)
    assert isinstance(found, Report)
    return found


def notebook(*views: str, theme: str = "") -> str:
    """Return views as a page of a notebook would hold them."""
    head = '<meta charset="utf-8"><title>Notebook</title>'
    body = f"<main><h1>Notebook</h1><h2>Out</h2>{''.join(views)}</main>"
    return f"<!doctype html><html lang='en'><head>{head}</head><body {theme}>{body}</body></html>"


def shown(tab: Tab) -> list[WebElement]:
    """Return the rows of the table that are not filtered away."""
    return tab.all("#table tbody tr:not([hidden])")


def column(tab: Tab, index: int) -> list[str]:
    """Return what the rows that are shown say in a column."""
    script = """return [...document.querySelectorAll('#table tbody tr:not([hidden])')]
        .map((row) => row.cells[arguments[0]].textContent)"""
    return [str(cell) for cell in tab.run(script, index)]


def figures(tab: Tab) -> list[float | None]:
    """Return the least of each figure that is shown."""
    script = """return [...document.querySelectorAll('#table tbody tr:not([hidden])')]
        .map((row) => row.cells[2].dataset.v === undefined ? null : Number(row.cells[2].dataset.v))"""
    return [None if cell is None else float(cell) for cell in tab.run(script)]


def head(tab: Tab, index: int) -> WebElement:
    """Return the button in the head of a column."""
    return tab.all("#table thead th button")[index]


def passage(tab: Tab) -> str:
    """Return the words of the claim whose passage has the focus."""
    script = """const [, name] = location.hash.match(/(c\\d+)$/);
        const article = document.activeElement.closest("article");
        return [...article.querySelectorAll(`mark.${name}`)].map((one) => one.textContent).join("")"""
    return str(tab.run(script))


def test_figures_are_sorted_by_number_both_ways_and_what_has_none_stays_last(tab: Tab) -> None:
    tab.show(many())
    before = column(tab, 0)
    head(tab, FIGURE).click()
    up = figures(tab)
    numbers = [one for one in up if one is not None]
    assert numbers == sorted(numbers)
    assert up == numbers + [None] * (len(up) - len(numbers))
    assert tab.one("#table th[aria-sort]").get_attribute("aria-sort") == "ascending"
    head(tab, FIGURE).click()
    down = figures(tab)
    assert down == numbers[::-1] + [None] * (len(up) - len(numbers))
    assert tab.one("#table th[aria-sort]").get_attribute("aria-sort") == "descending"
    assert sorted(column(tab, 0)) == sorted(before)


def test_words_are_sorted_by_the_keyboard_alone_and_one_column_at_a_time(tab: Tab) -> None:
    tab.show(many())
    head(tab, FIGURE).click()
    tab.run("arguments[0].focus()", head(tab, PUBLISHED))
    tab.press(Keys.ENTER)
    tab.press(Keys.SPACE)
    days = column(tab, PUBLISHED)
    assert days == sorted(days, reverse=True)
    assert len(tab.all("#table th[aria-sort]")) == 1


def test_a_search_leaves_the_rows_that_have_every_word(tab: Tab) -> None:
    tab.show(many())
    whole = len(shown(tab))
    tab.one("#search").send_keys("GANJA killed")
    left = [row.text.lower() for row in shown(tab)]
    assert 0 < len(left) < whole
    assert all("ganja" in row and "killed" in row for row in left)
    assert tab.one("#status").text == f"{len(left)} of {whole} claims"
    tab.one("#search").send_keys(" xyzzy")
    assert tab.one("#status").text == f"0 of {whole} claims"
    tab.one("#filter button[type=reset]").click()
    assert tab.run("return new Promise((done) => setTimeout(done, 50))") is None
    assert len(shown(tab)) == whole


@pytest.mark.parametrize("index", [KIND, WHOSE, BY])
def test_each_choice_leaves_the_rows_that_say_so(tab: Tab, index: int) -> None:
    tab.show(many())
    cells = column(tab, index)
    choices = tab.all(f'select[data-column="{index}"] option')
    assert [one.get_attribute("value") for one in choices] == ["", *sorted({*cells} - {""})]
    wanted = choices[-1].get_attribute("value")
    choices[-1].click()
    assert column(tab, index) == [wanted] * cells.count(str(wanted))


def test_a_row_leads_to_its_passage_and_escape_leads_back(tab: Tab) -> None:
    tab.show(many())
    links = tab.all("#table td:last-child a:first-child")
    for link in (links[0], links[len(links) // 2], links[-1]):
        words, target = link.text.removesuffix("…").strip(), str(link.get_attribute("href")).partition("#")[2]
        tab.run("arguments[0].focus()", link)
        tab.press(Keys.ENTER)
        assert tab.focused.tag_name == "mark"
        assert f"c{target.partition('c')[2]}" in str(tab.focused.get_attribute("class")).split()
        assert tab.on_screen(tab.focused)
        assert " ".join(passage(tab).split()).startswith(words)
        tab.press(Keys.ESCAPE)
        assert tab.focused == link


def test_a_number_in_the_text_leads_to_its_claim_and_opens_it(tab: Tab) -> None:
    tab.show(page(strains()))
    number = tab.all(".k-text sup a")[6]
    tab.run("arguments[0].focus()", number)
    tab.press(Keys.ENTER)
    note = tab.focused.find_element("xpath", "ancestor::li")
    assert tab.focused.tag_name == "summary"
    assert note.get_attribute("id") == f"a1n{number.text}"
    assert tab.on_screen(note.find_element("css selector", "dl"))


def test_an_address_with_a_passage_opens_its_article(tab: Tab) -> None:
    tab.show(many())
    link = tab.all("#conflicts a")[-1]
    address = str(link.get_attribute("href"))
    tab.driver.get("about:blank")
    tab.driver.get(address)
    assert f"#{tab.focused.get_attribute('id')}" == f"#{address.partition('#')[2]}"
    assert tab.on_screen(tab.focused)


def test_a_conflict_and_a_truce_lead_to_their_passages(tab: Tab) -> None:
    for section in ("conflicts", "ceasefires"):
        tab.show(many())
        tab.one(f"#{section} .k-pair a").click()
        assert tab.focused.tag_name == "mark"
        assert tab.on_screen(tab.focused)


@pytest.mark.parametrize("dark", [False, True])
def test_a_passage_that_is_pointed_at_shows_its_claim_without_any_script(tab: Tab, dark: bool) -> None:
    tab.show(notebook(html(strains())), dark=dark)
    fields = tab.one(".n8 dl")
    colour = "return getComputedStyle(arguments[0]).backgroundColor"
    passage = tab.one(".p8")
    before = tab.run(colour, passage)
    assert not tab.on_screen(fields)
    tab.point(passage)
    assert tab.on_screen(fields)
    assert tab.run(colour, passage) != before
    tab.point(tab.one(".n7 summary"))
    assert not tab.on_screen(fields)
    tab.one(".n8 summary").click()
    tab.point(passage)
    assert tab.on_screen(fields)


def test_the_page_lights_up_what_belongs_together_too(tab: Tab) -> None:
    tab.show(page(strains()))
    tab.point(tab.one(".n8 summary"))
    assert tab.all(".c8.k-on") == tab.all(".c8")
    assert tab.all(".f8.k-read") == tab.all(".f8")
    tab.point(tab.one("h1"))
    assert not tab.all(".k-on, .k-read")


@pytest.mark.parametrize("made", [many, lambda: page(strains()), lambda: page(HOSTILE), lambda: page([])])
def test_a_page_says_nothing_on_the_console_and_asks_nobody(tab: Tab, made: Callable[[], str]) -> None:
    tab.show(made())
    address = tab.driver.current_url
    for link in tab.all("#table a")[:1]:
        link.click()
    assert tab.complaints() == []
    assert {one.partition("#")[0] for one in tab.requests()} == {address}


def test_a_view_of_hostile_words_says_nothing_and_asks_nobody(tab: Tab) -> None:
    tab.show(notebook(html(HOSTILE)))
    assert tab.complaints() == []
    assert tab.requests() == [tab.driver.current_url]


@pytest.mark.parametrize("width", [320, 700, 1280])
def test_nothing_is_wider_than_the_window(tab: Tab, width: int) -> None:
    for one in (many(), page(strains()), page(HOSTILE), notebook(html(corpus()), html(strains()))):
        tab.show(one, width=width)
        assert tab.run("return document.documentElement.scrollWidth") <= width


THEMES = [("", False, False), ("", True, True)]
THEMES += [('data-jp-theme-light="false"', False, True), ('data-jp-theme-light="true"', True, False)]
THEMES += [('class="vscode-dark"', False, True), ('class="vscode-light"', True, False)]


@pytest.mark.parametrize(("theme", "system", "dark"), THEMES)
def test_a_view_follows_the_theme_of_its_notebook_and_else_that_of_the_system(
    tab: Tab, theme: str, system: bool, dark: bool
) -> None:
    tab.show(notebook(html(REPORT), theme=theme), dark=system)
    script = "return getComputedStyle(document.querySelector('.nk')).backgroundColor"
    assert tab.run(script) == ("rgb(22, 24, 28)" if dark else "rgb(255, 254, 251)")


CHECKED: dict[str, tuple[Callable[[], str], int, bool]] = {
    "some articles, light": (few, 1280, False),
    "one, narrow and dark": (lambda: page(strains()), 400, True),
    "notebook, light": (lambda: notebook(html(REPORT), html(conflicts(corpus())[:2])), 700, False),
    "notebook, dark": (lambda: notebook(html(REPORT), html(corpus())), 1280, True),
}


@pytest.mark.parametrize("name", CHECKED)
def test_axe_finds_no_fault(tab: Tab, axe: str, name: str) -> None:
    made, width, dark = CHECKED[name]
    tab.show(made(), width=width, dark=dark)
    tab.run("document.querySelectorAll('details').forEach((one, n) => { one.open = n % 7 === 0 })")
    assert tab.faults(axe) == []


def test_on_a_telephone_the_table_shows_its_passages_and_its_whole_caption(tab: Tab) -> None:
    tab.show(many(), width=390)
    inside, across = tab.run(
        "const box = document.querySelector('.k-tall');"
        "const edge = element => element.getBoundingClientRect().right;"
        "const cells = 'caption, thead th:last-child, tbody tr:first-child td:last-child';"
        "const seen = [...box.querySelectorAll(cells)];"
        "return [Math.max(...seen.map(edge)) <= edge(box) + 1, box.scrollWidth - box.clientWidth]"
    )
    assert (inside, across) == (True, 0)


def test_the_largest_sum_of_the_timeline_has_room_beside_its_name(tab: Tab) -> None:
    tab.show(many())
    gaps = tab.run(
        "return [...document.querySelectorAll('.k-svg g')].map(lane => {"
        "  const [name, sum] = lane.querySelectorAll('text'); sum.textContent = '100,000';"
        "  return sum.getBBox().x - name.getBBox().x - name.getBBox().width })"
    )
    assert len(gaps) > 3
    assert min(gaps) > 4


@pytest.mark.parametrize(
    ("theme", "system", "turned"),
    [("auto", True, True), ("dark", False, True), ("light", True, False), ("auto", False, False)],
)
def test_plots_of_the_documentation_are_dark_where_the_page_is(
    tab: Tab, theme: str, system: bool, turned: bool
) -> None:
    docs = STRAINS.parents[2] / "docs"
    picture = f'<img src="{(docs / "pictures" / "running-counts.svg").as_uri()}" alt="">'
    style = (docs / "_static" / "pages.css").read_text("utf-8")
    tab.show(
        f'<!doctype html><style>{style}</style><body data-theme="{theme}"><article>{picture}</article>',
        dark=system,
    )
    found = tab.run("return getComputedStyle(document.querySelector('img')).filter")
    assert (found != "none") is turned
