"""A tab of Chromium, driven through WebDriver: what it shows, what it complains of, and whom it asks."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, TypeAlias

import attrs
from selenium.webdriver import ActionChains, Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.remote.webelement import WebElement

__all__ = ["Tab", "WebElement"]

Json: TypeAlias = Any

SWITCHES = (
    "--headless=new",
    "--no-sandbox",  # which root, as most of those who check are in their containers, may not have
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--force-prefers-reduced-motion",
)


@attrs.frozen
class Tab:
    """A tab, and the folder that its pages are written to."""

    driver: Chrome
    folder: Path

    @classmethod
    def opened(cls, browser: str, driver: str, folder: Path) -> Tab:
        """Start a browser."""
        options = ChromeOptions()
        options.binary_location = browser
        for switch in SWITCHES:
            options.add_argument(switch)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        return cls(Chrome(options=options, service=Service(driver)), folder)

    def close(self) -> None:
        """End the browser."""
        self.driver.quit()

    def show(self, page: str, *, width: int = 1280, dark: bool = False) -> None:
        """Show a page in a window of a width, to a reader who likes it dark or not."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        self.driver.get("about:blank")
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        file = self.folder / f"{hashlib.sha256(page.encode()).hexdigest()[:16]}.html"
        file.write_text(page, encoding="utf-8")
        self.complaints()
        self.requests()
        self.driver.get(file.as_uri())

    def complaints(self) -> list[str]:
        """Return what the console was told since it was last asked."""
        return [str(entry["message"]) for entry in self._log("browser")]

    def requests(self) -> list[str]:
        """Return the addresses that were asked for since this was last asked."""
        entries = [json.loads(entry["message"])["message"] for entry in self._log("performance")]
        sent = (entry["params"] for entry in entries if entry["method"] == "Network.requestWillBeSent")
        return [str(one["request"]["url"]) for one in sent]

    def _log(self, name: str) -> Json:
        untyped: Any = self.driver
        return untyped.get_log(name)

    def one(self, selector: str) -> WebElement:
        """Return the first element that a selector fits."""
        return self.driver.find_element("css selector", selector)

    def all(self, selector: str) -> list[WebElement]:
        """Return the elements that a selector fits."""
        return self.driver.find_elements("css selector", selector)

    def run(self, script: str, *given: object) -> Json:
        """Return what a script returns."""
        return self.driver.execute_script(script, *given)

    def point(self, element: WebElement) -> None:
        """Move the mouse onto an element."""
        self.run("arguments[0].scrollIntoView({block: 'center'})", element)
        ActionChains(self.driver).move_to_element(element).perform()

    def press(self, keys: str) -> None:
        """Press keys where the focus is."""
        ActionChains(self.driver).send_keys(keys).perform()

    @property
    def focused(self) -> WebElement:
        """The element that has the focus, once what the last key or click set off is done."""
        self.driver.execute_async_script("setTimeout(arguments[0], 50)")
        return self.driver.switch_to.active_element

    def on_screen(self, element: WebElement) -> bool:
        """Say whether an element is to be seen in the window as it is now."""
        script = """const box = arguments[0].getBoundingClientRect();
            return arguments[0].checkVisibility({checkVisibilityCSS: true})
                && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;"""
        return bool(self.run(script, element))

    def faults(self, axe: str) -> list[str]:
        """Return what axe-core finds wrong on the page, each with its weight and the first place it is at."""
        self.run(axe)
        script = """const done = arguments[arguments.length - 1];
            axe.run(document, {resultTypes: ['violations']}).then((found) => done(found.violations))"""
        self.driver.set_script_timeout(60)
        found: Json = self.driver.execute_async_script(script)
        return [
            f"{one['impact']}: {one['id']}: {one['help']}: {one['nodes'][0]['html'][:200]}" for one in found
        ]
