"""What the code will run on."""

import sys
from argparse import Namespace

import pytest

from scripts.command_line import platform
from scripts.platform import Platform, this_machine


def chosen(runtime: str | None = None, architecture: str | None = None) -> Namespace:
    return Namespace(runtime=runtime, architecture=architecture)


def test_packages_are_made_for_lambda_wherever_they_are_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)

    found = platform(chosen())

    assert found == Platform("python3.13", "arm64")
    assert found.pip_options() == [
        "--platform",
        "manylinux2014_aarch64",
        "--python-version",
        "3.13",
    ]


def test_an_emulator_runs_functions_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:4566")

    found = platform(chosen())

    assert found == this_machine()
    assert found.runtime == f"python{sys.version_info.major}.{sys.version_info.minor}"
    assert found.pip_options() == []


def test_what_is_chosen_counts_before_what_is_usual(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:4566")

    assert platform(chosen("python3.12", "x86_64")) == Platform("python3.12", "x86_64")
