"""Views for people: on a terminal, in a notebook, and as a page.

`html(value)` is the view of one value, and `page(corpus)` that of articles with all that was read from them.
`enable` and `disable` turn the views of values in notebooks on and off; where IPython is running they are on.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nkconflict.display.notebook import disable, enable
    from nkconflict.display.report_page import page
    from nkconflict.display.terminal import terminal_lines
    from nkconflict.display.views import html

__all__ = ["disable", "enable", "html", "page", "terminal_lines"]

# Loaded when first asked for: a notebook that only imports the package must not pay for every view.
_HOMES = {
    "disable": "notebook",
    "enable": "notebook",
    "html": "views",
    "page": "report_page",
    "terminal_lines": "terminal",
}

if not TYPE_CHECKING:  # to whom every name would then be there

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
