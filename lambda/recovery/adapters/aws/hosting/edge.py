"""CloudFront's copies of the console's files."""

from collections.abc import Collection

from recovery.adapters.aws.clients import Client
from recovery.adapters.aws.hosting.clients import asking


class CloudFrontEdge:
    def __init__(self, cloudfront: Client, distribution_id: str) -> None:
        self._cloudfront = cloudfront
        self._distribution_id = distribution_id

    def forget(self, paths: Collection[str], *, reference: str) -> None:
        """CloudFront answers a repeated reference with the invalidation that there was."""
        with asking("CreateInvalidation", f"distribution {self._distribution_id}"):
            self._cloudfront.create_invalidation(
                DistributionId=self._distribution_id,
                InvalidationBatch={
                    "Paths": {"Quantity": len(paths), "Items": list(paths)},
                    "CallerReference": reference,
                },
            )
