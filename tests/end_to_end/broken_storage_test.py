"""A ledger or cache that cannot be used costs a sentence, never the grade and never what was there."""
import os
import shutil
import sqlite3
import unittest

from claims import EndToEnd
from place import Place


class ABrokenStore(EndToEnd):
    """What is graded here is refused at once: the stores are touched all the same."""

    def setUp(self):
        super().setUp()
        self.folder = self.place.root / "empty"
        self.folder.mkdir()
        self.place.ledger.parent.mkdir(parents=True)

    def grade_and_note(self):
        record = self.grade(self.folder, code=1)
        self.assertEqual(record["verdict"], "not_gradable")
        return "\n".join(record["notes"])


class ACorruptLedger(ABrokenStore):
    def test_is_kept_aside_byte_for_byte_and_a_new_one_takes_the_record(self):
        for garbage in (b"x" * 5000, b"SQLite format 3\0" + b"\xff" * 8000):
            with self.subTest(garbage=garbage[:15]):
                for old in self.place.ledger.parent.iterdir():
                    old.unlink()
                self.place.ledger.write_bytes(garbage)
                note = self.grade_and_note()
                self.assertRegex(note, r"ledger\.db is corrupt .* kept as .*ledger\.db\.corrupt-")
                kept = list(self.place.ledger.parent.glob("ledger.db.corrupt-*[0-9]"))
                self.assertEqual([file.read_bytes() for file in kept], [garbage])
                self.assertEqual(self.recorded(), ["not_gradable"])

    def test_that_several_gradings_find_at_once_is_kept_once_and_loses_none_of_them(self):
        for attempt in range(8):
            for old in self.place.ledger.parent.iterdir():
                old.unlink()
            garbage = os.urandom(300_000)
            self.place.ledger.write_bytes(garbage)
            several = [self.place.start("run", "01-deadlock", self.folder, "--json", "-") for _ in range(6)]
            for process in several:
                self.assertEqual(self.place.end(process).code, 1)
            kept = list(self.place.ledger.parent.glob("ledger.db.corrupt-*[0-9]"))
            self.assertEqual([file.read_bytes() for file in kept], [garbage], attempt)
            self.assertEqual(self.recorded(), ["not_gradable"] * 6, attempt)

    def test_with_a_page_gone_bad_is_kept_too(self):
        for _ in range(40):
            self.grade_and_note()
        whole = bytearray(self.place.ledger.read_bytes())
        whole[8192:12288] = b"\xa5" * 4096
        self.place.ledger.write_bytes(whole)
        self.assertIn("kept as", self.grade_and_note())
        kept = list(self.place.ledger.parent.glob("ledger.db.corrupt-*[0-9]"))
        self.assertEqual([file.read_bytes() for file in kept], [bytes(whole)])
        self.assertEqual(self.recorded(), ["not_gradable"])


class ALedgerOfANewerVersion(ABrokenStore):
    def test_is_left_alone(self):
        self.grade_and_note()
        connection = sqlite3.connect(self.place.ledger)
        connection.execute("PRAGMA user_version=99")
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        before = self.place.ledger.read_bytes()
        self.assertRegex(self.grade_and_note(), "not recorded: .*newer ccgrade")
        self.assertEqual(self.place.ledger.read_bytes(), before)
        self.assertEqual(self.recorded(), ["not_gradable"])


class ALedgerThatCannotBeMade(ABrokenStore):
    def test_is_noted(self):
        self.place.ledger.parent.rmdir()
        self.place.ledger.parent.write_text("a file where the folder should be\n")
        self.assertRegex(self.grade_and_note(), "not recorded: .*ledger")
        self.assertEqual(self.place.ledger.parent.read_text(),
                         "a file where the folder should be\n")
        text = self.place.call("run", "01-deadlock", self.folder).out
        self.assertIn("Not recorded", text)
        self.assertNotIn("Record 2", text)

    def test_leaves_the_list_a_list(self):
        self.place.ledger.mkdir()
        call = self.place.call("list")
        self.assertEqual(call.code, 0, call.err)
        self.assertIn("01-deadlock", call.out)


class ACacheThatCannotBeWritten(ABrokenStore):
    def test_is_noted_and_everything_is_built_afresh(self):
        place = Place()
        self.addCleanup(place.close)
        place.cache.write_text("a file where the folder should be\n")
        folder = place.submission(bank="int main( {\n")
        call = place.call("run", "01-deadlock", folder, "--json", "-")
        self.assertEqual(call.code, 1, call.err)
        record = self.is_valid(call.out)
        self.assertEqual(record["verdict"], "not_gradable")
        self.assertIn("bank.cpp:1:", record["build"]["errors"])
        self.assertRegex("\n".join(record["notes"]), "cache .* cannot be written")
        self.assertEqual(place.cache.read_text(), "a file where the folder should be\n")
        self.assertEqual(place.scratch(), [])


class AReadOnlyCache(EndToEnd):
    """For root nothing is read-only: root becomes somebody else."""

    def test_is_noted_and_left_as_it_is(self):
        place = Place()
        self.addCleanup(place.close)
        place.cache.mkdir()
        (place.cache / "ccgrade").mkdir()
        place.cache.joinpath("ccgrade").chmod(0o555)
        nobody = {}
        if os.geteuid() == 0:
            nobody = {"user": "nobody", "program": place.install()}
            shutil.chown(place.temporary, "nobody")
        call = place.call("run", "01-deadlock", place.submission(), "--json", "-", **nobody)
        self.assertEqual(call.code, 0, call.out[-2000:] + call.err)
        record = self.is_valid(call.out)
        self.assertEqual(record["score"], record["max_score"])
        self.assertRegex("\n".join(record["notes"]), "cache .* cannot be written")
        self.assertEqual(list((place.cache / "ccgrade").iterdir()), [])
        self.assertEqual(place.scratch(), [])


if __name__ == "__main__":
    unittest.main()
