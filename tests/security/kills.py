#!/usr/bin/env python3
"""`kill -9` at moments of chance: no process survives it, what is kept stays whole, and the next grading works.

  kills.py [--kills N] [--evidence FILE]
Every fourth grading begins with nothing built, so that compilers are killed as well. Each is killed between
its start and the time that such a grading takes. With --evidence each kill is kept with a digest of all that
grades, and is not repeated while that stays the same.
"""
import argparse
import json
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
os.environ.setdefault("CCGRADE_PROGRAM", str(ROOT / "build" / "release" / "bin" / "ccgrade"))
sys.path[:0] = [str(ROOT / "tests" / "end_to_end"), str(pathlib.Path(__file__).parent)]
from place import SOLUTION, STARTER, Place, record_schema  # noqa: E402
from security import Evidence, grader  # noqa: E402


def began(place):
    return place.start("run", "01-deadlock", STARTER, "--json", "record.json")


def seconds_of_whole(place):
    """What a grading takes that nobody kills."""
    start = time.monotonic()
    place.end(began(place))
    return time.monotonic() - start


def killed(place, after):
    """Begins a grading and kills it after so many seconds, unless it has ended."""
    process = began(place)
    try:
        process.wait(timeout=after)
    except subprocess.TimeoutExpired:
        os.kill(process.pid, signal.SIGKILL)
    place.end(process)
    return process.returncode == -signal.SIGKILL


def harm(place):
    """What the kill has done; empty: nothing."""
    if alive := place.alive():
        return f"still running: {alive}"
    report = place.root / "record.json"
    if report.exists() and list(record_schema.iter_errors(json.loads(report.read_text()))):
        return "half a record was written"
    with sqlite3.connect(place.ledger) as ledger:
        if (said := ledger.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
            return f"the ledger is damaged: {said}"
        for (text,) in ledger.execute("SELECT document FROM record"):
            if list(record_schema.iter_errors(json.loads(text))):
                return "the ledger keeps half a record"
    call = place.call("run", "01-deadlock", SOLUTION, "--json", "-")
    if call.code != 0:
        return f"the next grading ends with {call.code}: {call.err[-300:]}"
    return ""


def try_kill(number, place, seconds):
    dice = random.Random(number)
    cold = number % 4 == 0
    if cold:
        shutil.rmtree(place.cache, ignore_errors=True)
    was_killed = killed(place, dice.uniform(0, seconds[cold]))
    return was_killed, harm(place)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--evidence", type=pathlib.Path)
    arguments = parser.parse_args()
    digest = grader().hex()
    evidence = Evidence(arguments.evidence)
    place = Place()
    try:
        seconds = {True: seconds_of_whole(place), False: seconds_of_whole(place)}
        tried = harmed = in_time = 0
        for number in range(arguments.kills):
            known = evidence.failure(f"kill {number}", digest)
            if known is not None:
                harmed += bool(known)
                continue
            was_killed, wrong = try_kill(number, place, seconds)
            tried, harmed, in_time = tried + 1, harmed + bool(wrong), in_time + was_killed
            if wrong:
                print(f"kill {number}: {wrong}", flush=True)
            evidence.append(f"kill {number}", digest, wrong, killed=was_killed)
    finally:
        place.close()
    print(f"{tried} gradings, {in_time} killed before their end, {harmed} with harm; "
          f"whole ones take {seconds[True]:.1f} s cold and {seconds[False]:.1f} s warm")
    sys.exit(bool(harmed))


if __name__ == "__main__":
    main()
