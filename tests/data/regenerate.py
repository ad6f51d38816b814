"""Makes what is committed of the sample day's review: every form of it here, and the lines that the README quotes.

python -m tests.data.regenerate   # after a change of the review that is meant; or `make samples`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from broadsheet import sample_day
from broadsheet.bulk import adding, reviewing
from broadsheet.forms import FORMS, form_named
from broadsheet.pages import document, render
from broadsheet.pipeline.day import Order
from broadsheet.store import Archive
from broadsheet.types import Review

DATA = Path(__file__).parent
README = DATA.parent.parent / "README.md"
QUOTED_LINES = 15


def made() -> Review:
    """The review of the sample day, from its pages on."""
    with TemporaryDirectory() as folder, Archive.create(Path(folder) / "a.sqlite") as archive:
        adding.add(archive, str(sample_day.path()), now=sample_day.RECEIVED)
        return reviewing.review(archive, Order(sample_day.DAY))


def file_of(form: str) -> Path:
    return DATA / f"sample_review{form_named(form).suffixes[0]}"


def samples(review: Review) -> Iterator[tuple[Path, bytes]]:
    """Every file that shows the review, with what it is to hold."""
    for form in FORMS:
        yield file_of(form.name), document(review, form.name)
    yield README, _readme(render(review, "md")).encode()


def _readme(page: str) -> str:
    """The README with the beginning of the review."""
    quoted = "".join(f"> {line}".rstrip() + "\n" for line in page.splitlines()[:QUOTED_LINES])
    block = f"<!-- demo -->\n{quoted}<!-- /demo -->"
    return re.sub(r"<!-- demo -->\n.*?<!-- /demo -->", lambda _: block, README.read_text(encoding="utf-8"), flags=re.S)


if __name__ == "__main__":
    for path, body in samples(made()):
        path.write_bytes(body)
        print(f"{path.name}: {len(body):,} bytes")
