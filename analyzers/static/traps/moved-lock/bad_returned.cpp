// The lock that a function hands out is held by its caller, who takes the journal; and the reverse.
#include <mutex>
#include <thread>

class Store {
 public:
  void put(int value) {
    const auto lock = exclusive();
    last_ = value;
    std::lock_guard entry(journal_mutex_);  // FINDING lock-order-inversion
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
