"""The console's files in S3. What we know of each is in its metadata."""

from collections.abc import Collection, Iterator
from datetime import datetime

from recovery.adapters.aws.clients import Client
from recovery.adapters.aws.hosting.clients import asking
from recovery.domain.publication import ConsoleFile, PublishedFile, cache_control, content_type

_FINGERPRINT = "fingerprint"
_LEFT_OUT_AT = "left-out-at"


class S3Site:
    def __init__(self, s3: Client, bucket: str) -> None:
        self._s3 = s3
        self._bucket = bucket

    def published(self) -> tuple[PublishedFile, ...]:
        with asking("ListObjects", self._bucket):
            return tuple(self._published(path) for path in self._paths())

    def put(self, file: ConsoleFile) -> None:
        with asking("PutObject", f"{self._bucket}/{file.path}"):
            self._s3.put_object(
                Bucket=self._bucket,
                Key=file.path,
                Body=file.content,
                ContentType=content_type(file.path),
                CacheControl=cache_control(file.path),
                Metadata={_FINGERPRINT: file.fingerprint},
            )

    def leave_out(self, path: str, at: datetime) -> None:
        with asking("CopyObject", f"{self._bucket}/{path}"):
            self._s3.copy_object(
                Bucket=self._bucket,
                Key=path,
                CopySource={"Bucket": self._bucket, "Key": path},
                # S3 changes metadata only while it copies, and then forgets all of it.
                MetadataDirective="REPLACE",
                ContentType=content_type(path),
                CacheControl=cache_control(path),
                Metadata={_LEFT_OUT_AT: at.isoformat()},
            )

    def remove(self, paths: Collection[str]) -> None:
        for path in paths:
            with asking("DeleteObject", f"{self._bucket}/{path}"):
                self._s3.delete_object(Bucket=self._bucket, Key=path)

    def _paths(self) -> Iterator[str]:
        for page in self._s3.get_paginator("list_objects_v2").paginate(Bucket=self._bucket):
            for each in page.get("Contents", []):
                yield each["Key"]

    def _published(self, path: str) -> PublishedFile:
        known = self._s3.head_object(Bucket=self._bucket, Key=path)["Metadata"]
        left_out_at = known.get(_LEFT_OUT_AT)
        return PublishedFile(
            path=path,
            fingerprint=known.get(_FINGERPRINT),
            left_out_at=datetime.fromisoformat(left_out_at) if left_out_at else None,
        )
