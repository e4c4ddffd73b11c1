// What is called through a variable is not followed.
#include <csignal>
#include <cstdio>

static void print() {
  std::puts("stopped");
}

static void (*on_stop)() = print;

static void on_signal(int) {
  on_stop();  // MISSED signal-handler-unsafe
}

int main() {
  std::signal(SIGTERM, on_signal);
  return std::raise(SIGTERM);
}
