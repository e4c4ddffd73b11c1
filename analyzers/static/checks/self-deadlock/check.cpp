// A thread that asks for a lock that it already holds, and that is not made to be taken twice,
// waits for itself. Both places are known, and that it is one and the same object (surely_same).
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/relock.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

class SelfDeadlock : public Check {
 public:
  std::string rule() const override { return "self-deadlock"; }

  void run(const Program& program, Sink& sink) const override {
    for (const Relock& relock : relocks(program))
      if (!relock.held->held.shared) sink.report(describe(relock));
  }

 private:
  Finding describe(const Relock& relock) const {
    const std::string held = quoted(relock.held->held.lock.text);
    return ccgrade::describe(relock, rule(), ", which its thread already holds since line ",
                             "waits for " + held + ", which only this thread could unlock");
  }
};

}  // namespace

std::unique_ptr<Check> make_self_deadlock_check() {
  return std::make_unique<SelfDeadlock>();
}

}  // namespace ccgrade
