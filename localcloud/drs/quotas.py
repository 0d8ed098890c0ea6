"""What DRS allows at most in one account and Region."""

from typing import Final

from localcloud.world import Place

CONCURRENT_JOBS: Final = "L-D88FAC3A"
SERVERS_IN_A_JOB: Final = "L-B827C881"
SERVERS_IN_ALL_JOBS: Final = "L-05AFA8C6"
JOBS_OF_A_SERVER: Final = "L-DD6D028C"
REPLICATING_SERVERS: Final = "L-C1D14A2B"
SOURCE_SERVERS: Final = "L-E28BE5E0"
LAUNCH_ACTIONS: Final = "L-0588D03B"
LAUNCH_TEMPLATES: Final = "L-1F3FAE4D"

# https://docs.aws.amazon.com/drs/latest/userguide/drs-at-scale.html
DEFAULTS: Final = {
    CONCURRENT_JOBS: 20.0,
    SERVERS_IN_A_JOB: 100.0,
    SERVERS_IN_ALL_JOBS: 500.0,
    JOBS_OF_A_SERVER: 1.0,
    REPLICATING_SERVERS: 300.0,
    SOURCE_SERVERS: 4000.0,
    LAUNCH_ACTIONS: 200.0,
    LAUNCH_TEMPLATES: 1.0,
}


def allowed(place: Place, quota_code: str) -> int:
    return int(place.quota(quota_code, default=DEFAULTS[quota_code]))
