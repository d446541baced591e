"""Values as JSON and back, without loss: the only serialiser.

    >>> from nkconflict import Count
    >>> from nkconflict.convert import dumps, loads, value_of
    >>> dumps(Count.more_than(30))  # doctest: +ELLIPSIS
    '{"schema_version":...,"type":"Count","value":{"qualifier":"more_than","number":30,"low":31}}'
    >>> loads(dumps(Count.more_than(30)))
    Count(number=30, qualifier='more_than', low=31)

A document says its version and type. Parties, persons and places of the lexicon are written by their id;
others in full. `dump_reports` and `load_reports` stream reports as JSON Lines, packed with gzip where the
name ends in `.gz`. `json_schema` is the schema of all documents, and stands in `convert/data/schema.json`.
"""

from nkconflict.convert.documents import SCHEMA_VERSION, TYPES, document_of, dumps, loads, value_of
from nkconflict.convert.lines import dump_reports, load_reports, report_lines
from nkconflict.convert.schema import json_schema

__all__ = [
    "SCHEMA_VERSION",
    "TYPES",
    "document_of",
    "dump_reports",
    "dumps",
    "json_schema",
    "load_reports",
    "loads",
    "report_lines",
    "value_of",
]
