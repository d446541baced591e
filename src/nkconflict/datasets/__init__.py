"""Curated claims and facts that ship with the package, each with its source and how well it is vouched for.

    >>> from nkconflict.datasets import load_claims
    >>> sum(len(report.sightings) for report in load_claims())
    337

Doubtful rows are marked by their confidence, never dropped; `confidence=` asks for those vouched for so well.
"""

from nkconflict.datasets.claims import CuratedClaim, curated_claims, load_2020_war, load_claims
from nkconflict.datasets.events import Event, load_events
from nkconflict.datasets.facts import Fact, load_ceasefires, load_parties, load_places
from nkconflict.datasets.registry import RegistryDay, load_registry

__all__ = [
    "CuratedClaim",
    "Event",
    "Fact",
    "RegistryDay",
    "curated_claims",
    "load_2020_war",
    "load_ceasefires",
    "load_claims",
    "load_events",
    "load_parties",
    "load_places",
    "load_registry",
]
