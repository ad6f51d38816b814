"""What changed between two texts, in the notation of wdiff: [-went-] and {+came+}."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.articles.difference import Change, compare


def marked(before: str, after: str) -> str:
    shown = ""
    for change in compare(before, after):
        match change.kind:
            case "kept":
                shown += after[slice(*change.after)]
            case "removed":
                shown += f"[-{before[slice(*change.before)]}-]"
            case "added":
                shown += f"{{+{after[slice(*change.after)]}+}}"
    return shown


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("Talks resume in May.", "Talks resume in June.", "Talks resume in [-May-]{+June+}."),
        ("He said yes.", "He said no, then yes.", "He said {+no, then +}yes."),
        ("One.\n\nTwo.\n\nThree.", "One.\n\nThree.", "One.\n\n[-Two.\n\n-]Three."),
        ("", "New.", "{+New.+}"),
        ("Old.", "", "[-Old.-]"),
        ("Same.", "Same.", "Same."),
        ("", "", ""),
        ("Встреча в мае", "Встреча в июне", "Встреча в [-мае-]{+июне+}"),
    ],
)
def test_words_that_went_and_came(before: str, after: str, shown: str) -> None:
    assert marked(before, after) == shown


texts = st.text(st.sampled_from("ab c.\n’-"), max_size=60)


@given(texts, texts)
def test_the_runs_give_both_texts(before: str, after: str) -> None:
    runs = compare(before, after)
    assert "".join(before[slice(*run.before)] for run in runs) == before
    assert "".join(after[slice(*run.after)] for run in runs) == after
    assert all(before[slice(*run.before)] == after[slice(*run.after)] for run in runs if run.kind == "kept")
    assert all(one.kind != "kept" or other.kind != "kept" for one, other in pairwise(runs))


def test_the_same_text_is_one_run() -> None:
    assert compare("a b", "a b") == (Change("kept", (0, 3), (0, 3)),)
