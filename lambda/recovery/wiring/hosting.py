"""What the custom resources work on. They are told where it is by each event, not by variables."""

from typing import NamedTuple

from recovery.adapters.aws.clock import SystemClock
from recovery.adapters.aws.hosting.artefacts import S3Artefacts
from recovery.adapters.aws.hosting.bucket import S3Bucket
from recovery.adapters.aws.hosting.clients import client
from recovery.adapters.aws.hosting.edge import CloudFrontEdge
from recovery.adapters.aws.hosting.site import S3Site
from recovery.ports.hosting import Bucket, PublishingRoom


class Places(NamedTuple):
    artefact_bucket: str
    bucket: str
    distribution_id: str


def publishing_room(places: Places) -> PublishingRoom:
    s3 = client("s3")
    return PublishingRoom(
        # Browsers and caches know real time only, also where the product's runs faster.
        clock=SystemClock(),
        artefacts=S3Artefacts(s3, places.artefact_bucket),
        site=S3Site(s3, places.bucket),
        edge=CloudFrontEdge(client("cloudfront"), places.distribution_id),
    )


def bucket_named(name: str) -> Bucket:
    return S3Bucket(client("s3"), name)
