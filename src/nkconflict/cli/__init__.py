"""The command `nkconflict`: reads articles, and prints what they claim.

Thin on purpose: it reads arguments, hands paths to `sources` and reports to `tables` or `display`, and says
on standard error what could not be read. Exit status 0 is success, 1 that some input or the output was bad, 2
that the command was, 130 that it was interrupted (143 by SIGTERM, in a run).
"""

from __future__ import annotations

from collections.abc import Sequence

from nkconflict.cli.arguments import parser
from nkconflict.cli.console import Console, OutputError

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (those of the process if None) and return its exit status.

    SystemExit for `--help`, `--version`, and arguments that make no sense.
    """
    console = Console()
    try:
        try:
            arguments = parser().parse_args(argv)
            arguments.run(arguments, console)
        finally:
            console.flush()  # here, where a pipe that broke is still somebody's business
    except BrokenPipeError:  # whoever read our output has seen enough
        console.abandon()
    except OutputError as error:
        console.complain(error)
        console.abandon()
    except ImportError as error:  # an extra that is not installed; the message names it
        console.complain(error)
    except KeyboardInterrupt:
        console.abandon()
        return 130
    return 1 if console.complaints else 0
