"""Where articles come from: text files, folders, JSON Lines, packed or not, and the standard input."""

from nkconflict.sources.paths import SUFFIXES, articles, load, read, reports
from nkconflict.sources.unread import Unread

__all__ = ["SUFFIXES", "Unread", "articles", "load", "read", "reports"]
