#!/usr/bin/env python3
"""Fuzzes what the static engine reads (static_readers.cpp) for some minutes; what it finds stays in a file.

  fuzz.py --minutes N [--corpus FOLDER] [--evidence FILE]

It begins with the shipped models and the summaries of the traps. FOLDER keeps the inputs that reached
something new, so that the next run goes on from there. With --evidence the minutes are noted, with a
digest of the engine's sources.
"""
import argparse
import hashlib
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from proofs import ROOT, Evidence, add_sources  # noqa: E402

STATIC = ROOT / "analyzers" / "static"
SUMMARIZER = ROOT / "build" / "release" / "bin" / "ccgrade-static"
FUZZER = ROOT / "build" / "fuzz" / "bin" / "fuzz_static_readers"


def build():
    subprocess.run(["cmake", "--preset", "fuzz"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["cmake", "--build", ROOT / "build" / "fuzz", "--target", "fuzz_static_readers"], check=True,
                   stdout=subprocess.DEVNULL)
    subprocess.run(["cmake", "--build", ROOT / "build" / "release", "--target", "ccgrade-static"], check=True,
                   stdout=subprocess.DEVNULL)


def sow(seeds):
    """Small real inputs; the more there are, the longer each round of the fuzzer."""
    models = sorted((STATIC / "models").glob("*.toml"))
    for model in models:
        (seeds / model.name).write_bytes(model.read_bytes())
    arguments = [word for model in models for word in ("--model", model)]
    for source in sorted((STATIC / "traps").glob("*/*.cpp")):
        summary = subprocess.run([SUMMARIZER, *arguments, source, "--", "-std=c++20"], capture_output=True)
        if summary.returncode == 0:
            (seeds / f"{source.parent.name}-{source.stem}.json").write_bytes(summary.stdout)


def engine():
    content = hashlib.blake2b(digest_size=8)
    add_sources(content, ("analyzers/static/engine", "analyzers/static/checks", "tests/fuzz"))
    return content.hexdigest()


def fuzz(minutes, corpus, seeds, findings):
    """(exit code, inputs tried)"""
    call = subprocess.run([FUZZER, corpus, seeds, f"-artifact_prefix={findings}/", f"-max_total_time={minutes * 60}",
                           "-timeout=300", "-rss_limit_mb=2048", "-max_len=65536", "-print_final_stats=1"],
                          stderr=subprocess.PIPE, text=True)
    tried = re.search(r"number_of_executed_units: (\d+)", call.stderr)
    if call.returncode != 0:
        print(call.stderr[-6000:])
    return call.returncode, int(tried[1]) if tried else 0


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--minutes", type=int, required=True)
    parser.add_argument("--corpus", type=pathlib.Path, default=ROOT / "build" / "fuzz" / "corpus")
    parser.add_argument("--evidence", type=pathlib.Path)
    options = parser.parse_args()
    digest = engine()
    build()
    findings = ROOT / "build" / "fuzz" / "findings"
    for folder in (options.corpus, findings):
        folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="fuzz-") as seeds:
        sow(pathlib.Path(seeds))
        code, tried = fuzz(options.minutes, options.corpus, seeds, findings)
    print(f"{options.minutes} minutes, {tried} inputs, " + ("nothing found" if code == 0 else f"see {findings}"))
    Evidence(options.evidence).append("static readers", digest, "" if code == 0 else f"see {findings}",
                                      minutes=options.minutes, inputs=tried)
    return 0 if code == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
