"""What the registry of the press costs: reading it, the first name, the first host, and each after them.

python -m benchmarks.outlets
"""

from __future__ import annotations

import subprocess
import sys
import time

from broadsheet import outlets

LOOKUPS = 20_000
RUNS = 9
ONCE = """
import time
from broadsheet import outlets
import msgspec
a = time.process_time()
registry = outlets.registry()
b = time.process_time()
registry.find("Izvestia")
c = time.process_time()
registry.by_host("iz.ru")
d = time.process_time()
print(b - a, c - b, d - c)
"""


def main() -> None:
    runs = [
        [float(word) for word in subprocess.check_output([sys.executable, "-c", ONCE], text=True).split()]  # noqa: S603
        for _ in range(RUNS)
    ]
    names = ("read", "first name", "first host")
    middles = [sorted(run[at] for run in runs)[RUNS // 2] * 1000 for at in range(len(names))]
    for name, milliseconds in zip(names, middles, strict=True):
        print(f"{name:<12} {milliseconds:6.1f} ms of CPU, the middle of {RUNS} runs")
    print(f"{'together':<12} {sum(middles):6.1f} ms")
    registry = outlets.registry()
    for name, look, word in (("name", registry.find, "The New York Times"), ("host", registry.by_host, "www.iz.ru")):
        began = time.process_time()
        for _ in range(LOOKUPS):
            look(word)
        print(f"{LOOKUPS / (time.process_time() - began):,.0f} look-ups by {name} a CPU second")


if __name__ == "__main__":
    main()
