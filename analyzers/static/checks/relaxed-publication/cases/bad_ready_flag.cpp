// A result that one thread computes and another waits for, and a table that is put in place whole.
#include <atomic>
#include <string>
#include <thread>

struct Table {
  int rows = 0;
};

class Result {
 public:
  void finish(int value) {
    value_ = value;
    ready_.store(true, std::memory_order_relaxed);
  }
  int wait() const {
    while (!ready_.load(std::memory_order_acquire)) {  // FINDING relaxed-publication
      std::this_thread::yield();
    }
    return value_;
  }

  void name(const std::string& text) {
    name_ = text;
    named_.store(true, std::memory_order_release);
  }
  std::string name_or(const std::string& other) const {
    if (!named_.load(std::memory_order_relaxed)) return other;  // FINDING relaxed-publication
    return name_;
  }

 private:
  int value_ = 0;
  std::string name_;
  std::atomic<bool> ready_{false}, named_{false};
};

class Tables {
 public:
  void load(int rows) {
    Table* made = new Table;
    made->rows = rows;
    current_.store(made, std::memory_order_relaxed);
  }
  int rows() const {
    const Table* table = current_.load(std::memory_order_relaxed);  // FINDING relaxed-publication
    return table ? table->rows : 0;
  }

 private:
  std::atomic<Table*> current_{nullptr};
};
