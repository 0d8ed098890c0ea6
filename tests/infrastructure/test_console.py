"""Where the console is served from: private files, one address, strict headers."""

import re

import pytest

from scripts.templates import with_documents
from tests.support.templates import (
    FOLDER,
    actions,
    of_type,
    properties,
    resources,
    statements_of,
    template,
)

NAME = "console.yaml"
CONFIG = properties(NAME, "Distribution")["DistributionConfig"]
HEADERS = properties(NAME, "Headers")["ResponseHeadersPolicyConfig"]["SecurityHeadersConfig"]
BEHAVIOURS = {each["PathPattern"]: each for each in CONFIG["CacheBehaviors"]}
ORIGINS = {each["Id"]: each for each in CONFIG["Origins"]}
ITSELF = "arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:distribution/${Distribution}"
FOR_IT_ALONE = {"StringEquals": {"aws:SourceArn": {"Fn::Sub": ITSELF}}}
COGNITO = {"Fn::Sub": "https://cognito-idp.${AWS::Region}.${AWS::URLSuffix}"}
NEVER = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
AS_FILES_SAY = "658327ea-f89d-4fab-a63d-7e88639e58f6"
ALL_BUT_HOST = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
"""https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html"""
DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self' ${Endpoint}",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
    "require-trusted-types-for": "'script'",
}


def directives() -> dict[str, str]:
    separator, parts = HEADERS["ContentSecurityPolicy"]["ContentSecurityPolicy"]["Fn::Join"]
    texts = [part if isinstance(part, str) else part["Fn::Sub"][0] for part in parts]
    named = (text.partition(" ") for text in separator.join(texts).split("; "))
    return {name: allowed for name, _, allowed in named}


@pytest.mark.parametrize("name", DIRECTIVES)
def test_a_page_may_load_only_this(name: str) -> None:
    assert directives()[name] == DIRECTIVES[name]


def test_there_is_no_other_directive() -> None:
    assert directives().keys() == DIRECTIVES.keys()


def test_a_page_talks_to_its_own_origin_and_to_cognito() -> None:
    parts = HEADERS["ContentSecurityPolicy"]["ContentSecurityPolicy"]["Fn::Join"][1]
    (connect,) = [part["Fn::Sub"] for part in parts if not isinstance(part, str)]

    stated = {"Ref": "CognitoEndpoint"}
    assert connect[1] == {"Endpoint": {"Fn::If": ["HasCognitoEndpoint", stated, COGNITO]}}


def test_browsers_are_told_to_be_strict() -> None:
    assert HEADERS["ContentTypeOptions"] == {"Override": True}
    assert HEADERS["FrameOptions"]["FrameOption"] == "DENY"
    assert HEADERS["ReferrerPolicy"]["ReferrerPolicy"] == "same-origin"
    assert HEADERS["StrictTransportSecurity"]["AccessControlMaxAgeSec"] >= 365 * 24 * 3600
    assert all(each["Override"] is True for each in HEADERS.values())


def test_every_answer_has_these_headers() -> None:
    for behaviour in (CONFIG["DefaultCacheBehavior"], *BEHAVIOURS.values()):
        assert behaviour["ResponseHeadersPolicyId"] == {"Ref": "Headers"}


def test_the_bucket_is_private_encrypted_and_keeps_what_was_overwritten() -> None:
    files = properties(NAME, "Files")

    assert set(files["PublicAccessBlockConfiguration"].values()) == {True}
    assert len(files["PublicAccessBlockConfiguration"]) == 4
    assert files["OwnershipControls"] == {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}
    assert files["VersioningConfiguration"] == {"Status": "Enabled"}
    assert "BucketEncryption" in files


def test_nobody_but_the_distribution_reads_the_bucket_and_nobody_without_tls() -> None:
    policy = properties(NAME, "FilesForTheDistribution")["PolicyDocument"]["Statement"]

    denied, *allowed = policy
    assert denied["Effect"] == "Deny"
    assert (denied["Principal"], denied["Action"]) == ("*", "s3:*")
    assert denied["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
    assert {each["Action"] for each in allowed} == {"s3:GetObject", "s3:ListBucket"}
    for each in allowed:
        assert each["Principal"] == {"Service": "cloudfront.amazonaws.com"}
        assert each["Condition"] == FOR_IT_ALONE


def test_the_distribution_signs_what_it_asks_the_bucket() -> None:
    access = properties(NAME, "Access")["OriginAccessControlConfig"]

    assert (access["SigningBehavior"], access["SigningProtocol"]) == ("always", "sigv4")
    assert ORIGINS["files"]["OriginAccessControlId"] == {"Fn::GetAtt": ["Access", "Id"]}


def test_errors_of_the_api_arrive_as_they_are() -> None:
    assert "CustomErrorResponses" not in CONFIG


def test_the_api_gets_every_request_whole() -> None:
    api = BEHAVIOURS["/api/*"]

    assert len(api["AllowedMethods"]) == 7
    assert api["TargetOriginId"] == "api"
    assert (api["CachePolicyId"], api["OriginRequestPolicyId"]) == (NEVER, ALL_BUT_HOST)
    assert ORIGINS["api"]["OriginPath"] == {"Fn::Sub": "/${ApiStage}"}
    assert ORIGINS["api"]["CustomOriginConfig"]["OriginProtocolPolicy"] == "https-only"
    assert ORIGINS["api"]["CustomOriginConfig"]["OriginSSLProtocols"] == ["TLSv1.2"]


def test_a_token_is_never_sent_without_tls() -> None:
    assert BEHAVIOURS["/api/*"]["ViewerProtocolPolicy"] == "https-only"
    assert CONFIG["DefaultCacheBehavior"]["ViewerProtocolPolicy"] == "redirect-to-https"


def test_only_what_has_a_hash_in_its_name_is_kept() -> None:
    assert CONFIG["DefaultCacheBehavior"]["CachePolicyId"] == NEVER
    assert BEHAVIOURS["/assets/*"]["CachePolicyId"] == AS_FILES_SAY


@pytest.mark.parametrize(
    ("behaviour", "function"),
    [(CONFIG["DefaultCacheBehavior"], "Pages"), (BEHAVIOURS["/api/*"], "ApiPaths")],
)
def test_paths_are_rewritten_before_anything_else(
    behaviour: dict[str, object], function: str
) -> None:
    arn = {"Fn::GetAtt": [function, "FunctionARN"]}

    assert behaviour["FunctionAssociations"] == [
        {"EventType": "viewer-request", "FunctionARN": arn}
    ]


def test_a_missing_asset_is_missing_and_no_page() -> None:
    assert "FunctionAssociations" not in BEHAVIOURS["/assets/*"]


@pytest.mark.parametrize(("name", "file"), [("Pages", "pages.js"), ("ApiPaths", "api.js")])
def test_packaging_puts_the_code_of_the_functions_in(name: str, file: str) -> None:
    packaged = with_documents(template(NAME), FOLDER)

    code = packaged["Resources"][name]["Properties"]["FunctionCode"]
    assert code == (FOLDER / "cloudfront" / file).read_text()


def test_two_deployments_of_one_account_do_not_share_names() -> None:
    named = re.findall(r"Name: (!Sub \$\{Prefix\}\S*)", (FOLDER / NAME).read_text())

    assert len(named) == len(set(named)) + 1
    assert all("${Prefix}-${AWS::Region}" in each for each in named)


def test_an_own_domain_has_its_certificate_new_tls_and_records() -> None:
    with_certificate = CONFIG["ViewerCertificate"]["Fn::If"][1]

    records = of_type(NAME, "AWS::Route53::RecordSet").values()
    assert with_certificate["MinimumProtocolVersion"] == "TLSv1.2_2021"
    assert CONFIG["Aliases"]["Fn::If"][:2] == ["HasDomain", [{"Ref": "DomainName"}]]
    assert {each["Properties"]["Type"] for each in records} == {"A", "AAAA"}
    assert {each["Condition"] for each in records} == {"HasRecords"}


def test_without_a_web_acl_none_is_named() -> None:
    assert CONFIG["WebACLId"] == {
        "Fn::If": ["HasWebAcl", {"Ref": "WebAclArn"}, {"Ref": "AWS::NoValue"}]
    }


def test_the_console_is_published_again_whenever_anything_of_it_changes() -> None:
    publication = properties("publishing.yaml", "Publication")

    told = {
        each["Ref"]
        for name, each in publication.items()
        if isinstance(each, dict) and "Ref" in each
    }
    assert told == {
        "ConsoleBucket",
        "DistributionId",
        "ArtefactBucket",
        "ConsoleKey",
        "Environment",
        "AWS::Region",
        "UserPoolId",
        "UserPoolClientId",
        "CognitoEndpoint",
    }


@pytest.mark.parametrize("role", ["ConsoleDeployRole", "S3CleanupRole"])
def test_who_publishes_and_who_empties_touch_this_bucket_only(role: str) -> None:
    arn = "arn:${AWS::Partition}:s3:::"
    for statement in statements_of("publishing.yaml", role):
        if any(each.startswith("s3:") for each in actions(statement)):
            allowed = {each["Fn::Sub"] for each in resources(statement)}
            assert allowed < {
                f"{arn}${{ConsoleBucket}}",
                f"{arn}${{ConsoleBucket}}/*",
                f"{arn}${{ArtefactBucket}}/*/console.zip",
            }


def test_a_console_that_was_taken_back_is_not_published_by_a_second_try() -> None:
    once = properties("publishing.yaml", "ConsoleDeployOnce")

    assert once["FunctionName"] == {"Ref": "ConsoleDeploy"}
    assert once["MaximumRetryAttempts"] == 0


@pytest.mark.parametrize("name", ["Publication", "Emptying"])
def test_cloudformation_waits_longer_than_a_function_may_take_and_not_for_an_hour(
    name: str,
) -> None:
    function = properties("publishing.yaml", name)["ServiceToken"]["Fn::GetAtt"][0]

    patience = properties("publishing.yaml", name)["ServiceTimeout"]
    assert properties("publishing.yaml", function)["Timeout"] < patience < 600
