#!/usr/bin/env python3
"""The hostile submissions under ccgrade and under what is usual: one table from one run.

What is usual: a GoogleTest program of the same scenarios, built with the submission's files and run under
`timeout`; its exit code is the grade. It runs as nobody, in namespaces, so that this machine survives it; what
takes all processes, memory or disk is not run even so, since nothing in that practice would stop it.
"""
import concurrent.futures
import pathlib
import shutil
import subprocess
import sys
import tempfile
import tomllib

import security
from security import ROOT, STARTER

CHALLENGE = STARTER.parent
HARNESS = ROOT / "grader" / "harness"
COMPILE = ["clang++-19", "-std=c++20", "-O1", "-g", "-pthread"]
COMPILE_SECONDS = 120
RUN_SECONDS = 20
NOT_RUN = "exhaustion"


def table_of_scenarios():
    """As the learner's own build has it."""
    rows = tomllib.loads((CHALLENGE / "challenge.toml").read_text())["scenario"]
    declared = "".join(f"void {row['name']}(ccgrade::Scenario&);\n" for row in rows)
    listed = "".join(f'{{"{row["name"]}", &{row["name"]}, {row["scale"]["default"]}}},\n' for row in rows)
    return (f'#include "scenario.hpp"\n{declared}const ccgrade::ScenarioEntry ccgrade::kScenarioTable[] = {{\n'
            f"{listed}{{nullptr, nullptr, 0}}}};\n")


def build_harness(place):
    (place / "table.cpp").write_text(table_of_scenarios())
    sources = [HARNESS / "harness_main.cpp", HARNESS / "scenario.cpp", HARNESS / "c11_threads.cpp",
               HARNESS / "canary.cpp", place / "table.cpp", *sorted((CHALLENGE / "harness").glob("*.cpp")),
               *sorted(STARTER.glob("*.cpp"))]
    objects = []
    for source in sources:
        objects.append(place / f"{source.parent.name}-{source.stem}.o")
        subprocess.run([*COMPILE, f"-I{HARNESS}", f"-I{CHALLENGE}", "-c", source, "-o", objects[-1]], check=True)
    return objects


def confined(folder):
    return ["bwrap", "--ro-bind", "/", "/", "--tmpfs", "/tmp", "--bind", folder, folder, "--dev", "/dev", "--proc",
            "/proc", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--die-with-parent",
            "--uid", "65534", "--gid", "65534", "--unshare-user", "--chdir", folder]


def stock(case, place, objects):
    """"pass" or why not."""
    if case.source.parent.name == NOT_RUN:
        return "not run"
    folder = pathlib.Path(tempfile.mkdtemp(dir=place))
    folder.chmod(0o777)
    try:
        built = subprocess.run([*COMPILE, f"-I{CHALLENGE}", case.source, *objects, "-lgtest", "-o", folder / "tests"],
                               capture_output=True, timeout=COMPILE_SECONDS)
        if built.returncode:
            return "does not compile"
        run = subprocess.run([*confined(folder), "timeout", "--kill-after=1", str(RUN_SECONDS), "./tests"],
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
                             timeout=RUN_SECONDS * 6)
        return "pass" if run.returncode == 0 else f"fails with {run.returncode}"
    except subprocess.TimeoutExpired:
        return "does not end"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main():
    place = pathlib.Path(tempfile.mkdtemp(prefix="ccgrade-stock-"))
    place.chmod(0o755)
    try:
        objects = build_harness(place)
        cases = [security.read_case(source) for source in sorted(security.CASES.glob("*/*.cpp"))]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            usual = list(pool.map(lambda case: stock(case, place, objects), cases))
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            ours = list(pool.map(security.wrong_with, cases))
    finally:
        shutil.rmtree(place, ignore_errors=True)
    for case, here, there in zip(cases, ours, usual):
        print(f"{case.name:45} {'WRONG: ' + here if here else case.verdict + ' ' + case.rule:40} {there}")
    forged = [case.name for case, there in zip(cases, usual) if there == "pass"]
    print(f"{len(cases)} hostile submissions: ccgrade is wrong on {sum(map(bool, ours))}; "
          f"{len(forged)} of {sum(there != 'not run' for there in usual)} that were run pass what is usual")
    sys.exit(any(ours))


if __name__ == "__main__":
    main()
