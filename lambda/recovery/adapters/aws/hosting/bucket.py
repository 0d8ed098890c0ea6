"""A bucket that is about to go, with all that S3 keeps of what was deleted before."""

from collections.abc import Collection

from botocore.exceptions import ClientError

from recovery.adapters.aws.clients import Client
from recovery.adapters.aws.hosting.clients import asking
from recovery.adapters.aws.refusals import code_of
from recovery.ports.hosting import Upload, Version

_MOST_AT_ONCE = 1000


class S3Bucket:
    def __init__(self, s3: Client, name: str) -> None:
        self._s3 = s3
        self.name = name

    def some_versions(self) -> tuple[Version, ...]:
        with asking("ListObjectVersions", self.name):
            try:
                page = self._s3.list_object_versions(Bucket=self.name, MaxKeys=_MOST_AT_ONCE)
            except ClientError as error:
                if code_of(error) == "NoSuchBucket":
                    return ()
                raise
        found = [*page.get("Versions", []), *page.get("DeleteMarkers", [])]
        return tuple(Version(each["Key"], each["VersionId"]) for each in found)

    def delete(self, versions: Collection[Version]) -> str | None:
        objects = [{"Key": each.key, "VersionId": each.version_id} for each in versions]
        with asking("DeleteObjects", self.name):
            reply = self._s3.delete_objects(
                Bucket=self.name, Delete={"Objects": objects, "Quiet": True}
            )
        refused = reply.get("Errors", [])
        if not refused:
            return None
        first = refused[0]
        return f"{len(refused)} are refused, the first: {first['Key']}: {first['Code']}"

    def some_uploads(self) -> tuple[Upload, ...]:
        with asking("ListMultipartUploads", self.name):
            try:
                page = self._s3.list_multipart_uploads(Bucket=self.name)
            except ClientError as error:
                if code_of(error) == "NoSuchBucket":
                    return ()
                raise
        return tuple(Upload(each["Key"], each["UploadId"]) for each in page.get("Uploads", []))

    def abort(self, upload: Upload) -> None:
        with asking("AbortMultipartUpload", f"{self.name}/{upload.key}"):
            self._s3.abort_multipart_upload(
                Bucket=self.name, Key=upload.key, UploadId=upload.upload_id
            )
