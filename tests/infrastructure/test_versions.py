"""Functions are invoked by an alias, which leads to a version that nobody changes any more."""

import pytest

from tests.support.templates import FILES, of_type, properties, referred, template

VERSIONS = {
    name: file.name for file in FILES for name in of_type(file.name, "AWS::Lambda::Version")
}
"""The template of each."""
FUNCTIONS = {name.removesuffix("Version"): file for name, file in VERSIONS.items()}
ROOT = template("template.yaml")


def test_all_functions_have_versions_but_those_that_only_deployments_call() -> None:
    all_of_them = {
        name for file in FILES for name in of_type(file.name, "AWS::Lambda::Function")
    } - of_type("publishing.yaml", "AWS::Lambda::Function").keys()

    assert FUNCTIONS.keys() == all_of_them


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_alias_leads_to_the_version_of_its_function(name: str) -> None:
    alias = properties(FUNCTIONS[name], f"{name}Live")

    assert alias["Name"] == "live"
    assert alias["FunctionName"] == {"Ref": name}
    assert alias["FunctionVersion"] == {"Fn::GetAtt": [f"{name}Version", "Version"]}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_an_earlier_version_stays_and_one_that_failed_does_not(name: str) -> None:
    version = template(FUNCTIONS[name])["Resources"][f"{name}Version"]

    policies = (version["DeletionPolicy"], version["UpdateReplacePolicy"])
    assert policies == ("RetainExceptOnCreate", "Retain")


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_version_is_replaced_with_every_choice_that_its_function_depends_on(name: str) -> None:
    (stack,) = (
        each["Properties"]["Parameters"]
        for each in ROOT["Resources"].values()
        if each["Properties"]["TemplateURL"] == FUNCTIONS[name]
    )
    chosen = {each for each, value in stack.items() if value == {"Ref": each}}

    depends = referred(properties(FUNCTIONS[name], name)) & chosen
    described = referred(properties(FUNCTIONS[name], f"{name}Version")["Description"])
    assert depends - {"Environment"} <= described


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_is_known_to_others_by_its_alias(name: str) -> None:
    outputs = template(FUNCTIONS[name])["Outputs"]

    arns = [each["Value"] for each in outputs.values() if name in referred(each["Value"])]
    assert arns == [{"Ref": name}]


def test_the_gateway_and_the_machine_invoke_aliases() -> None:
    resources = ROOT["Resources"]
    api, machine = (resources[each]["Properties"]["Parameters"] for each in ("Api", "Workflow"))

    assert api["FunctionArn"] == {"Fn::GetAtt": ["Compute", "Outputs.LiveArn"]}
    assert machine["DecideFunctionArn"] == {"Fn::GetAtt": ["Decide", "Outputs.LiveArn"]}
    assert machine["PerformFunctionArn"] == {"Fn::GetAtt": ["Perform", "Outputs.LiveArn"]}


def test_only_the_function_of_the_api_changes_gradually_and_only_if_somebody_wants_it() -> None:
    aliases = {name: template(file)["Resources"][f"{name}Live"] for name, file in FUNCTIONS.items()}

    gradual = {name for name, alias in aliases.items() if "UpdatePolicy" in alias}
    condition, policy, otherwise = aliases["Api"]["UpdatePolicy"]["Fn::If"]
    assert gradual == {"Api"}
    assert (condition, otherwise) == ("IsGradual", {"Ref": "AWS::NoValue"})
    assert policy.keys() == {"CodeDeployLambdaAliasUpdate"}
    assert ROOT["Parameters"]["GradualDeployment"]["Default"] == "false"


def test_a_gradual_deployment_goes_back_when_an_alarm_rings() -> None:
    group = properties("gradual.yaml", "Api")
    alarms = of_type("gradual.yaml", "AWS::CloudWatch::Alarm")

    listened = {each["Name"]["Ref"] for each in group["AlarmConfiguration"]["Alarms"]}
    assert listened == alarms.keys()
    assert "DEPLOYMENT_STOP_ON_ALARM" in group["AutoRollbackConfiguration"]["Events"]
    assert all(each["Properties"]["Period"] == 60 for each in alarms.values())


@pytest.mark.parametrize("name", FUNCTIONS)
def test_no_function_reserves_what_a_new_account_does_not_have(name: str) -> None:
    assert "ReservedConcurrentExecutions" not in properties(FUNCTIONS[name], name)
