"""Which role is shown of somebody whom outlets call differently, and what counts once."""

from __future__ import annotations

import pytest

from broadsheet.pipeline.quoted import count, role_of
from broadsheet.speakers import gather_speakers
from broadsheet.statements import read
from broadsheet.types import Article, Statement, Voice
from tests.statements.notation import article, english


def said(outlet: str, role: str, number: int) -> tuple[Article, Statement]:
    text = f"{role} Ann Holm spoke, {outlet}, {number}."
    name, digest = Article.name(None, text)
    article = Article(name, "", "test", "", text, digest, outlet=outlet, language="en")
    span = article.span(0, len(role))
    voice = Voice("Ann Holm", True, span)
    return article, Statement("s1", name, "indirect", (span,), (), (), voice, "test", role=span)


@pytest.mark.parametrize(
    ("printed", "role"),
    [
        # Outlets count, not how often one of them says it.
        (
            [("Bay", "SHOUTED star"), ("Bay", "SHOUTED star"), ("Norrey", "minister"), ("Skarne", "Minister")],
            "Minister",
        ),
        ([("Bay", "President"), ("Norrey", "President"), ("Skarne", "Former President")], "Former President"),
        ([("Bay", "new man"), ("Norrey", "new man")], None),
        ([("Bay", "the much admired and respected head of the old port"), ("Norrey", "port mayor")], "port mayor"),
    ],
)
def test_the_role_shown(printed: list[tuple[str, str]], role: str | None) -> None:
    pairs = [said(outlet, text, number) for number, (outlet, text) in enumerate(printed)]
    assert role_of([statement for _, statement in pairs], {article.id: article for article, _ in pairs}) == role


TALK = "ANN HOLM: Is it {}?\n\nOLA TORV: It {} as ever.\n\nANN HOLM: And since when?\n\nOLA TORV: Since spring.\n"


def test_a_conversation_counts_once() -> None:
    pages = [article(TALK.format(word, word)) for word in ("cold", "wet")]
    articles = {page.id: page for page in pages}
    told = {page.id: read(page, english()) for page in pages}
    speakers = gather_speakers(articles, [each for own in told.values() for each in own], ())
    counted = {row.speaker.name: (row.statements, row.different) for row in count(speakers, articles, told)}
    assert counted == {"ANN HOLM": (4, 2), "OLA TORV": (4, 2)}
