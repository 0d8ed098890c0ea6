"""CloudFormation publishes the console and empties its bucket, with the real template and code."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.code import code_archive
from scripts.dependencies import dependencies
from scripts.platform import this_machine
from tests.support.consoles import A_CONSOLE, an_archive
from tests.support.publishing import Publishing
from tests.support.running_cloud import ROOT, RunningCloud, running_cloud

CONSOLES = {
    "1/console.zip": an_archive(),
    "2/console.zip": an_archive({"index.html": b"second"}),
    "3/console.zip": b"broken",
}


@pytest.fixture(scope="module")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCloud]:
    with running_cloud("--speed", "60", folder=tmp_path_factory.mktemp("hosting")) as cloud:
        yield cloud


@pytest.fixture(scope="module")
def layer(cloud: RunningCloud) -> str:
    """With all artefacts in their bucket."""
    s3 = cloud.client("s3")
    place = {"LocationConstraint": "eu-west-1"}
    s3.create_bucket(Bucket="artefacts", CreateBucketConfiguration=place)
    code = code_archive(Path(ROOT, "lambda"), this_machine())
    packaged = {"1/code.zip": code, "1/layer.zip": dependencies(this_machine())}
    for key, content in (CONSOLES | packaged).items():
        s3.put_object(Bucket="artefacts", Key=key, Body=content)
    made = cloud.client("lambda").publish_layer_version(
        LayerName="dependencies", Content={"S3Bucket": "artefacts", "S3Key": "1/layer.zip"}
    )
    return str(made["LayerVersionArn"])


@pytest.fixture
def publishing(cloud: RunningCloud, layer: str) -> Publishing:
    return Publishing(cloud, layer)


def test_a_deployment_publishes_the_console_with_its_settings(publishing: Publishing) -> None:
    ended = publishing.deploy("1/console.zip", first=True)

    settings = json.loads(publishing.content("config.json"))
    assert ended == "CREATE_COMPLETE", publishing.reasons()
    assert {path: publishing.content(path) for path in A_CONSOLE} == A_CONSOLE
    assert settings["auth"] == {"userPoolId": "eu-west-1_AbC", "userPoolClientId": "c-1"}
    assert publishing.invalidations() == 1


def test_another_console_replaces_it_and_leaves_its_files_to_open_pages(
    publishing: Publishing,
) -> None:
    publishing.deploy("1/console.zip", first=True)

    ended = publishing.deploy("2/console.zip")

    assert ended == "UPDATE_COMPLETE", publishing.reasons()
    assert publishing.content("index.html") == b"second"
    assert publishing.content("assets/index-1.js") == A_CONSOLE["assets/index-1.js"]
    assert publishing.invalidations() == 2


def test_a_console_that_cannot_be_unpacked_is_refused_with_the_reason(
    publishing: Publishing,
) -> None:
    publishing.deploy("1/console.zip", first=True)

    ended = publishing.deploy("3/console.zip")

    assert ended == "UPDATE_ROLLBACK_COMPLETE"
    assert "3/console.zip: it cannot be unpacked" in publishing.reasons()
    assert publishing.content("index.html") == A_CONSOLE["index.html"]


def test_the_bucket_is_empty_when_the_stack_is_gone(publishing: Publishing) -> None:
    for number, is_first in ((1, True), (2, False)):
        publishing.deploy(f"{number}/console.zip", first=is_first)

    publishing.delete()

    assert publishing.kept() == 0


def test_a_bucket_that_is_gone_already_does_not_keep_the_stack(publishing: Publishing) -> None:
    publishing.deploy("2/console.zip", first=True)
    for path in ("index.html", "config.json"):
        publishing.s3.delete_object(Bucket=publishing.bucket, Key=path)
    found = publishing.s3.list_object_versions(Bucket=publishing.bucket)
    for each in (*found["Versions"], *found["DeleteMarkers"]):
        publishing.s3.delete_object(
            Bucket=publishing.bucket, Key=each["Key"], VersionId=each["VersionId"]
        )
    publishing.s3.delete_bucket(Bucket=publishing.bucket)

    publishing.delete()

    assert publishing.bucket not in {
        each["Name"] for each in publishing.s3.list_buckets()["Buckets"]
    }
