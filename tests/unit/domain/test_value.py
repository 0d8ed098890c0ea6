"""What every domain value is."""

from datetime import timedelta

import pytest
from pydantic import TypeAdapter, ValidationError

from recovery.domain.value import Duration, Flag, Location, Moment, Whole
from tests.support.builders import (
    EUROPE,
    NOON,
    a_plan,
    a_schedule,
    a_server,
    an_inventory,
    server_id,
)


def test_a_value_does_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        EUROPE.region = "us-east-1"  # type: ignore[misc]


def test_a_value_refuses_what_it_does_not_know() -> None:
    with pytest.raises(ValidationError, match="zone"):
        Location.model_validate({"account_id": "111122223333", "region": "eu-west-1", "zone": "a"})


def test_a_changed_value_leaves_the_first_as_it_was() -> None:
    server = a_server("db-1")

    renamed = server.changed(hostname="db-2")

    assert (server.hostname, renamed.hostname) == ("db-1", "db-2")


def test_a_change_of_a_field_that_does_not_exist_is_refused_by_name() -> None:
    server = a_server("db-1")

    with pytest.raises(TypeError, match=r"SourceServer has no field host, rank\."):
        server.changed(rank=1, host="db-2")


def test_what_was_worked_out_from_a_value_is_not_kept_for_the_changed_one() -> None:
    inventory = an_inventory(a_server("db-1"))
    assert list(inventory.by_id) == [server_id("db-1")]

    changed = inventory.changed(servers=(a_server("db-2"),))

    assert list(changed.by_id) == [server_id("db-2")]
    assert list(inventory.by_id) == [server_id("db-1")]


def test_values_with_the_same_content_are_equal_whatever_was_worked_out() -> None:
    read, untouched = a_schedule(), a_schedule()

    assert read.server_ids

    assert read == untouched


def test_a_name_is_stripped_and_not_empty() -> None:
    plan = a_plan(name="  Web shop ")

    assert plan.name == "Web shop"
    with pytest.raises(ValidationError):
        a_plan(name="   ")


def test_a_location_reads_as_account_and_region() -> None:
    assert str(EUROPE) == "111122223333/eu-west-1"


@pytest.mark.parametrize("region", ["eu-west-1", "us-gov-east-1", "ap-southeast-2"])
def test_regions_of_every_partition_are_known(region: str) -> None:
    location = Location(account_id="111122223333", region=region)

    assert location.region == region


@pytest.mark.parametrize(
    ("account_id", "region"), [("1234", "eu-west-1"), ("111122223333", "Europe")]
)
def test_what_is_no_account_or_no_region_is_refused(account_id: str, region: str) -> None:
    with pytest.raises(ValidationError):
        Location(account_id=account_id, region=region)


@pytest.mark.parametrize("moment", ["2025-11-30T12:00:00Z", "2025-11-30 13:00+01:00", NOON])
def test_a_moment_is_a_time_with_its_zone(moment: object) -> None:
    assert TypeAdapter(Moment).validate_python(moment) == NOON


@pytest.mark.parametrize("moment", ["2025", "0.5", 1764504000, "2025-11-30", "now", ""])
def test_a_moment_is_not_a_number_and_not_a_day(moment: object) -> None:
    with pytest.raises(ValidationError, match="2025-11-30T12:00:00Z"):
        TypeAdapter(Moment).validate_python(moment)


@pytest.mark.parametrize("duration", ["PT30S", "P1DT2H", timedelta(minutes=5)])
def test_a_duration_is_stated_in_iso_8601(duration: object) -> None:
    assert TypeAdapter(Duration).validate_python(duration) > timedelta(0)


@pytest.mark.parametrize("duration", [30, 30.5, "30", "00:30:00", "half an hour"])
def test_a_duration_without_its_unit_is_refused(duration: object) -> None:
    with pytest.raises(ValidationError, match="PT30M"):
        TypeAdapter(Duration).validate_python(duration)


@pytest.mark.parametrize("flag", [0, 1, "false", "on", "yes"])
def test_what_only_looks_like_yes_or_no_is_refused(flag: object) -> None:
    with pytest.raises(ValidationError, match="boolean"):
        TypeAdapter(Flag).validate_python(flag)


@pytest.mark.parametrize("number", [True, "5", 5.0, None])
def test_what_only_looks_like_a_number_is_refused(number: object) -> None:
    with pytest.raises(ValidationError, match="integer"):
        TypeAdapter(Whole).validate_python(number)
