"""What is said at the start can be copied into a shell."""

from localcloud.embedded.accounts import Administrator
from localcloud.embedded.banner import Site, banner

HUB = Administrator("111122223333", "AKIAHUB", "hub-secret")
SPOKE = Administrator("444455556666", "AKIASPOKE", "spoke-secret")


def a_site(*administrators: Administrator) -> Site:
    return Site("http://127.0.0.1:4566", "three-tier", 60, "eu-west-1", list(administrators))


def test_the_exports_lead_to_the_hub() -> None:
    lines = banner(a_site(HUB, SPOKE)).splitlines()

    exports = [line for line in lines if line.startswith("export ")]
    assert exports[:3] == [
        "export AWS_ENDPOINT_URL=http://127.0.0.1:4566",
        "export AWS_DEFAULT_REGION=eu-west-1",
        "export AWS_ACCESS_KEY_ID=AKIAHUB AWS_SECRET_ACCESS_KEY=hub-secret",
    ]


def test_every_other_account_has_its_own_line() -> None:
    said = banner(a_site(HUB, SPOKE))

    assert "# instead, for the account 444455556666" in said
    assert "export AWS_ACCESS_KEY_ID=AKIASPOKE AWS_SECRET_ACCESS_KEY=spoke-secret" in said


def test_it_says_how_fast_time_runs_and_what_to_try() -> None:
    said = banner(a_site(HUB))

    assert "World three-tier; 60 simulated seconds pass in a real one." in said
    assert "aws drs describe-source-servers --region eu-west-1 --output table" in said
