"""Plots of the answers to questions: each function takes what is asked or answered, and returns axes.

    >>> from nkconflict.datasets import load_2020_war
    >>> from nkconflict.display import plots
    >>> axes = plots.lifelines(load_2020_war())
    >>> len(axes.get_yticks()), float(axes.get_ylim()[1])
    (0, 0.5)

They need matplotlib, and no network.
"""

from nkconflict.display.plots.conflicts import conflicts
from nkconflict.display.plots.lifelines import lifelines
from nkconflict.display.plots.matrix import matrix
from nkconflict.display.plots.places import places
from nkconflict.display.plots.series import series

__all__ = ["conflicts", "lifelines", "matrix", "places", "series"]
