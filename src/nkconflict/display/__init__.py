"""Views for people."""

from nkconflict.display.terminal import terminal_lines

__all__ = ["terminal_lines"]
