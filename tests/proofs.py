"""What long proofs keep, so that they go on where they were stopped: files in evidence/, one JSON object a line.

A line names a fact, a digest of all that it rests on and, where it did not hold, what `failed`. A fact that failed
once has failed until its digest changes: no proof is won by trying again.
"""
import json
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[1]


def add_sources(content, folders, suffixes=(".cpp", ".hpp")):
    """Adds the names and contents of all sources below the folders, tests apart, to a hash."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in suffixes and not path.name.endswith("_test.cpp"):
                content.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes() + b"\0")


def part_of_commit(items, parts):
    """One of so many parts: the commit's number picks it, so that successive commits go through all."""
    call = subprocess.run(["git", "rev-parse", "--short=7", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    return items[int(call.stdout.strip() or "0", 16) % parts::parts]


class Evidence:
    """Keeps nothing, and knows nothing, where `path` is None."""

    def __init__(self, path):
        self.path = path
        self.rows = {}
        for row in map(json.loads, path.open()) if path and path.exists() else ():
            self._take(row)

    def failure(self, fact, digest):
        """Why it failed; empty where it holds; None where nothing is known."""
        return self.rows.get((fact, digest))

    def append(self, fact, digest, failed="", **more):
        row = {"fact": fact, "digest": digest} | more | ({"failed": failed} if failed else {})
        self._take(row)
        if self.path:
            with self.path.open("a") as out:
                out.write(json.dumps(row) + "\n")

    def _take(self, row):
        known = (row["fact"], row["digest"])
        self.rows[known] = self.rows.get(known) or row.get("failed", "")
