// A guard of the program's own, known by what its constructor leaves locked.
#include <mutex>
#include <thread>

class Guard {
 public:
  explicit Guard(std::mutex& mutex) : mutex_(mutex) { mutex_.lock(); }
  ~Guard() { mutex_.unlock(); }

 private:
  std::mutex& mutex_;
};

std::mutex a, b;
void first() {
  Guard outer(a);
  std::lock_guard inner(b);  // FINDING lock-order-inversion
}
void second() {
  Guard outer(b);
  std::lock_guard inner(a);
}

int main() {
  std::jthread one(first), two(second);
}
