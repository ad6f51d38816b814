"""To whom words were said: the constructions of the field, and what only looks like one."""

from __future__ import annotations

import pytest

from tests.statements.notation import statements


def told(text: str) -> list[tuple[str, str] | None]:
    return [(each.told_to.name, each.told_to.status) if each.told_to else None for each in statements(text)]


@pytest.mark.parametrize(
    ("sentence", "hearer"),
    [
        ("Ola Brandt told “Wake Up Skarne” that it is old.", "Wake Up Skarne"),
        ("“It is old,” Ola Brandt said on CNN's “Lone Star Hour.”", "CNN"),
        ("“It is old,” Ola Brandt said on “Lone Star Hour.”", "Lone Star Hour"),
        ("Ola Brandt said on Thursday's episode of The Lone Voice that it is old.", "Lone Voice"),
        ("On Fox News on Sunday, Ola Brandt said it is old.", "Fox News"),
        ("Ola Brandt, speaking on WOR710, called it old.", "WOR710"),
        ("Ola Brandt told the state-run Courier news agency that it is old.", "Courier"),
        ("Ola Brandt told the German newspaper Morgenblatt that it is old.", "Morgenblatt"),
        ("Ola Brandt told Germany's Morgenblatt newspaper that it is old.", "Morgenblatt"),
        ("Ola Brandt told a local newspaper that it is old.", "local newspaper"),
        ("Ola Brandt wrote for The Skarne Informer that it is old.", "Skarne Informer"),
        ("In an interview for the Skarne Post, Ola Brandt said it is old.", "Skarne Post"),
        ("In a statement sent to Reuters, Ola Brandt said it is old.", "Reuters"),
        ("In remarks carried by the state agency, Reuters, Ola Brandt said it is old.", "Reuters"),
        ("“It is old,” Ola Brandt said in a video posted to his “Old Man” YouTube channel.", "YouTube"),
        ("Ola Brandt took to Instagram to say it is old.", "Instagram"),
        ("Ola Brandt tweeted on Friday to say it is old.", "Twitter"),
        ("Ola Brandt told a group of bankers in Skarne that it is old.", "group of bankers"),
        ("Ola Brandt told those in attendance that it is old.", "those in attendance"),
        ("Ola Brandt warned lawmakers that it is old.", "lawmakers"),
        ("Briefing the media, Ola Brandt said it is old.", "reporters"),
        ("Addressing a rally in Skarne, Ola Brandt said it is old.", "rally"),
        ("Ola Brandt testified before Congress that it is old.", "Congress"),
        ("It is old, Ola Brandt said during a hearing of the Harbour Finance Committee.", "Harbour Finance Committee"),
    ],
)
def test_the_hearer_is_stated(sentence: str, hearer: str) -> None:
    assert told(sentence) == [(hearer, "stated")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lottie Holm left. Ola Brandt told Lottie that it is old.",
        "Ola Brandt told the paper that it is old.",
        "In a letter to Anna Holm, Ola Brandt said it is old.",
        "Ola Brandt urged fans to leave the bridge.",
    ],
)
def test_nobody_is_told(sentence: str) -> None:
    assert told(sentence) == [None]


def test_the_paper_is_the_one_named_before() -> None:
    text = "The bridge is old, according to the Guardian. It creaks, a source told the paper."
    assert told(text)[-1] == ("The Guardian", "stated")


def test_a_platform_is_not_carried_back() -> None:
    assert told("It is old, Ola Brandt said. It creaks, he tweeted.") == [None, ("Twitter", "stated")]


def test_strangers_write_on_one_platform() -> None:
    text = "Viewers took to Twitter to complain. “It is old,” said one. Another wrote: “It is new.”"
    assert told(text) == [("Twitter", "inferred"), ("Twitter", "inferred")]


def test_who_sits_beside_at_a_briefing_is_heard_there() -> None:
    text = (
        "The plan was told at a press briefing with Ola Brandt, the mayor, and Anna Holm. "
        "It is old, Brandt said. It is new, Holm said."
    )
    assert told(text) == [("reporters", "carried"), ("reporters", "carried")]


def test_who_testifies_is_heard_by_the_committee_that_is_named() -> None:
    text = "The Harbour Oversight Committee met on Monday. Ola Brandt testified that it is old."
    assert told(text) == [("Harbour Oversight Committee", "inferred")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ola Brandt said this week that it is old.",
        "Ola Brandt said this bridge is old.",
        "Ola Brandt tweeted this: “It is old.”",
        "As I write this in the harbour, it creaks.",
    ],
)
def test_this_is_not_always_the_sentence_before(sentence: str) -> None:
    found = statements("The bridge will reopen in May next year. " + sentence)
    assert "said_this" not in [each.found_by for each in found]


def test_the_sentence_before_is_what_was_said() -> None:
    text = "The bridge will reopen in May next year. Ola Brandt, the mayor, disclosed this while addressing reporters."
    (found,) = statements(text)
    assert (found.found_by, told(text)) == ("said_this", [("reporters", "stated")])
    assert text[found.content[0].start : found.content[0].stop] == "The bridge will reopen in May next year"
