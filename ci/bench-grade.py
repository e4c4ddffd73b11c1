#!/usr/bin/env python3
"""Measures one grading against the same tools run one after another, as a person would by hand.

In one sitting, per round:
  grade, cold   `ccgrade run`, nothing cached
  grade, warm   `ccgrade run`, harness, runtime and precompiled headers cached, the submission new
  in a row      each tool once, with its own full build from sources: no cache, no precompiled header
Both sides run the same scenarios at the same scales and repeats. The explorer is on the grading's
side alone: nobody can run it by hand without ccgrade. CPU counts every descendant, user and
system. The middle of the rounds counts. Exit 1 when a ratio is above 0.50, or when a tool does not
end as it must on a correct program: then there is nothing to compare.

usage: ci/bench-grade.py [ROUNDS]     (default 3)
"""
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILT = ROOT / "build/release"
RUNTIME = BUILT / "lib/ccgrade"
CHALLENGE = ROOT / "challenges/01-deadlock"
SOLUTION = ROOT / "solutions/01-deadlock/global-order"
WANTED = 0.50

# How grader/build/compiler.cpp links. How it compiles, each record says.
LINK = "-no-pie -fuse-ld=lld-19 -pthread".split()

# What grader/build/source_units.cpp spares the challenge's own files, here too.
OWN = "-fno-sanitize=undefined -gline-tables-only".split()

# The options of analyzers/dynamic/*/probe.cpp.
TSAN = ("TSAN_OPTIONS=halt_on_error=0:second_deadlock_stack=1:detect_deadlocks=1:history_size=4:"
        "atexit_sleep_ms=0:report_thread_leaks=1")
ASAN = "ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1"
WATCH_NOISE = ["1000:300:24", "0:0:0", "300:200:40"]
MEMCHECK = ["--error-exitcode=9", "--leak-check=full", "--show-leak-kinds=definite",
            "--undef-value-errors=yes"]
HELGRIND = ["--history-level=approx"]
BENCH_PAIRS = 4
MODELS = [word for file in sorted((ROOT / "analyzers/static/models").glob("*.toml"))
          for word in ("--model", file)]


class Measured:
    """Runs commands and adds up their wall and CPU seconds, descendants included."""

    def __init__(self):
        self.wall = self.cpu = 0.0

    def run(self, argv, env=(), cwd=None, wanted_exit=0):
        variables = dict(os.environ, **dict(pair.split("=", 1) for pair in env))
        with tempfile.TemporaryFile() as output:
            begin = time.monotonic()
            process = subprocess.Popen([str(word) for word in argv], cwd=cwd, env=variables,
                                       stdin=subprocess.DEVNULL, stdout=output, stderr=output)
            _, status, usage = os.wait4(process.pid, 0)
            self.wall += time.monotonic() - begin
            self.cpu += usage.ru_utime + usage.ru_stime
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode != wanted_exit:
                output.seek(0)
                text = output.read().decode(errors="replace")
                sys.exit(f"{text[-4000:]}\nbench-grade: {' '.join(map(str, argv))}\n"
                         f"ended with {process.returncode}, and {wanted_exit} was expected")


def picked(manifest, tool):
    """The tool's scenarios with their scales, as the harness's main reads them."""
    return "CCGRADE_SCENARIOS=" + ",".join(
        f"{each['name']}:{each['scale'].get(tool, each['scale'].get('default', 1))}"
        for each in manifest["scenario"] if tool in each["observers"])


def write_table(manifest, path):
    names = [each["name"] for each in manifest["scenario"]]
    path.write_text('#include "scenario.hpp"\n' +
                    "".join(f"void {name}(ccgrade::Scenario&);\n" for name in names) +
                    "const ccgrade::ScenarioEntry ccgrade::kScenarioTable[] = {\n" +
                    "".join(f'  {{"{name}", &{name}, 1}},\n' for name in names) +
                    "  {nullptr, nullptr, 0}};\n")


class InARow:
    """The tools by hand, in the folder `work`, on the submission in `submission`.

    `compilers`: a record's build_flags, so that both sides compile the same code.
    """

    def __init__(self, manifest, work, submission, compilers):
        self.manifest, self.work, self.submission = manifest, work, submission
        self.compilers = {variant: line.split() for variant, line in compilers.items()}
        harness = ROOT / "grader/harness"
        self.includes = [f"-I{CHALLENGE}", f"-I{harness}"]
        self.sources = [*sorted(submission.glob("*.cpp")), *sorted(CHALLENGE.glob("harness/*.cpp"))]
        self.rest = [work / "table.cpp", harness / "harness_main.cpp", harness / "scenario.cpp",
                     harness / "canary.cpp"]
        write_table(manifest, work / "table.cpp")

    def build(self, step, variant, link, sources=None):
        program = self.work / variant
        compiler = [*self.compilers[variant], *self.includes]
        sources = sources or self.sources + self.rest
        own = [source for source in sources if source.is_relative_to(CHALLENGE)]
        for source in own:
            step.run([*compiler, *OWN, "-c", source, "-o", self.object(source)])
        step.run([*compiler, *(source for source in sources if source not in own),
                  *map(self.object, own), *LINK, *link, "-o", program])
        return program

    def object(self, source):
        return self.work / f"{source.parent.name}-{source.stem}.o"

    def steps(self):
        for name in ["static", "watch", "tsan", "asan", "memcheck", "helgrind", "bench"]:
            step = Measured()
            getattr(self, name)(step)
            yield name, step

    def scenarios(self, step, tool, program, wrapper=(), env=()):
        step.run(["setarch", "-R", *wrapper, program],
                 [picked(self.manifest, tool), "CCGRADE_SEED=1", *env])

    def static(self, step):
        for source in self.sources:
            step.run([BUILT / "bin/ccgrade-static", *MODELS, source, "--",
                      *self.compilers["valgrind"][1:], *self.includes])

    def watch(self, step):
        link = ["-rdynamic", RUNTIME / "watch_runtime.o", "-lgtest"]
        program = self.build(step, "watch", link)
        for noise in WATCH_NOISE:
            self.scenarios(step, "watch", program,
                           env=[f"CCGRADE_WATCH_NOISE={noise}", "CCGRADE_WATCH_SECONDS=8"])

    def tsan(self, step):
        self.scenarios(step, "tsan", self.build(step, "tsan", ["-lgtest"]), env=[TSAN])

    def asan(self, step):
        self.scenarios(step, "asan", self.build(step, "asan", ["-lgtest"]), env=[ASAN])

    def valgrind(self, step, tool, options):
        program = self.build(step, "valgrind", ["-lgtest"])
        wrapper = ["valgrind", f"--tool={tool}", "--child-silent-after-fork=yes", "--num-callers=24",
                   *options]
        self.scenarios(step, tool, program, wrapper)

    def memcheck(self, step):
        self.valgrind(step, "memcheck", MEMCHECK)

    def helgrind(self, step):
        self.valgrind(step, "helgrind", HELGRIND)

    def bench(self, step):
        programs = []
        for name, folder in [("bench", self.submission), ("bench-reference", SOLUTION)]:
            sources = [*sorted(folder.glob("*.cpp")), *sorted((CHALLENGE / "bench").glob("*.cpp"))]
            programs.append(self.build(step, name, ["-lbenchmark_main", "-lbenchmark"], sources))
        for _ in range(BENCH_PAIRS):
            for program in programs:
                step.run([program, "--benchmark_min_time=0.02"])


def new_submission(folder, number):
    """A copy of the solution that no cache has seen: every object of it has to be made."""
    shutil.copytree(SOLUTION, folder, dirs_exist_ok=True)
    with open(folder / "bank.cpp", "a", encoding="utf-8") as file:
        file.write(f"\n// measurement {number} of {os.getpid()}, {time.time_ns()}\n")


def grade(folder, cache, record):
    step = Measured()
    step.run([BUILT / "bin/ccgrade", "run", "01-deadlock", folder, "--no-record", "--json", record],
             [f"XDG_CACHE_HOME={cache}", f"XDG_DATA_HOME={cache}"])
    return step


def one_round(manifest, work, number):
    """Step name to what it took."""
    submission = work / "submission"
    cache = work / "cache"
    cache.mkdir()
    record = work / "record.json"
    results = {}
    for name in ["grade, cold", "grade, warm"]:
        new_submission(submission, number)
        results[name] = grade(submission, cache, record)
    compilers = json.loads(record.read_text(encoding="utf-8"))["build_flags"]
    for name, step in InARow(manifest, work, submission, compilers).steps():
        results[name] = step
    return results


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    manifest = tomllib.loads((CHALLENGE / "challenge.toml").read_text(encoding="utf-8"))
    took = []
    for number in range(rounds):
        with tempfile.TemporaryDirectory(prefix="bench-grade-") as folder:
            took.append(one_round(manifest, pathlib.Path(folder), number))

    def middle(name, what):
        return statistics.median(getattr(each[name], what) for each in took)

    grades = ["grade, cold", "grade, warm"]
    tools = [name for name in took[0] if name not in grades]
    total = {what: sum(middle(name, what) for name in tools) for what in ("wall", "cpu")}
    print(f"{'step':<24}{'wall s':>8}{'CPU s':>8}     middle of {rounds}, {os.cpu_count()} cores")
    for name in tools:
        print(f"  {name:<22}{middle(name, 'wall'):>8.2f}{middle(name, 'cpu'):>8.2f}")
    print(f"{'tools in a row':<24}{total['wall']:>8.2f}{total['cpu']:>8.2f}")
    met = True
    for name in grades:
        ratios = [middle(name, what) / total[what] for what in ("wall", "cpu")]
        met &= max(ratios) <= WANTED
        print(f"{name:<24}{middle(name, 'wall'):>8.2f}{middle(name, 'cpu'):>8.2f}"
              f"     ratio {ratios[0]:.2f} wall, {ratios[1]:.2f} CPU")
    print(f"wanted: every ratio at most {WANTED:.2f}: {'met' if met else 'NOT met'}")
    return 0 if met else 1


sys.exit(main())
