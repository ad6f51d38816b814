"""The scorer of who is who, on small invented texts, and the stored gold against its own promises."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from broadsheet.types import Span, Statement, ToldTo, Voice
from evals.who import gold as gold_files
from evals.who.gold import Person, Place, Said, Told, load
from evals.who.score import Tally, as_said, kappa, same_name, words_of

TEXT = (
    "Port captain Ilse Marren told the Harbour Courier that the bridge would open in May. "
    "Her deputy may have asked the crown for money. Two pilots said the fog was thick."
)


def place(words: str) -> Place:
    start = TEXT.index(words)
    return start, start + len(words)


NOBODY = Told((), "none")
MARREN = Person(("Ilse Marren",), True, (place("Port captain"),), ())
BRIDGE = Said(
    (place("the bridge would open in May"),),
    (place("told"),),
    (place("Port captain Ilse Marren"),),
    MARREN,
    Told(("Harbour Courier", "Courier"), "stated"),
    "predict",
    "actual",
)
MONEY = Said(
    (place("the crown for money"),),
    (place("asked"),),
    (),
    Person(("Her deputy",), False, (), ()),
    NOBODY,
    "ask",
    "possible",
)
FOG = Said((place("the fog was thick"),), (), (), Person(("Two pilots",), False, (), ()), NOBODY, "assert", "actual")
GOLD = (BRIDGE, MONEY, FOG)


def scored(*predicted: Said) -> Tally:
    tally = Tally()
    tally.add("a", TEXT, GOLD, predicted)
    return tally


def test_the_gold_against_itself_is_perfect() -> None:
    result = scored(*GOLD).result()
    assert {figures["f1"] for figures in result.values() if "f1" in figures} == {100.0}
    assert {figures["accuracy"] for figures in result.values() if "accuracy" in figures} == {100.0}
    assert [verdict.wrong for verdict in scored(*GOLD).verdicts] == [[], [], []]


def test_nothing_found_is_nothing_right() -> None:
    tally = scored()
    assert tally.result()["found"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "right": 0, "gold": 3, "predicted": 0}
    assert tally.result()["not actual"]["gold"] == 1
    assert [verdict.wrong for verdict in tally.verdicts] == [["found"]] * 3


def test_a_statement_is_found_by_half_of_its_words() -> None:
    half = replace(BRIDGE, content=(place("bridge would open"),))
    assert scored(half).result()["found"]["right"] == 1
    less = replace(BRIDGE, content=(place("in May"),))
    assert scored(less).result()["found"]["right"] == 0


def test_two_predictions_cannot_share_a_gold_statement() -> None:
    assert scored(BRIDGE, replace(BRIDGE, content=(place("the bridge would open"),))).result()["found"] == {
        "p": 50.0,
        "r": 33.3,
        "f1": 40.0,
        "right": 1,
        "gold": 3,
        "predicted": 2,
    }


@pytest.mark.parametrize(
    ("person", "wrong"),
    [
        (Person(("Marren",), True, MARREN.roles, ()), ["full name"]),
        (Person(("Rennick",), True, MARREN.roles, ()), ["speaker", "full name"]),
        (Person(("Ilse Marren",), False, MARREN.roles, ()), ["named", "speaker", "full name"]),
        (Person(("Ilse Marren",), True, (), ()), ["role"]),
        (Person(("Ilse Marren",), True, (place("Two pilots"),), ()), ["role"]),
        (Person(("Ilse Marren",), True, (place("captain"),), ()), []),
        (None, ["named", "speaker", "full name", "role"]),
    ],
)
def test_speakers_and_roles(person: Person | None, wrong: list[str]) -> None:
    [bridge, *_] = scored(replace(BRIDGE, person=person)).verdicts
    assert bridge.wrong == wrong


def test_a_role_may_be_given_with_its_affiliation_beside_it() -> None:
    apart = replace(MARREN, roles=(place("captain"),), affiliations=(place("Port"),))
    assert "role" not in scored(replace(BRIDGE, person=apart)).verdicts[0].wrong


def test_role_given_to_somebody_without_one_costs_precision() -> None:
    bare = replace(BRIDGE, person=replace(MARREN, roles=()))
    tally = Tally()
    tally.add("a", TEXT, [bare], [BRIDGE])
    assert tally.result()["role"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "right": 0, "gold": 0, "predicted": 1}


@pytest.mark.parametrize(
    ("told", "name", "status"),
    [
        (Told(("the Harbour Courier",), "stated"), 1, 1),
        (Told(("Courier",), "carried"), 1, 0),
        (Told(("Lobby Note",), "stated"), 0, 0),
        (NOBODY, 0, 0),
    ],
)
def test_hearers(told: Told, name: int, status: int) -> None:
    result = scored(replace(BRIDGE, told=told)).result()
    assert (result["told_to"]["right"], result["told_to with status"]["right"]) == (name, status)
    assert result["told_to"]["predicted"] == int(told is not NOBODY)


@pytest.mark.parametrize(
    ("label", "unsaid", "by_label"), [("possible", 1, 1), ("denied", 1, 0), ("hypothetical", 1, 0), ("actual", 0, 0)]
)
def test_what_was_not_said(label: str, unsaid: int, by_label: int) -> None:
    result = scored(replace(MONEY, factuality=label)).result()
    assert (result["not actual"]["right"], result["not actual by label"]["right"]) == (unsaid, by_label)


def test_what_was_said_and_is_called_unsaid_counts_against_precision() -> None:
    doubted = replace(FOG, factuality="denied")
    assert scored(MONEY, doubted).result()["not actual"] == {
        "p": 50.0,
        "r": 100.0,
        "f1": 66.7,
        "right": 1,
        "gold": 1,
        "predicted": 2,
    }


def test_unnamed_speakers_are_compared_by_description() -> None:
    pilots = replace(FOG, person=Person(("pilots",), False, (), ()))
    fishers = replace(FOG, person=Person(("fishermen from Skarne",), False, (), ()))
    assert scored(pilots).result()["unnamed"]["right"] == 1
    assert scored(fishers).result()["unnamed"]["right"] == 0


def test_names_hold_each_other_without_case_titles_possessives() -> None:
    assert same_name(["Ilse Marren"], ["marren"])
    assert same_name(["the Harbour Courier’s"], ["Harbour Courier"])
    assert not same_name(["Ilse Marren"], ["Otto Marren"])
    assert not same_name([], ["Marren"])
    assert not same_name(["the"], ["Marren"])
    assert words_of("The head of Norrey's port") == {"head", "norrey", "port"}


def test_the_readers_statement_in_the_form_of_the_gold() -> None:
    role = Span("a", *place("Port captain"))
    statement = Statement(
        id="s1",
        article="a",
        kind="indirect",
        content=(Span("a", *BRIDGE.content[0]),),
        cue=(Span("a", *BRIDGE.cue[0]),),
        source=(Span("a", *BRIDGE.source[0]),),
        speaker=Voice("Ilse Marren", True),
        found_by="test",
        role=role,
        told_to=ToldTo("Harbour Courier", "stated"),
        act="predict",
    )
    assert as_said(statement) == replace(BRIDGE, told=Told(("Harbour Courier",), "stated"))
    silent = replace(statement, speaker=None, role=None, told_to=None, act=None)
    assert as_said(silent) == replace(BRIDGE, person=None, told=NOBODY, act=None)


def test_kappa_of_cohen() -> None:
    """By hand: 4 of 5 agree; by chance 3/5 x 2/5 + 2/5 x 3/5 = 12/25."""
    pairs = [("assert", "assert"), ("assert", "assert"), ("assert", "deny"), ("deny", "deny"), ("deny", "deny")]
    assert kappa(pairs) == pytest.approx((4 / 5 - 12 / 25) / (1 - 12 / 25))
    assert kappa([("assert", "assert")]) == 1.0
    assert kappa([]) == 0.0


# ---------------------------------------------------------------------------------------------------- the gold


def test_the_gold_is_as_large_and_as_mixed_as_it_says() -> None:
    dev, test = load("dev"), load("test")
    every = [*dev, *test]
    assert len(every) >= 40
    assert len({text.outlet for text in every}) >= 25
    assert sum(len(text.said) for text in every) >= 500
    assert sum(said.factuality != "actual" for text in every for said in text.said) >= 25
    assert len(dev) >= len(test)  # dev grew by articles drawn for their audiences
    assert not {text.id for text in dev} & {text.id for text in test}
    assert {text.source for text in dev} == {text.source for text in test} == {"press_day", "polnear"}


def test_labels_are_of_the_closed_sets_and_the_guidelines_define_each() -> None:
    guidelines = (gold_files.HERE / "guidelines.md").read_text(encoding="utf-8")
    assert tuple(re.findall(r"^\| (\w+) \| (?!definition)", guidelines, re.M)) == gold_files.ACTS
    for text in (*load("dev"), *load("test"), *load("first"), *load("second")):
        for said in text.said:
            assert said.act in gold_files.ACTS
            assert said.factuality in gold_files.FACTUALITIES
            assert said.told.status in gold_files.STATUSES
            assert bool(said.told.names) == (said.told.status != "none")


def test_the_gold_holds_no_words_of_its_articles() -> None:
    """Places, labels and names only: nothing in it is as long as a sentence."""
    for split in ("dev", "test", "first", "second"):
        text = (gold_files.HERE / f"{split}.jsonl").read_text(encoding="utf-8")
        without_addresses = re.sub(r'"(?:url|member|sha256)":"[^"]*"', "", text)
        assert max((len(found.split()) for found in re.findall(r'"([^"]*)"', without_addresses)), default=0) <= 14
