"""Records the examples of docs/openapi.json: `make openapi`.

They are recorded anew whenever the API answers otherwise, so that the change shows.
"""

import json

from scripts.openapi.examples import RECORDED
from tests.support.api_story import told


def recorded() -> str:
    return json.dumps(told(), indent=2, sort_keys=True) + "\n"


if __name__ == "__main__":
    RECORDED.write_text(recorded(), encoding="utf-8")
