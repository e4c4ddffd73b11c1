// A thread rounds as its creator does, and blocks the same signals; what it changes is its own.
// correct: fesetround, pthread_sigmask
#include <pthread.h>

#include <cassert>
#include <cfenv>
#include <csignal>
#include <mutex>
#include <thread>

std::mutex turn;

bool blocks(int signal) {
  sigset_t blocked;
  pthread_sigmask(SIG_BLOCK, nullptr, &blocked);
  return sigismember(&blocked, signal) == 1;
}

void block(int signal) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, signal);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

void work(int rounding, int signal) {
  assert(std::fegetround() == FE_UPWARD && blocks(SIGUSR1));
  std::fesetround(rounding);
  block(signal);
  {
    std::lock_guard mine(turn);
    assert(std::fegetround() == rounding && blocks(signal));
  }
  assert(blocks(SIGHUP) == (signal == SIGHUP) && blocks(SIGUSR2) == (signal == SIGUSR2));
}

int main() {
  std::fesetround(FE_UPWARD);
  block(SIGUSR1);
  std::thread first(work, FE_DOWNWARD, SIGUSR2);
  std::thread second(work, FE_TOWARDZERO, SIGHUP);
  first.join();
  second.join();
  assert(std::fegetround() == FE_UPWARD && !blocks(SIGUSR2) && !blocks(SIGHUP));
}
