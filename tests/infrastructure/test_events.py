"""What wakes executions: events of DRS, and a schedule; in this account and from others."""

from tests.support.templates import of_type, properties, template

RULES = of_type("events.yaml", "AWS::Events::Rule")
PERMISSIONS = of_type("events.yaml", "AWS::Lambda::Permission")
LAUNCH_RESULTS = {"source": ["aws.drs"], "detail-type": ["DRS Source Server Launch Result"]}


def test_events_of_drs_and_every_minute_invoke_the_function() -> None:
    rules = {name: rule["Properties"] for name, rule in RULES.items()}

    assert rules["LaunchResults"]["EventPattern"] == LAUNCH_RESULTS
    assert rules["EveryMinute"]["ScheduleExpression"] == "rate(1 minute)"
    for rule in rules.values():
        (target,) = rule["Targets"]
        assert target["Arn"] == {"Ref": "EventsLive"}


def test_the_rules_and_nobody_else_may_invoke_it() -> None:
    sources = [each["Properties"]["SourceArn"] for each in PERMISSIONS.values()]

    assert sources == [{"Fn::GetAtt": [name, "Arn"]} for name in RULES]


def test_another_region_forwards_the_same_events_if_it_is_told_where_to() -> None:
    rule = template("target-region.yaml")["Resources"]["LaunchResults"]

    assert rule["Condition"] == "Forwards"
    assert rule["Properties"]["EventPattern"] == LAUNCH_RESULTS
    assert rule["Properties"]["Targets"][0]["Arn"] == {"Ref": "HubEventBusArn"}


def test_nobody_sends_events_from_outside_unless_accounts_are_named() -> None:
    policy = template("events.yaml")["Resources"]["Forwarding"]

    assert policy["Condition"] == "IsForwardedTo"
    assert policy["Properties"]["Statement"]["Principal"] == {"AWS": {"Ref": "ForwardingAccounts"}}
    assert template("template.yaml")["Parameters"]["ForwardingAccounts"]["Default"] == ""


def test_messages_are_encrypted_and_sent_by_tls() -> None:
    topic = properties("notices.yaml", "Notices")
    policy = properties("notices.yaml", "NoticesByTls")["PolicyDocument"]["Statement"]

    denied = [each for each in policy if each["Effect"] == "Deny"]
    assert topic["KmsMasterKeyId"] == {"Fn::GetAtt": ["Key", "Arn"]}
    assert [each["Condition"] for each in denied] == [{"Bool": {"aws:SecureTransport": "false"}}]


def test_alarms_of_this_account_may_use_the_topic_and_its_key() -> None:
    topic = properties("notices.yaml", "NoticesByTls")["PolicyDocument"]["Statement"]
    key = properties("notices.yaml", "Key")["KeyPolicy"]["Statement"]

    alarms = {"Service": "cloudwatch.amazonaws.com"}
    (publishing,) = [each for each in topic if each["Principal"] == alarms]
    (encrypting,) = [each for each in key if each["Principal"] == alarms]
    assert publishing["Action"] == "sns:Publish"
    assert encrypting["Action"] == ["kms:Decrypt", "kms:GenerateDataKey*"]
    for each in (publishing, encrypting):
        assert each["Condition"] == {
            "StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}
        }


def test_the_key_is_used_through_the_topic_only_and_changes_every_year() -> None:
    key = properties("notices.yaml", "Key")

    (used,) = [each for each in key["KeyPolicy"]["Statement"] if each["Principal"] == {"AWS": "*"}]
    assert used["Condition"]["StringEquals"]["kms:CallerAccount"] == {"Ref": "AWS::AccountId"}
    assert "sns." in str(used["Condition"]["StringEquals"]["kms:ViaService"])
    assert key["EnableKeyRotation"] is True
