#include <mutex>
#include <shared_mutex>
#include <unordered_map>

#include "api.hpp"
#include "book.hpp"

namespace performance {

namespace {

struct Guarded {
  std::mutex mutex;  // for all that follows
  bool loaded = false;
  Book book;
  std::mutex journal;  // taken with the book's mutex held, kept while it is written
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
  if (trades.empty()) return 0;

  // Hand over hand: the journal is taken before the book is let go, so nobody can overtake.
  std::lock_guard journal(guarded.journal);
  lock.unlock();

  long traded = 0;
  for (const Trade& trade : trades) {
    impl_->market.write(*trade.buy, *trade.sell, trade.price, trade.quantity);
    traded += trade.quantity;
  }
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
