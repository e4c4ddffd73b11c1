"""Odd programs end in a sentence, and in no more claims than are true."""
import unittest

from explorations import AnExploration


class AnOddProgram(AnExploration):
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

    def test_whose_variables_are_called_as_functions_of_the_c_library(self):
        self.explore("#include <atomic>\n#include <cassert>\n#include <thread>\n"
                     "std::atomic<bool> kill{false};\nbool open = true;\nint signal = 8, raise = 9, mmap = 3;\n"
                     "int main() { std::thread t([] { kill = true; }); t.join();\n"
                     "assert(kill && open && signal + raise + mmap == 20); }", code=0)

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

    def test_that_throws_before_main(self):
        self.out_of_reach("#include <map>\nstd::map<int, int> known; int one = known.at(1); int main() {}",
                          "constructor of a static object")

    def test_that_resizes_what_it_has_freed(self):
        failure = self.explore("#include <cstdlib>\nint main() { void* volatile p = malloc(64); free(p);\n"
                               "free(realloc(p, 16)); }", code=1)["failure"]
        self.assertEqual((failure["kind"], failure["where"]["line"]), ("use-after-free", 3))


if __name__ == "__main__":
    unittest.main()
