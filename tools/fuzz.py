"""Fuzz the reader with atheris, which looks for inputs that take a new way through the code.

    python tools/fuzz.py --runs 100000 --seed 7 --jobs 2

What an input stands for is in `tests/hostile/inputs.py`: UTF-8, fragments of an article, or an article of
whole passages. What must hold of it is in `tests/hostile/laws.py`: of each that reading raises nothing and
says where things stand, in reasonable time; of one in a hundred also that all can be told again. Each process
has a share of the runs and a seed of its own, one more than that of the process before.

The text that breaks a law is written to `tests/data/found`, beside what broke one before, once for each
place in the code, and the run goes on: mend it, give the file a name, and keep it there. What hangs or fills
the memory ends its process, and is left there as the bytes of the input. Needs `pip install --group fuzz`;
exit status 1 where something was found.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import zlib
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
FOUND: Final = ROOT / "tests" / "data" / "found"
FULLY: Final = 100
"""One input in so many is tried with all laws, which take several times as long as reading does."""
PATIENCE: Final = 5.0
"""Seconds of processor time that no input may take: a thousand times what most of them do."""
TOLD: Final = 20
"""How many times in its course a process says how far it is."""
LOOPS: Final = ("alphabets", "tagging", "settling", "tries", "phrases", "tokens", "vocabulary")

sys.path.insert(0, str(ROOT / "tests"))


class Trial:
    """What is done with each input, what became of them, and what was found."""

    def __init__(self, runs: int, keep: Path, tally: Path) -> None:
        from hostile import inputs, laws

        inputs.passages()  # which takes seconds, once
        self.inputs, self.laws = inputs, laws
        self.kinds = {inputs.PIECES: "of fragments", inputs.PASSAGES: "of passages"}
        self.runs, self.keep, self.tally = runs, keep, tally
        self.counts: Counter[str] = Counter()
        self.places: set[tuple[str, str, int]] = set()
        self.began = time.monotonic()

    def __call__(self, data: bytes) -> None:
        """Try the laws on one input: all of them or some, as the input alone decides."""
        text = self.inputs.text_of(data)
        fully = zlib.crc32(data) % FULLY == 0
        began = time.process_time()
        try:
            told = (self.laws.holds if fully else self.laws.survives)(text)
            assert time.process_time() - began < PATIENCE, "reading takes too long"
            self.counts["refused"] += not told
        except Exception as error:  # whatever it is, it is a find
            self.found(text, error)
            told = ()
        self.counts.update(
            {
                "executions": 1,
                self.kinds.get(data[:1], "of UTF-8"): 1,
                "characters": len(text),
                "with claims": any(report.sightings for report in told),
                "claims": sum(len(report.sightings) for report in told),
                "with all laws": fully,
            }
        )
        done = self.counts["executions"]
        if done % max(1, self.runs // TOLD) == 0 or done == self.runs:
            self.tell(done)

    def found(self, text: str, error: Exception) -> None:
        """Keep a text that broke a law, unless one broke it at that place before."""
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = (type(error).__name__, frame.filename, frame.lineno or 0)
        self.counts["finds"] += 1
        if place not in self.places:
            self.places.add(place)
            path = self.keep / f"new-{sha256(self.inputs.to_keep(text)).hexdigest()[:12]}.bin"
            path.write_bytes(self.inputs.to_keep(text))
            traceback.print_exception(error)
            print(f"FOUND {path}: {text!a}", flush=True)

    def tell(self, done: int) -> None:
        """Say how far it is, and write down what became of the inputs."""
        rate = done / (time.monotonic() - self.began)
        print(f"{done:,} of {self.runs:,} executions, {rate:.0f} a second", flush=True)
        self.tally.write_text(json.dumps(self.counts), encoding="utf-8")
        if done == self.runs:  # the alarm for slow inputs would strike the interpreter on its way out
            signal.signal(signal.SIGALRM, signal.SIG_IGN)


def seeds(longest: int, chance: Random) -> Iterator[bytes]:
    """Yield inputs to begin with, of every kind: what atheris makes of nothing says nothing for long."""
    from hostile.inputs import PASSAGES, PIECES
    from hostile.texts import CALMED, DENSE, hostile

    for name in CALMED | DENSE:
        yield hostile(name, longest).encode("utf-8", "surrogatepass")
    for path in sorted((ROOT / "examples" / "articles").glob("*.txt")):
        for line in path.read_bytes().splitlines():
            yield line.strip()
    for path in sorted(FOUND.glob("*.bin")):
        yield path.read_bytes()
    for _ in range(200):
        yield PIECES + chance.randbytes(chance.randrange(1, 20))
        yield PASSAGES + chance.randbytes(7 * chance.randrange(1, 4))


def untraced() -> Iterator[str]:
    """Yield the names of the modules that are not of the reading, and of those of it that are all loops.

    What is traced takes up to three times as long; the ways through a loop over words are soon known.
    """
    yield from (f"nkconflict.reading.{name}" for name in LOOPS)
    for path in (ROOT / "src").rglob("*.py"):
        if "reading" not in path.parts:
            parts = path.relative_to(ROOT / "src").with_suffix("").parts
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def fuzz(options: argparse.Namespace, tally: Path) -> None:
    """Run the fuzzer in this process, which it ends."""
    import atheris

    with atheris.instrument_imports(include=["nkconflict"], exclude=[*untraced()]):
        trial = Trial(options.runs, options.keep, tally)
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(seeds(options.longest, Random(options.seed))):
            Path(folder, str(number)).write_bytes(seed[: options.longest])
        arguments = [
            sys.argv[0],
            folder,
            f"-atheris_runs={options.runs}",
            f"-seed={options.seed}",
            f"-max_len={options.longest}",
            "-timeout=60",
            "-report_slow_units=60",
            "-verbosity=0",
            "-entropic_scale_per_exec_time=1",  # of two inputs that show as much, try more of the quick one
            f"-artifact_prefix={options.keep}/input-",
        ]
        atheris.Setup(arguments, trial)
        atheris.Fuzz()


def share(options: argparse.Namespace, number: int, tally: Path) -> "subprocess.Popen[bytes]":
    """Start the process of that number with its share of the runs."""
    runs = options.runs // options.jobs + (number < options.runs % options.jobs)
    command = [sys.executable, __file__, "--runs", str(runs), "--seed", str(options.seed + number)]
    command += ["--longest", str(options.longest), "--keep", str(options.keep), "--tally", str(tally)]
    return subprocess.Popen(command, env=os.environ | {"PYTHONHASHSEED": "0"})


def main() -> int:
    """Run the fuzzer in as many processes as asked for, add up what became of the inputs, and judge."""
    parser = argparse.ArgumentParser(description="Fuzz the reader.")
    parser.add_argument("--runs", type=int, default=100_000, help="executions (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=7, help="of all chance (default: %(default)s)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes: one a core")
    parser.add_argument("--longest", type=int, default=42, help="bytes an input (default: %(default)s)")
    parser.add_argument("--keep", type=Path, default=FOUND, help="where finds go")
    parser.add_argument("--tally", type=Path, help=argparse.SUPPRESS)  # in a process of its own
    options = parser.parse_args()
    if options.tally:
        fuzz(options, options.tally)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        tallies = [Path(folder, str(number)) for number in range(options.jobs)]
        running = [share(options, number, tally) for number, tally in enumerate(tallies)]
        ended = [process.wait() for process in running]
        counts = Counter[str]()
        for tally in tallies:
            counts.update(json.loads(tally.read_text("utf-8")) if tally.exists() else {})
    seconds = time.monotonic() - began
    print(f"{seconds:.0f} s with {options.jobs} processes: {dict(counts)}")
    missed = options.runs - counts["executions"]
    if missed or any(ended):
        print(f"{missed} executions are missing; exit statuses {ended}")
    return int(missed != 0 or any(ended) or counts["finds"] > 0)


if __name__ == "__main__":
    sys.exit(main())
