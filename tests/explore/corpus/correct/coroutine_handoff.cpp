// A coroutine leaves its handle in a mailbox and goes on in whichever thread finds it there.
// correct: coroutine resumed on other threads, handle passed under a mutex
#include <cassert>
#include <condition_variable>
#include <coroutine>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

std::mutex mutex;
std::condition_variable filled;
std::coroutine_handle<> waiting;

void leave(std::coroutine_handle<> coroutine) {
  std::lock_guard lock(mutex);
  waiting = coroutine;
  filled.notify_one();
}

void resume_next() {
  std::unique_lock lock(mutex);
  filled.wait(lock, [] { return waiting != nullptr; });
  const std::coroutine_handle<> coroutine = std::exchange(waiting, nullptr);
  lock.unlock();
  coroutine.resume();
}

struct OtherThread {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> self) const { leave(self); }
  void await_resume() const noexcept {}
};

struct Journey {
  struct promise_type {
    Journey get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};

Journey travel(int& stops) {
  ++stops;
  co_await OtherThread{};
  ++stops;
  co_await OtherThread{};
  ++stops;
}

int main() {
  int stops = 0;
  std::thread first(resume_next);
  std::thread second(resume_next);
  travel(stops);
  first.join();
  second.join();
  assert(stops == 3);
}
