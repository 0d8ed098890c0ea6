"""What a boto3 client sees of the simulated Service Quotas."""

from localcloud.grammar.inprocess import session
from localcloud.quotas.inprocess import attach
from tests.support.simulated_drs import ACCOUNT, REGION, Simulation


def test_quotas_of_drs_are_listed_page_by_page() -> None:
    made = session(ACCOUNT, REGION)
    attach(made, Simulation().world, ACCOUNT)
    paginator = made.client("service-quotas").get_paginator("list_service_quotas")

    pages = list(paginator.paginate(ServiceCode="drs", PaginationConfig={"PageSize": 4}))

    values = {quota["QuotaCode"]: quota["Value"] for page in pages for quota in page["Quotas"]}
    assert len(pages) == 3
    assert (values["L-B827C881"], values["L-05AFA8C6"], values["L-D88FAC3A"]) == (100, 500, 20)
