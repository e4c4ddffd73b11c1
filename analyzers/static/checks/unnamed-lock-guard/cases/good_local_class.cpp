// The methods of a local class are functions of their own, and their guards have names. A guard
// without one that stands before a comma lives to the end of its whole expression.
#include <mutex>

struct Counter {
  std::mutex mutex;
  int value = 0;
};

int bump(Counter& counter) {
  struct Bump {
    static int run(Counter& counter) {
      std::lock_guard lock(counter.mutex);
      return ++counter.value;
    }
    int operator()(Counter& counter) const {
      std::lock_guard<std::mutex> lock(counter.mutex);
      return ++counter.value;
    }
  };
  return Bump::run(counter) + Bump()(counter);
}

int next(Counter& counter) {
  return (void)std::scoped_lock(counter.mutex), ++counter.value;
}
