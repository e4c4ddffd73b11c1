#include <cstdint>
#include <deque>
#include <mutex>
#include <unordered_map>
#include <utility>

#include "api.hpp"

namespace memory_leak {

struct LastTexts::Impl {
  explicit Impl(std::size_t most) : most(most) {}

  struct Entry {
    std::string text;
    std::uint64_t used = 0;
  };
  struct Use {
    std::uint64_t number;
    std::string topic;
  };

  const std::size_t most;
  std::mutex mutex;
  std::unordered_map<std::string, Entry> entries;
  std::uint64_t uses = 0;
  std::deque<Use> log;  // the oldest in front; of each topic only the last one counts

  bool counts(const Use& use) const {
    const auto found = entries.find(use.topic);
    return found != entries.end() && found->second.used == use.number;
  }
  void forget_oldest() {
    while (!counts(log.front())) log.pop_front();
    entries.erase(log.front().topic);
    log.pop_front();
  }
  /// Once in as many calls as there are entries.
  void tidy_up() {
    if (log.size() > 2 * most) std::erase_if(log, [this](const Use& use) { return !counts(use); });
  }
};

LastTexts::LastTexts(std::size_t topics) : impl_(std::make_unique<Impl>(topics)) {}

LastTexts::~LastTexts() = default;

void LastTexts::put(const std::string& topic, const std::string& text) {
  std::lock_guard lock(impl_->mutex);
  const std::uint64_t use = ++impl_->uses;
  impl_->entries[topic] = {text, use};
  impl_->log.push_back({use, topic});
  if (impl_->entries.size() > impl_->most) impl_->forget_oldest();
  impl_->tidy_up();
}

std::optional<std::string> LastTexts::of(const std::string& topic) const {
  std::lock_guard lock(impl_->mutex);
  const auto found = impl_->entries.find(topic);
  if (found == impl_->entries.end()) return std::nullopt;
  return found->second.text;
}

}  // namespace memory_leak
