#pragma once
#include "analyzers/explore/runtime/arena.hpp"
#include "strategy.hpp"

namespace ccgrade::explore {

/// Makes threads meet where a bug is predicted (active testing: Joshi, Park, Sen, Naik, PLDI 2009):
/// whoever comes to one of the places is held there, most of the time, until nobody else can go on;
/// then chance lets one of them pass. Everything else goes by chance, with few switches. Of locks
/// only those count that are wanted by who holds another: the first of a nest opens no window.
class Directed final : public Strategy {
 public:
  /// The places are addresses of calls, as in Op::pc. They outlive the strategy.
  Directed(const Vec<std::uintptr_t>& places, Arena& arena) : places_(places), arrivals_(arena) {}

  void begin(std::uint64_t seed, const Profile&) override;
  unsigned pick(const Options& options) override;
  bool asks_always() const override { return true; }

 private:
  /// What was decided for a thread's next step.
  enum class Arrival : std::uint8_t { undecided, held, passing };
  static constexpr unsigned kPassesUnheld = 8;  ///< one in so many: others come later
  static constexpr unsigned kSwitchPercent = 10;
  static constexpr unsigned kSurprise = 64;

  bool is_held(const Option& option);
  bool is_aimed_at(const Option& option) const;
  unsigned among_ready(const Options& options);

  const Vec<std::uintptr_t>& places_;
  Vec<Arrival> arrivals_;  ///< by thread
  Dice dice_;
};

}  // namespace ccgrade::explore
