"""Run all tests, the slow ones too, with the lowest declared versions and under each supported Python.

The tests of frames run once more with each library by itself, in its newest and in its lowest version, and
those of engines with the engines (Spark needs Java, 17 or later). Then come a million executions of the
fuzzer (`fuzz.py`) and the mutants (`mutants.py`).

Under a free-threaded Python (`python3.13t`, `python3.14t`) the tests are run that need nothing but the
package itself, since few libraries are there for it.

Each run has an environment of its own (`.venv-lowest`, `.venv-3.12`, `.venv-polars`, ...), made anew. A
missing Python is skipped aloud; the exit status is 1 if any run failed. Arguments name the runs wanted:

    tools/slow.py polars polars-lowest
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from lowest import constraints

ROOT = Path(__file__).resolve().parent.parent
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
FREE_THREADED = ("3.13t", "3.14t")
EVERY_TEST = ("-m", "slow or not slow")
ON_ALL_CORES = ("-n", "auto")
WITH_THE_GROUP = ("--group", "test", "--editable", ".")

# The modules that must be there, and what to install. pyarrow makes its own Arrow and pandas needs none.
ALONE = {
    "arro3": ("arro3.core arro3.io", ".[parquet]"),
    "duckdb": ("arro3.core duckdb", ".[arrow]", "duckdb"),
    "pandas": ("pandas", ".[pandas]"),
    "polars": ("arro3.core polars", ".[polars]"),
    "pyarrow": ("pyarrow", ".", "pyarrow"),
}
# For a free-threaded Python: the last Hypothesis that is a wheel for any, and tests that need no more.
FREE = ("--only-binary", "hypothesis", "hypothesis", "pytest", "pytest-xdist", "--editable", ".")
BY_ITSELF = ("hostile", "lexicon", "model", "query", "reading", "runs", "writing")

ALL = "arro3.core arro3.io duckdb matplotlib pandas polars pyarrow"
ENGINES = "dask distributed pyspark ray"


def is_one(python: str, free: bool) -> bool:
    """Say whether the interpreter runs at all, since a shim may stand for nothing, and is of that build."""
    script = "import sys, sysconfig; sys.exit(10 + bool(sysconfig.get_config_var('Py_GIL_DISABLED')))"
    ran = subprocess.run([python, "-c", script], stderr=subprocess.DEVNULL, check=False)
    return ran.returncode == 10 + free


def interpreter(version: str) -> str | None:
    """Return a Python of that version, from the path or from pyenv; `3.13t` is a free-threaded one."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    kept = sorted(pyenv.glob(f"versions/{version.removesuffix('t')}.*/bin/python{version}"))
    found = [shutil.which(f"python{version}"), *map(str, kept)]
    return next((python for python in found if python and is_one(python, version.endswith("t"))), None)


def passes(
    name: str, python: str, wanted: Sequence[str], tests: Sequence[str] = (), libraries: str = ALL
) -> bool:
    """Make `.venv-NAME` with that Python, install what is wanted, run every test or those of `tests`.

    The tests of the `libraries` fail rather than skip where one of them is missing.
    """
    print(f"\n== {name}: {python}", flush=True)
    venv = ROOT / f".venv-{name}"
    own = str(venv / "bin" / "python")
    install = [own, "-m", "pip", "install", "--quiet"]
    environment = os.environ | {"NKCONFLICT_LIBRARIES": libraries}
    return all(
        subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode == 0
        for command in (
            [python, "-m", "venv", "--clear", str(venv)],
            [*install, "--upgrade", "pip>=25.1"],
            [*install, *wanted],
            [own, "-m", "pytest", *EVERY_TEST, *tests],
        )
    )


def tool(name: str, *arguments: str) -> bool:
    """Make `.venv-NAME` with the group of that name, and run the tool of that name."""
    print(f"\n== {name}", flush=True)
    venv = ROOT / f".venv-{name}"
    own = str(venv / "bin" / "python")
    groups = ("--group", "test", "--group", name, "--editable", ".")
    return all(
        subprocess.run(command, cwd=ROOT, check=False).returncode == 0
        for command in (
            [sys.executable, "-m", "venv", "--clear", str(venv)],
            [own, "-m", "pip", "install", "--quiet", "--upgrade", "pip>=25.1"],
            [own, "-m", "pip", "install", "--quiet", *groups],
            [own, str(ROOT / "tools" / f"{name}.py"), *arguments],
        )
    )


def planned(lowest: Sequence[str]) -> dict[str, Callable[[], bool] | None]:
    """Return the runs by their names, with None for a Python that is missing."""
    runs: dict[str, Callable[[], bool] | None] = {
        "lowest": partial(passes, "lowest", sys.executable, (*WITH_THE_GROUP, *lowest), ON_ALL_CORES)
    }
    for version in PYTHONS:
        python = interpreter(version)
        runs[version] = partial(passes, version, python, WITH_THE_GROUP, ON_ALL_CORES) if python else None
    by_itself = (*ON_ALL_CORES, *(f"tests/{folder}" for folder in BY_ITSELF))
    for version in FREE_THREADED:
        python = interpreter(version)
        runs[version] = partial(passes, version, python, FREE, by_itself, "") if python else None
    for library, (libraries, *needed) in ALONE.items():
        for name, pinned in ((library, ()), (f"{library}-lowest", lowest)):
            wanted = ("pytest", "hypothesis", "--editable", *needed, *pinned)
            runs[name] = partial(passes, name, sys.executable, wanted, ["tests/frames"], libraries)
    with_engines = (*WITH_THE_GROUP, "--group", "engines")
    engines = f"{ALL} {ENGINES}"
    runs["engines"] = partial(passes, "engines", sys.executable, with_engines, ["tests/engines"], engines)
    runs["fuzz"] = partial(tool, "fuzz", "--runs", "1000000")
    runs["mutants"] = partial(tool, "mutants")
    return runs


def main(names: Sequence[str]) -> int:
    """Run what can be run, or what of it is named, and print one line for each run."""
    with tempfile.TemporaryDirectory() as folder:
        pinned = Path(folder, "lowest.txt")
        pinned.write_text("\n".join(constraints()) + "\n", encoding="utf-8")
        runs = planned(("--constraint", str(pinned)))
        if unknown := set(names).difference(runs):
            raise SystemExit(f"no run {', '.join(sorted(unknown))}; there are {', '.join(runs)}")
        outcomes = {name: run and run() for name, run in runs.items() if name in names or not names}
    words = {True: "passed", False: "FAILED", None: "SKIPPED, there is no such Python on this machine"}
    print("\n" + "\n".join(f"{name}: {words[passed]}" for name, passed in sorted(outcomes.items())))
    return 1 if False in outcomes.values() else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
