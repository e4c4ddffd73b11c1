#include <future>
#include <limits>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

#include "api.hpp"
#include "book.hpp"

namespace performance {

namespace {

constexpr long kNobody = std::numeric_limits<long>::min();

std::optional<long> price(long shown) {
  return shown == kNobody ? std::nullopt : std::optional(shown);
}

struct Guarded {
  std::mutex mutex;  // for all that follows
  std::atomic<bool> loaded = false;
  Book book;
  // What a quote shows, for whoever asks without the lock.
  std::atomic<long> buy = kNobody, sell = kNobody, traded = 0;

  void show() {
    const Quote quote = book.quote();
    buy = quote.buy.value_or(kNobody);
    sell = quote.sell.value_or(kNobody);
    traded = quote.traded;
  }
  std::shared_future<void> last_written;  // when the trades made last are; invalid before any
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
    guarded.show();
    guarded.loaded = true;
  }
};

Books::Books(Market& market) : impl_(new Impl{market, {}, {}}) {}

Books::~Books() = default;

long Books::place(Order order) {
  const auto placed = std::make_shared<const Order>(std::move(order));
  Guarded& guarded = impl_->find(placed->symbol);
  std::unique_lock lock(guarded.mutex);
  impl_->load(guarded, placed->symbol);
  const std::vector<Trade> trades = guarded.book.match(placed, impl_->market);
  guarded.show();
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
  if (!guarded.loaded) {
    std::lock_guard lock(guarded.mutex);
    impl_->load(guarded, symbol);
  }
  return {price(guarded.buy), price(guarded.sell), guarded.traded};
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
