"""ccgrade explore: predictions come first, everything is tried where that is possible, and a wrong call
is told."""
import json
import unittest

from explorations import DEADLOCK, AnExploration


class WhatTheKernelKeeps(AnExploration):
    PROGRAM = """
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>
#include <mutex>
#include <thread>
std::mutex mutex;
void work() {
  %s
  std::lock_guard lock(mutex);
}
int main() {
  std::thread other(work);
  work();
  other.join();
}
"""
    QUESTIONS = ("(void)std::thread::hardware_concurrency();", "(void)sysconf(_SC_NPROCESSORS_ONLN);",
                 "utsname name; uname(&name);", "char folder[999]; (void)!getcwd(folder, sizeof folder);",
                 "time_t now = time(nullptr); tm parts; localtime_r(&now, &parts);", "(void)access(\"/tmp\", R_OK);")

    def test_may_be_asked_for_in_any_order(self):
        for question in self.QUESTIONS:
            found = self.explore(self.PROGRAM % question, code=0, schedules=10_000)
            self.assertEqual((found["exhausted"], found["leaves_traces"]), (True, False), question)

    def test_and_who_changes_it_were_not_tried_in_every_order(self):
        for change in ("(void)!chdir(\"/\");", "(void)dup(1);", "(void)!umask(7);"):
            text = "#include <sys/stat.h>\n" + self.PROGRAM % change
            found = self.explore(text, code=0, schedules=2_000)
            self.assertEqual((found["exhausted"], found["leaves_traces"]), (False, True), change)


class APrediction(AnExploration):
    # Each thread wants its second lock once in four hundred rounds, far from where the other does.
    RARELY = """
#include <atomic>
#include <mutex>
#include <thread>
std::mutex first, second;
std::atomic<int> busy;
void forward(int round) {
  std::lock_guard a(first);
  if (round == 70) std::lock_guard b(second);
}
void backward(int round) {
  std::lock_guard b(second);
  if (round == 330) std::lock_guard a(first);
}
int main() {
  std::thread other([] { for (int i = 0; i < 400; ++i) ++busy, forward(i); });
  for (int i = 0; i < 400; ++i) ++busy, backward(i);
  other.join();
}
"""

    def test_that_is_true_comes_true_at_once(self):
        found = self.explore(self.RARELY, "--aim", "program.cpp:9", "--aim", "program.cpp:13", code=1)
        self.assertEqual(found["failure"]["kind"], "deadlock")
        self.assertLessEqual(found["first_failure"], 10)

    def test_of_a_line_where_nobody_locks_is_said_to_be_in_vain(self):
        call = self.place.call("explore", self.write(self.RARELY), "--schedules", 5, "--aim", "program.cpp:2")
        self.assertIn("Nothing was directed to program.cpp:2", call.out)

    def test_names_a_line(self):
        for aim in ("program.cpp", "program.cpp:", ":5", "program.cpp:five", "program.cpp:123456789"):
            self.assertIn("FILE:LINE", self.wrong_call("explore", self.write(self.RARELY), "--aim", aim))


class EveryInterleaving(AnExploration):
    def test_of_a_small_program_is_tried_and_said_so(self):
        found = self.explore(DEADLOCK.replace("b(second); std::lock_guard a(first)",
                                              "a(first); std::lock_guard b(second)"),
                             "--strategy", "dfs", code=0)
        self.assertTrue(found["exhausted"])
        self.assertIsNone(found["surprises"])
        self.assertIsNone(found["miss_bound"])

    def test_is_not_claimed_where_the_kernel_keeps_what_calls_change(self):
        call = self.place.call("explore", "--strategy", "dfs", self.write("""
#include <cassert>
#include <fcntl.h>
#include <thread>
#include <unistd.h>
void make() {
  if (access("lock-file", F_OK) == 0) return;
  int file = open("lock-file", O_CREAT | O_EXCL | O_WRONLY, 0600);
  assert(file >= 0);
  close(file);
}
int main() {
  unlink("lock-file");
  std::thread other(make);
  make();
  other.join();
}
"""))
        self.assertNotIn("any interleaving", call.out)
        self.assertIn("what else the kernel keeps", call.out)

    def test_ends_with_the_failure_where_there_is_one(self):
        found = self.explore(DEADLOCK, "--strategy", "dfs", code=1)
        self.assertEqual(found["failure"]["kind"], "deadlock")
        self.assertFalse(found["exhausted"])

    def test_comes_with_how_much_of_it_must_come_one_by_one(self):
        apart = self.explore("#include <atomic>\n#include <thread>\n"
                             "void count() { std::atomic<int> own{0}; for (int i = 0; i < 500; ++i) ++own; }\n"
                             "int main() { std::thread a(count), b(count); a.join(); b.join(); }", code=0)
        self.assertGreater(apart["work"], 1000)
        self.assertGreater(apart["work"] / apart["span"], 1.8)
        chained = self.explore("#include <mutex>\n#include <thread>\nstd::mutex mutex;\nint n;\n"
                               "void count() { for (int i = 0; i < 500; ++i) { std::lock_guard hold(mutex); ++n; } }\n"
                               "int main() { std::thread a(count), b(count); a.join(); b.join(); }", code=0)
        self.assertLess(chained["work"] / chained["span"], 1.1)

    def test_says_how_many_surprises_it_has(self):
        endless_wait = """
#include <condition_variable>
#include <thread>
std::mutex mutex;
std::condition_variable bell;
bool rung = false;
int main() {
  std::thread ringer([] { { std::lock_guard hold(mutex); rung = true; } bell.notify_one(); });
  { std::unique_lock hold(mutex); while (!rung) bell.wait(hold); }
  ringer.join();
}
"""
        found = self.explore(endless_wait, "--strategy", "dfs", code=0)
        self.assertTrue(found["exhausted"])
        self.assertEqual(found["surprises"], 1)


class AWrongCall(AnExploration):
    def test_is_told_in_one_sentence(self):
        source = self.write("int main() {}")
        for arguments, why in [(("explore", "nowhere.cpp"), "does not exist"),
                               (("explore", self.place.root), "is a folder"),
                               (("explore", source, "--strategy", "luck"), "--strategy"),
                               (("explore", source, "--schedules", "0"), "--schedules"),
                               (("explore", source, "--strategy", "pct:1"), "pct:DEPTH"),
                               (("explore", source, "--strategy", "random:200"), "random:PERCENT"),
                               (("explore", source, "--time", "nan"), "seconds above 0"),
                               (("explore", source, "--", "-c"), "says what to make"),
                               (("explore", self.write("int main() {}", "program")), "no C or C++ source"),
                               (("replay", "cc1:nonsense", source), "no token"),
                               (("replay", source), "neither a token"),
                               (("replay", "cc1:-:00000000"), "needs the program's sources"),
                               (("replay", "cc1:-:00000000", source), "another program")]:
            self.assertIn(why, self.wrong_call(*arguments))

    def test_cannot_take_back_what_makes_a_program_visible(self):
        racy = "#include <thread>\nint n; int main() { std::thread t([] { n = 1; }); n = 2; t.join(); }"
        call = self.place.call("explore", self.write(racy), "--", "-fno-sanitize=thread", "-O2")
        self.assertIn("race: ", call.out)

    def test_is_not_what_a_report_makes_of_its_replay(self):
        report = self.place.root / "found.json"
        self.assertEqual(self.place.call("explore", self.write(DEADLOCK), "--json", report).code, 1)
        honest = json.loads(report.read_text())
        for hostile, why in [({"compiler": "/usr/bin/touch"}, "does not start on a report's word"),
                             ({"flags": ["-fplugin=./evil.so"]}, "may do more than compile")]:
            report.write_text(json.dumps({**honest, **hostile}))
            self.assertIn(why, self.wrong_call("replay", report))

    def test_with_a_program_without_a_main_says_so(self):
        for text in ("", "int not_main() { return 0; }"):
            self.assertIn("none of the sources defines main", self.wrong_call("explore", self.write(text)))

    def test_with_what_does_not_compile_shows_why(self):
        for text in ("int main() { return nothing; }", "\0\x01\x02"):
            call = self.place.call("explore", self.write(text))
            self.assertEqual((call.code, call.out), (2, ""))
            self.assertRegex(call.err, r"ccgrade: the program cannot be built by clang\+\+-19\n\Z")
            self.has_no_control_bytes(call.err)


if __name__ == "__main__":
    unittest.main()
