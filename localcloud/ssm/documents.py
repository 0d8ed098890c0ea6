"""Documents: create, version, describe, delete. What they say is checked in ``content``."""

from collections.abc import Mapping
from typing import Any

from localcloud.ssm import content
from localcloud.ssm.amazon import AMAZON_DOCUMENTS
from localcloud.ssm.descriptions import described, identified, version_described
from localcloud.ssm.errors import SsmError, invalid_document, invalid_document_version
from localcloud.ssm.pages import page_of
from localcloud.ssm.state import Document, DocumentVersion
from localcloud.world import Caller, Place, World

Request = Mapping[str, Any]  # in the API's own words
Answer = dict[str, Any]  # likewise

RESERVED = ("aws", "amazon", "amzn")
PAGE_SIZE = 50


def create_document(world: World, caller: Caller, request: Request) -> Answer:
    place, name = world.place_of(caller), str(request["Name"])
    if name.lower().startswith(RESERVED):
        raise SsmError(
            "ValidationException", f"Document name {name} begins with a reserved word: {RESERVED}"
        )
    if name in place.ssm.documents:
        raise SsmError("DocumentAlreadyExists", f"Document with name {name} already exists.")
    document = Document(
        name,
        str(request.get("DocumentType", "Command")),
        caller.account_id,
        world.agenda.moment,
        tags={tag["Key"]: tag["Value"] for tag in request.get("Tags", [])},
        target_type=request.get("TargetType"),
    )
    version = _add_version(world, document, request)
    place.ssm.documents[name] = document
    return {"DocumentDescription": described(document, version, status="Creating")}


def update_document(world: World, caller: Caller, request: Request) -> Answer:
    """A new version. It does not become the default one by itself."""
    document = _own(world.place_of(caller), request)
    latest = document.versions[document.latest_number]
    wanted = request.get("DocumentVersion", "$LATEST")
    if wanted not in {"$LATEST", str(latest.number)}:
        raise SsmError(
            "InvalidDocumentVersion", "Only the latest version of a document can be updated."
        )
    if request["Content"] == latest.text:
        raise SsmError("DuplicateDocumentContent", "The content is that of the latest version.")
    names = {version.name for version in document.versions.values() if version.name}
    if request.get("VersionName") in names:
        raise SsmError(
            "DuplicateDocumentVersionName", f"Version name {request['VersionName']} exists."
        )
    version = _add_version(world, document, request)
    return {"DocumentDescription": described(document, version, status="Updating")}


def update_document_default_version(world: World, caller: Caller, request: Request) -> Answer:
    document = _own(world.place_of(caller), request)
    version = version_of(document, str(request["DocumentVersion"]))
    document.default_number = version.number
    named = {"DefaultVersionName": version.name} if version.name else {}
    return {
        "Description": {
            "Name": document.name,
            "DefaultVersion": str(document.default_number),
            **named,
        }
    }


def get_document(world: World, caller: Caller, request: Request) -> Answer:
    document, version = _asked_for(world.place_of(caller), request)
    text_format = request.get("DocumentFormat", "JSON")
    is_as_handed_in = text_format == version.text_format
    return {
        "Name": document.name,
        "CreatedDate": version.created_at,
        **({"VersionName": version.name} if version.name else {}),
        "DocumentVersion": str(version.number),
        "Status": "Active",
        "Content": version.text
        if is_as_handed_in
        else content.rendered(version.body, text_format=text_format),
        "DocumentType": document.kind,
        "DocumentFormat": text_format,
    }


def describe_document(world: World, caller: Caller, request: Request) -> Answer:
    document, version = _asked_for(world.place_of(caller), request)
    return {"Document": described(document, version, status="Active")}


def list_documents(world: World, caller: Caller, request: Request) -> Answer:
    filters = [(each["Key"], each["Values"]) for each in request.get("Filters", [])]
    filters += [(each["key"], [each["value"]]) for each in request.get("DocumentFilterList", [])]
    every = AMAZON_DOCUMENTS | world.place_of(caller).ssm.documents
    found = [
        document
        for _, document in sorted(every.items())
        if all(_matches(document, key, values) for key, values in filters)
    ]
    page, more = page_of(found, request, size=PAGE_SIZE)
    return {"DocumentIdentifiers": [identified(document) for document in page], **more}


def list_document_versions(world: World, caller: Caller, request: Request) -> Answer:
    document = find(world.place_of(caller), str(request["Name"]))
    newest_first = sorted(document.versions.values(), key=lambda version: -version.number)
    page, more = page_of(newest_first, request, size=PAGE_SIZE)
    return {"DocumentVersions": [version_described(document, each) for each in page], **more}


def delete_document(world: World, caller: Caller, request: Request) -> Answer:
    """All versions, or the one that is named, which must not be the default."""
    place = world.place_of(caller)
    document = _own(place, request)
    wanted = request.get("DocumentVersion") or request.get("VersionName")
    if wanted is None:
        del place.ssm.documents[document.name]
        return {}
    version = version_of(document, str(wanted))
    if version.number == document.default_number:
        raise SsmError("InvalidDocumentOperation", "The default version cannot be deleted.")
    del document.versions[version.number]
    return {}


def find(place: Place, name: str) -> Document:
    """By name or by ARN; documents of the account and those of Amazon."""
    short = name.rpartition("/")[2]
    if found := place.ssm.documents.get(short) or AMAZON_DOCUMENTS.get(short):
        return found
    raise invalid_document(short)


def version_of(document: Document, wanted: str) -> DocumentVersion:
    """``$DEFAULT``, ``$LATEST``, a number or the name of a version."""
    numbers = {"$DEFAULT": document.default_number, "$LATEST": document.latest_number}
    for version in document.versions.values():
        if wanted in {str(version.number), version.name} or numbers.get(wanted) == version.number:
            return version
    raise invalid_document_version(wanted)


def _add_version(world: World, document: Document, request: Request) -> DocumentVersion:
    text_format = str(request.get("DocumentFormat", "JSON"))
    text = str(request["Content"])
    version = DocumentVersion(
        max(document.versions, default=0) + 1,
        content.parsed(text, text_format=text_format, kind=document.kind),
        text,
        text_format,
        world.agenda.moment,
        request.get("VersionName"),
    )
    document.versions[version.number] = version
    return version


def _own(place: Place, request: Request) -> Document:
    name = str(request["Name"])
    if name not in place.ssm.documents:
        raise invalid_document(name)
    return place.ssm.documents[name]


def _asked_for(place: Place, request: Request) -> tuple[Document, DocumentVersion]:
    document = find(place, str(request["Name"]))
    wanted = request.get("VersionName") or request.get("DocumentVersion", "$DEFAULT")
    return document, version_of(document, str(wanted))


def _matches(document: Document, key: str, values: list[str]) -> bool:
    match key:
        case "Name":
            return any(document.name.startswith(value) for value in values)
        case "Owner":
            return any(_is_owned(document, value) for value in values)
        case "DocumentType":
            return document.kind in values
        case "PlatformTypes":
            return bool(set(values) & set(identified(document)["PlatformTypes"]))
        case _ if key.startswith("tag:"):
            return document.tags.get(key.removeprefix("tag:")) in values
        case _:
            raise SsmError("InvalidFilterKey", f"The filter key {key} is not valid.")


def _is_owned(document: Document, by: str) -> bool:
    is_amazon = document.owner == "Amazon"
    return by == "All" or (by == "Self" and not is_amazon) or (by == "Amazon" and is_amazon)
