"""One local cloud with our templates and scripts, and with code that only answers who it is.

So these tests judge the deployment alone, whatever the product's own code is about to become.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.deploy import stack_of
from scripts.package import Sources
from scripts.stacks import Stack
from tests.support.deployed import ENVIRONMENT, Deployed, deployed_product
from tests.support.redeployed import redeployed
from tests.support.running_cloud import ROOT
from tests.support.small_console import write_console

CODE = """
import json
import boto3
def handler(event, context):
    claims = event["requestContext"]["authorizer"]["claims"]
    told = {"version": "%s", "groups": claims["cognito:groups"], "sdk": boto3.__file__}
    headers = {"Content-Type": "application/json"}
    return {"statusCode": 200, "headers": headers, "body": json.dumps(told)}
"""
IDLE = "def handler(event, context): pass"
"""Of the function that is called every minute."""
NO_CACHE = shutil.ignore_patterns("__pycache__")


@dataclass(frozen=True)
class Workplace:
    """Copies of the sources, to be changed."""

    folder: Path

    @property
    def sources(self) -> Sources:
        code, templates = self.folder / "lambda", self.folder / "cfn"
        return Sources(code, templates, self.folder / "frontend")

    def write(self) -> None:
        self.write_code("first")
        self.copy_templates()
        write_console(self.sources.console, "first")

    def write_code(self, version: str) -> None:
        # The functions that CloudFormation calls while it deploys have to be the real ones.
        shutil.copytree(ROOT / "lambda", self.sources.code, ignore=NO_CACHE, dirs_exist_ok=True)
        handlers = self.sources.code / "recovery" / "handlers"
        codes = {"api/function.py": CODE % version, "engine/events.py": IDLE}
        for name, code in codes.items():
            module = handlers / name
            module.parent.mkdir(parents=True, exist_ok=True)
            module.write_text(code)

    def copy_templates(self) -> None:
        for name in ("cfn", "ssm-documents"):
            shutil.copytree(ROOT / name, self.folder / name, dirs_exist_ok=True)

    def change_template(self, name: str, old: str, new: str) -> None:
        file = self.sources.templates / name
        text = file.read_text()
        assert old in text
        file.write_text(text.replace(old, new, 1))


@pytest.fixture(scope="session")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployed]:
    workplace = Workplace(tmp_path_factory.mktemp("first"))
    workplace.write()
    folder = tmp_path_factory.mktemp("deployed")
    with deployed_product(folder=folder, sources=workplace.sources) as product:
        yield product


@pytest.fixture
def workplace(tmp_path: Path) -> Workplace:
    """With the same sources as what is deployed."""
    made = Workplace(tmp_path)
    made.write()
    return made


@pytest.fixture
def as_it_was(deployed: Deployed, workplace: Workplace) -> Iterator[None]:
    """In the end, for the next test."""
    yield
    workplace.write()
    redeployed(deployed, workplace.sources)


def stack(deployed: Deployed) -> Stack:
    return stack_of(deployed.place, ENVIRONMENT)


def version(deployed: Deployed) -> str:
    return str(deployed.request("GET", "/")[2]["version"])
