#pragma once
#include "strategy.hpp"

namespace ccgrade::explore {

/// The default schedule: every thread goes on as long as it can.
class Usual final : public Strategy {
 public:
  void begin(std::uint64_t, const Profile&) override {}
  unsigned pick(const Options& options) override { return options.usual; }
};

}  // namespace ccgrade::explore
