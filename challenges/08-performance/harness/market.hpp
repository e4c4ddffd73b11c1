// A market that remembers what it was told, and lets scenarios look in meanwhile.
#pragma once
#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <utility>

#include "notes.hpp"
#include "scenario.hpp"

/// An entry of the journal.
struct Entry {
  std::uint64_t buy = 0, sell = 0;
  long price = 0, quantity = 0;
  bool operator==(const Entry&) const = default;
};

class TestMarket final : public performance::Market {
 public:
  /// Set before threads begin; called from inside, with the symbol.
  std::function<std::vector<performance::Order>(const std::string&)> on_load;
  std::function<void(const std::string&)> on_rule, on_write;
  /// Pairs that may not trade: who buys, who sells.
  std::set<std::pair<std::uint64_t, std::uint64_t>> forbidden;

  std::vector<performance::Order> load(const std::string& symbol) override {
    return on_load ? on_load(symbol) : std::vector<performance::Order>();
  }

  bool may_trade(const performance::Order& buy, const performance::Order& sell) override {
    if (on_rule) on_rule(buy.symbol);
    return !forbidden.contains({buy.id, sell.id});
  }

  void write(const performance::Order& buy, const performance::Order& sell, long price,
             long quantity) override {
    const std::string symbol = buy.symbol;
    bool strange = sell.symbol != symbol || buy.side != performance::Side::buy ||
                   sell.side != performance::Side::sell || !has_its_note(buy) ||
                   !has_its_note(sell);
    {
      std::lock_guard lock(mutex_);
      strange =
          strange || ++written_now_[symbol] > 1 || quantity_changed(buy) || quantity_changed(sell);
    }
    if (on_write) on_write(symbol);
    std::lock_guard lock(mutex_);
    --written_now_[symbol];
    strange_ = strange_ || strange;
    journal_[symbol].push_back({buy.id, sell.id, price, quantity});
  }

  std::vector<Entry> journal(const std::string& symbol) const {
    std::lock_guard lock(mutex_);
    const auto found = journal_.find(symbol);
    return found == journal_.end() ? std::vector<Entry>() : found->second;
  }

  /// How many of them are about this order.
  long entries_of(const std::string& symbol, std::uint64_t id) const {
    const std::vector<Entry> entries = journal(symbol);
    return std::ranges::count_if(entries,
                                 [&](const Entry& e) { return e.buy == id || e.sell == id; });
  }

  /// Two entries of a symbol were written at once, or orders were not as they came in.
  bool was_told_strange_things() const {
    std::lock_guard lock(mutex_);
    return strange_;
  }

 private:
  static bool has_its_note(const performance::Order& order) {
    return order.note.text() == "note of " + std::to_string(order.id);
  }
  /// It is the same in each entry of an order.
  bool quantity_changed(const performance::Order& order) {
    return quantities_.emplace(order.id, order.quantity).first->second != order.quantity;
  }

  mutable std::mutex mutex_;
  std::map<std::string, std::vector<Entry>> journal_;
  std::map<std::string, int> written_now_;
  std::map<std::uint64_t, long> quantities_;
  bool strange_ = false;
};

/// Books and their market, shared, so that a thread that stays behind finds what it may still use.
struct Floor {
  TestMarket market;
  performance::Books books{market};
};

inline std::shared_ptr<Floor> open_floor(ccgrade::Scenario& s) {
  auto floor = std::make_shared<Floor>();
  s.keep_until_exit(floor);
  return floor;
}

inline std::shared_ptr<performance::Queue> open_queue(ccgrade::Scenario& s, std::size_t room) {
  auto queue = std::make_shared<performance::Queue>(room);
  s.keep_until_exit(queue);
  return queue;
}

/// Shut until somebody opens it; whoever has made it passes all the same. A program in which it is
/// never opened stands still, and whoever watches says where.
class Gate {
 public:
  void open() {
    std::lock_guard lock(mutex_);
    open_ = true;
    opened_.notify_all();
  }
  void pass() {
    if (std::this_thread::get_id() == made_by_) return;
    wait();
  }
  void wait() {
    std::unique_lock lock(mutex_);
    opened_.wait(lock, [&] { return open_; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable opened_;
  const std::thread::id made_by_ = std::this_thread::get_id();
  bool open_ = false;
};

inline constexpr const char* kJournal =
    "the trades of a symbol are written one at a time, with the orders as they came in";
inline constexpr const char* kInOrder =
    "the trades of a symbol are written in the order in which they were made";
inline constexpr const char* kWritten = "place() returns when its own trades are written";
inline constexpr const char* kOneStep = "whoever looks at a book sees all of an order or nothing";
inline constexpr const char* kTraded = "place() says how much was traded";
inline constexpr const char* kOnce = "each order is handled once";
inline constexpr const char* kInTurn =
    "the orders of a symbol are handled in the order in which they were put, one at a time";
