// A guard that is a member holds its lock for as long as the object lives.
#include <mutex>
#include <thread>

std::mutex a, b;

struct Session {
  explicit Session(std::mutex& mutex) : guard(mutex) {}
  std::unique_lock<std::mutex> guard;
};

void first() {
  Session session(a);
  std::lock_guard inner(b);  // FINDING lock-order-inversion
}
void second() {
  Session session(b);
  std::lock_guard inner(a);
}

int main() {
  std::jthread one(first), two(second);
}
