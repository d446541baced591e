"""`python -m nkconflict` is the command `nkconflict`."""

from nkconflict.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
