// The book of one symbol: who rests, and who trades with whom. Its user keeps the lock.
#pragma once
#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <utility>
#include <vector>

#include "api.hpp"

namespace performance {

/// Never changes once it has come in, so that the journal, the book and whoever lists it can all
/// look at it, and nobody has to copy it.
using SharedOrder = std::shared_ptr<const Order>;

struct Trade {
  SharedOrder buy, sell;
  long price;
  long quantity;
};

struct Resting {
  SharedOrder order;
  long left;  // of its quantity
};

class Book {
 public:
  void rest(SharedOrder order, long left) {
    const long rank = rank_of(*order);
    own(*order).emplace(rank, Resting{std::move(order), left});
  }

  /// The trades that the order makes; what is left of it rests.
  std::vector<Trade> match(const SharedOrder& order, Market& market,
                           std::unique_lock<std::mutex>& lock) {
    std::vector<Trade> trades;
    const bool buys = order->side == Side::buy;
    long left = order->quantity;
    auto& others = buys ? sells_ : buys_;
    std::set<std::uint64_t> refused;
    const auto next = [&] {
      const auto end = others.upper_bound(-rank_of(*order));
      const auto found = std::find_if(others.begin(), end, [&](const auto& each) {
        return !refused.contains(each.second.order->id);
      });
      return found == end ? others.end() : found;
    };
    for (auto each = next(); left > 0 && each != others.end(); each = next()) {
      const SharedOrder resting = each->second.order;
      const SharedOrder &buy = buys ? order : resting, &sell = buys ? resting : order;
      // Nobody waits for the rules: the lock is let go, and the order looked for again.
      lock.unlock();
      const bool may = market.may_trade(*buy, *sell);
      lock.lock();
      each = next();
      if (each == others.end() || each->second.order != resting) continue;
      if (!may) {
        refused.insert(resting->id);
        continue;
      }
      Resting& other = each->second;
      const long quantity = std::min(left, other.left);
      trades.push_back({buy, sell, other.order->price, quantity});
      traded_ += quantity;
      left -= quantity;
      other.left -= quantity;
      if (other.left == 0) others.erase(each);
    }
    if (left > 0) rest(order, left);
    return trades;
  }

  Quote quote() const {
    Quote quote;
    if (!buys_.empty()) quote.buy = buys_.begin()->second.order->price;
    if (!sells_.empty()) quote.sell = sells_.begin()->second.order->price;
    quote.traded = traded_;
    return quote;
  }

  /// Those that buy, then those that sell, the first to trade first.
  std::vector<Resting> resting() const {
    std::vector<Resting> all;
    for (const Ranks* side : {&buys_, &sells_})
      for (const auto& [_, each] : *side) all.push_back(each);
    return all;
  }

 private:
  /// By rank; those of the same rank stay in the order in which they came.
  using Ranks = std::multimap<long, Resting>;

  static long rank_of(const Order& order) {
    return order.side == Side::buy ? -order.price : order.price;
  }
  Ranks& own(const Order& order) { return order.side == Side::buy ? buys_ : sells_; }

  Ranks buys_, sells_;
  long traded_ = 0;
};

inline std::vector<Order> copies_of(const std::vector<Resting>& resting) {
  std::vector<Order> orders;
  orders.reserve(resting.size());
  for (const Resting& each : resting) {
    orders.push_back(*each.order);
    orders.back().quantity = each.left;
  }
  return orders;
}

}  // namespace performance
