"""Write the JSON Schema of the current version to where it ships, and to the documentation by its version."""

import json
from pathlib import Path

from nkconflict.convert import SCHEMA_VERSION, json_schema

ROOT = Path(__file__).parent.parent
PLACES = (
    ROOT / "src" / "nkconflict" / "convert" / "data" / "schema.json",
    ROOT / "docs" / "reference" / "schemas" / f"{SCHEMA_VERSION}.json",
)

if __name__ == "__main__":
    for place in PLACES:
        place.parent.mkdir(exist_ok=True)
        place.write_text(json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
