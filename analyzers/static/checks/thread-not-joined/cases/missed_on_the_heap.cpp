// A thread behind a pointer is not followed.
#include <memory>
#include <thread>

int main() {
  auto helper = std::make_unique<std::thread>([] {});  // MISSED thread-not-joined
}
