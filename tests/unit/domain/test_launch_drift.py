"""Where the launch settings that DRS holds differ from those that are wanted."""

from ipaddress import IPv4Address

from recovery.domain.launch_drift import Difference, differences
from recovery.domain.launch_settings import LaunchSettings, RightSizing


def test_settings_that_agree_do_not_differ() -> None:
    wanted = LaunchSettings(right_sizing=RightSizing.NONE, subnet_id="subnet-1")

    assert differences(wanted, wanted) == ()


def test_what_differs_is_told_with_both_values() -> None:
    wanted = LaunchSettings(right_sizing=RightSizing.NONE, private_ip=IPv4Address("10.0.0.9"))
    found = LaunchSettings(right_sizing=RightSizing.BASIC, private_ip=IPv4Address("10.0.0.8"))

    assert differences(wanted, found) == (
        Difference(setting="rightSizing", wanted="NONE", found="BASIC"),
        Difference(setting="privateIp", wanted="10.0.0.9", found="10.0.0.8"),
    )


def test_what_drs_does_not_hold_at_all_differs() -> None:
    wanted = LaunchSettings(copy_tags=False)

    assert differences(wanted, LaunchSettings()) == (
        Difference(setting="copyTags", wanted=False, found=None),
    )


def test_what_is_left_to_drs_never_differs() -> None:
    found = LaunchSettings(instance_type="m5.large", copy_tags=True)

    assert differences(LaunchSettings(), found) == ()


def test_security_groups_in_another_order_do_not_differ() -> None:
    wanted = LaunchSettings(security_group_ids=("sg-1", "sg-2"))
    found = LaunchSettings(security_group_ids=("sg-2", "sg-1"))

    assert differences(wanted, found) == ()


def test_other_security_groups_differ() -> None:
    wanted = LaunchSettings(security_group_ids=("sg-1", "sg-2"))
    found = LaunchSettings(security_group_ids=("sg-1",))

    assert [one.setting for one in differences(wanted, found)] == ["securityGroupIds"]
