"""Print the lowest declared version of each dependency, as constraints for pip.

    python tools/lowest.py > lowest.txt && pip install --constraint lowest.txt --group test --editable .

Floors are promises to users: those of the lint group, which nobody installs with the library, are left out.
"""

import tomllib
from pathlib import Path

PYPROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


def constraints(pyproject: Path = PYPROJECT) -> list[str]:
    """Return `name==floor` for the dependencies, the extras, and the groups that tests need."""
    declared = tomllib.loads(pyproject.read_text(encoding="utf-8"))
    requirements = [
        *declared["project"]["dependencies"],
        *(entry for extra in declared["project"]["optional-dependencies"].values() for entry in extra),
        *declared["dependency-groups"]["test"],
        *declared["dependency-groups"]["frames"],
    ]
    requirements = [
        entry for entry in requirements if isinstance(entry, str)
    ]  # no group that includes another
    # A dict, because the extra and the test group may name one package.
    return list(dict.fromkeys(requirement.replace(">=", "==") for requirement in requirements))


if __name__ == "__main__":
    print("\n".join(constraints()))
