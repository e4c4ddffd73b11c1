// A log that is written slower than it is filled; the writer takes all lines at once.
#include <condition_variable>
#include <fstream>
#include <mutex>
#include <queue>
#include <string>
#include <vector>

class Log {
 public:
  void info(const std::string& text) { add("info " + text); }
  void error(const std::string& text) { add("error " + text); }
  void write_some(std::ofstream& file) {
    std::vector<std::string> lines;
    {
      std::unique_lock lock(mutex_);
      while (lines_.empty()) filled_.wait(lock);
      lines.swap(lines_);
    }
    for (const std::string& line : lines) file << line << '\n';
  }

 private:
  void add(std::string line) {
    std::lock_guard lock(mutex_);
    lines_.push_back(std::move(line));  // FINDING unbounded-queue
    filled_.notify_one();
  }
  std::mutex mutex_;
  std::condition_variable filled_;
  std::vector<std::string> lines_;
};

template <class Item>
class Channel {
 public:
  void put(Item item) {
    std::unique_lock lock(mutex_);
    items_.push(std::move(item));  // FINDING unbounded-queue
    lock.unlock();
    arrived_.notify_one();
  }
  Item take() {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [this] { return !items_.empty(); });
    Item item = std::move(items_.front());
    items_.pop();
    return item;
  }

 private:
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::queue<Item> items_;
};

void echo(Channel<std::string>& in, Channel<std::string>& out) {
  out.put(in.take());
}
