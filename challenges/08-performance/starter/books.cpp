#include <algorithm>
#include <list>
#include <map>
#include <mutex>

#include "api.hpp"

namespace performance {

namespace {

struct Trade {
  Order buy, sell;
  long price;
  long quantity;
};

struct Resting {
  Order order;
  long left;  // of its quantity
};

/// What rests, in the order in which it would trade.
struct Book {
  std::list<Resting> buys, sells;
  long traded = 0;
};

bool can_agree(const Order& one, const Order& other) {
  return one.side == Side::buy ? one.price >= other.price : one.price <= other.price;
}

bool is_better(const Order& one, const Order& other) {
  return one.side == Side::buy ? one.price > other.price : one.price < other.price;
}

void rest(Book& book, const Order& order, long left) {
  auto& own = order.side == Side::buy ? book.buys : book.sells;
  const auto behind =
      std::ranges::find_if(own, [&](const Resting& each) { return is_better(order, each.order); });
  own.insert(behind, Resting{order, left});
}

/// The trades that the order makes; what is left of it rests.
std::vector<Trade> match(Book& book, const Order& order, Market& market) {
  std::vector<Trade> trades;
  long left = order.quantity;
  auto& others = order.side == Side::buy ? book.sells : book.buys;
  for (auto each = others.begin();
       left > 0 && each != others.end() && can_agree(order, each->order);) {
    const Order& buy = order.side == Side::buy ? order : each->order;
    const Order& sell = order.side == Side::buy ? each->order : order;
    if (!market.may_trade(buy, sell)) {
      ++each;
      continue;
    }
    const long quantity = std::min(left, each->left);
    trades.push_back({buy, sell, each->order.price, quantity});
    book.traded += quantity;
    left -= quantity;
    each->left -= quantity;
    if (each->left == 0) each = others.erase(each);
  }
  if (left > 0) rest(book, order, left);
  return trades;
}

}  // namespace

struct Books::Impl {
  Market& market;
  std::mutex mutex;  // for all that follows
  std::map<std::string, Book> books;

  Book& book(const std::string& symbol) {
    if (const auto found = books.find(symbol); found != books.end()) return found->second;
    Book book;
    for (const Order& order : market.load(symbol)) rest(book, order, order.quantity);
    return books[symbol] = book;
  }
};

Books::Books(Market& market) : impl_(new Impl{market, {}, {}}) {}

Books::~Books() = default;

long Books::place(Order order) {
  std::lock_guard lock(impl_->mutex);
  long traded = 0;
  for (const Trade& trade : match(impl_->book(order.symbol), order, impl_->market)) {
    impl_->market.write(trade.buy, trade.sell, trade.price, trade.quantity);
    traded += trade.quantity;
  }
  return traded;
}

Quote Books::quote(const std::string& symbol) const {
  std::lock_guard lock(impl_->mutex);
  const Book& book = impl_->book(symbol);
  Quote quote;
  if (!book.buys.empty()) quote.buy = book.buys.front().order.price;
  if (!book.sells.empty()) quote.sell = book.sells.front().order.price;
  quote.traded = book.traded;
  return quote;
}

std::vector<Order> Books::resting(const std::string& symbol) const {
  std::lock_guard lock(impl_->mutex);
  const Book& book = impl_->book(symbol);
  std::vector<Order> orders;
  for (const auto* side : {&book.buys, &book.sells})
    for (const Resting& each : *side) {
      orders.push_back(each.order);
      orders.back().quantity = each.left;
    }
  return orders;
}

}  // namespace performance
