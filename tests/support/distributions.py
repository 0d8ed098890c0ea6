"""A small site behind CloudFront: pages in a bucket, an API that echoes, functions that rewrite."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urlsplit

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
