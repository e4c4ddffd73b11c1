#include <condition_variable>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

#include "api.hpp"
#include "book.hpp"

namespace performance {

namespace {

/// Trades of one call of place(), and who waits for them to be written.
struct Batch {
  std::vector<Trade> trades;
  std::condition_variable is_written;
  bool written = false;
};

struct Guarded {
  std::mutex mutex;  // for all that follows
  bool loaded = false;
  Book book;
  std::vector<Batch*> unwritten;  // in the order in which their trades were made
  bool somebody_writes = false;
};

}  // namespace

struct Books::Impl {
  Market& market;
  std::shared_mutex mutex;  // for the map; each book has a mutex of its own
  std::unordered_map<std::string, std::unique_ptr<Guarded>> books;

  Guarded& find(const std::string& symbol) {
    {
      std::shared_lock lock(mutex);
      if (const auto found = books.find(symbol); found != books.end()) return *found->second;
    }
    std::unique_lock lock(mutex);
    auto& book = books.try_emplace(symbol).first->second;
    if (!book) book = std::make_unique<Guarded>();
    return *book;
  }

  /// With the book's mutex held.
  void load(Guarded& guarded, const std::string& symbol) {
    if (guarded.loaded) return;
    for (Order& each : market.load(symbol)) {
      const auto order = std::make_shared<const Order>(std::move(each));
      guarded.book.rest(order, order->quantity);
    }
    guarded.loaded = true;
  }

  /// Whoever comes while somebody writes leaves his trades and waits; whoever finds nobody there
  /// writes, until nothing is left.
  void write(Guarded& guarded, Batch& own, std::unique_lock<std::mutex>& lock) {
    guarded.unwritten.push_back(&own);
    if (guarded.somebody_writes) {
      own.is_written.wait(lock, [&] { return own.written; });
      return;
    }
    guarded.somebody_writes = true;
    while (!guarded.unwritten.empty()) {
      const std::vector<Batch*> batches = std::exchange(guarded.unwritten, {});
      lock.unlock();
      for (const Batch* batch : batches)
        for (const Trade& trade : batch->trades)
          market.write(*trade.buy, *trade.sell, trade.price, trade.quantity);
      lock.lock();
      for (Batch* batch : batches) {
        batch->written = true;
        batch->is_written.notify_one();
      }
    }
    guarded.somebody_writes = false;
  }
};

Books::Books(Market& market) : impl_(new Impl{market, {}, {}}) {}

Books::~Books() = default;

long Books::place(Order order) {
  const auto placed = std::make_shared<const Order>(std::move(order));
  Guarded& guarded = impl_->find(placed->symbol);
  Batch batch;
  {
    std::unique_lock lock(guarded.mutex);
    impl_->load(guarded, placed->symbol);
    batch.trades = guarded.book.match(placed, impl_->market);
    if (batch.trades.empty()) return 0;
    impl_->write(guarded, batch, lock);
  }
  long traded = 0;
  for (const Trade& trade : batch.trades) traded += trade.quantity;
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
  std::vector<Order> orders;
  orders.reserve(all.size());
  for (const auto& [order, left] : all) orders.emplace_back(*order).quantity = left;
  return orders;
}

}  // namespace performance
