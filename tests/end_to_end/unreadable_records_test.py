"""`ccgrade report` of what is no record: 2, one sentence, in bounded time and memory."""
import json
import os
import unittest

from claims import EndToEnd

# Names of no record, among them what a search could take for "any".
UNKNOWN = ("20260101", "", "%", "_", "\\", "2%", "nothing.json")


class NoRecord(EndToEnd):
    def setUp(self):
        super().setUp()
        self.file = self.place.root / "record.json"

    def unreadable(self, content, *formats):
        self.file.write_bytes(content if isinstance(content, bytes) else content.encode())
        for form in formats or ("text", "json", "html"):
            err = self.wrong_call("report", self.file, "--format", form)
            self.assertIn("is not a record", err)
            self.assertLess(len(err), 1000)

    def record(self):
        empty = self.place.root / "empty"
        empty.mkdir(exist_ok=True)
        return self.is_valid(self.place.call("run", "01-deadlock", empty, "--no-record",
                                             "--json", "-").out)

    def test_garbage(self):
        for garbage in (b"", b"\0" * 100, os.urandom(5000), b"\xff\xfe{}", "nonsense", "null", "[]",
                        "{}", '{"schema": 7}', '{"schema": "ccgrade/record/v2"}',
                        '{"schema": "\x1b[31m\\u001b[31m"}'):
            self.unreadable(garbage, "text")

    def test_a_record_cut_in_the_middle(self):
        text = json.dumps(self.record())
        self.unreadable(text[:len(text) // 2])

    def test_a_field_of_another_kind_or_none(self):
        good = self.record()
        for name in good:
            for changed in ({**good, name: {"x": [1e999]}},
                            {key: value for key, value in good.items() if key != name}):
                with self.subTest(field=name):
                    self.unreadable(json.dumps(changed), "text")

    def test_depth_does_not_end_ccgrade(self):
        self.unreadable("[" * 1_000_000, "text")
        self.unreadable('{"schema":' * 300_000, "text")

    def test_many_keys_do_not_take_for_ever(self):
        keys = ",".join(f'"k{i}":0' for i in range(200_000))
        self.unreadable("{" + keys + "}", "text")

    def test_a_file_that_is_too_large(self):
        self.file.touch()
        os.truncate(self.file, 300 << 20)
        err = self.wrong_call("report", self.file)
        self.assertIn("is larger than", err)

    def test_a_record_that_nobody_knows(self):
        for name in ("last", *UNKNOWN, "../../etc/passwd", str(self.place.root)):
            self.wrong_call("report", name)

    def test_a_record_that_nobody_knows_where_there_is_one(self):
        (self.place.root / "empty").mkdir()
        self.place.call("run", "01-deadlock", self.place.root / "empty")
        self.assertEqual(self.recorded(), ["not_gradable"])
        for name in (*UNKNOWN, str(self.place.root)):
            with self.subTest(name=name):
                call = self.place.call("report", name)
                self.assertEqual((call.code, call.out), (2, ""))
                self.is_one_sentence(call.err)
                self.assertIn(f"no record is called {name or chr(34) * 2};", call.err)

    def test_an_unknown_format_names_those_there_are(self):
        self.file.write_text(json.dumps(self.record()))
        err = self.wrong_call("report", self.file, "--format", "klingon")
        self.assertIn("html, json", err)


class AHostileRecord(NoRecord):
    """Valid, with strings that would like to be more than strings."""

    def test_is_only_text_in_every_format(self):
        evil = "\x1b]0;owned\x07</script><script>alert(1)</script>\n::error::x\u202e\u0000"
        record = self.record()
        for name in ("learner", "challenge_title", "reason", "isolation", "id"):
            record[name] = evil
        record["notes"] = [evil]
        self.file.write_text(json.dumps(record))
        text = self.place.call("report", self.file)
        page = self.place.call("report", self.file, "--format", "html")
        again = self.place.call("report", self.file, "--format", "json")
        self.assertEqual((text.code, page.code, again.code), (0, 0, 0), text.err + page.err)
        self.has_no_control_bytes(text.out)
        self.assertNotIn("\n::error::", text.out)
        self.assertNotIn("<script>alert", page.out)
        self.assertNotRegex(page.out, "[\x00\x07\x1b]")
        self.assertEqual(json.loads(again.out)["learner"], evil)


if __name__ == "__main__":
    unittest.main()
