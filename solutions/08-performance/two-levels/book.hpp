// The book of one symbol: levels of prices, each with a line of orders. Its user keeps the lock.
#pragma once
#include <algorithm>
#include <list>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "api.hpp"

namespace performance {

using SharedOrder = std::shared_ptr<const Order>;

/// An order that rests, and what is left of it.
struct Resting {
  SharedOrder order;
  long left;
};

struct Trade {
  SharedOrder buy, sell;
  long price;
  long quantity;
};

class Book {
 public:
  void rest(const SharedOrder& order, long left) {
    if (order->side == Side::buy)
      buys_[order->price].push_back({order, left});
    else
      sells_[order->price].push_back({order, left});
  }

  /// The trades that the order makes; what is left of it rests.
  std::vector<Trade> match(const SharedOrder& order, Market& market) {
    std::vector<Trade> trades;
    const long left = order->side == Side::buy ? match(order, sells_, market, trades)
                                               : match(order, buys_, market, trades);
    if (left > 0) rest(order, left);
    return trades;
  }

  Quote quote() const {
    Quote quote;
    if (!buys_.empty()) quote.buy = buys_.begin()->first;
    if (!sells_.empty()) quote.sell = sells_.begin()->first;
    quote.traded = traded_;
    return quote;
  }

  std::vector<Resting> resting() const {
    std::vector<Resting> all;
    for (const auto& [_, level] : buys_) all.insert(all.end(), level.begin(), level.end());
    for (const auto& [_, level] : sells_) all.insert(all.end(), level.begin(), level.end());
    return all;
  }

 private:
  using Level = std::list<Resting>;

  template <class Levels>
  long match(const SharedOrder& order, Levels& levels, Market& market, std::vector<Trade>& trades) {
    long left = order->quantity;
    // Up to the first price that is worse than the order's.
    for (auto level = levels.begin(), end = levels.upper_bound(order->price);
         left > 0 && level != end;) {
      match(order, level->second, market, trades, left);
      level = level->second.empty() ? levels.erase(level) : std::next(level);
    }
    return left;
  }

  void match(const SharedOrder& order, Level& level, Market& market, std::vector<Trade>& trades,
             long& left) {
    for (auto other = level.begin(); left > 0 && other != level.end();) {
      const auto [buy, sell] = order->side == Side::buy ? std::pair(order, other->order)
                                                        : std::pair(other->order, order);
      if (!market.may_trade(*buy, *sell)) {
        ++other;
        continue;
      }
      const long quantity = std::min(left, other->left);
      trades.push_back({buy, sell, other->order->price, quantity});
      traded_ += quantity;
      left -= quantity;
      other->left -= quantity;
      if (other->left == 0) other = level.erase(other);
    }
  }

  std::map<long, Level, std::greater<>> buys_;  // the highest price first
  std::map<long, Level> sells_;                 // the lowest price first
  long traded_ = 0;
};

}  // namespace performance
