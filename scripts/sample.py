"""What there is to try: servers by their tag Tier, as groups, and one plan that recovers them."""

from uuid import uuid4

from scripts.failing import CannotGoOn
from scripts.place import Place
from scripts.rest import Api, Json, Refused

PLAN = "Sample: three tiers"
_TIERS = ("Database", "Application", "Web")
_CONFLICT = 409
_CHECKS = (
    {"kind": "INSTANCE_STATUS"},
    {"kind": "AGENT_ONLINE"},
    {
        "kind": "DOCUMENT",
        "name": "Health",
        "document": "recovery-demo-check-health",  # as the stack of the demo calls it
        "marker": "HEALTH-CHECK-PASSED",
    },
)


class NoSample(CannotGoOn):
    """The servers are others than those that the sample is made of."""


def sample_plan(api: Api, place: Place) -> Json:
    """The plan of that name, made together with what it needs where it is missing."""
    if found := plan_called(api, PLAN):
        return found
    _register(api, place)
    tiers = _tiers(api, place)
    groups = _groups(api, place, tiers)
    waves = [
        {
            "name": tier,
            "groupIds": [groups[tier]],
            "dependsOn": tiers[:number][-1:],
            "checks": _CHECKS,
        }
        for number, tier in enumerate(tiers)
    ]
    draft = {"name": PLAN, "objectives": {"rto": "PT4H", "rpo": "PT15M"}, "waves": waves}
    return api.posted("/recovery-plans", draft, key=new_key())


def begin_drill(api: Api, plan: Json) -> Json:
    """One execution, so that there is something to look at."""
    request = {"planId": plan["planId"], "mode": "DRILL", "reason": "The drill of this quarter"}
    return api.posted("/executions", request, key=new_key())


def the_plan(api: Api, name: str) -> Json:
    if found := plan_called(api, name):
        return found
    names = ", ".join(sorted(plan["name"] for plan in api.everything("/recovery-plans")))
    raise CannotGoOn(f"There is no plan {name!r}. Those that exist: {names or 'none'}.")


def plan_called(api: Api, name: str) -> Json | None:
    plans = api.everything("/recovery-plans")
    return next((plan for plan in plans if plan["name"].casefold() == name.casefold()), None)


def new_key() -> str:
    """Of a request: whoever repeats it gets the same answer, and not the same thing twice."""
    return str(uuid4())


def _register(api: Api, place: Place) -> None:
    account = {"accountId": place.account, "name": "Hub", "regions": [place.region]}
    try:
        api.posted("/accounts", account, key=new_key())
    except Refused as refusal:
        if refusal.status != _CONFLICT:
            raise


def _tiers(api: Api, place: Place) -> list[str]:
    """Those that have servers. Raises NoSample."""
    where = {"accountId": place.account, "region": place.region, "limit": "1"}
    found = [
        tier
        for tier in _TIERS
        if api.got("/source-servers", **where, text=f"Tier={tier}").json["total"]
    ]
    if not found:
        raise NoSample(
            f"No server in {place.account}/{place.region} has a tag Tier={' or '.join(_TIERS)}, "
            "so there is no sample plan. Make a plan of your own."
        )
    return found


def _groups(api: Api, place: Place, tiers: list[str]) -> dict[str, str]:
    """Their ids by the tier."""
    known = {group["name"]: group["groupId"] for group in api.everything("/protection-groups")}
    return {tier: known.get(_name(tier)) or _made(api, place, tier) for tier in tiers}


def _made(api: Api, place: Place, tier: str) -> str:
    selection = {"kind": "TAGS", "tags": {"Tier": tier}}
    location = {"accountId": place.account, "region": place.region}
    draft = {"name": _name(tier), "location": location, "selection": selection}
    return str(api.posted("/protection-groups", draft, key=new_key())["groupId"])


def _name(tier: str) -> str:
    """Of its group: plain names are left to those who try things out."""
    return f"Sample: {tier.lower()}"
