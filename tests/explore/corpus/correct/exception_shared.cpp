// Two threads handle one exception; whoever lets go of it last destroys it, after the other's look.
// correct: exception_ptr, its count kept inside the library, rethrow_exception
#include <cassert>
#include <exception>
#include <string>
#include <thread>
#include <utility>

struct Rejected {
  std::string reason;
  int order = 0;
  Rejected(std::string why, int which) : reason(std::move(why)), order(which) {}
  Rejected(const Rejected&) = default;
  ~Rejected() { order = -1; }
};

void handle(std::exception_ptr failure) {
  try {
    std::rethrow_exception(std::move(failure));
  } catch (const Rejected& rejected) {
    assert(rejected.order == 42 && rejected.reason[0] == 't');
  }
}

int main() {
  auto failure = std::make_exception_ptr(Rejected("the warehouse has none of these left", 42));
  std::thread billing(handle, failure);
  std::thread mail(handle, failure);
  failure = nullptr;
  billing.join();
  mail.join();
}
