"""The tree of errors. Each carries the thing it is about, the reason, and what to do.

BroadsheetError
├── InputError            an input cannot be taken
│   ├── MissingInput          no such file, or no permission
│   ├── EmptyInput            there is nothing in it
│   ├── UnknownKind           bytes of no known kind
│   ├── DamagedInput          truncated or corrupt
│   └── TooLarge              over a size limit
├── ExtractError          a capture gave no article
│   ├── NoText                nothing on the page that a reader would call its text
│   └── OverBudget            it cost more time than a page may
├── FetchError            the network said no
│   ├── Refused               not allowed: address, scheme, robots.txt
│   ├── Incomplete            the body ended early or was too large
│   └── Postponed             not asked any more: the time or size of the run was used up
├── DeliveryError         a review could not be handed over
├── WriterError           a language model gave no sentences
├── ArchiveError          the archive on disk
│   ├── NoArchive             there is none here, or the file is something else
│   ├── NotFound              no article, story or speaker of that name
│   ├── Busy                  another process is writing
│   └── DiskFull              no room left
├── EvidenceError         a line or statement without evidence
└── SpanError             a place outside its article
"""

from __future__ import annotations

from typing import Any


class BroadsheetError(Exception):
    """The one base. `subject` is what it is about, `reason` why, `remedy` what to do; `word` is stable for machines."""

    word = "error"

    def __init__(self, subject: str, reason: str = "", remedy: str = "") -> None:
        self.subject, self.reason, self.remedy = subject, reason, remedy
        super().__init__(subject, reason, remedy)

    def __reduce__(self) -> tuple[Any, ...]:
        # Errors travel between processes; the default would call `__init__` with what is left in `args`.
        return _restored, (type(self), self.args, self.__dict__)

    def __str__(self) -> str:
        said = f"{self.subject}: {self.reason}" if self.reason else self.subject
        return f"{said}. {self.remedy}" if self.remedy else said


def _restored(kind: type[BroadsheetError], args: tuple[Any, ...], state: dict[str, Any]) -> BroadsheetError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class InputError(BroadsheetError):
    word = "input"


class MissingInput(InputError):
    word = "missing"


class EmptyInput(InputError):
    word = "empty"


class UnknownKind(InputError):
    word = "unknown-kind"


class DamagedInput(InputError):
    word = "damaged"


class TooLarge(InputError):
    word = "too-large"


class ExtractError(BroadsheetError):
    word = "extract"


class NoText(ExtractError):
    word = "no-text"


class OverBudget(ExtractError):
    word = "over-budget"


class FetchError(BroadsheetError):
    """`status` is the HTTP status, where an answer came; `retry_after` the seconds that the host asked for."""

    word = "fetch"

    def __init__(
        self,
        subject: str,
        reason: str = "",
        remedy: str = "",
        *,
        status: int | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(subject, reason, remedy)
        self.status, self.retry_after = status, retry_after


class Refused(FetchError):
    word = "refused"


class Incomplete(FetchError):
    word = "incomplete"


class Postponed(FetchError):
    word = "postponed"


class DeliveryError(BroadsheetError):
    word = "delivery"


class WriterError(BroadsheetError):
    word = "writer"


class ArchiveError(BroadsheetError):
    word = "archive"


class NoArchive(ArchiveError):
    word = "no-archive"


class NotFound(ArchiveError):
    word = "not-found"


class Busy(ArchiveError):
    word = "busy"


class DiskFull(ArchiveError):
    word = "disk-full"


class EvidenceError(BroadsheetError):
    word = "evidence"


class SpanError(BroadsheetError):
    """A place outside its article."""

    word = "span"

    def __init__(self, article: str, start: int, stop: int, reason: str) -> None:
        self.article, self.start, self.stop = article, start, stop
        super().__init__(f"span {start}-{stop} of article {article}", reason)
