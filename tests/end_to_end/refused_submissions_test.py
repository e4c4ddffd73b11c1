"""Submissions that cannot be graded: 1, not_gradable, why, and nothing is run or followed."""
import os
import shutil
import unittest

from claims import EndToEnd
from place import SOLUTION


class AnEmptyFolder(EndToEnd):
    def test_is_not_gradable(self):
        folder = self.place.root / "empty"
        folder.mkdir()
        self.refused(folder, "is empty")


class AMissingFile(EndToEnd):
    def test_is_named(self):
        folder = self.place.submission()
        (folder / "bank.cpp").unlink()
        self.refused(folder, r"bank\.cpp is missing")


class AHugeSource(EndToEnd):
    def test_is_refused_without_reading_it_all(self):
        folder = self.place.submission()
        os.truncate(folder / "bank.cpp", 200 << 20)
        record = self.refused(folder, r"bank\.cpp is larger than 1048576 bytes")
        self.assertLess(len(str(record)), 100_000)

    def test_of_two_real_megabytes_is_refused_too(self):
        folder = self.place.submission()
        (folder / "bank.cpp").write_text("int x;\n" * 300_000)
        self.refused(folder, r"bank\.cpp is larger than 1048576 bytes")


class BinaryGarbage(EndToEnd):
    def test_is_no_source(self):
        folder = self.place.submission()
        (folder / "bank.cpp").write_bytes(bytes(range(256)) * 20)
        self.refused(folder, r"bank\.cpp is not text")


class WhatIsNoFile(EndToEnd):
    def setUp(self):
        super().setUp()
        self.folder = self.place.submission()
        (self.folder / "bank.cpp").unlink()

    def test_a_link_out_is_not_followed(self):
        (self.folder / "bank.cpp").symlink_to("/etc/passwd")
        record = self.refused(self.folder, r"bank\.cpp")
        self.assertNotIn("root:", str(record))

    def test_a_link_to_a_good_source_is_not_followed_either(self):
        (self.folder / "bank.cpp").symlink_to(self.folder / "philosophers.cpp")
        self.refused(self.folder, r"bank\.cpp")

    def test_a_dangling_link_is_refused(self):
        (self.folder / "bank.cpp").symlink_to("nowhere.cpp")
        self.refused(self.folder, r"bank\.cpp")

    def test_a_fifo_does_not_hang(self):
        os.mkfifo(self.folder / "bank.cpp")
        self.refused(self.folder, r"bank\.cpp is not a regular file")

    def test_a_folder_is_refused(self):
        (self.folder / "bank.cpp").mkdir()
        self.refused(self.folder, r"bank\.cpp is not a regular file")

    def test_a_device_is_refused(self):
        if os.geteuid() != 0:
            self.skipTest("only root makes devices")
        try:
            os.mknod(self.folder / "bank.cpp", 0o20644, os.makedev(1, 5))  # /dev/zero
        except PermissionError:
            self.skipTest("devices cannot be made here")
        self.refused(self.folder, r"bank\.cpp is not a regular file")


class AHostileName(EndToEnd):
    def test_is_refused_and_never_repeated_as_it_is(self):
        for name in ("\x1b[31mred.cpp", "two\nlines.cpp", "::error::x.cpp", "-o.cpp", "a b.cpp",
                     "<script>.cpp", "\u202egnp.cpp"):
            with self.subTest(name=name):
                folder = self.place.submission()
                (folder / name).write_text("// harmless\n")
                record = self.grade(folder, code=1)
                self.assertEqual(record["verdict"], "not_gradable")
                self.assertIn("has a name that cannot be graded", record["refused"])
                self.has_no_control_bytes(record["refused"])
                shutil.rmtree(folder)


class TooManyRefusals(EndToEnd):
    def test_are_counted_and_the_first_are_told(self):
        bad = "".join(f'void a{i}() {{ asm("nop"); }}\n' for i in range(50))
        folder = self.place.submission(philosophers=(SOLUTION / "philosophers.cpp").read_text() + bad)
        record = self.grade(folder, code=1)
        self.assertIn("(50 times, of which 20 are told)", record["refused"])
        self.assertEqual({each["rule"] for each in record["findings"]}, {"inline-assembly"})
        self.assertEqual(len(record["findings"]), 20)


class TooManyFiles(EndToEnd):
    def test_sources(self):
        folder = self.place.submission()
        for i in range(70):
            (folder / f"more{i}.cpp").write_text("\n")
        self.refused(folder, "more than 64 source files")

    def test_of_any_kind(self):
        folder = self.place.submission()
        for i in range(5001):
            (folder / f"more{i}.o").touch()
        self.refused(folder, "more than 5000 files")


if __name__ == "__main__":
    unittest.main()
