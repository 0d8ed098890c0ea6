"""A configuration as a document: what one installation gives and another one takes.

Ids of groups and plans differ between installations, so they are known by their names. External
ids of accounts stay where they are: each installation has its own.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from recovery.domain.protection_group import ProtectionGroup
from recovery.domain.recovery_plan import Objectives, RecoveryPlan, Wave, WaveConduct
from recovery.domain.target_account import RoleArn, TargetAccount
from recovery.domain.value import AccountId, Moment, Name, RegionName, Text, Value
from recovery.usecases.groups.drafts import GroupDraft
from recovery.usecases.plans.draft import MOST_WAVES, PlanDraft


class AccountEntry(Value):
    account_id: AccountId
    name: Name
    regions: Annotated[tuple[RegionName, ...], Field(min_length=1, max_length=40)]
    role_arn: RoleArn | None = None


class WaveEntry(WaveConduct):
    groups: tuple[Name, ...] = ()
    """By name."""


class PlanEntry(Value):
    name: Name
    description: Text = ""
    objectives: Objectives = Objectives()
    waves: Annotated[tuple[WaveEntry, ...], Field(max_length=MOST_WAVES)] = ()

    @property
    def group_names(self) -> frozenset[str]:
        return frozenset(name for wave in self.waves for name in wave.groups)


class Configuration(Value):
    format_version: Literal[1] = 1
    exported_at: Moment | None = None
    accounts: Annotated[tuple[AccountEntry, ...], Field(max_length=100)] = ()
    groups: Annotated[tuple[GroupDraft, ...], Field(max_length=1000)] = ()
    plans: Annotated[tuple[PlanEntry, ...], Field(max_length=1000)] = ()


def account_entry(account: TargetAccount) -> AccountEntry:
    return AccountEntry(
        account_id=account.account_id,
        name=account.name,
        regions=account.regions,
        role_arn=account.role_arn,
    )


def group_entry(group: ProtectionGroup) -> GroupDraft:
    return GroupDraft(
        name=group.name,
        description=group.description,
        location=group.location,
        selection=group.selection,
        launch_settings=group.launch_settings,
        server_settings=group.server_settings,
    )


def plan_entry(plan: RecoveryPlan, name_of: Mapping[str, str]) -> PlanEntry:
    """``name_of``: the names of groups by id."""
    return PlanEntry(
        name=plan.name,
        description=plan.description,
        objectives=plan.objectives,
        waves=tuple(
            WaveEntry(groups=tuple(name_of[id_] for id_ in wave.group_ids), **_conduct(wave))
            for wave in plan.waves
        ),
    )


def plan_draft(entry: PlanEntry, id_of: Mapping[str, str]) -> PlanDraft:
    """``id_of``: the ids of groups by name."""
    return PlanDraft(
        name=entry.name,
        description=entry.description,
        objectives=entry.objectives,
        waves=tuple(
            Wave(group_ids=tuple(id_of[name] for name in wave.groups), **_conduct(wave))
            for wave in entry.waves
        ),
    )


def _conduct(wave: WaveConduct) -> dict[str, Any]:
    """``Any``, because each field has its own type; both sides have the same fields."""
    return {name: value for name, value in wave if name in WaveConduct.model_fields}
