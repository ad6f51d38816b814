"""What is done by words, whether they were said, what weakens them, on what condition and for when."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from broadsheet.statements import modality, read
from broadsheet.types import Moment, Statement
from tests.statements.notation import article, english, statements

# A Tuesday.
TODAY = dt.datetime(2020, 3, 17, 12, tzinfo=dt.UTC)


def first(text: str) -> Statement:
    dated = replace(article(text), published=Moment(TODAY, "day"))
    return read(dated, english())[0]


def words(text: str, spans: object) -> list[str]:
    return [text[span.start : span.stop] for span in spans]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The minister said the bridge was closed.", "assert"),
        ("“Prices will fall by June,” the bank said.", "predict"),
        ("The strike might spread, Holm said.", "speculate"),
        ("“It is possible that the dam was weak,” Holm said.", "speculate"),
        ("Experts caution that the dam may not hold.", "warn"),
        ("“Be careful on the bridge,” said the mayor.", "warn"),
        ("Holm threatened to close the bridge.", "threaten"),
        ("Kraftlinn said it will repay them.", "commit"),
        ("“We’ll repay every crown,” Holm said.", "commit"),
        ("Holm declined to name the buyer.", "refuse"),
        ("“We will not pay,” Holm said.", "refuse"),
        ("Holm rejected the offer.", "refuse"),
        ("The union called for his dismissal.", "demand"),
        ("“Direct trains must be restored,” Holm said.", "demand"),
        ("Holm told the guards to leave.", "demand"),
        ("Doctors should test earlier, Torv said.", "recommend"),
        ("“Are the talks over?” Torv asked.", "ask"),
        ("Torv asked whether the talks were over.", "ask"),
        ("Rennick denied that money was paid.", "deny"),
        ("Rennick rejected the claim that money was paid.", "deny"),
        ("“That is not true,” Rennick said.", "deny"),
        ("The envoy condemned the raid.", "condemn"),
        ("“We condemn the raid,” the envoy said.", "condemn"),
        ("“Thank you for coming,” Holm said.", "praise"),
        ("“I hope it lasts,” Torv said.", "hope"),
        # a look of one act is not that act
        ("“He must have been late,” Torv said.", "assert"),
        ("“That would be a mistake,” Torv said.", "assert"),
        ("“The bridge, which will close in May, is old,” Torv said.", "assert"),
        ("“The bridge is old because we want to save,” Torv said.", "assert"),
        # the act that an apposition names
        ("Holm said the allies wanted more, a request that nobody answered.", "ask"),
        # most of the sentences
        ("“The bridge is old. It will fall. The town is poor,” Torv said.", "assert"),
    ],
)
def test_act(text: str, act: str) -> None:
    assert first(text).act == act


def test_acts_by_sentence() -> None:
    text = "“The bridge is old. It must be closed. We will pay for it,” Torv said."
    found = first(text)
    assert found.acts is not None
    assert [(text[span.start : span.stop], act) for span, act in found.acts] == [
        ("The bridge is old.", "assert"),
        ("It must be closed.", "demand"),
        ("We will pay for it", "commit"),
    ]


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Holm said that the bridge is safe.", "actual"),
        ("Holm declined to say who paid.", "actual"),
        ("Holm may have asked Moscow to help.", "possible"),
        ("Holm reportedly asked Moscow to help.", "possible"),
        ("Holm is said to have promised more trains.", "possible"),
        ("Norrey is de facto demanding the whole bridge.", "possible"),
        ("Holm is unlikely to ask for help.", "hypothetical"),
        ("Holm is expected to announce the date in May.", "hypothetical"),
        ("Holm will announce the date in May.", "hypothetical"),
        ("Norrey declaring its trust in the bridge would help.", "hypothetical"),
        ("If a city says that the bridge is safe, people cross it.", "hypothetical"),
        ("Holm did not say that the bridge is safe.", "denied"),
        ("Neither mayor said that the bridge is safe.", "denied"),
        ("Holm failed to mention the bridge.", "denied"),
    ],
)
def test_factuality(text: str, factuality: str) -> None:
    assert first(text).factuality == factuality


def test_hedges_and_negations_are_places() -> None:
    text = "“I think that the bridge may, in part, not hold,” Holm said."
    found = first(text)
    assert words(text, found.hedges) == ["I think that", "may", "in part"]
    assert words(text, found.negations) == ["not"]


def test_a_condition() -> None:
    text = "The trains will run if both armies withdraw, Holm said."
    assert words(text, first(text).conditions) == ["if both armies withdraw"]


@pytest.mark.parametrize(
    ("words_said", "place", "days", "vague"),
    [
        ("on Thursday", "on Thursday", ("2020-03-19", "2020-03-19"), None),
        ("next Monday", "next Monday", ("2020-03-23", "2020-03-23"), None),
        ("tomorrow", "tomorrow", ("2020-03-18", "2020-03-18"), None),
        ("next week", "next week", ("2020-03-23", "2020-03-29"), None),
        ("this year", "this year", ("2020-01-01", "2020-12-31"), None),
        ("in May", "in May", ("2020-05-01", "2020-05-31"), None),
        ("in February", "in February", ("2021-02-01", "2021-02-28"), None),
        ("on April 8", "on April 8", ("2020-04-08", "2020-04-08"), None),
        ("on 8 April 2021", "on 8 April 2021", ("2021-04-08", "2021-04-08"), None),
        ("by June 30", "by June 30", (None, "2020-06-30"), None),
        ("by the end of June", "by the end of June", (None, "2020-06-30"), None),
        ("before Friday", "before Friday", (None, "2020-03-19"), None),
        ("by 2030", "by 2030", (None, "2030-12-31"), None),
        ("within two weeks", "within two weeks", ("2020-03-17", "2020-03-31"), None),
        ("by the end of the year", "by the end of the year", (None, "2020-12-31"), None),
        ("next spring", "next spring", ("2020-03-01", "2020-05-31"), None),
        ("in the near future", "in the near future", (None, None), "soon"),
        ("after the election", "after the election", (None, None), "event"),
    ],
)
def test_horizon(words_said: str, place: str, days: tuple[str | None, str | None], vague: str | None) -> None:
    text = f"The talks will resume {words_said}, Holm said."
    found = first(text)
    assert found.horizons is not None
    [horizon] = found.horizons
    assert text[horizon.span.start : horizon.span.stop] == place
    assert tuple(day and day.isoformat() for day in (horizon.first, horizon.last)) == days
    assert horizon.vague == vague


@pytest.mark.parametrize("behind", ["last week", "two years ago", "in 2019", "announced on Monday"])
def test_what_lies_behind_is_no_horizon(behind: str) -> None:
    assert first(f"The deal {behind} will hold, Holm said.").horizons == ()


def test_no_day_without_the_articles_day() -> None:
    [statement] = statements("The talks will resume on Thursday, Holm said.")
    assert statement.horizons is not None
    [horizon] = statement.horizons
    assert (horizon.first, horizon.last) == (None, None)


def test_a_round_to_come_is_an_event() -> None:
    text = "A third round of talks will take place, Holm said."
    found = first(text)
    assert found.horizons is not None
    assert [(text[each.span.start : each.span.stop], each.vague) for each in found.horizons] == [
        ("A third round", "event")
    ]


def test_modality_is_a_scale() -> None:
    def degree(sentence: str) -> list[int]:
        return [mood.degree for mood in modality(sentence, english()).moods]

    must, will, should, can, may = (
        degree(f"The talks {mood} resume.") for mood in ("must", "will", "should", "can", "may")
    )
    assert must > will > should > can > may
    assert degree("The talks resume.") == []
    assert modality("Most of the trains may not run.", english()).quantities == (4,)
    assert len(modality("Most of the trains may not run.", english()).negations) == 1
    assert modality("Holm insisted, Torv suggested", english()).forces == (5, 1)
