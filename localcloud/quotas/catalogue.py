"""The quotas of DRS, as Service Quotas lists them."""

from dataclasses import dataclass

from localcloud.drs import quotas
from localcloud.world import Place

SERVICE_CODE = "drs"
SERVICE_NAME = "AWS Elastic Disaster Recovery"


@dataclass(frozen=True)
class Quota:
    code: str
    name: str
    is_adjustable: bool = False
    elsewhere: float | None = None
    """The default of what the simulated DRS does not count."""

    @property
    def default(self) -> float:
        return quotas.DEFAULTS[self.code] if self.elsewhere is None else self.elsewhere

    def applied(self, place: Place) -> float:
        return place.quota(self.code, default=self.default)


# https://docs.aws.amazon.com/general/latest/gr/drs.html
QUOTAS = {
    quota.code: quota
    for quota in (
        Quota(quotas.CONCURRENT_JOBS, "Concurrent jobs in progress"),
        Quota(quotas.SERVERS_IN_A_JOB, "Max source servers in a single Job"),
        Quota(quotas.SERVERS_IN_ALL_JOBS, "Max source servers in all Jobs"),
        Quota(quotas.JOBS_OF_A_SERVER, "Max concurrent Jobs per source server"),
        Quota(quotas.REPLICATING_SERVERS, "Max total replicating source servers per AWS Account"),
        Quota(
            quotas.SOURCE_SERVERS, "Max total source servers per AWS Account", is_adjustable=True
        ),
        Quota(quotas.LAUNCH_ACTIONS, "Max number of launch actions per resource"),
        Quota(
            quotas.LAUNCH_TEMPLATES, "Max number of launch configuration templates per AWS Account"
        ),
        Quota(
            "L-4B0323BD",
            "Max number of source networks per AWS Account",
            is_adjustable=True,
            elsewhere=100.0,
        ),
    )
}
