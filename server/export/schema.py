"""`python -m server.export.schema` writes the JSON schema of a whole session from its types."""

import msgspec

from server.core.document import Document
from server.export.json import SCHEMA


def schema() -> str:
    """JSON Schema 2020-12, as text."""
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A session of Roundelay",
        **msgspec.json.schema(Document),
    }
    return msgspec.json.format(msgspec.json.encode(made), indent=2).decode() + "\n"


def main() -> None:
    SCHEMA.write_text(schema(), "utf-8")


if __name__ == "__main__":
    main()
