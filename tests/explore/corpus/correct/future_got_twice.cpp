// A shared_future can be asked by everybody, each with a copy of its own.
// correct: promise, shared_future
#include <cassert>
#include <future>
#include <thread>

void ask(std::shared_future<int> reply) {
  assert(reply.get() == 42);
  assert(reply.get() == 42);
}

int main() {
  std::promise<int> question;
  const std::shared_future<int> reply = question.get_future().share();
  std::thread first(ask, reply);
  std::thread second(ask, reply);
  question.set_value(42);
  first.join();
  second.join();
}
