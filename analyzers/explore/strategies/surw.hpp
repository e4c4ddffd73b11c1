#pragma once
#include "analyzers/explore/runtime/arena.hpp"
#include "dependence.hpp"

namespace ccgrade::explore {

/// Selectively uniform random walk (Zhao et al., ASPLOS 2025): in each execution the accesses to
/// one object matter, and every order of them is about as likely as any other; everything else goes
/// by chance. A thread that waits for its turn at the object is held back, so that a window stays
/// open for as long as others need, even until they are created: what takes one switch among many
/// threads is found where priorities find it once in thousands.
///
/// Which threads come to an object, how often and where in the code, is known from the execution
/// before. In every second execution turns are drawn by that place: one reader among a hundred
/// writers gets its share.
class Surw final : public Strategy {
 public:
  explicit Surw(Arena& arena) : uses_(arena), last_(arena), places_(arena) {}

  void begin(std::uint64_t seed, const Profile&) override;
  unsigned pick(const Options& options) override;
  bool asks_always() const override { return true; }

 private:
  static constexpr int kMostThreads = 128;
  static constexpr int kMostPlaces = 16;
  static constexpr std::size_t kMostObjects = 512;
  static constexpr unsigned kSurprise = 64;

  /// What the threads do with an object.
  struct Use {
    const void* object = nullptr;
    int threads = 0;       ///< that come to it at all
    bool changes = false;  ///< when it is shared already, or by another than the main thread
    std::uint16_t times[kMostThreads] = {};
    std::uintptr_t place[kMostThreads] = {};  ///< where they do, the first time
  };

  void choose_object();
  void choose_turn();
  int by_weight();
  int by_place();
  unsigned among(const Options& options);
  void note(const Option& option);
  bool matters(const Option& option) const {
    return has_object_ && option.wake == Wake::ready && option.op->object == use_.object;
  }
  bool may_go(const Option& option) const { return !matters(option) || option.thread == turn_; }

  Dice dice_;
  Vec<Use> uses_;                     ///< in this execution …
  Vec<Use> last_;                     ///< … and in the one before
  AddressMap<std::uint32_t> places_;  ///< in uses_, plus 1
  bool has_object_ = false;
  Use use_;  ///< of the object that matters; how often each thread will come to it yet
  bool draws_by_place_ = false;
  int turn_ = -1;  ///< whose access to it is the next
};

}  // namespace ccgrade::explore
