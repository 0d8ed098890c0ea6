"""A bucket is emptied as far as it goes, and what is left is told."""

from recovery.ports.hosting import Upload, Version
from recovery.usecases.hosting.emptying import Emptied, empty
from tests.support.memory.hosting import MemoryBucket

VERSIONS = [Version(f"assets/{number}.js", "v1") for number in range(5)]
UPLOADS = [Upload("assets/big.js", f"u{number}") for number in range(3)]


class Hourglass:
    """Says yes so many times."""

    def __init__(self, times: int) -> None:
        self.left = times

    def __call__(self) -> bool:
        self.left -= 1
        return self.left >= 0


def test_nothing_is_left_however_many_pages_there_are() -> None:
    bucket = MemoryBucket(VERSIONS, UPLOADS, page=2)

    emptied = empty(bucket, has_time=lambda: True)

    assert emptied == Emptied(versions=5, uploads=3)
    assert (bucket.versions, bucket.uploads) == ([], [])


def test_an_empty_bucket_takes_no_time() -> None:
    emptied = empty(MemoryBucket(), has_time=lambda: False)

    assert emptied == Emptied(versions=0, uploads=0)


def test_when_time_runs_out_the_rest_stays_and_is_told() -> None:
    bucket = MemoryBucket(VERSIONS, page=2)

    emptied = empty(bucket, has_time=Hourglass(2))

    assert emptied == Emptied(versions=4, uploads=0, left="Time ran out")
    assert bucket.versions == VERSIONS[4:]


def test_when_time_runs_out_among_uploads_that_is_told_too() -> None:
    bucket = MemoryBucket(uploads=UPLOADS)

    emptied = empty(bucket, has_time=Hourglass(1))

    assert emptied == Emptied(versions=0, uploads=1, left="Time ran out")


def test_asked_again_it_goes_on_where_it_ended() -> None:
    bucket = MemoryBucket(VERSIONS, UPLOADS, page=2)
    empty(bucket, has_time=Hourglass(1))

    emptied = empty(bucket, has_time=lambda: True)

    assert emptied == Emptied(versions=3, uploads=3)


def test_what_may_not_be_deleted_ends_it_and_is_told() -> None:
    bucket = MemoryBucket(VERSIONS, page=2)
    bucket.protected = {"assets/3.js"}

    emptied = empty(bucket, has_time=lambda: True)

    assert emptied == Emptied(versions=2, uploads=0, left="1 are refused")
    assert VERSIONS[3] in bucket.versions
