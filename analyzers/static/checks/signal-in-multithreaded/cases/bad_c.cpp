#include <pthread.h>
#include <signal.h>

static void on_alarm(int number) {
  (void)number;
}

static void* run(void* argument) {
  return argument;
}

int main() {
  pthread_t thread;
  signal(SIGALRM, &on_alarm);  // FINDING signal-in-multithreaded
  pthread_create(&thread, nullptr, run, nullptr);
  return pthread_join(thread, nullptr);
}
