"""People of a user pool and their groups are resources; MiniStack refuses templates with them.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpooluser.html
"""

from secrets import token_urlsafe
from typing import Any

from ministack.services import cognito

from localcloud.patches.resource_types import Made, add_type, done

_OF_A_PERSON = (
    "UserPoolId",
    "Username",
    "UserAttributes",
    "DesiredDeliveryMediums",
    "ForceAliasCreation",
    "MessageAction",
)


def apply() -> None:
    add_type("AWS::Cognito::UserPoolUser", create=_create, delete=_delete)
    add_type("AWS::Cognito::UserPoolUserToGroupAttachment", create=_attach, delete=_detach)


def _create(_logical_id: str, properties: Any, _stack: str) -> Made:
    asked = {name: properties[name] for name in _OF_A_PERSON if name in properties}
    # Cognito makes up one that its pool allows; MiniStack's is shorter than ours wants.
    asked["TemporaryPassword"] = f"aA1-{token_urlsafe(24)}"
    return str(done(cognito._admin_create_user(asked))["User"]["Username"]), {}


def _delete(name: str, properties: Any) -> None:
    if _has_pool(properties):
        pool = properties["UserPoolId"]
        done(cognito._admin_delete_user({"UserPoolId": pool, "Username": name}))


def _attach(_logical_id: str, properties: Any, _stack: str) -> Made:
    done(cognito._admin_add_user_to_group(properties))
    return "|".join(properties[name] for name in ("UserPoolId", "GroupName", "Username")), {}


def _detach(_name: str, properties: Any) -> None:
    if _has_pool(properties):
        done(cognito._admin_remove_user_from_group(properties))


def _has_pool(properties: Any) -> bool:
    """Else its people went with it."""
    return cognito._user_pools.get(properties["UserPoolId"]) is not None
