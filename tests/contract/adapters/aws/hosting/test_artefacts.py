"""What was packaged is read as it was put, and what is missing is named."""

import pytest

from recovery.adapters.aws.hosting.artefacts import S3Artefacts
from recovery.domain.errors import ConsoleUnusable
from tests.support.workshop import Json


def test_an_artefact_is_read_as_it_was_put(s3: Json, bucket_name: str) -> None:
    s3.put_object(Bucket=bucket_name, Key="12ab/console.zip", Body=b"PK\x03\x04")

    assert S3Artefacts(s3, bucket_name).read("12ab/console.zip") == b"PK\x03\x04"


def test_an_artefact_that_is_missing_is_named(s3: Json, bucket_name: str) -> None:
    with pytest.raises(ConsoleUnusable, match=rf"{bucket_name}/34cd/console\.zip: NoSuchKey"):
        S3Artefacts(s3, bucket_name).read("34cd/console.zip")


def test_a_bucket_of_artefacts_that_is_missing_is_named(s3: Json) -> None:
    with pytest.raises(ConsoleUnusable, match=r"gone-artefacts/34cd/console\.zip: NoSuchBucket"):
        S3Artefacts(s3, "gone-artefacts").read("34cd/console.zip")
