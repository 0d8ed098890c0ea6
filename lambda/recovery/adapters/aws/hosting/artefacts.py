"""What packaging has put into its bucket."""

from botocore.exceptions import ClientError

from recovery.adapters.aws.clients import Client
from recovery.adapters.aws.hosting.clients import asking, why
from recovery.adapters.aws.refusals import code_of
from recovery.domain.errors import ConsoleUnusable

# Who may not list a bucket is told that a missing object is forbidden.
_NOT_THERE = ("AccessDenied", "NoSuchBucket", "NoSuchKey")


class S3Artefacts:
    def __init__(self, s3: Client, bucket: str) -> None:
        self._s3 = s3
        self._bucket = bucket

    def read(self, key: str) -> bytes:
        with asking("GetObject", f"{self._bucket}/{key}"):
            try:
                found: bytes = self._s3.get_object(Bucket=self._bucket, Key=key)["Body"].read()
            except ClientError as error:
                if code_of(error) in _NOT_THERE:
                    raise ConsoleUnusable(f"{self._bucket}/{key}", why(error)) from error
                raise
        return found
