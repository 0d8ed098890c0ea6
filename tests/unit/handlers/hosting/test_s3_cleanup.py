"""What CloudFormation is answered when a bucket has to go: never that it must stay."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from recovery.domain.errors import HostingRefused
from recovery.handlers.hosting import s3_cleanup
from recovery.ports.hosting import Bucket, Version
from tests.support.cloudformation import CloudFormation, cloudformation
from tests.support.memory.hosting import MemoryBucket

VERSIONS = [Version("index.html", "v1"), Version("index.html", "v2")]


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> MemoryBucket:
    made = MemoryBucket(VERSIONS)
    monkeypatch.setattr(s3_cleanup, "bucket_named", {"console": made}.__getitem__)
    return made


@pytest.fixture(scope="module")
def stack() -> Iterator[CloudFormation]:
    with cloudformation() as made:
        yield made


@pytest.mark.parametrize("kind", ["Create", "Update"])
def test_while_the_bucket_is_needed_nothing_happens(
    stack: CloudFormation, bucket: MemoryBucket, kind: str
) -> None:
    answer = stack.ask(s3_cleanup.handler, kind, BucketName="console")

    assert answer == ("SUCCESS", "console", "")
    assert bucket.versions == VERSIONS


def test_the_bucket_is_emptied_when_it_goes(stack: CloudFormation, bucket: MemoryBucket) -> None:
    answer = stack.ask(s3_cleanup.handler, "Delete", BucketName="console")

    assert answer == ("SUCCESS", "as-before", "")
    assert bucket.versions == []


def test_a_repeated_deletion_is_fine(stack: CloudFormation, bucket: MemoryBucket) -> None:
    stack.ask(s3_cleanup.handler, "Delete", BucketName="console")

    answer = stack.ask(s3_cleanup.handler, "Delete", BucketName="console")

    assert answer.status == "SUCCESS"
    assert bucket.versions == []


def test_what_may_not_be_deleted_does_not_keep_the_stack(
    stack: CloudFormation, bucket: MemoryBucket
) -> None:
    bucket.protected = {"index.html"}

    answer = stack.ask(s3_cleanup.handler, "Delete", BucketName="console")

    assert answer.status == "SUCCESS"
    assert answer.reason == "console is not empty: 2 are refused. Delete the stack again."


def test_too_little_time_does_not_keep_the_stack(
    stack: CloudFormation, bucket: MemoryBucket
) -> None:
    hurried = replace(stack, seconds=60)

    answer = hurried.ask(s3_cleanup.handler, "Delete", BucketName="console")

    assert answer.status == "SUCCESS"
    assert "Time ran out" in answer.reason
    assert bucket.versions == VERSIONS


def test_a_refusal_of_aws_does_not_keep_the_stack(
    stack: CloudFormation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(name: str) -> Bucket:
        raise HostingRefused("ListObjectVersions", name, "AccessDenied")

    monkeypatch.setattr(s3_cleanup, "bucket_named", refused)

    answer = stack.ask(s3_cleanup.handler, "Delete", BucketName="console")

    assert answer.status == "SUCCESS"
    assert "AccessDenied" in answer.reason


def test_an_event_without_a_bucket_does_not_keep_the_stack(stack: CloudFormation) -> None:
    answer = stack.ask(s3_cleanup.handler, "Delete")

    assert answer.status == "SUCCESS"
