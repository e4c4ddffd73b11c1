#include <condition_variable>
#include <deque>
#include <mutex>
#include <shared_mutex>
#include <thread>
#include <unordered_map>

#include "api.hpp"
#include "book.hpp"

namespace performance {

namespace {

struct Guarded {
  std::mutex mutex;  // for all that follows
  bool loaded = false;
  Book book;
};

/// Writes on a thread of its own, and everything in the order in which it was left.
class Clerk {
 public:
  explicit Clerk(Market& market) : market_(market), thread_([this] { run(); }) {}
  ~Clerk() {
    {
      std::lock_guard lock(mutex_);
      goes_home_ = true;
    }
    changed_.notify_one();
    thread_.join();
  }
  void leave(const std::vector<Trade>& trades) {
    {
      std::lock_guard lock(mutex_);
      left_.insert(left_.end(), trades.begin(), trades.end());
    }
    changed_.notify_one();
  }

 private:
  void run() {
    std::unique_lock lock(mutex_);
    for (;;) {
      changed_.wait(lock, [&] { return goes_home_ || !left_.empty(); });
      if (left_.empty()) return;
      const Trade trade = std::move(left_.front());
      left_.pop_front();
      lock.unlock();
      market_.write(*trade.buy, *trade.sell, trade.price, trade.quantity);
      lock.lock();
    }
  }

  Market& market_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Trade> left_;
  bool goes_home_ = false;
  std::thread thread_;  // the last member: it uses all others
};

}  // namespace

struct Books::Impl {
  explicit Impl(Market& market) : market(market) {}

  Market& market;
  Clerk clerk{market};
  std::shared_mutex mutex;  // for the map; each book has a mutex of its own
  std::unordered_map<std::string, std::unique_ptr<Guarded>> books;

  Guarded& find(const std::string& symbol) {
    {
      std::shared_lock lock(mutex);
      if (const auto found = books.find(symbol); found != books.end()) return *found->second;
    }
    std::unique_lock lock(mutex);
    std::unique_ptr<Guarded>& book = books[symbol];
    if (!book) book = std::make_unique<Guarded>();
    return *book;
  }

  /// With the book's mutex held.
  void load(Guarded& guarded, const std::string& symbol) {
    if (guarded.loaded) return;
    for (Order& order : market.load(symbol)) {
      const long quantity = order.quantity;
      guarded.book.rest(std::make_shared<const Order>(std::move(order)), quantity);
    }
    guarded.loaded = true;
  }
};

Books::Books(Market& market) : impl_(std::make_unique<Impl>(market)) {}

Books::~Books() = default;

long Books::place(Order order) {
  const auto placed = std::make_shared<const Order>(std::move(order));
  Guarded& guarded = impl_->find(placed->symbol);
  std::unique_lock lock(guarded.mutex);
  impl_->load(guarded, placed->symbol);
  const std::vector<Trade> trades = guarded.book.match(placed, impl_->market);
  if (trades.empty()) return 0;

  long traded = 0;
  for (const Trade& trade : trades) traded += trade.quantity;
  impl_->clerk.leave(trades);
  return traded;
}

Quote Books::quote(const std::string& symbol) const {
  Guarded& guarded = impl_->find(symbol);
  std::lock_guard lock(guarded.mutex);
  impl_->load(guarded, symbol);
  return guarded.book.quote();
}

std::vector<Order> Books::resting(const std::string& symbol) const {
  Guarded& guarded = impl_->find(symbol);
  std::unique_lock lock(guarded.mutex);
  impl_->load(guarded, symbol);
  const std::vector<Resting> all = guarded.book.resting();
  lock.unlock();
  return copies_of(all);
}

}  // namespace performance
