"""Mutate the modules whose slips would falsify a figure, and say how many mutants the tests kill.

    python tools/mutants.py            # all of them: a quarter of an hour or so
    python tools/mutants.py --results  # what the last run found

The modules stand under `[tool.mutmut]` in `pyproject.toml`. A mutant that no test kills is printed with the
reason that `tests/data/mutants.toml` gives for its function; `mutmut show NAME` prints its change. The exit
status is 1 where fewer than the bar are killed, or one survives without a reason. Needs
`pip install --group mutants`, and a system that can fork.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
REASONS: Final = ROOT / "tests" / "data" / "mutants.toml"
BAR: Final = 0.85
SURVIVED: Final = (0, 33)
"""The exit codes of tests that noticed nothing, and of no test at all; a timeout means that they did."""


def run() -> None:
    """Let mutmut try all of them; it would pass over what it tried before, though the tests are others."""
    shutil.rmtree(ROOT / "mutants", ignore_errors=True)
    environment = os.environ | {"HYPOTHESIS_PROFILE": "mutants"}
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", str(os.cpu_count() or 1)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


def outcomes() -> dict[str, dict[str, int | None]]:
    """Return the exit code of each mutant, None where it was not tried, by module."""
    found: dict[str, dict[str, int | None]] = {}
    for path in sorted((ROOT / "mutants" / "src").rglob("*.py.meta")):
        codes = json.loads(path.read_text("utf-8"))["exit_code_by_key"]
        if codes:
            found[path.relative_to(ROOT / "mutants" / "src").as_posix().removesuffix(".meta")] = codes
    return found


def function(mutant: str) -> str:
    """Return the name of the function that a mutant is of: `Total.__str__`, `_running`."""
    name = mutant.rpartition("__mutmut_")[0].rpartition(".")[2]
    return name.removeprefix("x\u01c1").replace("\u01c1", ".").removeprefix("x_")


def main() -> int:
    """Run, print, and return the exit status."""
    parser = argparse.ArgumentParser(description="Say how many mutants the tests kill.")
    parser.add_argument("--results", action="store_true", help="of the last run, without another")
    if not parser.parse_args().results:
        run()
    reasons = tomllib.loads(REASONS.read_text("utf-8"))
    killed, tried, unexplained = 0, 0, Counter[str]()
    for module, codes in outcomes().items():
        known = [code for code in codes.values() if code is not None]
        dead = sum(code not in SURVIVED for code in known)
        killed, tried = killed + dead, tried + len(known)
        print(f"{module}: {dead} of {len(known)} killed, {len(codes) - len(known)} not tried")
        for mutant, code in codes.items():
            if code in SURVIVED:
                why = reasons.get(module, {}).get(function(mutant))
                unexplained[module] += why is None
                print(f"  {mutant}: {why or 'NO REASON GIVEN'}")
    share = killed / tried if tried else 0.0
    print(f"{killed} of {tried} killed, {share:.1%}; at least {BAR:.0%} are asked")
    print(f"survivors without a reason: {unexplained.total()}")
    return int(share < BAR or unexplained.total() > 0)


if __name__ == "__main__":
    sys.exit(main())
