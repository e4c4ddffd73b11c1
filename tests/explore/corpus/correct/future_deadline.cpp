// The customer asks with a time limit, is told "not yet" or gets it, and in the end waits.
// correct: promise, future wait_for, wait_until, get
#include <cassert>
#include <chrono>
#include <future>
#include <thread>

using std::chrono::seconds;

void bake(std::promise<int> bread) {
  bread.set_value(3);
}

int main() {
  std::promise<int> order;
  std::future<int> bread = order.get_future();
  std::thread baker(bake, std::move(order));
  int questions = 0;
  if (bread.wait_for(seconds(1)) != std::future_status::ready) ++questions;
  const auto closing_time = std::chrono::steady_clock::now() + seconds(1);
  if (bread.wait_until(closing_time) != std::future_status::ready) ++questions;
  assert(bread.get() == 3);
  assert(questions <= 2);
  baker.join();
}
