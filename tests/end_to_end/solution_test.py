"""A correct submission passes, is paid once, and passes all the same among clutter."""
import os
import re
import unittest

from claims import EndToEnd

CLUTTER = {"README.md": b"# mine\n", "bank.o": b"\x7fELF", "bank.cpp~": b"old", "#bank.cpp#": b"old",
           ".bank.cpp.swp": b"\0\1", "Makefile": b"all:\n\ttrue\n", "core.bin": b""}


class ASolution(EndToEnd):
    def test_is_paid_once_and_clutter_changes_nothing(self):
        folder = self.place.submission()
        first = self.grade(folder, "--budget", "quick", code=0)
        self.assertEqual((first["verdict"], first["score"]), ("pass", first["max_score"]))
        self.assertEqual([each for each in first["findings"] if each["certainty"] != "suspected"], [])
        self.assertEqual(first["notes"], [])
        self.assertEqual((first["xp"]["earned"], first["xp"]["total"]), (200, 200))
        self.assertIn("done", self.place.call("list").out)

        for name, content in CLUTTER.items():
            (folder / name).write_bytes(content)
        os.truncate(folder / "core.bin", 200 << 20)
        (folder / "build").mkdir()
        (folder / "notes").symlink_to("/etc/passwd")
        (folder / "api.hpp").write_text("#error not the challenge's\n")
        # -j 1: one command at a time is slower and nothing else.
        again = self.grade(folder, "--budget", "quick", "-j", "1", code=0)
        self.assertEqual((again["verdict"], again["score"]), ("pass", again["max_score"]))
        self.assertEqual(again["submission"], first["submission"])
        self.assertEqual((again["xp"]["earned"], again["xp"]["total"]), (0, 200))
        notes = "\n".join(again["notes"])
        self.assertIn("#bank.cpp#", notes)
        self.assertIn("and 6 more", notes)
        self.assertIn("api.hpp differs", notes)
        self.assertEqual(self.recorded(), ["pass", "pass"])
        self.left_nothing_running()

    def test_comes_through_two_thousand_schedules_of_each_explored_scenario(self):
        graded = self.grade(self.place.submission(), "--budget", "standard", "--no-record", code=0)
        explored = {each["scenario"]: each["log"][0] for each in graded["runs"] if each["tool"] == "explore"}
        self.assertEqual(len(explored), 8)
        for scenario, log in explored.items():
            schedules = re.match(r"(\d+) schedules", log)
            self.assertTrue(": every interleaving" in log or int(schedules[1]) >= 2_000, f"{scenario}: {log}")

    def test_is_not_recorded_when_asked_not_to(self):
        broken = self.place.submission(bank="nonsense\n")
        self.grade(broken, "--no-record", code=1)
        self.assertFalse(self.place.ledger.exists())


if __name__ == "__main__":
    unittest.main()
