"""What DRS does with the permissions of whoever starts a recovery: lacking one fails servers.

https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticdisasterrecovery.html
"""

_IN_EC2 = """
    AttachVolume AuthorizeSecurityGroupEgress AuthorizeSecurityGroupIngress CreateLaunchTemplate
    CreateLaunchTemplateVersion CreateSnapshot CreateTags CreateVolume DeleteLaunchTemplateVersions
    DeleteSnapshot DeleteVolume DescribeAccountAttributes DescribeAvailabilityZones DescribeImages
    DescribeInstanceAttribute DescribeInstanceStatus DescribeInstanceTypes DescribeInstances
    DescribeLaunchTemplateVersions DescribeLaunchTemplates DescribeSecurityGroups DescribeSnapshots
    DescribeSubnets DescribeVolumes DetachVolume ModifyInstanceAttribute ModifyLaunchTemplate
    RevokeSecurityGroupEgress RunInstances StartInstances StopInstances TerminateInstances
"""
USED_BY_DRS = (
    "drs:CreateRecoveryInstanceForDrs",
    "drs:ListTagsForResource",
    *(f"ec2:{operation}" for operation in _IN_EC2.split()),
    "iam:PassRole",
)
