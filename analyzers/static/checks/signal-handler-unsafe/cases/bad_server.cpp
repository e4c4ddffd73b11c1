// A server that reports and cleans up in its handlers.
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <mutex>

std::mutex sessions_mutex;
int sessions = 0;
bool running = true;
int* scratch = new int[16];

static void report() {
  std::lock_guard lock(sessions_mutex);
  sessions = 0;
}

static void on_interrupt(int number) {
  std::cerr << "signal " << number << '\n';  // FINDING signal-handler-unsafe
  running = false;                           // FINDING signal-handler-unsafe
}

static void on_hangup(int) {
  report();  // FINDING signal-handler-unsafe
}

static void on_end(int) {
  delete[] scratch;  // FINDING signal-handler-unsafe
  std::exit(0);      // FINDING signal-handler-unsafe
}

int main() {
  std::signal(SIGINT, on_interrupt);
  std::signal(SIGHUP, &on_hangup);
  std::signal(SIGTERM, on_end);
  while (running) {
    std::lock_guard lock(sessions_mutex);
    ++sessions;
  }
}
