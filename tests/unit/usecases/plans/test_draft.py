"""Recovery plans as they come in."""

import pytest
from pydantic import ValidationError

from recovery.domain.errors import Invalid
from recovery.usecases.plans.draft import PlanDraft, draft_of
from tests.support.builders import a_command, a_plan, a_wave
from tests.support.web_shop import a_shop_draft


def test_a_draft_becomes_the_plan_that_it_describes() -> None:
    draft = a_shop_draft(description="Everything that sells.", objectives={"rto": "PT4H"})

    plan = draft.plan("p-7", 3)

    assert (plan.plan_id, plan.version) == ("p-7", 3)
    assert draft_of(plan) == draft


def test_a_plan_has_at_most_50_waves() -> None:
    waves = [{"name": f"Wave {number}"} for number in range(51)]

    with pytest.raises(ValidationError, match="at most 50 items"):
        PlanDraft.model_validate({"name": "Web shop", "waves": waves})


def test_a_plan_has_at_most_90_groups() -> None:
    groups = tuple(f"g-{number}" for number in range(91))
    draft = a_shop_draft(a_wave(group_ids=groups))

    with pytest.raises(Invalid, match="91 groups; 90 are possible"):
        draft.plan("p-7")


def test_a_plan_too_large_to_be_kept_is_refused_in_words() -> None:
    action = a_command(parameters={"text": ("x" * 300_000,)})
    draft = a_shop_draft(a_wave(actions_after=(action,)))

    with pytest.raises(Invalid, match="300,000 are possible"):
        draft.plan("p-7")


@pytest.mark.parametrize("objectives", [{"rto": "PT0S"}, {"rpo": "-PT1H"}, {"rto": "P91D"}])
def test_an_objective_is_a_time_that_somebody_can_wait(objectives: object) -> None:
    said = {"name": "Web shop", "objectives": objectives}

    with pytest.raises(ValidationError):
        PlanDraft.model_validate(said)


def test_a_draft_of_a_plan_forgets_its_id_and_version() -> None:
    plan = a_plan()

    assert draft_of(plan) == draft_of(plan.changed(plan_id="p-8", version=9))
