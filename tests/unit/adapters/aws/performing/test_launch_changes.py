"""What differs between wanted and seen launch settings, in AWS's own words."""

from ipaddress import IPv4Address

import pytest

from recovery.adapters.aws.performing.launch_changes import (
    configuration_changes,
    template_changes,
    whole_configuration,
)
from recovery.domain.launch_settings import LaunchSettings, Licensing, RightSizing

INTO = "i-0123456789abcdef0"


def test_only_what_is_wanted_and_differs_is_changed() -> None:
    wanted = LaunchSettings(copy_tags=True, copy_private_ip=True, licensing=Licensing.BYOL)

    changes = configuration_changes(wanted, {"copyTags": True, "copyPrivateIp": False})

    assert changes == {"copyPrivateIp": True, "licensing": {"osByol": True}}


def test_what_drs_does_not_tell_is_its_default() -> None:
    wanted = LaunchSettings(copy_tags=False, licensing=Licensing.AWS)

    changes = configuration_changes(wanted, {})

    assert changes == {}


def test_a_target_instance_needs_its_disks_and_nothing_else_copied() -> None:
    wanted = LaunchSettings(launch_into_instance_id=INTO)
    configuration = {"copyTags": True, "copyPrivateIp": True}

    changes = configuration_changes(wanted, configuration)

    assert changes == {
        "targetInstanceTypeRightSizingMethod": "NONE",
        "copyPrivateIp": False,
        "copyTags": False,
        "launchIntoInstanceProperties": {"launchIntoEC2InstanceID": INTO},
    }


def test_an_address_of_its_own_is_not_overruled_by_a_copied_one() -> None:
    wanted = LaunchSettings(private_ip=IPv4Address("10.0.0.7"))

    changes = configuration_changes(wanted, {"copyPrivateIp": True})

    assert changes == {"copyPrivateIp": False}


def test_a_whole_configuration_keeps_what_was_seen_and_has_defaults_for_the_rest() -> None:
    wanted = LaunchSettings(right_sizing=RightSizing.IN_AWS)

    changes = whole_configuration(wanted, {"copyTags": True, "ec2LaunchTemplateID": ""})

    assert changes == {
        "launchDisposition": "STARTED",
        "targetInstanceTypeRightSizingMethod": "IN_AWS",
        "copyPrivateIp": False,
        "copyTags": True,
        "licensing": {"osByol": False},
    }


@pytest.mark.parametrize("right_sizing", [RightSizing.BASIC, RightSizing.IN_AWS])
def test_an_instance_type_that_drs_overrules_is_not_written(right_sizing: RightSizing) -> None:
    wanted = LaunchSettings(right_sizing=right_sizing, instance_type="m6i.large")

    changes = template_changes(wanted, {"InstanceType": "c5.large"})

    assert changes == {}


def test_groups_alone_stay_where_the_template_has_them() -> None:
    wanted = LaunchSettings(security_group_ids=("sg-2",))

    changes = template_changes(wanted, {"SecurityGroupIds": ["sg-1"]})

    assert changes == {"SecurityGroupIds": ["sg-2"]}


def test_groups_in_another_order_are_the_same() -> None:
    wanted = LaunchSettings(security_group_ids=("sg-2", "sg-1"))

    changes = template_changes(wanted, {"SecurityGroupIds": ["sg-1", "sg-2"]})

    assert changes == {}


def test_an_interface_keeps_what_nobody_wants_to_change() -> None:
    primary = {
        "DeviceIndex": 0,
        "SubnetId": "subnet-1",
        "Groups": ["sg-1"],
        "AssociatePublicIpAddress": False,
    }
    second = {"DeviceIndex": 1, "SubnetId": "subnet-1"}
    wanted = LaunchSettings(security_group_ids=("sg-2",))

    changes = template_changes(wanted, {"NetworkInterfaces": [second, primary]})

    assert changes == {"NetworkInterfaces": [{**primary, "Groups": ["sg-2"]}, second]}


def test_an_old_address_and_an_old_interface_do_not_move_to_another_subnet() -> None:
    primary = {
        "DeviceIndex": 0,
        "SubnetId": "subnet-1",
        "PrivateIpAddress": "10.0.1.5",
        "NetworkInterfaceId": "eni-1",
    }
    wanted = LaunchSettings(subnet_id="subnet-2")

    changes = template_changes(wanted, {"NetworkInterfaces": [primary]})

    assert changes == {"NetworkInterfaces": [{"DeviceIndex": 0, "SubnetId": "subnet-2"}]}


def test_an_address_is_stated_in_one_way_only() -> None:
    addresses = [{"PrivateIpAddress": "10.0.1.5", "Primary": True}]
    wanted = LaunchSettings(private_ip=IPv4Address("10.0.1.7"))

    changes = template_changes(wanted, {"NetworkInterfaces": [{"PrivateIpAddresses": addresses}]})

    interface = {"DeviceIndex": 0, "PrivateIpAddress": "10.0.1.7"}
    assert changes == {"NetworkInterfaces": [interface]}


@pytest.mark.parametrize(
    ("profile", "written"),
    [
        ("web", {"Name": "web"}),
        (
            "arn:aws:iam::111122223333:instance-profile/web",
            {"Arn": "arn:aws:iam::111122223333:instance-profile/web"},
        ),
    ],
)
def test_a_profile_is_written_as_it_is_stated(profile: str, written: dict[str, str]) -> None:
    wanted = LaunchSettings(instance_profile=profile)

    changes = template_changes(wanted, {"IamInstanceProfile": {"Name": "other"}})
    again = template_changes(wanted, {"IamInstanceProfile": written})

    assert changes == {"IamInstanceProfile": written}
    assert again == {}
