"""How statements of different speakers stand to each other, in an invented press; and what is printed of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.review import House, compose, problems
from broadsheet.review import beside as besides
from broadsheet.review.press import Coverage
from broadsheet.review.press import Press as Material
from broadsheet.review.relations import Related, relations
from broadsheet.review.voices import gather
from broadsheet.review.wording import words
from broadsheet.types import Item, Review, Span
from evals import relations as relations_eval
from tests.review.press import DAY, Press, article, story

OPENING = "The ferry line of Lind will be sold to a Varmouth company, the town council of Lind decided on Monday."
REST = "The ferry line was founded in 1911 and carries nine thousand people a day over the sound of Lind."


def day(*said: tuple[str, str, str, str]) -> tuple[Press, list[str]]:
    """A press of an article for each (sentence, what is said, cue, speaker) and some more that quote nobody."""
    press = Press()
    for number, (sentence, content, cue, speaker) in enumerate(said):
        it = press.add(
            article(
                f"Ferry line of Lind to be sold, council decides {number}",
                f"{OPENING}\n{sentence}\n{REST}\n",
                f"Lind Paper {number}",
                9 + number,
            )
        )
        press.said(it, content, speaker, cue, speaker, named=not speaker.startswith("A "))
    for outlet in ("Lind Echo", "Kell Echo", "Varmouth Echo"):
        press.add(article("Ferry line of Lind is to be sold", f"{OPENING}\n{REST}\n", outlet, 18))
    return press, list(press.articles)


def found(*said: tuple[str, str, str, str]) -> list[Related]:
    press, ids = day(*said)
    one = story("one", tuple(press.articles[id_] for id_ in ids))
    coverage = Coverage.of(one, Material(press.articles, press.statements, words("en")))
    return relations(gather(coverage), coverage)


def kinds(*said: tuple[str, str, str, str]) -> list[str]:
    return [each.relation.kind for each in found(*said)]


def review_of(*said: tuple[str, str, str, str]) -> Review:
    press, ids = day(*said)
    one = story("one", tuple(press.articles[id_] for id_ in ids))
    made = compose([one], press.articles, press.statements, day=DAY, language="en", house=House())
    assert problems(made) == []
    return made


def statements(made: Review) -> list[Item]:
    return [item for item in made.sections[0].items if item.kind == "statement"]


WELCOMES = (
    "Ilse Tamm welcomed the plan to keep every evening boat of Lind’s ferry line and its fares for two years.",
    "the plan to keep every evening boat of Lind’s ferry line and its fares for two years",
    "welcomed",
    "Ilse Tamm",
)
REJECTS = (
    "Jonas Rehn rejected the plan to keep every evening boat of Lind’s ferry line and its fares, uncosted.",
    "the plan to keep every evening boat of Lind’s ferry line and its fares, uncosted",
    "rejected",
    "Jonas Rehn",
)
PRAISES = (
    "Piet Aalders praised the plan to keep every evening boat of Lind’s ferry line and its fares at any cost.",
    "the plan to keep every evening boat of Lind’s ferry line and its fares at any cost",
    "praised",
    "Piet Aalders",
)
STATES = (
    "Marta Velde said that the buyer had promised two electric boats for the crossing before the winter.",
    "the buyer had promised two electric boats for the crossing before the winter",
    "said",
    "Marta Velde",
)
DENIES = (
    "Jonas Rehn denied that the buyer had promised two electric boats for the crossing.",
    "the buyer had promised two electric boats for the crossing",
    "denied",
    "Jonas Rehn",
)
REPLIES = (
    "Responding to Velde’s words, Jonas Rehn said the ferry line of Lind could never charge electric boats on land.",
    "the ferry line of Lind could never charge electric boats on land",
    "said",
    "Jonas Rehn",
)
SPOKESMAN = (
    "A spokesman for the union said that the buyer had promised two electric boats for the crossing before winter.",
    "the buyer had promised two electric boats for the crossing before winter",
    "said",
    "A spokesman for the union",
)
OTHER = (
    "Ilse Tamm said that the old engines would be shown in the museum of the harbour from next spring.",
    "the old engines would be shown in the museum of the harbour from next spring",
    "said",
    "Ilse Tamm",
)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (WELCOMES, REJECTS, "diverges"),
        (STATES, DENIES, "diverges"),
        (WELCOMES, PRAISES, "agrees"),
        (STATES, REPLIES, "answers"),
        (STATES, SPOKESMAN, "paraphrases"),
    ],
)
def test_a_relation_is_found_whatever_came_first(one: tuple[str, ...], other: tuple[str, ...], kind: str) -> None:
    for pair in ((one, other), (other, one)):
        assert kinds(*pair) == [kind]  # type: ignore[arg-type]


def test_its_evidence_is_in_both_statements() -> None:
    [pair] = found(STATES, DENIES)
    assert pair.second.person.name == "Jonas Rehn"
    assert any(taken.covers(pair.relation.one) for taken in pair.second.spoken.takes)
    assert any(taken.covers(pair.relation.other) for taken in pair.first.spoken.takes)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (STATES, OTHER),
        (WELCOMES, OTHER),
        # Two who tell of the story's own matter say nothing of each other.
        (
            (
                "Ilse Tamm welcomed the sale of the ferry line of Lind to a Varmouth company.",
                "the sale of the ferry line of Lind to a Varmouth company",
                "welcomed",
                "Ilse Tamm",
            ),
            (
                "Jonas Rehn rejected what the council of Lind decided on Monday about the ferry line.",
                "what the council of Lind decided on Monday about the ferry line",
                "rejected",
                "Jonas Rehn",
            ),
        ),
        # The same speaker under two names.
        (STATES, (DENIES[0].replace("Jonas Rehn", "Velde"), DENIES[1], DENIES[2], "Velde")),
        # An answer to somebody else.
        (STATES, (REPLIES[0].replace("Velde’s", "Aalders’s"), *REPLIES[1:])),
        # A denial of another thing.
        (
            STATES,
            (
                "Jonas Rehn denied that the council had met behind closed doors in the week before.",
                "the council had met behind closed doors in the week before",
                "denied",
                "Jonas Rehn",
            ),
        ),
    ],
)
def test_none_is_found(one: tuple[str, str, str, str], other: tuple[str, str, str, str]) -> None:
    assert kinds(one, other) == []


def test_what_is_said_under_two_names_is_printed_once() -> None:
    made = review_of(STATES, SPOKESMAN, OTHER)
    [line] = [line.text for item in statements(made) for line in item.lines if "electric boats" in line.text]
    assert line.startswith("Marta Velde said")
    assert line.endswith("(Lind Paper 0; also in Lind Paper 1)")


def test_words_that_two_people_are_said_to_have_said_are_not_printed() -> None:
    made = review_of(STATES, (STATES[0].replace("Marta Velde", "Jonas Rehn"), *STATES[1:3], "Jonas Rehn"), OTHER)
    assert not any("electric boats" in line.text for item in statements(made) for line in item.lines)


def test_those_who_differ_stand_beside_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(besides, "PRINTED", frozenset({"diverges"}))
    made = review_of(OTHER, WELCOMES, REJECTS)
    first, second = statements(made)[-2:]
    assert first.lines[0].text.startswith("Ilse Tamm welcomed the plan")
    assert second.lines[0].text.startswith("By contrast, Jonas Rehn rejected the plan")
    assert second.relation is not None
    assert second.relation.kind == "diverges"
    assert (second.carried or "").startswith("set beside the line before")


def test_connecting_words_without_a_reason_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(besides, "PRINTED", frozenset({"diverges"}))
    made = review_of(OTHER, WELCOMES, REJECTS)
    [section] = made.sections
    *others, last = section.items
    for broken in (
        (*others, replace(last, relation=None)),
        (*others[:-1], last, others[-1]),
    ):
        assert {each.kind for each in problems(replace(made, sections=(replace(section, items=broken),)))} == {
            "relation"
        }


def test_a_kind_that_is_not_sure_enough_is_not_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(besides, "PRINTED", frozenset())
    assert not any(item.relation for item in statements(review_of(OTHER, WELCOMES, REJECTS)))


def test_what_is_printed_has_a_floor_of_nine_in_ten() -> None:
    assert all(relations_eval.FLOORS[f"relations.{kind}"] >= 90 for kind in relations_eval.USED)


def test_the_eval_counts_what_was_judged() -> None:
    spans = [Span("a", 0, 4), Span("a", 5, 9), Span("b", 0, 4)]
    pairs = [relations_eval.pair_of("answers", spans[0], other) for other in spans[1:]]
    assert relations_eval.pair_of("answers", spans[1], spans[0]) == pairs[0]
    found = relations_eval.score([*pairs, pairs[0]], {pairs[0]: True})
    assert found == {"answers": {"found": 2, "judged": 1, "right": 1}}
    assert relations_eval.precision(found["answers"]) == 100


def test_the_gold_is_whole() -> None:
    gold = relations_eval.read_gold(relations_eval.GOLD)
    assert len(gold) >= 60
    assert {kind for kind, _, _ in gold} == {"agrees", "answers", "diverges", "opposes", "paraphrases"}
