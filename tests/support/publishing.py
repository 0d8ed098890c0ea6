"""A stack of publishing.yaml in a running local cloud, over a bucket and a distribution."""

from dataclasses import dataclass, field

from scripts.platform import this_machine
from scripts.templates import read, rendered
from tests.support.running_cloud import ROOT, RunningCloud, until
from tests.support.workshop import Json, unique

BEHAVIOUR = {
    "TargetOriginId": "files",
    "ViewerProtocolPolicy": "redirect-to-https",
    "CachePolicyId": "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
}


@dataclass
class Publishing:
    cloud: RunningCloud
    layer: str
    name: str = field(default_factory=lambda: unique("hosting"))

    def __post_init__(self) -> None:
        self.s3 = self.cloud.client("s3")
        self.cloudformation = self.cloud.client("cloudformation")
        self.bucket = unique("console")
        place = {"LocationConstraint": "eu-west-1"}
        self.s3.create_bucket(Bucket=self.bucket, CreateBucketConfiguration=place)
        versions = {"Status": "Enabled"}
        self.s3.put_bucket_versioning(Bucket=self.bucket, VersioningConfiguration=versions)
        self.distribution = self._distribution()

    def deploy(self, console: str, *, first: bool = False) -> str:
        """How it ended."""
        act = self.cloudformation.create_stack if first else self.cloudformation.update_stack
        act(
            StackName=self.name,
            TemplateBody=rendered(read(ROOT / "cfn" / "publishing.yaml")).decode(),
            Parameters=self._parameters(console),
            Capabilities=["CAPABILITY_IAM"],
        )
        return until(self._end, seconds=120)

    def delete(self) -> None:
        self.cloudformation.delete_stack(StackName=self.name)
        until(lambda: not self._stacks(), seconds=120)

    def reasons(self) -> str:
        events = self.cloudformation.describe_stack_events(StackName=self.name)["StackEvents"]
        return "\n".join(each.get("ResourceStatusReason", "") for each in events)

    def content(self, path: str) -> bytes:
        found: bytes = self.s3.get_object(Bucket=self.bucket, Key=path)["Body"].read()
        return found

    def kept(self) -> int:
        """Files, old versions, and marks of deleted ones."""
        found = self.s3.list_object_versions(Bucket=self.bucket)
        return len(found.get("Versions", [])) + len(found.get("DeleteMarkers", []))

    def invalidations(self) -> int:
        cloudfront = self.cloud.client("cloudfront")
        listed = cloudfront.list_invalidations(DistributionId=self.distribution)
        return int(listed["InvalidationList"]["Quantity"])

    def _stacks(self) -> list[Json]:
        listed = self.cloudformation.list_stacks()["StackSummaries"]
        return [
            each
            for each in listed
            if each["StackName"] == self.name and each["StackStatus"] != "DELETE_COMPLETE"
        ]

    def _end(self) -> str | None:
        (stack,) = self._stacks()
        status = str(stack["StackStatus"])
        return None if status.endswith("IN_PROGRESS") else status

    def _distribution(self) -> str:
        files = {
            "Id": "files",
            "DomainName": f"{self.bucket}.s3.eu-west-1.amazonaws.com",
            "S3OriginConfig": {"OriginAccessIdentity": ""},
        }
        config = {
            "CallerReference": self.name,
            "Comment": "",
            "Enabled": True,
            "Origins": {"Quantity": 1, "Items": [files]},
            "DefaultCacheBehavior": BEHAVIOUR,
        }
        cloudfront = self.cloud.client("cloudfront")
        made = cloudfront.create_distribution(DistributionConfig=config)
        return str(made["Distribution"]["Id"])

    def _parameters(self, console: str) -> list[dict[str, str]]:
        stated = {
            "Prefix": self.name,
            "Environment": "test",
            "ArtefactBucket": "artefacts",
            "CodeKey": "1/code.zip",
            "ConsoleKey": console,
            "DependenciesArn": self.layer,
            "Runtime": this_machine().runtime,
            "Architecture": this_machine().architecture,
            "ConsoleBucket": self.bucket,
            "DistributionId": self.distribution,
            "UserPoolId": "eu-west-1_AbC",
            "UserPoolClientId": "c-1",
        }
        return [{"ParameterKey": name, "ParameterValue": stated[name]} for name in stated]
