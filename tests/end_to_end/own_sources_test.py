"""ccgrade's own sources, under ccgrade's own check."""
import json
import os
import pathlib
import unittest

from claims import EndToEnd
from place import ROOT, check_schema

# The program is in BUILD/bin.
BUILD = pathlib.Path(os.environ["CCGRADE_PROGRAM"]).parents[1]


def is_own(file):
    """No test: those keep programs with bugs, and do what nobody else would."""
    own = file.is_relative_to(ROOT) and not file.is_relative_to(BUILD)
    return own and not file.name.endswith("_test.cpp") and "tests" not in file.relative_to(ROOT).parts


class TheOwnSources(EndToEnd):
    def test_are_clean(self):
        commands = json.loads((BUILD / "compile_commands.json").read_text())
        units = sorted({entry["file"] for entry in commands if is_own(pathlib.Path(entry["file"]))})
        self.assertGreater(len(units), 200)
        call = self.place.call("check", "-p", str(BUILD), "--json", "-", *units)
        result = self.is_valid(call.out, check_schema)
        self.assertEqual(result["not_analysed"], [])
        self.assertEqual(result["analysed"], len(units))
        told = [f"{each['where']['file']}:{each['where']['line']} {each['message']}" for each in result["findings"]]
        self.assertEqual((told, call.code), ([], 0))


if __name__ == "__main__":
    unittest.main()
