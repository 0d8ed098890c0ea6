"""Where artefacts go: nothing is uploaded that is there already."""

from typing import Any

import pytest
from botocore.exceptions import ClientError

from scripts.artefacts import Bucket
from scripts.failing import CannotGoOn
from scripts.package import Package
from scripts.platform import Platform


class S3:
    """As far as it keeps objects, and counts who puts them."""

    def __init__(self, *, refuses_with: str | None = None) -> None:
        self.objects: dict[str, bytes] = {}
        self.puts = 0
        self.refuses_with = refuses_with

    def head_object(self, *, Key: str, **_: str) -> None:  # noqa: N803  as boto3 calls it
        if Key not in self.objects or self.refuses_with:
            error = {"Error": {"Code": self.refuses_with or "404"}}
            raise ClientError(error, "HeadObject")  # type: ignore[arg-type]  # as S3 answers

    def put_object(self, *, Key: str, Body: bytes, **_: Any) -> None:  # noqa: ANN401, N803  likewise
        self.puts += 1
        self.objects[Key] = Body


def test_a_package_that_did_not_change_uploads_nothing() -> None:
    s3 = S3()

    for _ in range(2):
        package = Package(Bucket(s3, "artefacts"), Platform())
        package.put("code.zip", b"code")
        package.put("console.zip", b"console")

    assert s3.puts == 2
    assert sorted(s3.objects.values()) == [b"code", b"console"]


def test_only_what_changed_is_uploaded_and_the_old_one_stays_for_a_rollback() -> None:
    s3 = S3()

    for console in (b"old", b"new"):
        package = Package(Bucket(s3, "artefacts"), Platform())
        package.put("code.zip", b"code")
        package.put("console.zip", console)

    assert s3.puts == 3
    assert sorted(s3.objects.values()) == [b"code", b"new", b"old"]


def test_a_bucket_of_somebody_else_is_named_with_the_way_out() -> None:
    package = Package(Bucket(S3(refuses_with="403"), "taken"), Platform())

    with pytest.raises(CannotGoOn, match=r"taken.*belongs to somebody else.*--bucket"):
        package.put("code.zip", b"code")
