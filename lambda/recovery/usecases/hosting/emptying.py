"""Empties a bucket, so that CloudFormation can delete it."""

from collections.abc import Callable
from typing import NamedTuple

from recovery.ports.hosting import Bucket


class Emptied(NamedTuple):
    versions: int
    uploads: int
    left: str | None = None
    """Why something is left; None: the bucket is empty."""


def empty(bucket: Bucket, *, has_time: Callable[[], bool]) -> Emptied:
    """As far as it gets. Asked again, it goes on."""
    versions, left = _delete_versions(bucket, has_time)
    if left:
        return Emptied(versions, 0, left)
    uploads, left = _abort_uploads(bucket, has_time)
    return Emptied(versions, uploads, left)


def _delete_versions(bucket: Bucket, has_time: Callable[[], bool]) -> tuple[int, str | None]:
    deleted = 0
    # Always the first page: what was on it is gone by the next time.
    while found := bucket.some_versions():
        if not has_time():
            return deleted, "Time ran out"
        if why := bucket.delete(found):
            return deleted, why
        deleted += len(found)
    return deleted, None


def _abort_uploads(bucket: Bucket, has_time: Callable[[], bool]) -> tuple[int, str | None]:
    aborted = 0
    while found := bucket.some_uploads():
        for upload in found:
            if not has_time():
                return aborted, "Time ran out"
            bucket.abort(upload)
            aborted += 1
    return aborted, None
