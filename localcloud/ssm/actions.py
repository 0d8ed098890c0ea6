"""The actions that steps of documents can have, and the inputs that they cannot do without.

https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-command-ssm-plugin-reference.html
https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html
"""

SHELL = "aws:runShellScript"
POWERSHELL = "aws:runPowerShellScript"

COMMAND_ACTIONS = frozenset(
    {
        SHELL,
        POWERSHELL,
        "aws:applications",
        "aws:cloudWatch",
        "aws:configureDocker",
        "aws:configurePackage",
        "aws:domainJoin",
        "aws:downloadContent",
        "aws:psModule",
        "aws:refreshAssociation",
        "aws:runDockerAction",
        "aws:runDocument",
        "aws:softwareInventory",
        "aws:updateAgent",
        "aws:updateSsmAgent",
    }
)

AUTOMATION_ACTIONS = frozenset(
    {
        "aws:approve",
        "aws:assertAwsResourceProperty",
        "aws:branch",
        "aws:changeInstanceState",
        "aws:copyImage",
        "aws:createImage",
        "aws:createStack",
        "aws:createTags",
        "aws:deleteImage",
        "aws:deleteStack",
        "aws:executeAutomation",
        "aws:executeAwsApi",
        "aws:executeScript",
        "aws:executeStateMachine",
        "aws:invokeLambdaFunction",
        "aws:invokeWebhook",
        "aws:loop",
        "aws:pause",
        "aws:runCommand",
        "aws:runInstances",
        "aws:sleep",
        "aws:updateVariable",
        "aws:waitForAwsResourceProperty",
    }
)

REQUIRED_INPUTS: dict[str, tuple[tuple[str, ...], ...]] = {
    SHELL: (("runCommand",),),
    POWERSHELL: (("runCommand",),),
    "aws:approve": (("Approvers",),),
    "aws:assertAwsResourceProperty": (
        ("Service",),
        ("Api",),
        ("PropertySelector",),
        ("DesiredValues",),
    ),
    "aws:branch": (("Choices",),),
    "aws:changeInstanceState": (("InstanceIds",), ("DesiredState",)),
    "aws:executeAutomation": (("DocumentName",),),
    "aws:executeAwsApi": (("Service",), ("Api",)),
    "aws:executeScript": (("Runtime",), ("Handler", "Script", "InputPayload")),
    "aws:invokeLambdaFunction": (("FunctionName",),),
    "aws:runCommand": (("DocumentName",), ("InstanceIds", "Targets")),
    "aws:sleep": (("Duration", "Timestamp"),),
    "aws:waitForAwsResourceProperty": (
        ("Service",),
        ("Api",),
        ("PropertySelector",),
        ("DesiredValues",),
    ),
}
"""For each action groups of inputs, one of each group is needed."""
