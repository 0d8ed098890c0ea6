"""Messages to people, over an SNS topic of the hub: plain text, for e-mail above all."""

from unicodedata import combining, normalize

from recovery.adapters.aws.performing.hands import Hands
from recovery.adapters.aws.performing.refused import performing
from recovery.domain.value import Location
from recovery.ports.performing import Notice

# https://docs.aws.amazon.com/sns/latest/api/API_Publish.html: "less than 100 characters"
_LONGEST_SUBJECT = 99


class AwsNotifier:
    def __init__(self, hands: Hands, *, topic_arn: str, console_url: str = "") -> None:
        self._clients = hands.patient
        self._topic_arn = topic_arn
        self._console_url = console_url

    def publish(self, notice: Notice) -> None:
        with performing(_location_of(self._topic_arn)):
            self._clients.own("sns").publish(
                TopicArn=self._topic_arn,
                Subject=subject_of(notice.subject),
                Message=f"{notice.text}\n\n{self._where(notice.execution_id)}",
                MessageAttributes={
                    name: {"DataType": "String", "StringValue": value}
                    for name, value in notice.attributes.items()
                    if value  # SNS refuses an empty one
                },
            )

    def _where(self, execution_id: str) -> str:
        """A link opens nothing by itself: whoever follows it has to sign in."""
        if not self._console_url:
            return f"Execution {execution_id}"
        return f"{self._console_url}/executions/{execution_id}"


def subject_of(text: str) -> str:
    """As SNS takes it: a line of ASCII. Letters lose their accents, other signs become ``?``."""
    letters = "".join(
        letter for letter in normalize("NFKD", " ".join(text.split())) if not _is_accent(letter)
    )
    line = letters.encode("ascii", "replace").decode()
    printable = "".join(letter for letter in line if letter.isprintable())
    if len(printable) <= _LONGEST_SUBJECT:
        return printable
    return f"{printable[: _LONGEST_SUBJECT - 3]}..."


def _is_accent(letter: str) -> bool:
    return combining(letter) != 0


def _location_of(topic_arn: str) -> Location:
    _arn, _partition, _service, region, account_id, _name = topic_arn.split(":", 5)
    return Location(account_id=account_id, region=region)
