"""What a server refuses although a client has let it pass."""

from typing import Any

import pytest

from localcloud.grammar.models import service_model
from localcloud.grammar.validating import Problem, problems

SERVER = {"sourceServerID": "s-" + "1" * 17}


def wrong_with(operation: str, value: Any) -> list[Problem]:  # noqa: ANN401 (JSON)
    shape = service_model("drs").operation_model(operation).input_shape
    assert shape is not None
    return list(problems(shape, value))


def test_a_request_as_the_model_has_it_is_valid() -> None:
    pinned = {**SERVER, "recoverySnapshotID": "pit-" + "a" * 17}
    request = {"sourceServers": [SERVER, pinned], "isDrill": True, "tags": {"Plan": "p-1"}}

    assert wrong_with("StartRecovery", request) == []


def test_what_is_missing_is_named() -> None:
    assert wrong_with("StartRecovery", {"sourceServers": [{}]}) == [
        Problem("sourceServers.1.member.sourceServerID", "Member must not be null")
    ]


def test_a_list_may_be_too_long_and_too_short() -> None:
    too_long = wrong_with("StartRecovery", {"sourceServers": [SERVER] * 201})
    too_short = wrong_with("StartRecovery", {"sourceServers": []})

    assert [each.text for each in too_long] == ["Member must have length less than or equal to 200"]
    assert [each.text for each in too_short] == [
        "Member must have length greater than or equal to 1"
    ]


def test_an_ebs_snapshot_is_no_point_in_time() -> None:
    servers = [{**SERVER, "recoverySnapshotID": "snap-" + "a" * 16}]

    [problem] = wrong_with("StartRecovery", {"sourceServers": servers})

    assert problem.name == "sourceServers.1.member.recoverySnapshotID"
    assert "pattern" in problem.text


def test_a_pattern_is_about_the_whole_text() -> None:
    request = {"stagingAccountID": "1234567890ab"}

    [problem] = wrong_with("ListExtensibleSourceServers", request)

    assert problem.name == "stagingAccountID"


def test_a_word_outside_of_an_enum_is_refused() -> None:
    request = {**SERVER, "launchDisposition": "started"}

    assert wrong_with("UpdateLaunchConfiguration", request) == [
        Problem("launchDisposition", "Member must satisfy enum value set: [STOPPED, STARTED]")
    ]


def test_numbers_have_limits() -> None:
    assert [each.text for each in wrong_with("DescribeJobs", {"maxResults": 0})] == [
        "Member must have value greater than or equal to 1"
    ]
    assert [each.text for each in wrong_with("ListStagingAccounts", {"maxResults": 51})] == [
        "Member must have value less than or equal to 50"
    ]


def test_values_of_another_type_are_refused_and_not_looked_into() -> None:
    request = {"sourceServers": {"sourceServerID": 1}, "isDrill": "yes", "tags": {"a": 1}}

    assert wrong_with("StartRecovery", request) == [
        Problem("sourceServers", "Member must be of type list"),
        Problem("isDrill", "Member must be of type boolean"),
        Problem("tags.a.member", "Member must be of type string"),
    ]


def test_true_is_no_number() -> None:
    assert wrong_with("DescribeJobs", {"maxResults": True}) == [
        Problem("maxResults", "Member must be of type integer")
    ]


@pytest.mark.parametrize("service", ["drs", "service-quotas"])
def test_every_pattern_of_the_services_is_understood(service: str) -> None:
    model = service_model(service)
    shapes = [model.shape_for(name) for name in model.shape_names]
    patterned = [shape for shape in shapes if "pattern" in shape.metadata]

    found = [list(problems(shape, "a text")) for shape in patterned]

    assert len(found) == len(patterned) > 0


@pytest.mark.parametrize(("key", "is_valid"), [("Größe 1", True), ("a-b@c", True), ("a;b", False)])
def test_letters_of_every_language_are_letters(key: str, is_valid: bool) -> None:  # noqa: FBT001
    shape = service_model("service-quotas").shape_for("TagKey")

    assert (not list(problems(shape, key))) == is_valid


def test_exactly_one_member_of_a_union_is_set() -> None:
    shape = service_model("drs").shape_for("ParticipatingResourceID")

    assert list(problems(shape, {"sourceNetworkID": "sn-" + "1" * 17})) == []
    assert [each.text for each in problems(shape, {})] == ["Exactly one member must be set"]
