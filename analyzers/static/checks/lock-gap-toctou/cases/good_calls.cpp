// The second method looks again, a lock lies around both, or nobody else has the object.
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

class Queue {
 public:
  bool empty() const {
    std::lock_guard lock(mutex_);
    return items_.empty();
  }
  void push(int item) {
    std::lock_guard lock(mutex_);
    items_.push_back(item);
  }
  std::optional<int> pop() {
    std::lock_guard lock(mutex_);
    if (items_.empty()) return std::nullopt;
    const int item = items_.front();
    items_.pop_front();
    return item;
  }
  void drop() {
    std::lock_guard lock(mutex_);
    items_.pop_front();
  }

 private:
  mutable std::mutex mutex_;
  std::deque<int> items_;
};

class Names {
 public:
  bool contains(const std::string& name) const {
    std::lock_guard lock(mutex_);
    return ids_.contains(name);
  }
  void add(const std::string& name, int id) {
    std::lock_guard lock(mutex_);
    ids_.emplace(name, id);
  }
  void remove(const std::string& name) {
    std::lock_guard lock(mutex_);
    ids_.erase(name);
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, int> ids_;
};

int next(Queue& queue) {
  if (queue.empty()) return -1;
  return queue.pop().value_or(-1);
}

void register_name(Names& names, const std::string& name) {
  if (!names.contains(name)) names.add(name, 1);
  if (names.contains("nobody")) names.remove("nobody");
}

class Store {
 public:
  void drop_one() {
    std::lock_guard lock(mutex_);
    if (!queue_.empty()) queue_.drop();
  }
  void drop_two() {
    std::lock_guard lock(mutex_);
    drop_one_more();
  }

 private:
  void drop_one_more() {
    if (!other_.empty()) other_.drop();
  }
  std::mutex mutex_;
  Queue queue_, other_;
};

void alone() {
  Queue queue;
  queue.push(1);
  if (!queue.empty()) queue.drop();
}

/// One thread takes out; what it has seen in there stays there.
class Consumer {
 public:
  Consumer() : thread_([this] { run(); }) {}
  void add(int item) { inbox_.push(item); }

 private:
  class Inbox {
   public:
    bool empty() const {
      std::lock_guard lock(mutex_);
      return items_.empty();
    }
    void push(int item) {
      std::lock_guard lock(mutex_);
      items_.push_back(item);
    }
    void drop() {
      std::lock_guard lock(mutex_);
      items_.pop_front();
    }

   private:
    mutable std::mutex mutex_;
    std::deque<int> items_;
  };
  void run() {
    for (int i = 0; i < 100; ++i)
      if (!inbox_.empty()) inbox_.drop();
  }
  Inbox inbox_;
  std::jthread thread_;
};
