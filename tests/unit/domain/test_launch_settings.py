"""How DRS launches a server."""

from hypothesis import given
from hypothesis import strategies as st

from recovery.domain.launch_settings import LaunchSettings, Licensing, RightSizing, origins

SETTINGS = st.builds(
    LaunchSettings,
    right_sizing=st.sampled_from([None, *RightSizing]),
    copy_tags=st.sampled_from([None, True, False]),
    instance_type=st.sampled_from([None, "m5.large", "c5.large"]),
)


def test_settings_that_set_nothing_are_empty() -> None:
    assert LaunchSettings().is_empty


def test_a_setting_that_is_off_is_still_set() -> None:
    assert not LaunchSettings(copy_tags=False).is_empty


def test_what_a_server_sets_stands_over_its_group() -> None:
    of_group = LaunchSettings(right_sizing=RightSizing.BASIC, licensing=Licensing.BYOL)
    own = LaunchSettings(right_sizing=RightSizing.NONE, copy_tags=False)

    effective = of_group.overridden_by(own)

    assert effective == LaunchSettings(
        right_sizing=RightSizing.NONE, licensing=Licensing.BYOL, copy_tags=False
    )


def test_each_effective_setting_knows_where_it_comes_from() -> None:
    of_group = LaunchSettings(right_sizing=RightSizing.BASIC, licensing=Licensing.BYOL)
    own = LaunchSettings(right_sizing=RightSizing.NONE, copy_tags=False)

    found = origins(of_group, own)

    assert found == {"right_sizing": "SERVER", "licensing": "GROUP", "copy_tags": "SERVER"}


@given(SETTINGS)
def test_settings_over_or_under_nothing_stay_as_they_are(settings: LaunchSettings) -> None:
    assert settings.overridden_by(LaunchSettings()) == settings
    assert LaunchSettings().overridden_by(settings) == settings


@given(SETTINGS, SETTINGS)
def test_exactly_the_effective_settings_have_an_origin(
    of_group: LaunchSettings, own: LaunchSettings
) -> None:
    effective = of_group.overridden_by(own)

    assert origins(of_group, own).keys() == {name for name, value in effective if value is not None}
