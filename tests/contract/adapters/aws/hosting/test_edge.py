"""CloudFront forgets its copies: once for each reference."""

import pytest

from recovery.adapters.aws.hosting.clients import client
from recovery.adapters.aws.hosting.edge import CloudFrontEdge
from recovery.domain.errors import HostingRefused
from tests.support.aws_hub import AwsHub
from tests.support.workshop import Json, unique

PATHS = ("/", "/index.html", "/config.json")
BEHAVIOUR = {
    "TargetOriginId": "files",
    "ViewerProtocolPolicy": "redirect-to-https",
    "CachePolicyId": "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
}


@pytest.fixture
def cloudfront(hub: AwsHub) -> Json:
    """As the function uses it."""
    assert hub.cloud.port
    return client("cloudfront")


@pytest.fixture
def distribution_id(cloudfront: Json) -> str:
    files = {
        "Id": "files",
        "DomainName": "console.s3.eu-west-1.amazonaws.com",
        "S3OriginConfig": {"OriginAccessIdentity": ""},
    }
    config = {
        "CallerReference": unique("made"),
        "Comment": "",
        "Enabled": True,
        "Origins": {"Quantity": 1, "Items": [files]},
        "DefaultCacheBehavior": BEHAVIOUR,
    }
    made = cloudfront.create_distribution(DistributionConfig=config)
    return str(made["Distribution"]["Id"])


def invalidations(cloudfront: Json, distribution_id: str) -> list[str]:
    listed = cloudfront.list_invalidations(DistributionId=distribution_id)
    return [each["Id"] for each in listed["InvalidationList"].get("Items", [])]


def test_copies_are_forgotten_by_path(cloudfront: Json, distribution_id: str) -> None:
    CloudFrontEdge(cloudfront, distribution_id).forget(PATHS, reference="r-1")

    (made,) = invalidations(cloudfront, distribution_id)
    found = cloudfront.get_invalidation(DistributionId=distribution_id, Id=made)
    batch = found["Invalidation"]["InvalidationBatch"]
    assert tuple(batch["Paths"]["Items"]) == PATHS
    assert batch["CallerReference"] == "r-1"


def test_another_reference_is_another_invalidation(cloudfront: Json, distribution_id: str) -> None:
    edge = CloudFrontEdge(cloudfront, distribution_id)

    edge.forget(PATHS, reference="r-1")
    edge.forget(PATHS, reference="r-2")

    assert len(invalidations(cloudfront, distribution_id)) == 2


def test_a_repeated_reference_makes_no_second_invalidation(
    cloudfront: Json, distribution_id: str
) -> None:
    edge = CloudFrontEdge(cloudfront, distribution_id)

    edge.forget(PATHS, reference="r-1")
    edge.forget(PATHS, reference="r-1")

    assert len(invalidations(cloudfront, distribution_id)) == 1


def test_a_distribution_that_is_not_there_is_named(cloudfront: Json) -> None:
    edge = CloudFrontEdge(cloudfront, "E0NOWHERE")

    with pytest.raises(HostingRefused, match=r"distribution E0NOWHERE.*NoSuchDistribution"):
        edge.forget(PATHS, reference="r-1")
