"""Ctrl-C ends a grading with a valid partial record and nothing left running; a kill leaves nobody either."""
import os
import pathlib
import re
import signal
import unittest

from claims import EndToEnd
from explorations import AnExploration
from place import STARTER


class CtrlC(EndToEnd):
    def start(self):
        """Begins a grading, and returns when its first step is done."""
        process = self.place.start("run", "01-deadlock", STARTER, "--json", "record.json")
        self.assertNotEqual(process.stderr.readline(), "", "no progress was told")
        return process

    def test_leaves_a_valid_partial_record(self):
        for stop in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(signal=stop):
                process = self.start()
                os.kill(process.pid, stop)
                call = self.place.end(process)
                self.assertEqual(call.code, 130, call.err)
                record = self.is_valid((self.place.root / "record.json").read_text())
                self.assertTrue(record["interrupted"])
                self.assertEqual(record["verdict"], "infra_error")
                self.assertEqual(record["xp"]["earned"], 0)
                for criterion in record["criteria"]:
                    self.assertEqual(criterion["status"], "not_judged")
                    self.assertTrue(criterion["reason"])
                self.left_nothing_running()
        self.assertEqual(self.recorded(), ["infra_error"] * 2)

    def test_to_the_whole_group_as_a_terminal_sends_it(self):
        process = self.start()
        os.killpg(process.pid, signal.SIGINT)
        self.assertEqual(self.place.end(process).code, 130)
        self.left_nothing_running()

    def test_twice_ends_at_once(self):
        process = self.start()
        # Two signals of one kind could arrive as one; two of different kinds cannot.
        os.kill(process.pid, signal.SIGINT)
        os.kill(process.pid, signal.SIGTERM)
        call = self.place.end(process)
        self.assertEqual(call.code, 130, call.err)
        self.assertEqual(self.place.alive(), [])
        # The ledger is whole: it takes the next record.
        empty = self.place.root / "empty"
        empty.mkdir()
        self.grade(empty, code=1)
        self.assertEqual(self.recorded()[-1], "not_gradable")

    def test_before_anything_was_built(self):
        process = self.place.start("run", "01-deadlock", STARTER, "--json", "-")
        while not self.takes_signals(process):
            self.assertIsNone(process.poll(), "ended before it could be stopped")
        os.kill(process.pid, signal.SIGINT)
        call = self.place.end(process)
        self.assertEqual(call.code, 130, call.err)
        record = self.is_valid(call.out)
        self.assertTrue(record["interrupted"])
        self.assertEqual(self.recorded(), ["infra_error"])
        self.left_nothing_running()

    @staticmethod
    def takes_signals(process):
        """Whether ccgrade has taken the signals over: until then they end it as they end anyone."""
        blocked = re.search(r"^SigBlk:\s*(\w+)", (pathlib.Path("/proc") / str(process.pid) / "status")
                            .read_text(), re.MULTILINE)
        return int(blocked[1], 16) & (1 << (signal.SIGINT - 1))


class AKilledExploration(AnExploration):
    def test_takes_the_program_along(self):
        fifo = self.place.root / "nobody-writes"
        os.mkfifo(fifo)
        process = self.place.start("explore", self.write("#include <fcntl.h>\n"
                                                         f'int main() {{ return open("{fifo}", O_RDONLY); }}'))
        while not self.executing():
            self.assertIsNone(process.poll(), "ended before it could be killed")
        process.kill()
        self.place.end(process)
        self.assertEqual(self.place.alive(), [])

    def executing(self):
        """The program's processes that were begun by another one of it: those of the executions."""
        programs = self.place.running("program")
        return [pid for pid, parent in programs.items() if parent in programs]


if __name__ == "__main__":
    unittest.main()
