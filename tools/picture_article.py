"""Take the pictures of a marked article for the README, a light and a dark one, with a claim pointed at.

The view is that of the whole article, shown as far as the claim, so that its card hides no other.

    tools/picture_article.py [ARTICLE] [FOLDER]

Needs Chromium and its driver (Debian: `apt-get install chromium chromium-driver`) and selenium. Without
arguments it takes the opening of an example article and writes into `docs/pictures`.
"""

import base64
import shutil
import sys
import tempfile
from pathlib import Path

from selenium.webdriver import ActionChains, Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

from nkconflict import parse
from nkconflict.display import html

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = ROOT / "examples" / "articles" / "2020-10-19-ceasefire-strains.txt"
PARAGRAPHS = 4
POINTED = 13
CARD = "8rem"
"""The room for the card beneath the last paragraph."""
WIDTH = 1040
SWITCHES = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars")


def programs() -> tuple[str, str]:
    """Return the paths of the browser and of its driver."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    driver = shutil.which("chromedriver")
    if browser is None or driver is None:
        sys.exit("there is no Chromium with its driver: apt-get install chromium chromium-driver")
    return browser, driver


def view(article: Path, theme: str) -> str:
    """Return a page of nothing but the view of the opening of an article."""
    shown = html(parse(article.read_text("utf-8"), source=article.name))
    style = (
        "<style>body { margin: 0 } "
        f".nk-view {{ max-width: none; border-radius: 0; padding-bottom: {CARD} !important }} "
        f".k-block:nth-of-type(n + {PARAGRAPHS + 1}) {{ display: none !important }}</style>"
    )
    return f'<!doctype html><meta charset="utf-8">{style}<body data-theme="{theme}">{shown}</body>'


def main(article: Path = ARTICLE, folder: Path = ROOT / "docs" / "pictures") -> int:
    """Write `article-light.webp` and `article-dark.webp`."""
    chrome = opened(*programs())
    folder.mkdir(parents=True, exist_ok=True)
    try:
        for theme in ("light", "dark"):
            written = folder / f"article-{theme}.webp"
            written.write_bytes(taken(chrome, view(article, theme)))
            print(written)
    finally:
        chrome.quit()
    return 0


def opened(browser: str, driver: str) -> Chrome:
    """Return a browser whose pictures are sharp on screens that are."""
    options = ChromeOptions()
    options.binary_location = browser
    for switch in SWITCHES:
        options.add_argument(switch)
    chrome = Chrome(options=options, service=Service(driver))
    size = {"width": WIDTH, "height": 1200, "deviceScaleFactor": 1.5, "mobile": False}
    chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    return chrome


def taken(chrome: Chrome, shown: str) -> bytes:
    """Return the picture of a page, as small as text that stays sharp can be."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(shown, "utf-8")
        chrome.get(page.as_uri())
        ActionChains(chrome).move_to_element(chrome.find_element("css selector", f".p{POINTED}")).perform()
        box = chrome.find_element("css selector", ".nk-view").rect
        clip = {name: box[name] for name in ("x", "y", "width", "height")} | {"scale": 1}
        picture = chrome.execute_cdp_cmd(
            "Page.captureScreenshot", {"format": "webp", "quality": 80, "clip": clip}
        )
    return base64.b64decode(picture["data"])


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
