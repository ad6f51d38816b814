"""What one reader took from one capture, before it has a name and a language."""

from __future__ import annotations

from dataclasses import dataclass, field

from broadsheet.types import Moment, TextOf


@dataclass(frozen=True, slots=True)
class Draft:
    """The fields of an article as its feed or publisher gives them; None is "not said", the title then "".

    `claimed` is the language that the publisher claims; `certain` that it was said of this very text and needs no
    proof. `text_of` is "feed" for the words of a feed's entry, `dated_by` where only the feed dates a page.
    """

    text: str = field(repr=False)
    title: str = ""
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    description: str | None = None
    published: Moment | None = None
    modified: Moment | None = None
    claimed: str | None = None
    certain: bool = False
    text_of: TextOf = "page"
    dated_by: TextOf = "page"
