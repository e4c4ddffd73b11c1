"""Calls that are wrong end with 2 and one sentence, before anything is graded."""
import json
import os
import pathlib
import unittest

from claims import EndToEnd
from place import STARTER


class AnUnknownChallenge(EndToEnd):
    def test_suggests_the_nearest(self):
        self.assertIn("did you mean 01-deadlock?", self.wrong_call("run", "01-deadlok", STARTER))
        for wrong in ("02-unheard-of", "", "x" * 5000):
            err = self.wrong_call("run", wrong, STARTER)
            self.assertRegex(err, r"did you mean \d\d-[a-z-]+\?")
            self.assertLess(len(err), 300)

    def test_cannot_be_shown_or_started_either(self):
        self.wrong_call("show", "01-deadlok")
        self.wrong_call("start", "01-deadlok", "work")
        self.assertFalse((self.place.root / "work").exists())


class AMissingFolder(EndToEnd):
    def test_is_named_and_not_made(self):
        err = self.wrong_call("run", "01-deadlock", "nowhere")
        self.assertIn("there is no folder", err)
        self.assertFalse((self.place.root / "nowhere").exists())

    def test_with_a_hostile_name_does_not_reach_the_terminal(self):
        self.wrong_call("run", "01-deadlock", "no\x1b[31m\nwhere")


class AFileInPlaceOfAFolder(EndToEnd):
    def test_is_refused(self):
        self.assertIn("is a file", self.wrong_call("run", "01-deadlock", STARTER / "bank.cpp"))


class StartingWhereWorkIs(EndToEnd):
    def test_overwrites_nothing(self):
        folder = self.place.submission(bank="// mine\n")
        self.assertIn("already there", self.wrong_call("start", "01-deadlock", folder))
        self.assertEqual((folder / "bank.cpp").read_text(), "// mine\n")
        self.assertFalse((folder / "api.hpp").exists())


class AWrongOption(EndToEnd):
    def test_is_named(self):
        for arguments, named in [(("run", "01-deadlock", "--nonsense"), "--nonsense"),
                                 (("run",), "id"),
                                 (("run", "01-deadlock", "--budget", "huge"), "--budget"),
                                 (("run", "01-deadlock", "-j", "0"), "-j"),
                                 (("run", "01-deadlock", "-j", "-3"), "-j"),
                                 (("run", "01-deadlock", "-j", "x"), "-j"),
                                 (("run", "01-deadlock", "-j", "99999999999999999999"), "-j"),
                                 (("run", "01-deadlock", "--seed", "x"), "--seed"),
                                 (("run", "01-deadlock", "--seed", "-1"), "whole number"),
                                 (("run", "01-deadlock", "--seed", "9" * 19), "18 digits"),
                                 (("run", "01-deadlock", ""), 'there is no folder ""'),
                                 (("frobnicate",), "frobnicate")]:
            call = self.place.call(*arguments)
            self.assertEqual(call.code, 2, arguments)
            self.assertIn(named, call.err)
            self.assertLessEqual(len(call.err.splitlines()), 2, call.err)
            self.assertEqual(call.out, "")
        self.assertEqual(self.recorded(), [])


class CompileCommandsOfAnotherShape(EndToEnd):
    def test_are_refused_by_file_entry_and_field(self):
        (self.place.root / "a.cpp").write_text("int main() {}\n")
        commands = self.place.root / "compile_commands.json"
        for text, why in [('[{"file":5,"directory":"."}]', "in entry 1, `file` must be a string"),
                          ('[{"file":"a.cpp","arguments":"c"}]', "`arguments` must be a list"),
                          ('[{"file":"a.cpp","command":["c"]}]', "`command` must be a string"),
                          ('[{"file":"a.cpp","directory":null}]', "`directory` must be a string"),
                          ('[{"file":"a.cpp"}, 7]', "in entry 2, it must be an object"),
                          ('{"file":"a.cpp"}', "is not a list"), ("\0\xff", "is not a list")]:
            commands.write_text(text, encoding="latin-1")
            err = self.wrong_call("check", "a.cpp", "-p", self.place.root)
            self.assertIn(str(commands), err)
            self.assertIn(why, err)


class AReportThatIsNone(EndToEnd):
    def test_does_not_replay(self):
        report = {"sources": [], "flags": [], "seed": 1, "schedules": 1, "covered": 0, "first_failure": 1,
                  "failure": {"kind": 5}, "exhausted": False, "surprises": None, "leaves_traces": False,
                  "missed_aims": [], "inconclusive": None,
                  "schedules_per_second": 1, "threads": 1, "points": 1, "miss_bound": None}
        for document in (report, {**report, "failure": 7}, {**report, "sources": [5]}, [], 7):
            (self.place.root / "report.json").write_text(json.dumps(document))
            self.assertIn("neither a token", self.wrong_call("replay", "report.json"))


class Help(EndToEnd):
    def test_is_no_error(self):
        for arguments in (("--help",), ("run", "--help"), ("--version",), ()):
            call = self.place.call(*arguments)
            self.assertEqual((call.code, call.err), (0, ""), arguments)
            self.assertNotEqual(call.out, "")


class AnOutputThatCannotBeWritten(EndToEnd):
    def test_is_told_before_anything_is_graded(self):
        folder = self.place.submission()
        for option in ("--html", "--json"):
            for target, why in [(self.place.root, "is a folder"),
                                (self.place.root / "nowhere" / "page", "does not exist"),
                                (folder / "bank.cpp" / "page", "does not exist"),
                                ("", "")]:
                err = self.wrong_call("run", "01-deadlock", folder, option, target)
                self.assertIn(why, err)

    def test_for_want_of_permission(self):
        # For root there is no want of permission.
        nobody = {"user": "nobody", "program": self.place.install()} if os.geteuid() == 0 else {}
        folder = self.place.submission()
        closed = self.place.root / "closed"
        closed.mkdir()
        closed.chmod(0o555)
        err = self.wrong_call("run", "01-deadlock", folder, "--html", closed / "page", **nobody)
        self.assertIn("Permission denied", err)


class ADiskThatIsFull(EndToEnd):
    @unittest.skipUnless(pathlib.Path("/dev/full").exists(), "needs /dev/full")
    def test_costs_the_page_and_not_the_grading(self):
        empty = self.place.root / "empty"
        empty.mkdir()
        call = self.place.call("run", "01-deadlock", empty, "--html", "/dev/full")
        self.assertEqual(call.code, 3)
        self.is_one_sentence(call.err)
        self.assertIn("No space left", call.err)
        self.assertEqual(self.recorded(), ["not_gradable"])


class AClosedStdout(EndToEnd):
    def test_ends_the_call_in_peace(self):
        empty = self.place.root / "empty"
        empty.mkdir()
        for arguments in (("list",), ("--help",), ("run", "01-deadlock", str(empty)),
                          ("run", "01-deadlock", str(empty), "--json", "-")):
            process = self.place.start(*arguments)
            process.stdout.close()
            process.stdout = None
            self.assertGreaterEqual(self.place.end(process).code, 0, "killed by a signal")
        self.assertEqual(self.recorded(), ["not_gradable"] * 2)


class NoHome(EndToEnd):
    def test_is_no_reason_not_to_grade(self):
        empty = self.place.root / "empty"
        empty.mkdir()
        elsewhere = self.place.environment(HOME=None, USER=None)
        call = self.place.call("run", "01-deadlock", empty, environment=elsewhere)
        self.assertEqual((call.code, call.err), (1, ""))
        self.assertEqual(self.recorded(), ["not_gradable"])

    def test_and_no_folders_named_is_none_either(self):
        empty = self.place.root / "empty"
        empty.mkdir()
        nothing = self.place.environment(HOME=None, XDG_CACHE_HOME=None, XDG_DATA_HOME=None)
        call = self.place.call("run", "01-deadlock", empty, "--no-record", environment=nothing)
        self.assertEqual((call.code, call.err), (1, ""))


if __name__ == "__main__":
    unittest.main()
