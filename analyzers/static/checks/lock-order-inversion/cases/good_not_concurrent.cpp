// Both orders occur, but never at the same time, or never on the same objects.
#include <condition_variable>
#include <mutex>
#include <shared_mutex>
#include <thread>
#include <vector>

struct Pair {
  std::mutex a, b;
};
void forwards(Pair& pair) {
  std::lock_guard one(pair.a);
  std::lock_guard two(pair.b);
}
void backwards(Pair& pair) {
  std::lock_guard one(pair.b);
  std::lock_guard two(pair.a);
}

void one_after_the_other() {
  Pair pair;
  std::thread first([&] { forwards(pair); });
  first.join();
  std::thread second([&] { backwards(pair); });
  second.join();
  backwards(pair);
}

void different_objects() {
  Pair one, two;
  std::thread first([&] { forwards(one); });
  std::thread second([&] { backwards(two); });
  first.join();
  second.join();
}

void own_objects() {
  std::vector<std::jthread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([] {
      Pair mine;
      forwards(mine);
      backwards(mine);
    });
}

std::shared_mutex left, right;
void readers_only() {
  std::jthread first([] {
    std::shared_lock one(left);
    std::shared_lock two(right);
  });
  std::jthread second([] {
    std::shared_lock one(right);
    std::shared_lock two(left);
  });
}

class Queue {
 public:
  void push() {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [&] { return size_ < 4; });
    ++size_;
    ready_.notify_all();
  }
  void pop() {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [&] { return size_ > 0; });
    --size_;
    lock.unlock();
    std::lock_guard count(count_mutex_);
    ++popped_;
  }
  int popped() {
    std::lock_guard count(count_mutex_);
    std::lock_guard lock(mutex_);
    return popped_;
  }

 private:
  std::mutex mutex_, count_mutex_;
  std::condition_variable ready_;
  int size_ = 0, popped_ = 0;
};

int main() {
  one_after_the_other();
  different_objects();
  own_objects();
  readers_only();
  Queue queue;
  std::jthread producer([&] { queue.push(); });
  std::jthread consumer([&] { queue.pop(); });
  queue.popped();
}
