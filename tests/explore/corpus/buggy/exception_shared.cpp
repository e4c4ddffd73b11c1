// The exception notes its own end, in whichever thread that comes; main looks too early.
// expect: race
#include <exception>
#include <thread>
#include <utility>

bool gone = false;

struct Rejected {
  int order = 0;
  explicit Rejected(int which) : order(which) {}
  Rejected(const Rejected&) = default;
  ~Rejected() {
    if (order == 42) gone = true;
  }
};

void handle(std::exception_ptr failure) {
  try {
    std::rethrow_exception(std::move(failure));
  } catch (const Rejected& rejected) {
    if (rejected.order == 0) std::terminate();
  }
}

std::exception_ptr reject(int order) {
  Rejected rejected(0);
  rejected.order = order;
  std::exception_ptr failure;
  try {
    throw rejected;
  } catch (...) {
    failure = std::current_exception();
  }
  rejected.order = 0;
  return failure;
}

int main() {
  auto failure = reject(42);
  std::thread billing(handle, failure);
  std::thread mail(handle, failure);
  failure = nullptr;
  billing.join();
  if (!gone) std::this_thread::yield();
  mail.join();
}
