"""Who may sign in, and how."""

from recovery.domain.people import Role
from tests.support.templates import of_type, properties, template


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
    groups = of_type("identity.yaml", "AWS::Cognito::UserPoolGroup").values()

    names = {group["Properties"]["GroupName"] for group in groups}
    precedences = {group["Properties"]["Precedence"] for group in groups}
    assert names == {role.value for role in Role}
    assert len(precedences) == len(groups)
    assert all(group["Properties"]["Description"] for group in groups)
