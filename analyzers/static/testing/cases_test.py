"""The cases of every check, against what the sources themselves say.

In checks/<rule>/cases, `// FINDING <rule>` marks the line of a finding. bad_* have at least one, good_*
none; missed_* mark with `// MISSED <rule>` what is known not to be seen, and fail once it is.
Usage: cases_test.py ANALYSE-PROGRAM CCGRADE-STATIC CHECKS-FOLDER
"""
import pathlib
import re
import subprocess
import sys
import tempfile


def marks(source, word):
    pattern = re.compile(rf"// {word} (\S+)")
    lines = source.read_text().splitlines()
    return {(number, rule) for number, line in enumerate(lines, 1) for rule in pattern.findall(line)}


def findings(analyse, static, source):
    with tempfile.TemporaryDirectory() as folder:
        summary = pathlib.Path(folder) / "unit.json"
        subprocess.run([static, "--out", summary, source.name, "--", "-std=c++20"],
                       cwd=source.parent, check=True)
        lines = subprocess.run([analyse, summary], capture_output=True, text=True, check=True).stdout
    found = [line.split(" ", 2) for line in lines.splitlines()]
    wrong = [file for file, _, _ in found if file != source.name]
    assert not wrong, f"{source}: findings name other files: {wrong}"
    return [(int(line), rule) for _, line, rule in found]


def complaints(analyse, static, source):
    expected, missed = marks(source, "FINDING"), marks(source, "MISSED")
    kind = source.name.split("_")[0]
    if (kind == "bad") != bool(expected) or (kind == "missed") != bool(missed):
        yield f"{source}: its marks do not fit its name"
    found = findings(analyse, static, source)
    if len(found) != len(set(found)):
        yield f"{source}: one finding is told twice: {sorted(found)}"
    for line, rule in sorted(set(found) - expected - missed):
        yield f"{source}:{line}: accused of {rule}, and nothing says so"
    for line, rule in sorted(expected - set(found)):
        yield f"{source}:{line}: {rule} is not found"
    for line, rule in sorted(missed & set(found)):
        yield f"{source}:{line}: {rule} is found now; mark it FINDING and rename the file"


def main(analyse, static, checks):
    sources = sorted(pathlib.Path(checks).glob("*/cases/*.cpp"))
    problems = [text for source in sources for text in complaints(analyse, static, source)]
    for check in pathlib.Path(checks).iterdir():
        if check.is_dir() and not (check / "README.md").is_file():
            problems.append(f"{check}: a rule without a README.md cannot be explained")
    print("\n".join(problems) or f"{len(sources)} cases hold")
    return 1 if problems or not sources else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
