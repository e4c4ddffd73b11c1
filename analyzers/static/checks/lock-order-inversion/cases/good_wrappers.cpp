// Locks behind classes of the program's own, callbacks, and pairs that only look inverted.
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <thread>
#include <vector>

class Guard {
 public:
  explicit Guard(std::mutex& mutex) : mutex_(mutex) { mutex_.lock(); }
  ~Guard() { mutex_.unlock(); }

 private:
  std::mutex& mutex_;
};

class Lockable {
 public:
  void lock() { mutex_.lock(); }
  void unlock() { mutex_.unlock(); }
  bool try_lock() { return mutex_.try_lock(); }

 private:
  std::mutex mutex_;
};

std::mutex a, b;
Lockable x, y;

void guards_in_turn() {
  {
    Guard one(a);
  }
  Guard two(b);
}
void guards_in_other_turn() {
  {
    Guard one(b);
  }
  Guard two(a);
}
void wrappers_in_turn() {
  x.lock();
  x.unlock();
  std::lock_guard held(y);
}
void wrappers_in_other_turn() {
  y.lock();
  y.unlock();
  std::lock_guard held(x);
}

// The fork with the smaller number is the first one; the constructor sees to it.
struct Fork {
  int number = 0;
  std::mutex mutex;
};
class Philosopher {
 public:
  Philosopher(Fork& one, Fork& two)
      : first_(one.number < two.number ? one : two), second_(one.number < two.number ? two : one) {}
  void eat() {
    std::lock_guard first(first_.mutex);
    std::lock_guard second(second_.mutex);
  }

 private:
  Fork& first_;
  Fork& second_;
};

// Parents before children.
class Node {
 public:
  void visit() {
    std::lock_guard lock(mutex_);
    for (auto& child : children_) child->visit();
  }
  void adopt(Node& child) {
    std::lock_guard lock(mutex_);
    child.rename(1);
  }
  void rename(int name) {
    std::lock_guard lock(mutex_);
    name_ = name;
  }
  Node& first() { return *children_.front(); }

 private:
  std::mutex mutex_;
  int name_ = 0;
  std::vector<std::unique_ptr<Node>> children_;
};

// Two flags that belong together.
void with_flag(bool careful) {
  if (careful) a.lock();
  if (careful) a.unlock();
  std::lock_guard lock(b);
}
void without_flag() {
  b.lock();
  const bool got = a.try_lock();
  if (got) a.unlock();
  b.unlock();
}
void attempts() {
  std::unique_lock one(a, std::try_to_lock);
  if (!one.owns_lock()) return;
  if (b.try_lock()) b.unlock();
}
void other_attempts() {
  std::unique_lock one(b);
  if (std::unique_lock two(a, std::defer_lock); two.try_lock()) return;
}

// The helper lets the lock go before it takes the other one.
void hand_back(std::unique_lock<std::mutex>& lock) {
  lock.unlock();
  std::lock_guard other(b);
}
void lets_helper_unlock() {
  std::unique_lock lock(a);
  hand_back(lock);
}
void takes_both() {
  std::lock_guard one(b);
  std::unique_lock two(a, std::try_to_lock);
}
void gives_away(std::unique_lock<std::mutex>) {}
void moves_it() {
  std::unique_lock lock(a);
  gives_away(std::move(lock));
  std::lock_guard other(b);
}

// Copied out under the lock, called outside of it.
class Signal {
 public:
  void connect(std::function<void()> slot) {
    std::lock_guard lock(mutex_);
    slots_.push_back(std::move(slot));
  }
  void emit() {
    std::vector<std::function<void()>> slots;
    {
      std::lock_guard lock(mutex_);
      slots = slots_;
    }
    for (auto& slot : slots) slot();
  }

 private:
  std::mutex mutex_;
  std::vector<std::function<void()>> slots_;
};

struct Cache {
  std::shared_mutex table;
  std::map<int, std::mutex> rows;
  void read(int key) {
    std::shared_lock all(table);
    std::lock_guard one(rows.at(key));
  }
  void write(int key) {
    std::unique_lock all(table);
    std::lock_guard one(rows[key]);
  }
};

std::recursive_mutex again;
void inner() {
  std::lock_guard lock(again);
}
void outer() {
  std::lock_guard lock(again);
  inner();
}

int main() {
  std::vector<Fork> forks(5);
  Signal signal;
  Node root;
  Cache cache;
  signal.connect([&] { signal.connect([] {}); });
  std::vector<std::jthread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&, i] {
      guards_in_turn();
      guards_in_other_turn();
      wrappers_in_turn();
      wrappers_in_other_turn();
      Philosopher(forks[i], forks[(i + 1) % 5]).eat();
      root.visit();
      root.adopt(root.first());
      with_flag(i > 2);
      without_flag();
      attempts();
      other_attempts();
      lets_helper_unlock();
      takes_both();
      moves_it();
      signal.emit();
      cache.read(i);
      cache.write(i);
      outer();
    });
  }
}
