"""A small IMAP server on loopback: one user, a few folders, enough of RFC 3501 for a client that only reads."""

from __future__ import annotations

import re
import socket
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

_FETCH = re.compile(r"(\d+) \((RFC822\.SIZE|BODY\.PEEK\[\])\)")


@dataclass
class Postoffice:
    """Letters by folder; their numbers are their places from 1. `said` is every line that a client wrote."""

    folders: dict[str, list[bytes]]
    password: str = "under the mat"
    validity: int = 7
    cut: bool = False
    said: list[str] = field(default_factory=list)
    port: int = 0


class _Session(socketserver.StreamRequestHandler):
    office: Postoffice

    def handle(self) -> None:
        self.say("* OK ready")
        letters: list[bytes] = []
        while line := self.rfile.readline().decode().rstrip("\r\n"):
            self.office.said.append(line)
            tag, _, rest = line.partition(" ")
            word, _, given = rest.partition(" ")
            if word == "CAPABILITY":
                self.say("* CAPABILITY IMAP4rev1")
            elif word == "LOGIN" and not given.endswith(f'"{self.office.password}"'):
                self.say(f"{tag} NO wrong password")
                continue
            elif word in ("EXAMINE", "SELECT"):
                folder = given.strip('"')
                if folder not in self.office.folders:
                    self.say(f"{tag} NO no such folder")
                    continue
                letters = self.office.folders[folder]
                self.say(f"* {len(letters)} EXISTS")
                self.say(f"* OK [UIDVALIDITY {self.office.validity}]")
            elif rest.startswith("UID SEARCH"):
                first = int(rest.split()[3].partition(":")[0])
                numbers = [number for number in range(1, len(letters) + 1) if number >= first] or [len(letters)]
                self.say(f"* SEARCH {' '.join(map(str, numbers))}")
            elif found := _FETCH.search(rest):
                self.fetch(int(found[1]), found[2], letters[int(found[1]) - 1])
            elif word == "LOGOUT":
                self.say("* BYE")
                self.say(f"{tag} OK done")
                return
            self.say(f"{tag} OK done")

    def fetch(self, number: int, what: str, body: bytes) -> None:
        if what == "RFC822.SIZE":
            self.say(f"* {number} FETCH (UID {number} RFC822.SIZE {len(body)})")
        else:
            sent = body[:-5] if self.office.cut else body
            self.say(f"* {number} FETCH (UID {number} BODY[] {{{len(sent)}}}")
            self.wfile.write(sent)
            self.say(")")

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    tls: ssl.SSLContext | None = None

    def get_request(self) -> tuple[socket.socket, object]:
        """A client that finds our certificate wanting hangs up here, and the server waits for the next."""
        line, address = super().get_request()
        return (self.tls.wrap_socket(line, server_side=True) if self.tls else line), address


@contextmanager
def postoffice(folders: dict[str, list[bytes]], tls: ssl.SSLContext | None = None) -> Iterator[Postoffice]:
    """Open while the block runs; with `tls`, under that certificate."""
    office = Postoffice(folders)
    session = type("Session", (_Session,), {"office": office})
    with _Server(("127.0.0.1", 0), session) as server:
        server.tls = tls
        office.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield office
        finally:
            server.shutdown()
            thread.join()
