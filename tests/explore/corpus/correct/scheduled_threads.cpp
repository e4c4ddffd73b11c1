// Threads are told by which policy they are to run, and find what they were told.
#include <pthread.h>
#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cassert>
#include <cerrno>
#include <thread>

void* look(void*) {
  int policy = SCHED_OTHER;
  sched_param parameters{};
  assert(pthread_getschedparam(pthread_self(), &policy, &parameters) == 0);
  assert(policy == SCHED_FIFO && parameters.sched_priority == 3);
  return nullptr;
}

void start_first() {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setinheritsched(&attributes, PTHREAD_EXPLICIT_SCHED);
  pthread_attr_setschedpolicy(&attributes, SCHED_FIFO);
  const sched_param third{.sched_priority = 3};
  pthread_attr_setschedparam(&attributes, &third);
  pthread_t thread;
  if (pthread_create(&thread, &attributes, look, nullptr) == 0) pthread_join(thread, nullptr);
  pthread_attr_destroy(&attributes);
}

void be_nice(int niceness) {
  assert(setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), niceness) == 0);
  assert(getpriority(PRIO_PROCESS, static_cast<id_t>(gettid())) == niceness);
  sched_param none{.sched_priority = 10};
  assert(pthread_setschedparam(pthread_self(), SCHED_OTHER, &none) == EINVAL);
  cpu_set_t nowhere;
  CPU_ZERO(&nowhere);
  assert(pthread_setaffinity_np(pthread_self(), sizeof nowhere, &nowhere) == EINVAL);
}

int main() {
  std::thread one(be_nice, 3), other(be_nice, 5);
  start_first();
  one.join();
  other.join();
}
