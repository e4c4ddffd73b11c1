#!/usr/bin/env python3
"""Checks that what WRITER prints, an array of records, fits SCHEMA, and that SCHEMA is strict.

usage: check_schema.py SCHEMA WRITER
"""
import copy
import json
import subprocess
import sys

import jsonschema


def spoiled(record):
    """The record with one thing wrong, in several ways; the schema must refuse each."""
    for path, value in [
        (["unheard_of"], 1),
        (["schema"], "ccgrade/record/v2"),
        (["verdict"], "great"),
        (["findings", 0, "certainty"], "sure"),
        (["findings", 0, "sites", 0, "role"], "eats"),
        (["findings", 0, "evidence", 0, "unheard_of"], 1),
        (["findings", 0, "evidence", 0, "kind"], "rumour"),
        (["runs", 0, "outcome", "ending"], "vanished"),
        (["runs", 0, "usage", "unheard_of"], 1),
        (["criteria", 0, "status"], "nearly"),
        (["timing", "build"], "long"),
    ]:
        copied = copy.deepcopy(record)
        target = copied
        for key in path[:-1]:
            target = target[key]
        target[path[-1]] = value
        yield path, copied
    for key in record:
        yield [key, "missing"], {k: v for k, v in record.items() if k != key}


def main(schema_path, writer):
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    records = json.loads(subprocess.run([writer], check=True, capture_output=True).stdout)
    failures = 0
    for record in records:
        for error in validator.iter_errors(record):
            failures += 1
            print(f"{record['id']}: {list(error.absolute_path)}: {error.message[:200]}")
    for path, record in spoiled(records[0]):
        if validator.is_valid(record):
            failures += 1
            print(f"the schema accepts a record that is wrong at {path}")
    print(f"{len(records)} records checked, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
