"""The desk's logo: a picture on the disk that becomes a part of the page."""

from __future__ import annotations

import base64
import re
from pathlib import Path

from broadsheet.errors import InputError, MissingInput

# It travels with every copy of every review.
LARGEST = 100_000
DATA = ("data:image/png;base64,", "data:image/jpeg;base64,", "data:image/svg+xml;base64,")
MAGIC = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))
SVG = "{http://www.w3.org/2000/svg}"
# What runs, or brings in what is not SVG.
ACTIVE = frozenset({"script", "foreignobject", "iframe", "audio", "video", "handler"})
INSIDE = re.compile(r"#|data:image/(?:png|jpeg);", re.IGNORECASE)
LEADS_OUT = re.compile(r"""@import|url\(\s*["']?(?!#|data:image/(?:png|jpeg);)""", re.IGNORECASE)
REMEDY = "Take a PNG or JPEG, or save it as plain SVG: outlines only, no scripts, no linked files"


def embedded(path: Path) -> str:
    """The picture as a data: address. `InputError` for what is too large, no picture, or more than a picture."""
    try:
        body = path.read_bytes()
    except OSError as error:
        raise MissingInput(str(path), error.strerror or str(error), "The path counts from the house file") from error
    if len(body) > LARGEST:
        reason = f"it has {len(body):,} bytes, and a logo may have {LARGEST:,}"
        raise InputError(str(path), reason, "Make it smaller: it is shown 48 pixels high")
    return f"data:{_kind(path, body)};base64,{base64.b64encode(body).decode()}"


def _kind(path: Path, body: bytes) -> str:
    for magic, kind in MAGIC:
        if body.startswith(magic):
            return kind
    if reason := _not_plain_svg(body):
        raise InputError(str(path), reason, REMEDY)
    return "image/svg+xml"


def _not_plain_svg(body: bytes) -> str:
    """Why the bytes are no picture that can be trusted; nothing if they are."""
    from lxml import etree  # heavy, and few commands meet a logo

    if b"<!ENTITY" in body:
        return "it declares entities"
    try:
        root = etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        return f"neither PNG nor JPEG nor SVG: {error.msg}"
    if root.tag != f"{SVG}svg":
        return "neither PNG nor JPEG nor SVG"
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname.lower()
        if name in ACTIVE:
            return f"it holds <{name}>"
        if name == "style" and LEADS_OUT.search("".join(element.itertext())):
            return "its style sheet leads out of the file"
        for attribute, value in element.attrib.items():
            key = etree.QName(attribute).localname.lower()
            if key.startswith("on"):
                return f"it holds a handler: {key}"
            if (key in ("href", "src") and not INSIDE.match(value.strip())) or LEADS_OUT.search(value):
                return f"it leads out of the file: {key}={value[:60]!r}"
    if any(str(each.target) == "xml-stylesheet" for each in root.xpath("preceding::processing-instruction()")):
        return "it names a style sheet outside"
    return ""
