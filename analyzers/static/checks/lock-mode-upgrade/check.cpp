// Who holds a shared_mutex for reading and asks for it for writing waits until all readers are
// gone, of whom it is one.
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/relock.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

class LockModeUpgrade : public Check {
 public:
  std::string rule() const override { return "lock-mode-upgrade"; }

  void run(const Program& program, Sink& sink) const override {
    for (const Relock& relock : relocks(program))
      if (relock.held->held.shared && !relock.effect->shared) sink.report(describe(relock));
  }

 private:
  Finding describe(const Relock& relock) const {
    const std::string held = quoted(relock.held->held.lock.text);
    return ccgrade::describe(relock, rule(),
                             " for writing while its thread holds it for reading since line ",
                             "waits until nobody reads " + held + ", and reads it itself");
  }
};

}  // namespace

std::unique_ptr<Check> make_lock_mode_upgrade_check() {
  return std::make_unique<LockModeUpgrade>();
}

}  // namespace ccgrade
