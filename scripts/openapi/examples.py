"""Examples in the document: what the API was really asked, and really answered."""

import json
from pathlib import Path
from typing import Any

Json = dict[str, Any]

RECORDED = Path(__file__).parents[2] / "docs" / "api-examples.json"


def with_examples(document: Json) -> Json:
    recorded: Json = json.loads(RECORDED.read_text(encoding="utf-8"))
    for operations in document["paths"].values():
        for operation in operations.values():
            example = recorded.get(operation["operationId"], {})
            if "request" in example:
                _put(operation["requestBody"], example["request"])
            if "answer" in example:
                _put(operation["responses"][str(example["status"])], example["answer"])
    return document


def _put(place: Json, example: object) -> None:
    place["content"]["application/json"]["example"] = example
