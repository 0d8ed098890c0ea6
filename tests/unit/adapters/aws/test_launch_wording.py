"""Launch settings read off a launch configuration and the data of a launch template."""

from ipaddress import IPv4Address

import pytest

from recovery.adapters.aws.launch_wording import settings_of
from recovery.domain.launch_settings import LaunchSettings, Licensing, RightSizing
from tests.support.builders import instance_id


def test_nothing_stated_is_nothing_set() -> None:
    assert settings_of({}, {}).is_empty


def test_a_word_that_is_new_to_us_is_left_out() -> None:
    settings = settings_of({"targetInstanceTypeRightSizingMethod": "MAGIC"}, {})

    assert settings.right_sizing is None


@pytest.mark.parametrize(
    ("is_byol", "licensing"), [(True, Licensing.BYOL), (False, Licensing.AWS), (None, None)]
)
def test_licensing_is_byol_or_aws(licensing: Licensing | None, *, is_byol: bool | None) -> None:
    described = {} if is_byol is None else {"licensing": {"osByol": is_byol}}

    assert settings_of(described, {}).licensing is licensing


def test_the_settings_of_drs_and_ec2_are_told_together() -> None:
    into = {"launchIntoEC2InstanceID": instance_id("db-1")}
    configuration = {
        "targetInstanceTypeRightSizingMethod": "NONE",
        "launchIntoInstanceProperties": into,
    }

    settings = settings_of(configuration, {"InstanceType": "m6i.large"})

    assert settings == LaunchSettings(
        right_sizing=RightSizing.NONE,
        instance_type="m6i.large",
        launch_into_instance_id=instance_id("db-1"),
    )


def test_the_first_network_interface_counts() -> None:
    second = {"DeviceIndex": 1, "SubnetId": "subnet-2", "Groups": ["sg-2"]}
    first = {"DeviceIndex": 0, "SubnetId": "subnet-1", "Groups": ["sg-1"]}

    settings = settings_of({}, {"NetworkInterfaces": [second, first]})

    assert (settings.subnet_id, settings.security_group_ids) == ("subnet-1", ("sg-1",))


def test_security_groups_may_stand_beside_the_interfaces() -> None:
    assert settings_of({}, {"SecurityGroupIds": ["sg-1"]}).security_group_ids == ("sg-1",)


@pytest.mark.parametrize(
    "interface",
    [
        {"PrivateIpAddress": "10.0.0.9"},
        {"PrivateIpAddresses": [{"PrivateIpAddress": "10.0.0.9", "Primary": True}]},
    ],
)
def test_an_address_is_stated_in_either_of_two_ways(interface: dict[str, object]) -> None:
    settings = settings_of({}, {"NetworkInterfaces": [interface]})

    assert settings.private_ip == IPv4Address("10.0.0.9")


@pytest.mark.parametrize(
    "profile",
    [{"Name": "web"}, {"Arn": "arn:aws:iam::111122223333:instance-profile/shop/web"}],
)
def test_an_instance_profile_is_told_by_its_name(profile: dict[str, str]) -> None:
    assert settings_of({}, {"IamInstanceProfile": profile}).instance_profile == "web"
