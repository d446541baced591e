"""Fail when `import nkconflict` loads, or tries to load, what only the upper floors and the extras may load.

Trying counts, so that the check bites where an optional package is not installed. It wants its own process.
"""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from types import ModuleType

BARRED = (
    *(
        "arro3",
        "cattrs",
        "fastwarc",
        "hypothesis",
        "matplotlib",
        "numpy",
        "pandas",
        "polars",
        "pyarrow",
        "trafilatura",
    ),
    "importlib.metadata",
)


class Listener(MetaPathFinder):
    """Notes each barred module that is asked for, and finds nothing."""

    def __init__(self) -> None:
        self.heard: set[str] = set()

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> None:
        """Note the name; the finders behind this one go on as usual."""
        del path, target
        if fullname in BARRED:
            self.heard.add(fullname)


def main() -> int:
    """Import the package and print what it must not have loaded."""
    listener = Listener()
    sys.meta_path.insert(0, listener)
    import nkconflict

    if loaded := sorted(listener.heard.union(name for name in BARRED if name in sys.modules)):
        print(f"import {nkconflict.__name__} loads {', '.join(loaded)}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
