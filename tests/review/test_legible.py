"""What a reader of one section could not follow is not printed."""

from __future__ import annotations

import pytest

from broadsheet.review.legible import is_whole
from broadsheet.types import Article
from tests.review.press import Press, article
from tests.review.test_choice import BASE, STAY, one_page, printed

CLEAR = f"T{STAY}"


def three_pages(text: str) -> tuple[Press, Article]:
    """A story of three articles, of which the last goes on with the text."""
    press = Press()
    for outlet in ("Lind Herald", "Varm Post"):
        press.add(article(f"Fish market of Lind to close, says {outlet}", BASE, outlet))
    filling = "".join(f"Traders of Lind sold {fish} at the market.\n" for fish in ("herring", "cod", "eel", "plaice"))
    return press, press.add(
        article("Council of Lind votes to close the market", BASE + filling + text, "Lind Observer")
    )


def quoted(words_said: str, after: str = " Erik Moss said.") -> list[str]:
    """The lines printed of one quotation in an article about the market of Lind."""
    press, it = three_pages(f"“{words_said},”{after}\n")
    cue = after.rstrip(".").split()[-1]
    press.said(it, words_said, "Erik Moss", cue, "Erik Moss", kind="direct")
    return [line.text for item in printed(press) for line in item.lines]


def test_a_quotation_that_stands_by_itself_is_printed() -> None:
    assert quoted(CLEAR) == [f"“{CLEAR},” Erik Moss said. (Lind Observer)"]


@pytest.mark.parametrize(
    "words_said",
    [
        "No council of Lind can combine those elements and keep the market open",
        "Such limits would close the market of Lind before the winter comes",
        "For us, that’s a reason to close the market of Lind this winter",
        "I was dead set against it, I have to say",
    ],
)
def test_words_that_point_at_what_is_not_printed_stay_out(words_said: str) -> None:
    assert quoted(words_said) == []


def test_things_that_the_line_or_the_story_names_may_be_pointed_at() -> None:
    assert quoted("Two boats bring eels to Lind, and those boats need the market to be open") != []
    assert quoted("The traders of Lind have these markets in the winter, and nothing else to live on") != []


def test_an_answer_is_printed_only_with_its_question() -> None:
    assert quoted(CLEAR, " Erik Moss replied.") == []
    press, it = one_page(f"Asked about the market, Erik Moss replied: “{CLEAR}.”\n")
    press.said(it, CLEAR, "Erik Moss", "replied", "Erik Moss", kind="direct")
    assert len(printed(press)) == 1


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        (f"The outlet reported that t{STAY}.", "The outlet"),
        (f"A spokeswoman of the traders told the newspaper that t{STAY}.", "A spokeswoman of the traders"),
    ],
)
def test_press_without_a_name_says_nothing(sentence: str, source: str) -> None:
    press, it = one_page(sentence + "\n")
    cue = "reported" if "reported" in sentence else "told"
    press.said(it, f"t{STAY}", source, cue, source, named=False)
    assert printed(press) == []


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The market stays open.", True),
        ("“The market stays open,” he said, “for us.”", True),
        ("Mourners remember the fishermen of Lind", False),
        ("The council was of one mind, writing:", False),
        ("NO PROMISES FROM THE MAYOR -- Nora Holt said the market stays.", False),
    ],
)
def test_a_heading_or_half_a_sentence_is_not_whole(text: str, whole: bool) -> None:
    assert is_whole(text) is whole


def test_what_ties_a_sentence_to_another_is_cut() -> None:
    press, it = one_page(f"Erik Moss, however, said t{STAY}.\n")
    press.said(it, f"t{STAY}", "Erik Moss", "said", "Erik Moss")
    assert printed(press)[0].lines[0].text == f"Erik Moss said t{STAY}. (Lind Observer)"
    moved = "the stalls of Lind go under the arches of the railway bridge"
    press, it = one_page(f"If rain falls, though, {moved}, Erik Moss said.\n")
    press.said(it, moved, "Erik Moss", "said", "Erik Moss")
    assert printed(press)[0].lines[0].text.startswith("If rain falls, the stalls")


def test_a_report_whose_quoted_words_are_printed_is_not() -> None:
    press, it = one_page(
        f"Erik Moss called the plan for the market of Lind “utterly heartless”, a day before the vote.\n"
        f"“The plan is utterly heartless, and t{STAY},” Erik Moss said.\n"
    )
    whole = f"The plan is utterly heartless, and t{STAY}"
    press.said(it, "“utterly heartless”", "Erik Moss", "called", "Erik Moss", kind="mixed")
    press.said(it, whole, "Erik Moss", "said", "Erik Moss", kind="direct")
    assert [item.lines[0].text for item in printed(press)] == [f"“{whole},” Erik Moss said. (Lind Observer)"]


def test_a_report_of_another_matter_on_the_page_stays_out() -> None:
    press, it = three_pages("Tom Birk owns two ships and forty houses by the sea, according to Yards Weekly.\n")
    said = "Tom Birk owns two ships and forty houses by the sea"
    press.said(it, said, "Yards Weekly", "according to", "Yards Weekly")
    assert printed(press) == []


def test_a_page_of_many_stories_gives_no_statement() -> None:
    press = Press()
    it = press.add(
        article("Ten things to know about the market of Lind", BASE + f"“{CLEAR},” Erik Moss said.\n", "Echo")
    )
    press.add(article("Council of Lind votes to close the fish market", BASE, "Lind Observer"))
    press.said(it, CLEAR, "Erik Moss", "said", "Erik Moss", kind="direct")
    assert printed(press) == []


def test_a_participle_at_the_start_is_no_cue() -> None:
    press, it = one_page(f"Knowing that t{STAY}, Erik Moss went home to Lind.\n")
    press.said(it, f"t{STAY}", "Erik Moss", "Knowing", "Erik Moss")
    assert printed(press) == []


def test_a_claim_is_printed_once_though_its_quoted_part_is_short() -> None:
    one = "Erik Moss says the plan of the council for the market is a folly of men in Lind who never sold a fish"
    other = "On Monday, Erik Moss called the market plan a folly of men who never sold a fish"
    press, it = one_page(f"{one}.\n{other}.\n")
    press.said(it, one.removeprefix("Erik Moss says "), "Erik Moss", "says", "Erik Moss")
    press.said(it, "a folly of men who never sold a fish", "Erik Moss", "called", "Erik Moss", kind="mixed")
    assert len(printed(press)) == 1


def test_a_report_of_long_ago_stays_out() -> None:
    old = "ice on the harbour of Lind would keep the boats and the market shut"
    press, it = one_page(f"In March, Erik Moss said {old}.\n")
    press.said(it, old, "Erik Moss", "said", "Erik Moss")
    assert printed(press) == []


def test_a_name_that_a_relative_clause_needs_is_not_exchanged() -> None:
    press, it = one_page(f"Erik Moss, owner of a stall, came.\n“{CLEAR},” Moss said, whose stall is the oldest.\n")
    press.said(it, CLEAR, "Moss", "said", "Erik Moss", "owner of a stall", kind="direct")
    assert [line.text for item in printed(press) for line in item.lines] == [
        f"Erik Moss, owner of a stall, said: “{CLEAR}”. (Lind Observer)"
    ]


def test_a_source_that_begins_with_a_quotation_is_misread() -> None:
    press, it = one_page(f"He hailed as “music” HPA demands, adding: “{CLEAR}.”\n")
    press.said(it, CLEAR, "“music” HPA", "adding", "HPA", kind="direct")
    assert printed(press) == []
