"""What takes long to make is kept in ``.cache``, under a name that says what it was made from."""

import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
KEPT = ROOT / ".cache" / "artefacts"


def kept(name: str, make: Callable[[], bytes]) -> bytes:
    """Complete or not there, even if several processes make it at once."""
    file = KEPT / name
    if not file.is_file():
        content = make()
        KEPT.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=KEPT, delete=False) as unfinished:
            unfinished.write(content)
        Path(unfinished.name).replace(file)
    return file.read_bytes()
