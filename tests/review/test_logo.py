"""The logo: a picture and nothing but a picture."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from broadsheet.errors import InputError, MissingInput
from broadsheet.review.logo import LARGEST, embedded

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><title>Desk</title><path d="M0 0h8v8z"/></svg>'
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def logo(folder: Path, body: bytes | str) -> str:
    path = folder / "logo"
    path.write_bytes(body.encode() if isinstance(body, str) else body)
    return embedded(path)


@pytest.mark.parametrize(
    ("body", "kind"), [(PNG, "image/png"), (b"\xff\xd8\xff\xe0", "image/jpeg"), (SVG.encode(), "image/svg+xml")]
)
def test_the_bytes_say_the_kind(tmp_path: Path, body: bytes, kind: str) -> None:
    head, _, data = logo(tmp_path, body).partition(",")
    assert head == f"data:{kind};base64"
    assert base64.b64decode(data) == body


def inside(markup: str) -> str:
    return SVG.replace("</svg>", f"{markup}</svg>")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "neither PNG nor JPEG nor SVG"),
        (b"GIF89a", "neither PNG nor JPEG nor SVG"),
        ("<html/>", "neither PNG nor JPEG nor SVG"),
        (inside("<script>alert(1)</script>"), "it holds <script>"),
        (inside("<foreignObject/>"), "it holds <foreignobject>"),
        (inside('<g onclick="alert(1)"/>'), "it holds a handler: onclick"),
        (inside('<image href="https://evil.example/x.png"/>'), "it leads out of the file: href"),
        (inside('<a xmlns:x="http://www.w3.org/1999/xlink" x:href="javascript:alert(1)"/>'), "it leads out"),
        (inside('<g style="fill: url(https://evil.example/x)"/>'), "it leads out"),
        (inside("<style>@import 'https://evil.example/x.css'</style>"), "its style sheet leads out"),
        ('<?xml-stylesheet href="https://evil.example/x.css"?>' + SVG, "it names a style sheet outside"),
        ('<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + SVG, "it declares entities"),
    ],
)
def test_more_than_a_picture_is_refused(tmp_path: Path, body: bytes | str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        logo(tmp_path, body)


def test_what_stays_inside_is_taken(tmp_path: Path) -> None:
    own = '<linearGradient id="a"/><g fill="url(#a)"/><use href="#a"/><image href="data:image/png;base64,AAAA"/>'
    assert logo(tmp_path, inside(own))


def test_a_large_one_is_refused(tmp_path: Path) -> None:
    assert logo(tmp_path, PNG.ljust(LARGEST, b"\0"))
    with pytest.raises(InputError, match="100,001 bytes, and a logo may have 100,000"):
        logo(tmp_path, PNG.ljust(LARGEST + 1, b"\0"))


def test_a_missing_one_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match=r"none\.png"):
        embedded(tmp_path / "none.png")
