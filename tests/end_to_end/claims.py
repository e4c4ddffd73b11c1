"""What the end-to-end tests claim of a call, said once."""
import json
import sqlite3
import unittest

from place import Place, WarmCache, record_schema


class EndToEnd(unittest.TestCase):
    """Each test has a place of its own; the tests of a class share a warm cache."""

    @classmethod
    def setUpClass(cls):
        cls.warm = WarmCache()
        cls.addClassCleanup(cls.warm.close)

    def setUp(self):
        self.place = Place(self.warm.folder)
        self.addCleanup(self.place.close)

    def wrong_call(self, *arguments, **options):
        """Calls, and claims: exit code 2, one sentence, nothing on stdout, nothing was graded."""
        call = self.place.call(*arguments, **options)
        self.assertEqual(call.code, 2, call.err)
        self.assertEqual(call.out, "")
        self.is_one_sentence(call.err)
        self.assertEqual(self.recorded(), [])
        return call.err

    def grade(self, folder, *options, code, **call_options):
        """Grades a folder, and claims: the code, and exactly one valid document on stdout."""
        call = self.place.call("run", "01-deadlock", folder, "--json", "-", *options,
                               **call_options)
        self.assertEqual(call.code, code, call.out[-2000:] + call.err)
        self.assertNotIn("what():", call.err)
        return self.is_valid(call.out)

    def refused(self, folder, reason):
        """Grades what cannot be graded, and claims: exit code 1, why, no points, no process, a
        record, and that the text says the same."""
        record = self.grade(folder, code=1)
        self.assertEqual(record["verdict"], "not_gradable")
        self.assertRegex(record["refused"], reason)
        self.assertEqual(record["reason"], record["refused"])
        self.assertEqual((record["score"], record["xp"]["earned"]), (0, 0))
        self.assertEqual(record["runs"], [])
        self.assertEqual(self.recorded(), ["not_gradable"])
        text = self.place.call("report", "last")
        self.assertRegex(text.out.replace("\n", " "), "NOT GRADABLE")
        self.has_no_control_bytes(text.out)
        return record

    def is_valid(self, text, schema=record_schema):
        document = json.loads(text)
        problems = [f"{list(each.absolute_path)}: {each.message[:200]}"
                    for each in schema.iter_errors(document)]
        self.assertEqual(problems, [])
        return document

    def is_one_sentence(self, err):
        self.assertRegex(err, r"\Accgrade: [^\n]+\n\Z")
        self.has_no_control_bytes(err)

    def has_no_control_bytes(self, text):
        self.assertNotRegex(text, r"[\x00-\x08\x0b-\x1f\x7f\u0080-\u009f]")

    def recorded(self):
        """The verdicts in the ledger, oldest first."""
        if not self.place.ledger.exists():
            return []
        connection = sqlite3.connect(self.place.ledger)
        self.addCleanup(connection.close)
        return [row[0] for row in connection.execute("SELECT verdict FROM record ORDER BY id")]

    def left_nothing_running(self):
        self.assertEqual(self.place.alive(), [])
        self.assertEqual(self.place.scratch(), [])
