"""Prices times units, with and without what is free."""

import pytest

from benchmarks.cost_page import PAGE
from benchmarks.costs import bill, by_service, dollars, dollars_after_free, dollars_on_top
from benchmarks.prices import HOURS, PRICES
from benchmarks.usage import times, total


def test_units_are_paid_by_what_the_price_is_for() -> None:
    assert dollars({"transitions": 3000}) == pytest.approx(0.075)
    assert dollars({"keys": 2, "api_requests": 2_000_000}) == pytest.approx(2 + 7)


def test_only_what_exceeds_the_free_units_is_paid_after_them() -> None:
    assert dollars_after_free({"transitions": 4000}) == 0
    assert dollars_after_free({"transitions": 5000}) == pytest.approx(0.025)


def test_on_top_of_a_month_that_has_used_up_what_is_free_everything_is_paid() -> None:
    drill, month = {"transitions": 2000.0}, {"transitions": 3000.0}

    assert dollars_on_top(drill, of={}) == 0
    assert dollars_on_top(drill, of=month) == pytest.approx(0.025)
    assert dollars_on_top(drill, of=times(2, month)) == pytest.approx(0.05)


def test_services_come_in_the_order_of_what_they_cost() -> None:
    sums = by_service({"read_units": 1_000_000, "keys": 1, "write_units": 1_000_000})

    assert sums == pytest.approx({"KMS": 1, "DynamoDB": 0.75})
    assert list(sums) == ["KMS", "DynamoDB"]


def test_usage_without_a_price_is_not_dropped_in_silence() -> None:
    with pytest.raises(ValueError, match="sandwiches"):
        bill({"sandwiches": 1})


def test_usages_are_added_key_by_key() -> None:
    assert total({"a": 1, "b": 2}, {"b": 3}) == {"a": 1, "b": 5}


def test_every_price_names_the_page_on_which_aws_keeps_it() -> None:
    assert all(price.page.startswith("https://aws.amazon.com/") for price in PRICES.values())
    assert all(price.read and price.per > 0 for price in PRICES.values())


def test_what_replication_costs_is_told_with_the_price_of_the_list() -> None:
    price = PRICES["replicated_hours"]
    told = PAGE.read_text()

    assert f"(${price.dollars})" in told
    assert f"100 x {HOURS} x ${price.dollars} = ${price.of(100 * HOURS):,.0f} a month" in told
