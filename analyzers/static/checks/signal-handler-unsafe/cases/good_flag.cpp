// Handlers that set flags, count and write; the work is done outside of them.
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>

static volatile sig_atomic_t stopping = 0;
static std::atomic<int> reloads{0};
static int wake_up[2];

static void say(const char* text) {
  ssize_t written = write(STDERR_FILENO, text, strlen(text));
  (void)written;
}

static void on_stop(int) {
  if (stopping) _exit(1);
  stopping = 1;
  say("stopping\n");
}

static void on_reload(int) {
  static int seen = 0;  // nobody else goes by it
  ++seen;
  reloads.fetch_add(1);
  char byte = 'r';
  ssize_t written = write(wake_up[1], &byte, 1);
  (void)written;
}

static void report(int number) {
  std::printf("%d reloads, %d\n", reloads.load(), number);
}

int main() {
  if (pipe(wake_up) != 0) exit(1);
  struct sigaction action = {};
  action.sa_handler = on_stop;
  sigaction(SIGTERM, &action, nullptr);
  signal(SIGHUP, on_reload);
  signal(SIGPIPE, SIG_IGN);
  while (!stopping) {
    char byte = 0;
    if (read(wake_up[0], &byte, 1) == 1) report(reloads);
  }
}
