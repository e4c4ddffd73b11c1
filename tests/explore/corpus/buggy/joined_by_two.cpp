// Whoever is last joins the worker, but both may take themselves for the last.
// expect: race
#include <thread>

std::thread worker;

void clean_up() {
  if (worker.joinable()) worker.join();
}

int main() {
  worker = std::thread([] {});
  std::thread helper(clean_up);
  clean_up();
  helper.join();
}
