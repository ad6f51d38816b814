"""The review as a file, whole or not at all."""

from __future__ import annotations

from functools import reduce
from pathlib import Path

from broadsheet.deliver.mail import letter
from broadsheet.deliver.targets import FileTarget, Parcel
from broadsheet.errors import DeliveryError, InputError
from broadsheet.forms import form_of_file


def write(target: FileTarget, parcel: Parcel) -> None:
    """DeliveryError if it cannot be written."""
    named = {"{day}": str(parcel.day), "{language}": parcel.language, "{name}": parcel.slug}
    path = Path(reduce(lambda path, name: path.replace(name, named[name]), named, target.path))
    try:
        body = parcel.templated(Path(target.template)) if target.template else _formed(path, parcel)
    except InputError as error:
        raise DeliveryError(target.key, f"{error.subject}: {error.reason}", error.remedy) from error
    put(target.key, path, body)


def _formed(path: Path, parcel: Parcel) -> bytes:
    form = form_of_file(path)
    return letter(parcel).as_bytes() if form.name == "eml" else parcel.form(form.name)


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
