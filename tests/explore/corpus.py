#!/usr/bin/env python3
"""The explorer against the corpus: every buggy program fails as it says it does, no correct one fails.

  corpus.py [--rotate K]           each program once; of K parts the one that the commit's number picks
  corpus.py --schedules N --seeds K --compiler g++ --evidence FILE
With --evidence each fact is appended to FILE with a digest of the program and the runtime. One that held
is not tried again while both stay the same; one that once failed is not proved until they change.
"""
import argparse
import concurrent.futures
import dataclasses
import functools
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from proofs import ROOT, Evidence, add_sources, part_of_commit  # noqa: E402

CORPUS = pathlib.Path(__file__).resolve().parent / "corpus"
PROGRAM = os.environ.get("CCGRADE_PROGRAM", str(ROOT / "build" / "release" / "bin" / "ccgrade"))


# Schedules that a correct program comes through.
PROMISED = 1_000
# Programs of each kind: one that went missing would prove nothing.
FEWEST = 100


@dataclasses.dataclass(frozen=True)
class Claim:
    source: pathlib.Path
    kinds: tuple  # of failure, of which one must be seen; none: no failure may be seen
    seed: int
    schedules: int
    compiler: str

    def fact(self):
        return f"{self.source.parent.name}/{self.source.stem} seed {self.seed} {self.compiler}"

    def test(self):
        """What is wrong with the claim; empty when it holds."""
        call = subprocess.run(
            [PROGRAM, "explore", str(self.source), "--schedules", str(self.schedules), "--seed",
             str(self.seed), "--compiler", self.compiler, "--json", "-"],
            capture_output=True, text=True, timeout=600)
        if call.returncode not in (0, 1):
            why = re.search(r'"inconclusive": (.+)', call.stdout)
            return f"exit code {call.returncode}: {call.stderr[-300:]}{why[1] if why else call.stdout[-300:]}"
        found = json.loads(call.stdout)
        failure = found["failure"]
        if found["inconclusive"]:
            return f"inconclusive: {found['inconclusive']}"
        if self.kinds and not failure:
            return f"nothing found in {found['schedules']} schedules"
        if failure and failure["kind"] not in self.kinds:
            return f"{failure['kind']}: {failure['message']} ({failure['token']})"
        if failure and (untold := self.untold(failure)):
            return untold
        tried = found["schedules"] + found["covered"]
        ended = found["schedules"] - found["unfinished"]
        if not failure and ended < min(self.schedules, PROMISED) and not found["exhausted"]:
            return f"only {ended} schedules came to their end"
        if not failure and tried < self.schedules and not found["exhausted"]:
            return f"only {tried} schedules were tried"
        return ""

    def untold(self, failure):
        """What its story lacks; empty when it is told: where, by whom, and how it came about."""
        lines = len(self.source.read_text().splitlines())
        if not failure["threads"]:
            return f"{failure['kind']}: no thread takes part"
        for step in failure["threads"] + failure["also_stuck"] + failure["story"]:
            if step["line"] and not (step["file"] == str(self.source) and step["line"] <= lines):
                return f"{failure['kind']}: it is told of {step['file']}:{step['line']}"
        if not failure["where"]["line"]:
            return f"{failure['kind']}: it is not said where"
        if len(failure["schedule"]) != failure["switches"] or (failure["switches"] and not failure["story"]):
            return f"{failure['kind']}: its switches are not told"
        return ""


def kinds_of(source):
    expected = re.search(r"^// expect: (.+)$", source.read_text(), re.MULTILINE)
    return tuple(kind.strip() for kind in expected[1].split(",")) if expected else ()


def is_missed_by(compiler, source):
    """Is it a known limit of this compiler's, which tells nothing of what the bug is about?"""
    missed = re.search(r"^// missed by: (.+)$", source.read_text(), re.MULTILINE)
    return bool(missed) and compiler.startswith(missed[1])


def claims(options):
    for folder in ("buggy", "correct"):
        sources = sorted((CORPUS / folder).glob("*.c*"))
        assert len(sources) >= FEWEST, f"{CORPUS / folder} has only {len(sources)} programs"
        for source in sources:
            if is_missed_by(options.compiler, source):
                continue
            kinds = kinds_of(source)
            assert bool(kinds) == (folder == "buggy"), f"{source} lacks its `// expect:` line"
            for seed in range(1, options.seeds + 1):
                yield Claim(source, kinds, seed, options.schedules, options.compiler)


@functools.cache
def explorer():
    """A digest of all that the explorer is made of, tests apart, and of the compilers that it has; the
    same in every clone."""
    content = hashlib.blake2b(digest_size=8)
    add_sources(content, ("analyzers/explore", "analyzers/dynamic/symbols", "grader/harness"))
    for file in ("grader/build/wrapped_functions.hpp", "grader/build/kept_lines.hpp",
                 "analyzers/explore/CMakeLists.txt"):
        content.update((ROOT / file).read_bytes())
    for compiler in ("clang++-19", "g++"):
        content.update(subprocess.check_output([compiler, "--version"]))
    return content.digest()


def make_program_of_sources():
    """Evidence is kept of what the sources are, so the program must be made of them."""
    if "CCGRADE_PROGRAM" in os.environ:
        sys.exit("evidence is kept of build/release alone: unset CCGRADE_PROGRAM")
    subprocess.run(["cmake", "--build", ROOT / "build" / "release", "--target", "ccgrade"], check=True,
                   stdout=subprocess.DEVNULL)


def digest(claim):
    content = hashlib.blake2b(explorer(), digest_size=8)
    content.update(claim.source.read_bytes() + str(claim.schedules).encode())
    return content.hexdigest()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--schedules", type=int, default=10_000)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--compiler", default="clang++-19")
    parser.add_argument("--evidence", type=pathlib.Path)
    parser.add_argument("--rotate", type=int, default=1)
    options = parser.parse_args()
    if options.evidence:
        make_program_of_sources()
    evidence = Evidence(options.evidence)
    known = {each: evidence.failure(each.fact(), digest(each))
             for each in part_of_commit(list(claims(options)), options.rotate)}
    open_claims = [each for each in known if known[each] is None]
    wrong = 0
    for claim in (each for each in known if known[each]):
        wrong += 1
        print(f"WRONG {claim.fact()}: it failed before, as the evidence says: {known[claim]}")
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for claim, problem in zip(open_claims, pool.map(Claim.test, open_claims)):
            if problem:
                wrong += 1
                print(f"WRONG {claim.fact()}: {problem}", flush=True)
            evidence.append(claim.fact(), digest(claim), problem, schedules=claim.schedules)
    print(f"{len(open_claims)} claims tested, {wrong} wrong")
    sys.exit(1 if wrong or not known else 0)


if __name__ == "__main__":
    main()
