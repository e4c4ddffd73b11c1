// A function hands out its lock: the caller holds it, and gives it back before it takes the other.
#include <mutex>
#include <thread>

class Store {
 public:
  void put(int value) {
    auto lock = exclusive();
    last_ = value;
    lock.unlock();
    std::lock_guard entry(journal_mutex_);
    ++entries_;
  }
  void audit() {
    std::lock_guard entry(journal_mutex_);
    const auto lock = exclusive();
    audited_ = last_ + entries_;
  }

 private:
  std::unique_lock<std::mutex> exclusive() { return std::unique_lock<std::mutex>(mutex_); }
  std::mutex mutex_, journal_mutex_;
  int last_ = 0, entries_ = 0, audited_ = 0;
};

int main() {
  Store store;
  std::jthread writer([&] { store.put(1); });
  std::jthread auditor([&] { store.audit(); });
}
