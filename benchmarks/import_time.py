"""How long `import nkconflict` takes, in units of `import attrs`.

Whole processes are timed, and a bare interpreter is subtracted from both. The three take turns, so that a
busy machine slows them alike, and medians are compared. Exit status 1 when the ratio is above the bar.
"""

import argparse
import statistics
import subprocess
import sys
import time

BAR = 3.0
STATEMENTS = {"bare": "pass", "attrs": "import attrs", "nkconflict": "import nkconflict"}


def seconds(statement: str) -> float:
    """Return the wall time of a new interpreter that runs the statement and ends."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)
    return time.perf_counter() - start


def main() -> int:
    """Measure and print the ratio."""
    parser = argparse.ArgumentParser(description="How long `import nkconflict` takes.")
    parser.add_argument("--rounds", type=int, default=60, help="processes of each kind (default: 60)")
    rounds = parser.parse_args().rounds

    for statement in STATEMENTS.values():
        seconds(statement)  # bytecode is written and files are in the page cache before anything counts
    times: dict[str, list[float]] = {name: [] for name in STATEMENTS}
    for _ in range(rounds):
        for name, statement in STATEMENTS.items():
            times[name].append(seconds(statement))

    median = {name: statistics.median(values) for name, values in times.items()}
    for name, value in median.items():
        print(f"{name:10} {value * 1000:7.1f} ms, of which import {(value - median['bare']) * 1000:6.1f} ms")
    ratio = (median["nkconflict"] - median["bare"]) / (median["attrs"] - median["bare"])
    print(f"import nkconflict / import attrs: {ratio:.2f} (bar: at most {BAR:g})")
    return 0 if ratio <= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
