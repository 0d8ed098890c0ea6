"""The files of the console: what was put is known again, and is served as it should be."""

from datetime import timedelta

import pytest

from recovery.adapters.aws.hosting.site import S3Site
from recovery.domain.errors import HostingRefused
from recovery.domain.publication import ConsoleFile, PublishedFile
from recovery.ports.hosting import Site
from tests.support.builders import NOON
from tests.support.workshop import Json

PAGE = ConsoleFile("index.html", b"<html></html>")
SCRIPT = ConsoleFile("assets/index-1.js", b"run()")


def published(site: Site) -> dict[str, PublishedFile]:
    return {each.path: each for each in site.published()}


def test_what_was_put_is_known_by_its_fingerprint(site: Site) -> None:
    site.put(PAGE)
    site.put(SCRIPT)

    assert published(site) == {
        "index.html": PublishedFile("index.html", PAGE.fingerprint),
        "assets/index-1.js": PublishedFile("assets/index-1.js", SCRIPT.fingerprint),
    }


def test_nothing_is_published_in_the_beginning(site: Site) -> None:
    assert site.published() == ()


def test_what_is_left_out_is_marked_and_stays(site: Site) -> None:
    site.put(SCRIPT)

    site.leave_out(SCRIPT.path, NOON)

    assert published(site) == {SCRIPT.path: PublishedFile(SCRIPT.path, left_out_at=NOON)}


def test_what_is_put_again_is_not_left_out_any_more(site: Site) -> None:
    site.put(SCRIPT)
    site.leave_out(SCRIPT.path, NOON + timedelta(days=1))

    site.put(SCRIPT)

    assert published(site) == {SCRIPT.path: PublishedFile(SCRIPT.path, SCRIPT.fingerprint)}


def test_what_is_removed_is_gone(site: Site) -> None:
    site.put(PAGE)
    site.put(SCRIPT)

    site.remove([SCRIPT.path])

    assert published(site).keys() == {PAGE.path}


def test_more_files_than_a_page_of_s3_holds_are_all_known(site: Site) -> None:
    paths = {f"assets/{number}.js" for number in range(1001)}
    for path in paths:
        site.put(ConsoleFile(path, b""))

    assert published(site).keys() == paths


@pytest.mark.parametrize("is_left_out", [False, True])
def test_a_file_is_served_with_its_kind_and_how_long_to_keep_it(
    s3: Json,
    s3_site: S3Site,
    bucket_name: str,
    is_left_out: bool,  # noqa: FBT001  a file that is left out is served alike
) -> None:
    s3_site.put(SCRIPT)
    if is_left_out:
        s3_site.leave_out(SCRIPT.path, NOON)

    served = s3.get_object(Bucket=bucket_name, Key=SCRIPT.path)

    assert served["Body"].read() == SCRIPT.content
    assert served["ContentType"] == "text/javascript; charset=utf-8"
    assert served["CacheControl"] == "public, max-age=31536000, immutable"


def test_a_file_that_somebody_else_has_put_is_of_unknown_content(
    s3: Json, s3_site: S3Site, bucket_name: str
) -> None:
    s3.put_object(Bucket=bucket_name, Key="index.html", Body=b"by hand")

    assert s3_site.published() == (PublishedFile("index.html"),)


def test_a_bucket_that_is_not_there_is_named(s3: Json) -> None:
    with pytest.raises(HostingRefused, match=r"PutObject on no-such-bucket-here/index\.html"):
        S3Site(s3, "no-such-bucket-here").put(PAGE)
