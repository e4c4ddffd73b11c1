#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <tuple>

#include "api.hpp"

namespace performance {

namespace {

/// An order in the house. The order itself is never written to, what is left with the book's lock.
struct Live {
  Live(Order&& came_in, long age)
      : order(std::move(came_in)),
        left(order.quantity),
        rank(order.side == Side::buy ? -order.price : order.price),
        age(age) {}
  const Order order;
  long left;
  const long rank, age;
};

struct Sooner {
  bool operator()(const std::shared_ptr<Live>& one, const std::shared_ptr<Live>& other) const {
    return std::tie(one->rank, one->age) < std::tie(other->rank, other->age);
  }
};

using Ranks = std::set<std::shared_ptr<Live>, Sooner>;

struct Trade {
  std::shared_ptr<const Live> buy, sell;
  long price;
  long quantity;
};

enum class State { unknown, being_loaded, loaded };

struct Book {
  std::mutex mutex;  // for all that follows
  std::condition_variable state_changed;
  State state = State::unknown;
  Ranks buys, sells;
  long traded = 0;
  long ages = 0;
  long tickets = 0, now_writing = 0;
  std::map<long, std::condition_variable> turns;  // of the tickets that wait

  Ranks& side(Side side) { return side == Side::buy ? buys : sells; }
};

using Directory = std::map<std::string, std::shared_ptr<Book>>;

}  // namespace

struct Books::Impl {
  Market& market;
  std::mutex mutex;  // for the pointer; what it points to never changes
  std::shared_ptr<const Directory> directory = std::make_shared<Directory>();

  std::shared_ptr<const Directory> current() {
    std::lock_guard lock(mutex);
    return directory;
  }

  std::shared_ptr<Book> find(const std::string& symbol) {
    const std::shared_ptr<const Directory> seen = current();
    if (const auto found = seen->find(symbol); found != seen->end()) return found->second;
    std::lock_guard lock(mutex);
    if (const auto found = directory->find(symbol); found != directory->end()) return found->second;
    auto larger = std::make_shared<Directory>(*directory);
    const auto book = (*larger)[symbol] = std::make_shared<Book>();
    directory = larger;
    return book;
  }

  /// The book, and its lock.
  std::pair<std::shared_ptr<Book>, std::unique_lock<std::mutex>> enter(const std::string& symbol) {
    std::shared_ptr<Book> book = find(symbol);
    std::unique_lock lock(book->mutex);
    book->state_changed.wait(lock, [&] { return book->state != State::being_loaded; });
    if (book->state == State::unknown) load(*book, symbol, lock);
    return {std::move(book), std::move(lock)};
  }

  void load(Book& book, const std::string& symbol, std::unique_lock<std::mutex>& lock) {
    book.state = State::being_loaded;
    lock.unlock();
    std::vector<Order> orders;
    try {
      orders = market.load(symbol);
    } catch (...) {
      lock.lock();
      book.state = State::unknown;
      book.state_changed.notify_all();
      throw;
    }
    lock.lock();
    for (Order& order : orders) {
      const auto live = std::make_shared<Live>(std::move(order), book.ages++);
      book.side(live->order.side).insert(live);
    }
    book.state = State::loaded;
    book.state_changed.notify_all();
  }

  std::vector<Trade> match(Book& book, const std::shared_ptr<Live>& live) {
    std::vector<Trade> trades;
    const bool buys = live->order.side == Side::buy;
    Ranks& others = buys ? book.sells : book.buys;
    for (auto each = others.begin();
         each != others.end() && live->left > 0 && (*each)->rank <= -live->rank;) {
      const std::shared_ptr<Live> other = *each;
      const auto& buy = buys ? live : other;
      const auto& sell = buys ? other : live;
      if (!market.may_trade(buy->order, sell->order)) {
        ++each;
        continue;
      }
      const long quantity = std::min(live->left, other->left);
      live->left -= quantity;
      other->left -= quantity;
      book.traded += quantity;
      trades.push_back({buy, sell, other->order.price, quantity});
      if (other->left == 0) each = others.erase(each);
    }
    if (live->left > 0) book.side(live->order.side).insert(live);
    return trades;
  }
};

Books::Books(Market& market) : impl_(std::make_unique<Impl>(market)) {}

Books::~Books() = default;

long Books::place(Order order) {
  auto [book, lock] = impl_->enter(order.symbol);
  const auto live = std::make_shared<Live>(std::move(order), book->ages++);
  const std::vector<Trade> trades = impl_->match(*book, live);
  if (trades.empty()) return 0;

  const long ticket = book->tickets++;
  if (ticket != book->now_writing) {
    std::condition_variable& turn = book->turns[ticket];
    while (book->now_writing != ticket) turn.wait(lock);
    book->turns.erase(ticket);
  }
  lock.unlock();
  long traded = 0;
  for (const Trade& trade : trades) {
    impl_->market.write(trade.buy->order, trade.sell->order, trade.price, trade.quantity);
    traded += trade.quantity;
  }
  lock.lock();
  ++book->now_writing;
  if (const auto next = book->turns.find(book->now_writing); next != book->turns.end())
    next->second.notify_one();
  return traded;
}

Quote Books::quote(const std::string& symbol) const {
  const auto [book, lock] = impl_->enter(symbol);
  Quote quote;
  if (!book->buys.empty()) quote.buy = (*book->buys.begin())->order.price;
  if (!book->sells.empty()) quote.sell = (*book->sells.begin())->order.price;
  quote.traded = book->traded;
  return quote;
}

std::vector<Order> Books::resting(const std::string& symbol) const {
  std::vector<std::pair<std::shared_ptr<const Live>, long>> seen;
  {
    const auto [book, lock] = impl_->enter(symbol);
    for (const Ranks* side : {&book->buys, &book->sells})
      for (const auto& each : *side) seen.emplace_back(each, each->left);
  }
  std::vector<Order> orders;
  orders.reserve(seen.size());
  for (const auto& [live, left] : seen) {
    orders.push_back(live->order);
    orders.back().quantity = left;
  }
  return orders;
}

}  // namespace performance
