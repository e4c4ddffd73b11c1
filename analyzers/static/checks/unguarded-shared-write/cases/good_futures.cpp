// A wait for a future ends what made it, as get() does; a promise is made to be used by two
// threads.
#include <future>
#include <thread>

int two_steps() {
  int x = 0;
  auto first = std::async(std::launch::async, [&] { x = 4; });
  first.wait();
  auto second = std::async(std::launch::async, [&x] { return x + 1; });
  return second.get();
}

int ask() {
  std::promise<int> promise;
  std::thread asked([&] { promise.set_value(1); });
  const int answer = promise.get_future().get();
  asked.join();
  return answer;
}

int main() {
  return two_steps() + ask() - 6;
}
