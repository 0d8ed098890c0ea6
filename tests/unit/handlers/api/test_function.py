"""What Lambda calls."""

import json

import pytest

from recovery.handlers.api import function
from recovery.wiring.product import Product
from tests.support.api_events import INSTALLATION, a_context, an_event
from tests.support.memory.world import MemoryWorld


def test_the_function_answers_over_the_product_that_is_wired(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    product = Product(ports=MemoryWorld().ports, installation=INSTALLATION)
    monkeypatch.setattr(function, "product", lambda: product)

    answered = function.handler(an_event("GET", "/me"), a_context())

    assert answered["statusCode"] == 200
    assert json.loads(answered["body"])["environment"] == "test"
