#include <future>
#include <latch>
#include <memory>
#include <string>
#include <thread>

void joined() {
  int counter = 0;
  std::thread worker([&] { ++counter; });
  worker.join();
}

void waited_for() {
  std::latch done(1);
  int counter = 0;
  std::thread([&] {
    ++counter;
    done.count_down();
  }).detach();  // FINDING thread-detached
  done.wait();
}

void by_value(const std::string& text) {
  auto shared = std::make_shared<int>(0);
  std::thread([shared, text] {
    *shared += static_cast<int>(text.size());
  }).detach();  // FINDING thread-detached
}

void a_static() {
  static int counter = 0;
  std::thread([] { ++counter; }).detach();  // FINDING thread-detached
}

void of_the_caller(int& counter) {
  std::thread([&counter] { ++counter; }).detach();  // FINDING thread-detached
}
