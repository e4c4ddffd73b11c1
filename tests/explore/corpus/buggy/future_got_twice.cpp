// Both clients find the reply valid before one of them takes it: the second get() throws.
// expect: uncaught-exception
#include <cassert>
#include <future>
#include <mutex>
#include <thread>

std::mutex mutex;
std::promise<int> question;
std::future<int> reply = question.get_future();

bool reply_is_there() {
  std::lock_guard lock(mutex);
  return reply.valid();
}

int take_reply() {
  std::lock_guard lock(mutex);
  return reply.get();
}

void ask() {
  if (reply_is_there()) assert(take_reply() == 42);
}

int main() {
  question.set_value(42);
  std::thread first(ask);
  std::thread second(ask);
  first.join();
  second.join();
}
