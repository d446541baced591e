"""Runs: many articles into one file, on one machine, in several processes, again and again until it is done.

A run cuts its inputs into chunks and gives them to a pool of spawned processes. Each finished chunk becomes a
part, a file of its own beside the output, and at the end the parts become the output. So the output is the
same, byte for byte, however many processes there were, whichever of them died, and however often the run was
interrupted and resumed. An article that cannot be read is told of in a file of errors and stops nothing.
"""

from nkconflict.runs.folder import parts_beside
from nkconflict.runs.plan import FORMS, Plan, form_of, is_packed
from nkconflict.runs.run import Outcome, Progress, errors_beside, run

__all__ = [
    "FORMS",
    "Outcome",
    "Plan",
    "Progress",
    "errors_beside",
    "form_of",
    "is_packed",
    "parts_beside",
    "run",
]
