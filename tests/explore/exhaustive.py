#!/usr/bin/env python3
"""Every interleaving, counted: `ccgrade explore --strategy dfs` against counts from elsewhere.

  exhaustive.py [--programs N] [--seed S]

1. The programs in exhaustive/: the number of classes that their first line says, worked out by hand there.
2. N programs made by chance, of loads, stores, updates and locked blocks: the number that counting their
   interleavings here gives, without anything of the explorer's. Two interleavings are of one class when
   exchanging neighbours that do not conflict makes one the other (Mazurkiewicz).
3. Both again with `dfs-unreduced`, which prunes by sleep sets alone.
"""
import argparse
import concurrent.futures
import functools
import json
import math
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PROGRAM = os.environ.get("CCGRADE_PROGRAM", str(ROOT / "build" / "release" / "bin" / "ccgrade"))
MOST_INTERLEAVINGS = 20_000


def explored(source, strategy):
    """The number of classes, or a word on why there is none."""
    call = subprocess.run(
        [PROGRAM, "explore", str(source), "--strategy", strategy, "--schedules", "1000000", "--json", "-"],
        capture_output=True, text=True, timeout=600)
    if call.returncode != 0:
        return f"exit code {call.returncode}: {call.stderr[-300:]}{call.stdout[-600:]}"
    found = json.loads(call.stdout)
    return found["schedules"] if found["exhausted"] else f"not exhausted: {found['inconclusive']}"


def by_chance(dice):
    """Threads as lists of steps, (kind, object), whose interleavings can all be counted here."""
    while True:
        threads = some_threads(dice)
        lengths = [len(steps) for steps in threads]
        if math.factorial(sum(lengths)) / math.prod(map(math.factorial, lengths)) <= MOST_INTERLEAVINGS:
            return threads


def some_threads(dice):
    threads = []
    for _ in range(dice.choice([2, 2, 3])):
        steps = []
        while len(steps) < dice.randint(2, 4):
            if dice.random() < 0.25:
                lock = dice.choice("lm")
                steps += [("lock", lock), (dice.choice(["load", "store", "update"]), dice.choice("xy")),
                          ("unlock", lock)]
            else:
                steps.append((dice.choice(["load", "store", "update"]), dice.choice("xy")))
        threads.append(steps)
    return threads


def as_source(threads):
    words = {"load": "{}.load();", "store": "{} = 1;", "update": "++{};", "lock": "{}.lock();",
             "unlock": "{}.unlock();"}
    bodies = "\n".join("  threads.emplace_back([] { " +
                       " ".join(words[kind].format(at) for kind, at in steps) + " });"
                       for steps in threads)
    return f"""#include <atomic>
#include <mutex>
#include <thread>
#include <vector>
std::atomic<int> x, y;
std::mutex l, m;
int main() {{
  std::vector<std::thread> threads;
  threads.reserve({len(threads)});
{bodies}
  for (std::thread& each : threads) each.join();
}}
"""


def count_classes(threads):
    """Of all complete interleavings, by the orders of their conflicting steps."""
    classes = set()

    @functools.cache
    def conflicting(a, b):
        (kind, at), (other, there) = threads[a[0]][a[1]], threads[b[0]][b[1]]
        return at == there and not (kind == other == "load")

    def go_on(done, held, order, orders):
        ended = True
        for thread, steps in enumerate(threads):
            if done[thread] == len(steps):
                continue
            kind, at = steps[done[thread]]
            if kind == "lock" and at in held:
                continue
            ended = False
            step = (thread, done[thread])
            new = frozenset((before, step) for before in order
                            if before[0] != thread and conflicting(before, step))
            now_held = held | {at} if kind == "lock" else held - {at} if kind == "unlock" else held
            go_on(done[:thread] + (done[thread] + 1,) + done[thread + 1:], now_held, order + (step,),
                  orders | new)
        if ended:
            classes.add(orders)

    go_on((0,) * len(threads), frozenset(), (), frozenset())
    return len(classes)


def claims(options, folder):
    """(name, source, number of classes)"""
    for source in sorted((HERE / "exhaustive").glob("*.cpp")):
        yield source.stem, source, int(re.match(r"// classes: (\d+)\n", source.read_text())[1])
    for number in range(options.programs):
        threads = by_chance(random.Random(options.seed * 1000 + number))
        source = pathlib.Path(folder) / f"by_chance_{options.seed}_{number}.cpp"
        source.write_text(as_source(threads))
        yield source.stem, source, count_classes(threads)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--programs", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    wrong = done = 0
    with tempfile.TemporaryDirectory(prefix="exhaustive-") as folder, \
            concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        asked = [(name, wanted, strategy, source.read_text(), pool.submit(explored, source, strategy))
                 for name, source, wanted in claims(options, folder)
                 for strategy in ("dfs", "dfs-unreduced")]
        for name, wanted, strategy, text, answer in asked:
            done += 1
            if answer.result() == wanted:
                continue
            wrong += 1
            print(f"{name}, {strategy}: {wanted} classes were expected, and not {answer.result()}\n{text}")
    print(f"{done} counts, {wrong} wrong")
    return 1 if wrong or not done else 0


sys.exit(main())
