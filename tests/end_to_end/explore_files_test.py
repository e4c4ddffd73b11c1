"""Programs that use files, streams and descriptors."""
import unittest

from explorations import AnExploration


class AProgramWithFiles(AnExploration):
    def test_that_opens_a_file_before_main(self):
        self.out_of_reach('#include <fstream>\nstd::ofstream log("/dev/null");\nint main() { log << 1; }',
                          "opens a file before main")

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

    def test_that_had_no_time_once_is_asked_again(self):
        """As on a machine that has no memory left for a moment: one execution of many computes for seconds."""
        found = self.explore(f"""
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <thread>
int main() {{
  const int count = open("{self.place.root}/executions", O_CREAT | O_WRONLY | O_APPEND, 0600);
  std::thread t([&] {{ (void)!write(count, "x", 1); }});
  t.join();
  struct stat now;
  if (fstat(count, &now) == 0 && now.st_size == 20)
    for (volatile unsigned long i = 0; i < 4'000'000'000; i = i + 1) continue;
}}""", code=0)
        self.assertEqual((found["schedules"], found["unfinished"]), (200, 0))

    def test_that_locks_a_stream_by_hand(self):
        self.out_of_reach("#include <cstdio>\nint main() { flockfile(stderr); funlockfile(stderr); }", "flockfile")

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

    def test_that_closes_every_descriptor(self):
        found = self.explore("#include <thread>\n#include <unistd.h>\nint main() { for (int i = 0; i < 1024; ++i) "
                             "close(i); std::thread t([] {}); t.join(); }", code=0)
        self.assertEqual(found["schedules"], 200)


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
