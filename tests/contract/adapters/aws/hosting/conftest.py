"""A bucket in the local cloud, in memory and on S3: each promise is kept by both."""

from collections.abc import Iterator

import pytest

from recovery.adapters.aws.hosting.bucket import S3Bucket
from recovery.adapters.aws.hosting.clients import client
from recovery.adapters.aws.hosting.site import S3Site
from recovery.ports.hosting import Site
from tests.support.aws_hub import AwsHub, aws_hub
from tests.support.memory.hosting import MemorySite
from tests.support.running_cloud import RunningCloud, running_cloud
from tests.support.workshop import Json, unique


@pytest.fixture(scope="session")
def hosting_cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCloud]:
    with running_cloud("--speed", "60", folder=tmp_path_factory.mktemp("hosting")) as cloud:
        yield cloud


@pytest.fixture
def hub(hosting_cloud: RunningCloud) -> Iterator[AwsHub]:
    with aws_hub(hosting_cloud) as hub:
        yield hub


@pytest.fixture
def s3(hub: AwsHub) -> Json:
    """As the functions use it."""
    assert hub.cloud.port
    return client("s3")


@pytest.fixture
def bucket_name(s3: Json) -> str:
    """Of one that keeps all versions, as the console's does."""
    name = unique("console")
    s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    return name


@pytest.fixture
def bucket(s3: Json, bucket_name: str) -> S3Bucket:
    return S3Bucket(s3, bucket_name)


@pytest.fixture
def s3_site(s3: Json, bucket_name: str) -> S3Site:
    return S3Site(s3, bucket_name)


@pytest.fixture(params=["memory", "s3"])
def site(request: pytest.FixtureRequest) -> Site:
    if request.param == "memory":
        return MemorySite()
    found: S3Site = request.getfixturevalue("s3_site")
    return found
