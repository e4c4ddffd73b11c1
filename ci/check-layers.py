#!/usr/bin/env python3
"""Fails on an #include that goes against the arrows; MAY is the table of who may include what."""
import os, re, subprocess, sys

MODEL, HOST, BUILD = "grader/model/", "grader/host/", "grader/build/"
ENGINE, DYNAMIC = "analyzers/static/engine/", "analyzers/dynamic/(symbols|execution|valgrind)/"
MAY = [  # folders (the first that matches counts; each may include itself), and what else they may
    ("grader/(harness|model)", []),
    ("analyzers/explore/(runtime|strategies)", ["analyzers/explore/(runtime|strategies)/"]),
    ("analyzers/explore/instrumentation", []),
    ("(analyzers/.*/runtime|(challenges|solutions|curriculum)/[^/]+)", ["grader/harness/"]),
    ("grader/host", [MODEL]),
    ("grader/(build|catalog|ledger)", [MODEL, HOST]),
    ("grader/score", [MODEL]),
    ("grader/pipeline", [MODEL, HOST, BUILD, "grader/(score|ledger)/"]),
    ("analyzers/static/engine", [MODEL]),
    ("analyzers/static/frontend", [MODEL, HOST + "digest.hpp", ENGINE + "(summary|access_path|substitute|models).hpp", "analyzers/(audit/construct|mutation/mutant).hpp"]),
    ("analyzers/static/checks/[^/]+", [MODEL, ENGINE, "analyzers/static/frontend/"]),
    ("analyzers/static", [MODEL, HOST, BUILD, ENGINE]),
    ("analyzers/[^/]+(/[^/]+)?", [MODEL, HOST, BUILD, DYNAMIC]),
    ("reports(/render)?", [MODEL]),
    ("tools/[^/]+", ["grader/", "analyzers/", "reports/"]),
    ("tests", [""]),
]
LLVM_FROM = r"analyzers/static/(frontend/|checks/[^/]+/facts\.cpp)|tools/ccgrade-static/|analyzers/explore/instrumentation/"
listed = subprocess.check_output("git ls-files --cached --others --exclude-standard".split(), text=True)
files, bad = {path for path in listed.split("\n") if os.path.isfile(path)}, []
for path in sorted(path for path in files if path.endswith((".cpp", ".hpp"))):
    own, may = next(((m[0], to) for at, to in MAY if (m := re.match(at + "/", path))), ("", []))
    for_tests = path.endswith("_test.cpp") or path.startswith(("reports/golden/", "tests/"))
    may = may + ["tests/", "reports/golden/"] * for_tests
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        if not (m := re.match(r'\s*#\s*include\s*[<"]([^">]+)', line)): continue
        near = [m[1], os.path.normpath(f"{os.path.dirname(path)}/{m[1]}"), "grader/harness/" + m[1]]
        to = next((file for file in near if file in files), "")
        wrong = to and not (own and to.startswith(own)) and not any(re.match(at, to) for at in may)
        if to.startswith("reports/golden/") and not for_tests: wrong = True
        if wrong or re.match("(clang|llvm)(-c)?/", m[1]) and not re.match(LLVM_FROM, path):
            bad.append(f"{path}:{number}: must not include {to or m[1]}")
print("\n".join(bad) or "layers: every #include follows the arrows")
sys.exit(bool(bad))
