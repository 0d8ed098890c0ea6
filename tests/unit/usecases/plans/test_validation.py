"""A plan judged by what DRS knows now."""

from datetime import timedelta

import pytest

from recovery.domain.errors import Invalid, Unknown
from recovery.domain.findings import FindingCode
from recovery.ports.estate import Blind
from recovery.usecases.plans.validation import MAX_AGE, validate_draft, validate_plan
from tests.support.builders import AMERICA, EUROPE, a_server, a_wave
from tests.support.web_shop import a_shop_draft, a_web_shop, a_web_shop_with_a_plan


def test_a_plan_in_good_order_says_what_it_comes_to() -> None:
    world = a_web_shop_with_a_plan()

    found = validate_plan(world.ports, "p-7")

    assert found.is_startable
    assert found.findings == ()
    assert (found.waves, found.servers, found.jobs) == (2, 3, 2)


def test_a_draft_is_judged_as_it_would_be_once_saved() -> None:
    world = a_web_shop_with_a_plan()

    of_draft = validate_draft(world.ports, a_shop_draft())

    assert of_draft == validate_plan(world.ports, "p-7")
    assert len(world.kept.plans) == 1


def test_a_draft_that_makes_no_sense_is_judged_and_not_refused() -> None:
    world = a_web_shop()

    found = validate_draft(world.ports, a_shop_draft(a_wave("Mail")))

    assert not found.is_startable
    assert [finding.code for finding in found.findings] == [FindingCode.GROUP_UNKNOWN]
    assert (found.waves, found.servers, found.jobs) == (1, 0, 0)


def test_a_draft_too_large_to_be_saved_is_refused() -> None:
    world = a_web_shop()
    draft = a_shop_draft(a_wave(group_ids=tuple(f"g-{number}" for number in range(91))))

    with pytest.raises(Invalid, match="90 are possible"):
        validate_draft(world.ports, draft)


def test_a_server_that_cannot_be_launched_forbids_a_start() -> None:
    world = a_web_shop_with_a_plan()
    world.shows(a_server("db-1", location=EUROPE, has_recovery_point=False))

    found = validate_plan(world.ports, "p-7")

    assert not found.is_startable
    assert [finding.code for finding in found.findings] == [FindingCode.SERVER_NOT_RECOVERABLE]
    assert found.servers == 3


def test_a_warning_forbids_nothing() -> None:
    world = a_web_shop_with_a_plan()
    world.shows(a_server("db-1", location=EUROPE, replication="STALLED"))

    found = validate_plan(world.ports, "p-7")

    assert found.is_startable
    assert [finding.code for finding in found.findings] == [FindingCode.SERVER_STALLED]


def test_places_that_do_not_answer_are_told_with_the_reason_and_the_age_of_what_is_known() -> None:
    world = a_web_shop_with_a_plan()
    validate_plan(world.ports, "p-7")
    world.estate.put(Blind(location=AMERICA, code="TIMEOUT", reason="It did not answer."))
    world.clock.forward(MAX_AGE)

    found = validate_plan(world.ports, "p-7")

    here, there = found.inventory.places
    assert here.problem is None
    assert there.problem is not None
    assert there.problem.reason == "It did not answer."
    assert timedelta(seconds=there.age_seconds or 0) == MAX_AGE
    assert found.inventory.at == world.clock.at - MAX_AGE


def test_an_unknown_plan_can_not_be_judged() -> None:
    world = a_web_shop()

    with pytest.raises(Unknown, match="p-7"):
        validate_plan(world.ports, "p-7")
