"""What a window teaches, word by word."""

from __future__ import annotations

import pytest

from tests.encoder.tiny import tokenizer
from training.examples import make_openings, make_windows
from training.polnear import Document, Relation
from training.silver import known_of, usual_kinds
from training.tokens import RELATIONS, UNKNOWN

TEXT = "the cat said no to it"
#       0   4   8    13 16 19


def test_runs_are_marked_by_their_first_inner_and_last_word() -> None:
    relation = Relation(((0, 7),), ((8, 12),), ((13, 21),))
    (window,) = make_windows(tokenizer(), [Document("page", TEXT, (relation,))])
    assert window.cue_tags.tolist() == [0, 0, 4, 0, 0, 0]
    assert window.roles.tolist() == [[1, 3, 0, 5, 6, 7]]
    assert set(window.names.tolist()) == {UNKNOWN}


def test_what_is_not_annotated_teaches_nothing() -> None:
    (window,) = make_windows(tokenizer(), [Document("page", TEXT, (), attributed=False)])
    assert set(window.cue_tags.tolist()) == {UNKNOWN}
    (opening,) = make_openings(tokenizer(), [TEXT])
    assert opening.ids.tolist() == window.ids.tolist()
    assert not opening.attributed


def test_names_and_syntax_of_silver() -> None:
    tokens = [("the", 0, 3, "O"), ("cat", 4, 7, "PERSON"), ("said", 8, 12, "O"), ("no", 13, 15, "O")]
    sentence = {
        "t": [[word, word, a, b, "", name] for word, a, b, name in tokens],
        "d": [[1, "det"], [2, "nsubj"], [-1, "root"], [2, "dobj"]],
    }
    known = known_of([sentence], TEXT, {"cat": "person"})
    (window,) = make_windows(tokenizer(), [Document("page", TEXT, (), known=known)])
    assert window.names.tolist() == [0, 1, 0, 0, 0, 0]
    assert window.heads.tolist() == [1, 2, 2, 2, UNKNOWN, UNKNOWN]
    found = [RELATIONS[at] if 0 <= at < len(RELATIONS) else None for at in window.relations.tolist()]
    assert found == [None, "nsubj", "root", "dobj", None, None]


def test_a_name_has_the_kind_that_it_has_most_often() -> None:
    tagged = [("Trump", "organisation"), ("Trump", "person"), ("Trump", "person"), ("Torv", "place")]
    assert usual_kinds(tagged) == {"Trump": "person", "Torv": "place"}


def test_tags_in_the_form_that_is_read() -> None:
    torch = pytest.importorskip("torch", reason="training needs torch")
    from training.export import in_form

    logits = torch.randn(3, 9)
    chances = logits.softmax(-1)
    out = in_form(logits, (1, 5)).exp()
    assert torch.allclose(out[:, :5].sum(-1), torch.ones(3))
    assert torch.allclose(out[:, 1], chances[:, 1] + chances[:, 4])
    assert torch.allclose(out[:, 2], chances[:, 2] + chances[:, 3])
    assert torch.allclose(out[:, 3], chances[:, 5] + chances[:, 8])
    assert torch.allclose(out[:, 6], chances[:, 7] + chances[:, 8])
    one = in_form(logits[:, :5], (1,)).exp()
    assert one.shape == (3, 4)
    assert torch.allclose(one[:, 3], logits[:, :5].softmax(-1)[:, 3:5].sum(-1))
