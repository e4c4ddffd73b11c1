#!/usr/bin/env python3
"""What the sandbox adds to a run: a program that does nothing, bare, by a bubblewrap of its own, and in a cell.

  bench-cell.py [--repetitions N]

The three take turns, N times; the middle of each counts. Exit 1 when a cell adds more than 5 ms.
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
MOST_MILLISECONDS = 5


def measured(repetitions):
    """Name -> milliseconds of each repetition."""
    build = ["cmake", "--build", ROOT / "build/release", "--target", "bench_cell"]
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
    call = subprocess.run([ROOT / "build/release/bin/bench_cell", "--benchmark_format=json",
                           f"--benchmark_repetitions={repetitions}", "--benchmark_enable_random_interleaving=true"],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    times = {}
    for row in json.loads(call.stdout)["benchmarks"]:
        if row.get("error_occurred"):
            sys.exit(f"{row['name']}: {row['error_message']}")
        if row["run_type"] == "iteration":
            times.setdefault(row["name"].split("/")[0], []).append(row["real_time"])
    return times


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repetitions", type=int, default=9)
    times = measured(parser.parse_args().repetitions)
    middle = {name: statistics.median(each) for name, each in times.items()}
    print(f"{'':16}{'ms':>8}{'added':>8}{'ratio':>8}")
    for name, value in middle.items():
        print(f"{name:16}{value:8.2f}{value - middle['bare']:8.2f}{value / middle['bare']:8.2f}")
    return 1 if middle["cell"] - middle["bare"] > MOST_MILLISECONDS else 0


if __name__ == "__main__":
    sys.exit(main())
