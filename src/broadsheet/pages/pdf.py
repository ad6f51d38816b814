"""The review as a PDF: A4, tagged (PDF/UA-1), links alive, sources as footnotes, the words of each source at the end.

Typst sets it. The review goes in as JSON data, so that no character of an article is ever read as markup, and the fonts
are those that Typst brings along, so that the bytes are the same on every machine. Only where they lack a character
are the machine's own fonts asked.
"""

from __future__ import annotations

import base64
import datetime as dt
import logging
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

import msgspec
from typst import Compiler, TypstError

from broadsheet.pages.clean import LONGEST_LINK, direction, keep_visible, visible
from broadsheet.pages.view import Block, Excerpt, Group, Part, Shown, View, view
from broadsheet.types import Review

LONG_WORD = re.compile(r"(\S{40})(?=\S{8})")
LONGEST_TITLE, LONGEST_FOOT = 300, 60
LANGUAGE = re.compile("[a-z]{2,3}")
ACCENT = "#8a1f11"
NO_GLYPH = re.compile(r"the text `(.+)` could not be displayed")


@dataclass(frozen=True, slots=True)
class Way:
    """How it is tried. An accessible PDF (tagged, PDF/UA-1) cannot have a character without a shape."""

    own_fonts: bool
    accessible: bool


WAYS = (
    Way(own_fonts=False, accessible=True),
    Way(own_fonts=True, accessible=True),
    Way(own_fonts=True, accessible=False),
)
log = logging.getLogger(__name__)


def pdf(review: Review) -> bytes:
    """The whole file, dated by the review's day."""
    data = {"review": msgspec.json.encode(_data(view(review))).decode()}
    made = int(dt.datetime.combine(review.day, dt.time(), dt.UTC).timestamp())
    lacking = None
    for way in WAYS[:-1]:
        try:
            return _set(data, made, way)
        except TypstError as error:
            lacking = NO_GLYPH.search(error.message) or lacking
    if lacking:
        log.warning("no font here shows %s and maybe others: boxes stand in the PDF; install one", lacking[1])
    return _set(data, made, WAYS[-1])


def _set(data: dict[str, str], made: int, way: Way) -> bytes:
    standards: Literal["ua-1"] | None = "ua-1" if way.accessible else None
    body = _compiler(way.own_fonts).compile(
        _template(), format="pdf", sys_inputs=data, timestamp=made, pdf_standards=standards, pdf_tags=way.accessible
    )
    assert isinstance(body, bytes)
    return body


@cache
def _compiler(own_fonts: bool) -> Compiler:
    """With the fonts that Typst brings along; with `own_fonts` also those of the machine."""
    return Compiler(ignore_system_fonts=not own_fonts)


@cache
def _template() -> bytes:
    return resources.files("broadsheet.pages").joinpath("templates/review.typ").read_bytes()


def _data(shown: View) -> dict[str, Any]:
    """What the template shows, every text clean."""
    review, labels, masthead = shown.review, shown.words.labels, shown.review.masthead
    return {
        "title": visible(review.headline.text),
        "summary": visible(review.digest.text),
        "lang": _language(review.language),
        "rtl": direction(review.language) == "rtl",
        "desk": _words(masthead.desk),
        "desk_short": _short(masthead.desk, LONGEST_FOOT),
        "author": _words(masthead.author),
        "accent": masthead.accent or ACCENT,
        "logo": _logo(masthead.logo),
        "date": shown.date,
        "dateline": _words(review.dateline),
        "topped": _words(review.topped),
        "headline": _line(shown.headline),
        "digest": _line(shown.digest),
        "parts": [_part(part, labels.contrast) for part in shown.parts],
        "round_up": [_line(line) for line in shown.round_up],
        "lines": [_line(line) for line in shown.lines],
        "counts": shown.counts,
        "disclaimer": _words(review.disclaimer),
        "written": _words(shown.written),
        "made_by": _words(labels.made_by.format(review.made_by)),
        "labels": {name: getattr(labels, name) for name in ("round_up", "counts", "evidence", "evidence_note")},
    }


def _part(part: Part, contrast: str) -> dict[str, Any]:
    return {
        "number": part.number,
        "heading": _line(part.heading),
        "reach": part.reach,
        "outlets": part.outlets,
        "groups": [_group(group, contrast) for group in part.groups],
        "blocks": [_block(block) for block in part.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    return {"heading": block.heading, "groups": [_group(group, "") for group in block.groups]}


def _group(group: Group, contrast: str) -> dict[str, Any]:
    heading = contrast if group.kind == "contrast" else ""
    return {"kind": group.kind, "heading": heading, "lines": [_line(line) for line in group.lines]}


def _line(line: Shown) -> dict[str, Any]:
    lead, speaker, rest = line.parts
    return {
        "number": line.number,
        "before": _text(line.before),
        "lead": _text(lead),
        "speaker": _text(speaker),
        "rest": _text(rest),
        "where": _text(line.where),
        "lang": _language(line.language),
        "rtl": _right_to_left(line.dir, line.text),
        "note": _words(line.note or ""),
        "sources": [_source(each) for each in line.excerpts],
    }


def _source(it: Excerpt) -> dict[str, Any]:
    return {
        "outlet": _short(it.outlet, LONGEST_TITLE),
        "title": _short(it.title, LONGEST_TITLE) or it.article,
        "day": it.day,
        "version": it.version,
        "article": it.article,
        "sha256": it.sha256[:12],
        "link": it.link if len(it.link or "") <= LONGEST_LINK else None,
        "address": _words(it.url or ""),
        "lang": _language(it.language),
        "rtl": _right_to_left(it.dir, it.title),
        "runs": [{"text": _text(run.text), "marked": run.marked, "gap": run.gap} for run in it.runs],
    }


def _text(text: str) -> str:
    """Clean, and with places where a word that is longer than a line may be broken."""
    return LONG_WORD.sub("\\1\u200b", keep_visible(text))


def _words(text: str) -> str:
    return _text(text).strip()


def _short(text: str, longest: int) -> str:
    """Of what is no line of the review: as much as there is room for."""
    clean = visible(text)
    return _text(clean if len(clean) <= longest else f"{clean[: longest - 2]} …")


def _language(code: str | None) -> str:
    """A code that Typst takes."""
    short = (code or "").lower().split("-")[0]
    return short if LANGUAGE.fullmatch(short) else "en"


def _right_to_left(known: str, text: str) -> bool:
    """Where the language does not say, the first letter that has a direction does."""
    if known != "auto":
        return known == "rtl"
    strong = (kind for each in text if (kind := unicodedata.bidirectional(each)) in ("L", "R", "AL"))
    return next(strong, "L") != "L"


def _logo(address: str) -> list[int] | None:
    """The picture's bytes out of its data: address."""
    return list(base64.b64decode(address.partition(",")[2])) if address else None
