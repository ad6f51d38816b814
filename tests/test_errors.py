"""Errors name the thing, the reason and the remedy, and survive the way between processes."""

from __future__ import annotations

import pickle
import re

import pytest

from broadsheet import errors
from broadsheet.errors import BroadsheetError, FetchError, InputError, NoText, SpanError

TREE = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, BroadsheetError)]


def test_a_message_has_all_three_parts() -> None:
    error = InputError("page.html", "it is empty", "Check the download")
    assert str(error) == "page.html: it is empty. Check the download"
    assert str(InputError("page.html")) == "page.html"


@pytest.mark.parametrize(
    "error",
    [NoText("a", "b", "c"), FetchError("u", "r", status=429, retry_after=3.0), SpanError("a", 1, 2, "why")],
    ids=lambda error: type(error).__name__,
)
def test_an_error_crosses_processes_whole(error: BroadsheetError) -> None:
    # Only what this test has just pickled is unpickled.
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.__dict__) == (type(error), str(error), error.__dict__)


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    drawn = set(re.findall(r"[├└]── (\w+)", errors.__doc__ or ""))
    assert drawn == {kind.__name__ for kind in TREE} - {"BroadsheetError"}


def test_machine_words_are_unique() -> None:
    words = [kind.word for kind in TREE]
    assert len(set(words)) == len(words)
