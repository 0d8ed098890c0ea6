"""What a web ACL guards, and its log, are resources; MiniStack refuses templates that have them.

Only the association is told by the API of WAF. No request is looked at, so none is blocked here.
https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-wafv2-webaclassociation.html
"""

from typing import Any

from ministack.services import waf

from localcloud.patches.resource_types import Made, add_type, done


def apply() -> None:
    add_type("AWS::WAFv2::WebACLAssociation", create=_associate, delete=_leave)
    add_type("AWS::WAFv2::LoggingConfiguration", create=_log, delete=lambda _id, _properties: None)


def _associate(_logical_id: str, properties: Any, _stack: str) -> Made:
    done(waf._associate_web_acl(properties))
    return f"{properties['WebACLArn']}|{properties['ResourceArn']}", {}


def _leave(_physical_id: str, properties: Any) -> None:
    done(waf._disassociate_web_acl(properties))


def _log(_logical_id: str, properties: Any, _stack: str) -> Made:
    """WAF takes a group by its name only."""
    (destination,) = properties["LogDestinationConfigs"]
    if not destination.rpartition(":log-group:")[2].startswith("aws-waf-logs-"):
        raise ValueError(f"WAFLogDestinationPermissionIssueException: {destination}")
    return str(properties["ResourceArn"]), {}
