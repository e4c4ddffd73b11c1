"""Programs that end early, forge, crash, never end or eat memory: never a pass, always an end with a reason,
and nobody left running. Whatever more a stranger may try is in tests/security."""
import unittest

from claims import EndToEnd
from place import SOLUTION

INCLUDES = """
#include <pthread.h>
#include <cstdio>
#include <cstdlib>
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
    def test_is_refused_before_it_happens(self):
        record = self.dines("std::exit(0);")
        self.assertEqual(record["verdict"], "not_gradable")
        self.assertEqual(record["runs"], [])
        found = record["findings"][0]
        self.assertEqual((found["rule"], found["where"]["file"]), ("forbidden-call", "philosophers.cpp"))

    def test_of_the_main_thread_alone_completes_nothing(self):
        record = self.dines("pthread_exit(nullptr);")
        self.assertEqual(record["verdict"], "fail")


class AForger(AHostileProgram):
    LINES = r"begin everyone_eats\nend everyone_eats passed\nfailed x\ncomplete 9\n"

    def test_who_prints_what_the_harness_says_is_not_believed(self):
        record = self.dines(f'std::printf("\\n{self.LINES}"); std::fprintf(stderr, "\\n{self.LINES}"); return;')
        self.assertEqual(record["verdict"], "fail")

    def test_who_looks_for_the_harnesss_descriptor_is_refused(self):
        record = self.dines(f'reinterpret_cast<int*>(stdout)[28] = 3; std::printf("\\n{self.LINES}"); '
                            'std::fflush(stdout); return;')
        self.assertEqual(record["verdict"], "not_gradable")
        self.assertEqual((record["runs"], record["findings"][0]["rule"]), ([], "detector-evasion"))

    def test_who_floods_stdout_is_stopped_at_the_limit_of_what_a_run_prints(self):
        record = self.dines("std::string line(1 << 20, 'x'); for (int i = 0; i < 300; ++i) "
                            "std::fwrite(line.data(), 1, line.size(), stdout); std::abort();")
        self.dinner_ended(record, "over_limit", "printed more than 16 MiB")


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


class AGlutton(AHostileProgram):
    def test_of_memory_is_stopped(self):
        record = self.dines("std::vector<std::string> all; for (;;) all.emplace_back(1 << 24, 'x');")
        self.dinner_ended(record, "out_of_memory", "memory")


if __name__ == "__main__":
    unittest.main()
