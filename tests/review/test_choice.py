"""What is printed of a statement, how, and what is kept out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.language import language
from broadsheet.review import House, compose, problems
from broadsheet.statements import read
from broadsheet.types import Article, Factuality, Item, Review, ToldStatus, word_count
from tests.review.press import DAY, Press, article, story

BASE = "The council of Lind voted on Monday to close the old fish market by the end of the year.\n"
STAY = "he market of Lind should stay open until the council has a plan"


def one_page(text: str) -> tuple[Press, Article]:
    """A press of one article that opens with `BASE`."""
    press = Press()
    return press, press.add(article("Council of Lind votes to close the fish market", BASE + text, "Lind Observer"))


def printed(press: Press) -> list[Item]:
    """The items of the review that print statements; nothing may be wrong with the review."""
    made = reviewed(press)
    assert problems(made) == []
    return [item for section in made.sections for item in section.items if item.statement]


def reviewed(press: Press) -> Review:
    one = story("one", tuple(press.articles.values()))
    return compose([one], press.articles, press.statements, day=DAY, language="en", house=House())


def line_of(press: Press) -> str:
    (item,) = printed(press)
    (line,) = item.lines
    return line.text


def test_a_question_stays_out() -> None:
    asked = "Why should the market of Lind close before the council has a plan?"
    press, it = one_page(f"“{asked}” Nora Holt asked.\n")
    press.said(it, asked, "Nora Holt", "asked", "Nora Holt", kind="direct")
    assert printed(press) == []


def test_a_doubtful_reading_stays_out() -> None:
    press, it = one_page(f"“T{STAY},” Erik Moss said.\n")
    press.said(it, f"T{STAY}", "Erik Moss", "said", "Erik Moss", kind="direct", confidence=0.2)
    assert printed(press) == []


@pytest.mark.parametrize("factuality", ["possible", "hypothetical", "denied"])
def test_what_was_not_surely_said_stays_out(factuality: Factuality) -> None:
    press, it = one_page(f"Erik Moss may have said that t{STAY}.\n")
    found = press.said(it, f"t{STAY}", "Erik Moss", "said", "Erik Moss")
    assert len(printed(press)) == 1
    press.statements[it.id] = (replace(found, factuality=factuality),)
    assert printed(press) == []


def test_words_inside_anothers_words_stay_with_him() -> None:
    press, it = one_page(f"“Nora Holt demanded that t{STAY},” Erik Moss said.\n")
    outer = press.said(it, f"Nora Holt demanded that t{STAY}", "Erik Moss", "said", "Erik Moss", kind="direct")
    inner = press.said(it, f"t{STAY}", "Erik Moss", "said", "Nora Holt")
    press.statements[it.id] = (outer, replace(inner, parent=outer.id))
    assert [item.statement for item in printed(press)] == [(it.id, outer.id)]


NEVER_SAID = (
    "Nora Holt may have asked the traders to close the market of Lind before the winter, Erik Moss suggested.\n"
    f"Ida Brun did not say that t{STAY}.\n"
    f"Tom Birk is expected to tell the council that t{STAY}.\n"
    f"The mayor of Lind will announce that t{STAY}.\n"
    f"“Karin Falk demanded that t{STAY},” Erik Moss told the Lind Observer.\n"
)


def test_of_a_page_read_by_the_reader_only_what_was_said_is_printed_as_said() -> None:
    known = language("en")
    assert known is not None
    press, it = one_page(NEVER_SAID)
    press.statements[it.id] = read(it, known)
    doubted = {each.speaker.name for each in press.statements[it.id] if each.speaker and not each.said}
    assert {"Nora Holt", "Ida Brun", "Tom Birk", "Karin Falk"} <= doubted  # they are known, and known as not said
    items = printed(press)
    assert {item.speaker for item in items} == {"Erik Moss"}
    texts = [line.text for item in items for line in item.lines]
    assert any("may have asked" in text and "Erik Moss" in text for text in texts)
    assert dict(reviewed(press).counts)["statements"] == 2


def test_a_scrap_stays_out() -> None:
    press, it = one_page("“The market stays,” Tom Birk said.\n")
    press.said(it, "The market stays", "Tom Birk", "said", "Tom Birk", kind="direct")
    assert printed(press) == []


def test_an_unresolved_pronoun_stays_out() -> None:
    press, it = one_page(f"He said t{STAY}.\n")
    press.said(it, f"t{STAY}", "He", "said", "He")
    assert printed(press) == []


def test_characters_that_reorder_stay_out() -> None:
    words_said = f"T{STAY}".replace("stay", "\u202estay")
    press, it = one_page(f"“{words_said},” Erik Moss said.\n")
    press.said(it, words_said, "Erik Moss", "said", "Erik Moss", kind="direct")
    assert printed(press) == []


LONG = " ".join(
    f"The traders of the market heard of it from the council for the {word} time on the radio."
    for word in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
)


def test_a_long_quotation_is_cut_at_a_sentence_and_the_cut_is_marked() -> None:
    press, it = one_page(f"“{LONG}”\nSo said Erik Moss, chairman of the traders.\n")
    press.said(it, LONG, "Erik Moss", "said", "Erik Moss", "chairman of the traders", kind="direct")
    text = line_of(press)
    assert text.startswith("Erik Moss, chairman of the traders, said: “The traders of the market heard of it")
    assert text.endswith("on the radio. [...]” (Lind Observer)")
    assert word_count(text) < 110


def test_quoted_words_are_printed_code_point_for_code_point() -> None:
    words_said = "The  market of\u00a0Lind — “our market” — stays\u2009open until the council has a plan"
    press, it = one_page(f"«{words_said}», Erik Moss said  on   Monday.\n")
    press.said(it, words_said, "Erik Moss", "said", "Erik Moss", kind="direct")
    assert line_of(press) == f"«{words_said}», Erik Moss said on Monday. (Lind Observer)"


def test_a_quotation_of_two_paragraphs_is_two_lines() -> None:
    first = "The market of Lind should stay open until the council has a plan."
    second = "The traders will not move to the harbour before the new hall has a roof."
    press, it = one_page(f"“{first}\n“{second}” said Erik Moss, chairman of the traders.\n")
    press.said(it, (first, second), "Erik Moss", "said", "Erik Moss", "chairman of the traders", kind="direct")
    (item,) = printed(press)
    assert [line.text for line in item.lines] == [
        f"Erik Moss, chairman of the traders, said: “{first}”",
        f"“{second}” (Lind Observer)",
    ]


@pytest.mark.parametrize(
    ("status", "where"), [("stated", "to Radio Varm, in Lind Observer"), ("carried", "Lind Observer")]
)
def test_whom_the_words_were_said_to_is_named_only_where_it_is_stated(status: ToldStatus, where: str) -> None:
    press, it = one_page(
        f"Erik Moss, chairman of the traders, spoke to Radio Varm on Monday morning.\nT{STAY}, Moss said.\n"
    )
    press.said(it, f"T{STAY}", "Moss", "said", "Erik Moss", "chairman of the traders", told_to=("Radio Varm", status))
    (item,) = printed(press)
    assert item.lines[0].text == f"T{STAY}, Erik Moss, chairman of the traders, said. ({where})"
    assert item.carried is None


def test_a_connective_is_cut_and_the_sentence_starts_with_a_capital() -> None:
    press, it = one_page(f"However, the traders said t{STAY}.\n")
    press.said(it, f"t{STAY}", "the traders", "said", "the traders", named=False)
    assert line_of(press) == f"The traders said t{STAY}. (Lind Observer)"


def test_a_possessive_becomes_the_name_with_its_ending() -> None:
    press, it = one_page(f"Erik Moss, chairman of the traders, was angry.\nIn his opinion, t{STAY}.\n")
    press.said(it, f"t{STAY}", "his", "opinion", "Erik Moss", "chairman of the traders")
    assert line_of(press) == f"In Erik Moss’s opinion, t{STAY}. (Lind Observer)"


def test_hedges_and_negation_stay_with_the_cue() -> None:
    content = "the traders may not, in part, have to pay for the new roof of the hall"
    press, it = one_page(f"Erik Moss, chairman of the traders, suggested that {content}.\n")
    press.said(it, content, "Erik Moss", "suggested", "Erik Moss", "chairman of the traders")
    assert line_of(press) == (f"Erik Moss, chairman of the traders, suggested that {content}. (Lind Observer)")


def test_the_outlet_of_a_page_without_a_name_is_its_host() -> None:
    press = Press()
    it = press.add(article("Council of Lind votes to close the market", BASE, None, url="https://www.lind.example/1"))
    assert reviewed(press).sections[0].outlets == ("lind.example",)
    assert it.outlet is None
