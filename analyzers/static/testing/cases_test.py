"""The cases of every check, against what the sources themselves say.

In checks/<rule>/cases, `// FINDING <rule>` marks the line of a finding, of whichever rule, in the tier that the
rule's page names; `// FINDING <rule> (warning)` is one in another tier. bad_* have at least one of their own rule,
good_* none; missed_* mark with `// MISSED <rule>` what is known not to be seen, and fail
once it is. A case that is a folder is one program of several units.
The same holds of what TRAPS-FOLDER/<trap>/ has: what analysers are known to stumble over, whichever the rule.
Usage: cases_test.py ANALYSE-PROGRAM CCGRADE-STATIC CHECKS-FOLDER [TRAPS-FOLDER]
"""
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile

MODELS = [word for file in sorted((pathlib.Path(__file__).resolve().parents[1] / "models").glob("*.toml"))
          for word in ("--model", str(file))]


def units_of(case):
    return sorted(case.glob("*.c*")) if case.is_dir() else [case]


def sources_of(case):
    return sorted(path for path in case.iterdir() if path.is_file()) if case.is_dir() else [case]


def marks(case, word):
    """(file, line, rule, tier) of each; no tier where the mark names none."""
    pattern = re.compile(rf"// {word} (\S+)(?: \((\w+)\))?")
    return {(source.name, number, *mark) for source in sources_of(case)
            for number, line in enumerate(source.read_text().splitlines(), 1) for mark in pattern.findall(line)}


def tiers_of(checks):
    """Of each rule, as its page says."""
    return {page.parent.name: "".join(re.findall(r"^Tier: (\w+)\.", page.read_text(), re.MULTILINE))
            for page in sorted(checks.glob("*/README.md"))}


def flags_of(unit):
    return ["-std=c++20"] if unit.suffix == ".cpp" else []


def findings(analyse, static, case):
    with tempfile.TemporaryDirectory() as folder:
        summaries = []
        for unit in units_of(case):
            summaries.append(f"{folder}/{unit.name}.json")
            subprocess.run([static, *MODELS, "--out", summaries[-1], unit.name, "--", *flags_of(unit)],
                           cwd=unit.parent, check=True, capture_output=True, text=True)
        lines = subprocess.run([analyse, *MODELS, *summaries], capture_output=True, text=True, check=True).stdout
    found = [line.split(" ") for line in lines.splitlines()]
    return [(file, int(line), rule, tier) for file, line, rule, tier in found]


def complaints(analyse, static, tiers, case):
    expected = {(*place, rule, tier or tiers[rule]) for *place, rule, tier in marks(case, "FINDING")}
    missed = {mark[:3] for mark in marks(case, "MISSED")}
    kind = re.split(r"[_.]", case.name)[0]
    rule = case.parent.parent.name if case.parent.name == "cases" else None
    own = {mark for mark in expected if rule in (None, mark[2])}
    bad = bool(own) and not (kind == "missed" and rule is None)  # of a trap one part may be seen
    if kind not in ("bad", "good", "missed") or (kind == "missed") != bool(missed) or (kind == "bad") != bad:
        yield f"{case}: its marks do not fit its name"
    try:
        found = findings(analyse, static, case)
    except subprocess.CalledProcessError as failed:
        yield f"{case}: it cannot be analysed: {failed.stderr}"
        return
    if len(found) != len(set(found)):
        yield f"{case}: one finding is told twice: {sorted(found)}"
    for file, line, rule, tier in sorted(set(found) - expected):
        if (file, line, rule) not in missed:
            yield f"{case}, {file}:{line}: accused of {rule} ({tier}), and nothing says so"
    for file, line, rule, tier in sorted(expected - set(found)):
        yield f"{case}, {file}:{line}: {rule} ({tier}) is not found"
    for file, line, rule in sorted(missed & {each[:3] for each in found}):
        yield f"{case}, {file}:{line}: {rule} is found now; mark it FINDING and rename the case"


def main(analyse, static, checks, traps=None):
    analyse, static = os.path.abspath(analyse), os.path.abspath(static)
    checks = pathlib.Path(checks)
    tiers = tiers_of(checks)
    cases = sorted(case for case in checks.glob("*/cases/*") if units_of(case))
    cases += sorted(pathlib.Path(traps).glob("*/*.cpp")) if traps else []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        problems = [text for some in pool.map(lambda case: list(complaints(analyse, static, tiers, case)), cases)
                    for text in some]
    for check in checks.iterdir():
        if check.is_dir() and not tiers.get(check.name):
            problems.append(f"{check}: its README.md is missing, or does not name its tier")
    print("\n".join(problems) or f"{len(cases)} cases hold")
    return 1 if problems or not cases else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
