"""Functions for workers to run in tests: they must be importable by name."""

from __future__ import annotations

import os
import time


def double(number: int) -> int:
    return 2 * number


def troublesome(number: int) -> int:
    if number == 5:
        os._exit(3)
    if number == 9:
        raise ValueError("nine")
    if number == 12:
        while True:
            pass
    if number == 14:
        time.sleep(60)
    return number
