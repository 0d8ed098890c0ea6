"""CloudFront: what a viewer gets of a distribution, from a bucket and from a REST API."""

import json
from gzip import decompress

import pytest

from tests.support.distributions import SCRIPT, Site, site_of
from tests.support.workshop import Workshop


@pytest.fixture(scope="module")
def site(workshop: Workshop) -> Site:
    return site_of(workshop, "s3:GetObject", "s3:ListBucket")


def test_a_file_comes_with_its_headers_and_those_of_the_policy(site: Site) -> None:
    answer = site.ask("/index.html")

    assert (answer.status, answer.body) == (200, b"<h1>Home</h1>")
    found = {name: answer.headers[name] for name in ("content-type", "cache-control", "x-custom")}
    assert found == {"content-type": "text/html", "cache-control": "no-cache", "x-custom": "yes"}
    assert answer.headers["content-security-policy"] == "default-src 'none'"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_function_rewrites_answers_or_breaks(site: Site) -> None:
    page, gone, broken = site.ask("/plans/7?tab=2"), site.ask("/gone"), site.ask("/broken")

    assert (page.status, page.body) == (200, b"<h1>Home</h1>")
    assert (gone.status, gone.headers["x-why"]) == (410, "moved")
    assert broken.status == 503


@pytest.mark.parametrize("before", ["", "W/"])
def test_what_a_viewer_has_already_is_not_sent_again(site: Site, before: str) -> None:
    tag = site.ask("/index.html").headers["etag"]

    answer = site.ask("/index.html", If_None_Match=f"{before}{tag}")

    assert (answer.status, answer.body) == (304, b"")


def test_text_is_compressed_for_who_can_read_it(site: Site) -> None:
    plain = site.ask("/assets/a.js")
    packed = site.ask("/assets/a.js", Accept_Encoding="gzip, deflate, br")

    assert plain.body == decompress(packed.body) == SCRIPT.encode()
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["content-length"] == str(len(packed.body))
    assert packed.headers["etag"] == f"W/{plain.headers['etag']}"
    assert "content-encoding" not in site.ask("/index.html", Accept_Encoding="gzip").headers


def test_an_api_gets_everything_but_the_prefix_and_the_host(site: Site) -> None:
    answer = site.ask(
        "/api/plans/a%20b?x=1&x=2",
        "POST",
        b'{"n": 5}',
        Authorization="token",
        Content_Type="application/json",
        Idempotency_Key="once",
    )

    told = json.loads(answer.body)
    assert (answer.status, answer.headers["x-own"], answer.headers["x-custom"]) == (
        418,
        "yes",
        "yes",
    )
    assert (told["httpMethod"], told["path"], told["body"]) == ("POST", "/plans/a b", '{"n": 5}')
    assert told["multiValueQueryStringParameters"] == {"x": ["1", "2"]}
    sent = {name.lower(): value for name, value in told["headers"].items()}
    assert (sent["authorization"], sent["idempotency-key"]) == ("token", "once")
    assert ".execute-api." in sent["host"]


def test_files_are_only_read(site: Site) -> None:
    assert site.ask("/index.html", "POST", b"x").status == 403
    assert site.ask("/index.html", "HEAD").body == b""


def test_a_missing_file_is_missing_for_who_may_list_the_bucket(site: Site) -> None:
    assert site.ask("/none.html").status == 404


def test_a_missing_file_is_forbidden_for_everybody_else(workshop: Workshop) -> None:
    site = site_of(workshop, "s3:GetObject")

    assert site.ask("/index.html").status == 200
    assert site.ask("/none.html").status == 403


def test_nothing_is_read_that_the_bucket_does_not_allow(workshop: Workshop) -> None:
    site = site_of(workshop, "s3:PutObject")

    assert site.ask("/index.html").status == 403


def test_without_a_name_the_newest_is_served(workshop: Workshop) -> None:
    site = site_of(workshop, "s3:GetObject")

    assert site.ask("/", Host="localhost").body == b"<h1>Home</h1>"


def test_a_distribution_is_described_and_invalidated(site: Site) -> None:
    client, its_id = site.workshop.client("cloudfront"), site.outputs["Distribution"]
    batch = {"Paths": {"Quantity": 1, "Items": ["/*"]}, "CallerReference": "once"}

    made = client.create_invalidation(DistributionId=its_id, InvalidationBatch=batch)

    named = {"DistributionId": its_id, "Id": made["Invalidation"]["Id"]}
    assert client.get_invalidation(**named)["Invalidation"]["Status"] == "Completed"
    found = client.get_distribution(Id=its_id)["Distribution"]
    assert (found["Status"], found["DomainName"]) == ("Deployed", site.outputs["Domain"])
