"""ccgrade explore: whatever the program does, the answer is a sentence."""
import unittest

from explorations import AnExploration


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

    def test_that_fork_past_the_c_library(self):
        fork = """
#include <thread>
int main() {
  long made = 57;
  std::thread other([&] { asm volatile("syscall" : "+a"(made) :: "rcx", "r11", "memory"); });
  other.join();
}
"""
        self.out_of_reach(fork, "calls the system in inline assembly")

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
                          "read(ends[0], &c, 1) < 0) return 1; }", "for which nobody in the program is ready")

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
        self.assertRegex(found["inconclusive"], "were tried|computes for (a second|seconds)")

    def test_that_opens_a_file_before_main(self):
        self.out_of_reach('#include <fstream>\nstd::ofstream log("/dev/null");\nint main() { log << 1; }',
                          "opens a file before main")

    def test_that_eats_memory(self):
        self.out_of_reach("#include <string>\n#include <vector>\nint main() { std::vector<std::string> all;"
                          " for (;;) all.emplace_back(1 << 26, 'x'); }", "memory|computes")

    def test_that_ends_before_main(self):
        for code, why in ((0, "before its main"), (7, "ended with code 7 before its main")):
            self.out_of_reach("#include <unistd.h>\n[[gnu::constructor]] static void early() { "
                              f"_exit({code}); }}\nint main() {{}}", why)

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

    def test_that_uses_one_file_in_every_execution(self):
        found = self.explore(f"""
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>
const std::string path = "{self.place.root}/counted";
std::mutex m;
void add() {{
  std::lock_guard lock(m);
  int count = 0;
  if (std::FILE* old = std::fopen(path.c_str(), "r")) {{
    if (std::fscanf(old, "%d", &count) != 1) count = 100;
    std::fclose(old);
  }}
  std::FILE* file = std::fopen(path.c_str(), "w");
  std::fprintf(file, "%d", count + 1);
  std::fclose(file);
  if (count > 1) std::abort();
}}
int main() {{
  std::remove(path.c_str());
  std::thread one(add), other(add);
  one.join(), other.join();
}}""", code=0)
        self.assertGreater(found["schedules"], 1)

    def test_in_c_whose_thread_ends_in_the_middle_runs_its_cleanup_handlers(self):
        source = self.write("""
#include <pthread.h>
pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
void give_back(void* lock) { pthread_mutex_unlock(lock); }
void* work(void* value) {
  pthread_mutex_lock(&m);
  pthread_cleanup_push(give_back, &m);
  pthread_exit(0);
  pthread_cleanup_pop(0);
  return value;
}
int main(void) {
  pthread_t one, other;
  pthread_create(&one, 0, work, 0), pthread_create(&other, 0, work, 0);
  pthread_join(one, 0), pthread_join(other, 0);
  return 0;
}""", "program.c")
        for compiler in ((), ("--compiler", "g++")):
            call = self.place.call("explore", source, "--schedules", 200, *compiler)
            self.assertEqual(call.code, 0, call.out)

    def test_that_locks_a_stream_by_hand(self):
        self.out_of_reach("#include <cstdio>\nint main() { flockfile(stderr); funlockfile(stderr); }", "flockfile")

    def test_whose_compiler_would_read_more_than_it_says(self):
        reads = """
#include <thread>
int first = 1, other = 3;
static int sum(const int& value, int n) {
  if (n <= 0) return 0;
  if (n > 100) return value;
  return sum(value, n - 1) + sum(value, n - 2) + 1;
}
int picked(bool mine) { const int& value = mine ? first : other; return value; }
int main() {
  int seen = 0;
  std::thread reader([&] { seen = sum(first, 5) + sum(other, 5) + picked(false); });
  first = 2;
  reader.join();
  return seen == 0;
}
"""
        source = self.write(reads)
        for level in ("-O1", "-O2", "-O3"):
            with self.subTest(level=level):
                call = self.place.call("explore", source, "--schedules", "200", "--", level)
                self.assertEqual(call.code, 0, call.out)

    def test_that_reads_a_file_in_memory_keeps_its_errno(self):
        memory = """
#include <cassert>
#include <cerrno>
#include <cstdio>
int main() {
  char text[] = "abc\\n", line[10];
  FILE* file = fmemopen(text, 4, "r");
  errno = 0;
  while (fgets(line, sizeof line, file)) {}
  assert(errno == 0);
  fclose(file);
}
"""
        call = self.place.call("explore", self.write(memory))
        self.assertEqual(call.code, 0, call.out)

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

    def test_whose_variables_are_called_as_functions_of_the_c_library(self):
        self.explore("#include <atomic>\n#include <cassert>\n#include <thread>\n"
                     "std::atomic<bool> kill{false};\nbool open = true;\nint signal = 8, raise = 9, mmap = 3;\n"
                     "int main() { std::thread t([] { kill = true; }); t.join();\n"
                     "assert(kill && open && signal + raise + mmap == 20); }", code=0)

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

    def test_that_has_functions_of_its_own_under_names_of_the_systems(self):
        self.explore("""
#include <sys/syscall.h>
#include <thread>
#include <unistd.h>
extern "C" pid_t gettid() noexcept { return static_cast<pid_t>(syscall(SYS_gettid)); }
extern "C" int usleep(unsigned) { return 0; }
extern "C" pid_t fork() noexcept { return -1; }
int main() {
  std::thread other([] { usleep(1); return gettid() + fork(); });
  other.join();
}""", code=0)

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

    def test_that_locks_before_main_what_nobody_lets_go(self):
        self.out_of_reach("#include <mutex>\nstd::mutex m;\nstruct Early { Early() { m.lock(); m.lock(); } } early;\n"
                          "int main() {}", "taken before main while it is held")
        self.out_of_reach("#include <semaphore>\nstd::binary_semaphore s{0};\n"
                          "struct Early { Early() { s.acquire(); } } early;\nint main() {}", "waited for before main")

    def test_whose_lock_prefers_writers(self):
        self.out_of_reach("#include <pthread.h>\nint main() { pthread_rwlockattr_t a; pthread_rwlock_t l; "
                          "pthread_rwlockattr_init(&a); pthread_rwlockattr_setkind_np(&a, "
                          "PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP); pthread_rwlock_init(&l, &a); }",
                          "prefers writers")

    def test_that_closes_every_descriptor(self):
        found = self.explore("#include <thread>\n#include <unistd.h>\nint main() { for (int i = 0; i < 1024; ++i) "
                             "close(i); std::thread t([] {}); t.join(); }", code=0)
        self.assertEqual(found["schedules"], 200)

    def test_that_throws_before_main(self):
        self.out_of_reach("#include <map>\nstd::map<int, int> known; int one = known.at(1); int main() {}",
                          "constructor of a static object")

    def test_that_resizes_what_it_has_freed(self):
        failure = self.explore("#include <cstdlib>\nint main() { void* volatile p = malloc(64); free(p);\n"
                               "free(realloc(p, 16)); }", code=1)["failure"]
        self.assertEqual((failure["kind"], failure["where"]["line"]), ("use-after-free", 3))


class APoll(AnExploration):
    # Between two yields it does more than look: it locks, tries, exchanges, counts.
    POLLS = {
        "a locked flag": """
std::mutex mutex; bool ready;
bool is_ready() { std::lock_guard hold(mutex); return ready; }
int main() {
  std::thread other([] { std::lock_guard hold(mutex); ready = true; });
  while (!is_ready()) std::this_thread::yield();
  other.join();
}""",
        "a counted spin": """
std::atomic<bool> go; std::atomic<long> spins;
void wait() { while (!go) { ++spins; std::this_thread::yield(); } }
int main() { std::thread a(wait), b(wait); go = true; a.join(); b.join(); }""",
        "a spin lock": """
std::atomic<int> taken; int sum;
void add() {
  for (int i = 0; i < 3; ++i) {
    int expected = 0;
    while (!taken.compare_exchange_weak(expected, 1)) { expected = 0; std::this_thread::yield(); }
    ++sum; taken = 0;
  }
}
int main() { std::thread a(add), b(add), c(add); a.join(); b.join(); c.join(); return sum == 9 ? 0 : 1; }""",
        "a semaphore that is tried": """
std::counting_semaphore<4> tickets(0);
int main() {
  std::thread other([] { for (int i = 0; i < 3; ++i) while (!tickets.try_acquire()) std::this_thread::yield(); });
  tickets.release(); tickets.release(2); other.join();
}""",
        "a locked flag without a yield": """
std::timed_mutex mutex; bool done;
int main() {
  std::thread other([] { for (;;) { std::unique_lock hold(mutex, std::chrono::milliseconds(1)); if (hold && done) return; } });
  { std::lock_guard hold(mutex); done = true; }
  other.join();
}""",
    }

    def test_ends_in_every_schedule(self):
        for name, text in self.POLLS.items():
            with self.subTest(name):
                found = self.explore("#include <atomic>\n#include <mutex>\n#include <semaphore>\n#include <thread>"
                                     + text, code=0)
                self.assertGreater(found["schedules"], 150)


if __name__ == "__main__":
    unittest.main()
