#include <future>
#include <mutex>
#include <unordered_map>

#include "api.hpp"
#include "book.hpp"

namespace performance {

namespace {

struct Guarded {
  std::mutex loading;
  bool loaded = false;
  Book book;
  std::shared_future<void> last_written;  // when the trades made last are; invalid before any
};

}  // namespace

struct Books::Impl {
  Market& market;
  std::mutex mutex;  // for all books; never held while the market loads or writes
  std::unordered_map<std::string, std::unique_ptr<Guarded>> books;

  Guarded& find(const std::string& symbol) {
    std::lock_guard lock(mutex);
    std::unique_ptr<Guarded>& book = books[symbol];
    if (!book) book = std::make_unique<Guarded>();
    return *book;
  }

  void load(Guarded& guarded, const std::string& symbol) {
    std::lock_guard lock(guarded.loading);
    if (guarded.loaded) return;
    for (Order& order : market.load(symbol)) {
      const long quantity = order.quantity;
      guarded.book.rest(std::make_shared<const Order>(std::move(order)), quantity);
    }
    guarded.loaded = true;
  }
};

Books::Books(Market& market) : impl_(new Impl{market, {}, {}}) {}

Books::~Books() = default;

long Books::place(Order order) {
  const auto placed = std::make_shared<const Order>(std::move(order));
  Guarded& guarded = impl_->find(placed->symbol);
  impl_->load(guarded, placed->symbol);
  std::unique_lock lock(impl_->mutex);
  const std::vector<Trade> trades = guarded.book.match(placed, impl_->market);
  if (trades.empty()) return 0;

  // The place in the line for the journal is taken with the lock, and waited for without it.
  std::promise<void> written;
  const std::shared_future<void> before =
      std::exchange(guarded.last_written, written.get_future().share());
  lock.unlock();

  if (before.valid()) before.wait();
  long traded = 0;
  for (const Trade& trade : trades) {
    impl_->market.write(*trade.buy, *trade.sell, trade.price, trade.quantity);
    traded += trade.quantity;
  }
  written.set_value();
  return traded;
}

Quote Books::quote(const std::string& symbol) const {
  Guarded& guarded = impl_->find(symbol);
  impl_->load(guarded, symbol);
  std::lock_guard lock(impl_->mutex);
  return guarded.book.quote();
}

std::vector<Order> Books::resting(const std::string& symbol) const {
  Guarded& guarded = impl_->find(symbol);
  impl_->load(guarded, symbol);
  std::unique_lock lock(impl_->mutex);
  const std::vector<Resting> all = guarded.book.resting();
  lock.unlock();
  return copies_of(all);
}

}  // namespace performance
