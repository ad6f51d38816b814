"""What a reader cannot see is not text: fourteen ways to hide a statement, in a page that is otherwise sound."""

from __future__ import annotations

import datetime as dt

import pytest

from broadsheet import articles
from broadsheet.types import Capture

SAID = "The ferry will never sail again, minister Ana Torv said on Tuesday to whoever would listen."
TEXT = "".join(
    f"<p>The port of Ossen will stay closed until day {number}, harbour master Piet Aalders said on Monday.</p>"
    for number in range(6)
)
WAYS = {
    "display": '<p style="display:none">{}</p>',
    "visibility": '<p style="visibility:hidden">{}</p>',
    "the hidden attribute": "<p hidden>{}</p>",
    "aria": '<p aria-hidden="true" style="display:none">{}</p>',
    "letters of no size": '<p style="font-size:0">{}</p>',
    "white on white": '<p style="color:#fff;background:#ffffff">{}</p>',
    "off the screen": '<p style="position:absolute;left:-9999px">{}</p>',
    "no opacity": '<p style="opacity:0">{}</p>',
    "a class of the sheet": '<style>.x{{display:none}}</style><p class="x">{}</p>',
    "no height": '<p style="height:0;overflow:hidden">{}</p>',
    "clipped": '<p style="position:absolute;clip:rect(0,0,0,0)">{}</p>',
    "indented away": '<p style="text-indent:-9999px">{}</p>',
    "a template": "<template><p>{}</p></template>",
    "scaled to nothing": '<p style="transform:scale(0)">{}</p>',
}


@pytest.mark.parametrize("way", WAYS)
def test_hidden_text_is_not_taken(way: str) -> None:
    assert SAID in text_with("<p>{}</p>"), "the statement would not be taken if it were seen"
    assert "ferry" not in text_with(WAYS[way])


def text_with(form: str) -> str:
    body = f"<html><body><article><h1>Port shut</h1>{TEXT}{form.format(SAID)}{TEXT}</article></body></html>"
    received = dt.datetime(2031, 5, 12, 12, tzinfo=dt.UTC)
    capture = Capture.of(body.encode(), media_type="text/html", origin="page", received=received)
    return articles.extract(capture).text
