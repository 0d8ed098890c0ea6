"""Every link of every page leads somewhere: to a file, to a heading, or by https to others."""

import re
from urllib.parse import urlsplit

import pytest

from tests.support.pages import PAGES, Page

_OF_PACKAGES = re.compile(r"(?:^|\.)(?:artifactory|nexus|npmjs|pypi|pythonhosted|registry)\.")

every_page = pytest.mark.parametrize("page", PAGES, ids=str)


def outside(page: Page) -> list[str]:
    return re.findall(r"https?:[^)\s`\"'|>]+", page.prose)


@every_page
def test_a_link_leads_to_a_file(page: Page) -> None:
    pictures = re.findall(r"\b(?:src|srcset)=\"([^\"]+)\"", page.prose)
    files = [file for file, _ in page.links if file and not urlsplit(file).scheme]

    missing = [file for file in (*files, *pictures) if not (page.path.parent / file).exists()]
    assert missing == []


@every_page
def test_a_link_leads_to_a_heading(page: Page) -> None:
    aims = [
        (Page((page.path.parent / file).resolve()) if file else page, heading)
        for file, heading in page.links
        if heading and not urlsplit(file).scheme and file.endswith((".md", ""))
    ]

    assert [f"{aim}#{heading}" for aim, heading in aims if heading not in aim.headings] == []


@every_page
def test_no_two_headings_have_the_same_address(page: Page) -> None:
    if page.path.name == "CHANGELOG.md":
        pytest.skip("Each version has the same headings.")
    found = re.findall(r"^#+ (.+)$", page.prose, re.MULTILINE)

    assert len(found) == len(page.headings)


@every_page
def test_whoever_is_linked_to_outside_speaks_tls_and_has_a_name(page: Page) -> None:
    links = [urlsplit(link) for link in outside(page)]

    local = {"127.0.0.1", "localhost"}
    wrong = [link for link in links if link.scheme != "https" or "." not in (link.hostname or "")]
    assert [link.geturl() for link in wrong if link.hostname not in local] == []


@every_page
def test_nobody_is_sent_to_a_registry_of_packages(page: Page) -> None:
    hosts = [urlsplit(link).hostname or "" for link in outside(page)]

    assert [host for host in hosts if _OF_PACKAGES.search(host)] == []
