"""Who holds a lease: a process, by machine, number and moment of birth, so that the dead are told from the living.

A lease also ends by time. This only spares the next run the wait when a run on the same machine was killed.
"""

from __future__ import annotations

import os
import socket
from pathlib import Path

# In /proc/PID/stat: the 22nd field, of which those from the 3rd on stand after the name in brackets (proc(5)).
BIRTH = 22 - 3


def this_process() -> str:
    """The name of this process as a holder."""
    return f"{machine()} {os.getpid()} {birth(os.getpid()) or ''}".strip()


def is_dead(holder: str) -> bool:
    """Whether that process is known to be gone. Of another machine's nothing is known."""
    where, _, who = holder.partition(" ")
    number, _, born = who.partition(" ")
    if where != machine() or not number.isdecimal():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):
        pass  # another user's: it is there
    return bool(born) and birth(int(number)) != born


def machine() -> str:
    return socket.gethostname().replace(" ", "-") or "unknown"


def birth(number: int) -> str | None:
    """When the process began, in ticks since the machine did; None where the system does not say."""
    try:
        fields = Path(f"/proc/{number}/stat").read_text(encoding="ascii", errors="replace").rpartition(") ")[2].split()
    except OSError:
        return None
    # A zombie is dead: it only waits to be counted.
    return None if not fields or fields[0] == "Z" else fields[BIRTH]
