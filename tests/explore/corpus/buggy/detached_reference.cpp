// A detached thread keeps a reference into an object that ends with the function starting it.
// expect: use-after-free, race, leak
#include <atomic>
#include <memory>
#include <thread>

struct Report {
  std::atomic<int> pages = 0;
};

std::atomic<bool> printed = false;

void print(Report& report) {
  ++report.pages;
  printed = true;
  printed.notify_one();
}

void start_printing() {
  const auto report = std::make_unique<Report>();
  std::thread([&pages = *report] { print(pages); }).detach();
}

int main() {
  start_printing();
  printed.wait(false);
}
