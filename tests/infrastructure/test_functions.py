"""The functions: their code, surroundings, roles and logs."""

import ast

import pytest

from recovery.domain.value import Value
from recovery.settings import ApiSettings, DrivingSettings, PerformSettings
from tests.support.running_cloud import ROOT
from tests.support.templates import (
    FILES,
    Resource,
    actions,
    of_type,
    properties,
    resources,
    statements_of,
)

FUNCTIONS = {
    name: file.name for file in FILES for name in of_type(file.name, "AWS::Lambda::Function")
}
"""The template of each."""
READS: dict[str, type[Value]] = {
    "Api": ApiSettings,
    "ConsoleDeploy": Value,
    "Decide": DrivingSettings,
    "Events": DrivingSettings,
    "Perform": PerformSettings,
    "S3Cleanup": Value,
}
"""Those of custom resources read nothing: CloudFormation tells them where to act."""
CLOCK = {"CLOCK_ORIGIN", "CLOCK_SPEED"}
LONGEST = {"Api": 29, "Events": 60}
"""API Gateway gives up after 29 seconds, and a sweep comes every minute."""
TABLES_OF_DRIVERS = {
    "Decide": {"ExecutionTable", "PlanTable", "AccountTable"},
    "Perform": {"ExecutionTable", "AccountTable"},
    "Events": {"ExecutionTable"},
}


def function(name: str) -> Resource:
    return properties(FUNCTIONS[name], name)


def test_these_are_all_functions() -> None:
    assert FUNCTIONS.keys() == READS.keys()


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_handler_of_a_function_exists(name: str) -> None:
    module, _, handler = function(name)["Handler"].rpartition(".")

    source = (ROOT / "lambda" / f"{module.replace('.', '/')}.py").read_text()
    assert handler in _defined(source)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_has_a_role_of_its_own(name: str) -> None:
    assert function(name)["Role"] == {"Fn::GetAtt": [f"{name}Role", "Arn"]}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_logs_where_lines_expire(name: str) -> None:
    log = properties(FUNCTIONS[name], f"{name}Log")

    called = function(name)["FunctionName"]["Fn::Sub"]
    assert log["LogGroupName"] == {"Fn::Sub": f"/aws/lambda/{called}"}
    assert log["RetentionInDays"] == {"Ref": "LogRetentionDays"}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_finds_the_settings_that_its_code_reads(name: str) -> None:
    variables = function(name)["Environment"]["Variables"].keys()

    read = {field.upper() for field in READS[name].model_fields} - CLOCK
    ours = {variable for variable in variables if not variable.startswith("POWERTOOLS_")}
    assert ours == read
    assert variables - ours == {
        "POWERTOOLS_SERVICE_NAME",
        "POWERTOOLS_METRICS_NAMESPACE",
        "POWERTOOLS_LOG_LEVEL",
    }


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_is_traced_and_gives_up_while_somebody_waits_for_it(name: str) -> None:
    assert function(name)["TracingConfig"] == {"Mode": "Active"}
    assert function(name)["Timeout"] <= LONGEST.get(name, 300)


def test_the_api_may_use_every_table_that_it_is_told_of() -> None:
    variables = function("Api")["Environment"]["Variables"]

    told = {each["Ref"] for name, each in variables.items() if name.endswith("_TABLE")}
    assert _tables("Api") == told


@pytest.mark.parametrize("name", TABLES_OF_DRIVERS)
def test_who_drives_executions_touches_few_tables(name: str) -> None:
    assert _tables(name) == TABLES_OF_DRIVERS[name]


def _tables(name: str) -> set[str]:
    """Those on which its role allows something, apart from their indexes."""
    arns = [
        arn["Fn::Sub"]
        for statement in statements_of(FUNCTIONS[name], f"{name}Role")
        for arn in resources(statement)
        if actions(statement)[0].startswith("dynamodb:") and "/index/" not in arn["Fn::Sub"]
    ]
    return {arn.rpartition("/")[2].strip("${}") for arn in arns}


def _defined(source: str) -> set[str]:
    """Names at the top of a module."""
    found: set[str] = set()
    for statement in ast.parse(source).body:
        match statement:
            case ast.FunctionDef(name=name):
                found.add(name)
            case ast.Assign(targets=targets):
                found |= {target.id for target in targets if isinstance(target, ast.Name)}
            case ast.AnnAssign(target=ast.Name(id=name)):
                found.add(name)
            case _:
                pass
    return found
