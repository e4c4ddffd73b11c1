// What must hold of all books: who trades with whom, what the journal tells of it, and what is seen
// meanwhile.
#include <stdexcept>
#include <thread>

#include "market.hpp"

using namespace performance;
using ccgrade::Scenario;

namespace {

using Row = std::pair<std::uint64_t, long>;  // whose, and how much of it

std::vector<Row> rows_of(const std::vector<Order>& orders) {
  std::vector<Row> rows;
  for (const Order& each : orders) rows.emplace_back(each.id, each.quantity);
  return rows;
}

bool same(const Quote& one, const Quote& other) {
  return one.buy == other.buy && one.sell == other.sell && one.traded == other.traded;
}

struct Line {
  std::uint64_t id;
  Side side;
  long price;
  long left;
};

/// A book that is looked through from end to end each time.
class PlainBook {
 public:
  /// Returns how much was traded.
  long place(Line order, const std::set<std::pair<std::uint64_t, std::uint64_t>>& forbidden) {
    const long before = order.left;
    for (const Line& seen : sorted(order.side == Side::buy ? Side::sell : Side::buy)) {
      const bool buys = order.side == Side::buy;
      const bool agree = buys ? order.price >= seen.price : order.price <= seen.price;
      const std::uint64_t buy = buys ? order.id : seen.id, sell = buys ? seen.id : order.id;
      if (!agree || order.left == 0 || forbidden.contains({buy, sell})) continue;
      const long quantity = std::min(order.left, seen.left);
      journal.push_back({buy, sell, seen.price, quantity});
      order.left -= quantity;
      for (Line& each : lines_)
        if (each.id == seen.id) each.left -= quantity;
      std::erase_if(lines_, [](const Line& each) { return each.left == 0; });
    }
    if (order.left > 0) lines_.push_back(order);
    traded_ += before - order.left;
    return before - order.left;
  }

  Quote quote() const {
    Quote quote;
    const std::vector<Line> buys = sorted(Side::buy), sells = sorted(Side::sell);
    if (!buys.empty()) quote.buy = buys[0].price;
    if (!sells.empty()) quote.sell = sells[0].price;
    quote.traded = traded_;
    return quote;
  }

  std::vector<Row> rows() const {
    std::vector<Row> rows;
    for (const Side side : {Side::buy, Side::sell})
      for (const Line& each : sorted(side)) rows.emplace_back(each.id, each.left);
    return rows;
  }

  std::vector<Entry> journal;

 private:
  std::vector<Line> sorted(Side side) const {
    std::vector<Line> lines;
    for (const Line& each : lines_)
      if (each.side == side) lines.push_back(each);
    std::ranges::stable_sort(lines, [&](const Line& one, const Line& other) {
      return side == Side::buy ? one.price > other.price : one.price < other.price;
    });
    return lines;
  }

  std::vector<Line> lines_;  // in the order in which they came
  long traded_ = 0;
};

}  // namespace

void price_then_age(Scenario& s) {
  const auto floor = open_floor(s);
  Books& books = floor->books;
  s.check(books.place(offer("A", 1, 12, 5)) == 0, kTraded);
  s.check(books.place(offer("A", 2, 10, 5)) == 0, kTraded);
  s.check(books.place(offer("A", 3, 10, 5)) == 0, kTraded);
  s.check(books.place(bid("B", 4, 99, 5)) == 0, "orders trade within their symbol");
  s.check(books.place(bid("A", 5, 11, 12)) == 10, kTraded);
  s.check(floor->market.journal("A") == std::vector<Entry>{{5, 2, 10, 5}, {5, 3, 10, 5}},
          "the best price trades first, and of the same price the oldest, at the price of who "
          "rested");
  s.check(same(books.quote("A"), {11, 12, 10}), "a quote shows the best prices that rest");
  s.check(same(books.quote("B"), {99, {}, 0}), "a quote shows the best prices that rest");
  s.check(same(books.quote("C"), {}), "a new symbol has an empty book");
  s.check(rows_of(books.resting("A")) == std::vector<Row>{{5, 2}, {1, 5}},
          "what is left of an order rests");
  s.check(!floor->market.was_told_strange_things(), kJournal);
}

void by_the_book(Scenario& s) {
  const auto floor = open_floor(s);
  const std::vector<std::string> symbols{"A", "B"};
  std::vector<PlainBook> plain(symbols.size());
  bool traded = true, quoted = true, rested = true;
  for (std::uint64_t id = 1; id <= static_cast<std::uint64_t>(100 * s.scale()); ++id) {
    for (int i = 0; i < 3; ++i) floor->market.forbidden.insert({id, 1 + s.rng().below(id + 5)});
    const std::size_t at = s.rng().below(symbols.size());
    const Side side = s.rng().below(2) == 0 ? Side::buy : Side::sell;
    const long price = 100 + static_cast<long>(s.rng().below(8));
    const long quantity = 1 + static_cast<long>(s.rng().below(9));
    const long should = plain[at].place({id, side, price, quantity}, floor->market.forbidden);
    const std::string& symbol = symbols[at];
    traded &= floor->books.place(order_of(symbol, id, side, price, quantity)) == should;
    quoted &= same(floor->books.quote(symbol), plain[at].quote());
    rested &= rows_of(floor->books.resting(symbol)) == plain[at].rows();
  }
  s.check(traded, kTraded);
  s.check(quoted, "a quote shows the best prices that rest, and how much was traded");
  s.check(rested, "resting() lists what is left of each order, the first to trade first");
  for (std::size_t i = 0; i < symbols.size(); ++i)
    s.check(floor->market.journal(symbols[i]) == plain[i].journal,
            "orders trade by price, then by age, as far as the rules let them");
  s.check(!floor->market.was_told_strange_things(), kJournal);
}

void one_for_two(Scenario& s) {
  const auto floor = open_floor(s);
  floor->books.place(offer("A", 1, 10, 3));
  long first = 0, second = 0;
  {
    std::jthread one([&] { first = floor->books.place(bid("A", 2, 10, 2)); });
    std::jthread two([&] { second = floor->books.place(bid("A", 3, 10, 2)); });
  }
  s.check(first + second == 3 && first >= 1 && second >= 1, "what is there is traded once");
  const Quote quote = floor->books.quote("A");
  s.check(quote.traded == 3 && quote.buy == 10 && !quote.sell, "what is left of an order rests");
  s.check(!floor->market.was_told_strange_things(), kJournal);
}

void journal_in_order(Scenario& s) {
  const auto floor = open_floor(s);
  floor->books.place(offer("A", 1, 10, 1));
  floor->books.place(offer("A", 2, 11, 1));
  const auto buy = [&](std::uint64_t id) {
    floor->books.place(bid("A", id, 20, 1));
    s.check(floor->market.entries_of("A", id) == 1, kWritten);
  };
  {
    std::jthread one(buy, 3), two(buy, 4);
  }
  const std::vector<Entry> journal = floor->market.journal("A");
  s.check(journal.size() == 2 && journal[0].price == 10 && journal[1].price == 11, kInOrder);
  s.check(!floor->market.was_told_strange_things(), kJournal);
}

void journal_of_three(Scenario& s) {
  const auto floor = open_floor(s);
  for (std::uint64_t i = 0; i < 3; ++i)
    floor->books.place(offer("A", 1 + i, 10 + static_cast<long>(i), 1));
  const auto buy = [&](std::uint64_t id) {
    floor->books.place(bid("A", id, 20, 1));
    s.check(floor->market.entries_of("A", id) == 1, kWritten);
  };
  {
    std::jthread one(buy, 4), two(buy, 5), three(buy, 6);
  }
  s.check(std::ranges::is_sorted(floor->market.journal("A"), {}, &Entry::price), kInOrder);
  s.check(!floor->market.was_told_strange_things(), kJournal);
}

void looked_at_meanwhile(Scenario& s) {
  const auto floor = open_floor(s);
  floor->books.place(offer("A", 1, 10, 1));
  floor->books.place(offer("A", 2, 11, 1));
  std::jthread buyer([&] { floor->books.place(bid("A", 3, 12, 3)); });
  const Quote quote = floor->books.quote("A");
  s.check(same(quote, {{}, 10, 0}) || same(quote, {12, {}, 2}), kOneStep);
}

void listed_meanwhile(Scenario& s) {
  const auto floor = open_floor(s);
  floor->books.place(offer("A", 1, 10, 1));
  floor->books.place(offer("A", 2, 11, 2));
  std::jthread buyer([&] { floor->books.place(bid("A", 3, 12, 2)); });
  const std::vector<Row> rows = rows_of(floor->books.resting("A"));
  s.check(rows == std::vector<Row>{{1, 1}, {2, 2}} || rows == std::vector<Row>{{2, 1}}, kOneStep);
}

void two_orders_meet(Scenario& s) {
  const auto floor = open_floor(s);
  long first = 0, second = 0;
  {
    std::jthread one([&] { first = floor->books.place(bid("A", 1, 10, 1)); });
    std::jthread two([&] { second = floor->books.place(offer("A", 2, 10, 1)); });
  }
  s.check(first + second == 1, "two orders that can agree do not rest beside each other");
  s.check(floor->market.journal("A") == std::vector<Entry>{{1, 2, 10, 1}}, kInOrder);
}

void loaded_once(Scenario& s) {
  const auto floor = open_floor(s);
  std::atomic<int> loads = 0;
  floor->market.on_load = [&](const std::string& symbol) {
    ++loads;
    std::vector<Order> orders;
    orders.push_back(offer(symbol, 1, 10, 1));
    return orders;
  };
  long first = 0, second = 0;
  {
    std::jthread one([&] { first = floor->books.place(bid("A", 2, 10, 1)); });
    std::jthread two([&] { second = floor->books.place(bid("A", 3, 10, 1)); });
  }
  s.check(loads == 1, "a book is loaded once");
  s.check(first + second == 1, "what rested last night is traded once");
  s.check(floor->books.quote("A").buy == 10, "no order is lost while a book is loaded");
}

void looked_at_first(Scenario& s) {
  const auto floor = open_floor(s);
  std::atomic<int> loads = 0;
  floor->market.on_load = [&](const std::string& symbol) {
    loads.fetch_add(1, std::memory_order_relaxed);
    std::vector<Order> orders;
    orders.push_back(offer(symbol, 1, 10, 1));
    return orders;
  };
  Quote quote;
  std::vector<Row> rows;
  {
    std::jthread one([&] { quote = floor->books.quote("A"); });
    std::jthread two([&] { rows = rows_of(floor->books.resting("A")); });
  }
  s.check(loads == 1, "a book is loaded once");
  s.check(same(quote, {{}, 10, 0}) && rows == std::vector<Row>{{1, 1}},
          "what rested last night is seen by whoever looks first");
}

void load_fails(Scenario& s) {
  const auto floor = open_floor(s);
  std::atomic<int> loads = 0;
  floor->market.on_load = [&](const std::string& symbol) {
    if (++loads == 1) throw std::runtime_error("the file is busy");
    std::vector<Order> orders;
    orders.push_back(offer(symbol, 1, 10, 1));
    return orders;
  };
  std::atomic<int> failed = 0;
  const auto look = [&] {
    try {
      floor->books.quote("A");
    } catch (const std::runtime_error&) {
      ++failed;
    }
  };
  {
    std::jthread one(look), two(look);
  }
  s.check(failed >= 1, "when load() throws so does the call");
  s.check(floor->books.quote("A").sell == 10, "when load() has thrown the next call loads again");
  s.check(loads == 2, "a book is loaded once");
  s.check(floor->books.place(bid("A", 2, 10, 1)) == 1, "what rested last night is traded");
}

void last_night(Scenario& s) {
  const auto floor = open_floor(s);
  int loads = 0;
  floor->market.on_load = [&](const std::string& symbol) {
    ++loads;
    std::vector<Order> orders;
    if (symbol == "A") {
      orders.push_back(offer("A", 1, 12, 5));
      orders.push_back(offer("A", 2, 11, 4));
      orders.push_back(bid("A", 3, 10, 3));
      orders.push_back(offer("A", 4, 11, 2));
    }
    return orders;
  };
  s.check(rows_of(floor->books.resting("A")) == std::vector<Row>{{3, 3}, {2, 4}, {4, 2}, {1, 5}},
          "what rested last night rests, the first to trade first");
  s.check(same(floor->books.quote("A"), {10, 11, 0}), "what rested last night is quoted");
  s.check(floor->books.place(bid("A", 5, 11, 5)) == 5, "what rested last night is traded");
  s.check(floor->market.journal("A") == std::vector<Entry>{{5, 2, 11, 4}, {5, 4, 11, 1}}, kInOrder);
  s.check(!floor->market.was_told_strange_things(), kJournal);
  s.check(loads == 1, "a book is loaded once");
}

void crowd_on_the_floor(Scenario& s) {
  const auto floor = open_floor(s);
  const std::vector<std::string> symbols{"A", "B", "C"};
  floor->market.on_load = [](const std::string& symbol) {
    std::vector<Order> orders;
    orders.push_back(offer(symbol, 1'000'000 + symbol[0], 100, 1));
    return orders;
  };
  std::atomic<long> traded = 0;
  std::atomic<bool> torn = false, unwritten = false;
  const auto trade = [&](std::uint64_t thread) {
    for (int i = 0; i < 20 * s.scale(); ++i) {
      const std::uint64_t id = 4 * static_cast<std::uint64_t>(i) + thread + 1;
      const std::string& symbol = symbols[id / 3 % symbols.size()];
      const long now = floor->books.place(
          order_of(symbol, id, thread % 2 == 0 ? Side::buy : Side::sell, 100, 1 + i % 2));
      traded += now;
      unwritten = unwritten || (now > 0 && floor->market.entries_of(symbol, id) == 0);
      const Quote quote = floor->books.quote(symbol);
      torn = torn || (quote.buy && quote.sell);
      bool buys = false, sells = false;
      for (const Order& each : floor->books.resting(symbol))
        (each.side == Side::buy ? buys : sells) = true;
      torn = torn || (buys && sells);
    }
  };
  {
    std::jthread one(trade, 0), two(trade, 1), three(trade, 2), four(trade, 3);
  }
  long written = 0, quoted = 0;
  for (const std::string& symbol : symbols) {
    for (const Entry& each : floor->market.journal(symbol)) written += each.quantity;
    quoted += floor->books.quote(symbol).traded;
  }
  s.check(!torn, kOneStep);
  s.check(!unwritten, kWritten);
  s.check(written == traded && quoted == traded, kTraded);
  s.check(!floor->market.was_told_strange_things(), kJournal);
}

void new_symbols_meanwhile(Scenario& s) {
  const auto floor = open_floor(s);
  std::atomic<int> loads = 0;
  floor->market.on_load = [&](const std::string&) {
    ++loads;
    return std::vector<Order>();
  };
  const int symbols = 10 * s.scale();
  std::atomic<long> traded = 0;
  const auto trade = [&](std::uint64_t thread, Side side) {
    for (int i = 0; i < symbols; ++i)
      traded += floor->books.place(order_of(
          "new " + std::to_string(i), 2 * static_cast<std::uint64_t>(i) + thread, side, 7, 1));
  };
  {
    std::jthread one(trade, 1, Side::buy), two(trade, 2, Side::sell);
  }
  s.check(loads == symbols, "a book is loaded once");
  s.check(traded == symbols, "no order is lost while a book is loaded");
}
