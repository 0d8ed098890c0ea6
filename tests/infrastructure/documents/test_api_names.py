"""Routes and operations that a page names are those of docs/openapi.json."""

import json
import re

import pytest

from tests.support.pages import PAGES, Page
from tests.support.running_cloud import ROOT

_ROUTES = [
    (method.upper(), path, operation["operationId"])
    for path, operations in json.loads((ROOT / "docs" / "openapi.json").read_text())[
        "paths"
    ].items()
    for method, operation in operations.items()
    if "operationId" in operation
]
_OPERATIONS = {operation for _, _, operation in _ROUTES}
_VERBS = "|".join(sorted({re.match("[a-z]+", operation)[0] for operation in _OPERATIONS}))  # type: ignore[index]  # each begins so
_CALL = r"\b(GET|POST|PUT|DELETE) [\"']?(/[^\s?\"'#|]*)"

every_page = pytest.mark.parametrize("page", PAGES, ids=str)


@every_page
def test_every_route_is_one_of_the_api(page: Page) -> None:
    named = page.named(_CALL)

    assert [call for call in sorted(named) if not is_route(*call)] == []


def is_route(method: str, path: str) -> bool:
    """An id stands for itself, as a variable, or as the description calls it."""
    return any(
        method == known and (path == template or re.fullmatch(with_any_id(template), path))
        for known, template, _ in _ROUTES
    )


def with_any_id(template: str) -> str:
    return re.sub(r"{\w+}", r"\\$?\\w+", template)


@every_page
def test_every_operation_is_one_of_the_api(page: Page) -> None:
    named = {span for span in page.spans if re.fullmatch(rf"(?:{_VERBS})[A-Z]\w+", span)}

    assert sorted(named - _OPERATIONS) == []
