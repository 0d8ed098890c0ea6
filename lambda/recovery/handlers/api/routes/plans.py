"""The routes of recovery plans: kept, judged, rehearsed, and looked at before a start."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.openapi.params import Query

from recovery.handlers.api.answers import created, nothing
from recovery.handlers.api.given import TheCall, ThePorts
from recovery.handlers.api.operations import Describing, Topic
from recovery.handlers.api.paging import Paging
from recovery.handlers.api.parameters import ThePlanId, TheVersion
from recovery.handlers.api.routing import Routes
from recovery.ports.paging import Page
from recovery.usecases.plans import plans, rehearsing, start_preview, validation
from recovery.usecases.plans.draft import PlanChange, PlanDraft
from recovery.usecases.plans.rehearsing import Rehearsal, RehearsalRequest
from recovery.usecases.plans.start_preview_view import StartPreview
from recovery.usecases.plans.validation import PlanValidation
from recovery.usecases.plans.view import PlanQuery, PlanSummary, PlanView
from recovery.usecases.start_request import StartChoices

router = Routes()
_described = Describing(Topic.PLANS)


@router.get("/recovery-plans", **_described("listPlans", "All plans, by name"))
def list_plans(
    ports: ThePorts, call: TheCall, query: Annotated[PlanQuery, Query()], paging: Paging
) -> Page[PlanSummary]:
    return plans.list_plans(ports, call, paging.request, query.drilled)


@router.post(
    "/recovery-plans",
    **_described("createPlan", "Create a plan", gives=201, refuses=[404, 409, 422]),
)
def create_plan(ports: ThePorts, call: TheCall, draft: PlanDraft) -> Response[PlanView]:
    view = plans.create_plan(ports, call, draft)
    return created(view, f"recovery-plans/{view.plan_id}")


@router.post(
    "/recovery-plans/validate",
    **_described("validateDraft", "Judge a plan without saving it", refuses=[422]),
)
def validate_draft(ports: ThePorts, draft: PlanDraft) -> PlanValidation:
    return validation.validate_draft(ports, draft)


@router.get("/recovery-plans/<planId>", **_described("getPlan", "One plan", refuses=[404]))
def get_plan(ports: ThePorts, call: TheCall, plan_id: ThePlanId) -> PlanView:
    return plans.get_plan(ports, call, plan_id)


@router.put(
    "/recovery-plans/<planId>",
    **_described("updatePlan", "Change a plan", refuses=[404, 409, 422]),
)
def update_plan(ports: ThePorts, call: TheCall, plan_id: ThePlanId, change: PlanChange) -> PlanView:
    return plans.update_plan(ports, call, plan_id, change)


@router.delete(
    "/recovery-plans/<planId>",
    **_described("deletePlan", "Delete a plan", gives=204, refuses=[404, 409]),
)
def delete_plan(
    ports: ThePorts, call: TheCall, plan_id: ThePlanId, version: TheVersion
) -> Response[None]:
    plans.delete_plan(ports, call, plan_id, version)
    return nothing()


@router.post(
    "/recovery-plans/<planId>/validate",
    **_described("validatePlan", "Judge a plan by what DRS knows now", refuses=[404]),
)
def validate_plan(ports: ThePorts, plan_id: ThePlanId) -> PlanValidation:
    return validation.validate_plan(ports, plan_id)


@router.post(
    "/recovery-plans/<planId>/rehearse",
    **_described("rehearsePlan", "How long the plan will take", refuses=[404, 422]),
)
def rehearse_plan(
    ports: ThePorts, call: TheCall, plan_id: ThePlanId, asked: RehearsalRequest
) -> Rehearsal:
    return rehearsing.rehearse_plan(ports, call, plan_id, asked)


@router.post(
    "/recovery-plans/<planId>/preview-start",
    **_described("previewStart", "What would come of a start", refuses=[404, 422, 502]),
)
def preview_start(
    ports: ThePorts, call: TheCall, plan_id: ThePlanId, asked: StartChoices
) -> StartPreview:
    return start_preview.preview_start(ports, call, plan_id, asked)
