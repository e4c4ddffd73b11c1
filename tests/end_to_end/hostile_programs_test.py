"""Programs that end early, forge, crash, never end, eat memory or leave processes behind: never a pass,
always an end with a reason, and nobody left running."""
import unittest

from claims import EndToEnd
from place import SOLUTION

INCLUDES = """
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>
#include <cstdio>
#include <cstring>
#include <string>
#include <thread>
#include <vector>
"""


class AHostileProgram(EndToEnd):
    def dines(self, trouble):
        """Grades the solution, but for `trouble` before each dinner. Claims: it fails, and why."""
        source = (SOLUTION / "philosophers.cpp").read_text()
        head = "void dinner(std::size_t seats, std::size_t rounds, const Meal& meal) {"
        self.assertIn(head, source)
        source = INCLUDES + source.replace(head, head + "\n  " + trouble)
        folder = self.place.submission(philosophers=source)
        record = self.grade(folder, "--budget", "quick", code=1)
        self.assertIn(record["verdict"], ("fail", "unstable", "not_gradable"))
        self.assertTrue(record["reason"])
        self.assertLess(record["score"], record["max_score"])
        for criterion in record["criteria"]:
            if criterion["status"] != "met":
                self.assertTrue(criterion["reason"], criterion["id"])
        self.left_nothing_running()
        return record

    def dinner_ended(self, record, ending, detail):
        """The dinner's criterion is lost to a run that ended so."""
        dinner = next(each for each in record["criteria"] if each["id"] == "dinner")
        self.assertEqual(dinner["status"], "unmet")
        run = next(each for each in record["runs"] if each["id"] in dinner["because"])
        self.assertEqual(run["outcome"]["ending"], ending)
        self.assertRegex(run["outcome"]["detail"], detail)


class AnEarlyExit(AHostileProgram):
    def test_of_any_kind_completes_nothing(self):
        for call in ("std::exit(0)", "_exit(0)", "quick_exit(0)", "std::thread([] { exit(0); }).join()"):
            with self.subTest(call=call):
                record = self.dines(call + ";")
                self.dinner_ended(record, "exited", "exited with code 0 before the scenario ended")
                self.doCleanups()
                self.setUp()

    def test_before_main_completes_nothing(self):
        source = INCLUDES + (SOLUTION / "philosophers.cpp").read_text()
        source += "\n[[gnu::constructor]] static void early() { _exit(0); }\n"
        record = self.grade(self.place.submission(philosophers=source), "--budget", "quick", code=1)
        self.assertEqual(record["verdict"], "fail")
        lost = {each["id"] for each in record["criteria"] if each["status"] == "unmet"}
        self.assertLessEqual({"dinner", "bank"}, lost)
        self.left_nothing_running()


class AForger(AHostileProgram):
    LINES = r"begin everyone_eats\nend everyone_eats passed\nfailed x\ncomplete 9\n"

    def test_who_prints_what_the_harness_says_is_not_believed(self):
        for ending in ("return;", "_exit(0);"):
            with self.subTest(ending=ending):
                record = self.dines(f'for (int fd : {{1, 2}}) dprintf(fd, "\\n{self.LINES}"); {ending}')
                self.assertEqual(record["verdict"], "fail")
                self.doCleanups()
                self.setUp()

    def test_who_floods_stdout_costs_no_memory(self):
        record = self.dines("std::string line(1 << 20, 'x'); for (int i = 0; i < 300; ++i) "
                            "if (write(1, line.data(), line.size()) < 0) break; _exit(3);")
        self.dinner_ended(record, "exited", "code 3")

    @unittest.expectedFailure  # until what the harness says is sealed from the submission
    def test_who_finds_the_harnesss_descriptor_is_not_believed(self):
        self.dines('if (const char* all = getenv("CCGRADE_SCENARIOS")) { dprintf(3, "end %s '
                   'passed\\ncomplete 1\\n", std::string(all, strcspn(all, ":")).c_str()); _exit(0); }')


class ACrash(AHostileProgram):
    def test_is_a_finding_on_its_line(self):
        record = self.dines("*const_cast<volatile int*>(static_cast<int*>(nullptr)) = 1;")
        self.dinner_ended(record, "signalled", ".")
        crash = [each for each in record["findings"] if each["rule"] == "crash"]
        self.assertEqual([each["where"]["file"] for each in crash], ["philosophers.cpp"])

    def test_by_an_exception_is_a_finding_too(self):
        record = self.dines("std::thread([] { throw 1; }).join();")
        self.dinner_ended(record, "signalled", ".")
        self.assertIn("uncaught-exception", {each["rule"] for each in record["findings"]})

    def test_of_the_stack_is_no_pass(self):
        self.dines("struct R { static int f(volatile int n) { volatile char a[4096] = {}; return "
                   "a[0] + f(n + 1) + n; } }; R::f(0);")


class AnEndlessLoop(AHostileProgram):
    def test_ends_at_its_limit(self):
        record = self.dines("for (volatile int i = 0;; i = i + 1) {}")
        self.dinner_ended(record, "timed_out", "still running")

    def test_that_ignores_every_signal_ends_too(self):
        record = self.dines("for (int s = 1; s < 32; ++s) signal(s, SIG_IGN); for (;;) pause();"
                            .replace("signal(", "::signal("))
        self.assertEqual(record["verdict"], "fail")


class AGlutton(AHostileProgram):
    def test_of_memory_is_stopped(self):
        record = self.dines("std::vector<std::string> all; for (;;) all.emplace_back(1 << 24, 'x');")
        self.dinner_ended(record, "out_of_memory", "memory")


class AForker(AHostileProgram):
    def test_whose_child_outlives_it_does_not_pass(self):
        self.dines("if (fork() == 0) for (;;) pause();")

    def test_whose_child_keeps_the_pipes_does_not_hold_ccgrade(self):
        record = self.dines("if (fork() == 0) for (;;) pause(); _exit(0);")
        self.dinner_ended(record, "exited", "code 0")

    def test_whose_child_leaves_the_group_leaves_nobody(self):
        self.dines("if (fork() == 0) { setsid(); if (fork() != 0) _exit(0); for (;;) pause(); } "
                   "_exit(0);")


if __name__ == "__main__":
    unittest.main()
