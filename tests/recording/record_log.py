#!/usr/bin/env python3
"""Records what a tool says of a built variant, for the tests beside the tool's parser.

usage: record_log.py TOOL PROGRAM SCENARIO NAME
writes analyzers/dynamic/TOOL/logs/NAME.log and, for tools that report bare addresses, NAME.symbols.json:
what llvm-symbolizer-19 answers about each. Places on the recording machine are taken out.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
VALGRIND = ["valgrind", "--xml=yes", "--xml-fd=4", "--num-callers=24"]
TOOLS = {
    "watch": ([], ["CCGRADE_WATCH_FD=4", "CCGRADE_WATCH_SECONDS=8",
                   "CCGRADE_WATCH_NOISE=1000:400:48"]),
    "tsan": ([], ["TSAN_OPTIONS=halt_on_error=0:second_deadlock_stack=1:detect_deadlocks=1:"
                  "exitcode=66:atexit_sleep_ms=0:report_thread_leaks=1:symbolize=0:print_summary=0",
                  "CCGRADE_TOOL_FD=4", "CCGRADE_MARKS=4"]),
    "asan": ([], ["ASAN_OPTIONS=symbolize=0:detect_leaks=1:detect_stack_use_after_return=1",
                  "UBSAN_OPTIONS=symbolize=0:print_stacktrace=0", "LSAN_OPTIONS=symbolize=0",
                  "CCGRADE_TOOL_FD=4", "CCGRADE_MARKS=4"]),
    "memcheck": (VALGRIND + ["--tool=memcheck", "--leak-check=full", "--show-leak-kinds=definite",
                             "--track-origins=yes"], []),
    "helgrind": (VALGRIND + ["--tool=helgrind", "--history-level=approx"], []),
}


def run(tool, program, scenario):
    wrapper, environment = TOOLS[tool]
    values = dict(each.split("=", 1) for each in environment)
    with tempfile.NamedTemporaryFile() as log:
        # Descriptor 4 is where all tools write; without randomised addresses, as ccgrade runs it.
        subprocess.run(["sh", "-c", f'exec "$@" 4>{log.name}', "sh", "setarch", "-R", *wrapper,
                        program], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120,
                       env={"PATH": os.environ["PATH"], "CCGRADE_SEED": "1",
                            "CCGRADE_SCENARIOS": scenario, **values})
        return pathlib.Path(log.name).read_text(errors="replace")


def addresses_in(log):
    stacks = re.findall(r"\b0x[0-9a-f]{5,}\b", log)
    stacks += [hex(int(each)) for each in re.findall(r"(?<=[\[,])\d{5,}(?=[\],])", log)]
    # The program is linked without PIE, below the libraries.
    numbers = {number for each in stacks if 0x1000 < (number := int(each, 16)) < 0x10000000}
    return sorted(numbers | {each - 1 for each in numbers})


def anonymous(text, program):
    text = text.replace(str(program.parent) + "/", "").replace(str(program.parent), ".")
    return text.replace(program.name, "program").replace(str(ROOT), "/usr/src/ccgrade")


def symbols_of(program, log):
    asked = addresses_in(log)
    if not asked:
        return {}
    answer = subprocess.run(["llvm-symbolizer-19", f"--obj={program}", "--output-style=JSON",
                             *map(hex, asked)], capture_output=True, check=True).stdout
    known = {}
    for address, row in zip(asked, json.loads(answer)):
        frames = [{key: frame[key] for key in ("FileName", "FunctionName", "Line", "Column")}
                  for frame in row.get("Symbol", [])]
        if any(frame["FileName"] for frame in frames):
            known[hex(address)] = frames
    return known


def main(tool, program, scenario, name):
    folder = ROOT / "analyzers" / "dynamic" / tool / "logs"
    folder.mkdir(exist_ok=True)
    program = pathlib.Path(program).resolve()
    log = run(tool, program, scenario)
    (folder / f"{name}.log").write_text(anonymous(log, program))
    if not TOOLS[tool][0]:
        rows = (f"{json.dumps(key)}: {json.dumps(frames)}"
                for key, frames in symbols_of(program, log).items())
        text = "{\n" + ",\n".join(rows) + "\n}\n"
        (folder / f"{name}.symbols.json").write_text(anonymous(text, program))


if __name__ == "__main__":
    main(*sys.argv[1:])
