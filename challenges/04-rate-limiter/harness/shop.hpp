// A bucket with a clock whose hands the scenario moves, and what must hold of each.
#pragma once
#include <memory>

#include "api.hpp"
#include "hands.hpp"
#include "scenario.hpp"

/// A bucket and its clock, shared, so that a thread that stays behind finds what it may still use.
struct Shop {
  Shop(unsigned rate, unsigned size) : bucket(rate, size, clock) {}
  Hands clock;
  rate_limiter::Bucket bucket;
};

inline std::shared_ptr<Shop> open_shop(ccgrade::Scenario& s, unsigned rate, unsigned size) {
  auto shop = std::make_shared<Shop>(rate, size);
  s.keep_until_exit(shop);
  return shop;
}

inline constexpr const char* kNeverMore = "never more tokens are taken than were in the bucket";
inline constexpr const char* kWaiting = "waiting() says how many calls of take() wait";
inline constexpr const char* kNotLost = "tokens that came, and found room, can be taken";
