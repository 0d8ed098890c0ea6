"""Refusals of the API, as a person at a terminal reads them."""

import json

from scripts.problems import printable, words_of

A_FINDING = {
    "severity": "BLOCKER",
    "code": "SERVER_IN_JOB",
    "thing": "s-1",
    "fact": "db-1 (s-1) is in a live DRS job.",
    "fix": "Wait for its end.",
}


def words(**document: object) -> str:
    return words_of(422, json.dumps({"code": "NOT_STARTABLE"} | document).encode())


def test_it_says_what_is_wrong_in_the_words_of_the_api() -> None:
    assert words(detail="It cannot start now.") == "It cannot start now. (422 NOT_STARTABLE)"


def test_findings_come_with_their_way_out_and_the_offer_as_options() -> None:
    offer = {"withoutServerIds": ["s-1", "s-2"]}

    told = words(detail="No.", findings=[A_FINDING], offer=offer)

    assert told.splitlines()[1:] == [
        "  BLOCKER SERVER_IN_JOB: db-1 (s-1) is in a live DRS job. Wait for its end.",
        "  It can be started without them: --without s-1 --without s-2",
    ]


def test_wrong_fields_and_held_servers_are_listed() -> None:
    errors = [{"field": "cleanupAfter", "message": "It should be a duration."}]
    servers = [{"serverId": "s-1", "by": "e-7"}, {"serverId": "s-2"}]

    told = words(detail="No.", errors=errors, servers=servers)

    assert told.splitlines()[1:] == [
        "  cleanupAfter: It should be a duration.",
        "  s-1 is held by e-7",
        "  s-2",
    ]


def test_what_is_no_problem_document_is_not_shown() -> None:
    assert words_of(502, b"<html>Bad Gateway</html>") == ("The answer was 502, and no word of why.")
    assert words_of(502, b'["no"]') == "The answer was 502, and no word of why."


def test_names_cannot_steer_the_terminal() -> None:
    assert printable("Web\x1b[2J\nZürich") == "Web [2J Zürich"
    assert "\x1b" not in words(detail="Group \x1b[2J is used.")
