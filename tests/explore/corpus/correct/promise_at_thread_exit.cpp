// The value is set early but announced when the thread has ended and its locals are destroyed.
// correct: promise set_value_at_thread_exit, thread_local destructor before it
#include <cassert>
#include <future>
#include <thread>

int destroyed = 0;

struct Apron {
  ~Apron() { ++destroyed; }
  int pockets = 2;
};

void bake(std::promise<int> bread) {
  thread_local Apron apron;
  bread.set_value_at_thread_exit(apron.pockets + 1);
}

int main() {
  std::promise<int> order;
  std::future<int> bread = order.get_future();
  std::thread baker(bake, std::move(order));
  assert(bread.get() == 3);
  baker.join();
  assert(destroyed == 1);
}
