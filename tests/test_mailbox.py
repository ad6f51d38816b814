"""A mailbox is read, and left as it is; against a real server on loopback."""

from __future__ import annotations

import pytest

from broadsheet.errors import FetchError, Incomplete, InputError, Refused
from broadsheet.fetch.mailbox import letters, mailbox_address
from tests.postoffice import Postoffice, postoffice

PASSWORD = "under the mat"
ONE, TWO = b"Subject: one\r\n\r\nThe port is closed.\r\n", b"Subject: two\r\n\r\nThe port is open.\r\n"


def address(office: Postoffice, folder: str = "Press/Daily") -> str:
    return mailbox_address(f"imap://desk@127.0.0.1:{office.port}/{folder}")


def test_new_letters_come_once_and_stay_unread() -> None:
    with postoffice({"Press/Daily": [ONE, TWO]}) as office:
        first, second = letters(address(office), PASSWORD, seen=None)
        assert (first.body, second.body) == (ONE, TWO)
        assert list(letters(address(office), PASSWORD, seen=second.mark)) == []
        office.folders["Press/Daily"].append(ONE)
        [third] = letters(address(office), PASSWORD, seen=second.mark)
        assert (third.number, third.mark) == (3, "7:3")
    words = {line.split(" ", 2)[1] for line in office.said}
    assert words <= {"CAPABILITY", "LOGIN", "EXAMINE", "UID", "LOGOUT"}
    assert not any("STORE" in line or "BODY[]" in line for line in office.said)


def test_a_folder_that_was_made_anew_is_read_anew() -> None:
    with postoffice({"Press/Daily": [ONE]}) as office:
        assert [each.body for each in letters(address(office), PASSWORD, seen="6:40")] == [ONE]


def test_an_empty_folder_is_empty() -> None:
    with postoffice({"INBOX": []}) as office:
        assert list(letters(mailbox_address(f"imap://desk@127.0.0.1:{office.port}"), PASSWORD, seen=None)) == []


def test_a_refusal_names_the_mailbox_and_never_the_password() -> None:
    with postoffice({"Press/Daily": [ONE]}) as office:
        with pytest.raises(Refused, match="wrong password") as refused:
            list(letters(address(office), "guessed", seen=None))
        assert "guessed" not in str(refused.value)
        assert address(office) in str(refused.value)
        with pytest.raises(Refused, match="folder"):
            list(letters(address(office, "Nowhere"), PASSWORD, seen=None))


def test_a_letter_that_is_cut_is_no_letter() -> None:
    with postoffice({"Press/Daily": [ONE]}) as office:
        office.cut = True
        with pytest.raises(Incomplete):
            list(letters(address(office), PASSWORD, seen=None))


def test_nobody_there() -> None:
    with postoffice({}) as office:
        closed = address(office)
    with pytest.raises(FetchError):
        list(letters(closed, PASSWORD, seen=None))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("imaps://mail.example/INBOX", "no user"),
        ("imaps://desk:secret@mail.example/INBOX", "holds a password"),
        ("imap://desk@mail.example/INBOX", "in the clear"),
        ("imaps://desk@mail.example:port/INBOX", "no address"),
    ],
)
def test_an_address_that_will_not_do(text: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as refused:
        mailbox_address(text)
    assert "secret" not in str(refused.value)


def test_an_address_is_written_one_way() -> None:
    assert mailbox_address("imaps://desk@Mail.example") == "imaps://desk@mail.example/INBOX"
    assert mailbox_address("imaps://desk%40me@mail.example/Presse/Täglich") == (
        "imaps://desk%40me@mail.example/Presse/T%C3%A4glich"
    )
