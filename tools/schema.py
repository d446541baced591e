"""Write the JSON Schema of the current version to where it ships."""

import json
from pathlib import Path

from nkconflict.convert import json_schema

SHIPPED = Path(__file__).parent.parent / "src" / "nkconflict" / "convert" / "data" / "schema.json"

if __name__ == "__main__":
    SHIPPED.write_text(json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
