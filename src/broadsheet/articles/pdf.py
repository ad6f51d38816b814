"""A PDF -> a draft: its words page by page, each page under its number."""

from __future__ import annotations

import datetime as dt
import io
import logging
import re
from typing import Final

from broadsheet.articles.draft import Draft
from broadsheet.articles.plain import title_of
from broadsheet.articles.publisher import person
from broadsheet.articles.wording import one_line
from broadsheet.errors import ExtractError, NoText
from broadsheet.types import Capture, Moment

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is odd about a file is of no interest to a terminal

MOST_PAGES: Final = 400
MARK: Final = "[page {}]"
_HYPHEN: Final = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\n(?=[^\W\d_A-Z])")
_PARAGRAPH: Final = re.compile(r"\n\s*\n")
_SPACE: Final = re.compile(r"[ \t\r\f\v\u00a0]*\n[ \t]*|[ \t\u00a0]{2,}")


def read(capture: Capture) -> Draft:
    """`NoText` if it holds pictures only, `ExtractError` if it is damaged, locked or has too many pages."""
    # Few captures are PDFs, and loading their reader takes as long as reading fifty pages of HTML.
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(capture.body), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ExtractError(capture.origin, "it is locked with a password", "Unlock it first.")
        count = len(reader.pages)
        if count > MOST_PAGES:
            raise ExtractError(capture.origin, f"it has {count} pages", f"At most {MOST_PAGES} are read: split it.")
        pages = [written(page.extract_text() or "") for page in reader.pages]
        about = reader.metadata
        title, author = one_line(str((about and about.title) or "")), str((about and about.author) or "")
        made = about.creation_date if about else None
    except ExtractError:
        raise
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OSError) as error:
        raise ExtractError(capture.origin, f"it is damaged ({type(error).__name__}: {error})") from error
    if not any(pages):
        raise NoText(capture.origin, "its pages hold no words, only pictures")
    text = "\n\n".join(f"{MARK.format(number)}\n\n{words}" for number, words in enumerate(pages, 1) if words)
    return Draft(
        text=text,
        title=title or title_of(next(words for words in pages if words)),
        url=capture.url,
        byline=person(author) or None,
        published=_moment(made),
    )


def written(page: str) -> str:
    """The words of a page as paragraphs: lines joined, a word that was parted at a line's end whole again."""
    parts = _PARAGRAPH.split(_HYPHEN.sub("", page.replace("\r\n", "\n").replace("\0", "")))
    return "\n\n".join(line for part in parts if (line := _SPACE.sub(" ", part).strip()))


def _moment(made: dt.datetime | None) -> Moment | None:
    """When the file was made, which is when a press release was: the nearest that a PDF says of its date."""
    return Moment(made if made.tzinfo else made.replace(tzinfo=dt.UTC)) if made else None
