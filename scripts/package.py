"""Packages code, dependencies, console and templates, for scripts/deploy.sh and other tools.

Without a bucket everything goes into a folder, where it can be looked at.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path

from scripts.artefacts import Folder, Store, bucket
from scripts.code import code_archive
from scripts.command_line import add_place, add_platform, platform, running
from scripts.console import console_archive
from scripts.dependencies import dependencies
from scripts.keeping import ROOT
from scripts.place import place
from scripts.platform import Platform
from scripts.templates import (
    nested,
    read,
    rendered,
    with_documents,
    with_named_snapshots,
    with_places,
)
from scripts.versions import with_named_versions

CODE_ARCHIVE = "code.zip"
CONSOLE_ARCHIVE = "console.zip"
BUILD = ROOT / ".cache" / "build"


@dataclass(frozen=True)
class Sources:
    code: Path = ROOT / "lambda"
    templates: Path = ROOT / "cfn"
    console: Path = ROOT / "frontend"


SOURCES = Sources()


@dataclass(frozen=True)
class Artefact:
    key: str
    """Begins with the hash, so that nothing is ever overwritten, and the same never put twice."""
    sha256: str
    bytes: int


@dataclass
class Package:
    store: Store
    platform: Platform
    artefacts: dict[str, Artefact] = field(default_factory=dict)
    template: bytes = b""
    new: int = 0
    """How many of them were not there yet."""

    def put(self, name: str, content: bytes) -> str:
        digest = sha256(content).hexdigest()
        made = Artefact(f"{digest[:16]}/{name}", digest, len(content))
        self.new += self.store.put(made.key, content)
        self.artefacts[name] = made
        return made.key

    def parameters(self) -> dict[str, str]:
        """What the root template has to be told about it."""
        return {"Runtime": self.platform.runtime, "Architecture": self.platform.architecture}

    def tell(self) -> None:
        size = sum(artefact.bytes for artefact in self.artefacts.values())
        print(
            f"{'packaged':11} {size / 1e6:.1f} MB in {self.store.name}: "
            f"files {len(self.artefacts)}, new {self.new}",
            flush=True,
        )

    def manifest(self) -> bytes:
        artefacts = {name: asdict(artefact) for name, artefact in self.artefacts.items()}
        told = {"bucket": self.store.name, "parameters": self.parameters(), "artefacts": artefacts}
        return json.dumps(told, indent=2).encode()


def packaged(store: Store, platform: Platform, sources: Sources = SOURCES) -> Package:
    made = Package(store, platform)
    definition = (sources.templates / "statemachines" / "execution.asl.json").read_bytes()
    keys = {
        "Code": put_code(made, sources),
        "Dependencies": made.put(f"dependencies-{platform.name}.zip", dependencies(platform)),
        "Console": put_console(made, sources),
        "Definition": made.put("execution.asl.json", definition),
    }
    root = read(sources.templates / "template.yaml")
    for file in sorted(nested(root)):
        template = with_documents(read(sources.templates / file), sources.templates)
        named = with_named_versions(
            with_named_snapshots(template), (keys["Code"], keys["Dependencies"])
        )
        content = rendered(named)
        keys[file] = made.put(file.replace(".yaml", ".json"), content)
    made.template = rendered(with_places(root, bucket=store.name, keys=keys))
    made.put("template.json", made.template)
    made.tell()
    return made


def put_code(made: Package, sources: Sources = SOURCES) -> str:
    return made.put(CODE_ARCHIVE, code_archive(sources.code, made.platform))


def put_console(made: Package, sources: Sources = SOURCES) -> str:
    return made.put(CONSOLE_ARCHIVE, console_archive(sources.console))


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="scripts/package.sh", description=__doc__)
    parser.add_argument("bucket", nargs="?", help="where the artefacts go; made if it is missing")
    parser.add_argument(
        "--folder", type=Path, default=BUILD, help="for template and manifest (%(default)s)"
    )
    add_place(parser)
    add_platform(parser)
    chosen = parser.parse_args(arguments)
    store: Store = Folder(chosen.folder)
    if chosen.bucket:
        store = bucket(place(chosen.region), chosen.bucket)
    made = packaged(store, platform(chosen))
    chosen.folder.mkdir(parents=True, exist_ok=True)
    (chosen.folder / "template.json").write_bytes(made.template)
    (chosen.folder / "manifest.json").write_bytes(made.manifest())
    print(f"{'written':11} template.json and manifest.json in {chosen.folder}")


if __name__ == "__main__":
    running(main)
