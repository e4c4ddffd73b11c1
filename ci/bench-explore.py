#!/usr/bin/env python3
"""How many schedules a second the explorer tries, and how that falls; all measured in one sitting.

  bench-explore.py [--schedules N]

1. 3 threads and about 100 points, against running a program built for ThreadSanitizer again and again.
2. By threads: 2 to 32, about 100 points in all.
3. By points: 10^2 to 10^6, 3 threads.
One core each time: the schedules per second of one process. Memory is the most that a process of the program held.
"""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
CCGRADE = ROOT / "build/release/bin/ccgrade"

# Each round is a lock, an update under it, an unlock and an update of an atomic.
PROGRAM = """
#include <atomic>
#include <mutex>
#include <thread>
#include <vector>
std::mutex lock;
long sum;
std::atomic<long> count;
int main() {
  std::vector<std::thread> threads;
  threads.reserve(THREADS);
  for (int i = 0; i < THREADS; ++i)
    threads.emplace_back([] {
      for (int round = 0; round < ROUNDS; ++round) {
        { std::lock_guard hold(lock); ++sum; }
        ++count;
      }
    });
  for (std::thread& thread : threads) thread.join();
  return sum == count ? 0 : 1;
}
"""
POINTS_OF_A_ROUND = 4


class Measured:
    """An exploration, and the memory that it took."""

    def __init__(self, folder, threads, points, schedules):
        rounds = max(1, points // threads // POINTS_OF_A_ROUND)
        source = pathlib.Path(folder) / "program.cpp"
        source.write_text(PROGRAM)
        self.flags = [f"-DTHREADS={threads}", f"-DROUNDS={rounds}"]
        report = pathlib.Path(folder) / "report.json"
        process = subprocess.Popen(
            [CCGRADE, "explore", source, "--strategy", "random:20", "--schedules", str(schedules),
             "--max-steps", "4000000", "--json", report, "--", *self.flags], stdout=subprocess.DEVNULL)
        self.mebibytes = peak_of_programs(process)
        if process.returncode != 0:
            sys.exit(f"bench-explore: {threads} threads and {points} points ended with {process.returncode}")
        found = json.loads(report.read_text())
        self.points = found["points"]
        self.rate = found["schedules_per_second"]
        self.source = source

    def row(self, name):
        return f"{name:<22}{self.points:>9}{self.rate:>14,.0f}{self.mebibytes:>10,.1f}"


def descendants(ancestor):
    """The processes below one, each as its folder in /proc."""
    parents = {}
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            pass  # it has ended
    found = {ancestor}
    while len(grown := found | {each for each, parent in parents.items() if parent in found}) > len(found):
        found = grown
    return [pathlib.Path("/proc", str(each)) for each in found]


def peak_of_programs(process):
    """The most mebibytes that one of the explored program's processes had resident at any time."""
    peak = 0
    while process.poll() is None:
        for folder in descendants(process.pid):
            try:
                if not os.readlink(folder / "exe").endswith("/program"):
                    continue
                kibibytes = re.search(r"^VmHWM:\s+(\d+)", (folder / "status").read_text(), re.MULTILINE)
                peak = max(peak, int(kibibytes[1]) if kibibytes else 0)
            except OSError:
                pass  # it has ended, or is not ours
        time.sleep(0.02)
    if peak == 0:
        sys.exit("bench-explore: the program ended before its memory was seen; ask for more --schedules")
    return peak / 1024


def runs_per_second(measured, folder):
    """Of the same program, built for ThreadSanitizer as a person would, run again and again."""
    program = pathlib.Path(folder) / "stock"
    subprocess.run(["clang++-19", "-std=c++20", "-O1", "-g", "-fsanitize=thread", "-pthread",
                    *measured.flags, measured.source, "-o", program], check=True)
    runs = 200
    begin = time.monotonic()
    for _ in range(runs):
        subprocess.run(["setarch", "-R", program], check=True, stdin=subprocess.DEVNULL)
    return runs / (time.monotonic() - begin)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--schedules", type=int, default=100_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-explore-") as folder:
        print(f"{'':<22}{'points':>9}{'schedules/s':>14}{'MiB':>10}")
        usual = Measured(folder, 3, 100, options.schedules)
        print(usual.row("3 threads"))
        stock = runs_per_second(usual, folder)
        print(f"{'  ThreadSanitizer':<22}{'':>9}{stock:>14,.0f}     runs a second; ratio "
              f"{usual.rate / stock:,.0f}")
        for threads in (2, 4, 8, 16, 32):
            print(Measured(folder, threads, 100, options.schedules // 2).row(f"{threads} threads"))
        for exponent in range(2, 7):
            count = max(20, options.schedules // 10 ** (exponent - 1))
            print(Measured(folder, 3, 10 ** exponent, count).row(f"10^{exponent} points"))
    return 0


sys.exit(main())
