"""Run all tests, the slow ones too, with the lowest declared versions and under each supported Python.

Each run has an environment of its own (`.venv-lowest`, `.venv-3.12`, ...), made anew. A missing Python
is skipped aloud; the exit status is 1 if any run failed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from lowest import constraints

ROOT = Path(__file__).resolve().parent.parent
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
EVERY_TEST = ("-m", "slow or not slow")


def starts(python: str) -> bool:
    """Say whether the interpreter runs at all: a shim on the path may stand for nothing."""
    return subprocess.run([python, "-c", ""], stderr=subprocess.DEVNULL, check=False).returncode == 0


def interpreter(version: str) -> str | None:
    """Return a Python of that version, from the path or from pyenv."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    found = [shutil.which(f"python{version}"), *map(str, pyenv.glob(f"versions/{version}.*/bin/python"))]
    return next((python for python in found if python and starts(python)), None)


def passes(name: str, python: str, *pip_arguments: str) -> bool:
    """Make `.venv-NAME` with that Python, install the project and its test group, run every test."""
    print(f"\n== {name}: {python}", flush=True)
    venv = ROOT / f".venv-{name}"
    own = str(venv / "bin" / "python")
    install = [own, "-m", "pip", "install", "--quiet"]
    return all(
        subprocess.run(command, cwd=ROOT, check=False).returncode == 0
        for command in (
            [python, "-m", "venv", "--clear", str(venv)],
            [*install, "--upgrade", "pip>=25.1"],
            [*install, "--group", "test", "--editable", ".", *pip_arguments],
            [own, "-m", "pytest", *EVERY_TEST],
        )
    )


def main() -> int:
    """Run what can be run and print one line for each run."""
    with tempfile.TemporaryDirectory() as folder:
        pinned = Path(folder, "lowest.txt")
        pinned.write_text("\n".join(constraints()) + "\n", encoding="utf-8")
        outcomes = {"lowest": passes("lowest", sys.executable, "--constraint", str(pinned))}
    lines = []
    for version in PYTHONS:
        if (python := interpreter(version)) is None:
            lines.append(f"python{version}: SKIPPED, there is none on this machine")
        else:
            outcomes[version] = passes(version, python)
    lines += [f"{name}: {'passed' if passed else 'FAILED'}" for name, passed in outcomes.items()]
    print("\n" + "\n".join(sorted(lines)))
    return 0 if all(outcomes.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
