"""The web application firewall: it stops, and does not only count; and lets good plans through."""

from typing import Any

from tests.support.templates import of_type, properties, template

RULES: list[dict[str, Any]] = properties("waf.yaml", "Guard")["Rules"]
ROOT = template("template.yaml")
TOO_STRICT = {"SizeRestrictions_BODY", "GenericRFI_BODY"}
"""Large plans, and addresses that a network check shall try."""


def test_every_rule_blocks() -> None:
    decided = [each.get("Action", each.get("OverrideAction")) for each in RULES]

    assert decided == [{"Block": {}}, {"Block": {}}, {"None": {}}, {"None": {}}]


def test_only_what_would_refuse_good_plans_is_counted_instead() -> None:
    groups = [each["Statement"].get("ManagedRuleGroupStatement", {}) for each in RULES]

    counted = [each for group in groups for each in group.get("RuleActionOverrides", [])]
    assert {each["Name"] for each in counted} == TOO_STRICT
    assert all(each["ActionToUse"] == {"Count": {}} for each in counted)


def test_people_are_told_apart_behind_cloudfront_and_whoever_makes_up_addresses_is_stopped() -> (
    None
):
    person, sender = (each["Statement"]["RateBasedStatement"] for each in RULES[:2])

    assert person["ForwardedIPConfig"]["HeaderName"] == "X-Forwarded-For"
    assert (person["AggregateKeyType"], sender["AggregateKeyType"]) == ("FORWARDED_IP", "IP")
    assert person["Limit"] < sender["Limit"]


def test_what_is_stopped_is_logged_without_tokens() -> None:
    log = properties("waf.yaml", "Logging")

    name = properties("waf.yaml", "Log")["LogGroupName"]["Fn::Sub"]
    assert name.startswith("aws-waf-logs-")
    assert log["RedactedFields"] == [{"SingleHeader": {"Name": "authorization"}}]
    assert log["LoggingFilter"]["DefaultBehavior"] == "DROP"


def test_it_guards_the_api_if_wanted_and_the_console_where_aws_allows_it() -> None:
    api, console = ROOT["Resources"]["ApiGuard"], ROOT["Resources"]["ConsoleGuard"]

    guarded = api["Properties"]["Parameters"]["GuardedArn"]
    in_one_region = {"Fn::Equals": [{"Ref": "AWS::Region"}, "us-east-1"]}
    assert (api["Condition"], guarded) == ("HasWaf", {"Fn::GetAtt": ["Api", "Outputs.StageArn"]})
    assert console["Properties"]["Parameters"]["Scope"] == "CLOUDFRONT"
    assert in_one_region in ROOT["Conditions"][console["Condition"]]["Fn::And"]
    assert ROOT["Parameters"]["Waf"]["Default"] == "false"


def test_the_stage_is_guarded_by_no_more_than_one() -> None:
    assert len(of_type("waf.yaml", "AWS::WAFv2::WebACLAssociation")) == 1
