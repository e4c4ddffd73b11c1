#!/usr/bin/env python3
"""Every interleaving, counted: `ccgrade explore --strategy dfs` against counts from elsewhere.

  exhaustive.py [--programs N] [--seed S]

1. The programs in exhaustive/: the number of classes that their first line says, worked out by hand there.
2. N programs made by chance, of loads, stores, updates, blocks locked alone or shared, and steps that depend
   on what was loaded: the number that counting their interleavings here gives, without anything of the explorer's. Two
   interleavings are of one class when exchanging neighbours that do not conflict makes one the other
   (Mazurkiewicz).
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
    """Threads as lists of steps, (kind, object), whose interleavings can all be counted here. A step after
    ("when", object) happens only if that load saw an odd number."""
    while True:
        threads = [one_thread(dice) for _ in range(dice.choice([2, 2, 3]))]
        lengths = [len(steps) for steps in threads]
        if math.factorial(sum(lengths)) / math.prod(map(math.factorial, lengths)) <= MOST_INTERLEAVINGS:
            return threads


def one_thread(dice):
    def access():
        return dice.choice(["load", "store", "update"]), dice.choice("xy")

    steps = []
    length = dice.randint(2, 4)
    while len(steps) < length:
        shape = dice.random()
        if shape < 0.25:
            lock = dice.choice("lm")
            steps += [("lock", lock), access(), ("unlock", lock)]
        elif shape < 0.35:
            how = dice.choice(["", "_shared"])
            steps += [("lock" + how, "s"), access(), ("unlock" + how, "s")]
        elif shape < 0.5:
            steps += [("when", dice.choice("xy")), access()]
        else:
            steps.append(access())
    return steps


def as_source(threads):
    words = {"load": "{}.load();", "store": "{} = 1;", "update": "++{};", "lock": "{}.lock();",
             "unlock": "{}.unlock();", "lock_shared": "{}.lock_shared();",
             "unlock_shared": "{}.unlock_shared();",
             "when": "if ({}.load() % 2 == 1)"}
    bodies = "\n".join("  threads.emplace_back([] { " +
                       " ".join(words[kind].format(at) for kind, at in steps) + " });"
                       for steps in threads)
    return f"""#include <atomic>
#include <mutex>
#include <shared_mutex>
#include <thread>
#include <vector>
std::atomic<int> x, y;
std::mutex l, m;
std::shared_mutex s;
int main() {{
  std::vector<std::thread> threads;
  threads.reserve({len(threads)});
{bodies}
  for (std::thread& each : threads) each.join();
}}
"""


class State:
    """Where each thread is, what the variables hold, and who has which lock, by what step."""

    def __init__(self, at, values, held):
        self.at, self.values, self.held = at, values, held

    def may_step(self, threads, thread):
        steps, at = threads[thread], self.at[thread]
        if at == len(steps):
            return False
        kind, name = steps[at]
        if kind == "lock":
            return not any(lock == name for lock, _, _ in self.held)
        return not (kind == "lock_shared" and any(lock == name and by == "lock" for lock, _, by in self.held))

    def after(self, threads, thread):
        kind, name = threads[thread][self.at[thread]]
        values, held, length = dict(self.values), self.held, 1
        if kind == "store":
            values[name] = 1
        elif kind == "update":
            values[name] += 1
        elif kind in ("lock", "lock_shared"):
            held = held | {(name, thread, kind)}
        elif kind in ("unlock", "unlock_shared"):
            held = held - {(name, thread, kind.removeprefix("un"))}
        elif kind == "when" and values[name] % 2 == 0:
            length = 2
        at = self.at[:thread] + (self.at[thread] + length,) + self.at[thread + 1:]
        return State(at, values, held)


def count_classes(threads):
    """Of all complete interleavings, by the steps that happen and the orders of the conflicting ones."""
    classes = set()

    @functools.cache
    def conflicting(a, b):
        (kind, name), (other, there) = threads[a[0]][a[1]], threads[b[0]][b[1]]
        alike = (("load", "when"), ("lock_shared", "unlock_shared"))
        return name == there and not any(kind in those and other in those for those in alike)

    def go_on(state, happened, orders):
        ended = True
        for thread in range(len(threads)):
            if not state.may_step(threads, thread):
                continue
            ended = False
            step = (thread, state.at[thread])
            new = frozenset((before, step) for before in happened
                            if before[0] != thread and conflicting(before, step))
            go_on(state.after(threads, thread), happened + (step,), orders | new)
        if ended:
            classes.add((frozenset(happened), orders))

    go_on(State((0,) * len(threads), {"x": 0, "y": 0}, frozenset()), (), frozenset())
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
