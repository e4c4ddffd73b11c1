#!/usr/bin/env python3
"""Failures of the corpus, replayed: the same events to the last one, and as few switches as possible.

  replay.py [--failures 100] [--replays 3] [--load N] [--evidence FILE]

Each failure is found by one process and replayed from its report by others; then once more after lines
were added above it in its source, by the places of its switches. With --load N, N busy processes compete
for the cores meanwhile. Prints how many replays differed from what was found, and how many context
switches away from the usual order a failure needs after minimising: the median, and the distribution.
Exit 1 when a replay differs or the median is above two.
"""
import argparse
import collections
import concurrent.futures
import hashlib
import itertools
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

from corpus import PROGRAM, CORPUS, Evidence, explorer, make_program_of_sources

WANTED_MEDIAN = 2
ABOVE = "// Something else.\nstatic int something_else() { return 1; }\nint (*used)() = &something_else;\n"


def call(*arguments):
    """The failure that a replay shows, and what it said besides; None: it showed none."""
    done = subprocess.run([PROGRAM, *map(str, arguments), "--json", "-"], capture_output=True, text=True,
                          timeout=600)
    failure = json.loads(done.stdout)["failure"] if done.returncode == 1 else None
    return failure, f"exit code {done.returncode}: {done.stderr[-300:]}"


def found(original, seed, folder):
    """The report of a failure: a file; None when this seed shows none. The source is a copy beside it."""
    report = pathlib.Path(folder) / f"{original.stem}-{seed}.json"
    source = report.with_suffix(original.suffix)
    shutil.copy(original, source)
    done = subprocess.run([PROGRAM, "explore", str(source), "--seed", str(seed), "--schedules", "10000",
                           "--json", str(report)], capture_output=True, text=True, timeout=600)
    # A failure that the explorer itself could not replay is told as "no judgement".
    if done.returncode not in (0, 1):
        sys.exit(f"{source.name}, seed {seed}: exit code {done.returncode}: {done.stderr[-300:]}{done.stdout[-600:]}")
    return report if done.returncode == 1 else None


def failures(wanted, folder, pool):
    """Of every buggy program, one seed after the other, until there are as many as wanted."""
    sources = sorted((CORPUS / "buggy").glob("*.c*"))
    runs = itertools.product(range(1, 20), sources)
    reports = []
    while len(reports) < wanted and (some := list(itertools.islice(runs, wanted - len(reports)))):
        reports += filter(None, pool.map(lambda run: found(run[1], run[0], folder), some))
    return reports


def outline(failure, shift=0):
    """What the failure is, with its lines so much further down."""
    return (failure["kind"], failure["switches"], len(failure["story"]),
            [(step["thread"], step["line"] + shift) for step in failure["threads"] + failure["story"] if step["line"]])


def differing(report, replays):
    """(switches of the failure, replays that are not what it was, is it lost after an edit elsewhere?)"""
    failure = json.loads(report.read_text())["failure"]
    wrong = 0
    for shown, said in (call("replay", report) for _ in range(replays)):
        if shown != failure:
            wrong += 1
            print(f"differs: {report.stem}: {said}\n{json.dumps(failure)}\n{json.dumps(shown)}")
    source, = pathlib.Path(report.parent).glob(f"{report.stem}.c*")
    source.write_text(ABOVE + source.read_text())
    after, _ = call("replay", report)
    lost = not after or outline(after) != outline(failure, ABOVE.count("\n"))
    if lost:
        print(f"lost after an edit: {report.stem}, {failure['kind']}, {failure['schedule']}")
    return failure["switches"], wrong, lost


def digest():
    """Of the explorer and of what it finds the failures in."""
    content = hashlib.blake2b(explorer(), digest_size=8)
    for source in sorted((CORPUS / "buggy").glob("*.c*")):
        content.update(source.name.encode() + source.read_bytes())
    return content.hexdigest()


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--failures", type=int, default=100)
    parser.add_argument("--replays", type=int, default=3)
    parser.add_argument("--load", type=int, default=0)
    parser.add_argument("--evidence", type=pathlib.Path)
    options = parser.parse_args()
    fact = f"replay {options.failures} x {options.replays}, load {options.load}"
    evidence = Evidence(options.evidence)
    known = evidence.failure(fact, digest())
    if known is not None:
        print(f"{fact}: {known or 'proved'}, and nothing has changed since")
        return 1 if known else 0
    if options.evidence:
        make_program_of_sources()
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(options.load)]
    try:
        with tempfile.TemporaryDirectory(prefix="replay-") as folder, \
                concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            reports = failures(options.failures, folder, pool)
            results = list(pool.map(lambda report: differing(report, options.replays), reports))
    finally:
        for process in busy:
            process.kill()
            process.wait()
    switches = [each for each, _, _ in results]
    wrong = sum(each for _, each, _ in results)
    lost = sum(each for _, _, each in results)
    median = statistics.median(switches)
    said = (f"{len(results)} failures x {options.replays} replays, {options.load} busy processes beside: "
          f"{wrong} differ; after an edit elsewhere {lost} are lost")
    print(said)
    print("switches of a failure: median", median, "|",
          ", ".join(f"{count} x {each}" for each, count in sorted(collections.Counter(switches).items())))
    met = wrong == 0 and lost == 0 and median <= WANTED_MEDIAN and len(results) == options.failures
    evidence.append(fact, digest(), "" if met else said, median_switches=median)
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
