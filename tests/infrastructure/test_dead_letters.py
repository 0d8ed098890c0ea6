"""What could not be delivered is kept, where nobody else writes, and nobody reads on the way."""

from typing import Any

import pytest

from tests.support.templates import FILES, of_type, properties, statements_of

RULES = {
    (file.name, name): rule["Properties"]
    for file in FILES
    for name, rule in of_type(file.name, "AWS::Events::Rule").items()
}
QUEUES = {
    (file.name, name): queue["Properties"]
    for file in FILES
    for name, queue in of_type(file.name, "AWS::SQS::Queue").items()
}
LETTERS = {"Fn::GetAtt": ["DeadLetters", "Arn"]}
POLICIES = {
    "events.yaml": ("DeadLettersOfTheRules", ["LaunchResults", "EveryMinute"]),
    "target-region.yaml": ("DeadLettersOfTheRule", ["LaunchResults"]),
}


@pytest.mark.parametrize("rule", RULES, ids="/".join)
def test_what_a_rule_cannot_deliver_is_kept(rule: tuple[str, str]) -> None:
    targets = RULES[rule]["Targets"]

    assert [each.get("DeadLetterConfig") for each in targets] == [{"Arn": LETTERS}] * len(targets)


def test_an_event_that_the_function_fails_on_is_kept_with_the_reason() -> None:
    settings = properties("events.yaml", "Lateness")

    sending = [
        each
        for each in statements_of("events.yaml", "EventsRole")
        if each["Sid"] == "KeepWhatFailed"
    ]
    assert settings["Qualifier"] == properties("events.yaml", "EventsLive")["Name"]
    assert settings["DestinationConfig"] == {"OnFailure": {"Destination": LETTERS}}
    assert [(each["Action"], each["Resource"]) for each in sending] == [
        ("sqs:SendMessage", LETTERS)
    ]


@pytest.mark.parametrize("queue", QUEUES, ids="/".join)
def test_a_queue_is_encrypted_and_keeps_letters_for_two_weeks(queue: tuple[str, str]) -> None:
    assert QUEUES[queue]["SqsManagedSseEnabled"] is True
    assert QUEUES[queue]["MessageRetentionPeriod"] == 14 * 24 * 60 * 60


@pytest.mark.parametrize("file", POLICIES)
def test_only_the_rules_may_write_and_only_by_tls(file: str) -> None:
    policy, rules = POLICIES[file]
    statements = properties(file, policy)["PolicyDocument"]["Statement"]

    allowed, denied = statements
    assert (allowed["Effect"], denied["Effect"]) == ("Allow", "Deny")
    assert allowed["Principal"] == {"Service": "events.amazonaws.com"}
    assert _sources(allowed) == [{"Fn::GetAtt": [rule, "Arn"]} for rule in rules]
    assert denied["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}


def test_every_queue_has_such_a_policy() -> None:
    assert {file for file, _ in QUEUES} == POLICIES.keys()


def _sources(statement: dict[str, Any]) -> list[Any]:
    found = statement["Condition"]["ArnEquals"]["aws:SourceArn"]
    return found if isinstance(found, list) else [found]
