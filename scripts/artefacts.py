"""Where artefacts go: a bucket, or a folder to look at. Both keep what they have."""

import json
from pathlib import Path
from typing import Any, Protocol

from botocore.exceptions import ClientError

from scripts.failing import CannotGoOn
from scripts.place import Place


class Store(Protocol):
    name: str

    def put(self, key: str, content: bytes) -> bool:
        """Whether it was missing. A key contains the hash, so what is there is the same."""


class Folder:
    name = "not-uploaded"

    def __init__(self, path: Path) -> None:
        self.path = path

    def put(self, key: str, content: bytes) -> bool:
        target = self.path / key
        if target.is_file():
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        return True


class Bucket:
    def __init__(self, s3: Any, name: str) -> None:
        self.s3 = s3
        self.name = name

    def put(self, key: str, content: bytes) -> bool:
        if _finds(self.s3.head_object, Bucket=self.name, Key=key):
            return False
        self.s3.put_object(Bucket=self.name, Key=key, Body=content)
        return True


def bucket(place: Place, name: str | None = None) -> Bucket:
    """Made if it is missing: private, encrypted, reached by TLS only."""
    s3 = place.client("s3")
    chosen = name or f"recovery-artefacts-{place.account}-{place.region}"
    if not _finds(s3.head_bucket, Bucket=chosen):
        _make(s3, chosen, place)
        print(f"bucket      {chosen} made")
    return Bucket(s3, chosen)


def _finds(look: Any, **what: str) -> bool:
    try:
        look(**what)
    except ClientError as error:
        match error.response["Error"]["Code"]:
            case "404" | "NoSuchKey" | "NoSuchBucket" | "NotFound":
                return False
            case "403":
                raise CannotGoOn(
                    f"{what} belongs to somebody else, or these credentials may not look at it. "
                    "Choose another bucket with --bucket."
                ) from error
            case _:
                raise
    return True


def _make(s3: Any, name: str, place: Place) -> None:
    # us-east-1 is where S3 began: it has to be left out.
    elsewhere = {"CreateBucketConfiguration": {"LocationConstraint": place.region}}
    s3.create_bucket(Bucket=name, **({} if place.region == "us-east-1" else elsewhere))
    s3.put_public_access_block(
        Bucket=name,
        PublicAccessBlockConfiguration={
            "BlockPublicAcls": True,
            "IgnorePublicAcls": True,
            "BlockPublicPolicy": True,
            "RestrictPublicBuckets": True,
        },
    )
    encryption = {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}
    s3.put_bucket_encryption(Bucket=name, ServerSideEncryptionConfiguration={"Rules": [encryption]})
    s3.put_bucket_policy(Bucket=name, Policy=json.dumps(_tls_only(name, place)))


def _tls_only(name: str, place: Place) -> dict[str, Any]:
    partition = place.session.get_partition_for_region(place.region)
    arn = f"arn:{partition}:s3:::{name}"
    refused = {
        "Sid": "RefuseWithoutTls",
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:*",
        "Resource": [arn, f"{arn}/*"],
        "Condition": {"Bool": {"aws:SecureTransport": "false"}},
    }
    return {"Version": "2012-10-17", "Statement": [refused]}
