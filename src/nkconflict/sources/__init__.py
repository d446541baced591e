"""Where articles come from: text files, folders, JSON Lines, and the standard input."""

from nkconflict.sources.paths import SUFFIXES, articles, read, reports
from nkconflict.sources.unread import Unread

__all__ = ["SUFFIXES", "Unread", "articles", "read", "reports"]
