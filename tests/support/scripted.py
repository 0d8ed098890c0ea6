"""A transport that answers as it was told to, and remembers what it was asked."""

import json

from scripts.rest import Reply, Request, Unreachable


class ScriptedTransport:
    """Each answer once, in this order; ``None``: the API cannot be reached."""

    def __init__(self, *answers: Reply | None) -> None:
        self._answers = list(answers)
        self.asked: list[Request] = []

    def __call__(self, request: Request) -> Reply:
        self.asked.append(request)
        answer = self._answers.pop(0)
        if answer is None:
            raise Unreachable("The API cannot be reached: no route to host")
        return answer


def a_reply(status: int = 200, body: object = None, **headers: str) -> Reply:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status, named, json.dumps(body).encode())


def a_problem(status: int = 409, **stated: object) -> Reply:
    default = {"detail": "Group Web is used.", "code": "STILL_USED", "status": status}
    return a_reply(status, default | stated)
