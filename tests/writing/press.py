"""A review set line by line, so that what a model is asked does not hang on what a day's choice prints."""

from __future__ import annotations

import datetime as dt

from broadsheet.types import Cited, Item, Line, Moment, Passage, Review, Section, Span

DAY = dt.date(2031, 5, 12)
BRIDGE = "Kell road bridge closes on Friday for repairs that are planned to last until August"
PARAGRAPHS = (
    "The port of Ossen faces its first full strike in eleven years after dockers rejected an offer on night pay.",
    "Marta Velde added that the strike could be called off if the port returned to the table by Wednesday evening.",
    "According to Ilse Tamm, most shippers have already booked berths elsewhere until June.",
    "“We will not unload another ship at night for the pay of 2027,” said Marta Velde.",
    "The central bank of Harland kept its main rate at 4 percent on Monday and signalled that cuts are unlikely.",
    "Governor Ada Lorn told reporters that prices of services are rising faster than the bank forecast in March.",
    f"The {BRIDGE}, the county said.",
)
SECTIONS = ((0, 1, 2, 3), (4, 5), (6,))
MOVED = {
    PARAGRAPHS[2]: "Most shippers have already booked berths elsewhere until June, according to Ilse Tamm.",
    PARAGRAPHS[
        6
    ]: "The county said that the Kell road bridge closes on Friday for repairs that are planned to last until August.",
}


def plain_review(language: str = "en") -> Review:
    """Three sections out of one article; every line is one of its paragraphs."""
    text = "\n\n".join(PARAGRAPHS)
    published = Moment(dt.datetime(2031, 5, 12, 9, tzinfo=dt.UTC))
    title, outlet = "Ossen dockers call strike", "Ossen Gazette"
    url = "https://gazette.example/1"
    cited = Cited("a" * 16, "b" * 64, title, outlet, url, published, language, (Passage(0, text),))

    def line(number: int) -> Line:
        start = text.index(PARAGRAPHS[number])
        return Line(f"{PARAGRAPHS[number]} ({outlet})", (Span(cited.article, start, start + len(PARAGRAPHS[number])),))

    head = Line(f"{outlet}: {title}", (Span(cited.article, 0, len(PARAGRAPHS[0])),), (cited.article,))
    sections = tuple(
        Section(f"story-{place}", head, (outlet,), 1, tuple(Item("statement", (line(number),)) for number in numbers))
        for place, numbers in enumerate(SECTIONS)
    )
    top = Line(title, head.evidence, head.titles)
    return Review(DAY, language, top, "OSSEN, May 12.", top, "", sections, (), "", (), (cited,), "by hand")
