"""The review as ninjs: valid by the standard's schema, and a reader that knows only ninjs gets the words."""

from __future__ import annotations

import json

from jsonschema import Draft202012Validator, FormatChecker

from broadsheet.exports import ninjs
from broadsheet.ninjs import schema
from broadsheet.pages import render
from broadsheet.review import House, compose
from tests.review.press import DAY, harbour_day


def test_it_is_valid_and_names_what_it_cites() -> None:
    stories, articles, statements = harbour_day()
    review = compose(stories, articles, statements, day=DAY, language="en", house=House())
    item = json.loads(render(review, "ninjs"))
    validator = Draft202012Validator(schema(), format_checker=FormatChecker())
    assert list(validator.iter_errors(item)) == []
    cited = {(each["uri"], each["altIds"][1]["value"]) for each in item["associations"]}
    assert cited == {(each.url, each.sha256) for each in review.cited}
    row = ninjs.row(item)
    assert (row.title, row.text) == (review.headline.text, render(review, "text"))
