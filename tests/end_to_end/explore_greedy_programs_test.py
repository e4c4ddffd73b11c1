"""Programs that never end, wait for ever or want more than there is end in a sentence."""
import unittest

from explorations import AnExploration


class AGreedyProgram(AnExploration):
    def test_that_never_ends(self):
        self.out_of_reach("#include <thread>\nint main() { std::thread t([] { for (volatile int i = 0;;"
                          " i = i + 1) {} }); t.join(); }", "computes for a second")

    def test_that_waits_for_the_outside(self):
        self.out_of_reach("#include <unistd.h>\nint main() { int ends[2]; char c; if (pipe(ends) == 0 && "
                          "read(ends[0], &c, 1) < 0) return 1; }", "for which nobody in the program is ready")

    def test_that_waits_for_a_signal(self):
        self.out_of_reach("#include <unistd.h>\nint main() { return pause(); }", "waits for a signal")

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
        self.assertRegex(found["inconclusive"], "were tried|computes for (a second|seconds)")

    def test_that_eats_memory(self):
        self.out_of_reach("#include <string>\n#include <vector>\nint main() { std::vector<std::string> all;"
                          " for (;;) all.emplace_back(1 << 26, 'x'); }", "memory|computes")

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

    def test_with_a_thousand_threads(self):
        found = self.explore("#include <mutex>\n#include <thread>\n#include <vector>\nint main() {\n"
                             "std::mutex m; int n = 0; std::vector<std::thread> all;\n"
                             "for (int i = 0; i < 1'000; ++i) all.emplace_back([&] { std::lock_guard l(m); ++n; });\n"
                             "for (auto& t : all) t.join(); return n == 1'000 ? 0 : 1; }",
                             code=0, schedules=20)
        self.assertEqual((found["threads"], found["schedules"]), (1_001, 20))

    def test_that_prints_a_hundred_megabytes(self):
        found = self.explore("#include <cstdio>\n#include <string>\n#include <thread>\nint main() {\n"
                             "std::thread t([] { const std::string line(1 << 20, 'x');\n"
                             "for (int i = 0; i < 100; ++i) std::fwrite(line.data(), 1, line.size(), stdout); });\n"
                             "t.join(); }", code=0, schedules=2)
        self.assertEqual(found["schedules"], 2)

    def test_that_gives_a_thread_its_own_stack(self):
        self.out_of_reach("""
#include <pthread.h>
alignas(4096) char stack[1 << 20];
int main() {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstack(&attributes, stack, sizeof stack);
  pthread_t thread;
  pthread_create(&thread, &attributes, [](void* value) { return value; }, nullptr);
  pthread_join(thread, nullptr);
}""", "stack that the program made")

    def test_that_computes_for_ever_before_main(self):
        self.out_of_reach("struct Early { Early() { for (volatile int i = 0;; i = i + 1) {} } } early;\n"
                          "int main() {}", "before its main")

    def test_that_creates_threads_for_ever(self):
        self.out_of_reach("#include <thread>\nint main() { for (;;) std::thread([] {}).join(); }",
                          "longer than its limit|more threads")

    def test_that_waits_for_the_outside_by_any_call(self):
        for call in ("pollfd p{ends[0], POLLIN, 0}; return poll(&p, 1, -1) != 1;",
                     "fd_set s; FD_ZERO(&s); FD_SET(ends[0], &s); return select(ends[0] + 1, &s, 0, 0, 0) != 1;"):
            self.out_of_reach("#include <poll.h>\n#include <sys/select.h>\n#include <unistd.h>\n"
                              f"int main() {{ int ends[2]; if (pipe(ends)) return 1; {call} }}",
                              "blocks in a system call")

    def test_that_blocks_in_some_schedules_is_not_judged_as_a_whole(self):
        found = self.explore("""
#include <atomic>
#include <poll.h>
#include <thread>
#include <unistd.h>
std::atomic<int> turn{0};
int main() {
  int ends[2];
  if (pipe(ends) != 0) return 1;
  pollfd empty{ends[0], POLLIN, 0};
  std::thread other([&] { if (turn.exchange(1) == 2) poll(&empty, 1, -1); });
  turn = 2;
  other.join();
}""", code=3)
        self.assertRegex(found["inconclusive"], "could not be judged: a thread blocks|blocks in a system call")
        self.assertGreater(found["unfinished"], 0)

    def test_that_asks_for_a_larger_stack_than_there_is(self):
        self.out_of_reach("#include <pthread.h>\nint main() {\n  pthread_attr_t a;\n  pthread_t t;\n"
                          "  pthread_attr_init(&a);\n  pthread_attr_setstacksize(&a, 1ul << 30);\n"
                          "  pthread_create(&t, &a, [](void*) -> void* { return nullptr; }, nullptr);\n"
                          "  pthread_join(t, nullptr);\n}", "a larger stack")

    def test_that_is_longer_than_its_limit_names_the_option(self):
        found = self.explore("#include <atomic>\nstd::atomic<int> n;\n"
                             "int main() { for (int i = 0; i < 30'000; ++i) ++n; }", code=3)
        self.assertIn("--max-steps", found["inconclusive"])

    def test_that_hides_from_signals_and_never_ends(self):
        self.out_of_reach("#include <csignal>\nint main() { sigset_t all; sigfillset(&all); "
                          "sigprocmask(SIG_SETMASK, &all, nullptr); for (volatile int i = 0;; i = i + 1) {} }",
                          "computes for")


if __name__ == "__main__":
    unittest.main()
