"""A bucket that has to go is emptied of all that S3 keeps."""

from recovery.adapters.aws.hosting.bucket import S3Bucket
from recovery.usecases.hosting.emptying import Emptied, empty
from tests.support.workshop import Json


def always() -> bool:
    return True


def test_old_versions_and_what_was_deleted_before_are_deleted(s3: Json, bucket: S3Bucket) -> None:
    for content in (b"old", b"new"):
        s3.put_object(Bucket=bucket.name, Key="index.html", Body=content)
    s3.delete_object(Bucket=bucket.name, Key="index.html")

    emptied = empty(bucket, has_time=always)

    s3.delete_bucket(Bucket=bucket.name)
    assert emptied == Emptied(versions=3, uploads=0)


def test_more_versions_than_one_request_may_delete_are_deleted(s3: Json, bucket: S3Bucket) -> None:
    for number in range(1001):
        s3.put_object(Bucket=bucket.name, Key=f"assets/{number}.js", Body=b"")

    emptied = empty(bucket, has_time=always)

    assert emptied.versions == 1001
    assert bucket.some_versions() == ()


def test_files_from_before_there_were_versions_are_deleted(s3: Json) -> None:
    place = {"LocationConstraint": "eu-west-1"}
    s3.create_bucket(Bucket="never-versioned", CreateBucketConfiguration=place)
    s3.put_object(Bucket="never-versioned", Key="a file & more", Body=b"")

    empty(S3Bucket(s3, "never-versioned"), has_time=always)

    s3.delete_bucket(Bucket="never-versioned")


def test_uploads_that_never_ended_are_aborted(s3: Json, bucket: S3Bucket) -> None:
    for _ in range(2):
        s3.create_multipart_upload(Bucket=bucket.name, Key="assets/big.js")

    emptied = empty(bucket, has_time=always)

    assert emptied == Emptied(versions=0, uploads=2)
    assert bucket.some_uploads() == ()


def test_a_bucket_that_is_gone_is_empty(s3: Json) -> None:
    emptied = empty(S3Bucket(s3, "gone-long-ago"), has_time=always)

    assert emptied == Emptied(versions=0, uploads=0)
