// How often notes were copied, and what happens meanwhile.
#pragma once
#include <functional>

#include "api.hpp"

/// Copies, and notes that were made from texts, since the last call.
long copies_of_notes();

/// Called while a note is copied; set before threads begin, by one scenario at a time.
extern std::function<void()> on_copy;

/// Puts what is called back when it ends.
class OnCopy {
 public:
  explicit OnCopy(std::function<void()> call) { on_copy = std::move(call); }
  OnCopy(const OnCopy&) = delete;
  OnCopy& operator=(const OnCopy&) = delete;
  ~OnCopy() { on_copy = nullptr; }
};

inline performance::Order order_of(const std::string& symbol, std::uint64_t id,
                                   performance::Side side, long price, long quantity) {
  return {symbol, id, side, price, quantity, performance::Note("note of " + std::to_string(id))};
}

inline performance::Order bid(const std::string& symbol, std::uint64_t id, long price,
                              long quantity) {
  return order_of(symbol, id, performance::Side::buy, price, quantity);
}

inline performance::Order offer(const std::string& symbol, std::uint64_t id, long price,
                                long quantity) {
  return order_of(symbol, id, performance::Side::sell, price, quantity);
}
