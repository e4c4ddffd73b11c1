// Each worker signs with its own number, and finds the name that it was given.
// correct: gettid, pthread_setname_np and pthread_getname_np
#include <pthread.h>
#include <unistd.h>

#include <array>
#include <cassert>
#include <string>
#include <thread>

std::array<pid_t, 2> signatures{};

void work(std::size_t which) {
  const std::string name = "worker " + std::to_string(which);
  assert(pthread_setname_np(pthread_self(), name.c_str()) == 0);
  std::array<char, 16> found{};
  assert(pthread_getname_np(pthread_self(), found.data(), found.size()) == 0);
  assert(name == found.data());
  signatures[which] = gettid();
}

int main() {
  assert(gettid() == getpid());
  std::thread first(work, 0);
  std::thread second(work, 1);
  first.join();
  second.join();
  assert(signatures[0] != signatures[1]);
  assert(signatures[0] != gettid() && signatures[1] != gettid());
}
