"""ccgrade explore and replay: a failure can be seen again, and whatever the program does, the answer is
a sentence."""
import json
import unittest

from claims import EndToEnd
from place import explore_schema

DEADLOCK = """
#include <mutex>
#include <thread>
std::mutex first, second;
void forward() { std::lock_guard a(first); std::lock_guard b(second); }
void backward() { std::lock_guard b(second); std::lock_guard a(first); }
int main() { std::thread other(forward); backward(); other.join(); }
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


class AnExploration(EndToEnd):
    def write(self, text, name="program.cpp"):
        source = self.place.root / name
        source.write_text(text)
        return source

    def explore(self, text, *options, code):
        """Explores a program, and claims: the code, and one document on stdout."""
        call = self.place.call("explore", self.write(text), "--schedules", 200, "--json", "-", *options)
        self.assertEqual(call.code, code, call.out + call.err)
        self.assertEqual(self.place.scratch(), [])
        return self.is_valid(call.out, explore_schema)

    def out_of_reach(self, text, reason):
        """Explores a program that cannot be judged, and claims: exit code 3, and why."""
        found = self.explore(text, code=3)
        self.assertRegex(found["inconclusive"], reason)
        self.assertIsNone(found["failure"])


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

    def test_replays_from_its_report(self):
        source = self.write(DEADLOCK)
        report = self.place.root / "found.json"
        self.assertEqual(self.place.call("explore", source, "--json", report).code, 1)
        again = self.place.call("replay", report)
        self.assertEqual(again.code, 1, again.err)
        self.assertIn("locks mutex A", again.out)

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
        found = self.explore(DEADLOCK, "--seed", 7, code=1)
        again = self.explore(DEADLOCK, "--seed", 7, code=1)
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

    def test_ends_with_the_failure_where_there_is_one(self):
        found = self.explore(DEADLOCK, "--strategy", "dfs", code=1)
        self.assertEqual(found["failure"]["kind"], "deadlock")
        self.assertFalse(found["exhausted"])

    def test_is_not_claimed_where_a_limit_was_met(self):
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


class AnOddProgram(AnExploration):
    def test_that_never_ends(self):
        self.out_of_reach("#include <thread>\nint main() { std::thread t([] { for (volatile int i = 0;;"
                          " i = i + 1) {} }); t.join(); }", "computes for a second")

    def test_that_synchronises_in_assembly(self):
        spinlock = """
#include <thread>
int locked;
long sum;
void add() {
  int taken = 1;
  while (taken) asm volatile("xchg %0, %1" : "+r"(taken), "+m"(locked) :: "memory");
  ++sum;
  asm volatile("movl $0, %0" : "=m"(locked) :: "memory");
}
int main() { std::thread other(add); add(); other.join(); return sum == 2 ? 0 : 1; }
"""
        self.out_of_reach(spinlock, "inline assembly")

    def test_whose_threads_are_openmps(self):
        parallel = """
int main() {
  long sum = 0;
#pragma omp parallel for
  for (int i = 0; i < 100; ++i) sum += i;
  return sum == 4950 ? 0 : 1;
}
"""
        call = self.place.call("explore", self.write(parallel), "--compiler", "g++", "--", "-fopenmp")
        self.assertEqual(call.code, 3)
        self.assertIn("OpenMP", call.out)

    def test_that_waits_for_the_outside(self):
        self.out_of_reach("#include <unistd.h>\nint main() { int ends[2]; char c; if (pipe(ends) == 0 && "
                          "read(ends[0], &c, 1) < 0) return 1; }", "blocks in a system call")

    def test_that_waits_for_a_signal(self):
        self.out_of_reach("#include <unistd.h>\nint main() { return pause(); }", "waits for a signal")

    def test_that_rolls_dice_rolls_the_same_ones_in_every_execution(self):
        dice = """
#include <atomic>
#include <cassert>
#include <random>
#include <sys/random.h>
#include <thread>
std::atomic<unsigned> seen;
int main() {
  std::random_device device;
  unsigned from_kernel = 0;
  getrandom(&from_kernel, sizeof from_kernel, 0);
  const unsigned rolled = device() ^ from_kernel;
  std::thread other([&] { seen = rolled; });
  const bool early = seen == rolled;
  other.join();
  assert(!early);
}
"""
        found = self.explore(dice, code=1)
        self.assertIsNone(found["inconclusive"])
        again = self.explore(dice, code=1)
        self.assertEqual(again["failure"]["event_hash"], found["failure"]["event_hash"])

    def test_that_starts_processes(self):
        self.out_of_reach("#include <unistd.h>\nint main() { if (fork() == 0) _exit(0); }",
                          "starts a process")
        self.out_of_reach('#include <unistd.h>\nint main() { execl("/bin/true", "true", nullptr); }',
                          "becomes another one")
        for call in ('system("true");', 'if (popen("true", "r")) return 1;',
                     'char* none[] = {nullptr}; pid_t child; posix_spawn(&child, "/bin/true", nullptr, nullptr, '
                     'none, none);'):
            self.out_of_reach(f"#include <cstdio>\n#include <cstdlib>\n#include <spawn.h>\nint main() {{ {call} }}",
                              "starts a process")

    def test_that_starts_a_process_past_the_library(self):
        self.out_of_reach("#include <sys/syscall.h>\n#include <unistd.h>\n"
                          "int main() { if (syscall(SYS_fork) == 0) { setsid(); for (;;) pause(); } }",
                          "starts a process")

    def test_that_comes_to_no_schedule_in_time_is_not_judged(self):
        slow = """
#include <atomic>
int main() {
  std::atomic<long> count = 0;
  for (volatile long i = 0; i < 4'000'000'000; i = i + 1) {}
  return count;
}
"""
        found = self.explore(slow, "--time", "0.1", code=3)
        self.assertRegex(found["inconclusive"], "were tried|computes for a second")

    def test_that_opens_a_file_before_main(self):
        self.out_of_reach('#include <fstream>\nstd::ofstream log("/dev/null");\nint main() { log << 1; }',
                          "opens a file before main")

    def test_that_eats_memory(self):
        self.out_of_reach("#include <string>\n#include <vector>\nint main() { std::vector<std::string> all;"
                          " for (;;) all.emplace_back(1 << 26, 'x'); }", "memory|computes")

    def test_that_ends_before_main(self):
        self.out_of_reach("#include <unistd.h>\n[[gnu::constructor]] static void early() { _exit(0); }\n"
                          "int main() {}", "before its main")

    def test_with_a_thread_before_main(self):
        self.out_of_reach("#include <thread>\nstatic std::thread early([] {});\n"
                          "int main() { early.join(); }", "before main")

    def test_with_an_exception_that_leaves_its_thread(self):
        failure = self.explore("#include <stdexcept>\n#include <thread>\nint main() { std::thread t([] {\n"
                               'throw std::runtime_error("x");\n}); t.join(); }', code=1)["failure"]
        self.assertEqual((failure["kind"], failure["where"]["line"]), ("uncaught-exception", 4))
        self.assertIn("std::runtime_error", failure["message"])

    def test_whose_stack_overflows(self):
        failure = self.explore("#include <thread>\nint down(volatile int n) { volatile char a[4096] = {};"
                               "\nreturn a[0] + down(n + 1) + n; }\n"
                               "int main() { std::thread t([] { down(0); }); t.join(); }", code=1)["failure"]
        self.assertEqual(failure["kind"], "crash")
        self.assertIn("stack overflows", failure["message"])

    def test_with_a_hundred_threads(self):
        found = self.explore("#include <mutex>\n#include <thread>\n#include <vector>\nint main() {\n"
                             "std::mutex m; int n = 0; std::vector<std::thread> all;\n"
                             "for (int i = 0; i < 100; ++i) all.emplace_back([&] { std::lock_guard l(m); ++n; });\n"
                             "for (auto& t : all) t.join(); return n == 100 ? 0 : 1; }", code=0)
        self.assertEqual(found["threads"], 101)
        self.assertEqual(found["schedules"], 200)

    def test_that_prints_and_writes_files_and_handles_signals(self):
        found = self.explore(f"""
#include <csignal>
#include <cstdio>
#include <fstream>
#include <string>
#include <thread>
volatile std::sig_atomic_t seen = 0;
int main() {{
  std::signal(SIGUSR1, [](int) {{ seen = 1; }});
  std::thread t([] {{
    std::puts(std::string(100'000, 'x').c_str());
    std::ofstream("{self.place.root}/written") << "y";
    std::raise(SIGUSR1);
  }});
  t.join();
  return seen ? 0 : 1;
}}""", code=0)
        self.assertEqual(found["schedules"], 200)


class AWrongCall(AnExploration):
    def test_is_told_in_one_sentence(self):
        source = self.write("int main() {}")
        for arguments, why in [(("explore", "nowhere.cpp"), "does not exist"),
                               (("explore", self.place.root), "is a folder"),
                               (("explore", source, "--strategy", "luck"), "--strategy"),
                               (("explore", source, "--schedules", "0"), "--schedules"),
                               (("replay", "cc1:nonsense", source), "no token"),
                               (("replay", source), "neither a token"),
                               (("replay", "cc1:-:00000000"), "needs the program's sources"),
                               (("replay", "cc1:-:00000000", source), "another program")]:
            self.assertIn(why, self.wrong_call(*arguments))

    def test_with_what_does_not_compile_shows_why(self):
        for text in ("int main() { return nothing; }", "\0\x01\x02", ""):
            call = self.place.call("explore", self.write(text))
            self.assertEqual((call.code, call.out), (2, ""))
            self.assertRegex(call.err, r"ccgrade: the program cannot be built by clang\+\+-19\n\Z")
            self.has_no_control_bytes(call.err)


if __name__ == "__main__":
    unittest.main()
