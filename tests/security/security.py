#!/usr/bin/env python3
"""Hostile submissions: none passes, none escapes, each verdict names the trick, and ccgrade lives on.

  security.py                      every case once
  security.py --part K/N           a part of them: those whose number is K modulo N
  security.py --case NAME          one
  security.py --evidence FILE      each fact is kept, and not tried again while nothing changes
A case is a source file beside challenge 01's starter, which fails, so that a pass is forged; or a folder
whose files take the place of the starter's; or either of them for a solution, by name. First lines say what
it tries and what is expected: a verdict, and the rule that a finding has to name.
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
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from proofs import ROOT, Evidence, add_sources  # noqa: E402

CASES = pathlib.Path(__file__).resolve().parent / "cases"
STARTER = ROOT / "challenges" / "01-deadlock" / "starter"
SOLUTIONS = ROOT / "solutions" / "01-deadlock"
PROGRAM = os.environ.get("CCGRADE_PROGRAM", str(ROOT / "build" / "release" / "bin" / "ccgrade"))
PATIENCE_SECONDS = 900
# What a submission may print must do nothing to a terminal, a log or a page.
CONTROLS = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]")
COMMANDS = re.compile(rb"^\s*(::|##\[)", re.MULTILINE)
LARGEST_REPORT = 2 << 20
# Where cases try to leave something.
TRACES = [pathlib.Path(path) for path in ("/tmp/outside", "/tmp/large", "/dev/shm/large", "/dev/shm/sem.everybodys")]


@dataclasses.dataclass(frozen=True)
class Case:
    source: pathlib.Path
    beside: pathlib.Path
    verdict: str
    rule: str

    @property
    def name(self):
        return f"{self.source.parent.name}/{self.source.stem}"


    @property
    def files(self):
        return sorted(self.source.glob("*.cpp")) if self.source.is_dir() else [self.source]

    def put_into(self, folder):
        shutil.copytree(self.beside, folder)
        for file in self.files:
            shutil.copy(file, folder / (file.name if self.source.is_dir() else "extra.cpp"))


def read_case(source):
    text = "".join(file.read_text() for file in Case(source, STARTER, "", "").files)
    words = re.search(r"^// expect: (\S+) ?(\S*)$", text, re.MULTILINE)
    solution = re.search(r"^// beside: (\S+)$", text, re.MULTILINE)
    return Case(source, SOLUTIONS / solution[1] if solution else STARTER, words[1], words[2])


def grade(folder, place):
    environment = {"PATH": os.environ["PATH"], "HOME": str(place), "USER": "ada", "LANG": "C.UTF-8",
                   "XDG_CACHE_HOME": os.environ.get("CCGRADE_WARM_CACHE", str(place / "cache"))}
    return subprocess.run(
        [PROGRAM, "run", "01-deadlock", folder, "--no-record", "--json", place / "record.json",
         "--html", place / "page.html"],
        cwd=place, env=environment, capture_output=True, timeout=PATIENCE_SECONDS, stdin=subprocess.DEVNULL)


def acts(text, page=False):
    """Does a report carry what acts where it is shown?"""
    if match := CONTROLS.search(text):
        return f"a control byte: {text[max(0, match.start() - 30):match.end() + 10]!r}"
    if not page and (match := COMMANDS.search(text)):
        return f"a command of a workflow: {text[match.start():match.end() + 40]!r}"
    if page and (b"<script>alert" in text or b"<img src=x" in text):
        return "markup of the submission's own"
    if len(text) > LARGEST_REPORT:
        return f"{len(text)} bytes"
    return ""


def left_behind(place):
    """Who and what outlived the grading."""
    for entry in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            words = os.readlink(entry / "exe") + (entry / "cmdline").read_text()
        except OSError:
            continue
        if str(place) in words:
            return f"process {entry.name}: {words[:200]}"
    return next((f"file {trace}" for trace in TRACES if trace.exists()), "")


def wrong_with(case, keep=None):
    """What is wrong with how a case is graded; empty when all is as it should be."""
    place = pathlib.Path(tempfile.mkdtemp(prefix="ccgrade-hostile-"))
    try:
        folder = place / "mine"
        case.put_into(folder)
        call = grade(folder, place)
        if call.returncode != (case.verdict != "pass"):
            return f"exit code {call.returncode}: {call.stderr[-300:]}{call.stdout[-300:]}"
        record = json.loads((place / "record.json").read_text())
        rules = {finding["rule"] for finding in record["findings"]}
        if record["verdict"] != case.verdict:
            return f"verdict {record['verdict']}: {record.get('refused')} {sorted(rules)} {record['build']['errors'][:300]}"
        if case.rule and case.rule not in rules:
            return f"not called {case.rule}, but {sorted(rules)}"
        return (acts(call.stdout) or acts(call.stderr) or acts((place / "page.html").read_bytes(), True)
                or left_behind(place))
    except subprocess.TimeoutExpired:
        return f"still grading after {PATIENCE_SECONDS} s"
    finally:
        if keep:
            shutil.copytree(place, keep, dirs_exist_ok=True)
        shutil.rmtree(place, ignore_errors=True)


@functools.cache
def grader():
    """A digest of all that grades, tests apart, and of the compiler; the same in every clone."""
    content = hashlib.blake2b(digest_size=8)
    add_sources(content, ("analyzers", "challenges/01-deadlock", "grader", "reports", "tools"),
                (".cpp", ".hpp", ".toml"))
    content.update(subprocess.check_output(["clang++-19", "--version"]))
    return content.digest()


def digest(case):
    content = hashlib.blake2b(grader(), digest_size=8)
    for file in case.files + sorted(case.beside.glob("*.cpp")):
        content.update(file.read_bytes())
    return content.hexdigest()


def isolation():
    """A grading of nobody's harm tells how commands are kept apart here."""
    place = pathlib.Path(tempfile.mkdtemp(prefix="ccgrade-hostile-"))
    try:
        (place / "empty").mkdir()
        grade(place / "empty", place)
        return json.loads((place / "record.json").read_text())["isolation"]
    finally:
        shutil.rmtree(place)


def chosen(arguments):
    cases = [read_case(source) for source in sorted([*CASES.glob("*/*.cpp"), *CASES.glob("*/*/")])]
    if arguments.case:
        return [case for case in cases if case.name == arguments.case]
    part, of = map(int, arguments.part.split("/"))
    return cases[part % of::of]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", default="0/1")
    parser.add_argument("--case")
    parser.add_argument("--keep", type=pathlib.Path, help="a folder for what was graded and reported")
    parser.add_argument("--evidence", type=pathlib.Path)
    parser.add_argument("--skip-unconfined", action="store_true", help="no failure where nothing can be confined")
    parser.add_argument("-j", type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    level = isolation()
    if not level.startswith("namespaces"):
        print(f"NOT RUN: nothing here would hold hostile submissions: {level}")
        sys.exit(not arguments.skip_unconfined)
    evidence = Evidence(arguments.evidence)
    known = {case: evidence.failure(case.name, digest(case)) for case in chosen(arguments)}
    if not known:
        sys.exit("no such case")
    cases = [case for case in known if known[case] is None]
    failed = 0
    for case in (each for each in known if known[each]):
        failed += 1
        print(f"WRONG {case.name}: it failed before, as the evidence says: {known[case]}")
    with concurrent.futures.ThreadPoolExecutor(arguments.j) as pool:
        for case, wrong in zip(cases, pool.map(lambda each: wrong_with(each, arguments.keep), cases)):
            failed += bool(wrong)
            print(f"{'WRONG' if wrong else 'ok   '} {case.name}{': ' + wrong if wrong else ''}", flush=True)
            evidence.append(case.name, digest(case), wrong)
    print(f"{len(cases)} hostile submissions graded, {failed} wrongly")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
