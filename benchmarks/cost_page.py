"""The tables of docs/costs.md, and the rows that README.md here has of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from benchmarks.costs import bill, by_service, dollars, dollars_after_free, dollars_on_top
from benchmarks.drills import SAMPLE, SIZES, Trial
from benchmarks.engine import of_each_size, weighed_drill
from benchmarks.idle import firewall_month, gradual_month, idle_month, kept, open_console
from benchmarks.prices import PRICES, READ_ON, REGION
from benchmarks.quiet import quiet
from benchmarks.table import Row, joined, table, weighed
from benchmarks.usage import Usage, used_in
from tests.support.running_cloud import ROOT

PAGE = ROOT / "docs" / "costs.md"
_TRIALS = (SAMPLE, *map(Trial, SIZES))
_COUNTED_KEYS = (
    "transitions",
    "invocations",
    "gb_seconds",
    "traces",
    "notices",
)
_WEIGHED_KEYS = ("read_units", "write_units", "log_gb")
_SHOWN = 0.001
"""Dollars: services that cost less than that are in the sum only."""


def tables() -> Mapping[str, str]:
    """By the marks between which they are."""
    return {"drill": _drills(), "idle": _idle(), "extras": _extras(), "prices": _prices()}


def rows() -> Iterator[Row]:
    used = [used_in(*drilled) for drilled in of_each_size()]
    sample = used_in(*weighed_drill(SAMPLE))
    idle = idle_month()
    yield Row(
        "Cost of a drill",
        joined(money(dollars(each)) for each in used),
        f"the sample plan {money(dollars(sample))}; docs/costs.md says of what",
    )
    yield Row(
        "Cost of a month in which nothing runs",
        money(dollars(idle)),
        f"{money(dollars_after_free(idle))} after what is always free",
    )
    hours = [dollars(_hour(Trial(size))) for size in SIZES]
    yield Row("Cost of a console that is open for an hour of a drill", joined(map(money, hours)))


def money(amount: float) -> str:
    """In whole cents, and never as nothing what is something."""
    return f"${amount:.2f}" if amount >= 0.01 or not amount else "below $0.01"


def _drills() -> str:
    used = [used_in(*weighed_drill(trial)) for trial in _TRIALS]
    idle = idle_month()
    return table(
        ("", *_plans()),
        [
            *_units(used, _COUNTED_KEYS, number),
            *_units(used, _WEIGHED_KEYS, weighed),
            *_services(used),
            ["**Together**", *(f"**{money(dollars(each))}**" for each in used)],
            ["with what is always free", *(money(dollars_on_top(each, of=idle)) for each in used)],
        ],
    )


def _plans() -> Iterator[str]:
    for trial in _TRIALS:
        name = "sample plan: " if trial.is_sample else ""
        yield f"{name}{trial.size.servers:,} servers, {trial.size.waves} waves"


def _units(
    used: Sequence[Usage], keys: Iterable[str], told: Callable[[float], str]
) -> Iterator[list[str]]:
    for key in keys:
        price = PRICES[key]
        yield [f"{price.service}: {price.unit}", *(told(each[key]) for each in used)]


def _services(used: Sequence[Usage]) -> Iterator[list[str]]:
    """The most expensive first."""
    sums = [by_service(each) for each in used]
    for service, most in sums[-1].items():
        if most >= _SHOWN:
            yield [f"{service}, dollars", *(f"{each[service]:.3f}" for each in sums)]


def _idle() -> str:
    lines = [
        [
            f"{line.price.service}: {line.price.unit}",
            weighed(line.amount) if line.amount < 1 else number(line.amount),
            money(line.dollars),
            money(line.dollars_after_free),
        ]
        for line in bill(idle_month())
    ]
    sums = (dollars(idle_month()), dollars_after_free(idle_month()))
    return table(
        ("", "units", "dollars", "with what is always free"),
        [*lines, ["**Together**", "", *(f"**{money(each)}**" for each in sums)]],
    )


def _extras() -> str:
    consoles = joined(f"{dollars(_hour(Trial(size))):.3f}" for size in SIZES)
    stored = joined(f"{1000 * dollars(kept(each.scale)):.2f}" for each in of_each_size())
    firewall, gradual = dollars(firewall_month()), dollars(gradual_month())
    return table(
        ("what", "dollars"),
        [
            ("a console open for an hour on a drill of 10 / 100 / 1,000 servers", consoles),
            ("a thousand such drills, kept for a month, with backups", stored),
            ("somebody who signs in, a month, beyond 10,000 people", f"{PRICES['people'].dollars}"),
            ("a step of an automation in a plan", f"{PRICES['steps'].dollars}"),
            ("a thousand servers launched in another account: their events", _events()),
            ("`Waf=true`: a month, for each web ACL, before requests", f"{firewall:.2f}"),
            ("`GradualDeployment=true`: a month", f"{gradual:.2f}"),
        ],
    )


def _prices() -> str:
    return table(
        ("service", f"unit, in {REGION}", "dollars", "for", "always free", f"read on {READ_ON} in"),
        [
            (
                f"[{price.service}]({price.page})",
                price.unit,
                f"{price.dollars:.10f}".rstrip("0").rstrip("."),
                f"{price.per:,}",
                f"{price.free:,.0f}" if price.free else "",
                price.read,
            )
            for price in PRICES.values()
        ],
    )


@cache
def _hour(trial: Trial) -> Usage:
    with quiet():
        return open_console(*weighed_drill(trial))


def _events() -> str:
    return f"{PRICES['forwarded_events'].of(1000)}"


def number(amount: float) -> str:
    return f"{amount:,.0f}"
