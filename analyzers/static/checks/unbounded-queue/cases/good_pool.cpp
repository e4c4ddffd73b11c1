// A pool lends what it has, and gets it back: there are never more than there were.
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

struct Connection {
  std::string host;
};

class Connections {
 public:
  explicit Connections(int size) {
    for (int i = 0; i < size; ++i) free_.push_back(std::make_unique<Connection>());
  }
  std::unique_ptr<Connection> borrow() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !free_.empty(); });
    auto connection = std::move(free_.back());
    free_.pop_back();
    return connection;
  }
  void put(std::unique_ptr<Connection> connection) {
    std::lock_guard lock(mutex_);
    free_.push_back(std::move(connection));
    changed_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::unique_ptr<Connection>> free_;
};

class Buffers {
 public:
  std::string* acquire() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !idle_.empty(); });
    std::string* buffer = idle_.back();
    idle_.pop_back();
    return buffer;
  }
  void release(std::string* buffer) {
    std::lock_guard lock(mutex_);
    idle_.push_back(buffer);
    changed_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::string*> idle_;
};
