"""The review as a file, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from broadsheet.deliver.mail import letter
from broadsheet.deliver.targets import FileTarget, Parcel
from broadsheet.errors import DeliveryError

FORM_OF_SUFFIX = {".html": "html", ".htm": "html", ".md": "md", ".json": "json", ".txt": "text"}


def write(target: FileTarget, parcel: Parcel) -> None:
    """DeliveryError if it cannot be written."""
    path = Path(target.path.replace("{day}", str(parcel.day)).replace("{language}", parcel.language))
    suffix = path.suffix.lower()
    if suffix == ".eml":
        put(target.key, path, letter(parcel).as_bytes())
    elif suffix in FORM_OF_SUFFIX:
        put(target.key, path, parcel.forms[FORM_OF_SUFFIX[suffix]].encode())
    else:
        raise DeliveryError(target.key, "its name does not say the form", "End it in .html, .md, .json, .txt or .eml.")


def put(key: str, path: Path, body: bytes) -> None:
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(body)
        part.replace(path)
    except OSError as error:
        raise DeliveryError(key, f"{path} cannot be written ({error.strerror})", "Check folder and disk.") from error
    finally:
        part.unlink(missing_ok=True)
