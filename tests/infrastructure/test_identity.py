"""Who may sign in, and how."""

import pytest

from recovery.domain.people import Role
from tests.support.templates import of_type, properties, template

GROUPS = of_type("identity.yaml", "AWS::Cognito::UserPoolGroup")


def test_nobody_registers_and_passwords_are_long() -> None:
    pool = properties("identity.yaml", "People")

    password = pool["Policies"]["PasswordPolicy"]
    assert pool["AdminCreateUserConfig"] == {"AllowAdminCreateUserOnly": True}
    assert password["MinimumLength"] >= 14
    assert pool["EnabledMfas"] == ["SOFTWARE_TOKEN_MFA"]


def test_a_browser_proves_the_password_and_never_sends_it() -> None:
    client = properties("identity.yaml", "Console")

    assert client["ExplicitAuthFlows"] == ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
    assert client["GenerateSecret"] is False


def test_sessions_end_tokens_can_be_revoked_and_nobody_learns_who_has_an_account() -> None:
    client = properties("identity.yaml", "Console")

    hours = {client["TokenValidityUnits"][token] for token in ("IdToken", "AccessToken")}
    assert (hours, client["IdTokenValidity"], client["AccessTokenValidity"]) == ({"hours"}, 1, 1)
    assert client["RefreshTokenValidity"] == 12
    assert client["EnableTokenRevocation"] is True
    assert client["PreventUserExistenceErrors"] == "ENABLED"


def test_people_survive_the_stack() -> None:
    pool = template("identity.yaml")["Resources"]["People"]

    assert (pool["DeletionPolicy"], pool["UpdateReplacePolicy"]) == ("Retain", "Retain")


def test_there_is_a_group_for_every_role() -> None:
    groups = GROUPS.values()

    names = {group["Properties"]["GroupName"] for group in groups}
    precedences = {group["Properties"]["Precedence"] for group in groups}
    assert names == {role.value for role in Role}
    assert len(precedences) == len(groups)
    assert all(group["Properties"]["Description"] for group in groups)


@pytest.mark.parametrize("name", ["Administrator", "AdministratorInGroup", *GROUPS])
def test_nobody_loses_a_role_because_a_template_changes(name: str) -> None:
    resource = template("identity.yaml")["Resources"][name]

    assert (resource["DeletionPolicy"], resource["UpdateReplacePolicy"]) == ("Retain", "Retain")


def test_the_first_administrator_is_made_only_if_somebody_is_named() -> None:
    made = template("identity.yaml")["Resources"]

    default = template("template.yaml")["Parameters"]["AdminEmail"]["Default"]
    conditions = {made[name]["Condition"] for name in ("Administrator", "AdministratorInGroup")}
    assert (default, conditions) == ("", {"HasAdministrator"})
    assert made["AdministratorInGroup"]["Properties"]["GroupName"] == {"Ref": "AdministratorGroup"}


def test_no_password_stands_in_a_template() -> None:
    person = properties("identity.yaml", "Administrator")

    assert person["DesiredDeliveryMediums"] == ["EMAIL"]
    assert "Password" not in str(person)
