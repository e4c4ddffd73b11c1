// The same by sigaction, and by a lambda.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <syslog.h>

static char* last_words = nullptr;

static void log_it(int number) {
  syslog(LOG_ERR, "signal %d", number);
}

static void on_child(int number, siginfo_t* info, void*) {
  last_words = static_cast<char*>(malloc(64));  // FINDING signal-handler-unsafe
  if (info->si_pid > 0) log_it(number);         // FINDING signal-handler-unsafe
}

int main() {
  struct sigaction action = {};
  action.sa_sigaction = on_child;
  action.sa_flags = SA_SIGINFO;
  sigaction(SIGCHLD, &action, nullptr);
  signal(SIGUSR1, [](int) { puts("here"); });  // FINDING signal-handler-unsafe
  for (int i = 0; i < 3; ++i) printf("%s\n", last_words ? last_words : "");
}
