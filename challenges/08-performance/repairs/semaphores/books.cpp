#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <mutex>
#include <vector>

#include "api.hpp"

namespace performance {

namespace {

/// Sorted from the first to trade to the last.
struct Resting {
  std::shared_ptr<const Order> order;
  long left;
};

struct Trade {
  std::shared_ptr<const Order> buy, sell;
  long price;
  long quantity;
};

struct Book {
  std::mutex mutex;  // for what follows, but for `written`
  bool loaded = false;
  std::vector<Resting> buys, sells;
  long traded = 0;
  int tickets = 0;
  std::atomic<int> written = 0;  // tickets, each when all of its trades are
};

/// Would the first one trade with others before the second one does? They are of one side.
bool is_sooner(const Order& one, const Order& other) {
  return one.side == Side::buy ? one.price > other.price : one.price < other.price;
}

void rest(Book& book, const std::shared_ptr<const Order>& order, long left) {
  auto& own = order->side == Side::buy ? book.buys : book.sells;
  const auto behind = std::ranges::upper_bound(
      own, *order, is_sooner, [](const Resting& each) -> const Order& { return *each.order; });
  own.insert(behind, {order, left});
}

/// Books of symbols whose hashes meet. Its lock is held for the look alone.
struct Shelf {
  std::mutex mutex;
  std::map<std::string, std::unique_ptr<Book>> books;

  Book& find(const std::string& symbol) {
    std::lock_guard lock(mutex);
    std::unique_ptr<Book>& book = books[symbol];
    if (!book) book = std::make_unique<Book>();
    return *book;
  }
};

}  // namespace

struct Books::Impl {
  explicit Impl(Market& market) : market(market) {}

  Market& market;
  std::array<Shelf, 8> shelves;

  Book& find(const std::string& symbol) {
    return shelves[std::hash<std::string>()(symbol) % shelves.size()].find(symbol);
  }

  /// With the book's mutex held.
  void make_ready(Book& book, const std::string& symbol) {
    if (book.loaded) return;
    std::vector<Order> orders = market.load(symbol);
    for (Order& each : orders) {
      const auto order = std::make_shared<const Order>(std::move(each));
      rest(book, order, order->quantity);
    }
    book.loaded = true;
  }

  std::vector<Trade> match(Book& book, const std::shared_ptr<const Order>& order) {
    std::vector<Trade> trades;
    const bool buys = order->side == Side::buy;
    long left = order->quantity;
    auto& others = buys ? book.sells : book.buys;
    for (Resting& other : others) {
      const bool agree =
          buys ? order->price >= other.order->price : order->price <= other.order->price;
      if (left == 0 || !agree) break;
      const auto& buy = buys ? order : other.order;
      const auto& sell = buys ? other.order : order;
      if (!market.may_trade(*buy, *sell)) continue;
      const long quantity = std::min(left, other.left);
      trades.push_back({buy, sell, other.order->price, quantity});
      left -= quantity;
      other.left -= quantity;
      book.traded += quantity;
    }
    std::erase_if(others, [](const Resting& each) { return each.left == 0; });
    if (left > 0) rest(book, order, left);
    return trades;
  }
};

Books::Books(Market& market) : impl_(std::make_unique<Impl>(market)) {}

Books::~Books() = default;

long Books::place(Order order) {
  const auto placed = std::make_shared<const Order>(std::move(order));
  Book& book = impl_->find(placed->symbol);
  std::vector<Trade> trades;
  int ticket = 0;
  {
    std::lock_guard lock(book.mutex);
    impl_->make_ready(book, placed->symbol);
    trades = impl_->match(book, placed);
    if (trades.empty()) return 0;
    ticket = book.tickets++;
  }
  for (int seen = book.written; seen != ticket; seen = book.written) book.written.wait(seen);
  long traded = 0;
  for (const Trade& trade : trades) {
    impl_->market.write(*trade.buy, *trade.sell, trade.price, trade.quantity);
    traded += trade.quantity;
  }
  ++book.written;
  book.written.notify_all();
  return traded;
}

Quote Books::quote(const std::string& symbol) const {
  Book& book = impl_->find(symbol);
  std::lock_guard lock(book.mutex);
  impl_->make_ready(book, symbol);
  Quote quote;
  if (!book.buys.empty()) quote.buy = book.buys.front().order->price;
  if (!book.sells.empty()) quote.sell = book.sells.front().order->price;
  quote.traded = book.traded;
  return quote;
}

std::vector<Order> Books::resting(const std::string& symbol) const {
  Book& book = impl_->find(symbol);
  std::vector<Resting> all;
  {
    std::lock_guard lock(book.mutex);
    impl_->make_ready(book, symbol);
    all = book.buys;
    all.insert(all.end(), book.sells.begin(), book.sells.end());
  }
  std::vector<Order> orders;
  orders.reserve(all.size());
  for (const Resting& each : all) {
    orders.push_back(*each.order);
    orders.back().quantity = each.left;
  }
  return orders;
}

}  // namespace performance
