#!/usr/bin/env python3
"""The bound on what was missed is true: where `pct:2` says that hardly any bug of depth 2 can have been missed,
it has missed none.

For each buggy program of the corpus whose smallest failure is one switch, or none, away from the usual order, and
for those that one switch would show and that are never found: 20,000 schedules of pct:2 find it, or claim little.
One switch away may be deeper than 2, where all of the usual order is needed besides; no program here is so.

  bound.py [--seeds K] [--rotate N]    of N parts the one that the commit's number picks
"""
import argparse
import concurrent.futures
import json
import os
import subprocess
import sys

from corpus import CORPUS, PROGRAM, part_of_commit

LITTLE = 1e-4  # a bound above that is no claim that a run of this test could disprove
NEVER_FOUND = ("gives_up_spinning.cpp",)


def explored(source, *options):
    call = subprocess.run([PROGRAM, "explore", str(source), "--json", "-", *options],
                          capture_output=True, text=True, timeout=600)
    return json.loads(call.stdout)


def is_one_switch(failure):
    """Are threads alone what has to be chosen? Timeouts and their like are not in the bound."""
    return failure and failure["switches"] <= 1 and all(
        step["how"] == "ready" and not step["whom_to_wake"] for step in failure["schedule"])


def wrong_bounds(source, seeds):
    """Why not to believe it, one sentence each; None where the program has nothing to say of it."""
    if source.name not in NEVER_FOUND and not is_one_switch(explored(source)["failure"]):
        return None
    wrong = []
    for seed in range(1, seeds + 1):
        found = explored(source, "--strategy", "pct:2", "--schedules", "20000", "--seed", str(seed))
        if not found["failure"] and not found["inconclusive"] and found["miss_bound"] < LITTLE:
            wrong.append(f"{source.name} seed {seed}: missed, at a bound of {found['miss_bound']:.2g}")
    return wrong


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--rotate", type=int, default=1)
    options = parser.parse_args()
    seeds = options.seeds
    sources = sorted((CORPUS / "buggy").glob("*.c*")) + [CORPUS / "missed" / name for name in NEVER_FOUND]
    sources = part_of_commit(sources, options.rotate)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        judged = [each for each in pool.map(lambda source: wrong_bounds(source, seeds), sources) if each is not None]
    wrong = [sentence for each in judged for sentence in each]
    for sentence in wrong:
        print("WRONG", sentence)
    print(f"{len(judged)} programs that one switch shows, {len(wrong)} wrong bounds")
    sys.exit(1 if wrong or len(judged) < 40 // options.rotate else 0)


if __name__ == "__main__":
    main()
