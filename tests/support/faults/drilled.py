"""What is drilled: a chain of three waves in two accounts.

With launch settings to apply, a document as a check, and a runbook before a wave.
"""

from localcloud.drs.knobs import Pace, Phase
from localcloud.drs.state import SourceServer
from localcloud.ec2.state import LaunchTemplate, TemplateVersion
from localcloud.faults import SlowAgent
from localcloud.world import Place
from recovery.domain.health_checks import AgentCheck
from recovery.domain.value import Location
from tests.support.builders import a_document_check, a_group, a_plan, a_wave, an_automation
from tests.support.repositories import Repositories, keep_groups, keep_plans
from tests.support.simulated_aws import HERE, SimulatedAws
from tests.support.simulated_drs import STAGING_ACCOUNT, a_server
from tests.support.simulated_machines import a_step, runbook, script

__all__ = ["HERE", "THERE", "a_world", "keep_plan"]
THERE = Location(account_id=STAGING_ACCOUNT, region=HERE.region)


def a_world() -> SimulatedAws:
    """Two accounts with five servers, and DRS in a hurry."""
    aws = SimulatedAws()
    aws.add_servers(4)
    there = aws.world.place(THERE.account_id, THERE.region)
    there.drs.is_initialized = True
    _add(there, a_server(there, 5))
    for place in (aws.place, there):
        place.drs.knobs.linux = Pace(
            snapshot_gap=Phase(5), conversion=Phase(20), launch=Phase(30), cleanup=Phase(3)
        )
        place.drs.knobs.termination = Phase(20)
    aws.world.faults.add(SlowAgent(seconds=20))
    aws.has_document("check-http", script("echo FINE"))
    aws.has_document("point-dns", runbook(a_step("wait", "aws:sleep", Duration="PT5S")))
    return aws


def _add(place: Place, server: SourceServer) -> None:
    place.drs.source_servers[server.source_server_id] = server
    template_id = server.launch_configuration.ec2_launch_template_id
    template = LaunchTemplate(template_id, f"of-{server.source_server_id}", server.added_at)
    template.versions[1] = TemplateVersion(1, {}, server.added_at)
    place.ec2.templates[template_id] = template


def keep_plan(kept: Repositories) -> None:
    ids = [f"s-{number:017x}" for number in range(6)]
    keep_groups(
        kept,
        [
            a_group(
                "Database",
                selection={"kind": "SERVERS", "server_ids": ids[:2]},
                location=HERE,
                server_settings={ids[0]: {"right_sizing": "NONE", "instance_type": "m5.large"}},
            ),
            a_group("App", selection={"kind": "SERVERS", "server_ids": ids[2:4]}, location=HERE),
            a_group("Web", selection={"kind": "SERVERS", "server_ids": ids[5:]}, location=THERE),
        ],
    )
    answers = a_document_check(marker="FINE")
    plan = a_plan(
        a_wave("Database", checks=()),
        a_wave("App", "Database", checks=(AgentCheck(), answers)),
        a_wave(
            "Web", "App", checks=(AgentCheck(),), actions_before=(an_automation(location=HERE),)
        ),
    )
    keep_plans(kept, [plan])
