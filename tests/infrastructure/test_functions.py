"""The functions: their code, surroundings, roles and logs."""

import ast

import pytest

from recovery.settings import Settings
from tests.support.running_cloud import ROOT
from tests.support.templates import of_type, properties, statements

FUNCTIONS = of_type("compute.yaml", "AWS::Lambda::Function")
CLOCK = {"CLOCK_ORIGIN", "CLOCK_SPEED"}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_handler_of_a_function_exists(name: str) -> None:
    module, _, handler = properties("compute.yaml", name)["Handler"].rpartition(".")

    source = (ROOT / "lambda" / f"{module.replace('.', '/')}.py").read_text()
    assert handler in _defined(source)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_has_a_role_of_its_own(name: str) -> None:
    roles = [each["Properties"]["Role"] for each in FUNCTIONS.values()]

    assert properties("compute.yaml", name)["Role"] == {"Fn::GetAtt": [f"{name}Role", "Arn"]}
    assert len(roles) == len({str(role) for role in roles})


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_logs_where_lines_expire(name: str) -> None:
    log = properties("compute.yaml", f"{name}Log")

    function = properties("compute.yaml", name)["FunctionName"]["Fn::Sub"]
    assert log["LogGroupName"] == {"Fn::Sub": f"/aws/lambda/{function}"}
    assert log["RetentionInDays"] == {"Ref": "LogRetentionDays"}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_finds_the_settings_that_its_code_reads(name: str) -> None:
    variables = properties("compute.yaml", name)["Environment"]["Variables"].keys()

    read = {field.upper() for field in Settings.model_fields} - CLOCK
    ours = {variable for variable in variables if not variable.startswith("POWERTOOLS_")}
    assert ours == read
    assert variables - ours == {
        "POWERTOOLS_SERVICE_NAME",
        "POWERTOOLS_METRICS_NAMESPACE",
        "POWERTOOLS_LOG_LEVEL",
    }


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_is_traced_and_gives_up_with_the_gateway(name: str) -> None:
    function = properties("compute.yaml", name)

    assert function["TracingConfig"] == {"Mode": "Active"}
    assert function["Timeout"] <= 29


def test_a_function_may_use_every_table_that_it_is_told_of() -> None:
    variables = properties("compute.yaml", "Api")["Environment"]["Variables"]

    (tables,) = [each for each in statements("compute.yaml") if each.get("Sid") == "Tables"]
    allowed = {arn["Fn::Sub"].rpartition("/")[2] for arn in tables["Resource"]}
    told = {each["Ref"] for name, each in variables.items() if name.endswith("_TABLE")}
    assert allowed == {f"${{{parameter}}}" for parameter in told}


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
