"""Check an installed wheel against the source tree it was built from.

    EMPTY_VENV/bin/python tools/check_wheel.py src/nkconflict

Run it outside the repository, with the Python of an environment that holds the wheel and what it needs only.
"""

import subprocess
import sys
from importlib import import_module
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import nkconflict


def missing_files(source: Path) -> list[str]:
    """Return the data files of the source tree that the wheel lacks or holds with other bytes."""
    installed = Path(str(files("nkconflict")))
    data = [
        path.relative_to(source)
        for path in source.rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"}
    ]
    for needed in ("py.typed", "*.csv", "*.toml"):
        if not any(path.match(needed) for path in data):
            raise SystemExit(f"{source} has no {needed}: nothing to check the wheel against")
    return [
        str(path)
        for path in data
        if not (installed / path).is_file() or (installed / path).read_bytes() != (source / path).read_bytes()
    ]


def main() -> int:
    """Run the checks and print what is wrong."""
    source = Path(sys.argv[1]).resolve()
    wrong = [f"not in the wheel as in the source: {name}" for name in missing_files(source)]
    if Path(nkconflict.__file__).resolve().is_relative_to(source):
        wrong.append("the source tree was imported, not the wheel")
    expected = f"nkconflict {version('nkconflict')}"
    for command in ([str(Path(sys.executable).parent / "nkconflict")], [sys.executable, "-m", "nkconflict"]):
        done = subprocess.run([*command, "--version"], capture_output=True, text=True, check=False)
        if done.returncode or done.stdout.strip() != expected:
            wrong.append(f"{command} --version: {done.stdout}{done.stderr} (expected {expected})")
    try:
        import_module("nkconflict.strategies")
    except ImportError as error:
        if "hypothesis" not in str(error).lower():
            wrong.append(f"nkconflict.strategies does not say that it lacks Hypothesis: {error}")
    else:
        wrong.append("nkconflict.strategies can be imported: this environment is not empty")
    print("\n".join(wrong) or f"{expected}: the wheel is whole")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
