#!/usr/bin/env python3
"""ccgrade-static --mutants makes of each line of a program what the line says, and what it makes compiles.

  mutants_test.py CCGRADE_STATIC COMPILER
"""
import collections
import json
import pathlib
import re
import subprocess
import sys

SOURCE = pathlib.Path(__file__).resolve().parent / "mutants" / "program.cpp"
# A plain int has no such member functions: known not to compile, and told by the grading.
MAY_NOT_COMPILE = {"atomic-made-plain"}


def expected(text):
    wanted = collections.Counter()
    for number, line in enumerate(text.splitlines(), 1):
        if marked := re.search(r"// MUTANTS (.+)$", line):
            wanted.update((number, kind) for kind in marked[1].split())
    return wanted


def compiles(compiler, text):
    call = subprocess.run([compiler, "-std=c++20", "-fsyntax-only", "-w", "-x", "c++", "-"], input=text, text=True,
                          capture_output=True)
    return "" if call.returncode == 0 else call.stderr


def main():
    program, compiler = sys.argv[1:]
    text = SOURCE.read_text()
    call = subprocess.run([program, "--mutants", SOURCE, "--", "-std=c++20"], capture_output=True, text=True)
    if call.returncode != 0:
        sys.exit(call.stderr)
    mutants = json.loads(call.stdout)
    made = collections.Counter((each["line"], each["kind"]) for each in mutants)
    wrong = [f"line {line}: {kind} is not made" for line, kind in expected(text) - made]
    wrong += [f"line {line}: {kind} is made" for line, kind in made - expected(text)]
    for each in mutants:
        changed = text[:each["offset"]] + each["replacement"] + text[each["offset"] + each["length"]:]
        if each["kind"] not in MAY_NOT_COMPILE and (errors := compiles(compiler, changed)):
            wrong.append(f"line {each['line']}: {each['kind']} does not compile: {errors}")
    print("\n".join(wrong) or f"{len(mutants)} mutants, as the lines say")
    sys.exit(1 if wrong or not mutants else 0)


if __name__ == "__main__":
    main()
