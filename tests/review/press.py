"""An invented press for tests: outlets, people and days that never were; every offset computed from the text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from broadsheet.types import (
    Article,
    Copies,
    Kind,
    Moment,
    RankPart,
    Span,
    Statement,
    Story,
    ToldStatus,
    ToldTo,
    Voice,
)

DAY = dt.date(2031, 5, 12)
PARTS = (
    RankPart("outlets", 0.8, 0.5, "4 independent outlets"),
    RankPart("speed", 0.25, 0.2, "3 articles in the last hour"),
)


def article(
    title: str, text: str, outlet: str | None, hour: int = 9, url: str | None = "", language: str = "en"
) -> Article:
    """An article of the day; `url=""` makes one up."""
    host = "".join(each for each in (outlet or "nowhere").casefold() if each.isalnum() and each.isascii()) or "host"
    address = f"https://{host}.example/{abs(len(title) * 31 + len(text))}" if url == "" else url
    name, sha256 = Article.name(address, text)
    published = Moment(dt.datetime(DAY.year, DAY.month, DAY.day, hour, tzinfo=dt.UTC))
    return Article(name, "c" * 64, "test 1", title, text, sha256, language, address, outlet, published=published)


def place(it: Article, words: str, after: int = 0) -> Span:
    start = it.text.index(words, after)
    return it.span(start, start + len(words))


@dataclass
class Press:
    """Builds articles and the statements in them."""

    articles: dict[str, Article] = field(default_factory=dict)
    statements: dict[str, tuple[Statement, ...]] = field(default_factory=dict)

    def add(self, it: Article) -> Article:
        self.articles[it.id] = it
        return it

    def said(
        self,
        it: Article,
        content: str | tuple[str, ...],
        source: str,
        cue: str,
        speaker: str,
        role: str | None = None,
        kind: Kind = "indirect",
        told_to: tuple[str, ToldStatus] | None = None,
        confidence: float | None = 0.9,
        named: bool = True,
    ) -> Statement:
        """A statement of the article. The source is looked for nearest to the content, the speaker's mention and the
        role anywhere in the text."""
        contents = tuple(place(it, words) for words in ((content,) if isinstance(content, str) else content))
        near = max(0, contents[0].start - len(source) - len(cue) - 120)
        mention = place(it, speaker) if speaker in it.text else None
        told = ToldTo(told_to[0], told_to[1], place(it, told_to[0])) if told_to else None
        found = Statement(
            id=f"s{len(self.statements.get(it.id, ())) + 1}",
            article=it.id,
            kind=kind,
            content=contents,
            cue=(_nearest(it, cue, contents[0]),),
            source=(_nearest(it, source, contents[0]),),
            speaker=Voice(speaker, named, mention),
            found_by="test",
            confidence=confidence,
            role=place(it, role) if role else None,
            told_to=told,
        )
        assert near >= 0
        self.statements[it.id] = (*self.statements.get(it.id, ()), found)
        return found


def _nearest(it: Article, words: str, content: Span) -> Span:
    """The occurrence of the words outside the content that stands nearest to it."""
    places, at = [], it.text.find(words)
    while at >= 0:
        places.append(it.span(at, at + len(words)))
        at = it.text.find(words, at + 1)
    outside = [each for each in places if not each.overlaps(content)]
    return min(outside, key=lambda each: min(abs(each.stop - content.start), abs(each.start - content.stop)))


def story(name: str, articles: tuple[Article, ...], copies: tuple[Copies, ...] = ()) -> Story:
    ids = tuple(each.id for each in sorted(articles, key=lambda each: (str(each.published), each.id)))
    return Story(name, articles[0].title, ids, copies, 0.6, PARTS)


def harbour_day() -> tuple[list[Story], Mapping[str, Article], Mapping[str, tuple[Statement, ...]]]:
    """Three stories: a strike in four outlets with a reprint, a bank in two, a bridge in one."""
    press = Press()
    gazette = press.add(
        article(
            "Dockers in Port Ossen vote to strike from Thursday",
            "PORT OSSEN (Northwire) - Dockers in Port Ossen voted on Monday to stop work from Thursday after talks on "
            "night pay broke down.\n"
            "The vote was carried by 1,204 to 311, the union said in a statement.\n"
            "“We have waited four years for a rise that was promised in writing. We will not unload another ship at "
            "night for the pay of 2027,” said Marta Velde, president of the Ossen Dockers’ Union.\n"
            "She added that the strike could be called off if the port returned to the table by Wednesday evening.\n"
            "Harbour master Piet Aalders told the Gazette that container ships would be turned away to Lind "
            "and Varmouth.\n"
            "Sign up for our newsletter to read more.\n",
            "Ossen Gazette",
            14,
        )
    )
    courier = press.add(
        article(
            "Port Ossen dockers call strike over night pay",
            "The port of Ossen faces its first full strike in eleven years after dockers rejected an offer on night "
            "pay.\n"
            "However, the port’s management said it would keep the oil terminal open with its own staff.\n"
            "“A strike in May costs the city nine million crowns a day,” said Ilse Tamm, professor of transport "
            "economics at Varmouth University. “It is the shippers who will decide how long it lasts.”\n"
            "According to her, most shippers have already booked berths elsewhere until June.\n"
            "“We have waited four years for a rise that was promised in writing,” Velde said.\n"
            "Transport Minister Jonas Rehn ruled out using soldiers to unload ships.\n",
            "Varmouth Courier",
            15,
        )
    )
    reprint = press.add(article("Dockers vote to strike", gazette.text.split("\n")[0] + "\n", "Lind Echo", 16))
    other = press.add(
        article(
            "Shippers turn to Lind as Ossen strike nears",
            "Shipping lines began to move calls from Ossen to Lind on Monday, three days before dockers are due to "
            "walk out.\n"
            "At least 14 ships have changed course since the weekend, the Lind port authority reported.\n"
            "Two senior officials said the cabinet would discuss the dispute on Tuesday.\n"
            "“Nobody has called us,” Velde told the Lind Observer late on Monday, “and nobody in the ministry seems to "
            "know who should.”\n",
            "Lind Observer",
            17,
        )
    )
    press.said(
        gazette,
        "We have waited four years for a rise that was promised in writing. We will not unload another ship at night "
        "for the pay of 2027",
        "Marta Velde",
        "said",
        "Marta Velde",
        "president of the Ossen Dockers’ Union",
        "direct",
    )
    press.said(
        gazette,
        "the strike could be called off if the port returned to the table by Wednesday evening",
        "She",
        "added",
        "Marta Velde",
        "president of the Ossen Dockers’ Union",
    )
    press.said(
        gazette,
        "container ships would be turned away to Lind and Varmouth",
        "Harbour master Piet Aalders",
        "told",
        "Piet Aalders",
        "Harbour master",
        told_to=("Gazette", "stated"),
    )
    press.said(
        courier,
        "it would keep the oil terminal open with its own staff",
        "the port’s management",
        "said",
        "the port’s management",
        named=False,
    )
    press.said(
        courier,
        (
            "A strike in May costs the city nine million crowns a day",
            "It is the shippers who will decide how long it lasts",
        ),
        "Ilse Tamm",
        "said",
        "Ilse Tamm",
        "professor of transport economics at Varmouth University",
        "direct",
    )
    press.said(
        courier,
        "most shippers have already booked berths elsewhere until June",
        "her",
        "According to",
        "Ilse Tamm",
        "professor of transport economics at Varmouth University",
    )
    press.said(
        courier,
        "We have waited four years for a rise that was promised in writing",
        "Velde",
        "said",
        "Velde",
        kind="direct",
    )
    press.said(
        courier,
        "using soldiers to unload ships",
        "Transport Minister Jonas Rehn",
        "ruled out",
        "Jonas Rehn",
        "Transport Minister",
    )
    press.said(
        other,
        "the cabinet would discuss the dispute on Tuesday",
        "Two senior officials",
        "said",
        "Two senior officials",
        named=False,
    )
    press.said(
        other,
        ("Nobody has called us", "and nobody in the ministry seems to know who should"),
        "Velde",
        "told",
        "Velde",
        kind="direct",
        told_to=("Lind Observer", "stated"),
    )
    bank = press.add(
        article(
            "Central bank of Harland keeps its rate at 4 percent",
            "The central bank of Harland kept its main rate at 4 percent on Monday and signalled that cuts are "
            "unlikely before the autumn.\n"
            "“Prices of services are rising faster than we forecast in March,” Governor Ada Lorn told reporters. “I "
            "would be careful with the word soon.”\n",
            "Ossen Gazette",
            11,
        )
    )
    press.said(
        bank,
        ("Prices of services are rising faster than we forecast in March", "I would be careful with the word soon"),
        "Governor Ada Lorn",
        "told",
        "Ada Lorn",
        "Governor",
        "direct",
        told_to=("reporters", "stated"),
    )
    second = press.add(
        article(
            "Harland bank holds rate, sees no cut before autumn",
            "Harland’s central bank held its rate for the fifth time in a row on Monday, as every economist asked by "
            "this paper had expected.\n",
            "Varmouth Courier",
            12,
        )
    )
    bridge = press.add(
        article(
            "Kell bridge to close for repairs until August",
            "The Kell road bridge closes on Friday for repairs that are planned to last until August, the county "
            "said.\n",
            "Lind Observer",
            8,
        )
    )
    stories = [
        story("strike", (gazette, courier, reprint, other), (Copies(gazette.id, (reprint.id,), "Northwire"),)),
        story("bank", (bank, second)),
        story("bridge", (bridge,)),
    ]
    return stories, press.articles, press.statements
