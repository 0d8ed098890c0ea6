"""CloudFront: what a viewer gets of a distribution, from a bucket and from a REST API."""

import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from gzip import decompress
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from tests.support.workshop import Json, Workshop, unique

CACHED = "658327ea-f89d-4fab-a63d-7e88639e58f6"
UNCACHED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
ALL_BUT_HOST = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
PAGES = """
function handler(event) {
  const request = event.request;
  if (request.uri === '/gone') {
    return { statusCode: 410, headers: { 'x-why': { value: 'moved' } } };
  }
  if (request.uri === '/broken') {
    throw new Error('broken');
  }
  if (!request.uri.includes('.')) {
    request.uri = '/index.html';
  }
  return request;
}
"""
WITHOUT_API = """
function handler(event) {
  event.request.uri = event.request.uri.replace(/^\\/api/, '');
  return event.request;
}
"""
ECHO = """
    import json
    def handler(event, context):
        names = ("httpMethod", "path", "headers", "multiValueQueryStringParameters", "body")
        told = {name: event[name] for name in names}
        return {"statusCode": 418, "headers": {"X-Own": "yes"}, "body": json.dumps(told)}
"""
SCRIPT = "console.log('a script');\n" * 100


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes


@dataclass(frozen=True)
class Site:
    workshop: Workshop
    outputs: Json

    def ask(
        self,
        path: str,
        method: str = "GET",
        body: bytes | None = None,
        **headers: str,
    ) -> Answer:
        """On the port of the console; by its name, as there may be other distributions."""
        where = urlsplit(self.workshop.cloud.ask("GET", "console")).netloc
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        named = {"Host": self.outputs["Domain"], **sent}
        with closing(HTTPConnection(where, timeout=10)) as connection:
            connection.request(method, path, body, named)
            reply = connection.getresponse()
            found = {name.lower(): value for name, value in reply.getheaders()}
            return Answer(reply.status, found, reply.read())


def resource(kind: str, **properties: Json) -> Json:
    return {"Type": f"AWS::{kind}", "Properties": properties}


def cloudfront(kind: str, **properties: Json) -> Json:
    return resource(f"CloudFront::{kind}", **properties)


def function(code: str) -> Json:
    config = {"Comment": "", "Runtime": "cloudfront-js-2.0"}
    name = {"Name": unique("function")}
    return cloudfront(
        "Function", AutoPublish=True, FunctionCode=code, FunctionConfig=config, **name
    )


def called(name: str) -> Json:
    arn = {"Fn::GetAtt": [name, "FunctionMetadata.FunctionARN"]}
    return [{"EventType": "viewer-request", "FunctionARN": arn}]


def behaviours() -> Json:
    usual = {"ViewerProtocolPolicy": "https-only", "ResponseHeadersPolicyId": {"Ref": "Headers"}}
    files, api = {"TargetOriginId": "files", **usual}, {"TargetOriginId": "api", **usual}
    methods = ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"]
    return {
        "DefaultCacheBehavior": {
            **files,
            "CachePolicyId": UNCACHED,
            "FunctionAssociations": called("Pages"),
        },
        "CacheBehaviors": [
            {**files, "PathPattern": "/assets/*", "CachePolicyId": CACHED, "Compress": True},
            {
                **api,
                "PathPattern": "/api/*",
                "AllowedMethods": methods,
                "CachePolicyId": UNCACHED,
                "OriginRequestPolicyId": ALL_BUT_HOST,
                "FunctionAssociations": called("WithoutApi"),
            },
        ],
    }


def headers_policy() -> Json:
    custom = {"Header": "X-Custom", "Value": "yes", "Override": True}
    security = {
        "ContentSecurityPolicy": {
            "Override": True,
            "ContentSecurityPolicy": "default-src 'none'",
        },
        "ContentTypeOptions": {"Override": True},
    }
    config = {
        "Name": unique("headers"),
        "CustomHeadersConfig": {"Items": [custom]},
        "SecurityHeadersConfig": security,
    }
    return cloudfront("ResponseHeadersPolicy", ResponseHeadersPolicyConfig=config)


def bucket_policy(*actions: str) -> Json:
    arn = "arn:aws:cloudfront::${AWS::AccountId}:distribution/${Distribution}"
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "cloudfront.amazonaws.com"},
        "Action": list(actions),
        "Resource": [{"Fn::GetAtt": ["Files", "Arn"]}, {"Fn::Sub": "${Files.Arn}/*"}],
        "Condition": {"StringEquals": {"aws:SourceArn": {"Fn::Sub": arn}}},
    }
    document = {"Version": "2012-10-17", "Statement": [statement]}
    return resource("S3::BucketPolicy", Bucket={"Ref": "Files"}, PolicyDocument=document)


def access_control() -> Json:
    config = {"Name": unique("access"), "OriginAccessControlOriginType": "s3"}
    config |= {"SigningBehavior": "always", "SigningProtocol": "sigv4"}
    return cloudfront("OriginAccessControl", OriginAccessControlConfig=config)


def template(api_domain: str, *allowed: str) -> Json:
    files = {
        "Id": "files",
        "DomainName": {"Fn::GetAtt": ["Files", "RegionalDomainName"]},
        "OriginAccessControlId": {"Fn::GetAtt": ["Access", "Id"]},
        "S3OriginConfig": {"OriginAccessIdentity": ""},
    }
    custom = {"OriginProtocolPolicy": "https-only"}
    api = {
        "Id": "api",
        "DomainName": api_domain,
        "OriginPath": "/live",
        "CustomOriginConfig": custom,
    }
    config = {"Enabled": True, "DefaultRootObject": "index.html", "Origins": [files, api]}
    return {
        "Resources": {
            "Files": resource("S3::Bucket"),
            "Access": access_control(),
            "Policy": bucket_policy(*allowed),
            "Pages": function(PAGES),
            "WithoutApi": function(WITHOUT_API),
            "Headers": headers_policy(),
            "Distribution": cloudfront("Distribution", DistributionConfig=config | behaviours()),
        },
        "Outputs": {
            "Bucket": {"Value": {"Ref": "Files"}},
            "Distribution": {"Value": {"Ref": "Distribution"}},
            "Domain": {"Value": {"Fn::GetAtt": ["Distribution", "DomainName"]}},
        },
    }


def rest_api(workshop: Workshop) -> str:
    """The domain of one whose every path tells what it was asked."""
    gateway = workshop.client("apigateway")
    api = gateway.create_rest_api(name=unique("api"))["id"]
    root = gateway.get_resources(restApiId=api)["items"][0]["id"]
    made = gateway.create_resource(restApiId=api, parentId=root, pathPart="{proxy+}")["id"]
    echo = workshop.function(ECHO)
    method = {"restApiId": api, "resourceId": made, "httpMethod": "ANY"}
    gateway.put_method(**method, authorizationType="NONE")
    uri = (
        f"arn:aws:apigateway:{workshop.region}:lambda:path/2015-03-31/functions/{echo}/invocations"
    )
    gateway.put_integration(**method, type="AWS_PROXY", integrationHttpMethod="POST", uri=uri)
    gateway.create_deployment(restApiId=api, stageName="live")
    return f"{api}.execute-api.{workshop.region}.amazonaws.com"


def site_of(workshop: Workshop, *allowed: str) -> Site:
    outputs = workshop.stack(template(rest_api(workshop), *allowed))
    storage = workshop.client("s3")
    for key, kind, content in (
        ("index.html", "text/html", "<h1>Home</h1>"),
        ("assets/a.js", "text/javascript", SCRIPT),
    ):
        storage.put_object(
            Bucket=outputs["Bucket"],
            Key=key,
            Body=content.encode(),
            ContentType=kind,
            CacheControl="no-cache",
        )
    return Site(workshop, outputs)


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
