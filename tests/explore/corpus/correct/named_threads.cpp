// Each thread has its maker's name, gives itself another, and finds it by either way to it.
#include <pthread.h>
#include <sched.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cassert>
#include <cstring>
#include <thread>

void work_as(const char* name) {
  char found[16];
  assert(pthread_getname_np(pthread_self(), found, sizeof found) == 0);
  assert(std::strcmp(found, "maker") == 0);
  assert(pthread_setname_np(pthread_self(), name) == 0);
  assert(prctl(PR_GET_NAME, found) == 0);
  assert(std::strcmp(found, name) == 0);
  assert(prctl(PR_SET_NAME, "a name that is longer than that") == 0);
  assert(pthread_getname_np(pthread_self(), found, sizeof found) == 0);
  assert(std::strcmp(found, "a name that is ") == 0);
  cpu_set_t processors;
  assert(sched_getaffinity(gettid(), sizeof processors, &processors) == 0);
  assert(CPU_COUNT(&processors) > 0);
}

int main() {
  assert(pthread_setname_np(pthread_self(), "maker") == 0);
  std::thread reader(work_as, "reader"), writer(work_as, "writer");
  reader.join();
  writer.join();
}
