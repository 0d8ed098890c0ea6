"""Every operation of DRS that is simulated, by its name in the API."""

from collections.abc import Callable, Mapping
from typing import Any

from localcloud.drs.operations import (
    extended,
    failback,
    failback_launch,
    initialization,
    jobs,
    launch_actions,
    launch_configuration,
    launch_templates,
    letting_go,
    recovery,
    recovery_instances,
    recovery_snapshots,
    replication,
    replication_configuration,
    replication_templates,
    source_servers,
    tags,
)
from localcloud.world import Caller, World

Operation = Callable[[World, Caller, Mapping[str, Any]], dict[str, Any]]

OPERATIONS: dict[str, Operation] = {
    "CreateExtendedSourceServer": extended.create_extended_source_server,
    "CreateLaunchConfigurationTemplate": launch_templates.create_launch_configuration_template,
    "CreateReplicationConfigurationTemplate": (
        replication_templates.create_replication_configuration_template
    ),
    "DeleteJob": jobs.delete_job,
    "DeleteLaunchAction": launch_actions.delete_launch_action,
    "DeleteLaunchConfigurationTemplate": launch_templates.delete_launch_configuration_template,
    "DeleteRecoveryInstance": letting_go.delete_recovery_instance,
    "DeleteReplicationConfigurationTemplate": (
        replication_templates.delete_replication_configuration_template
    ),
    "DeleteSourceServer": replication.delete_source_server,
    "DescribeJobLogItems": jobs.describe_job_log_items,
    "DescribeJobs": jobs.describe_jobs,
    "DescribeLaunchConfigurationTemplates": (
        launch_templates.describe_launch_configuration_templates
    ),
    "DescribeRecoveryInstances": recovery_instances.describe_recovery_instances,
    "DescribeRecoverySnapshots": recovery_snapshots.describe_recovery_snapshots,
    "DescribeReplicationConfigurationTemplates": (
        replication_templates.describe_replication_configuration_templates
    ),
    "DescribeSourceServers": source_servers.describe_source_servers,
    "DisconnectRecoveryInstance": letting_go.disconnect_recovery_instance,
    "DisconnectSourceServer": replication.disconnect_source_server,
    "GetFailbackReplicationConfiguration": failback.get_failback_replication_configuration,
    "GetLaunchConfiguration": launch_configuration.get_launch_configuration,
    "GetReplicationConfiguration": replication_configuration.get_replication_configuration,
    "InitializeService": initialization.initialize_service,
    "ListExtensibleSourceServers": extended.list_extensible_source_servers,
    "ListLaunchActions": launch_actions.list_launch_actions,
    "ListStagingAccounts": extended.list_staging_accounts,
    "ListTagsForResource": tags.list_tags_for_resource,
    "PutLaunchAction": launch_actions.put_launch_action,
    "RetryDataReplication": replication.retry_data_replication,
    "ReverseReplication": failback.reverse_replication,
    "StartFailbackLaunch": failback_launch.start_failback_launch,
    "StartRecovery": recovery.start_recovery,
    "StartReplication": replication.start_replication,
    "StopFailback": failback.stop_failback,
    "StopReplication": replication.stop_replication,
    "TagResource": tags.tag_resource,
    "TerminateRecoveryInstances": recovery.terminate_recovery_instances,
    "UntagResource": tags.untag_resource,
    "UpdateFailbackReplicationConfiguration": failback.update_failback_replication_configuration,
    "UpdateLaunchConfiguration": launch_configuration.update_launch_configuration,
    "UpdateLaunchConfigurationTemplate": launch_templates.update_launch_configuration_template,
    "UpdateReplicationConfiguration": replication_configuration.update_replication_configuration,
    "UpdateReplicationConfigurationTemplate": (
        replication_templates.update_replication_configuration_template
    ),
}
