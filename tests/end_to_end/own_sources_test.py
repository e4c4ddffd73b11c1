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


def is_of_explored_programs(file):
    """The runtime that is linked into those, where `_exit` and its like are functions of its own."""
    return file.startswith(str(ROOT / "analyzers" / "explore" / "runtime"))


class TheOwnSources(EndToEnd):
    def setUp(self):
        super().setUp()
        commands = json.loads((BUILD / "compile_commands.json").read_text())
        self.units = sorted({entry["file"] for entry in commands if is_own(pathlib.Path(entry["file"]))})
        self.assertGreater(len(self.units), 200)

    def are_clean(self, units):
        call = self.place.call("check", "-p", str(BUILD), "--json", "-", *units)
        result = self.is_valid(call.out, check_schema)
        self.assertEqual(result["not_analysed"], [])
        self.assertEqual(result["analysed"], len(units))
        told = [f"{each['where']['file']}:{each['where']['line']} {each['message']}" for each in result["findings"]]
        self.assertEqual((told, call.code), ([], 0))

    def test_of_what_is_linked_into_explored_programs_are_clean(self):
        self.are_clean([unit for unit in self.units if is_of_explored_programs(unit)])

    def test_of_all_else_are_clean(self):
        self.are_clean([unit for unit in self.units if not is_of_explored_programs(unit)])


if __name__ == "__main__":
    unittest.main()
