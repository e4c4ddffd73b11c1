#!/usr/bin/env python3
"""What `ccgrade check` costs, beside the compiler's parse and clang-tidy on the same units, in one sitting.

  bench-static.py [--rounds N] [--no-project]

A light unit (a challenge's), a heavy one (the standard library's larger headers, which are constexpr for a good
part, so that their bodies have to be read), the same with two libraries besides, and a project of 100 units
(ccgrade's own), each with `clang++-19 -fsyntax-only`, `clang-tidy-19 -checks=concurrency-*,bugprone-*`, ccgrade
for the first time, and ccgrade once more with nothing changed. CPU seconds, user and system, and ratios of what
ran in one round: the median of N rounds. Memory is the most that one process held.
"""
import argparse
import json
import os
import pathlib
import shlex
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ROOT / "build/release"
CCGRADE = BUILD / "bin/ccgrade"
CHECKS = "-checks=-*,concurrency-*,bugprone-*"
UNITS_OF_PROJECT = 100
# On 2 cores a project takes minutes with clang-tidy: the figures of its one round are sums of 100.
ROUNDS_OF_PROJECT = 1

HEAVY = """
#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <iostream>
#include <map>
#include <memory>
#include <mutex>
#include <ranges>
#include <regex>
#include <set>
#include <shared_mutex>
#include <sstream>
#include <thread>
#include <unordered_map>
#include <vector>

class Index {
 public:
  void add(const std::string& word, int line) {
    std::lock_guard lock(mutex_);
    lines_[word].push_back(line);
  }
  std::size_t words() const {
    std::lock_guard lock(mutex_);
    return lines_.size();
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::vector<int>> lines_;
};

int main() {
  Index index;
  std::jthread reader([&] { index.add("lock", 1); });
  std::cout << index.words() << '\\n';
}
"""


class Cost:
    """CPU seconds and the most memory of a command and all that it starts."""

    def __init__(self, command, folder, expected=(0,), cache="/nowhere"):
        out = tempfile.TemporaryFile()
        process = subprocess.Popen(command, stdout=out, stderr=out, cwd=folder,
                                   env={**os.environ, "XDG_CACHE_HOME": str(cache)})
        _, status, usage = os.wait4(process.pid, 0)  # the children that it has waited for are in its usage
        code = os.waitstatus_to_exitcode(status)
        if code not in expected:
            out.seek(0)
            sys.exit(f"bench-static: {shlex.join(map(str, command))}: exit code {code}\n"
                     f"{out.read()[-2000:].decode(errors='replace')}")
        self.seconds = usage.ru_utime + usage.ru_stime
        self.mebibytes = usage.ru_maxrss / 1024


class Sum:
    def __init__(self, costs):
        self.seconds = sum(cost.seconds for cost in costs)
        self.mebibytes = max(cost.mebibytes for cost in costs)


class Units:
    """Translation units: a compile database of them, which every tool gets."""

    def __init__(self, name, entries, folder):
        self.name = name
        self.entries = entries
        self.folder = pathlib.Path(folder) / name.replace("/", "-")
        self.folder.mkdir()
        (self.folder / "compile_commands.json").write_text(json.dumps(entries))
        self.cache = self.folder / "cache"

    def parse(self):
        return Sum([Cost([*syntax_only(entry)], entry["directory"]) for entry in self.entries])

    def tidy(self):
        return Sum([Cost(["clang-tidy-19", "--config={}", CHECKS, "--quiet", "-p", self.folder, entry["file"]], entry["directory"])
                    for entry in self.entries])

    def check(self):
        files = [entry["file"] for entry in self.entries]
        return Cost([CCGRADE, "check", "-p", self.folder, *files], self.folder, expected=(0, 1), cache=self.cache)


def syntax_only(entry):
    words = shlex.split(entry["command"])
    end = words.index("-o")
    kept = [word for word in words[1:end] + words[end + 2:] if word != "-c"]
    return ["clang++-19", "-fsyntax-only", *kept]


def entry_of(source):
    return {"directory": str(source.parent), "file": str(source),
            "command": f"clang++-19 -std=c++20 -pthread -I{ROOT}/grader/harness -I{source.parent.parent} -c {source} -o {source.stem}.o"}


def project():
    """Every n-th unit of ccgrade's own that links no LLVM, tests left out."""
    entries = [entry for entry in json.loads((BUILD / "compile_commands.json").read_text())
               if not entry["file"].endswith("_test.cpp") and "llvm" not in entry["command"]
               and str(BUILD) not in entry["file"] and "cmake_pch" not in entry["command"]]
    return entries[:UNITS_OF_PROJECT]


def measure(units, rounds):
    kinds = {"clang -fsyntax-only": [], "clang-tidy": [], "ccgrade, first run": [], "ccgrade, second run": []}
    for _ in range(rounds):
        kinds["clang -fsyntax-only"].append(units.parse())
        kinds["clang-tidy"].append(units.tidy())
        subprocess.run(["rm", "-rf", units.cache], check=True)
        kinds["ccgrade, first run"].append(units.check())
        kinds["ccgrade, second run"].append(units.check())
    print(f"\n{units.name}: {len(units.entries)} unit(s)\n{'':<24}{'CPU s':>9}{'/ parse':>9}{'/ first':>9}{'MiB':>7}")
    for kind, costs in kinds.items():
        seconds = statistics.median(cost.seconds for cost in costs)
        ratios = [statistics.median(cost.seconds / other.seconds for cost, other in zip(costs, kinds[base]))
                  for base in ("clang -fsyntax-only", "ccgrade, first run")]
        print(f"{kind:<24}{seconds:>9.2f}{ratios[0]:>9.2f}{ratios[1]:>9.2f}"
              f"{max(cost.mebibytes for cost in costs):>7.0f}", flush=True)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--no-project", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-static-") as folder:
        heavy = pathlib.Path(folder) / "heavy.cpp"
        heavy.write_text(HEAVY)
        light = ROOT / "challenges/01-deadlock/starter/bank.cpp"
        measure(Units("light", [entry_of(light)], folder), options.rounds)
        measure(Units("heavy", [entry_of(heavy)], folder), options.rounds)
        heavier = pathlib.Path(folder) / "heavier.cpp"
        heavier.write_text("#include <gtest/gtest.h>\n#include <nlohmann/json.hpp>\n" + HEAVY)
        measure(Units("heavy, with GoogleTest and nlohmann/json", [entry_of(heavier)], folder), options.rounds)
        if not options.no_project:
            measure(Units("project", project(), folder), ROUNDS_OF_PROJECT)
    return 0


if __name__ == "__main__":
    sys.exit(main())
