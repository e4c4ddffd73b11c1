"""ccgrade explore and replay: a failure is told, and can be seen again."""
import json
import os
import unittest

from explorations import DEADLOCK, AnExploration
from place import explore_schema

# Three threads meet in the one order that is wrong.
RARE = """
#include <atomic>
#include <cassert>
#include <thread>
std::atomic<int> step{0};
void take(int from) { for (int i = 0; i < 3; ++i) { int seen = from; step.compare_exchange_strong(seen, from + 1); } }
int main() {
  std::thread last(take, 2), middle(take, 1), first(take, 0);
  last.join(); middle.join(); first.join();
  assert(step != 3);
}
"""

# The assertion fails only where a race came before it, and the thread is never joined.
BEHIND_A_RACE = """
#include <pthread.h>
#include <atomic>
#include <cassert>
int raced;
std::atomic<int> turn{0};
void* work(void*) { raced = 1; turn.store(1, std::memory_order_relaxed); return nullptr; }
int main() {
  pthread_t thread;
  pthread_create(&thread, nullptr, work, nullptr);
  const int seen = turn.load(std::memory_order_relaxed);
  raced = 2;
  assert(seen == 0);
}
"""


class AFailure(AnExploration):
    def test_is_told_and_replays_the_same(self):
        found = self.explore(DEADLOCK, code=1)
        failure = found["failure"]
        self.assertEqual(failure["kind"], "deadlock")
        self.assertEqual({step["line"] for step in failure["threads"]}, {5, 6})
        self.assertEqual(failure["switches"], 1)
        self.assertIsNone(found["inconclusive"])
        for _ in range(3):
            again = self.place.call("replay", failure["token"], self.place.root / "program.cpp",
                                    "--json", "-")
            self.assertEqual(again.code, 1, again.err)
            self.assertEqual(json.loads(again.out)["failure"], failure)

    def test_tells_values_and_locks(self):
        found = self.explore("#include <cassert>\n#include <mutex>\n#include <thread>\nstd::mutex m;\n"
                             "int balance = 100;\nint look() { std::lock_guard l(m); return balance; }\n"
                             "void put(int n) { std::lock_guard l(m); balance = n; }\n"
                             "void take(int n) { put(look() - n); }\n"
                             "int main() { std::thread a(take, 10), b(take, 20); a.join(); b.join();\n"
                             "assert(balance == 70); }", code=1)
        story = [step["text"] for step in found["failure"]["story"]]
        self.assertEqual(story.count("reads 100, holding mutex A"), 2, story)
        self.assertIn("writes 90, holding mutex A", story)
        self.assertIn("writes 80, holding mutex A", story)

    def test_tells_each_branch_by_its_own_lines_though_they_end_alike(self):
        found = self.explore("#include <mutex>\n#include <thread>\nstd::mutex a, b;\nint n;\n"
                             "void take(bool first) {\nif (first) {\na.lock();\nb.lock();\n++n;\nb.unlock();\na.unlock();\n"
                             "} else {\nb.lock();\na.lock();\n++n;\nb.unlock();\na.unlock();\n}\n}\n"
                             "int main(int argc, char**) { std::thread t([&] { take(argc > 5); });\n"
                             "take(argc < 5); t.join(); }", code=1)
        waiting = {step["line"] for step in found["failure"]["threads"]}
        self.assertEqual(waiting, {8, 14}, found["failure"]["threads"])

    def test_tells_each_branch_by_its_own_line_though_they_begin_alike(self):
        found = self.explore("#include <condition_variable>\n#include <mutex>\n#include <thread>\nstd::mutex m;\n"
                             "std::condition_variable c; bool done;\nvoid wait_for(int how) { std::unique_lock l(m);\n"
                             "if (how == 1) {\nc.wait(l);\ndone = true;\n} else {\nc.wait(l);\ndone = false;\n} }\n"
                             "int main() { std::thread a(wait_for, 1), b(wait_for, 2); a.join(); b.join(); }", code=1)
        waiting = {step["line"] for step in found["failure"]["threads"] + found["failure"]["also_stuck"]}
        self.assertLessEqual({8, 11}, waiting, found["failure"])

    def test_tells_what_was_written_and_not_what_a_library_made_of_it(self):
        found = self.explore("#include <cassert>\n#include <cstdio>\n#include <mutex>\n#include <thread>\nstd::mutex m;\n"
                             "int n, order;\nvoid put(int k) { std::lock_guard l(m); n = -1;\n"
                             "std::sscanf(\"42\", \"%d\", &n); order = order * 10 + k; }\n"
                             "int main() { std::thread a(put, 1), b(put, 2); a.join(); b.join();\n"
                             "assert(order == 12); }", code=1)
        story = [step["text"] for step in found["failure"]["story"] if step["line"] == 7]
        self.assertEqual(story.count("writes -1, holding mutex A"), 2, story)
        self.assertNotIn("42", " ".join(story))

    def test_tells_no_value_that_another_compiler_writes_only_later(self):
        # g++ calls __divti3 between the hook of the write and the write.
        source = ("#include <cassert>\n#include <mutex>\n#include <thread>\nstd::mutex m;\nlong sum = 5; int order;\n"
                  "void put(__int128 t, int k) { std::lock_guard l(m);\n"
                  "sum = (long)(t / k); order = order * 10 + k; }\n"
                  "int main() { std::thread a(put, (__int128)1000, 1), b(put, (__int128)1000, 2);\n"
                  "a.join(); b.join(); assert(order == 12); }")
        for compiler, told in (("clang++-19", "writes 500"), ("g++", "writes")):
            found = self.explore(source, "--compiler", compiler, code=1)
            first = next(step["text"] for step in found["failure"]["story"]
                         if step["line"] == 7 and step["text"].startswith("writes"))
            self.assertEqual(first, told + ", holding mutex A", compiler)

    def test_of_a_program_with_traps_of_its_own_is_the_right_one(self):
        handled = ("#include <cassert>\n#include <csignal>\n#include <mutex>\n#include <thread>\n"
                   "volatile sig_atomic_t traps; std::mutex m; int order;\nvoid on(int) { traps = traps + 1; }\n"
                   "void put(int k) { std::lock_guard l(m); order = order * 10 + k; raise(SIGTRAP); }\n"
                   "int main() { signal(SIGTRAP, on); std::thread a(put, 1), b(put, 2); a.join(); b.join();\n"
                   "assert(traps == 2);\nassert(order == 12); }")
        found = self.explore(handled, code=1)
        self.assertEqual(found["failure"]["where"]["line"], 10)
        self.assertIsNone(found["inconclusive"])
        trapped = ("#include <mutex>\n#include <thread>\nstd::mutex m; int order;\n"
                   "void put(int k) { std::lock_guard l(m); order = order * 10 + k;\n"
                   "if (order == 21) __builtin_debugtrap(); }\n"
                   "int main() { std::thread a(put, 1), b(put, 2); a.join(); b.join(); }")
        found = self.explore(trapped, code=1)
        self.assertEqual((found["failure"]["kind"], found["inconclusive"]), ("crash", None))

    def test_survives_that_memory_is_protected_behind_a_write(self):
        found = self.explore("#include <sys/mman.h>\n#include <cassert>\n#include <mutex>\n#include <thread>\n"
                             "std::mutex m;\nint order;\nvoid put(int k) { std::lock_guard l(m);\n"
                             "int* page = (int*)mmap(nullptr, 4096, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);\n"
                             "*page = k; mprotect(page, 4096, PROT_NONE); order = order * 10 + k; }\n"
                             "int main() { std::thread a(put, 1), b(put, 2); a.join(); b.join();\n"
                             "assert(order == 12); }", code=1)
        self.assertEqual((found["failure"]["kind"], found["failure"]["where"]["line"]), ("assert", 11))

    def test_has_a_story_where_it_is_longer_than_the_search_goes(self):
        found = self.explore("#include <cassert>\n#include <mutex>\n#include <thread>\nstd::mutex m;\n"
                             "int data[2];\nvoid count() { for (int i = 0; i < 2000; ++i) {\n"
                             "std::lock_guard l(m); data[0] = data[0] + 1; data[1] = i; } }\n"
                             "int main() { std::thread a(count), b(count); a.join(); b.join();\n"
                             "assert(data[0] == 1); }", code=1)
        self.assertIsNone(found["inconclusive"])
        self.assertIn("writes 1999, holding mutex A", [step["text"] for step in found["failure"]["story"]])

    def test_of_many_threads_replays_too(self):
        source = self.write("#include <atomic>\n#include <cassert>\n#include <thread>\n#include <vector>\n"
                            "std::atomic<int> n{0};\nint main() { std::vector<std::thread> all;\n"
                            "for (int i = 0; i < 40; ++i) all.emplace_back([] { n = n + 1; });\n"
                            "for (auto& t : all) t.join(); assert(n == 40); }")
        report = self.place.root / "found.json"
        self.assertEqual(self.place.call("explore", source, "--json", report).code, 1)
        again = self.place.call("replay", report)
        self.assertEqual(again.code, 1, again.out + again.err)
        self.assertIn("assert", again.out)

    def test_of_thousands_of_switches_is_reported(self):
        source = self.write("#include <atomic>\n#include <thread>\nstd::atomic<int> turn{0}, n{0};\n"
                            "void step(int me) { for (int i = 0; i < 2500; ++i) { while (turn != me) "
                            "std::this_thread::yield(); turn = 1 - me; } if (++n == 2) __builtin_trap(); }\n"
                            "int main() { std::thread a(step, 0), b(step, 1); a.join(); b.join(); }")
        report = self.place.root / "found.json"
        call = self.place.call("explore", source, "--max-steps", 100000, "--strategy", "random:50",
                               "--json", report)
        self.assertEqual(call.code, 1, call.out + call.err)
        self.assertEqual(json.loads(report.read_text())["failure"]["kind"], "crash")

    def test_replays_from_its_report(self):
        source = self.write(DEADLOCK)
        report = self.place.root / "found.json"
        self.assertEqual(self.place.call("explore", source, "--json", report).code, 1)
        again = self.place.call("replay", report)
        self.assertEqual(again.code, 1, again.err)
        self.assertIn("locks mutex A", again.out)

    def test_replays_by_its_places_where_something_else_has_changed(self):
        source = self.write(DEADLOCK)
        report, later = self.place.root / "found.json", self.place.root / "later.json"
        self.assertEqual(self.place.call("explore", source, "--json", report).code, 1)
        self.write("// A note above.\n#include <atomic>\nstd::atomic<int> more;\n"
                   + DEADLOCK.replace("int main() {", "int main() { for (int i = 0; i < 9; ++i) ++more;"))
        again = self.place.call("replay", report, "--json", later)
        self.assertEqual(again.code, 1, again.err)
        self.assertIn("has changed since", again.out)
        found = self.is_valid(later.read_text(), explore_schema)
        self.assertTrue(found["changed_since"])
        self.assertEqual(found["failure"]["kind"], "deadlock")
        self.assertEqual({step["line"] for step in found["failure"]["threads"]}, {8, 9})
        once_more = self.place.call("replay", later, "--json", "-")
        self.assertEqual(json.loads(once_more.out)["failure"], found["failure"])

    def test_replays_by_its_places_and_is_gone_where_it_was_repaired_elsewhere(self):
        source = self.write(DEADLOCK)
        report = self.place.root / "found.json"
        found = self.place.call("explore", source, "--json", report)
        self.assertEqual(found.code, 1)
        placed, = json.loads(report.read_text())["failure"]["schedule"]
        self.assertEqual((placed["symbol"], placed["line"]), ("_Z8backwardv", 6), "the other one is repaired")
        self.write(DEADLOCK.replace("forward() { std::lock_guard a(first); std::lock_guard b(second)",
                                    "forward() { std::lock_guard b(second); std::lock_guard a(first)"))
        again = self.place.call("replay", report, "--json", "-")
        self.assertEqual(again.code, 0, again.err)
        self.assertIsNone(self.is_valid(again.out, explore_schema)["failure"])

    def test_does_not_replay_where_its_own_places_have_changed(self):
        source = self.write(DEADLOCK)
        report = self.place.root / "found.json"
        self.assertEqual(self.place.call("explore", source, "--json", report).code, 1)
        self.write(DEADLOCK.replace("backward() { std::lock_guard b(second)", "backward() { std::scoped_lock b(second)"))
        self.assertRegex(self.wrong_call("replay", report), "has changed where .* line 6 of .*explore it again")

    def test_of_threads_in_a_cycle_names_each_of_them_and_who_is_stuck_besides(self):
        three = """
#include <mutex>
#include <thread>
std::mutex forks[3];
void eat(int seat) { std::lock_guard left(forks[seat]); std::lock_guard right(forks[(seat + 1) % 3]); }
int main() { std::thread a(eat, 0), b(eat, 1), c(eat, 2);
a.join(); b.join(); c.join(); }
"""
        failure = self.explore(three, code=1)["failure"]
        self.assertEqual({step["thread"] for step in failure["threads"]}, {"T1", "T2", "T3"})
        self.assertEqual([step["thread"] for step in failure["also_stuck"]], ["T0"])
        self.assertEqual(failure["also_stuck"][0]["line"], 7)

    def test_of_an_initialisation_and_a_lock_is_a_cycle(self):
        once = """
#include <mutex>
#include <thread>
std::once_flag flag;
std::recursive_mutex mutex;
void initialise() { std::call_once(flag, [] { std::lock_guard hold(mutex); }); }
int main() { std::thread other([] { std::lock_guard hold(mutex); initialise(); });
initialise(); other.join(); }
"""
        failure = self.explore(once, code=1)["failure"]
        self.assertEqual((failure["kind"], len(failure["threads"])), ("deadlock", 2))
        self.assertIn("in a cycle", failure["message"])

    def test_of_readers_and_writers_is_a_cycle(self):
        upgrade = """
#include <pthread.h>
pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
void* upgrade(void*) {
  pthread_rwlock_rdlock(&lock);
  pthread_rwlock_wrlock(&lock);
  return nullptr;
}
int main() { pthread_t other; pthread_create(&other, nullptr, upgrade, nullptr); pthread_join(other, nullptr); }
"""
        failure = self.explore(upgrade, code=1)["failure"]
        self.assertIn("waits for itself", failure["message"])
        self.assertEqual([step["line"] for step in failure["threads"]], [6])

    def test_behind_a_race_and_a_leak_is_found_and_replayed_where_those_are_none(self):
        source = self.write(BEHIND_A_RACE)
        for ignored, kinds in (((), ("leak", "race")), (("--no-leaks",), ("race",)),
                               (("--no-races", "--no-leaks"), ("assert",))):
            with self.subTest(ignored=ignored):
                failure = self.explore(BEHIND_A_RACE, *ignored, code=1)["failure"]
                self.assertIn(failure["kind"], kinds)
                again = self.place.call("replay", failure["token"], source, "--json", "-")
                self.assertEqual(json.loads(again.out)["failure"], failure)

    def test_is_a_trace_that_has_each_step_in_order(self):
        source = self.write(DEADLOCK)
        trace, report = self.place.root / "trace.json", self.place.root / "found.json"
        self.assertEqual(self.place.call("explore", source, "--json", report).code, 1)
        self.assertEqual(self.place.call("replay", report, "--perfetto", trace).code, 1)
        slices = [each for each in json.loads(trace.read_text())["traceEvents"] if each["ph"] == "X"]
        story = json.loads(report.read_text())["failure"]["story"]
        self.assertEqual([each["name"] for each in slices], [step["text"] for step in story])
        trace.unlink()
        passing = self.write("int main() {}", "passing.cpp")
        call = self.place.call("explore", passing, "--perfetto", trace)
        self.assertEqual(call.code, 0, call.err)
        self.assertIn("no failure to show", call.err)
        self.assertFalse(trace.exists())

    def test_of_a_program_that_another_compiler_built_replays_from_its_report(self):
        source = self.write(DEADLOCK)
        report = self.place.root / "found.json"
        found = self.place.call("explore", source, "--compiler", "g++", "--json", report)
        self.assertIn("--compiler g++", found.out)
        again = self.place.call("replay", report, "--json", "-")
        self.assertEqual(json.loads(again.out)["failure"], json.loads(report.read_text())["failure"])

    def test_longer_than_the_limit_of_steps_is_no_judgement(self):
        found = self.explore(DEADLOCK.replace("int main() {", "int main() { for (int i = 0; i < 200; ++i) "
                                              "first.lock(), first.unlock();"),
                             "--max-steps", 100, code=3)
        self.assertIn("longer than its limit", found["inconclusive"])

    def test_of_another_program_does_not_replay(self):
        token = self.explore(DEADLOCK, code=1)["failure"]["token"]
        changed = self.write(DEADLOCK.replace("second;", "second, third;"))
        self.assertIn("another program", self.wrong_call("replay", token, changed))

    def test_is_the_same_for_the_same_seed_on_any_number_of_cores(self):
        found = self.explore(RARE, "--seed", 7, code=1)
        one_core = {min(os.sched_getaffinity(0))}
        again = self.explore(RARE, "--seed", 7, code=1, preexec_fn=lambda: os.sched_setaffinity(0, one_core))
        self.assertGreater(found["first_failure"], 1, "otherwise one core has nothing to do after the other")
        for each in (found, again):
            del each["schedules_per_second"]
        self.assertEqual(found, again)


class ANondeterministicProgram(AnExploration):
    # Which of two things it does depends on the processor's clock, twenty times.
    FLIPS_COINS = """
#include <x86intrin.h>
#include <atomic>
#include <cassert>
#include <mutex>
#include <thread>
std::mutex heads;
std::atomic<int> tails;
void flip() {
  if (__rdtsc() / 64 % 2)
    std::lock_guard hold(heads);
  else
    ++tails;
}
int main() {
  std::thread other([] { for (int i = 0; i < 20; ++i) flip(); });
  other.join();
  assert(false);
}
"""

    def test_is_said_to_be_one_and_where(self):
        found = self.explore(self.FLIPS_COINS, code=1)
        self.assertRegex(found["inconclusive"], r"nondeterministic: .* from step \d+ on \(.*program.cpp:(11|13)\)")

    def test_is_said_to_be_one_when_it_is_replayed(self):
        token = self.explore(self.FLIPS_COINS, code=1)["failure"]["token"]
        call = self.place.call("replay", token, self.place.root / "program.cpp")
        self.assertRegex(call.out, r"nondeterministic: .* from step \d+ on")


if __name__ == "__main__":
    unittest.main()
