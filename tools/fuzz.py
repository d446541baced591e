"""Fuzz the reader with atheris, which looks for inputs that take a new way through the code.

    python tools/fuzz.py --runs 100000 --seed 7

An input is UTF-8, or, behind a NUL, a fragment of an article for each byte; what must hold of it is in
`tests/hostile/laws.py`. What breaks a law is written to `tests/data/found`, beside what broke one before:
mend it, and keep it there. Needs `pip install --group fuzz`; exit status 1 where something was found.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

with atheris.instrument_imports(include=["nkconflict"]):
    from hostile.laws import holds, survives, text_of
    from hostile.texts import CALMED, DENSE, hostile


def execute(data: bytes) -> None:
    """Try the laws on one input: all of them on one in sixteen, since they take many times as long."""
    (holds if len(data) % 16 == 0 else survives)(text_of(data))


def main() -> None:
    """Run the fuzzer, which ends the process itself."""
    parser = argparse.ArgumentParser(description="Fuzz the reader.")
    parser.add_argument("--runs", type=int, default=100_000, help="executions (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=7, help="of all chance (default: %(default)s)")
    parser.add_argument("--longest", type=int, default=400, help="bytes of an input (default: %(default)s)")
    parser.add_argument("--keep", type=Path, default=ROOT / "tests" / "data" / "found", help="where finds go")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as seeds:
        for number, name in enumerate(CALMED | DENSE):
            Path(seeds, str(number)).write_bytes(hostile(name, 200).encode("utf-8", "surrogatepass"))
        for path in (ROOT / "examples" / "articles").glob("*.txt"):
            Path(seeds, path.name).write_bytes(path.read_bytes()[: options.longest])
        for path in (ROOT / "tests" / "data" / "found").iterdir():
            Path(seeds, path.name).write_bytes(path.read_bytes())
        arguments = [
            sys.argv[0],
            seeds,
            f"-atheris_runs={options.runs}",
            f"-seed={options.seed}",
            f"-max_len={options.longest}",
            "-timeout=60",
            "-print_final_stats=1",
            f"-artifact_prefix={options.keep}/",
        ]
        atheris.Setup(arguments, execute)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
