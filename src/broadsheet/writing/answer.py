"""What a model answered -> its sentences by id. Strict: whatever is not as it was asked for is not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

import msgspec

from broadsheet.errors import WriterError


class _Message(msgspec.Struct):
    content: str | None = None


class _Choice(msgspec.Struct):
    message: _Message


class _Completion(msgspec.Struct):
    choices: list[_Choice]


class _Sentence(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    text: str


class _Sentences(msgspec.Struct, forbid_unknown_fields=True):
    sentences: list[_Sentence]


@dataclass(frozen=True, slots=True)
class Answer:
    """The sentences, one an id; `strange` counts those under an id that was not given, or given twice."""

    sentences: dict[str, str]
    strange: int = 0


def read_answer(body: bytes, ids: Collection[str], model: str) -> Answer:
    """The sentences of a chat completion. `WriterError` if it is none, or not of the form that was asked for."""
    try:
        completion = msgspec.json.decode(body, type=_Completion)
        content = completion.choices[0].message.content
    except (msgspec.DecodeError, UnicodeDecodeError, IndexError) as error:
        raise WriterError(model, "its server's answer is no chat completion") from error
    try:
        found = msgspec.json.decode(content or "", type=_Sentences).sentences
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise WriterError(model, "its answer is not the JSON that was asked for") from error
    times = Counter(each.id for each in found)
    taken = {each.id: each.text for each in found if each.id in ids and times[each.id] == 1}
    return Answer(taken, len(found) - len(taken))


__all__ = ["Answer", "read_answer"]
