"""To whom words were said: the constructions of the field, and what only looks like one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.statements import read
from tests.statements.notation import article, english, statements

OWN = "The Skarne Gazette"


def told(text: str, *, own: str | None = None) -> list[tuple[str, str] | None]:
    found = read(replace(article(text), outlet=own), english())
    return [(each.told_to.name, each.told_to.status) if each.told_to else None for each in found]


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
        ("In an interview with Skarne's official website, Ola Brandt said it is old.", "Skarne's official website"),
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
        ("Ola Brandt told the paper that it is old.", "paper"),
        ("Ola Brandt told skarne24.com that it is old.", "skarne24.com"),
        ("“It is old,” Ola Brandt told talkSKARNE.", "talkSKARNE"),
        ("“It is old,” Ola Brandt told 9News Skarne.", "9News Skarne"),
        ("“It is old,” Ola Brandt told Skarne Showbiz.", "Skarne Showbiz"),
        ("“It is old,” Ola Brandt told HarbourLife EXCLUSIVELY.", "HarbourLife"),
        ("Speaking to the Evening Courier, Ola Brandt said it is old.", "Evening Courier"),
        ("Ola Brandt told the Quiet Hour podcast that it is old.", "Quiet Hour"),
        ("Ola Brandt told RTE's Morning Harbour that it is old.", "RTÉ"),
        ("Ola Brandt told The Atlantic's Ann Holm that it is old.", "The Atlantic"),
        ("Ola Brandt, speaking on Good Morning Skarne, called it old.", "Good Morning Skarne"),
        ("“It is old,” Ola Brandt said in an appearance on “Wake Up Skarne.”", "Wake Up Skarne"),
        ("Ola Brandt praised the bridge in an interview with “Wake Up Skarne.”", "Wake Up Skarne"),
        ("“It is old,” Ola Brandt said in an interview that aired Sunday on CNN.", "CNN"),
        ("“It is old,” Ola Brandt said in a BBC radio interview.", "BBC"),
        ("In an article published Monday in the Guardian, Ola Brandt said it is old.", "The Guardian"),
        ("Ola Brandt wrote in a piece for the Guardian that it is old.", "The Guardian"),
        ("Ola Brandt praised the bridge in an interview with Reuters.", "Reuters"),
        ("Ola Brandt declined to comment when contacted by Reuters.", "Reuters"),
        ("Ola Brandt told formerly imprisoned people that it is old.", "imprisoned people"),
        ("Ola Brandt told the class that it is old.", "class"),
        ("Ola Brandt told a meeting of the Harbour Council that it is old.", "meeting of the Harbour Council"),
        ("Ola Brandt told mediapersons in Skarne that it is old.", "reporters"),
        ("Ola Brandt told members of the media that it is old.", "reporters"),
        ("Ola Brandt told a televised press conference that it is old.", "reporters"),
        ("“It is old,” Ola Brandt said on a call with reporters.", "reporters"),
        ("“It is old,” Ola Brandt said at a briefing in Skarne.", "reporters"),
        ("“It is old,” Ola Brandt said during a media interaction.", "reporters"),
        ("“It is old,” Ola Brandt said during a phone call with investors.", "investors"),
        ("Ola Brandt admitted under questioning by senators that it is old.", "senators"),
        ("In an open session of parliament, Ola Brandt said it is old.", "parliament"),
        ("Giving evidence to the Standing Committee on Harbours, Ola Brandt said it is old.", "Standing Committee"),
        ("It is old, Ola Brandt said during Monday's public hearing.", "public hearing"),
        ("“It is old,” one Reddit user wrote.", "Reddit"),
        ("“It is old,” a second social media user wrote.", "social media"),
        ("From Skarne, Ola Brandt lashed out, tweeting it is old.", "Twitter"),
        ("Ola Brandt shared a photo on Instagram, calling it old.", "Instagram"),
        ("Ola Brandt announced the news on Instagram.", "Instagram"),
        ("In his statements to Skarne High Court, Ola Brandt said it is old.", "Skarne High Court"),
        ("In a memo addressed to all staff, Ola Brandt said it is old.", "staff"),
        ("In an interview with Jon Holm on his podcast “Lone Voice,” Ola Brandt said it is old.", "Lone Voice"),
        ("Ola Brandt, while being interviewed on Wake Up Skarne, called it old.", "Wake Up Skarne"),
        ("Ola Brandt opened up on Twitter, saying it is old.", "Twitter"),
        ("“It is old,” Ola Brandt said at a CNN town hall.", "CNN"),
        ("Ola Brandt told Het Skarne van Morgen that it is old.", "Het Skarne van Morgen"),
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
        "In a letter to Anna Holm, Ola Brandt said it is old.",
        "Ola Brandt urged fans to leave the bridge.",
        "Ola Brandt told Emily Tolland that it is old.",
        "In an interview with Jorun Tolland, a pilot, Ola Brandt said it is old.",
        "“It is old,” Ola Brandt said in a call with Ann Holm.",
        "“It is old,” Ola Brandt said at a security briefing.",
        "Ola Brandt, who has many followers on Instagram, said it is old.",
        "Ola Brandt said social media bullying is old.",
        "Trained on the Instagram corpora, the model is old, Ola Brandt said.",
        "Judge Ola Brandt said in court that it is old.",
    ],
)
def test_nobody_is_told(sentence: str) -> None:
    assert told(sentence) == [None]


def test_the_paper_is_the_one_named_before() -> None:
    text = "The bridge is old, according to the Guardian. It creaks, a source told the paper."
    assert told(text)[-1] == ("The Guardian", "stated")


def test_the_paper_is_the_one_that_was_told_before() -> None:
    text = "“It is old,” Ola Brandt told Harbour Trends. “It creaks,” he told the site."
    assert told(text) == [("Harbour Trends", "stated")] * 2


@pytest.mark.parametrize(
    "sentence",
    [
        "“It is old,” Ola Brandt told us.",
        "“It is old,” Ola Brandt told me.",
        "“It is old,” Ola Brandt told TSG.",
        "“It is old,” Ola Brandt told the Gazette.",
    ],
)
def test_the_outlet_that_prints_it_is_told(sentence: str) -> None:
    assert told(sentence, own=OWN) == [(OWN, "stated")]


def test_what_only_reminds_the_writer_is_told_to_nobody() -> None:
    assert told("Ola Brandt reminded me that it is old.", own=OWN) == [None]


def test_the_interview_is_the_one_that_the_article_tells_of() -> None:
    text = "Ola Brandt said in the interview that it is old. His words in an interview with the BBC made waves."
    assert told(text, own=OWN)[0] == ("BBC", "carried_back")


def test_an_interview_of_no_outlet_is_of_the_one_that_prints_it() -> None:
    text = "Ann Holm told Reuters that it is new. In a phone interview, Ola Brandt said it is old."
    assert told(text, own=OWN) == [("Reuters", "stated"), (OWN, "inferred")]


def test_words_that_no_rule_found_set_a_scene() -> None:
    text = "“It [the bridge of Skarne] is old and it creaks.” Brandt told Reuters. Brandt said it is new."
    assert told(text)[-1] == ("Reuters", "carried")


def test_a_platform_is_not_carried_back() -> None:
    text = "It is old, Ola Brandt said. Boats pass it. It creaks, he tweeted."
    assert told(text) == [None, ("Twitter", "stated")]


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


def test_a_lead_is_told_to_whom_its_speaker_talks_below() -> None:
    text = (
        "Ola Brandt has said that the bridge is old.\n\nThe bridge was built in May. It is long. It is red.\n\n"
        "Boats pass it. Cars pass it. Birds sit on it.\n\n“It creaks,” Brandt told Reuters."
    )
    assert told(text) == [("Reuters", "carried_back"), ("Reuters", "stated")]


def test_what_was_said_at_other_times_is_not_told_below() -> None:
    text = "Ola Brandt has repeatedly said that the bridge is old.\n\n“It creaks,” Brandt told Reuters."
    assert told(text) == [None, ("Reuters", "stated")]


def test_a_talk_with_an_outlet_goes_on_longer_than_a_post() -> None:
    between = " ".join(["Boats pass it."] * 15)
    for first, hearer in (("told Reuters", ("Reuters", "carried")), ("wrote on Facebook", None)):
        text = f"“It is old,” Ola Brandt {first}. {between} “It creaks,” Brandt said."
        assert told(text)[-1] == hearer


def test_an_outlet_without_its_name_is_an_outlet() -> None:
    text = "Ola Brandt told a local newspaper that it is old. " + "It rained. " * 20 + "Brandt said it is safe."
    assert told(text)[-1] == ("local newspaper", "carried")


def test_viewers_do_not_take_the_place_of_the_outlet() -> None:
    text = "“It is old,” Ola Brandt told CNN. He told viewers that it creaks. “It is red,” he said."
    assert told(text) == [("CNN", "stated"), ("viewers", "stated"), ("CNN", "carried")]


def test_a_speaker_is_carried_under_the_end_of_the_description() -> None:
    text = "“It is old,” a source told Reuters. “It creaks,” the source said."
    assert told(text) == [("Reuters", "stated"), ("Reuters", "carried")]


def test_a_post_is_led_to() -> None:
    text = "Ola Brandt said on Monday that the bridge is old.\n\n“It creaks,” he tweeted."
    assert told(text) == [("Twitter", "carried_back"), ("Twitter", "stated")]


def test_who_said_it_in_testimony_is_heard_by_the_committee() -> None:
    text = (
        "The Harbour Oversight Committee met. Ola Brandt said in closed testimony that it is old. He said it is long."
    )
    assert told(text) == [("Harbour Oversight Committee", "inferred")] * 2


def test_who_pleads_is_heard_by_the_court_unless_outside() -> None:
    text = "Mayor Ola Brandt told Skarne Crown Court that it is old. The petitioner said {}that it is new."
    assert told(text.format("")) == [("Skarne Crown Court", "stated"), ("Skarne Crown Court", "inferred")]
    assert told(text.format("outside the courthouse ")) == [("Skarne Crown Court", "stated"), None]


def test_an_article_is_no_hearer() -> None:
    assert told("Ola Brandt responded to a Reuters article on Monday, saying it is old.")[-1] is None


def test_what_was_said_before_is_not_carried_on() -> None:
    text = "“It is old,” Ola Brandt told Reuters. Brandt had previously said that it is new. “It creaks,” Brandt said."
    assert told(text) == [("Reuters", "stated"), None, ("Reuters", "carried")]


@pytest.mark.parametrize(
    ("text", "hearer"),
    [
        ("Ola Brandt told the legislature that it is old.", "legislature"),
        ("The mayor addressed a ceremony at the school and maintained that it is old.", "ceremony"),
        ("In an internal staff memo, Ola Brandt said it is old.", "staff"),
        ("In an employee newsletter, Ola Brandt said it is old.", "employees"),
        ("Ola Brandt asked the High Court whether it is old.", "High Court"),
        ("Ola Brandt urged the High Court to end it.", "High Court"),
        ("It is old, Ola Brandt told The Harbour's companion podcast.", "Harbour's companion podcast"),
        ("Ola Brandt said it is old in an interview with Reuters.", "Reuters"),
        ("Ola Brandt said that it is old at a news conference on Monday.", "reporters"),
    ],
)
def test_assemblies_ceremonies_notes_and_courts_hear(text: str, hearer: str) -> None:
    assert told(text) == [(hearer, "stated")]


def test_a_witness_is_heard_by_the_court_that_only_its_people_show() -> None:
    text = "Judge Odo Lamm sentenced him. Ola Brandt testified that it was late. Brandt said that he left."
    assert told(text) == [("court", "inferred"), ("court", "inferred")]
    assert told("Odo Lamm left. Ola Brandt testified that it was late.") == [None]
