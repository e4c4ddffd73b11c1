#include "analyzers/static/engine/held_locks.hpp"

#include "analyzers/static/engine/access_path.hpp"

namespace ccgrade {
namespace {

std::string key_of(const std::vector<HeldLock>& locks) {
  std::string key;
  for (const HeldLock& each : locks)
    key += "|" + class_text(each.held.lock) + ":" + std::to_string(each.held.site.line) +
           (each.held.certain ? "!" : "?");
  return key;
}

}  // namespace

HeldLocks::HeldLocks(std::vector<HeldLock> locks) {
  if (locks.empty()) return;
  std::string key = key_of(locks);
  set_ = std::make_shared<const Set>(Set{std::move(locks), std::move(key)});
}

const std::string& HeldLocks::key() const {
  static const std::string kNone;
  return set_ ? set_->key : kNone;
}

const std::vector<HeldLock>& HeldLocks::all() const {
  static const std::vector<HeldLock> kNone;
  return set_ ? set_->locks : kNone;
}

}  // namespace ccgrade
