"""S3 and Parameter Store: artifacts, the console's files, settings."""

import json

import pytest
from botocore.exceptions import ClientError

from tests.support.web import ask
from tests.support.workshop import Workshop, unique


def test_an_object_keeps_its_versions(workshop: Workshop) -> None:
    storage = workshop.client("s3")
    bucket, key = workshop.stored("first", "plan.json")
    storage.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    old = storage.put_object(Bucket=bucket, Key=key, Body=b"old")["VersionId"]

    storage.put_object(Bucket=bucket, Key=key, Body=b"new")

    assert storage.get_object(Bucket=bucket, Key=key)["Body"].read() == b"new"
    assert storage.get_object(Bucket=bucket, Key=key, VersionId=old)["Body"].read() == b"old"


def test_an_object_is_not_overwritten_by_who_wants_it_new(workshop: Workshop) -> None:
    bucket, key = workshop.stored("first", "plan.json")

    with pytest.raises(ClientError) as refusal:
        workshop.client("s3").put_object(Bucket=bucket, Key=key, Body=b"x", IfNoneMatch="*")

    assert refusal.value.response["Error"]["Code"] == "PreconditionFailed"


def test_a_link_gives_an_object_to_who_has_it(workshop: Workshop) -> None:
    bucket, key = workshop.stored("the report", "report.txt")
    wanted = {"Bucket": bucket, "Key": key}

    link = workshop.client("s3").generate_presigned_url("get_object", Params=wanted)

    assert ask("GET", link).text == "the report"


def test_a_bucket_that_insists_on_tls_can_be_used(workshop: Workshop) -> None:
    bucket, key = workshop.stored("first", "plan.json")
    storage, everything = workshop.client("s3"), f"arn:aws:s3:::{bucket}/*"
    refused = {
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:*",
        "Resource": everything,
        "Condition": {"Bool": {"aws:SecureTransport": "false"}},
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [refused]})

    storage.put_bucket_policy(Bucket=bucket, Policy=policy)

    assert storage.get_object(Bucket=bucket, Key=key)["Body"].read() == b"first"


def test_settings_are_found_by_their_path(workshop: Workshop) -> None:
    systems, path = workshop.client("ssm"), f"/{unique('settings')}"
    for name in ("a", "b"):
        systems.put_parameter(Name=f"{path}/{name}", Value=name, Type="String")

    found = systems.get_parameters_by_path(Path=path)["Parameters"]

    assert {each["Name"]: each["Value"] for each in found} == {f"{path}/a": "a", f"{path}/b": "b"}


def test_a_region_has_its_own_settings(workshop: Workshop) -> None:
    name = f"/{unique('setting')}"
    workshop.client("ssm").put_parameter(Name=name, Value="here", Type="String")
    elsewhere = workshop.cloud.client("ssm", region="eu-central-1")

    with pytest.raises(ClientError, match="ParameterNotFound"):
        elsewhere.get_parameter(Name=name)
