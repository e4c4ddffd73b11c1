#!/usr/bin/env python3
"""A correct submission never suffers: the solutions graded again and again while every core is busy.

  under_load.py [--grades N] [--user NAME] [--evidence FILE]
As whoever calls, or as another user (by root: with a copy of ccgrade that this user may run). As many processes as
there are cores do nothing but compute beside it. With --evidence each grading is kept with a digest of all that
grades and of the solution, and is not repeated while that stays the same.
"""
import argparse
import contextlib
import getpass
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
os.environ.setdefault("CCGRADE_PROGRAM", str(ROOT / "build" / "release" / "bin" / "ccgrade"))
sys.path[:0] = [str(ROOT / "tests" / "end_to_end"), str(pathlib.Path(__file__).parent)]
from place import PROGRAM, Place  # noqa: E402
from security import Evidence, grader  # noqa: E402

SOLUTIONS = sorted((ROOT / "solutions" / "01-deadlock").iterdir())


@contextlib.contextmanager
def busy_cores():
    busy = [subprocess.Popen(["sh", "-c", "while :; do :; done"]) for _ in range(os.cpu_count())]
    try:
        yield
    finally:
        for process in busy:
            process.kill()
            process.wait()


def settle(place, user):
    """The place for this user; how the program is to be started there."""
    if not user:
        return {"program": PROGRAM}
    program = place.install()
    for folder in (place.root, place.temporary):
        shutil.chown(folder, user)
    return {"program": program, "user": user}


def wrong_with(place, solution, how):
    """Why a grading did not pass; empty: it did."""
    folder = place.root / solution.name
    if not folder.exists():
        shutil.copytree(solution, folder)
    call = place.call("run", "01-deadlock", folder, "--json", "-", **how)
    if call.code not in (0, 1):
        return f"exit code {call.code}: {call.err[-300:]}"
    record = json.loads(call.out)
    if record["verdict"] != "pass":
        return f"{record['verdict']}: {record['reason']}"
    return "" if place.alive() == [] else "somebody still runs"


def digest_of(solution):
    content = hashlib.blake2b(grader(), digest_size=8)
    for file in sorted(solution.glob("*.cpp")):
        content.update(file.read_bytes())
    return content.hexdigest()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--grades", type=int, default=300)
    parser.add_argument("--user")
    parser.add_argument("--evidence", type=pathlib.Path)
    arguments = parser.parse_args()
    evidence = Evidence(arguments.evidence)
    digests = {solution: digest_of(solution) for solution in SOLUTIONS}
    graded = failed = 0
    place = Place()
    try:
        how = settle(place, arguments.user)
        with busy_cores():
            for number in range(arguments.grades):
                solution = SOLUTIONS[number % len(SOLUTIONS)]
                fact = f"grade {number} as {arguments.user or getpass.getuser()}"
                known = evidence.failure(fact, digests[solution])
                if known is not None:
                    failed += bool(known)
                    continue
                wrong = wrong_with(place, solution, how)
                graded, failed = graded + 1, failed + bool(wrong)
                if wrong:
                    print(f"{fact}, {solution.name}: {wrong}", flush=True)
                evidence.append(fact, digests[solution], wrong, solution=solution.name)
    finally:
        place.close()
    print(f"{graded} gradings of correct submissions under load, {failed} without a pass")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
