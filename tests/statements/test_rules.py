"""Each rule in its own words: a sentence that it reads, and those that it leaves alone."""

from __future__ import annotations

import pytest

from broadsheet.statements import explain
from tests.statements.notation import article, assert_found, assert_nothing, english, statements, unmarked

FOUND = [
    # quotation, then the verb, then the name
    '"[The bridge will stay shut|content]," [said|cue] [Ola Brandt|source].',
    '"[The bridge will stay shut|content]," [said|cue] [Ola Brandt, head of the harbour office|source].',
    "“[We never agreed to that|content],” [insisted|cue] [the mayor|source].",
    '"[Will it rain?|content]" [asked|cue] [one resident|source].',
    # quotation, then the name, then the verb
    '"[The bridge will stay shut|content]," [Brandt|source] [said|cue].',
    '"[The bridge will stay shut|content]," [Ola Brandt, a harbour officer|source], [said|cue] on Tuesday.',
    '"[We know|content]," [she|source] [told|cue] [reporters|told_to]. "[We have always known.|content]"',
    "«[Nothing was signed|content]», [Brandt|source] [told|cue] [Vedomosti|told_to].",
    "„[Nothing was signed|content]“, [Brandt|source] [said|cue].",
    "‘[Nothing was signed|content],’ [Brandt|source] [said|cue].",
    "''[Nothing was signed|content],'' [Brandt|source] [said|cue].",
    # a signature
    "“[The bridge will stay shut. We know.|content]” [―|cue] [Ola Brandt|source], 24, Port Anna",
    '"[We know.|content]"\n\n[—|cue] [Ola Brandt|source], engineer',
    # the name and the verb first
    '[Brandt|source] [said|cue], "[We know.|content]"',
    '[Brandt|source] [added|cue]: "[We know.|content]"',
    "[Brandt|source] [said|cue] on Monday [the bridge will stay shut|content].",
    "[Brandt|source] [said|cue] that [the bridge will stay shut|content].",
    "[Brandt|source] [said|cue] in a statement on Friday that [the bridge will stay shut|content].",
    "[The harbour office|source] [says|cue] [the bridge will stay shut|content].",
    "[Officials|source] [believe|cue] [the bridge will stay shut|content].",
    "[Brandt|source] [has repeatedly said|cue] that [the bridge is safe|content].",
    "[Brandt|source] [went on to say|cue] that [the bridge is safe|content].",
    "[Brandt|source] [said|cue] [there is no danger|content].",
    # closing and cutting the sentence
    "[The bridge will stay shut|content], [Brandt|source] [said|cue].",
    "[The bridge will stay shut until spring|content], [experts|source] [caution|cue].",
    "[The bridge|content], [Brandt|source] [said|cue], [will stay shut until spring|content].",
    "[It is unlikely to open|content], [believes|cue] [Ivo Marek, senior lecturer at the School of Roads|source].",
    "However, [the bridge is safe|content], [the minister|source] [noted|cue].",
    # according to, in an opinion
    "[According to|cue] [Brandt|source], [the bridge will stay shut|content].",
    "[The bridge will stay shut|content], [according to|cue] [the harbour office|source].",
    "[The bridge will stay shut|content], [according to|cue] [the Evening Standard|source].",
    "[The Sunday Times|source] [said|cue] that [the bridge will stay shut|content].",
    "[In his opinion|cue], [nobody asked at the talks|content], [he|source] [told|cue] [Izvestia|told_to].",
    # to whom
    "[Tsukanov|source] [told|cue] [Izvestia|told_to] that [talks will resume|content].",
    '"[Talks will resume|content]," [Tsukanov|source] [explained|cue] to [Izvestia|told_to].',
    "[Talks will resume|content], [Tsukanov|source] [suggested|cue] in a conversation with [Vedomosti|told_to].",
    "[Talks will resume|content], [Tsukanov|source] [said|cue] in an interview with [Vedomosti|told_to] at the forum.",
    "[Talks will resume|content], [Tsukanov|source] [wrote|cue] on [Telegram|told_to].",
    "[Brandt|source] [told|cue] [parliament|told_to] that [the bridge is safe|content].",
    # questions, wishes, objects
    "[Brandt|source] [asked|cue] [whether the bridge is safe|content].",
    "[Brandt|source] [hopes|cue] [to open the bridge in May|content].",
    "[Brandt|source] [vowed|cue] [not to open the bridge|content].",
    "[Brandt|source] [called for|cue] [an inquiry into the collapse|content].",
    "[Brandt|source] [criticised|cue] [the late repairs|content].",
    "[Brandt|source] [described|cue] [the repairs as a disgrace|content] after the meeting.",
    "[Brandt, the harbour master|source], [denied|cue] [the report|content].",
    # verbs of no list beside a quotation
    "“[It was lovely|content],” [she|source] [whooped|cue].",
    "“[It was lovely|content],” [yawned|cue] [the captain|source].",
    "[Brandt|source] [went on:|cue] “[It was lovely.|content]”",
    "The photo was liked, with [one fan|source] [commenting|cue]: “[Lovely.|content]”",
    # a clause with who
    "Marek, [who|source] [said|cue] [the repairs were late|content], left the hall.",
    # datelines are no content
    "PRAGUE (Wire) - [The bridge will stay shut|content], [the ministry|source] [said|cue].",
]  # fmt: skip


@pytest.mark.parametrize("marked", FOUND)
def test_found(marked: str) -> None:
    assert_found(marked)


NOTHING = [
    # a dash that signs nothing
    "“No.” — The mayor left.",
    "He saw “Hamlet” — Ola Brandt, too.",
    # possible, denied, wished, to come
    "Washington counts on Moscow without saying so.",
    "Nobody is ready to say that the bridge is safe.",
    # nobody says it
    "It became clear that the bridge is old.",
    "The scope of the work signals that money is short.",
    "You think that the bridge is safe.",
    "The picture shows a bridge over the bay.",
    "Brandt was told nothing.",
    # nouns, names, adjectives
    "The report is long, and the claims are old.",
    "Swing states have few bridges.",
    "The band called Blue Bridge played on.",
    "A class called “Perception” was full.",
    "They met the leading engineer in Prague.",
    "The talks focused on the prospects of the bridge.",
    "It seems that nobody knows.",
    "The theme was: “Bridges for everybody”.",
    "Cost: free.",
    "Police called an ambulance and left.",
    "Their boldest call was a mistake.",
    "There are two top offers to enjoy.",
    "They sat on a widely criticised bridge.",
    "",
    "...",
    '"',
    "“”",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert_nothing(text)


def test_two_verbs_share_a_subject() -> None:
    text = "Brandt criticised the late repairs and said the bridge will stay shut, adding that money is short."
    found = statements(text)
    assert [text[s.content[0].start : s.content[-1].stop] for s in found] == [
        "the late repairs",
        "the bridge will stay shut",
        "money is short",
    ]
    assert {text[s.source[0].start : s.source[0].stop] for s in found} == {"Brandt"}


def test_what_stands_in_another_content_is_left_to_it() -> None:
    assert_found("[Brandt|source] [said|cue] [the mayor believes the bridge is safe|content].")
    assert_found('"[The mayor said we lied|content]," [Brandt|source] [said|cue].')


def test_quotation_that_goes_on_belongs_to_the_same_statement() -> None:
    assert_found('"[One.|content]" "[Two|content]," [Brandt|source] [said|cue]. "[Three.|content]"')
    assert_found('"[One|content]," [Brandt|source] [said|cue].\n\n"[Two.|content]"')
    assert_found('[The bridge is old|content], [Brandt|source] [said|cue]. "[It creaks.|content]"', kind="mixed")


def test_quotation_that_fills_the_next_paragraph_goes_on() -> None:
    assert_found("[The bridge is old|content], [Brandt|source] [said|cue].\n\n“[It creaks.|content]”", kind="mixed")


def test_colon_and_closing_frame_are_one_statement() -> None:
    text, places = unmarked(
        '[Brandt|source] [said|cue]:\n\n"[We have done the north span.|content]\n\n[The south span, the "creaker," is '
        'next|content]," [the engineer|source] [concluded|cue].'
    )
    (found,) = statements(text)
    assert [(s.start, s.stop) for s in found.content] == places["content"]
    assert [(s.start, s.stop) for s in found.cue] == places["cue"]
    assert [(s.start, s.stop) for s in found.source] == places["source"]


def test_question_of_an_interview_is_the_outlets() -> None:
    text = (
        "The bridge is safe, Ola Brandt said in an interview with Izvestia. Replying to a question about the cost of "
        'repairs, the engineer said: "We do not know."'
    )
    asked = statements(text)[1]
    assert asked.found_by == "asked_about"
    assert asked.speaker is not None
    assert (asked.speaker.name, asked.speaker.named) == ("interviewer (Izvestia)", False)
    assert asked.told_to is not None
    assert (asked.told_to.name, asked.told_to.status) == ("Izvestia", "carried")


def test_explain_says_which_rule_fired() -> None:
    text = "Brandt said that the bridge is safe. She has not said more."  # and is kept as not said
    assert [(each.rule, each.cue) for each in explain(article(text), english())] == [
        ("that_clause", "said"),
        ("bare_clause", "said"),
    ]
