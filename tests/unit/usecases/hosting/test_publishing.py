"""The console is published with what it has to know; again and again it stays the same."""

import json
from datetime import timedelta

import pytest

from recovery.domain.errors import ConsoleUnusable, HostingRefused
from recovery.domain.publication import Changes
from recovery.usecases.hosting.publishing import ConsoleSettings, Publication, SignIn, publish
from tests.support.consoles import A_CONSOLE, an_archive
from tests.support.memory.hosting import MemoryHosting

SIGN_IN = SignIn(user_pool_id="eu-west-1_AbC", user_pool_client_id="c-1")
SETTINGS = ConsoleSettings(environment="test", region="eu-west-1", auth=SIGN_IN)
NEXT = {"index.html": b'<script src="/assets/index-2.js"></script>', "assets/index-2.js": b"go()"}


def a_hosting() -> MemoryHosting:
    hosting = MemoryHosting()
    hosting.artefacts.kept = {"1/console.zip": an_archive(), "2/console.zip": an_archive(NEXT)}
    return hosting


def publish_of(hosting: MemoryHosting, number: int, *, again: str = "") -> Changes:
    artefact, reference = f"{number}/console.zip", f"r-{number}{again}"
    asked = Publication(artefact=artefact, settings=SETTINGS, reference=reference)
    return publish(hosting.room, asked)


def test_the_console_is_there_with_its_settings() -> None:
    hosting = a_hosting()

    publish_of(hosting, 1)

    settings = json.loads(hosting.site.contents.pop("config.json"))
    assert hosting.site.contents == A_CONSOLE
    assert settings == {
        "environment": "test",
        "region": "eu-west-1",
        "apiBaseUrl": "/api",
        "auth": {"userPoolId": "eu-west-1_AbC", "userPoolClientId": "c-1"},
    }


def test_an_endpoint_to_sign_in_at_is_told_if_there_is_one() -> None:
    sign_in = SIGN_IN.changed(user_pool_endpoint="http://127.0.0.1:4566")

    settings = json.loads(SETTINGS.changed(auth=sign_in).file().content)

    assert settings["auth"]["userPoolEndpoint"] == "http://127.0.0.1:4566"


def test_settings_that_were_packaged_by_mistake_do_not_count() -> None:
    hosting = a_hosting()
    hosting.artefacts.kept["1/console.zip"] = an_archive(A_CONSOLE | {"config.json": b"{}"})

    publish_of(hosting, 1)

    assert json.loads(hosting.site.contents["config.json"])["environment"] == "test"


def test_copies_of_what_has_to_be_the_newest_are_forgotten_once() -> None:
    hosting = a_hosting()

    publish_of(hosting, 1)
    publish_of(hosting, 1)

    assert hosting.edge.forgotten == {"r-1": ("/", "/index.html", "/config.json")}


def test_a_repeated_publication_changes_nothing() -> None:
    hosting = a_hosting()
    publish_of(hosting, 1)

    made = publish_of(hosting, 1)

    assert made == Changes(put=(), leave_out=(), remove=())


def test_pages_that_are_open_find_their_files_for_a_week() -> None:
    hosting = a_hosting()
    publish_of(hosting, 1)
    hosting.clock.forward(timedelta(days=30))

    publish_of(hosting, 2)
    hosting.clock.forward(timedelta(days=6))
    publish_of(hosting, 2, again="-later")

    assert hosting.site.contents.keys() >= {"assets/index-1.js", "assets/index-2.js"}


def test_after_a_week_the_next_publication_removes_them() -> None:
    hosting = a_hosting()
    publish_of(hosting, 1)
    publish_of(hosting, 2)
    hosting.clock.forward(timedelta(days=8))

    publish_of(hosting, 2, again="-later")

    assert hosting.site.contents.keys() == {*NEXT, "config.json"}


def test_going_back_to_an_earlier_console_brings_its_files_back_for_good() -> None:
    hosting = a_hosting()
    for number in (1, 2, 1):
        publish_of(hosting, number)
    hosting.clock.forward(timedelta(days=8))

    publish_of(hosting, 1, again="-later")

    assert hosting.site.contents.keys() == {*A_CONSOLE, "config.json"}


def test_an_interrupted_publication_leaves_the_old_console_until_it_is_repeated() -> None:
    hosting = a_hosting()
    publish_of(hosting, 1)
    hosting.site.breaks_at = "index.html"

    with pytest.raises(HostingRefused):
        publish_of(hosting, 2)
    after_the_break = hosting.site.contents["index.html"]
    hosting.site.breaks_at = None
    publish_of(hosting, 2)

    assert after_the_break == A_CONSOLE["index.html"]
    assert hosting.site.contents["index.html"] == NEXT["index.html"]
    assert hosting.site.written[-1] == "index.html"


def test_an_artefact_that_is_no_console_changes_nothing() -> None:
    hosting = a_hosting()
    publish_of(hosting, 1)
    before = dict(hosting.site.contents)
    hosting.artefacts.kept["2/console.zip"] = b"broken"

    with pytest.raises(ConsoleUnusable):
        publish_of(hosting, 2)

    assert hosting.site.contents == before
